"""What differs between two versions of an agreement, section by section and word by word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any, TypeVar

from jobbspar.core.agreement_contents import AgreementContents
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_


class AgreementSection(Choice):
    GROUND = "ground", N_("Legal basis, period and purpose")
    PARTIES = "parties", N_("Parties")
    MUNICIPALITIES = "municipalities", N_("Municipalities")
    TARGET_GROUPS = "target_groups", N_("Target groups")
    GOALS = "goals", N_("Goals")
    TEAM = "team", N_("Steering group and operative team")
    APPENDICES = "appendices", N_("Appendices")
    FUNDING = "funding", N_("Funding")


class DifferenceKind(Choice):
    ADDED = "added", N_("Added")
    REMOVED = "removed", N_("Removed")
    CHANGED = "changed", N_("Changed")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words that is the same in both (`None`), only in the old (`REMOVED`) or only in the new (`ADDED`)."""

    text: str
    kind: DifferenceKind | None = None


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field as it was and as it became; `words` for texts."""

    name: str
    before: Any
    after: Any
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came, went or changed; `before` and `after` are the things themselves."""

    section: AgreementSection
    kind: DifferenceKind
    before: Any
    after: Any
    fields: tuple[FieldDifference, ...] = ()


Item = TypeVar("Item")


def differences(old: AgreementContents, new: AgreementContents) -> list[Difference]:
    """Every difference, in the order of the agreement. The same contents give none."""
    found = _changed(AgreementSection.GROUND, old.facts, new.facts)
    found += _in_rows(AgreementSection.PARTIES, old.parties, new.parties, lambda party: party.name)
    found += _in_rows(AgreementSection.MUNICIPALITIES, old.municipalities, new.municipalities, lambda code: code)
    found += _in_rows(AgreementSection.TARGET_GROUPS, old.target_groups, new.target_groups, lambda group: group.kind)
    found += _in_rows(AgreementSection.GOALS, old.goals, new.goals, lambda goal: (goal.measure, goal.sector))
    found += _in_rows(AgreementSection.TEAM, old.team, new.team, lambda member: (member.team, member.name))
    found += _in_rows(AgreementSection.APPENDICES, old.appendices, new.appendices, lambda appendix: appendix.kind)
    found += _in_rows(AgreementSection.FUNDING, old.funding, new.funding, lambda money: (money.kind, money.name))
    return found


def _changed(section: AgreementSection, before: Any, after: Any) -> list[Difference]:
    if before == after:
        return []
    return [Difference(section, DifferenceKind.CHANGED, before, after, _field_differences(before, after))]


def _field_differences(before: Any, after: Any) -> tuple[FieldDifference, ...]:
    names = [column.name for column in fields(before) if column.compare]
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple(FieldDifference(name, b, a, _words_of(b, a)) for name, b, a in pairs if b != a)


def _words_of(before: Any, after: Any) -> tuple[Words, ...]:
    is_text = isinstance(before, str) and isinstance(after, str) and not isinstance(before, Choice)
    return word_differences(before, after) if is_text and before and after else ()


def _in_rows(
    section: AgreementSection, old: Sequence[Item], new: Sequence[Item], key: Callable[[Item], Any]
) -> list[Difference]:
    """Pair rows that are equal, then rows with the same key in order; what is left came or went."""
    gone, come = _without(old, new), _without(new, old)
    found: list[Difference] = []
    for before in list(gone):
        after = next((row for row in come if key(row) == key(before)), None)
        if after is not None:
            gone.remove(before)
            come.remove(after)
            found += _changed(section, before, after)
    found += [Difference(section, DifferenceKind.REMOVED, row, None) for row in gone]
    found += [Difference(section, DifferenceKind.ADDED, None, row) for row in come]
    return found


def _without(rows: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """The rows that have no equal among the others, each other used once."""
    left, unused = [], list(others)
    for row in rows:
        if row in unused:
            unused.remove(row)
        else:
            left.append(row)
    return left


def word_differences(before: str, after: str) -> tuple[Words, ...]:
    """The two texts told as one: what stayed, what went and what came, in runs of whole words."""
    old, new = before.split(), after.split()
    runs: list[Words] = []
    for step, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            runs.append(Words(" ".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            runs.append(Words(" ".join(old[old_from:old_to]), DifferenceKind.REMOVED))
        if new_to > new_from:
            runs.append(Words(" ".join(new[new_from:new_to]), DifferenceKind.ADDED))
    return tuple(runs)
