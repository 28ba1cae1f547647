"""A part of a plan freed to be solved again while the rest stands still."""

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.rounds.compact import Compact, Flags, Ints, open_rounds, person_of, seats_taken


def freed(case: Compact, *, chosen: Ints, rounds: Flags) -> tuple[Compact, Ints]:
    """The problem of the freed rounds and everybody not held elsewhere, and which options of `case` it has."""
    held = _held_elsewhere(case, chosen=chosen, rounds=rounds)
    inside = rounds[case.round_of] & ((case.through < 0) | rounds[case.through])
    kept = np.flatnonzero(inside & ~held[person_of(case)])
    stays = np.where(held, chosen, -1)
    taken = seats_taken(case, chosen=stays)
    pool = np.repeat(np.arange(len(case.pool_seats)), np.diff(case.pool_begins))
    used = np.bincount(pool, weights=taken[case.pool_rounds], minlength=len(case.pool_seats)).astype(np.int64)
    opened = open_rounds(case, chosen=stays) & ~rounds & (case.choice >= 0)
    placed = np.bincount(case.home[held], minlength=len(case.floor))
    part = case._replace(
        begins=np.searchsorted(kept, case.begins).astype(np.int64),
        round_of=case.round_of[kept],
        through=case.through[kept],
        worth=case.worth[kept],
        promised=case.promised & ~held,
        must_open=case.must_open & rounds,
        choice_most=case.choice_most - np.bincount(case.choice[opened], minlength=len(case.choice_most)),
        pool_seats=case.pool_seats - used,
        floor=np.maximum(0, case.floor - placed).astype(np.int64),
    )
    return part, kept.astype(np.int64)


def merged(case: Compact, *, chosen: Ints, rounds: Flags, again: Ints, kept: Ints) -> Ints:
    """The plan with the freed part replaced by its new solution."""
    held = _held_elsewhere(case, chosen=chosen, rounds=rounds)
    return np.where(held, chosen, np.where(again >= 0, kept[again], -1)) if len(kept) else np.where(held, chosen, -1)


def _held_elsewhere(case: Compact, *, chosen: Ints, rounds: Flags) -> Flags:
    """People with a seat in any round that is not freed."""
    option = np.maximum(chosen, 0)
    outside = ~rounds[case.round_of[option]] | ((case.through[option] >= 0) & ~rounds[case.through[option]])
    return (chosen >= 0) & outside


def closest_rounds(case: Compact, *, place: int, count: int) -> Flags:
    """The round and those sharing most of its interested people."""
    person = person_of(case)
    interested = np.zeros(case.people, np.bool_)
    interested[person[case.round_of == place]] = True
    shared = np.bincount(case.round_of[interested[person]], minlength=case.rounds).astype(np.float64)
    shared[place] = np.inf
    rounds = np.zeros(case.rounds, np.bool_)
    rounds[np.argsort(-shared, kind="stable")[:count]] = True
    return rounds & ((shared > 0) | (np.arange(case.rounds) == place))


def loss_by_round(
    case: Compact, *, chosen: Ints, charge: NDArray[np.float64], seat: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How much less each round gains than it could at these prices: where a better plan must differ."""
    best = np.maximum(0, seat * case.maximum - case.effort)
    taken = np.flatnonzero(chosen >= 0)
    option = chosen[taken]
    got = np.bincount(case.round_of[option], weights=case.worth[option] - charge[taken], minlength=case.rounds)
    return best - np.where(open_rounds(case, chosen=chosen), got - case.effort, 0.0)
