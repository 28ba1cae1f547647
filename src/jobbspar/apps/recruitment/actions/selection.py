"""Deeds of selection: a named human decides, on a day, for a reason tied to a requirement of the profile."""

from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.profiles.models import Requirement
from jobbspar.apps.recruitment.actions.stages import reach_stage, require_recruiting
from jobbspar.apps.recruitment.models import Participation, SelectionDecision
from jobbspar.apps.recruitment.queries.selection import (
    count_selected,
    employers_of,
    profile_of_selection,
)
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.calendar import require_not_after, swedish_day
from jobbspar.core.recruitment import (
    DecisionWithoutName,
    DecisionWithoutReason,
    NotReleased,
    ParticipationState,
    RequirementElsewhere,
    SeatsTaken,
    SelectionOutcome,
)
from jobbspar.core.tracks import TrackKind

_STATE_OF = {
    SelectionOutcome.SELECTED: ParticipationState.SELECTED,
    SelectionOutcome.RESERVE: ParticipationState.RESERVE,
    SelectionOutcome.NOT_SELECTED: ParticipationState.NOT_SELECTED,
}


@transaction.atomic
def decide_selection(
    *,
    actor: Actor,
    participation: Participation,
    outcome: SelectionOutcome,
    requirement: Requirement,
    reason: str,
    decider: str,
    decider_role: str,
    decided_on: date,
    told_on: date | None = None,
    now: datetime,
) -> SelectionDecision:
    """Write a decision and take the person to the stage it means. The employer's contact may, for released people."""
    round = participation.round
    require_in_any(actor, Permission.CANDIDATE_DECIDE, organisations=_deciders(round))
    require_recruiting(round)
    today = swedish_day(now)
    require_not_after(decided_on, today=today, field="decided_on")
    require_not_after(told_on, today=today, field="told_on")
    _refuse_half_decision(participation, requirement=requirement, reason=reason, decider=decider)
    if outcome is SelectionOutcome.SELECTED:
        _refuse_place(participation)
    decision = SelectionDecision.objects.create(
        participation=participation,
        outcome=outcome,
        requirement=requirement,
        reason=reason.strip(),
        decider=decider.strip(),
        decider_role=decider_role.strip(),
        decided_on=decided_on,
        told_on=told_on,
        by_id=actor.user,
    )
    record(actor, "recruitment:decide", participation, now=now, participant=participation.participant_id)
    reach_stage(participation, _STATE_OF[outcome], on=decided_on)
    return decision


def _refuse_place(participation: Participation) -> None:
    """There must be a seat, and whoever gets one with an employer has said yes to being shown to it."""
    round = participation.round
    if count_selected(round) >= round.seats:
        page = ("tracks:round_edit", (round.pk,))
        raise SeatsTaken(field="outcome", seats=round.seats, mend_at=page)
    if round.track.kind == TrackKind.EMPLOYER and participation.released_on is None:
        name = participation.participant.name
        raise NotReleased(who=name, mend_at=("recruitment:candidate", (participation.pk,)))


def _refuse_half_decision(participation: Participation, *, requirement: Requirement, reason: str, decider: str) -> None:
    profile = profile_of_selection(participation.round)
    if profile is None or requirement.profile_id != profile.pk:
        raise RequirementElsewhere(field="requirement")
    if not reason.strip():
        raise DecisionWithoutReason(field="reason")
    if not decider.strip():
        raise DecisionWithoutName(field="decider")


def _deciders(round: Round) -> frozenset[int]:
    """The organisation that keeps the track, which sees everybody in the round, and the employers who agreed."""
    return frozenset({round.track.organisation_id}) | employers_of(round)


@transaction.atomic
def note_told(*, actor: Actor, decision: SelectionDecision, told_on: date, now: datetime) -> None:
    """Note that the person has been told of the decision."""
    participation = decision.participation
    require_in_any(actor, Permission.CANDIDATE_DECIDE, organisations=_deciders(participation.round))
    decision.told_on = min(told_on, swedish_day(now))
    decision.save(update_fields=["told_on"])
    record(actor, "recruitment:note-told", participation, now=now, participant=participation.participant_id)
