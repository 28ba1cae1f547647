"""A bound that no plan can pass: prices on people, and every round picking its own group exactly, in whole numbers.

Everyone is charged what their best option leaves after prices. A round then picks the lawful group that gains most at
those charges. The sum of charges and gains is at least the worth of any plan, whatever the prices were; good prices
only make it tight. At the same prices it is at most the price bound (docs/explain/rounds.md).
"""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.compact import KINDS, MARKS, WHOLE, Compact, Flags, Ints
from jobbspar.core.rounds.compiled import compiled
from jobbspar.core.rounds.families import IMPOSSIBLE, Families, best_sizes
from jobbspar.core.rounds.prices import Prices, Reals

SCALE = 1024 * WHOLE
"""Worth is counted in whole 1/SCALE points here, so that nothing is rounded in the bound's favour."""
EXACT_MARKS = 2
"""Composition limits met exactly in the bound; a third one is charged its price, which can only raise the bound."""
EMPTY = -(1 << 50)
LEAST = -(1 << 62)


class Lists(NamedTuple):
    """The best candidates of every round by class: gain and option, at round · KINDS + class, best first."""

    gain: Ints
    option: Ints
    length: Ints


def certified_bound(case: Compact, *, families: Families, prices: Prices) -> int:
    """The whole number that no lawful plan's worth can exceed, by this certificate."""
    charge = charges(case, families, prices)
    total, _, _ = bound_of_charges(case, families, prices, charge)
    return int(total // SCALE)


@compiled
def in_scale(values: Reals) -> Ints:
    return np.rint(values * SCALE).astype(np.int64)


@compiled
def whole_cells(case: Compact, families: Families, prices: Prices) -> Ints:
    """What each kind pays in each round, as a sum of parts each rounded once: rounding then cannot lose a point."""
    cell = _charged_marks(case, prices, np.full((len(case.minimum), EXACT_MARKS), -1, np.int64))
    pools = _pool_prices(case, families, prices)
    for place in range(len(case.minimum)):
        price = np.int64(np.rint(prices.seat[place] * SCALE)) + pools[place]
        cell[place * KINDS : (place + 1) * KINDS] += price
    return cell


@compiled
def charges(case: Compact, families: Families, prices: Prices) -> Ints:
    """What each person's best option leaves after prices; may be negative only for a promised person."""
    cell = whole_cells(case, families, prices)
    floor = in_scale(prices.floor)
    charge = np.zeros(len(case.begins) - 1, np.int64)
    for person in range(len(charge)):
        best = EMPTY if case.promised[person] else 0
        kind = case.kind[person]
        for at in range(case.begins[person], case.begins[person + 1]):
            left = case.worth[at] * SCALE + floor[case.home[person]] - cell[case.round_of[at] * KINDS + kind]
            if case.through[at] >= 0:
                left -= cell[case.through[at] * KINDS + kind]
            best = max(best, left)
        charge[person] = best
    return charge


@compiled
def bound_of_charges(case: Compact, families: Families, prices: Prices, charge: Ints) -> tuple[int, Ints, Lists]:
    """The bound at these charges, the size each round would choose, and the candidates it chose from."""
    pool = in_scale(prices.pool)
    passing = passed_through(case)
    exact = exact_marks(case, prices)
    lists = _candidates(case, families, prices, charge, exact)
    gain = np.full((len(case.minimum), case.maximum.max() + 1), IMPOSSIBLE, np.int64)
    for place in range(len(case.minimum)):
        if not case.must_open[place]:
            gain[place, 0] = 0
        if passing[place]:
            price = np.int64(np.rint(prices.seat[place] * SCALE))
            for n in range(case.minimum[place], case.maximum[place] + 1):
                gain[place, n] = price * n - case.effort[place] * SCALE
        else:
            _gain_of_groups(case, place, exact[place], lists, gain)
    sizes = np.zeros(len(case.minimum), np.int64)
    total = charge.sum() + best_sizes(families, gain, sizes)
    for k in range(len(pool)):
        if families.priced[k]:
            total += pool[k] * case.pool_seats[k]
    total -= (in_scale(prices.floor) * case.floor).sum()
    return total, sizes, lists


@compiled
def passed_through(case: Compact) -> Flags:
    """Rounds that somebody could sit in on the way to another; they sell seats instead of picking a group."""
    passing = np.zeros(len(case.minimum), np.bool_)
    for at in range(len(case.through)):
        if case.through[at] >= 0:
            passing[case.through[at]] = True
    return passing


@compiled
def exact_marks(case: Compact, prices: Prices) -> Ints:
    """For each round the marks whose limits its group must meet exactly, those with the highest prices; −1 is none."""
    exact = np.full((len(case.minimum), EXACT_MARKS), -1, np.int64)
    weight = np.empty(MARKS)
    for place in range(len(case.minimum)):
        weight[:] = -1.0
        for mark in range(MARKS):
            if case.low[place, mark] > 0 or case.high[place, mark] < WHOLE:
                weight[mark] = prices.above[place, mark] + prices.below[place, mark]
        order = np.argsort(-weight)
        for at in range(EXACT_MARKS):
            if weight[order[at]] >= 0:
                exact[place, at] = order[at]
    return exact


@compiled
def _candidates(case: Compact, families: Families, prices: Prices, charge: Ints, exact: Ints) -> Lists:
    """For each round and class of person the most gainful candidates, as many as the round has seats."""
    rounds, width = len(case.minimum), case.maximum.max()
    passing = passed_through(case)
    cell = _charged_marks(case, prices, exact)
    pools = _pool_prices(case, families, prices)
    floor = in_scale(prices.floor)
    every = whole_cells(case, families, prices)
    gain = np.empty(rounds * KINDS * width, np.int64)
    option = np.empty(rounds * KINDS * width, np.int64)
    length = np.zeros(rounds * KINDS, np.int64)
    least = np.full(rounds * KINDS, LEAST, np.int64)  # What a candidate must pass where a list is full.
    for person in range(len(charge)):
        kind = case.kind[person]
        for at in range(case.begins[person], case.begins[person + 1]):
            place = case.round_of[at]
            if passing[place]:
                continue
            value = case.worth[at] * SCALE + floor[case.home[person]] - charge[person]
            value -= pools[place] + cell[place * KINDS + kind]
            if case.through[at] >= 0:
                value -= every[case.through[at] * KINDS + kind]
            row = place * KINDS + kind
            if value > least[row]:
                _insert(gain, option, length, row, width, case.maximum[place], value, at)
                if length[row] == case.maximum[place]:
                    least[row] = gain[row * width + length[row] - 1]
    return Lists(gain, option, length)


@compiled
def _insert(gain: Ints, option: Ints, length: Ints, row: int, width: int, most: int, value: int, at: int) -> None:
    """Put a candidate better than the last in its place in a list that keeps the best `most`."""
    first, count = row * width, length[row]
    if count == most:
        count -= 1
    spot = first + count
    while spot > first and gain[spot - 1] < value:
        gain[spot], option[spot] = gain[spot - 1], option[spot - 1]
        spot -= 1
    gain[spot], option[spot] = value, at
    length[row] = count + 1


@compiled
def _pool_prices(case: Compact, families: Families, prices: Prices) -> Ints:
    """What priced pools charge each seat of a round."""
    total = np.zeros(len(case.minimum), np.int64)
    price = in_scale(prices.pool)
    for pool in range(len(prices.pool)):
        if families.priced[pool]:
            for at in range(case.pool_begins[pool], case.pool_begins[pool + 1]):
                total[case.pool_rounds[at]] += price[pool]
    return total


@compiled
def _charged_marks(case: Compact, prices: Prices, exact: Ints) -> Ints:
    """What each kind of person is charged for the limits that are not met exactly, whole and never in favour."""
    cell = np.zeros(len(case.minimum) * KINDS, np.int64)
    for place in range(len(case.minimum)):
        for mark in range(MARKS):
            if (exact[place] == mark).any():
                continue
            above = np.int64(np.rint(prices.above[place, mark] * 1024))
            below = np.int64(np.rint(prices.below[place, mark] * 1024))
            for kind in range(KINDS):
                has = WHOLE * ((kind >> mark) & 1)
                cell[place * KINDS + kind] += above * (has - case.high[place, mark])
                cell[place * KINDS + kind] += below * (case.low[place, mark] - has)
    return cell


@compiled
def _sums_by_class(place: int, lists: Lists, most: int, exact: Ints) -> Ints:
    """`sums[c, n]`: the gain of the n best of class c, a class being the marks in `exact`; IMPOSSIBLE past the last."""
    width = len(lists.gain) // len(lists.length)
    merged = np.full((1 << EXACT_MARKS, KINDS * most), EMPTY, np.int64)
    count = np.zeros(1 << EXACT_MARKS, np.int64)
    for kind in range(KINDS):
        group = 0
        for at in range(EXACT_MARKS):
            if exact[at] >= 0:
                group |= ((kind >> exact[at]) & 1) << at
        for at in range(lists.length[place * KINDS + kind]):
            merged[group, count[group]] = lists.gain[(place * KINDS + kind) * width + at]
            count[group] += 1
    sums = np.full((1 << EXACT_MARKS, most + 1), IMPOSSIBLE, np.int64)
    for group in range(1 << EXACT_MARKS):
        best = -np.sort(-merged[group, : count[group]])
        sums[group, 0] = 0
        for n in range(min(most, count[group])):
            sums[group, n + 1] = sums[group, n] + best[n]
    return sums


@compiled
def _gain_of_groups(case: Compact, place: int, exact: Ints, lists: Lists, gain: Ints) -> None:
    """What the round gains with the best lawful group of each size it may have."""
    low, high = np.zeros(EXACT_MARKS, np.int64), np.zeros(EXACT_MARKS, np.int64)
    for at in range(EXACT_MARKS):
        if exact[at] >= 0:
            low[at], high[at] = case.low[place, exact[at]], case.high[place, exact[at]]
    sums = _sums_by_class(place, lists, case.maximum[place], exact)
    for n in range(case.minimum[place], case.maximum[place] + 1):
        best = IMPOSSIBLE
        for first in range(-(-low[0] * n // WHOLE), high[0] * n // WHOLE + 1):
            for second in range(-(-low[1] * n // WHOLE), high[1] * n // WHOLE + 1):
                for both in range(max(0, first + second - n), min(first, second) + 1):
                    value = sums[3, both] + sums[1, first - both] + sums[2, second - both]
                    best = max(best, value + sums[0, n - first - second + both])
        if best > EMPTY:
            gain[place, n] = best - case.effort[place] * SCALE
