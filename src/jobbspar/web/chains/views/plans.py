"""Take a chain over into a person's own plan, after the difference has been seen."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.chains.actions import take_chain_into_plan
from jobbspar.apps.chains.bridge import Aim, PersonWay, held_back, person_way, steps_in_plan
from jobbspar.apps.chains.queries import get_track_with_chain
from jobbspar.apps.participants.actions import note_look
from jobbspar.apps.plans.queries import get_participation
from jobbspar.core.access import Permission
from jobbspar.core.calendar import Period, swedish_day
from jobbspar.core.chain_into_plan import PlanChange, WantedStep, plan_changes
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.chains.forms import IntoPlanForm, WayForm
from jobbspar.web.chains.person_shown import plan_changes_table, way_page
from jobbspar.web.chains.views.people import wishes_of, with_query
from jobbspar.web.choices import choices_of
from jobbspar.web.plans.crumbs import to_plan
from jobbspar.web.refusals import told_on


@allowed(Permission.PLAN_EDIT)
def take_over(request: SignedInRequest, participation_id: int, track_id: int) -> HttpResponse:
    part = get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    track = get_track_with_chain(request.actor, track_id)
    now = timezone.now()
    today = swedish_day(now)
    note_look(actor=request.actor, participant=part.participant, now=now)
    wishes = wishes_of(WayForm(request.GET or {}, aims=choices_of(Aim)))
    found = person_way(request.actor, part.participant, track, today=today, **wishes)
    chain = _wanted(found)
    form = IntoPlanForm(request.POST or None, initial={"chain": _as_text(chain)})
    if form.is_valid():
        if form.cleaned_data["chain"] != _as_text(chain):
            form.add_error(None, _("The chain has changed since you saw it. Look at it again before you take it over."))
        else:
            with told_on(form):
                reason = form.cleaned_data["reason"]
                take_chain_into_plan(actor=request.actor, participation=part, chain=chain, reason=reason, now=now)
                messages.success(request, _("The chain is taken over into the plan."))
                return redirect("plans:show", part.pk)
        form.data = {**form.cleaned_data, "chain": _as_text(chain)}
    changes = plan_changes(steps_in_plan(part), chain=chain, today=today)
    context = {
        **way_page(found, held=held_back(request.actor, found), today=today),
        "part": part,
        "person": part.participant,
        "track": track,
        "form": form,
        "ask_url": with_query(request, "chains:ask", part.participant_id, track.pk),
        "has_changes": any(one.change is not PlanChange.STAY for one in changes),
        "table": plan_changes_table(found, changes),
        "back": reverse("plans:show", args=[part.pk]),
        "crumbs": [*to_plan(part), (_("Best chain from here"), "")],
    }
    return render(request, "chains/into_plan.html", context)


def _wanted(found: PersonWay) -> list[WantedStep]:
    steps = found.chain.steps if found.chain else ()
    return [WantedStep(int(step.activity), Period(step.starts, step.ends)) for step in steps]


def _as_text(chain: Any) -> str:
    return ",".join(f"{one.activity}:{one.period.starts}:{one.period.ends}" for one in chain)
