"""A part of a plan freed to be solved again while the rest stands still."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.rounds.compact import Compact, Flags, Ints, open_rounds, person_of, seats_taken


class Part(NamedTuple):
    """The freed problem, which people and options of the whole it holds, and who is held where they sit."""

    case: Compact
    people: Ints
    options: Ints
    held: Flags


def freed(case: Compact, *, chosen: Ints, rounds: Flags) -> Part:
    """The problem of the freed rounds and everybody not held elsewhere who could sit in them.

    A round where somebody held elsewhere sits, on the way to or from a preparatory round, is not freed after all.
    """
    held = _held_elsewhere(case, chosen=chosen, rounds=rounds)
    while (rounds & (seats_taken(case, chosen=np.where(held, chosen, -1)) > 0)).any():
        rounds = rounds & (seats_taken(case, chosen=np.where(held, chosen, -1)) == 0)
        held = _held_elsewhere(case, chosen=chosen, rounds=rounds)
    person = person_of(case)
    inside = rounds[case.round_of] & ((case.through < 0) | rounds[case.through])
    kept = np.flatnonzero(inside & ~held[person])
    people = np.unique(np.concatenate([person[kept], np.flatnonzero(case.promised & ~held)]))
    stays = np.where(held, chosen, -1)
    taken = seats_taken(case, chosen=stays)
    pool = np.repeat(np.arange(len(case.pool_seats)), np.diff(case.pool_begins))
    used = np.bincount(pool, weights=taken[case.pool_rounds], minlength=len(case.pool_seats)).astype(np.int64)
    opened = open_rounds(case, chosen=stays) & ~rounds & (case.choice >= 0)
    placed = np.bincount(case.home[held], minlength=len(case.floor))
    part = case._replace(
        begins=np.append(np.searchsorted(person[kept], people), len(kept)).astype(np.int64),
        round_of=case.round_of[kept],
        through=case.through[kept],
        worth=case.worth[kept],
        kind=case.kind[people],
        home=case.home[people],
        promised=case.promised[people],
        must_open=case.must_open & rounds,
        choice_most=case.choice_most - np.bincount(case.choice[opened], minlength=len(case.choice_most)),
        pool_seats=case.pool_seats - used,
        floor=np.maximum(0, case.floor - placed).astype(np.int64),
    )
    return Part(part, people.astype(np.int64), kept.astype(np.int64), held)


def merged(*, chosen: Ints, part: Part, again: Ints) -> Ints:
    """The plan with the freed part replaced by its new solution."""
    new = np.where(part.held, chosen, -1)
    seated = again >= 0
    new[part.people[seated]] = part.options[again[seated]]
    return new


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
