"""A round begins and finishes: people start, with a plan each and never without a next step."""

from datetime import datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.plans.models import Plan, PlannedStep
from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.tracks.models import LetterOfIntent, Round, RoundStep
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.activities import Decider
from jobbspar.core.calendar import swedish_day
from jobbspar.core.participation import DecisionState
from jobbspar.core.recruitment import PARTICIPATION_STATES, ParticipationState
from jobbspar.core.refusals import Refusal, SeveralRefusals
from jobbspar.core.tracks import (
    LETTERS_THAT_BIND,
    ROUND_STATES,
    CoordinatorMissing,
    NextStepMissing,
    NobodySelected,
    RoundState,
    StepsMissing,
    UnionNotConsulted,
)


@transaction.atomic
def begin_round(*, actor: Actor, round: Round, now: datetime) -> None:
    """Start the round with all who are selected. Raises `SeveralRefusals` with every condition that is missing."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    ROUND_STATES.require(RoundState(round.state), RoundState.RUNNING)
    selected = list(
        Participation.objects.filter(round=round, state=ParticipationState.SELECTED).select_related("participant")
    )
    if missing := _missing_to_begin(round, selected):
        raise SeveralRefusals(missing)
    round.state = RoundState.RUNNING
    round.save(update_fields=["state"])
    record(actor, "round:begin", round, now=now)
    for participation in selected:
        _start(actor, participation, round, now)


def _missing_to_begin(round: Round, selected: list[Participation]) -> list[Refusal]:
    missing: list[Refusal] = []
    if round.coordinator_id is None:
        missing.append(CoordinatorMissing(mend_at=("tracks:round", (round.pk,))))
    if not selected and round.state != RoundState.PAUSED:
        missing.append(NobodySelected(mend_at=("recruitment:round", (round.pk,))))
    if not RoundStep.objects.filter(round=round).exists():
        missing.append(StepsMissing(mend_at=("tracks:show", (round.track_id,))))
    letters = LetterOfIntent.objects.filter(track=round.track_id, state__in=LETTERS_THAT_BIND, union_asked_on=None)
    missing += [
        UnionNotConsulted(employer=letter.employer.name, mend_at=("tracks:letter", (letter.pk,)))
        for letter in letters.select_related("employer")
    ]
    return missing


@transaction.atomic
def start_late(*, actor: Actor, participation: Participation, now: datetime) -> None:
    """Let one more selected person, for example from the reserve list, start in a round that runs."""
    round = participation.round
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    if round.state != RoundState.RUNNING:
        ROUND_STATES.require(RoundState(round.state), RoundState.RUNNING)
    _start(actor, participation, round, now)


def _start(actor: Actor, participation: Participation, round: Round, now: datetime) -> None:
    PARTICIPATION_STATES.require(ParticipationState(participation.state), ParticipationState.STARTED)
    participation.state = ParticipationState.STARTED
    participation.save(update_fields=["state"])
    today = swedish_day(now)
    StageReached.objects.get_or_create(
        participation=participation, state=ParticipationState.STARTED, defaults={"on": today}
    )
    steps = list(RoundStep.objects.filter(round=round).select_related("activity"))
    PlannedStep.objects.bulk_create([_own_step(participation, step) for step in steps])
    first = min((step for step in steps if step.ends > today), key=lambda step: step.starts, default=steps[-1])
    Plan.objects.create(
        participation=participation,
        coordinator=round.coordinator,
        next_step=first.activity.name,
        next_step_on=max(first.starts, today),
        next_step_ask=round.coordinator.name if round.coordinator else actor.name,
    )
    record(actor, "participation:start", participation, now=now, participant=participation.participant_id)


def _own_step(participation: Participation, step: RoundStep) -> PlannedStep:
    others_decide = {Decider.EMPLOYMENT_SERVICE, Decider.HEADMASTER}
    return PlannedStep(
        participation=participation,
        round_step=step,
        activity=step.activity,
        provider_id=step.activity.provider_id,
        starts=step.starts,
        ends=step.ends,
        decision=DecisionState.WAITING if step.activity.decider in others_decide else DecisionState.NOT_NEEDED,
    )


@transaction.atomic
def finish_round(*, actor: Actor, round: Round, now: datetime) -> None:
    """Go over to closing: everybody who still takes part has a next step, out into work or on to support."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    ROUND_STATES.require(RoundState(round.state), RoundState.CLOSING)
    without = Participation.objects.filter(round=round, state=ParticipationState.STARTED, plan=None)
    missing: list[Refusal] = [
        NextStepMissing(who=each.participant.name, mend_at=("plans:show", (each.pk,)))
        for each in without.select_related("participant")
    ]
    if missing:
        raise SeveralRefusals(missing)
    round.state = RoundState.CLOSING
    round.save(update_fields=["state"])
    record(actor, "round:finish", round, now=now)
