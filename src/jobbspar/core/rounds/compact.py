"""The round plan as plain number arrays, the form every solver and the bench share."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

MARKS = 3
"""How many yes/no marks a composition goal as a limit may count; a person's `kind` is their bits."""
KINDS = 1 << MARKS
WHOLE = 100
"""Shares are whole percent, so that every check is exact."""


class Compact(NamedTuple):
    """People × rounds. Person i's options are the slice `begins[i]:begins[i + 1]` of the option arrays.

    An option takes one seat in `round_of` and, for a preparatory round on the way, one in `through` (−1 is none).
    `kind` is 0 for everybody unless a decision allows composition limits; the free problem holds no such fact.
    """

    begins: Ints
    round_of: Ints
    through: Ints
    worth: Ints
    kind: Ints
    home: Ints
    promised: Flags
    minimum: Ints
    maximum: Ints
    effort: Ints
    must_open: Flags
    choice: Ints
    choice_most: Ints
    pool_begins: Ints
    pool_rounds: Ints
    pool_seats: Ints
    floor: Ints
    low: Ints
    high: Ints

    @property
    def people(self) -> int:
        return len(self.begins) - 1

    @property
    def rounds(self) -> int:
        return len(self.minimum)

    @property
    def options(self) -> int:
        return len(self.round_of)

    @property
    def is_bound(self) -> bool:
        """Whether any round carries a composition limit."""
        return bool((self.low > 0).any() or (self.high < WHOLE).any())


def person_of(case: Compact) -> Ints:
    """The person each option belongs to."""
    return np.repeat(np.arange(case.people, dtype=np.int64), np.diff(case.begins))


def without_limits(people: int, rounds: int) -> dict[str, NDArray[np.generic]]:
    """The fields of a `Compact` that say nothing special: no pools, choices, floors, promises or bands."""
    return {
        "kind": np.zeros(people, np.int64),
        "home": np.zeros(people, np.int64),
        "promised": np.zeros(people, np.bool_),
        "must_open": np.zeros(rounds, np.bool_),
        "choice": np.full(rounds, -1, np.int64),
        "choice_most": np.zeros(0, np.int64),
        "pool_begins": np.zeros(1, np.int64),
        "pool_rounds": np.zeros(0, np.int64),
        "pool_seats": np.zeros(0, np.int64),
        "floor": np.zeros(1, np.int64),
        "low": np.zeros((rounds, MARKS), np.int64),
        "high": np.full((rounds, MARKS), WHOLE, np.int64),
    }


def total_worth(case: Compact, *, chosen: Ints) -> int:
    """The worth of all proposed seats less the effort of every round that has one; `chosen[i]` is an option or −1."""
    taken = chosen[chosen >= 0]
    return int(case.worth[taken].sum() - case.effort[open_rounds(case, chosen=chosen)].sum())


def open_rounds(case: Compact, *, chosen: Ints) -> Flags:
    """Rounds with at least one seat taken, and those that must open."""
    return (seats_taken(case, chosen=chosen) > 0) | case.must_open


def seats_taken(case: Compact, *, chosen: Ints) -> Ints:
    taken = chosen[chosen >= 0]
    through = case.through[taken]
    return np.bincount(case.round_of[taken], minlength=case.rounds) + np.bincount(
        through[through >= 0], minlength=case.rounds
    )
