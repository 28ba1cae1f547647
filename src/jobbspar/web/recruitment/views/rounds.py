"""Recruitment of a round: plan, activities, people and how far they have come. Repeat a round; merit statement."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.recruitment.actions import repeat_round, take_from_reserve
from jobbspar.apps.recruitment.queries import (
    count_stages,
    list_activities,
    list_candidates,
    list_merits,
    list_reserves,
    list_reserves_of_earlier,
)
from jobbspar.apps.tracks.actions import write_recruitment_plan
from jobbspar.apps.tracks.queries import get_round, parties_of
from jobbspar.core.access import NotAllowed, Permission
from jobbspar.core.tracks import RoundNotFinished, RoundState
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.parts import Column, Empty, Table
from jobbspar.web.deed_page import deed_page
from jobbspar.web.recruitment.forms import FromReserveForm, PlanForm, RepeatForm
from jobbspar.web.recruitment.tables import activities_table, candidates_table, cards_table, funnel_bars
from jobbspar.web.recruitment.wording import recruitment_crumbs, requirement_text
from jobbspar.web.refusals import told_on
from jobbspar.web.tracks.wording import round_name, state_tag

OPEN = (RoundState.RECRUITING, RoundState.RUNNING)
OVER = (RoundState.CLOSED, RoundState.CANCELLED)


def may_recruit(request: SignedInRequest, round: Any) -> bool:
    granting = request.actor.organisations_granting(Permission.RECRUITMENT_EDIT)
    return not granting.isdisjoint(parties_of(round.track))


def require_recruiter(request: SignedInRequest, round: Any) -> None:
    if not may_recruit(request, round):
        raise NotAllowed(permission=Permission.RECRUITMENT_EDIT.label)


@allowed(Permission.CANDIDATE_VIEW)
def show(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id)
    candidates = list_candidates(request.actor, round)
    is_open = round.state in OPEN
    context = {
        "round": round,
        "name": round_name(round),
        "state": state_tag(RoundState(round.state)),
        "is_open": is_open,
        "crumbs": recruitment_crumbs(round, ""),
    }
    if not request.actor.may(Permission.PARTICIPANT_VIEW):
        return render(request, "recruitment/round_employer.html", {**context, "people": cards_table(candidates)})
    may_edit = may_recruit(request, round)
    may_register = may_edit and is_open and request.actor.may(Permission.PARTICIPANT_EDIT)
    context |= {
        "may_edit": may_edit,
        "may_register": may_register,
        "reserves": len(list_reserves_of_earlier(request.actor, round)) if may_edit and is_open else 0,
        "people": candidates_table(candidates, round, may_register=may_register),
        "activities": activities_table(list_activities(round), round, may_edit=may_edit and is_open),
        "funnel": funnel_bars(count_stages(candidates)),
    }
    return render(request, "recruitment/round.html", context)


@allowed(Permission.RECRUITMENT_EDIT)
def plan(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id)
    require_recruiter(request, round)
    initial = {
        "plan": round.recruitment_plan,
        "channels": round.recruitment_channels,
        "apply_by": round.apply_by,
    }
    form = PlanForm(request.POST or None, initial=initial)
    if form.is_valid():
        with told_on(form):
            write_recruitment_plan(actor=request.actor, round=round, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("recruitment:round", round.pk)
    context = {
        "form": form,
        "heading": _("Plan for recruitment"),
        "lead": _("It must be there before anyone is recruited, so that everybody is told in the same way."),
        "back": reverse("recruitment:round", args=[round.pk]),
        "crumbs": recruitment_crumbs(round, _("Plan for recruitment")),
    }
    return render(request, "tracks/form.html", context)


@allowed(Permission.TRACK_EDIT)
def repeat(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    reserves = list_reserves(request.actor, round)
    form = RepeatForm(request.POST or None, reserves=reserves)
    if form.is_valid():
        with told_on(form):
            new = repeat_round(actor=request.actor, round=round, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The new round is planned. Look at what differs, and change what should."))
            return redirect("tracks:round", new.pk)
    context = {
        "form": form,
        "round": round,
        "name": round_name(round),
        "refusals": [] if round.state in OVER else [RoundNotFinished(mend_at=("tracks:round", (round.pk,)))],
        "not_asked": [one for one in reserves if not one.participation.reserve_yes_on],
        "crumbs": recruitment_crumbs(round, _("Repeat the round")),
    }
    return render(request, "recruitment/repeat.html", context)


@allowed(Permission.RECRUITMENT_EDIT)
def from_reserve(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id)
    require_recruiter(request, round)
    form = FromReserveForm(request.POST or None, reserves=list_reserves_of_earlier(request.actor, round))
    return deed_page(
        request,
        form,
        lambda: take_from_reserve(
            actor=request.actor, round=round, reserves=form.cleaned_data["reserves"], now=timezone.now()
        ),
        heading=_("From the reserve list"),
        lead=_("Those who said yes at an earlier round and have not got on come first."),
        back=reverse("recruitment:round", args=[round.pk]),
        said=_("They are in the round now."),
        crumbs=recruitment_crumbs(round, _("From the reserve list"))[:-1],
    )


@allowed(Permission.RECRUITMENT_EDIT)
def merits(request: SignedInRequest, round_id: int) -> HttpResponse:
    """What those selected had, by requirement and without names; whoever was not selected may ask for it."""
    round = get_round(request.actor, round_id)
    require_recruiter(request, round)
    rows = [[requirement_text(one.requirement), one.reason] for one in list_merits(round)]
    table = Table(
        _("Merit statement"),
        [Column(_("Requirement")), Column(_("What counted"))],
        rows,
        empty=Empty(_("Nobody is selected yet")),
        caption_hidden=True,
    )
    context = {
        "round": round,
        "name": round_name(round),
        "table": table,
        "crumbs": recruitment_crumbs(round, _("Merit statement")),
    }
    return render(request, "recruitment/merits.html", context)
