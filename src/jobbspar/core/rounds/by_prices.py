"""Solve a large round plan by prices: settle, round, mend, improve and certify."""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.branching import half_open
from jobbspar.core.rounds.certificate import SCALE, certified_bound, charges
from jobbspar.core.rounds.clusters import bounded_by_clusters
from jobbspar.core.rounds.compact import Compact, Ints, total_worth
from jobbspar.core.rounds.families import Families, families_of
from jobbspar.core.rounds.first_plan import mend_all, seat_as_before, seat_first_plan
from jobbspar.core.rounds.improve import Dates, no_dates, only_unlawful_is_new, open_and_close, regroup_all, sweep
from jobbspar.core.rounds.interest import Interest, interest_in
from jobbspar.core.rounds.make_room import Search, new_search
from jobbspar.core.rounds.prices import (
    Market,
    Prices,
    Reals,
    competitive,
    left_after_price,
    no_prices,
    price_of_cells,
    settle,
)
from jobbspar.core.rounds.seats import Seats, no_seats

ROUGH_PASSES = 25
MANY_WANT, FEW_WANT = 120, 300
"""Fine passes where many want each seat, and where seats are many for the people: there prices settle slowly."""
MORE_PASSES, PROBING_PASSES = 300, 40
"""Passes on all options where prices look unsettled, and those that show whether they are."""
FAR, WORTH_SETTLING = 5e-4, 0.05
"""The gap above which that is looked at, and the part of it by which the bound must fall."""
THIN = 0.5
WARM_PASSES, WARM_STEP, WARM_MARGIN = 20, 2.0, 30.0
MIDDLE_STEP = 10.0
ROUGH_MARGIN = 120.0
"""Options this far under a person's best after the first passes are left out of the rest, not out of the bound."""
MARGIN = 30.0
"""Options this far under a person's best at settled prices are left out of the search for a plan."""
SLACK_FREE, SLACK_BOUND = 1.0, 3.0
"""How far from the prices' choice a step on a path may be; composition limits pull plans further from prices."""
ENOUGH, ENOUGH_BOUND = 1e-4, 1.5e-3
"""A plan this near its bound is left as it is; where composition limits bind and few want each seat, earlier."""
PART_OF_A_SEAT = 0.25
"""Where composition limits bind, less than this part of what one seat is worth is not worth dear work either."""
FEWEST_DOUBTFUL, MOST_DOUBTFUL, MOST_DOUBTFUL_AGAIN = 10, 120, 10
DOUBTFUL = 0.1
"""Rounds that gain or lose less than this part of their effort at prices are tried both open and closed."""
MOST_ROUNDS_OF_CHANGES = 3
PARTS_ARE_QUICKER = 20_000
"""Near options up to which solving the weakest part exactly is quicker than trying rounds open and closed."""


class Solved(NamedTuple):
    """A lawful plan (option or −1 a person), a bound on any plan's worth, and the prices behind both.

    `near` is the problem with the `kept` options only, `charge` what each person's best option leaves after prices.
    """

    chosen: Ints
    bound: int
    prices: Prices
    near: Compact
    kept: Ints
    charge: Reals
    market: Market


class Workplace(NamedTuple):
    """What every improvement needs: the near options, the seats, and prices as the search reads them."""

    near: Compact
    kept: Ints
    seats: Seats
    cell: Reals
    charge: Reals
    search: Search
    interest: Interest
    dates: Dates


def solve_by_prices(case: Compact) -> Solved:
    """A plan for all people and rounds, with its certified bound. The same problem gives the same plan."""
    families = families_of(case)
    market = settled(case, families=families)
    solved = _planned(case, families=families, market=market)
    if len(half_open(market.opens)) or not _is_unsettled(case, families=families, solved=solved):
        return solved
    market = settle(case, families, market.prices, MORE_PASSES, MIDDLE_STEP, 0.3)
    again = _planned(case, families=families, market=market)
    best = max(solved, again, key=lambda one: total_worth(case, chosen=one.chosen))
    return best._replace(bound=min(solved.bound, again.bound))


