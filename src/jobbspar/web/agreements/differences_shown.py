"""Differences between two versions in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jobbspar.core.agreement_differences import AgreementSection, Difference, DifferenceKind, FieldDifference, Words
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.tracks import TrackSector
from jobbspar.web.agreements.forms import last_day
from jobbspar.web.components.readable import readable
from jobbspar.web.places import municipality_name

FIELDS = {
    "regime": N_("Legal basis"),
    "starts": N_("First day"),
    "ends": N_("Last day"),
    "purpose": N_("Purpose"),
    "working_methods": N_("How you work together"),
    "documentation": N_("How it is written down"),
    "review_on": N_("Day to look it over"),
    "kind": N_("Kind"),
    "criteria": N_("Criteria"),
    "law": N_("Law or decision"),
    "evidence_from": N_("The evidence is from"),
    "measure": N_("What is counted"),
    "sector": N_("In which tracks"),
    "target": N_("Goal"),
    "wording": N_("The goal in words"),
    "owner": N_("Who answers for it"),
    "reason": N_("Why this goal"),
    "team": N_("Group"),
    "name": N_("Name"),
    "title": N_("Title"),
    "organisation": N_("Organisation"),
    "body": N_("Text of the appendix"),
    "reference": N_("Reference number"),
    "amount": N_("Amount in kronor"),
}


@dataclass(frozen=True, slots=True)
class ShownField:
    label: str
    before: str
    after: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """`name` says which thing; `fields` what changed in it."""

    kind: DifferenceKind
    name: str
    fields: tuple[ShownField, ...]


def shown_by_section(
    found: list[Difference], *, organisations: Mapping[int, str]
) -> list[tuple[AgreementSection, list[ShownDifference]]]:
    """Sections that differ, in the order of the agreement, each with its differences."""
    return [
        (section, [_shown(one, organisations) for one in found if one.section is section])
        for section in AgreementSection
        if any(one.section is section for one in found)
    ]


def _shown(difference: Difference, organisations: Mapping[int, str]) -> ShownDifference:
    thing = difference.after if difference.after is not None else difference.before
    changed = difference.fields or (() if isinstance(thing, str) else _all_fields(difference, thing))
    rows = tuple(_field(one, organisations) for one in changed)
    return ShownDifference(difference.kind, _name(difference.section, thing), rows)


def _all_fields(difference: Difference, thing: Any) -> tuple[FieldDifference, ...]:
    """Of what came or went everything that is filled in is told."""
    if difference.section is AgreementSection.PARTIES:
        return ()
    is_added = difference.kind is DifferenceKind.ADDED
    filled = [(column.name, getattr(thing, column.name)) for column in fields(thing)]
    return tuple(
        FieldDifference(name, None if is_added else value, value if is_added else None)
        for name, value in filled
        if value not in (None, "")
    )


def _name(section: AgreementSection, thing: Any) -> str:
    match section:
        case AgreementSection.GROUND:
            return _(section.label)
        case AgreementSection.MUNICIPALITIES:
            return municipality_name(thing)
        case AgreementSection.GOALS:
            return str(thing.wording)
        case AgreementSection.TARGET_GROUPS | AgreementSection.APPENDICES:
            return readable(thing.kind)
    return str(thing.name)


def _field(one: FieldDifference, organisations: Mapping[int, str]) -> ShownField:
    before, after = (_value(one.name, value, organisations) for value in (one.before, one.after))
    return ShownField(_(FIELDS.get(one.name, one.name)), before, after, one.words)


def _value(name: str, value: Any, organisations: Mapping[int, str]) -> str:
    if value in (None, ""):
        return "–"
    if name == "ends" and isinstance(value, date):
        return readable(last_day(value))
    if name == "organisation":
        return organisations.get(value, "–")
    if name == "sector":
        return readable(TrackSector(value))
    return readable(value) if not isinstance(value, str) or isinstance(value, Choice) else value
