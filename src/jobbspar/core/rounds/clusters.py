"""A tighter bound for many rounds: around each round that prices leave half open, a cluster is bounded by itself.

Everybody is charged for what the rest of the plan could give them. The charges, what every other round gains at them,
and what each cluster can be worth on top of them add up to a bound on any plan, whatever the charges were.
"""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.branching import Leaf, branched, half_open, market_of
from jobbspar.core.rounds.certificate import SCALE, bound_of_charges, certified_bound, charges
from jobbspar.core.rounds.compact import KINDS, Compact, Flags, Ints, person_of
from jobbspar.core.rounds.families import Families, families_of
from jobbspar.core.rounds.prices import Market, Prices, Reals, competitive, left_after_price, price_of_cells

ROUNDS_IN_A_CLUSTER = 40
CORE_OF_A_CLUSTER = 8
"""Half-open rounds whose nearest rounds overlap are one cluster."""
CLOSE = 30.0
"""Options this far under a person's best make two rounds neighbours."""
OF_INTEREST = 90.0
"""A person with options this near their best in two clusters is charged in both and belongs to neither."""
BRANCHES = 16
NOTHING = -(1 << 60)
NOWHERE = -1


class Tighter(NamedTuple):
    """A bound, and prices and fractional seats in which the clusters' most promising branches are settled."""

    bound: int
    market: Market


class _Charged(NamedTuple):
    """A problem with whole charges on people, each round's cluster, and who can sit in one cluster only."""

    case: Compact
    prices: Prices
    charge: Ints
    cluster: Ints
    worth: Ints
    only_there: Flags


def bounded_by_clusters(case: Compact, *, families: Families, market: Market, bound: int) -> Tighter:
    """The bound with every cluster branched by itself; the one given where that does not apply or help."""
    seeds = half_open(market.opens)
    impossible = (np.diff(case.begins) == 0) & case.promised
    if not len(seeds) or (case.through >= 0).any() or families.priced.any() or impossible.any():
        return Tighter(bound, market)
    prices = market.prices._replace(floor=np.rint(market.prices.floor))
    left = left_after_price(case, price_of_cells(case, families, prices), prices.floor)
    cluster = _clusters(case, left=left, families=families, seeds=seeds)
    charged = _charged(case, families=families, prices=prices, left=left, cluster=cluster)
    total = _bound_outside(charged, families=families)
    leaves = []
    for number in range(int(cluster.max()) + 1):
        rounds = np.flatnonzero(cluster == number)
        leaf = _best_leaf(charged, rounds=rounds, market=market)
        total += leaf.bound
        leaves.append((rounds, market_of(leaf)))
    return Tighter(min(bound, total), _together(market, leaves=leaves))


def _clusters(case: Compact, *, left: Reals, families: Families, seeds: Ints) -> Ints:
    """For each round the number of its cluster or −1; rounds of one family are never parted."""
    near, _ = competitive(case, left=left, margin=CLOSE)
    person = person_of(near)
    order = np.argsort(near.round_of, kind="stable")
    begins = np.searchsorted(near.round_of[order], np.arange(near.rounds + 1))
    family = np.empty(case.rounds, np.int64)
    family[families.rounds] = np.repeat(np.arange(len(families.most)), np.diff(families.begins))
    cluster = np.full(case.rounds, NOWHERE, np.int64)
    cores = np.full(case.rounds, NOWHERE, np.int64)
    for seed in seeds:
        closest = _closest(near, person=person[order[begins[seed] : begins[seed + 1]]], seed=int(seed))
        met = np.unique(cores[closest[:CORE_OF_A_CLUSTER]])
        number = int(met[met >= 0].min(initial=seed + case.rounds)) if (met >= 0).any() else int(seed) + case.rounds
        for other in met[met >= 0]:
            cores[cores == other], cluster[cluster == other] = number, number
        own = closest[cluster[closest] < 0]
        cores[closest[:CORE_OF_A_CLUSTER]] = number
        cluster[np.isin(family, family[own]) & (cluster < 0)] = number
    numbers = np.unique(cluster[cluster >= 0])
    return np.where(cluster >= 0, np.searchsorted(numbers, cluster), NOWHERE)


def _closest(near: Compact, *, person: Ints, seed: int) -> Ints:
    """The round itself and those that share most of its interested people, closest first."""
    options = np.concatenate(
        [np.arange(near.begins[one], near.begins[one + 1]) for one in person] or [np.zeros(0, int)]
    )
    shared = np.bincount(near.round_of[options.astype(np.int64)], minlength=near.rounds)
    shared[seed] = near.people + 1
    closest = np.argsort(-shared, kind="stable")[:ROUNDS_IN_A_CLUSTER]
    return closest[shared[closest] > 0]