def _planned(case: Compact, *, families: Families, market: Market) -> Solved:
    bound = certified_bound(case, families=families, prices=market.prices)
    bound, market = bounded_by_clusters(case, families=families, market=market, bound=bound)
    return plan_at(case, families=families, market=market, bound=bound)


def _is_unsettled(case: Compact, *, families: Families, solved: Solved) -> bool:
    """Whether the plan is far from its bound and a few more passes bring the bound a good part of the way down."""
    worth = total_worth(case, chosen=solved.chosen)
    if near_enough(worth, bound=solved.bound, enough=FAR, points=enough_points(case)):
        return False
    further = settle(case, families, solved.prices, PROBING_PASSES, MIDDLE_STEP, 0.3)
    lower = certified_bound(case, families=families, prices=further.prices)
    return solved.bound - lower > WORTH_SETTLING * (solved.bound - worth)


def plan_at(case: Compact, *, families: Families, market: Market, bound: int) -> Solved:
    """A lawful plan near the fractional one of a market."""
    work = _workplace(case, families=families, prices=market.prices)
    near, seats, cell, charge, search = _parts(work)
    seat_first_plan(near, seats, cell, market.prices.floor, search, market.seats, market.opens)
    regroup_all(near, seats, cell, charge, search, work.interest, work.dates)
    mend_all(near, seats)
    improve(work, prices=market.prices, bound=bound)
    return Solved(chosen_of(work), bound, market.prices, near, work.kept, charge, market)


def settled(case: Compact, *, families: Families) -> Market:
    """Settled prices: first on all options, then on those still near anybody's best."""
    scale = max(1.0, float(np.median(case.worth)) / 16) if case.options else 1.0
    rough = settle(case, families, no_prices(case), ROUGH_PASSES, scale, MIDDLE_STEP)
    left = left_after_price(case, price_of_cells(case, families, rough.prices), rough.prices.floor)
    near, _ = competitive(case, left=left, margin=ROUGH_MARGIN)
    passes = FEW_WANT if few_want(case) else MANY_WANT
    return settle(near, families, rough.prices, passes, MIDDLE_STEP, 0.3)


def _workplace(case: Compact, *, families: Families, prices: Prices) -> Workplace:
    """The near options with nobody seated yet."""
    left = left_after_price(case, price_of_cells(case, families, prices), prices.floor)
    near, kept = competitive(case, left=left, margin=MARGIN)
    return _workplace_of(near, kept, families=families, prices=prices)


def _workplace_of(near: Compact, kept: Ints, *, families: Families, prices: Prices) -> Workplace:
    cell = price_of_cells(near, families, prices)
    charge = charges(near, families, prices) / SCALE
    search = new_search(near.rounds, slack=SLACK_BOUND if near.is_bound else SLACK_FREE)
    return Workplace(near, kept, no_seats(near), cell, charge, search, interest_in(near), no_dates(near))


def _parts(work: Workplace) -> tuple[Compact, Seats, Reals, Reals, Search]:
    return work.near, work.seats, work.cell, work.charge, work.search


def doubtful_rounds(work: Workplace, *, prices: Prices, again: bool) -> Ints:
    """Rounds that are not as prices would have them, costliest first, then those near neither gaining nor losing.

    Those near neither were tried before a change, so `again` leaves them out.
    """
    profit = prices.seat * work.near.maximum - work.near.effort
    opened = (work.seats.size > 0) | work.near.must_open
    astray = np.flatnonzero(np.where(opened, profit < 0, profit > 0))
    costliest = astray[np.argsort(-np.abs(profit[astray]), kind="stable")].astype(np.int64)
    if again:
        return costliest[:MOST_DOUBTFUL_AGAIN]
    count = int((np.abs(profit) < DOUBTFUL * work.near.effort).sum())
    near_zero = np.argsort(np.abs(profit), kind="stable")[: min(MOST_DOUBTFUL, max(FEWEST_DOUBTFUL, count))]
    return np.concatenate([costliest, near_zero[~np.isin(near_zero, astray)]]).astype(np.int64)


