"""What the pages of exits and of a finished round show, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.followup import queries
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.core.access import Actor, Permission
from jobbspar.core.followup.closing import CLOSING_QUESTIONS, CertificateKind, ClosingParty, TrackDecision
from jobbspar.core.followup.outcomes import (
    FOLLOW_UP_MONTHS,
    ContractForm,
    InterruptedBy,
    MainOutcome,
    StudyLevel,
    SubsidyType,
)
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.taxonomy.language import LanguageLevel
from jobbspar.core.tracks import RoundState
from jobbspar.web.components.parts import Column, Empty, Link, Step, Table, Tag
from jobbspar.web.plans.crumbs import name_of
from jobbspar.web.recruitment.wording import requirement_text

if TYPE_CHECKING:
    from jobbspar.apps.followup.models import ClosingAnswer, Exit
    from jobbspar.apps.recruitment.models import Participation
    from jobbspar.apps.tracks.models import Round


def exit_page(actor: Actor, part: Participation) -> dict[str, Any]:
    """The exit as registered, what the person takes along, and the follow-ups."""
    row = queries.find_exit(part)
    noted = {each.months: each for each in queries.list_follow_ups(part)}
    certificates = queries.list_certificates(part)
    return {
        "part": part,
        "person": part.participant,
        "state": ParticipationState(part.state),
        "exit": row,
        "facts": exit_facts(row) if row else [],
        "steps_done": queries.list_steps_reached(part),
        "certificates": [(CertificateKind(each.kind), each) for each in certificates],
        "follow_ups": [
            (months, MainOutcome(noted[months].outcome) if months in noted else None) for months in FOLLOW_UP_MONTHS
        ],
        "may_edit": bool(actor.organisations_granting(Permission.PLAN_EDIT) & organisations_of(part.participant)),
        "is_closed": part.round.state == RoundState.CLOSED,
    }


def exit_facts(row: Exit) -> list[tuple[str, Any]]:
    """Only the details that belong to the outcome."""
    told: list[tuple[str, Any]] = [
        (_("Last day in the round"), row.exited_on),
        (_("Outcome"), MainOutcome(row.outcome)),
    ]
    if row.outcome == MainOutcome.WORK:
        same = {True: _("Yes"), False: _("No, another employer"), None: None}[row.is_track_employer]
        if row.is_same_sector:
            same = _("No, another employer in the same sector")
        told += [
            (_("Form of employment"), ContractForm(row.contract_form)),
            (_("Working hours, per cent of full time"), row.hours_percent),
            (_("Support to the employer"), SubsidyType(row.subsidy) if row.subsidy else None),
            (_("The employer of the track"), same),
        ]
    if row.outcome == MainOutcome.STUDIES:
        told.append((_("Level of studies"), StudyLevel(row.study_level)))
    if row.outcome == MainOutcome.INTERRUPTED:
        told += [(_("Who interrupted"), InterruptedBy(row.interrupted_by)), (_("Reason"), row.told_reason or None)]
    if row.no_hire_requirement:
        told.append((_("Requirement that was not met"), requirement_text(row.no_hire_requirement)))
    asked = {True: _("Yes"), False: _("No"), None: None}[row.may_be_asked]
    told += [
        (_("Swedish when leaving"), LanguageLevel(row.language_level) if row.language_level else None),
        (_("On the reserve list of the next round"), _("Yes") if row.wants_next_round else _("No")),
        (_("May be asked afterwards"), asked),
        (_("How the person thinks it was"), row.own_view or None),
    ]
    return told


def exit_as_told(row: Exit | None) -> dict[str, Any]:
    """What the form of a correction begins with."""
    if row is None:
        return {}
    answers = {True: "yes", False: "no", None: ""}
    names = (
        "exited_on", "outcome", "contract_form", "hours_percent", "subsidy", "study_level", "interrupted_by",
        "told_reason", "language_level", "wants_next_round", "own_view",
    )  # fmt: skip
    return {
        **{name: getattr(row, name) for name in names},
        "is_track_employer": "sector" if row.is_same_sector else answers[row.is_track_employer],
        "may_be_asked": answers[row.may_be_asked],
        "no_hire_requirement": row.no_hire_requirement_id,
    }


def answers_of(round: Round, party: str) -> dict[str, Any]:
    """What a party has answered so far, to go on from."""
    said = [each for each in queries.list_closing_answers(round) if each.party == party]
    return {"party": party, **{f"question_{each.question}": each.answer for each in said}}


def _parties(answers: list[ClosingAnswer]) -> list[tuple[ClosingParty, bool]]:
    """Every party, and whether it has answered: the six questions are put to each."""
    said = {answer.party for answer in answers}
    return [(party, party in said) for party in ClosingParty]


def round_page(actor: Actor, round: Round) -> dict[str, Any]:
    """What is left before the round can be closed, and how it went for each person one may see."""
    people = queries.list_of_round(actor, round)
    answers, evaluation = queries.list_closing_answers(round), queries.find_evaluation(round)
    without = sum(part.state == ParticipationState.STARTED for part in people)
    answered = len({answer.question for answer in answers})
    may_edit = actor.may(Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    return {
        "round": round,
        "name": name_of(round),
        "state": RoundState(round.state),
        "steps": _closing_steps(
            round, without=without, answered=answered, is_decided=evaluation is not None, may_edit=may_edit
        ),
        "table": _people_table(people),
        "questions": [
            (_(text), [(ClosingParty(each.party), each) for each in answers if each.question == number])
            for number, text in CLOSING_QUESTIONS.items()
        ],
        "parties": _parties(answers),
        "evaluation": evaluation,
        "decision": TrackDecision(evaluation.decision) if evaluation else None,
        "may_edit": may_edit and round.state != RoundState.CLOSED,
        "may_close": may_edit and round.state == RoundState.CLOSING,
    }


def _closing_steps(round: Round, *, without: int, answered: int, is_decided: bool, may_edit: bool) -> list[Step]:
    closed = round.state == RoundState.CLOSED
    return [
        Step(
            _("An exit for everybody"),
            "current" if without else "done",
            detail=_("%(count)s left") % {"count": without} if without else "",
        ),
        Step(
            _("The six questions"),
            "done" if answered == len(CLOSING_QUESTIONS) else "current",
            reverse("followup:evaluate", args=[round.pk]) if may_edit else "",
            _("%(answered)s of 6 answered") % {"answered": answered},
        ),
        Step(
            _("Repeat, change or end"),
            "done" if is_decided else "current",
            reverse("followup:decide", args=[round.pk]) if may_edit else "",
        ),
        Step(_("Closed"), "done" if closed else "coming"),
    ]


def _people_table(people: list[Participation]) -> Table:
    rows = []
    for part in people:
        row = getattr(part, "exit", None)
        rows.append(
            [
                Link(part.participant.name, reverse("followup:exit", args=[part.pk])),
                MainOutcome(row.outcome) if row else Tag(_("No exit yet"), "warning"),
                ContractForm(row.contract_form) if row and row.contract_form else "–",
                len(part.certificates.all()),
                ", ".join(str(each.months) for each in part.follow_ups.all()) or "–",
            ]
        )
    return Table(
        caption=_("How it went for each person"),
        columns=[
            Column(_("Name")),
            Column(_("Outcome")),
            Column(_("Form of employment")),
            Column(_("Certificates"), numeric=True),
            Column(_("Followed up after months")),
        ],
        rows=rows,
        empty=Empty(_("Nobody has started in the round"), _("People are shown here when the round has begun.")),
    )
