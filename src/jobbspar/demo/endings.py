"""How it ends: certificates, exits with their outcomes, the six questions, a decision, and what is known later."""

from collections.abc import Iterator
from datetime import date, timedelta

from jobbspar.apps.followup.actions import (
    answer_questions,
    close_round,
    decide_on_track,
    give_certificate,
    note_follow_up,
    register_exit,
)
from jobbspar.apps.plans.actions import finish_round
from jobbspar.core.access import Actor
from jobbspar.core.calendar import add_months, first_working_day_from
from jobbspar.core.followup.closing import CertificateKind, ClosingParty, TrackDecision
from jobbspar.core.followup.exits import CertificateFacts, ExitFacts
from jobbspar.core.followup.outcomes import (
    FOLLOW_UP_MONTHS,
    ContractForm,
    InterruptedBy,
    MainOutcome,
    Outcome,
    StudyLevel,
    SubsidyType,
)
from jobbspar.demo.runs import LEFT, Going, Played
from jobbspar.demo.stage import Stage
from jobbspar.demo.talk import ANSWERS, OWN_VIEWS

MAIN = {
    "W": MainOutcome.WORK,
    "B": MainOutcome.OWN_BUSINESS,
    "S": MainOutcome.STUDIES,
    "C": MainOutcome.CONTINUED_SUPPORT,
    "M": MainOutcome.MOVED,
    "L": MainOutcome.LEAVE,
    "I": MainOutcome.INTERRUPTED,
    "U": MainOutcome.UNKNOWN,
}
# Work by the hour is about one in six; nearly half have support to the employer.
FORMS = (
    ContractForm.PERMANENT,
    ContractForm.HOURLY,
    ContractForm.FIXED_TERM,
    ContractForm.PROBATION,
    ContractForm.SUBSTITUTE,
    ContractForm.PERMANENT,
    ContractForm.UNKNOWN,
)
SUBSIDIES = (
    SubsidyType.NONE,
    SubsidyType.NEW_START_JOB,
    SubsidyType.NONE,
    SubsidyType.INTRODUCTION_JOB,
    SubsidyType.NONE,
    SubsidyType.ESTABLISHMENT_JOB,
    SubsidyType.UNKNOWN,
)
LEVELS = (StudyLevel.UPPER_SECONDARY, StudyLevel.BASIC, StudyLevel.FOLK_HIGH_SCHOOL, StudyLevel.UPPER_SECONDARY)
INTERRUPTERS = (InterruptedBy.PARTICIPANT, InterruptedBy.EMPLOYER, InterruptedBy.UNKNOWN, InterruptedBy.AUTHORITY)
CERTIFIED = {"preschool": "Barnskötare, delkurs", "care": "Vård och omsorg, delkurs", "industry": "Truckförarbevis"}
WEEKS_TO_ANSWER, WEEKS_TO_DECIDE, WEEKS_TO_CLOSE = 2, 3, 4


def close(stage: Stage, here: Played) -> None:
    """The round goes over to closing; a closed one has its exits, answers and decision."""
    row = here.round
    with stage.played_by(here.coordinator) as actor:
        finish_round(actor=actor, round=row, now=stage.moment(here.ends - timedelta(days=3)))
        for going in here.having(LEFT):
            leave(
                stage,
                actor,
                here,
                going,
                min(first_working_day_from(here.ends + timedelta(days=going.number)), stage.friday),
            )
        if here.run.goes_to == "closing":
            return
        _answer(stage, actor, here)
        close_round(actor=actor, round=row, now=stage.moment(here.ends + timedelta(weeks=WEEKS_TO_CLOSE)))
        for going in here.having(LEFT):
            _ask_later(stage, actor, here, going)


def leave(stage: Stage, actor: Actor, here: Played, going: Going, day: date) -> None:
    """Certificates first, then one outcome."""
    now = stage.moment(day)
    name = CERTIFIED.get(here.run.track, "")
    has_certificate = bool(name) and going.fate in "WSC"
    if has_certificate:
        kind = CertificateKind.CERTIFICATE if here.run.track == "industry" else CertificateKind.GRADE
        facts = CertificateFacts(kind=kind, name=name, issuer="Utbildaren", issued_on=day)
        give_certificate(actor=actor, participation=going.participation, facts=facts, now=now)
    register_exit(
        actor=actor,
        participation=going.participation,
        outcome=outcome_of(here, going),
        facts=ExitFacts(
            exited_on=day, wants_next_round=going.fate == "C", own_view=OWN_VIEWS[going.number % len(OWN_VIEWS)]
        ),
        no_certificates=not has_certificate,
        now=now,
    )


def outcome_of(here: Played, going: Going) -> Outcome:
    main, number = MAIN[going.fate], going.number + len(here.run.key)
    if main is MainOutcome.STUDIES:
        return Outcome(main=main, study_level=LEVELS[number % len(LEVELS)])
    if main is MainOutcome.INTERRUPTED:
        return Outcome(main=main, interrupted_by=INTERRUPTERS[number % len(INTERRUPTERS)])
    if main is not MainOutcome.WORK:
        return Outcome(main=main)
    form = FORMS[number % len(FORMS)]
    return Outcome(
        main=main,
        contract_form=form,
        hours_percent=None if form in (ContractForm.HOURLY, ContractForm.UNKNOWN) else (100, 75, 80)[number % 3],
        subsidy=SUBSIDIES[number % len(SUBSIDIES)],
        is_track_employer=(True, True, False, True, None)[number % 5],
    )


def _answer(stage: Stage, actor: Actor, here: Played) -> None:
    row = here.round
    for party, answers in ANSWERS.items():
        answer_questions(
            actor=actor,
            round=row,
            party=ClosingParty(party),
            answers=dict(enumerate(answers, start=1)),
            now=stage.moment(here.ends + timedelta(weeks=WEEKS_TO_ANSWER)),
        )
    decision = TrackDecision.END if here.run.track == "park" else TrackDecision.REPEAT
    if here.run.track == "industry":
        decision = TrackDecision.CHANGE
    decide_on_track(
        actor=actor,
        round=row,
        decision=decision,
        decided_by="Styrgruppen",
        change="Praktiken börjar tidigare, och truckkursen läggs före." if decision is TrackDecision.CHANGE else "",
        is_good_example=here.run.track in ("preschool", "care"),
        now=stage.moment(here.ends + timedelta(weeks=WEEKS_TO_DECIDE)),
    )


def _ask_later(stage: Stage, actor: Actor, here: Played, going: Going) -> None:
    left = here.ends + timedelta(days=going.number)
    for months, outcome in zip(FOLLOW_UP_MONTHS, _later(here, going), strict=True):
        day = add_months(left, months)
        forgotten = here.run.track == "industry" and months == FOLLOW_UP_MONTHS[-1] and going.number % 3 == 0
        if day <= stage.friday and not forgotten:
            note_follow_up(
                actor=actor, participation=going.participation, months=months, outcome=outcome, now=stage.moment(day)
            )


def _later(here: Played, going: Going) -> Iterator[Outcome]:
    """Work by the hour often becomes more; some who studied work after a year; a few are not found."""
    first = outcome_of(here, going)
    lost = Outcome(main=MainOutcome.UNKNOWN)
    steadier = Outcome(main=MainOutcome.WORK, contract_form=ContractForm.FIXED_TERM, subsidy=SubsidyType.NONE)
    yield first
    yield lost if going.number % 6 == 5 else first
    if going.fate == "S" or first.contract_form is ContractForm.HOURLY:
        yield steadier
    else:
        yield lost if going.number % 4 == 3 else first
