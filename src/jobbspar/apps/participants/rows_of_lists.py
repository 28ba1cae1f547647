"""Rows of a list ↔ what was understood of them, and who in the list is known already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jobbspar.apps.participants.models import Background, ImportRow
from jobbspar.core.participants import PersonFacts
from jobbspar.core.people_columns import Column
from jobbspar.core.people_import import NamesakeInList, NamesakeKnown, PersonRow, Problem, TwiceInList

Name = tuple[str, str]


@dataclass
class KnownPeople:
    """Who is in the register, by number and by name, and whom the list has had so far."""

    by_number: dict[str, int] = field(default_factory=dict)
    by_name: dict[Name, int] = field(default_factory=dict)
    without_number: dict[Name, int] = field(default_factory=dict)
    in_list: dict[str, int] = field(default_factory=dict)
    names_in_list: dict[Name, int] = field(default_factory=dict)

    @classmethod
    def of(cls, organisation: int) -> "KnownPeople":
        """One query, however long the list."""
        rows = Background.objects.filter(organisation=organisation).values_list(
            "participant", "personal_number", "participant__given_name", "participant__family_name"
        )
        known = cls()
        for person, number, given, family in rows.iterator():
            name = given.casefold(), family.casefold()
            known.by_name[name] = person
            if number:
                known.by_number[number] = person
            else:
                known.without_number[name] = person
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
        return self.without_number.get(_name(row.person))

    def doubts(self, row: PersonRow, number: int) -> list[Problem]:
        """Somebody of the same name, where no number tells whether it is the same person."""
        if row.person is None or row.background is None:
            return []
        name, read = _name(row.person), f"{row.person.given_name} {row.person.family_name}"
        first = self.names_in_list.setdefault(name, number)
        has_number = bool(row.background.personal_number)
        if name in (self.without_number if has_number else self.by_name):
            return [Problem(Column.FAMILY_NAME, NamesakeKnown(read=read))]
        if first != number and not has_number:
            return [Problem(Column.FAMILY_NAME, NamesakeInList(read=read, row=first))]
        return []


def _name(person: PersonFacts) -> Name:
    return person.given_name.casefold(), person.family_name.casefold()


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
    if outcome == "new":
        problems = known.doubts(understood, number)
    return ImportRow(
        number=number,
        read={str(column): text for column, text in cells.items() if text},
        problems=[_as_json(problem) for problem in problems],
        outcome=outcome,
        # Known people and possible namesakes are left as they are unless somebody chooses otherwise.
        is_chosen=outcome == "new" and not problems,
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
