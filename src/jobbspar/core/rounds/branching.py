"""A tighter bound: where prices leave a round half open, bound the open and the closed plan apart."""

import heapq
from itertools import count
from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.certificate import certified_bound
from jobbspar.core.rounds.compact import Compact, Ints
from jobbspar.core.rounds.families import Families
from jobbspar.core.rounds.prices import Market, Reals, competitive, left_after_price, price_of_cells, settle

MOST_BRANCHES = 40
MOST_HALF_OPEN = 12
"""With more half-open rounds than this, branches settle too little of the gap to be worth their time."""
HALF_OPEN = 0.04
PASSES, FIRST_STEP, LAST_STEP = 60, 6.0, 0.2
MORE_PASSES, MORE_FIRST_STEP, MORE_LAST_STEP = 200, 6.0, 0.1
"""Where the first passes leave a bound that does not settle the matter."""
MARGIN = 90.0
TOO_DEAR = 1e5
"""The price of a seat in a round that a branch holds closed."""


class Leaf(NamedTuple):
    """A part of all plans: its rounds held open or closed, the bound of its plans, and its settled prices."""

    bound: int
    case: Compact
    market: Market
    closed: tuple[int, ...]


def half_open(opens: Reals) -> Ints:
    """Rounds that the averaged plan neither opens nor closes, most undecided first."""
    undecided = np.flatnonzero((opens > HALF_OPEN) & (opens < 1 - HALF_OPEN))
    return undecided[np.argsort(np.abs(opens[undecided] - 0.5), kind="stable")]


def branched(
    case: Compact, *, families: Families, market: Market, bound: int, enough: int, most: int = MOST_BRANCHES
) -> list[Leaf]:
    """Leaves that together hold every plan, the highest bound first; no more are made once that is down to `enough`."""
    root = Leaf(bound, case, market, ())
    if len(half_open(market.opens)) > MOST_HALF_OPEN:
        return [root]
    number = count()
    leaves = [(-bound, next(number), root)]
    for _ in range(most):
        leaf = leaves[0][2]
        undecided = half_open(leaf.market.opens)
        if leaf.bound <= enough or not len(undecided):
            break
        heapq.heappop(leaves)
        for part in _parts(leaf, place=int(undecided[0])):
            settled = _settled_again(part, families=families, enough=enough)
            heapq.heappush(leaves, (-settled.bound, next(number), settled))
    return [leaf for _, _, leaf in sorted(leaves)]


def market_of(leaf: Leaf) -> Market:
    """The leaf's prices as prices for all plans: nobody picks a round that it holds closed."""
    seat = leaf.market.prices.seat.copy()
    seat[list(leaf.closed)] = TOO_DEAR
    return leaf.market._replace(prices=leaf.market.prices._replace(seat=seat))


def _parts(leaf: Leaf, *, place: int) -> tuple[Leaf, Leaf]:
    opened = leaf._replace(case=_opened(leaf.case, place=place))
    return opened, leaf._replace(case=_closed(leaf.case, place=place), closed=(*leaf.closed, place))


def _settled_again(leaf: Leaf, *, families: Families, enough: int) -> Leaf:
    """The leaf with its own prices, settled longer if its bound is still above `enough`."""
    steps = ((PASSES, FIRST_STEP, LAST_STEP), (MORE_PASSES, MORE_FIRST_STEP, MORE_LAST_STEP))
    for passes, first, last in steps:
        prices = leaf.market.prices
        left = left_after_price(leaf.case, price_of_cells(leaf.case, families, prices), prices.floor)
        near, _ = competitive(leaf.case, left=left, margin=MARGIN)
        market = settle(near, families, prices, passes, first, last)
        bound = certified_bound(leaf.case, families=families, prices=market.prices)
        leaf = leaf._replace(bound=min(leaf.bound, bound), market=market)
        if leaf.bound <= enough:
            break
    return leaf


def _opened(case: Compact, *, place: int) -> Compact:
    must_open = case.must_open.copy()
    must_open[place] = True
    return case._replace(must_open=must_open)


def _closed(case: Compact, *, place: int) -> Compact:
    kept = np.flatnonzero((case.round_of != place) & (case.through != place))
    effort = case.effort.copy()
    effort[place] = max(int(effort[place]), int(np.abs(case.worth).sum()))
    return case._replace(
        begins=np.searchsorted(kept, case.begins).astype(np.int64),
        round_of=case.round_of[kept],
        through=case.through[kept],
        worth=case.worth[kept],
        effort=effort,
    )
