"""Prices on seats: at the right prices each person picks alone and the picks nearly fit the rounds."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.rounds.compact import KINDS, MARKS, WHOLE, Compact, Flags, Ints, person_of
from jobbspar.core.rounds.compiled import compiled
from jobbspar.core.rounds.families import IMPOSSIBLE, Families, best_sizes

Reals = NDArray[np.float64]

FINE = 1024
"""Gains are compared in whole 1/1024 of a point of worth."""
FIRST_STEP, LAST_STEP = 40.0, 0.4
WARM_STEP = 2.0
MEMORY, SPREAD_MEMORY = 0.8, 0.98
"""How much of the last direction, and of its size, a step remembers (Adam's two constants)."""
LARGEST_PULL = 30.0
"""A pull counts for no more than this, so that the rush of the first passes is soon forgotten."""
AVERAGED = 0.3
"""The last part of the passes whose seats are averaged into a fractional plan."""


class Prices(NamedTuple):
    """What one more of each limit is worth. `seat` may be negative where a round must open and is hard to fill."""

    seat: Reals
    above: Reals
    below: Reals
    pool: Reals
    floor: Reals


class Market(NamedTuple):
    """Prices after the last pass, the best bound seen, and the average seats by kind and openness of each round."""

    prices: Prices
    bound: float
    seats: Reals
    opens: Reals


def no_prices(case: Compact) -> Prices:
    return Prices(
        seat=np.zeros(case.rounds),
        above=np.zeros((case.rounds, MARKS)),
        below=np.zeros((case.rounds, MARKS)),
        pool=np.zeros(len(case.pool_seats)),
        floor=np.zeros(len(case.floor)),
    )


@compiled
def price_of_cells(case: Compact, families: Families, prices: Prices) -> Reals:
    """What a person of each kind pays for a seat in each round, at round · KINDS + kind."""
    cell = np.empty(len(prices.seat) * KINDS)
    for place in range(len(prices.seat)):
        for kind in range(KINDS):
            pays = prices.seat[place]
            for mark in range(MARKS):
                has = (kind >> mark) & 1
                pays += prices.above[place, mark] * (has - case.high[place, mark] / WHOLE)
                pays += prices.below[place, mark] * (case.low[place, mark] / WHOLE - has)
            cell[place * KINDS + kind] = pays
    for pool in range(len(prices.pool)):
        if families.priced[pool]:
            for at in range(case.pool_begins[pool], case.pool_begins[pool + 1]):
                first = case.pool_rounds[at] * KINDS
                cell[first : first + KINDS] += prices.pool[pool]
    return cell


@compiled
def pick_alone(case: Compact, cell: Reals, floor: Reals, wanted: Ints, placed: Ints) -> float:
    """Everyone takes the option worth most after its price; counts who wants which cell, returns the sum gained."""
    wanted[:] = 0
    placed[:] = 0
    total = 0.0
    for person in range(len(case.begins) - 1):
        kind = case.kind[person]
        best, option = (-1e18, -1) if case.promised[person] else (-floor[case.home[person]], -1)
        for at in range(case.begins[person], case.begins[person + 1]):
            left = case.worth[at] - cell[case.round_of[at] * KINDS + kind]
            if case.through[at] >= 0:
                left -= cell[case.through[at] * KINDS + kind]
            if left > best:
                best, option = left, at
        if option >= 0 or case.promised[person]:
            total += best + floor[case.home[person]]
        if option >= 0:
            wanted[case.round_of[option] * KINDS + kind] += 1
            placed[case.home[person]] += 1
            if case.through[option] >= 0:
                wanted[case.through[option] * KINDS + kind] += 1
    return total


@compiled
def gain_of_sizes(case: Compact, seat: Reals) -> NDArray[np.int64]:
    """What each round gains by selling n seats at its price, in 1/FINE; sizes outside its limits are impossible."""
    gain = np.full((len(seat), case.maximum.max() + 1), IMPOSSIBLE, np.int64)
    for place in range(len(seat)):
        if not case.must_open[place]:
            gain[place, 0] = 0
        price = np.int64(np.rint(seat[place] * FINE))
        for n in range(case.minimum[place], case.maximum[place] + 1):
            gain[place, n] = price * n - case.effort[place] * FINE
    return gain


@compiled
def _pulls(case: Compact, families: Families, wanted: Ints, placed: Ints, sizes: Ints) -> Prices:
    """How far each limit is from being just met when everyone picks alone: the direction its price should move."""
    rounds = len(case.minimum)
    seat = np.empty(rounds)
    above, below = np.zeros((rounds, MARKS)), np.zeros((rounds, MARKS))
    pool = np.zeros(len(case.pool_seats))
    people = np.zeros(rounds)
    for place in range(rounds):
        for kind in range(KINDS):
            count = wanted[place * KINDS + kind]
            people[place] += count
            for mark in range(MARKS):
                has = (kind >> mark) & 1
                above[place, mark] += count * (has - case.high[place, mark] / WHOLE)
                below[place, mark] += count * (case.low[place, mark] / WHOLE - has)
        seat[place] = people[place] - sizes[place]
    for k in range(len(pool)):
        if families.priced[k]:
            pool[k] = -case.pool_seats[k]
            for at in range(case.pool_begins[k], case.pool_begins[k + 1]):
                pool[k] += people[case.pool_rounds[at]]
    return Prices(seat, above, below, pool, (case.floor - placed).astype(np.float64))


@compiled
def _move(price: Reals, pull: Reals, drift: Reals, spread: Reals, step: float, lowest: float) -> None:
    """One step of every price along its smoothed pull, never under `lowest`; changes the arrays in place."""
    flat, pulls, drifts, spreads = price.ravel(), pull.ravel(), drift.ravel(), spread.ravel()
    for at in range(len(flat)):
        pulled = min(LARGEST_PULL, max(-LARGEST_PULL, pulls[at]))
        drifts[at] = MEMORY * drifts[at] + (1 - MEMORY) * pulled
        spreads[at] = SPREAD_MEMORY * spreads[at] + (1 - SPREAD_MEMORY) * pulled**2
        flat[at] = max(lowest, flat[at] + step * drifts[at] / (np.sqrt(spreads[at]) + 0.1))


@compiled
def _fixed_part(case: Compact, families: Families, prices: Prices) -> float:
    """What priced pools pay back and municipal floors cost in the bound."""
    total = 0.0
    for pool in range(len(prices.pool)):
        if families.priced[pool]:
            total += prices.pool[pool] * case.pool_seats[pool]
    return total - (prices.floor * case.floor).sum()


@compiled
def settle(
    case: Compact, families: Families, start: Prices, passes: int, first_step: float, last_step: float
) -> Market:
    """Move prices until picks and seats agree as well as they can; keeps the prices that gave the lowest bound."""
    now = Prices(start.seat.copy(), start.above.copy(), start.below.copy(), start.pool.copy(), start.floor.copy())
    best = Prices(start.seat.copy(), start.above.copy(), start.below.copy(), start.pool.copy(), start.floor.copy())
    drift = Prices(now.seat * 0, now.above * 0, now.below * 0, now.pool * 0, now.floor * 0)
    spread = Prices(now.seat * 0, now.above * 0, now.below * 0, now.pool * 0, now.floor * 0)
    rounds = len(case.minimum)
    wanted, placed = np.zeros(rounds * KINDS, np.int64), np.zeros(len(case.floor), np.int64)
    sizes = np.zeros(rounds, np.int64)
    seats, opens, lowest = np.zeros(rounds * KINDS), np.zeros(rounds), 1e18
    averaged = max(1, int(passes * AVERAGED))
    for turn in range(passes):
        cell = price_of_cells(case, families, now)
        bound = pick_alone(case, cell, now.floor, wanted, placed) + _fixed_part(case, families, now)
        bound += best_sizes(families, gain_of_sizes(case, now.seat), sizes) / FINE
        if bound < lowest:
            lowest = bound
            best.seat[:], best.above[:], best.below[:] = now.seat, now.above, now.below
            best.pool[:], best.floor[:] = now.pool, now.floor
        if turn >= passes - averaged:
            seats += wanted / averaged
            opens += (sizes > 0) / averaged
        pull = _pulls(case, families, wanted, placed, sizes)
        step = first_step * (last_step / first_step) ** (turn / max(1, passes - 1))
        _move(now.seat, pull.seat, drift.seat, spread.seat, step, -1e9)
        _move(now.above, pull.above, drift.above, spread.above, step, 0.0)
        _move(now.below, pull.below, drift.below, spread.below, step, 0.0)
        _move(now.pool, pull.pool, drift.pool, spread.pool, step, 0.0)
        _move(now.floor, pull.floor, drift.floor, spread.floor, step, 0.0)
    return Market(best, lowest, seats, opens)


@compiled
def left_after_price(case: Compact, cell: Reals, floor: Reals) -> Reals:
    """What every option is worth to its person after prices."""
    left = np.empty(len(case.round_of))
    for person in range(len(case.begins) - 1):
        kind = case.kind[person]
        for at in range(case.begins[person], case.begins[person + 1]):
            left[at] = case.worth[at] + floor[case.home[person]] - cell[case.round_of[at] * KINDS + kind]
            if case.through[at] >= 0:
                left[at] -= cell[case.through[at] * KINDS + kind]
    return left


def competitive(case: Compact, *, left: Reals, margin: float, also: Ints | None = None) -> tuple[Compact, Ints]:
    """The same problem with only the options near a person's or a round's best and those in `also`; which those are."""
    best = np.full(case.people, -np.inf)
    person = person_of(case)
    able = np.flatnonzero(np.diff(case.begins) > 0)
    if len(able):
        best[able] = np.maximum.reduceat(left, case.begins[able])
    best = np.maximum(best, np.where(case.promised, -np.inf, 0.0))
    behind = best[person] - left
    near = behind <= margin
    near[_best_of_thin_groups(case, behind=behind, near=near)] = True
    if also is not None:
        near[also[also >= 0]] = True
    kept = np.flatnonzero(near)
    begins = np.searchsorted(kept, case.begins).astype(np.int64)
    return case._replace(
        begins=begins, round_of=case.round_of[kept], through=case.through[kept], worth=case.worth[kept]
    ), kept.astype(np.int64)


def _best_of_thin_groups(case: Compact, *, behind: Reals, near: Flags) -> Ints:
    """Where hardly anybody of a round's limited marks is near it, as many options as it has seats, least behind first.

    A round without limits is one group and gets twice as many; one with limits needs people both with and without.
    """
    limited = (case.low > 0) | (case.high < WHOLE)
    mask = (limited << np.arange(MARKS)).sum(axis=1)
    enough = np.repeat(np.where(mask > 0, case.maximum, 2 * case.maximum), KINDS)
    options, group = _options_of_thin_groups(case, near, mask, enough)
    order = np.lexsort((behind[options], group))
    options, own = options[order], group[order]
    rank = np.arange(len(options)) - np.searchsorted(own, own)
    return options[rank < enough[own]]


@compiled
def _options_of_thin_groups(case: Compact, near: Flags, mask: Ints, enough: Ints) -> tuple[Ints, Ints]:
    """The options of groups of which too few are near, and the group of each."""
    count = np.zeros(len(enough), np.int64)
    for person in range(len(case.begins) - 1):
        for at in range(case.begins[person], case.begins[person + 1]):
            if near[at]:
                count[case.round_of[at] * KINDS + (case.kind[person] & mask[case.round_of[at]])] += 1
    found, groups = np.empty(len(near), np.int64), np.empty(len(near), np.int64)
    length = 0
    for person in range(len(case.begins) - 1):
        for at in range(case.begins[person], case.begins[person + 1]):
            group = case.round_of[at] * KINDS + (case.kind[person] & mask[case.round_of[at]])
            if count[group] < enough[group]:
                found[length], groups[length] = at, group
                length += 1
    return found[:length], groups[:length]
