"""Exits, certificates, follow-up, the six questions, and closing a round."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.followup.models import Certificate, ClosingAnswer, Evaluation, Exit, FollowUp
from jobbspar.apps.followup.queries import list_without_exit, questions_answered
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.profiles.models import Requirement
from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor, Permission, require, require_in_any
from jobbspar.core.calendar import swedish_day
from jobbspar.core.followup.closing import CLOSING_QUESTIONS, ClosingParty, TrackDecision
from jobbspar.core.followup.exits import (
    CertificateFacts,
    CertificatesNotTold,
    ExitAlready,
    ExitFacts,
    MonthsNotAsked,
    NoDecisionYet,
    NoExitYet,
    NotEnoughAnswers,
    NotStarted,
    ReasonOutsideProfile,
)
from jobbspar.core.followup.outcomes import FOLLOW_UP_MONTHS, MainOutcome, Outcome, require_offered
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.refusals import Refusal, SeveralRefusals
from jobbspar.core.tracks import (
    ROUND_STATES,
    ClosingAnswersMissing,
    OutcomeMissing,
    ReasonMissing,
    RoundClosed,
    RoundState,
)

HAS_LEFT = (ParticipationState.COMPLETED, ParticipationState.INTERRUPTED)


def _require_edit(actor: Actor, participation: Participation) -> None:
    require_in_any(actor, Permission.PLAN_EDIT, organisations=organisations_of(participation.participant))


@transaction.atomic
def give_certificate(
    *, actor: Actor, participation: Participation, facts: CertificateFacts, now: datetime
) -> Certificate:
    """Register a grade, certificate, validation or licence that the person takes along."""
    _require_edit(actor, participation)
    certificate = Certificate.objects.create(participation=participation, **asdict(facts))
    record(actor, "certificate:give", certificate, now=now, participant=participation.participant_id)
    return certificate


@transaction.atomic
def register_exit(
    *,
    actor: Actor,
    participation: Participation,
    outcome: Outcome,
    facts: ExitFacts,
    no_hire_requirement: Requirement | None = None,
    no_certificates: bool = False,
    now: datetime,
) -> Exit:
    """End one person's time in the round with one main outcome. Certificates come first (handbook story 11)."""
    _require_edit(actor, participation)
    _refuse_exit(participation, outcome, no_certificates, no_hire_requirement)
    told = _told(outcome, facts, no_hire_requirement)
    row = Exit.objects.create(participation=participation, **told, by_id=actor.user)
    _leave(participation, row)
    record(actor, "exit:register", row, now=now, participant=participation.participant_id)
    return row


@transaction.atomic
def correct_exit(
    *,
    actor: Actor,
    participation: Participation,
    outcome: Outcome,
    facts: ExitFacts,
    no_hire_requirement: Requirement | None = None,
    now: datetime,
) -> Exit:
    """Tell an exit anew, until the round is closed; what was said before stays in the history."""
    _require_edit(actor, participation)
    row = Exit.objects.filter(participation=participation).first()
    if row is None:
        raise NoExitYet(mend_at=("followup:exit", (participation.pk,)))
    if participation.round.state == RoundState.CLOSED:
        raise RoundClosed
    _refuse_reason(participation, no_hire_requirement)
    for name, value in _told(outcome, facts, no_hire_requirement).items():
        setattr(row, name, value)
    row.save()
    _leave(participation, row)
    record(actor, "exit:correct", row, now=now, participant=participation.participant_id)
    return row


def _told(outcome: Outcome, facts: ExitFacts, requirement: Requirement | None) -> dict[str, Any]:
    """The columns of an exit. Support must have been offered on the day."""
    if outcome.subsidy:
        require_offered(outcome.subsidy, day=facts.exited_on)
    details = asdict(outcome)
    texts = ("contract_form", "subsidy", "study_level", "interrupted_by")
    return {
        "outcome": details.pop("main"),
        **details,
        **{name: details[name] or "" for name in texts},
        **asdict(facts),
        "no_hire_requirement": requirement,
    }


def _leave(participation: Participation, row: Exit) -> None:
    """The person has left the round; who says yes stands on the reserve list of the next one (handbook §1.4)."""
    interrupted = row.outcome == MainOutcome.INTERRUPTED
    participation.state = ParticipationState.INTERRUPTED if interrupted else ParticipationState.COMPLETED
    participation.reserve_yes_on = row.exited_on if row.wants_next_round else None
    participation.save(update_fields=["state", "reserve_yes_on"])
    ends = StageReached.objects.filter(participation=participation, state__in=HAS_LEFT)
    ends.exclude(state=participation.state).delete()
    StageReached.objects.update_or_create(
        participation=participation, state=participation.state, defaults={"on": row.exited_on}
    )


