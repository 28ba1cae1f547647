"""Rows of a list and its state, told in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.people_columns import Column
from jobbspar.web.components.parts import Tag, Tone

if TYPE_CHECKING:
    from jobbspar.apps.participants.models import ImportBatch, ImportRow

OUTCOME_TONES: dict[str, Tone] = {"new": "success", "known": "info", "problem": "danger"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where in the row, what was read and what to do, in one sentence each."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file as the page shows it."""

    id: int
    number: int
    name: str
    details: str
    outcome: Tag
    troubles: list[Trouble]
    is_chosen: bool
    may_choose: bool
    known_url: str
    mend_url: str

    @classmethod
    def of(cls, row: ImportRow) -> Row:
        names = {"new": _("Will be registered"), "known": _("Already in the register"), "problem": _("Needs mending")}
        read: Mapping[str, str] = row.read
        shown = [Column.PERSONAL_NUMBER, Column.MUNICIPALITY, Column.EDUCATION_LEVEL]
        return cls(
            id=row.pk,
            number=row.number,
            name=" ".join(filter(None, [read.get(Column.GIVEN_NAME), read.get(Column.FAMILY_NAME)])) or "–",
            details=", ".join(read[column] for column in shown if read.get(column)),
            outcome=Tag(names.get(row.outcome, row.outcome), OUTCOME_TONES.get(row.outcome, "neutral")),
            troubles=[Trouble(_(Column(each["column"]).label), sentence_of(each)) for each in row.problems],
            is_chosen=row.is_chosen,
            may_choose=row.outcome != "problem",
            known_url=reverse("participants:show", args=[row.known_id]) if row.known_id else "",
            mend_url=reverse("participants:import_row", args=[row.batch_id, row.number]),
        )


def sentence_of(problem: Mapping[str, Any]) -> str:
    """A kept refusal: what was read and what to do, as running text."""
    told = _(problem["message"]) % problem["facts"] if problem["facts"] else _(problem["message"])
    return f"{told} {_(problem['mend'])}" if problem["mend"] else told


def state_of(batch: ImportBatch) -> Tag:
    states: dict[str, Tag] = {
        "waiting": Tag(_("Waiting to be read"), "info"),
        "reading": Tag(_("Is being read"), "info"),
        "read": Tag(_("Ready to look at"), "warning"),
        "saving": Tag(_("Is being saved"), "info"),
        "saved": Tag(_("Saved"), "success"),
        "cancelled": Tag(_("Thrown away"), "neutral"),
        "failed": Tag(_("Could not be read"), "danger"),
    }
    return states[batch.state]
