"""Rows of a list ↔ what was understood of them, and who in the list is known already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jobbspar.apps.participants.models import Background, ImportRow
from jobbspar.core.people_columns import Column
from jobbspar.core.people_import import PersonRow, Problem, TwiceInList


@dataclass
class KnownPeople:
    """Who is in the register, by number and by name with birth date, and which numbers the list has had so far."""

    by_number: dict[str, int] = field(default_factory=dict)
    by_name: dict[tuple[str, str, str], int] = field(default_factory=dict)
    in_list: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, organisation: int) -> "KnownPeople":
        """One query, however long the list."""
        rows = Background.objects.filter(organisation=organisation).values_list(
            "participant", "personal_number", "participant__given_name", "participant__family_name", "birth_date"
        )
        known = cls()
        for person, number, given, family, born in rows.iterator():
            if number:
                known.by_number[number] = person
            known.by_name[given.casefold(), family.casefold(), str(born or "")] = person
        return known

    def add_file_numbers(self, batch: int, *, other_than: int) -> None:
        """Numbers in the other rows of the list, for when one row is mended."""
        rows = ImportRow.objects.filter(batch=batch).exclude(pk=other_than).exclude(outcome="problem")
        for number, found in rows.values_list("number", "found_number"):
            if found:
                self.in_list[found] = number

    def find(self, row: PersonRow) -> int | None:
        if row.person is None or row.background is None:
            return None
        if row.background.personal_number:
            return self.by_number.get(row.background.personal_number)
        names = row.person.given_name.casefold(), row.person.family_name.casefold()
        return self.by_name.get((*names, ""))


def as_row(number: int, cells: Mapping[Column, str], understood: PersonRow, known: KnownPeople) -> ImportRow:
    """Make the row of the list: what was read, what is wrong, and what will happen."""
    problems = list(understood.problems)
    found = (understood.background.personal_number if understood.background else None) or ""
    if found and found in known.in_list:
        problems.append(Problem(Column.PERSONAL_NUMBER, TwiceInList(row=known.in_list[found])))
    elif found:
        known.in_list[found] = number
    person = known.find(understood)
    outcome = "problem" if problems else "known" if person else "new"
    return ImportRow(
        number=number,
        read={str(column): text for column, text in cells.items() if text},
        problems=[_as_json(problem) for problem in problems],
        outcome=outcome,
        # Known people are left as they are unless somebody chooses otherwise.
        is_chosen=outcome == "new",
        known_id=person if outcome == "known" else None,
        found_number=found,
    )


def _as_json(problem: Problem) -> dict[str, Any]:
    """The sentence as msgid with its facts, so that it is told in the reader's language."""
    refusal = problem.refusal
    return {
        "column": str(problem.column),
        "message": refusal.message,
        "facts": {name: fact if isinstance(fact, int) else str(fact) for name, fact in refusal.facts.items()},
        "mend": refusal.mend,
    }


def texts_of(row: ImportRow) -> dict[Column, str]:
    return {Column(column): text for column, text in row.read.items()}
