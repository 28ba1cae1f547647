"""Change a round's group by up to two who come and two who go at once, where one at a time would break a limit."""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.compact import KINDS, MARKS, WHOLE, Compact, Ints
from jobbspar.core.rounds.compiled import compiled
from jobbspar.core.rounds.interest import Interest, gain_of_coming
from jobbspar.core.rounds.prices import Reals
from jobbspar.core.rounds.seats import NOBODY, Seats

NO_GAIN = -1e18
PAIRS = (KINDS + 1) ** 2


class Change(NamedTuple):
    """Options that come in and people that go out, −1 for none, and the gain expected at prices."""

    comes: Ints
    goes: Ints
    gain: float


@compiled
def best_change(case: Compact, seats: Seats, cell: Reals, interest: Interest, place: int, least: float) -> Change:
    """The most gainful lawful change of a group by at most two in and two out, if it gains more than `least`."""
    comers, coming = _comers(case, seats, cell, interest, place)
    goers, going = _goers(case, seats, cell, place)
    limits = _limits(case, seats, place)
    best, come, go = least, -1, -1
    for pair_in in range(PAIRS):
        gain_in = _pair(coming, pair_in)
        if gain_in <= best:
            continue
        for pair_out in range(PAIRS):
            gain = gain_in + _pair(going, pair_out)
            if gain > best and _lawful(limits, pair_in, pair_out):
                best, come, go = gain, pair_in, pair_out
    return Change(_who(comers, come), _who(goers, go), best)


@compiled
def _limits(case: Compact, seats: Seats, place: int) -> Ints:
    """Size, smallest and largest size, then for each mark how many have it and its limits: all that lawful needs."""
    limits = np.empty(3 + 3 * MARKS, np.int64)
    limits[0], limits[1] = seats.size[place], case.minimum[place]
    limits[2] = min(case.maximum[place], seats.size[place] + room_for_more(case, seats, place))
    for mark in range(MARKS):
        limits[3 + 3 * mark] = seats.marks[place * MARKS + mark]
        limits[4 + 3 * mark], limits[5 + 3 * mark] = case.low[place, mark], case.high[place, mark]
    return limits


@compiled
def room_for_more(case: Compact, seats: Seats, place: int) -> int:
    """How many more the round's pools can take."""
    room = case.maximum[place]
    for at in range(seats.pools_begin[place], seats.pools_begin[place + 1]):
        room = min(room, case.pool_seats[seats.pools[at]] - seats.pool_used[seats.pools[at]])
    return room


@compiled
def _pair(gains: Reals, pair: int) -> float:
    """The gain of one from each of two kinds (the two best if they are one kind); KINDS is nobody."""
    first, second = pair // (KINDS + 1), pair % (KINDS + 1)
    if first > second:
        return NO_GAIN
    total = 0.0
    if first < KINDS:
        total += gains[first * 2]
    if second < KINDS:
        total += gains[second * 2 + (1 if first == second else 0)]
    return total


@compiled
def _who(best: Ints, pair: int) -> Ints:
    """The people, or options, of a pair."""
    who = np.full(2, NOBODY, np.int64)
    first, second = pair // (KINDS + 1), pair % (KINDS + 1)
    if pair >= 0 and first < KINDS:
        who[0] = best[first * 2]
    if pair >= 0 and second < KINDS:
        who[1] = best[second * 2 + (1 if first == second else 0)]
    return who


@compiled
def _lawful(limits: Ints, pair_in: int, pair_out: int) -> bool:
    first, second = pair_in // (KINDS + 1), pair_in % (KINDS + 1)
    third, fourth = pair_out // (KINDS + 1), pair_out % (KINDS + 1)
    size = limits[0] + (first < KINDS) + (second < KINDS) - (third < KINDS) - (fourth < KINDS)
    if size < limits[1] or size > limits[2]:
        return False
    for mark in range(MARKS):
        having = limits[3 + 3 * mark] + _has(first, mark) + _has(second, mark) - _has(third, mark) - _has(fourth, mark)
        if WHOLE * having < limits[4 + 3 * mark] * size or WHOLE * having > limits[5 + 3 * mark] * size:
            return False
    return True


@compiled
def _has(kind: int, mark: int) -> int:
    return (kind >> mark) & 1 if kind < KINDS else 0


@compiled
def _comers(case: Compact, seats: Seats, cell: Reals, interest: Interest, place: int) -> tuple[Ints, Reals]:
    """The two most gainful options of each kind of person not in the round."""
    best, gains = np.full(KINDS * 2, NOBODY, np.int64), np.full(KINDS * 2, NO_GAIN)
    for at in range(interest.begins[place], interest.begins[place + 1]):
        option = interest.options[at]
        person = interest.person[option]
        current = seats.chosen[person]
        if current >= 0 and case.round_of[current] == place:
            continue
        gain = gain_of_coming(case, seats, cell, person, option)
        _note(best, gains, case.kind[person], gain, option)
    return best, gains


@compiled
def _goers(case: Compact, seats: Seats, cell: Reals, place: int) -> tuple[Ints, Reals]:
    """The two members of each kind whose going costs least, with that cost as a negative gain."""
    best, gains = np.full(KINDS * 2, NOBODY, np.int64), np.full(KINDS * 2, NO_GAIN)
    width = len(seats.member) // len(seats.size)
    for spot in range(seats.size[place]):
        person = seats.member[place * width + spot]
        option = seats.chosen[person]
        if case.promised[person] or case.through[option] >= 0 or case.round_of[option] != place:
            continue
        kind = case.kind[person]
        other = 0.0
        for at in range(case.begins[person], case.begins[person + 1]):
            if case.round_of[at] != place and case.through[at] < 0:
                other = max(other, case.worth[at] - cell[case.round_of[at] * KINDS + kind])
        _note(best, gains, kind, other - case.worth[option], person)
    return best, gains


@compiled
def _note(best: Ints, gains: Reals, kind: int, gain: float, who: int) -> None:
    """Keep the two best of a kind."""
    first = kind * 2
    if gain > gains[first]:
        gains[first + 1], best[first + 1] = gains[first], best[first]
        gains[first], best[first] = gain, who
    elif gain > gains[first + 1]:
        gains[first + 1], best[first + 1] = gain, who
