"""The tables of recruitment. The list of people has one order, the day of interest, and no sorting."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.recruitment import FUNNEL, AttendanceBasis, Funnel, RecruitmentKind, SelectionOutcome
from jobbspar.core.requirements import Answer
from jobbspar.web.components.parts import Bars, Column, Empty, Link, Table, Tag
from jobbspar.web.components.readable import readable
from jobbspar.web.recruitment.wording import outcome_tag, requirement_text, stage_tag, status_tag


def candidates_table(candidates: Iterable[Any], round: Any, *, may_register: bool) -> Table:
    rows = [
        [
            Link(one.name, reverse("recruitment:candidate", args=[one.participation.pk])),
            stage_tag(one.state),
            one.participation.interested_on,
            one.released_on or _("not yet"),
            one.interpreter or _("not asked for"),
        ]
        for one in candidates
    ]
    add = Link(_("Register interest"), reverse("recruitment:interest_new", args=[round.pk])) if may_register else None
    headings = [_("Name"), _("Stage"), _("Interested since"), _("Shown to the employer"), _("Interpreter")]
    empty = Empty(_("Nobody is here yet"), _("People are registered here when they say that they are interested."), add)
    return Table(_("People"), [Column(text) for text in headings], rows, empty=empty, caption_hidden=True)


def cards_table(candidates: Iterable[Any]) -> Table:
    """What the employer sees: the name and where it stands."""
    rows = [
        [Link(one.name, reverse("recruitment:candidate", args=[one.participation.pk])), stage_tag(one.state)]
        for one in candidates
    ]
    empty = Empty(
        _("There is nobody to show yet"), _("People are shown here when they themselves have said yes to it.")
    )
    return Table(_("People"), [Column(_("Name")), Column(_("Stage"))], rows, empty=empty, caption_hidden=True)


def activities_table(activities: Iterable[Any], round: Any, *, may_edit: bool) -> Table:
    rows = [
        [
            Link(one.name, reverse("recruitment:activity", args=[one.pk])) if may_edit else one.name,
            RecruitmentKind(one.kind),
            one.day,
            one.place or _("not decided"),
            basis_tag(one),
            len(one.attendances.all()),
            sum(row.came is True for row in one.attendances.all()),
        ]
        for one in activities
    ]
    plan = Link(_("Plan an activity"), reverse("recruitment:activity_new", args=[round.pk])) if may_edit else None
    columns = [Column(text) for text in (_("Recruitment activity"), _("Kind"), _("Day"), _("Place"), _("Attendance"))]
    columns += [Column(_("Invited"), numeric=True), Column(_("Came"), numeric=True)]
    empty = Empty(_("No activities yet"), _("For example an information meeting, a study visit, an interview."), plan)
    return Table(_("Recruitment activities"), columns, rows, empty=empty, caption_hidden=True)


def basis_tag(activity: Any) -> Tag:
    basis = AttendanceBasis(activity.basis)
    return Tag(basis, "info" if basis is AttendanceBasis.VOLUNTARY else "warning")


def funnel_bars(funnel: Funnel) -> Bars:
    """A bar a stage with its count: the same facts to look at and to read."""
    return Bars(_("People who have come this far"), [(_(stage.label), funnel.counts[stage]) for stage in FUNNEL])


def answers_table(answers: Iterable[Answer]) -> Table:
    """One row a requirement, in the profile's order: no score, no sum, no sorting."""
    rows = [[requirement_text(answer.requirement), status_tag(answer.status), _why(answer)] for answer in answers]
    headings = [Column(_("Requirement")), Column(_("Where it stands")), Column(_("Why"))]
    empty = Empty(_("There are no requirements to check"), _("The track has no profile with requirements yet."))
    return Table(_("Requirement check"), headings, rows, empty=empty, caption_hidden=True)


def _why(answer: Answer) -> str:
    facts = {name: readable(value) for name, value in answer.facts.items()}
    return _(answer.why) % facts if facts else _(answer.why)


def decisions_table(decisions: Iterable[Any]) -> Table:
    rows = [
        [
            outcome_tag(SelectionOutcome(one.outcome)),
            requirement_text(one.requirement),
            one.reason,
            f"{one.decider}, {one.decider_role}" if one.decider_role else one.decider,
            one.decided_on,
            one.told_on or _("not yet"),
        ]
        for one in decisions
    ]
    headings = [_("Decision"), _("Requirement"), _("Reason"), _("Who decided"), _("Decided on"), _("Told on")]
    empty = Empty(_("Nothing is decided yet"))
    return Table(_("Decisions"), [Column(text) for text in headings], rows, empty=empty, caption_hidden=True)