def improve(work: Workplace, *, prices: Prices, bound: int, again: bool = False) -> None:
    """Better seats, better groups, rounds opened and closed, until nothing more is found or the bound is near.

    `again` starts from a plan that was improved before a change: only groups touched since are looked at.
    """
    near, seats, cell, charge, search = _parts(work)
    points = enough_points(near)
    for _ in range(MOST_ROUNDS_OF_CHANGES):
        for _ in range(MOST_ROUNDS_OF_CHANGES):
            gained = sweep(near, seats, cell, charge, search, work.dates)
            gained += regroup_all(near, seats, cell, charge, search, work.interest, work.dates)
            if near_enough(int(seats.worth[0]), bound=bound, enough=ENOUGH, points=points):
                return
            if not gained:
                break
            if not again:
                work.dates.group[:] = 0  # A group may have come to want somebody whose own round changed.
        if near_enough(int(seats.worth[0]), bound=bound, enough=enough_for(near), points=points):
            return
        if near.is_bound and near.options <= PARTS_ARE_QUICKER and not again:
            return
        doubtful = doubtful_rounds(work, prices=prices, again=again)
        if not open_and_close(near, seats, cell, charge, search, work.interest, work.dates, doubtful):
            return


def enough_for(case: Compact) -> float:
    """The gap at which dearer work on a plan stops."""
    return ENOUGH_BOUND if case.is_bound and few_want(case) else ENOUGH


def few_want(case: Compact) -> bool:
    """Whether seats are many for the people."""
    return bool(case.maximum.sum() > THIN * case.people)


def enough_points(case: Compact) -> float:
    """The gap in points at which a plan is left as it is, however small it is."""
    return PART_OF_A_SEAT * float(np.median(case.worth)) if case.is_bound and case.options else 0.0


def near_enough(worth: int, *, bound: int, enough: float, points: float) -> bool:
    """Whether a plan is so near its bound, as a part of its worth or in points, that it is left as it is."""
    return bound - worth <= max(enough * abs(worth), points)


def chosen_of(work: Workplace) -> Ints:
    """The plan as options of the whole problem."""
    chosen = work.seats.chosen
    return np.where(chosen >= 0, work.kept[chosen], -1)


def solve_again_by_prices(case: Compact, *, keep: Compact, old: Ints, start: tuple[Reals, ...] | None = None) -> Solved:
    """A plan near the old one: `keep` is the same problem with worth added to the seats people have."""
    families = families_of(case)
    prices = _prices_to_start_from(keep, families=families, start=start)
    left = left_after_price(keep, price_of_cells(keep, families, prices), prices.floor)
    near, kept = competitive(keep, left=left, margin=WARM_MARGIN, also=old)
    market = settle(near, families, prices, WARM_PASSES, WARM_STEP, 0.3)
    bound = certified_bound(case, families=families, prices=market.prices)
    work = _workplace_of(near, kept, families=families, prices=market.prices)
    near, seats, cell, charge, search = _parts(work)
    seat_as_before(near, seats, _in_near(work, old=old))
    only_unlawful_is_new(near, seats, work.dates)
    regroup_all(near, seats, cell, charge, search, work.interest, work.dates)
    mend_all(near, seats)
    improve(work, prices=market.prices, bound=int(market.bound), again=True)
    return Solved(chosen_of(work), bound, market.prices, near, work.kept, charge, market)


def _prices_to_start_from(case: Compact, *, families: Families, start: tuple[Reals, ...] | None) -> Prices:
    """The prices given where they are of a problem with the same rounds, pools and municipalities; else new ones."""
    if start is not None and [part.shape for part in start] == [part.shape for part in no_prices(case)]:
        return Prices(*start)
    return settled(case, families=families).prices


def _in_near(work: Workplace, *, old: Ints) -> Ints:
    """The old plan in near options."""
    return np.where(old >= 0, np.searchsorted(work.kept, old), -1).astype(np.int64)
