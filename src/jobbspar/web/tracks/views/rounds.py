"""Rounds: plan, show on the calendar, change, compare, and take from state to state."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.recruitment.actions import cancel_round
from jobbspar.apps.rounds.queries import list_offers_of_round
from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.bridge import refusals_before_recruiting, round_outline
from jobbspar.apps.tracks.queries import (
    find_round_before,
    get_round,
    get_track,
    list_coordinators,
    municipality_codes_of,
    parties_of,
)
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.round_comparison import Difference, compare_rounds
from jobbspar.core.round_plans import OfferAnswer
from jobbspar.core.tracks import RoundState, StepsMissing
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.parts import Column, Empty, Table
from jobbspar.web.history import history_entries
from jobbspar.web.refusals import told_on
from jobbspar.web.rounds.takes import takes_of
from jobbspar.web.tracks.drawing import round_timeline
from jobbspar.web.tracks.forms.rounds import FACTS, RoundForm, RoundStepForm, proposed_in
from jobbspar.web.tracks.forms.tracks import ReasonForm
from jobbspar.web.tracks.round_facts import (
    ASKS_WHY,
    facts_of,
    links_of,
    long_waits,
    may_edit_round,
    next_states,
    phases_of,
    steps_table,
    waits_of,
)
from jobbspar.web.tracks.views.tracks import track_crumbs
from jobbspar.web.tracks.wording import COLUMNS, DEEDS, ROUND_CHOICES, round_name, state_tag

OVER = (RoundState.CLOSED, RoundState.CANCELLED)


@allowed(Permission.TRACK_EDIT)
def new(request: SignedInRequest, track_id: int) -> HttpResponse:
    track = get_track(request.actor, track_id, permission=Permission.TRACK_EDIT)
    initial = {"coordinator": track.coordinator_id, "municipality": track.organisation.municipality}
    form = _form(request, track, initial)
    if form.is_valid():
        with told_on(form):
            round = actions.plan_round(actor=request.actor, track=track, now=timezone.now(), **form.deed)
        if not form.errors:
            messages.success(request, _("The round is planned. These are its days."))
            return redirect("tracks:round", round.pk)
    context = {
        "form": form,
        "heading": _("Plan a round"),
        "lead": _("A round is the track run once, with a group of people."),
        "submit": _("Plan the round"),
        "refusals": [] if track.steps.all() else [StepsMissing(mend_at=("tracks:steps", (track.pk,)))],
        "back": reverse("tracks:show", args=[track.pk]),
        "crumbs": track_crumbs(track, _("Plan a round")),
    }
    return render(request, "tracks/form.html", context)


def _form(request: SignedInRequest, track: Any, initial: dict[str, Any]) -> RoundForm:
    return RoundForm(
        request.POST or None,
        coordinators=list_coordinators(parties_of(track)),
        codes=municipality_codes_of(track),
        initial=initial,
    )


@allowed(Permission.TRACK_VIEW)
def show(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id)
    may_edit = may_edit_round(request.actor, round)
    waits = waits_of(round)
    state = RoundState(round.state)
    context = {
        "round": round,
        "name": round_name(round),
        "may_edit": may_edit,
        "is_over": state in OVER,
        "state": state_tag(state),
        "phases": phases_of(state),
        "next_states": next_states(round) if may_edit else [],
        "missing": refusals_before_recruiting(round) if may_edit and state is RoundState.PLANNED else [],
        "timeline": round_timeline(round, waits=waits, today=swedish_day(timezone.now())),
        "steps": steps_table(round, waits=waits, may_edit=may_edit and state not in OVER),
        "long_waits": long_waits(round, waits),
        "links": links_of(round, request.actor),
        "offered": _offered(request, round),
        "takes": takes_of(request.actor, round, may_edit=may_edit, today=swedish_day(timezone.now())),
        "facts": facts_of(round),
        "may_read_plan": request.actor.may(Permission.LETTER_VIEW),
        "has_comparison": round.number > 1,
        "history": _history(round) if request.actor.may(Permission.TRAIL_VIEW) else None,
        "crumbs": track_crumbs(round.track, round_name(round)),
    }
    return render(request, "tracks/round.html", context)


def _offered(request: SignedInRequest, round: Any) -> dict[str, Any] | None:
    """What the offers of the plan it came from have led to; for those who plan."""
    offers = list_offers_of_round(request.actor, round) if request.actor.may(Permission.ROUND_PLAN_VIEW) else []
    if not offers:
        return None
    yes = sum(one.answer == OfferAnswer.YES for one in offers)
    facts = {"asked": len(offers), "yes": yes}
    text = _("Offered a seat: %(asked)s. Said yes: %(yes)s.")
    plan = offers[0].plan
    sees_plan = request.actor.may(Permission.ROUND_PLAN_VIEW, organisation=plan.organisation_id)
    url = reverse("rounds:offers", args=[plan.pk]) if sees_plan else ""
    return {"sentence": text % facts, "url": url}


def _history(round: Any) -> list[Any]:
    return history_entries(list_happenings([round]), deeds=DEEDS, columns=COLUMNS, choices=ROUND_CHOICES)


@allowed(Permission.TRACK_EDIT)
def edit(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    proposed = proposed_in(request.GET)
    initial = {name: getattr(round, name) for name in FACTS} | {"coordinator": round.coordinator_id} | proposed
    form = _form(request, round.track, initial)
    if form.is_valid():
        with told_on(form):
            actions.change_round(actor=request.actor, round=round, now=timezone.now(), **form.deed)
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("tracks:round", round.pk)
    lead = _("A new first day gives all steps new days. What was changed by hand is then counted anew.")
    if proposed:
        lead = _("What was proposed is filled in. Nothing is changed until you save.") + f" {lead}"
    return _form_page(request, round, form, heading=_("Change the round"), lead=lead)


@allowed(Permission.TRACK_EDIT)
def step(request: SignedInRequest, round_id: int, step_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    row = next((one for one in round.steps.all() if one.pk == step_id), None)
    if row is None:
        raise Http404
    initial = {"starts": row.starts, "last_day": row.ends - timedelta(days=1), "note": row.note}
    form = RoundStepForm(request.POST or None, initial=initial)
    if form.is_valid():
        with told_on(form):
            actions.change_round_step(actor=request.actor, step=row, now=timezone.now(), **form.deed)
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("tracks:round", round.pk)
    lead = _("Only this step is moved. Look at the waits afterwards.")
    return _form_page(request, round, form, heading=row.activity.name, lead=lead)


def _form_page(request: SignedInRequest, round: Any, form: Any, *, heading: str, lead: str) -> HttpResponse:
    back = reverse("tracks:round", args=[round.pk])
    crumbs = [*track_crumbs(round.track, "")[:-1], (round_name(round), back), (heading, "")]
    return render(
        request, "tracks/form.html", {"form": form, "heading": heading, "lead": lead, "back": back, "crumbs": crumbs}
    )


@require_POST
@allowed(Permission.TRACK_EDIT)
def redate(request: SignedInRequest, round_id: int) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    actions.date_round_again(actor=request.actor, round=round, now=timezone.now())
    messages.success(request, _("The steps have new days."))
    return redirect("tracks:round", round.pk)


@allowed(Permission.TRACK_VIEW)
def compare(request: SignedInRequest, round_id: int) -> HttpResponse:
    """What differs from the round it repeats, or from the one before."""
    round = get_round(request.actor, round_id)
    before = find_round_before(round)
    found = compare_rounds(round_outline(before), round_outline(round)) if before else []
    context = {
        "round": round,
        "name": round_name(round),
        "before": before,
        "table": _difference_table(found, round, before),
        "crumbs": [
            *track_crumbs(round.track, "")[:-1],
            (round_name(round), reverse("tracks:round", args=[round.pk])),
            (_("What differs"), ""),
        ],
    }
    return render(request, "tracks/round_compare.html", context)


def _difference_table(found: list[Difference], round: Any, before: Any) -> Table:
    rows = [[_(one.label) % {"what": one.what}, _in_words(one.before), _in_words(one.now)] for one in found]
    earlier = round_name(before) if before else _("The round before")
    nothing = Empty(_("Nothing differs"), _("The rounds have the same steps, seats, place and plan for recruitment."))
    headings = [Column(_("What")), Column(earlier), Column(round_name(round))]
    return Table(_("What differs"), headings, rows, empty=nothing, caption_hidden=True)


def _in_words(value: object) -> object:
    if value == "":
        return "–"
    return _(value) if isinstance(value, str) else value


@allowed(Permission.TRACK_EDIT)
def state(request: SignedInRequest, round_id: int, wanted: str) -> HttpResponse:
    round = get_round(request.actor, round_id, permission=Permission.TRACK_EDIT)
    deeds: dict[str, Any] = {
        RoundState.PLANNED: actions.return_round_to_planning,
        RoundState.RECRUITING: actions.start_recruiting,
        RoundState.PAUSED: actions.pause_round,
        RoundState.CANCELLED: cancel_round,
    }
    if wanted not in deeds:
        raise Http404
    asked = RoundState(wanted)
    form = ReasonForm(request.POST or None) if asked in ASKS_WHY else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = {"reason": form.cleaned_data["reason"]} if form else {}
        deeds[asked](actor=request.actor, round=round, now=timezone.now(), **reason)
        messages.success(request, _("The round is now: %(state)s.") % {"state": _(asked.label).lower()})
        return redirect("tracks:round", round.pk)
    context = {
        "form": form,
        "track": round.track,
        "asked": asked,
        "back": reverse("tracks:round", args=[round.pk]),
        "crumbs": track_crumbs(round.track, round_name(round)),
    }
    return render(request, "tracks/state.html", context)
