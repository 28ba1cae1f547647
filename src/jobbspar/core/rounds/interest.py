"""Who could come to a round, and what their coming is worth at prices."""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.compact import KINDS, Compact, Ints, person_of
from jobbspar.core.rounds.compiled import compiled
from jobbspar.core.rounds.prices import Reals
from jobbspar.core.rounds.seats import NOBODY, Seats, fits

NEVER = -1e18


class Interest(NamedTuple):
    """The options of every round: the reverse of the person's list."""

    begins: Ints
    options: Ints
    person: Ints


def interest_in(case: Compact) -> Interest:
    order = np.argsort(case.round_of, kind="stable")
    begins = np.searchsorted(case.round_of[order], np.arange(case.rounds + 1))
    return Interest(begins.astype(np.int64), order.astype(np.int64), person_of(case).astype(np.int64))


@compiled
def gain_of_coming(case: Compact, seats: Seats, cell: Reals, person: int, option: int) -> float:
    """Worth of coming, less what the seat left behind cannot be sold for; `NEVER` if that round needs the person."""
    current = seats.chosen[person]
    if current >= 0 and not fits(case, seats, case.round_of[current], NOBODY, case.kind[person]):
        return NEVER
    return gain_of_leaving_for(case, seats, cell, person, option)


@compiled
def gain_of_leaving_for(case: Compact, seats: Seats, cell: Reals, person: int, option: int) -> float:
    """The same where the round left behind is mended afterwards."""
    current = seats.chosen[person]
    if case.through[option] >= 0 or (case.promised[person] and current >= 0):
        return NEVER
    if current < 0:
        return float(case.worth[option])
    left = case.round_of[current]
    if case.through[current] >= 0:
        return NEVER
    return case.worth[option] - case.worth[current] + max(0.0, cell[left * KINDS + case.kind[person]])
