"""Exits, certificates, follow-up, the six questions, and closing a round."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

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
from jobbspar.core.tracks import ROUND_STATES, ClosingAnswersMissing, OutcomeMissing, ReasonMissing, RoundState


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
    exited_on: date,
    outcome: Outcome,
    no_certificates: bool = False,
    told_reason: str = "",
    no_hire_requirement: Requirement | None = None,
    language_level: str = "",
    wants_next_round: bool = False,
    own_view: str = "",
    now: datetime,
) -> Exit:
    """End one person's time in the round with one main outcome. Certificates come first (handbook story 11)."""
    _require_edit(actor, participation)
    _refuse_exit(participation, outcome, no_certificates, no_hire_requirement)
    if outcome.subsidy:
        require_offered(outcome.subsidy, day=exited_on)
    details = {name: value if value is not None else "" for name, value in asdict(outcome).items()}
    row = Exit.objects.create(
        participation=participation,
        exited_on=exited_on,
        outcome=details.pop("main"),
        hours_percent=outcome.hours_percent,
        is_track_employer=outcome.is_track_employer,
        **{name: details[name] for name in ("contract_form", "subsidy", "study_level", "interrupted_by")},
        told_reason=told_reason,
        no_hire_requirement=no_hire_requirement,
        language_level=language_level,
        wants_next_round=wants_next_round,
        own_view=own_view,
        by_id=actor.user,
    )
    interrupted = outcome.main is MainOutcome.INTERRUPTED
    participation.state = ParticipationState.INTERRUPTED if interrupted else ParticipationState.COMPLETED
    participation.save(update_fields=["state"])
    StageReached.objects.get_or_create(
        participation=participation, state=participation.state, defaults={"on": exited_on}
    )
    record(actor, "exit:register", row, now=now, participant=participation.participant_id)
    return row


def _refuse_exit(
    participation: Participation, outcome: Outcome, no_certificates: bool, requirement: Requirement | None
) -> None:
    who = participation.participant.name
    if Exit.objects.filter(participation=participation).exists():
        raise ExitAlready(who=who)
    if participation.state != ParticipationState.STARTED:
        raise NotStarted(who=who)
    if requirement is not None and requirement.profile_id != participation.round.track.profile_id:
        raise ReasonOutsideProfile(field="no_hire_requirement")
    excused = outcome.main in {MainOutcome.INTERRUPTED, MainOutcome.UNKNOWN, MainOutcome.LEAVE, MainOutcome.MOVED}
    has_any = Certificate.objects.filter(participation=participation).exists()
    if not (no_certificates or excused or has_any):
        raise CertificatesNotTold(field="no_certificates", mend_at=("followup:exit", (participation.pk,)))


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