def _charged(case: Compact, *, families: Families, prices: Prices, left: Reals, cluster: Ints) -> _Charged:
    """Charge each person their best outside their cluster, or their best of all if they belong to none."""
    full = charges(case, families, prices) / SCALE
    person, own = person_of(case), cluster[case.round_of]
    of_interest = (own >= 0) & (left >= full[person] - OF_INTEREST)
    first, last = np.full(case.people, case.rounds), np.full(case.people, NOWHERE)
    np.minimum.at(first, person[of_interest], own[of_interest])
    np.maximum.at(last, person[of_interest], own[of_interest])
    belongs = np.where(first == last, first, NOWHERE - 1)
    elsewhere = own != belongs[person]
    goes_elsewhere = np.bincount(person[elsewhere], minlength=case.people) > 0
    outside = np.where(case.promised & goes_elsewhere, -np.inf, 0.0)
    np.maximum.at(outside, person[elsewhere], left[elsewhere])
    charge = np.rint(np.where(belongs >= 0, outside, full)).astype(np.int64)
    worth = case.worth - charge[person] + prices.floor[case.home[person]].astype(np.int64)
    return _Charged(case, prices, charge, cluster, worth, (belongs >= 0) & ~goes_elsewhere)


def _bound_outside(charged: _Charged, *, families: Families) -> int:
    """All charges, and what the rounds in no cluster can gain at them."""
    case, inside = charged.case, charged.cluster >= 0
    kept = np.flatnonzero(~inside[case.round_of])
    rest = _with_options(case, kept=kept)._replace(must_open=case.must_open & ~inside)
    total, _, _ = bound_of_charges(rest, families, charged.prices, charged.charge * SCALE)
    return int(total // SCALE) + 1


def _with_options(case: Compact, *, kept: Ints) -> Compact:
    return case._replace(
        begins=np.searchsorted(kept, case.begins).astype(np.int64),
        round_of=case.round_of[kept],
        through=case.through[kept],
        worth=case.worth[kept],
    )


def _best_leaf(charged: _Charged, *, rounds: Ints, market: Market) -> Leaf:
    """The leaf with the highest bound of a cluster's own problem, in the cluster's own round numbers."""
    case = _cluster_case(charged, rounds=rounds)
    families, cells = families_of(case), (rounds[:, None] * KINDS + np.arange(KINDS)).ravel()
    prices = charged.prices._replace(
        seat=charged.prices.seat[rounds],
        above=charged.prices.above[rounds],
        below=charged.prices.below[rounds],
        pool=np.zeros(len(case.pool_seats)),
        floor=np.zeros(1),
    )
    bound = certified_bound(case, families=families, prices=prices)
    settled = Market(prices, float(bound), market.seats[cells], market.opens[rounds])
    return branched(case, families=families, market=settled, bound=bound, enough=NOTHING, most=BRANCHES)[0]


def _cluster_case(charged: _Charged, *, rounds: Ints) -> Compact:
    """The cluster as a problem of its own: worth after charges, no floors, everyone else's rounds left out."""
    whole = charged.case
    number = np.full(whole.rounds, NOWHERE, np.int64)
    number[rounds] = np.arange(len(rounds))
    kept = np.flatnonzero(number[whole.round_of] >= 0)
    person = person_of(whole)[kept]
    people = np.unique(person)
    pools = [
        number[whole.pool_rounds[first:last]]
        for first, last in zip(whole.pool_begins, whole.pool_begins[1:], strict=False)
    ]
    inside = [at for at, pool in enumerate(pools) if len(pool) and (pool >= 0).all()]
    return Compact(
        begins=np.append(np.searchsorted(person, people), len(kept)).astype(np.int64),
        round_of=number[whole.round_of[kept]],
        through=np.full(len(kept), NOWHERE, np.int64),
        worth=charged.worth[kept],
        kind=whole.kind[people],
        home=np.zeros(len(people), np.int64),
        promised=whole.promised[people] & charged.only_there[people],
        minimum=whole.minimum[rounds],
        maximum=whole.maximum[rounds],
        effort=whole.effort[rounds],
        must_open=whole.must_open[rounds],
        choice=whole.choice[rounds],
        choice_most=whole.choice_most,
        pool_begins=np.cumsum([0, *(len(pools[at]) for at in inside)]).astype(np.int64),
        pool_rounds=np.concatenate([np.zeros(0, np.int64), *(pools[at] for at in inside)]).astype(np.int64),
        pool_seats=whole.pool_seats[inside],
        floor=np.zeros(1, np.int64),
        low=whole.low[rounds],
        high=whole.high[rounds],
    )


def _together(market: Market, *, leaves: list[tuple[Ints, Market]]) -> Market:
    """The market with every cluster as in its leaf."""
    prices = market.prices._replace(
        seat=market.prices.seat.copy(), above=market.prices.above.copy(), below=market.prices.below.copy()
    )
    seats, opens = market.seats.copy(), market.opens.copy()
    for rounds, leaf in leaves:
        prices.seat[rounds], opens[rounds] = leaf.prices.seat, leaf.opens
        prices.above[rounds], prices.below[rounds] = leaf.prices.above, leaf.prices.below
        seats[(rounds[:, None] * KINDS + np.arange(KINDS)).ravel()] = leaf.seats
    return Market(prices, market.bound, seats, opens)