def _refuse_exit(
    participation: Participation, outcome: Outcome, no_certificates: bool, requirement: Requirement | None
) -> None:
    who = participation.participant.name
    if Exit.objects.filter(participation=participation).exists():
        raise ExitAlready(who=who)
    if participation.state != ParticipationState.STARTED:
        raise NotStarted(who=who)
    _refuse_reason(participation, requirement)
    excused = outcome.main in {MainOutcome.INTERRUPTED, MainOutcome.UNKNOWN, MainOutcome.LEAVE, MainOutcome.MOVED}
    has_any = Certificate.objects.filter(participation=participation).exists()
    if not (no_certificates or excused or has_any):
        raise CertificatesNotTold(field="no_certificates", mend_at=("followup:exit", (participation.pk,)))


def _refuse_reason(participation: Participation, requirement: Requirement | None) -> None:
    if requirement is not None and requirement.profile_id != participation.round.track.profile_id:
        raise ReasonOutsideProfile(field="no_hire_requirement")


@transaction.atomic
def note_follow_up(
    *, actor: Actor, participation: Participation, months: int, outcome: Outcome, now: datetime
) -> FollowUp:
    """Note what is known some months after; not known is an answer and stays in the whole."""
    _require_edit(actor, participation)
    if months not in FOLLOW_UP_MONTHS:
        raise MonthsNotAsked(field="months")
    if not Exit.objects.filter(participation=participation).exists():
        raise NoExitYet(mend_at=("followup:exit", (participation.pk,)))
    row, _ = FollowUp.objects.update_or_create(
        participation=participation,
        months=months,
        defaults={
            "asked_on": swedish_day(now),
            "outcome": outcome.main,
            "contract_form": outcome.contract_form or "",
            "subsidy": outcome.subsidy or "",
            "by_id": actor.user,
        },
    )
    record(actor, "follow-up:note", row, now=now, participant=participation.participant_id)
    return row


@transaction.atomic
def answer_questions(
    *, actor: Actor, round: Round, party: ClosingParty, answers: Mapping[int, str], now: datetime
) -> None:
    """Write one party's answers to the six closing questions; a later answer takes the place of the former."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    said = {question: answers.get(question, "").strip() for question in CLOSING_QUESTIONS}
    if not all(said.values()):
        raise NotEnoughAnswers
    for question, answer in said.items():
        ClosingAnswer.objects.update_or_create(
            round=round,
            party=party,
            question=question,
            defaults={"answer": answer, "answered_on": swedish_day(now), "by_id": actor.user},
        )
    record(actor, "round:answer-questions", round, now=now, note=str(party))


@transaction.atomic
def decide_on_track(
    *,
    actor: Actor,
    round: Round,
    decision: TrackDecision,
    decided_by: str,
    change: str = "",
    is_good_example: bool = False,
    now: datetime,
) -> Evaluation:
    """Say what becomes of the track after the round, and who decided."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    if decision is TrackDecision.CHANGE and not change.strip():
        raise ReasonMissing(field="change")
    row, _ = Evaluation.objects.update_or_create(
        round=round,
        defaults={
            "decision": decision,
            "decided_by": decided_by,
            "change": change,
            "is_good_example": is_good_example,
            "decided_on": swedish_day(now),
            "by_id": actor.user,
        },
    )
    record(actor, "round:decide", row, now=now)
    return row


@transaction.atomic
def close_round(*, actor: Actor, round: Round, now: datetime) -> None:
    """Close for good. Raises `SeveralRefusals` with all that is missing: exits, answers, decision."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    ROUND_STATES.require(RoundState(round.state), RoundState.CLOSED)
    missing: list[Refusal] = []
    if without := list_without_exit(round):
        missing.append(OutcomeMissing(count=len(without), mend_at=("followup:round", (round.pk,))))
    if (answered := questions_answered(round)) < len(CLOSING_QUESTIONS):
        missing.append(ClosingAnswersMissing(answered=answered, mend_at=("followup:evaluate", (round.pk,))))
    if not Evaluation.objects.filter(round=round).exists():
        missing.append(NoDecisionYet(mend_at=("followup:evaluate", (round.pk,))))
    if missing:
        raise SeveralRefusals(missing)
    round.state, round.closed_on = RoundState.CLOSED, swedish_day(now)
    round.save(update_fields=["state", "closed_on"])
    record(actor, "round:close", round, now=now)
