"""The contents of a version as facts and tables."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.agreement_contents import FundingFacts, VersionFacts
from jobbspar.core.agreements import (
    AgreementState,
    AppendixKind,
    FundingKind,
    GoalMeasure,
    LegalRegime,
    TargetGroupKind,
    TeamKind,
)
from jobbspar.core.drawing.areamap import AreaMap, AreaPlace
from jobbspar.core.tracks import TrackSector
from jobbspar.web.agreements.forms import last_day
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag, Tone
from jobbspar.web.places import municipality_name

STATE_TONES: dict[str, Tone] = {
    AgreementState.NEGOTIATION: "info",
    AgreementState.SIGNED: "info",
    AgreementState.ACTIVE: "success",
    AgreementState.REVISION: "warning",
}


def state_tag(state: str) -> Tag:
    return Tag(AgreementState(state), STATE_TONES.get(state, "neutral"))


def day_or(day: date | None, otherwise: str) -> Any:
    return day if day else otherwise


def period(starts: date | None, ends: date | None) -> list[tuple[str, Any]]:
    return [
        (_("First day"), day_or(starts, _("Not said"))),
        (_("Last day"), day_or(last_day(ends), _("Until further notice"))),
    ]


def ground_facts(facts: VersionFacts) -> list[tuple[str, Any]]:
    return [
        (_("Legal basis"), facts.regime),
        *period(facts.starts, facts.ends),
        (_("Day to look it over"), day_or(facts.review_on, _("Not decided"))),
    ]


def agreement_table(rows: Any, *, is_filtered: bool, may_add: bool) -> Table:
    if is_filtered:
        empty = Empty(_("No agreement fits the search"), "", Link(_("Show all"), "?"))
    else:
        add = Link(_("Begin the first agreement"), reverse("agreements:new")) if may_add else None
        text = _("Everything begins with what the municipality and Arbetsförmedlingen agree on.")
        empty = Empty(_("There are no agreements yet"), text, add)
    return Table(
        _("Agreements"),
        [Column(_("Name")), Column(_("State")), Column(_("Members")), Column(_("Legal basis")), Column(_("Last day"))],
        [_agreement_row(row) for row in rows],
        empty=empty,
        caption_hidden=True,
    )


def _agreement_row(row: Any) -> tuple[Any, ...]:
    newest = next(iter(row.versions.all()), None)
    members = sorted(member.organisation.name for member in row.members.all())
    return (
        Link(row.name, reverse("agreements:show", args=(row.pk,))),
        state_tag(row.state),
        ", ".join(members),
        LegalRegime(newest.regime) if newest else "–",
        day_or(last_day(newest.ends), _("Until further notice")) if newest else "–",
    )


def party_table(rows: Any, *, action: Callable[[Any], Any] | None = None) -> Table:
    """Who the parties are and who has signed; `action` gives what can be chosen for a row."""
    extra = [Column(_("Choose"))] if action else []
    return Table(
        _("Parties"),
        [Column(_("Party")), Column(_("Signed by")), Column(_("Day of the signature")), *extra],
        [
            (
                row.organisation.name,
                _signatory(row),
                day_or(row.signed_on, _("Not yet")),
                *([action(row)] if action else []),
            )
            for row in rows
        ],
        caption_hidden=True,
    )


def _signatory(row: Any) -> str:
    if not row.signed_on:
        return "–"
    return f"{row.signatory}, {row.signatory_title}" if row.signatory_title else str(row.signatory)


def _with_action(columns: list[Column], action: Any) -> list[Column]:
    return [*columns, Column(_("Choose"))] if action else columns


def target_group_table(rows: Any, *, action: Any = None, empty: Empty | None = None) -> Table:
    return Table(
        _("Target groups"),
        _with_action(
            [
                Column(_("Group")),
                Column(_("Criteria")),
                Column(_("Law or decision")),
                Column(_("When")),
                Column(_("The evidence is from")),
            ],
            action,
        ),
        [
            (
                TargetGroupKind(row.kind),
                row.criteria or "–",
                row.law,
                _span(row.starts, row.ends),
                row.evidence_from.isoformat() if row.evidence_from else _("Not known"),
                *([action(row)] if action else []),
            )
            for row in rows
        ],
        empty=empty,
        caption_hidden=True,
    )


def _span(starts: date | None, ends: date | None) -> str:
    if starts is None and ends is None:
        return _("As long as the agreement")
    last = last_day(ends)
    return f"{starts.isoformat() if starts else ''} – {last.isoformat() if last else ''}".strip()


def goal_table(rows: Any, *, action: Any = None, empty: Empty | None = None) -> Table:
    columns = [
        Column(_("The goal in words")),
        Column(_("What is counted")),
        Column(_("In which tracks")),
        Column(_("Goal"), numeric=True),
        Column(_("Who answers for it")),
        Column(_("Why this goal")),
    ]
    return Table(
        _("Goals"),
        _with_action(columns, action),
        [
            (
                row.wording,
                GoalMeasure(row.measure),
                TrackSector(row.sector) if row.sector else _("All tracks"),
                target_of(row),
                row.owner,
                row.reason,
                *([action(row)] if action else []),
            )
            for row in rows
        ],
        empty=empty,
        caption_hidden=True,
    )


def target_of(row: Any) -> str:
    if row.target is None:
        return _("In words")
    return f"{row.target} %" if row.measure.startswith("share") else str(row.target)


def team_table(rows: Any, *, action: Any = None, empty: Empty | None = None) -> Table:
    return Table(
        _("Steering group and operative team"),
        _with_action([Column(_("Name")), Column(_("Title")), Column(_("Organisation")), Column(_("Group"))], action),
        [
            (
                row.name,
                row.title or "–",
                row.organisation.name,
                TeamKind(row.team),
                *([action(row)] if action else []),
            )
            for row in sorted(rows, key=lambda member: member.team != TeamKind.STEERING)
        ],
        empty=empty,
        caption_hidden=True,
    )


def funding_table(rows: Any, *, today: date, action: Any = None, empty: Empty | None = None) -> Table:
    return Table(
        _("Funding"),
        _with_action(
            [
                Column(_("Name")),
                Column(_("Kind of money")),
                Column(_("Amount in kronor"), numeric=True),
                Column(_("Last day")),
            ],
            action,
        ),
        [
            (
                f"{row.name} ({row.reference})" if row.reference else row.name,
                FundingKind(row.kind),
                row.amount,
                [day_or(last_day(row.ends), _("Until further notice")), *_warning(row, today)],
                *([action(row)] if action else []),
            )
            for row in rows
        ],
        empty=empty,
        caption_hidden=True,
    )


def _warning(row: Any, today: date) -> list[Tag]:
    money = FundingFacts(FundingKind(row.kind), row.name, ends=row.ends)
    if not money.ends_soon(today):
        return []
    return [Tag(_("Has ended"), "danger") if row.ends <= today else Tag(_("Ends soon"), "warning")]


def area_of(codes: list[str]) -> AreaMap | None:
    """The municipalities as a map, if there are any."""
    return AreaMap(tuple(AreaPlace(code) for code in codes)) if codes else None


def names_of(codes: list[str]) -> str:
    return ", ".join(municipality_name(code) for code in codes)


def appendices_of(rows: Any) -> list[tuple[AppendixKind, str]]:
    """All four in order, written or not."""
    written = {row.kind: row.body for row in rows}
    return [(kind, written.get(kind, "")) for kind in AppendixKind]
