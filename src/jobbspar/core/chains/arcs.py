"""What leads to each goal from each kind of home, as flat arrays: equal activities are merged into one arc."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.chains.arrivals import HORIZON, OVER, Arrival, Calendar, Variant, variants
from jobbspar.core.chains.crowd import MOST_LEVELS, Catalogue, Goal, TooManyLevels
from jobbspar.core.chains.problem import Lane, Level

LANGUAGE, WORK, BOTH = 1, 2, 3
LANES = {Lane.LANGUAGE: LANGUAGE, Lane.WORK: WORK, Lane.BOTH: BOTH}
Signature = tuple[int, int, int, bool]


class Arcs(NamedTuple):
    """Arcs of one goal, sorted by kind of home: those of home h are `begins[kind[h]]` to `begins[kind[h] + 1]`."""

    kind: NDArray[np.int32]
    begins: NDArray[np.int64]
    lane: NDArray[np.int8]
    ask: NDArray[np.uint64]
    gives: NDArray[np.uint64]
    on_clock: NDArray[np.bool_]
    table: NDArray[np.int32]
    shortest: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class GoalArcs:
    """A goal ready for the search: bit n of a mask is the n-th of `levels`."""

    levels: tuple[Level, ...]
    goal: int
    arcs: Arcs


@dataclass(slots=True)
class Tables:
    """Arrival tables, each made once however many goals and homes use it."""

    calendar: Calendar
    catalogue: Catalogue
    variants: list[Variant]
    rows: list[Arrival] = field(default_factory=list)
    shortest: list[int] = field(default_factory=list)
    _single: dict[int, Arrival] = field(default_factory=dict)
    _known: dict[tuple[int, ...], int] = field(default_factory=dict)
    _stacked: NDArray[np.int16] = field(default_factory=lambda: np.zeros((0, HORIZON + 1), np.int16))

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Tables":
        return cls(Calendar(catalogue), catalogue, variants(catalogue))

    def number(self, members: tuple[int, ...]) -> int:
        """The table of the best of these variants each day, or -1 when there are none."""
        if not members:
            return -1
        if members not in self._known:
            row = np.minimum.reduce([self.of_one(member) for member in members])
            self._known[members] = len(self.rows)
            self.rows.append(row)
            taken = row[row < OVER] - np.flatnonzero(row < OVER)
            self.shortest.append(int(taken.min()) if len(taken) else OVER)
        return self._known[members]

    def as_array(self) -> NDArray[np.int16]:
        """All tables, a row each."""
        if len(self._stacked) < len(self.rows):
            self._stacked = np.stack(self.rows)
        return self._stacked

    def of_one(self, member: int) -> Arrival:
        """The table of one variant."""
        if member not in self._single:
            one = self.variants[member]
            self._single[member] = self.calendar.arrival(self.catalogue.activities[one.activity], one.weeks)
        return self._single[member]


def goal_arcs(tables: Tables, goal: Goal) -> GoalArcs:
    """Everything that may lead to the goal, merged per kind of home."""
    useful, levels = useful_variants(tables, goal)
    if len(levels) > MOST_LEVELS:
        raise TooManyLevels(levels=len(levels), most=MOST_LEVELS)
    groups: dict[Signature, list[int]] = {}
    for member in useful:
        groups.setdefault(signature_of(tables, member, levels), []).append(member)
    merged = sorted(groups.items(), key=lambda one: (one[0][2], one[0][0]))
    table = np.array([_tables_by_home(tables, members) for _, members in merged], np.int32).reshape(
        len(groups), len(tables.catalogue.reach)
    )
    arcs = _flat(tables, [one for one, _ in merged], table.T)
    return GoalArcs(levels, _mask(goal, levels), arcs)


def useful_variants(tables: Tables, goal: Goal) -> tuple[list[int], tuple[Level, ...]]:
    """Variants that give a level on the way to the goal, and all those levels."""
    wanted, useful, grown = set(goal), set[int](), True
    while grown:
        grown = False
        for member, one in enumerate(tables.variants):
            gives = tables.catalogue.activities[one.activity].yields
            if member not in useful and any(_reaches(gives, level) for level in wanted):
                useful.add(member)
                wanted |= set(one.asks)
                grown = True
    return sorted(useful), tuple(sorted(wanted))


def _reaches(gives: Sequence[Level], level: Level) -> bool:
    return any(one.subject == level.subject and one.level >= level.level for one in gives)


def signature_of(tables: Tables, member: int, levels: tuple[Level, ...]) -> Signature:
    """Lane, asked levels, given levels and whether the sfi clock counts it: variants with the same are one arc."""
    one = tables.variants[member]
    activity = tables.catalogue.activities[one.activity]
    gives = [level for level in levels if _reaches(activity.yields, level)]
    return LANES[activity.lane], _mask(one.asks, levels), _mask(gives, levels), activity.counts_on_sfi_clock


def _mask(some: Sequence[Level], levels: tuple[Level, ...]) -> int:
    return sum(1 << levels.index(level) for level in set(some))


def _tables_by_home(tables: Tables, members: list[int]) -> list[int]:
    """For each kind of home the table of those members that are within reach."""
    activities = [tables.variants[member].activity for member in members]
    within = tables.catalogue.reach[:, activities]
    sorts, sort = np.unique(within, axis=0, return_inverse=True)
    numbers = [tables.number(tuple(np.array(members)[row].tolist())) for row in sorts]
    return [numbers[at] for at in sort.ravel()]


def _flat(tables: Tables, groups: list[Signature], table: NDArray[np.int32]) -> Arcs:
    """One list of arcs for each sort of home that differs."""
    sorts, kind = np.unique(table, axis=0, return_inverse=True)
    there = sorts >= 0
    group = np.nonzero(there)[1]
    numbers = sorts[there]
    columns = np.array(groups, dtype=object).reshape(len(groups), 4)
    return Arcs(
        kind=kind.ravel().astype(np.int32),
        begins=np.concatenate([[0], np.cumsum(there.sum(axis=1))]).astype(np.int64),
        lane=columns[group, 0].astype(np.int8),
        ask=columns[group, 1].astype(np.uint64),
        gives=columns[group, 2].astype(np.uint64),
        on_clock=columns[group, 3].astype(bool),
        table=numbers.astype(np.int32),
        shortest=np.array(tables.shortest, np.int32)[numbers] if len(numbers) else np.zeros(0, np.int32),
    )
