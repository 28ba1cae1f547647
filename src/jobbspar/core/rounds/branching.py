"""A tighter bound: where prices leave a round half open, bound the open and the closed plan apart."""

import heapq
from itertools import count

import numpy as np

from jobbspar.core.rounds.certificate import certified_bound
from jobbspar.core.rounds.compact import Compact, Ints
from jobbspar.core.rounds.families import Families
from jobbspar.core.rounds.prices import Market, Reals, competitive, left_after_price, price_of_cells, settle

MOST_BRANCHES = 24
MOST_HALF_OPEN = 12
"""With more half-open rounds than this, branches settle too little of the gap to be worth their time."""
HALF_OPEN = 0.04
PASSES, FIRST_STEP, LAST_STEP = 60, 6.0, 0.2
MARGIN = 90.0


def half_open(opens: Reals) -> Ints:
    """Rounds that the averaged plan neither opens nor closes, most undecided first."""
    undecided = np.flatnonzero((opens > HALF_OPEN) & (opens < 1 - HALF_OPEN))
    return undecided[np.argsort(np.abs(opens[undecided] - 0.5), kind="stable")]


def branched_bound(case: Compact, *, families: Families, market: Market, bound: int, enough: int) -> int:
    """The largest bound of any leaf, at most `bound`; stops when it is down to `enough`."""
    if len(half_open(market.opens)) > MOST_HALF_OPEN:
        return bound
    number = count()
    leaves = [(-bound, next(number), case, market)]
    for _ in range(MOST_BRANCHES):
        worst, _, whole, settled = leaves[0]
        undecided = half_open(settled.opens)
        if -worst <= enough or not len(undecided):
            break
        heapq.heappop(leaves)
        for part in (_opened(whole, place=int(undecided[0])), _closed(whole, place=int(undecided[0]))):
            after = _settled_again(part, families=families, market=settled)
            tighter = min(-worst, certified_bound(part, families=families, prices=after.prices))
            heapq.heappush(leaves, (-tighter, next(number), part, after))
    return -leaves[0][0]


def _settled_again(case: Compact, *, families: Families, market: Market) -> Market:
    left = left_after_price(case, price_of_cells(case, families, market.prices), market.prices.floor)
    near, _ = competitive(case, left=left, margin=MARGIN)
    return settle(near, families, market.prices, PASSES, FIRST_STEP, LAST_STEP)


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
