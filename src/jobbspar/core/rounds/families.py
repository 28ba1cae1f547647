"""Rounds that must be sized together: those of one choice or one small pool, every other round by itself."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.rounds.compact import Compact, Flags, Ints
from jobbspar.core.rounds.compiled import compiled

LARGEST_EXACT_POOL = 8
"""Rounds in a pool that is solved exactly; a larger pool gets a price per seat instead."""
IMPOSSIBLE = -(1 << 60)


class Families(NamedTuple):
    """A partition of the rounds. `most` limits how many may open, `seats` their sum; −1 is no limit."""

    begins: Ints
    rounds: Ints
    most: Ints
    seats: Ints
    priced: Flags


def families_of(case: Compact) -> Families:
    """Choices first, then pools that touch no round already taken; `priced` marks the pools left over."""
    taken = case.choice >= 0
    groups = [np.flatnonzero(case.choice == choice) for choice in range(len(case.choice_most))]
    most = list(case.choice_most)
    seats = [-1] * len(groups)
    priced = np.ones(len(case.pool_seats), np.bool_)
    for pool in range(len(case.pool_seats)):
        members = case.pool_rounds[case.pool_begins[pool] : case.pool_begins[pool + 1]]
        if len(members) <= LARGEST_EXACT_POOL and not taken[members].any():
            taken[members] = True
            priced[pool] = False
            groups.append(members)
            most.append(-1)
            seats.append(int(case.pool_seats[pool]))
    alone = np.flatnonzero(~taken)
    sizes = [*map(len, groups), *[1] * len(alone)]
    return Families(
        begins=np.cumsum([0, *sizes]).astype(np.int64),
        rounds=np.concatenate([*groups, alone]).astype(np.int64),
        most=np.array([*most, *[-1] * len(alone)], np.int64),
        seats=np.array([*seats, *[-1] * len(alone)], np.int64),
        priced=priced,
    )


@compiled
def best_sizes(families: Families, gain: NDArray[np.int64], sizes: Ints) -> int:
    """The most that all rounds can gain, where `gain[g, n]` is what n seats in g give; fills `sizes`."""
    total = 0
    for family in range(len(families.most)):
        first, last = families.begins[family], families.begins[family + 1]
        if families.seats[family] >= 0:
            total += _share_seats(families.rounds[first:last], families.seats[family], gain, sizes)
        else:
            total += _open_most(families.rounds[first:last], families.most[family], gain, sizes)
    return total


@compiled
def _open_most(rounds: Ints, most: int, gain: NDArray[np.int64], sizes: Ints) -> int:
    """Open the rounds that gain, at most `most` of them; a round without the choice of 0 must open."""
    extra = np.empty(len(rounds), np.int64)
    total = 0
    left = most if most >= 0 else len(rounds)
    for at in range(len(rounds)):
        place = rounds[at]
        size = 1
        for n in range(2, gain.shape[1]):
            if gain[place, n] > gain[place, size]:
                size = n
        sizes[place] = size
        extra[at] = gain[place, size]
        if gain[place, 0] <= IMPOSSIBLE:
            total += gain[place, size]
            left -= 1
            extra[at] = 0
    order = np.argsort(-extra)
    for at in order:
        if gain[rounds[at], 0] <= IMPOSSIBLE:
            continue
        if left > 0 and extra[at] > 0:
            total += extra[at]
            left -= 1
        else:
            sizes[rounds[at]] = 0
    return total


@compiled
def _share_seats(rounds: Ints, seats: int, gain: NDArray[np.int64], sizes: Ints) -> int:
    """Divide a pool of seats between its rounds as well as it can be done."""
    best = np.zeros(seats + 1, np.int64)
    chosen = np.zeros((len(rounds), seats + 1), np.int64)
    for at in range(len(rounds)):
        after = np.full(seats + 1, IMPOSSIBLE, np.int64)
        for n in range(min(seats + 1, gain.shape[1])):
            if gain[rounds[at], n] <= IMPOSSIBLE:
                continue
            for used in range(n, seats + 1):
                value = best[used - n] + gain[rounds[at], n]
                if value > after[used]:
                    after[used] = value
                    chosen[at, used] = n
        best = after
    used = seats
    for at in range(len(rounds) - 1, -1, -1):
        sizes[rounds[at]] = chosen[at, used]
        used -= chosen[at, used]
    return best[seats]
