"""Selection: a named human decides for a reason tied to the profile, and the person is told."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.recruitment import actions
from jobbspar.apps.recruitment.queries import get_candidate, list_decisions, list_requirements
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.recruitment import NoRequirements
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.recruitment.forms import DecisionForm
from jobbspar.web.recruitment.wording import recruitment_crumbs
from jobbspar.web.refusals import told_on


@allowed(Permission.CANDIDATE_DECIDE)
def decide(request: SignedInRequest, participation_id: int) -> HttpResponse:
    candidate = get_candidate(request.actor, participation_id)
    part, now = candidate.participation, timezone.now()
    requirements = list_requirements(part.round)
    initial = {"decider": request.actor.name, "decided_on": swedish_day(now)}
    form = DecisionForm(request.POST or None, requirements=requirements, initial=initial)
    if form.is_valid():
        with told_on(form):
            actions.decide_selection(actor=request.actor, participation=part, now=now, **form.cleaned_data)
        if not form.errors:
            is_told = form.cleaned_data["told_on"]
            messages.success(
                request, _("The decision is written.") if is_told else _("The decision is written. Tell the person.")
            )
            return redirect("recruitment:round", part.round_id)
    mend = ("tracks:edit", (part.round.track_id,))
    context = {
        "form": form,
        "heading": _("Decision on %(name)s") % {"name": candidate.name},
        "lead": _("The reason is tied to what the profile asks. Nothing else about the person may decide."),
        "submit": _("Write the decision"),
        "refusals": [] if requirements else [NoRequirements(mend_at=mend)],
        "back": reverse("recruitment:candidate", args=[part.pk]),
        "crumbs": recruitment_crumbs(part.round, candidate.name),
    }
    return render(request, "tracks/form.html", context)


@require_POST
@allowed(Permission.CANDIDATE_DECIDE)
def told(request: SignedInRequest, participation_id: int, decision_id: int) -> HttpResponse:
    """Note that the person has been told today."""
    part = get_candidate(request.actor, participation_id).participation
    decision = next((one for one in list_decisions(part) if one.pk == decision_id), None)
    if decision is None:
        raise Http404
    decision.participation = part
    now = timezone.now()
    actions.note_told(actor=request.actor, decision=decision, told_on=swedish_day(now), now=now)
    messages.success(request, _("Saved."))
    return redirect("recruitment:candidate", part.pk)
