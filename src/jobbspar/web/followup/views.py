"""How it went: exits, certificates, follow-up, the six questions, and closing a round."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.followup import actions, queries
from jobbspar.apps.plans.queries import get_participation
from jobbspar.apps.tracks.queries.rounds import get_round
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.followup.closing import ClosingParty, TrackDecision
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.followup import forms, shown
from jobbspar.web.plans.crumbs import to_plan, to_round
from jobbspar.web.recruitment.wording import requirement_text
from jobbspar.web.refusals import told_on


@allowed(Permission.PLAN_VIEW)
def register(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = get_participation(request.actor, participation_id)
    context = shown.exit_page(request.actor, part)
    may_register = context["may_edit"] and context["exit"] is None
    form = None
    if may_register:
        today = swedish_day(timezone.now())
        requirements = _requirements(part)
        form = forms.ExitForm(request.POST or None, requirements=requirements, initial={"exited_on": today})
        if form.is_valid():
            with told_on(form):
                _register(request, part, form)
                messages.success(request, _("The exit is registered."))
                return redirect("followup:exit", part.pk)
    context |= {"form": form, "crumbs": [*to_plan(part), (_("Exit"), "")]}
    return render(request, "followup/exit.html", context)


def _requirements(part: Any) -> list[tuple[int, str]]:
    """What a reason can be tied to, as row id and words."""
    return [(row.pk, requirement_text(row)) for row in queries.requirements_of_track(part.round.track)]


def _register(request: SignedInRequest, part: Any, form: forms.ExitForm) -> None:
    told = form.cleaned_data
    actions.register_exit(
        actor=request.actor,
        participation=part,
        outcome=form.as_outcome(),
        facts=form.facts(),
        no_hire_requirement=queries.find_requirement(told["no_hire_requirement"]),
        no_certificates=told["no_certificates"],
        now=timezone.now(),
    )


@allowed(Permission.PLAN_EDIT)
def correct(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    requirements = _requirements(part)
    form = forms.CorrectExitForm(
        request.POST or None, requirements=requirements, initial=shown.exit_as_told(queries.find_exit(part))
    )
    return deed_page(
        request,
        form,
        lambda: actions.correct_exit(
            actor=request.actor,
            participation=part,
            outcome=form.as_outcome(),
            facts=form.facts(),
            no_hire_requirement=queries.find_requirement(form.cleaned_data["no_hire_requirement"]),
            now=timezone.now(),
        ),
        heading=_("Correct the exit"),
        lead=_("Possible until the round is closed. What was said before stays in the history."),
        back=reverse("followup:exit", args=[part.pk]),
        said=_("The exit is corrected."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_EDIT)
def certificate(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    form = forms.CertificateForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.give_certificate(
            actor=request.actor, participation=part, facts=form.certificate(), now=timezone.now()
        ),
        heading=_("Grade or certificate"),
        lead=_("What the person takes along: grades, certificates, validations and licences."),
        back=reverse("followup:exit", args=[part.pk]),
        said=_("Registered."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_EDIT)
def follow_up(request: SignedInRequest, participation_id: int, months: int) -> HttpResponse:
    part = get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    form = forms.FollowUpForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.note_follow_up(
            actor=request.actor,
            participation=part,
            months=months,
            outcome=form.as_outcome(),
            now=timezone.now(),
        ),
        heading=_("After %(months)s months") % {"months": months},
        lead=_("Note what you know. “Not known” is an answer, and the person stays in the whole."),
        back=reverse("followup:exit", args=[part.pk]),
        said=_("Noted."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_VIEW)
def round_page(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id)
    context = shown.round_page(request.actor, round)
    context["crumbs"] = [to_round(round), (_("How it went"), "")]
    return render(request, "followup/round.html", context)


@allowed(Permission.TRACK_EDIT)
def evaluate(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    party = request.GET.get("part", "")
    form = forms.QuestionsForm(request.POST or None, initial=shown.answers_of(round, party))
    return deed_page(
        request,
        form,
        lambda: actions.answer_questions(
            actor=request.actor,
            round=round,
            party=ClosingParty(form.cleaned_data["party"]),
            answers=form.answers(),
            now=timezone.now(),
        ),
        heading=_("The six closing questions"),
        lead=_("Answer together, one party at a time. “We do not know” is also an answer. Name no participant."),
        back=reverse("followup:round", args=[round.pk]),
        said=_("The answers are kept."),
        crumbs=[to_round(round)],
    )


@allowed(Permission.TRACK_EDIT)
def decide(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    form = forms.DecisionForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.decide_on_track(
            actor=request.actor,
            round=round,
            decision=TrackDecision(form.cleaned_data["decision"]),
            decided_by=form.cleaned_data["decided_by"],
            change=form.cleaned_data["change"],
            is_good_example=form.cleaned_data["is_good_example"],
            now=timezone.now(),
        ),
        heading=_("Repeat, change or end"),
        lead=_("What becomes of the track after this round, and who decided."),
        back=reverse("followup:round", args=[round.pk]),
        said=_("The decision is kept."),
        crumbs=[to_round(round)],
    )


@require_POST
@allowed(Permission.TRACK_EDIT)
def close(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    actions.close_round(actor=request.actor, round=round, now=timezone.now())
    messages.success(request, _("The round is closed."))
    return redirect("followup:round", round.pk)
