"""Deeds on rounds: plan with days on the real calendar, change, open for recruitment, pause."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from jobbspar.apps.accounts.models import User
from jobbspar.apps.audit.actions import record
from jobbspar.apps.tracks.bridge import refusals_before_recruiting, steps_to_date, steps_to_date_again
from jobbspar.apps.tracks.models import Round, RoundStep, Track
from jobbspar.apps.tracks.queries.tracks import parties_of
from jobbspar.core.access import Actor, Permission, require, require_in_any
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.round_calendar import DatedStep, StepToDate, date_steps
from jobbspar.core.tracks import (
    ROUND_STATES,
    CoordinatorMissing,
    EndsTooEarly,
    ReasonMissing,
    RecruitmentPlanMissing,
    RoundClosed,
    RoundFacts,
    RoundState,
    StepsMissing,
    require_round_adds_up,
)

OVER = (RoundState.CLOSED, RoundState.CANCELLED)


@transaction.atomic
def plan_round(
    *, actor: Actor, track: Track, facts: RoundFacts, coordinator: User | None = None, now: datetime
) -> Round:
    """Plan the next round of the track, each step with its days."""
    require(actor, Permission.TRACK_EDIT, organisation=track.organisation_id)
    require_round_adds_up(facts)
    steps = steps_to_date(track)
    if not steps:
        raise StepsMissing(mend_at=("tracks:steps", (track.pk,)))
    last = track.rounds.aggregate(last=Max("number"))["last"] or 0
    round = Round.objects.create(track=track, number=last + 1, coordinator=coordinator, **asdict(facts))
    rows = {step.pk: step for step in track.steps.select_related("activity")}
    RoundStep.objects.bulk_create(
        RoundStep(
            round=round,
            activity=rows[step.id].activity,
            note=rows[step.id].note,
            stage=step.stage,
            starts=step.period.starts,
            ends=step.period.closed_end,
        )
        for step in date_steps(steps, starts=facts.starts)
    )
    set_round_end(round)
    record(actor, "round:plan", round, now=now)
    return round


def set_round_end(round: Round) -> None:
    """The round ends when its last step does."""
    round.ends = round.steps.aggregate(last=Max("ends"))["last"]
    round.save(update_fields=["ends"])


def _require_open(actor: Actor, round: Round) -> None:
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    if round.state in OVER:
        raise RoundClosed(mend_at=("tracks:round", (round.pk,)))


@transaction.atomic
def change_round(*, actor: Actor, round: Round, facts: RoundFacts, coordinator: User | None, now: datetime) -> None:
    """Write new facts over the old. A new start day gives the steps of a planned round new days."""
    _require_open(actor, round)
    require_round_adds_up(facts)
    if round.state not in (RoundState.PLANNED, RoundState.PAUSED):
        _refuse_less(round, facts=facts, coordinator=coordinator)
    moved = facts.starts != round.starts
    values = {**asdict(facts), "coordinator": coordinator}
    for name, value in values.items():
        setattr(round, name, value)
    if moved:
        round.ends = None  # Set anew from the steps.
    round.save(update_fields=[*values, "ends"])
    if moved:
        _redate(round, steps_to_date_again(round))
    record(actor, "round:change", round, now=now)


def _refuse_less(round: Round, *, facts: RoundFacts, coordinator: User | None) -> None:
    """What recruitment was opened on may be changed, not taken away."""
    if not facts.recruitment_plan.strip():
        raise RecruitmentPlanMissing(field="recruitment_plan")
    if coordinator is None:
        raise CoordinatorMissing(field="coordinator")


@transaction.atomic
def date_round_again(*, actor: Actor, round: Round, now: datetime) -> None:
    """Give all steps the days that follow from the start day and the activities' own start days."""
    _require_open(actor, round)
    _redate(round, steps_to_date_again(round))
    record(actor, "round:date", round, now=now)


def _redate(round: Round, steps: Iterable[StepToDate]) -> None:
    dated: dict[int, DatedStep] = {step.id: step for step in date_steps(steps, starts=round.starts)}
    rows = list(RoundStep.objects.filter(round=round))
    for row in rows:
        row.starts, row.ends = dated[row.pk].period.starts, dated[row.pk].period.closed_end
    RoundStep.objects.bulk_update(rows, ["starts", "ends"])
    set_round_end(round)


@transaction.atomic
def change_round_step(*, actor: Actor, step: RoundStep, starts: date, ends: date, note: str, now: datetime) -> None:
    """Move one step by hand; `ends` is the day after the last. The round's end follows."""
    _require_open(actor, step.round)
    if ends <= starts:
        raise EndsTooEarly(field="last_day")
    step.starts, step.ends, step.note = starts, ends, note
    step.save(update_fields=["starts", "ends", "note"])
    set_round_end(step.round)
    record(actor, "round:change-step", step.round, now=now, note=step.activity.name)


@transaction.atomic
def write_recruitment_plan(
    *, actor: Actor, round: Round, plan: str, channels: str, apply_by: date | None, now: datetime
) -> None:
    """Say how people get to know of the round and how they are chosen. Needed before anyone is recruited."""
    require_in_any(actor, Permission.RECRUITMENT_EDIT, organisations=parties_of(round.track))
    if round.state in OVER:
        raise RoundClosed(mend_at=("tracks:round", (round.pk,)))
    if not plan.strip():
        raise RecruitmentPlanMissing(field="plan")
    round.recruitment_plan, round.recruitment_channels, round.apply_by = plan.strip(), channels, apply_by
    round.save(update_fields=["recruitment_plan", "recruitment_channels", "apply_by"])
    record(actor, "round:write-recruitment-plan", round, now=now)


@transaction.atomic
def start_recruiting(*, actor: Actor, round: Round, now: datetime) -> None:
    """Open the round for people. Raises every condition that is missing, together."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    ROUND_STATES.require(RoundState(round.state), RoundState.RECRUITING)
    missing = refusals_before_recruiting(round)
    if missing:
        raise SeveralRefusals(missing)
    set_round_state(actor, round, RoundState.RECRUITING, deed="round:recruit", now=now)


@transaction.atomic
def return_round_to_planning(*, actor: Actor, round: Round, now: datetime) -> None:
    """Take a paused round up again, as planned."""
    set_round_state(actor, round, RoundState.PLANNED, deed="round:plan-again", now=now)


@transaction.atomic
def pause_round(*, actor: Actor, round: Round, reason: str, now: datetime) -> None:
    """Let the round rest, and say why."""
    set_round_state(actor, round, RoundState.PAUSED, reason=reason, deed="round:pause", now=now)


def set_round_state(
    actor: Actor, round: Round, wanted: RoundState, *, deed: str, now: datetime, reason: str = ""
) -> None:
    """Take the round to a state that may follow, with its reason where one is needed. Callers check the rest."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    ROUND_STATES.require(RoundState(round.state), wanted)
    if wanted in (RoundState.PAUSED, RoundState.CANCELLED) and not reason.strip():
        raise ReasonMissing(field="reason")
    round.state, round.state_reason = wanted, reason.strip()
    round.save(update_fields=["state", "state_reason"])
    record(actor, deed, round, now=now)
