"""Who sits where while a plan is being improved, and what each round can take without breaking a rule."""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.compact import KINDS, MARKS, WHOLE, Compact, Ints
from jobbspar.core.rounds.compiled import compiled

NOBODY = -1


class Seats(NamedTuple):
    """A plan under work. Everything but `chosen` can be counted from it; `journal` remembers changes to undo.

    `ceiling` is the seats by kind that each round was promised by the fractional plan; it replaces the composition
    limits while `mode[0]` is 1.
    """

    chosen: Ints
    size: Ints
    marks: Ints
    by_kind: Ints
    member: Ints
    spot: Ints
    pool_used: Ints
    placed: Ints
    choice_open: Ints
    pools_begin: Ints
    pools: Ints
    ceiling: Ints
    mode: Ints
    worth: Ints
    journal: Ints
    written: Ints


def no_seats(case: Compact) -> Seats:
    """Nobody placed."""
    width = int(case.maximum.max(initial=0)) + 1
    order = np.argsort(case.pool_rounds, kind="stable")
    pool = np.repeat(np.arange(len(case.pool_seats)), np.diff(case.pool_begins))
    return Seats(
        chosen=np.full(case.people, NOBODY, np.int64),
        size=np.zeros(case.rounds, np.int64),
        marks=np.zeros(case.rounds * MARKS, np.int64),
        by_kind=np.zeros(case.rounds * KINDS, np.int64),
        member=np.full(case.rounds * width, NOBODY, np.int64),
        spot=np.full(case.people * 2, NOBODY, np.int64),
        pool_used=np.zeros(len(case.pool_seats), np.int64),
        placed=np.zeros(len(case.floor), np.int64),
        choice_open=np.zeros(len(case.choice_most), np.int64),
        pools_begin=np.searchsorted(case.pool_rounds[order], np.arange(case.rounds + 1)).astype(np.int64),
        pools=pool[order].astype(np.int64),
        ceiling=np.zeros(case.rounds * KINDS, np.int64),
        mode=np.zeros(1, np.int64),
        worth=np.array([-case.effort[case.must_open].sum()], np.int64),
        journal=np.zeros(2 * (case.people * 4 + 1000), np.int64),
        written=np.zeros(1, np.int64),
    )


@compiled
def _enter(case: Compact, seats: Seats, person: int, place: int, leg: int) -> None:
    width = len(seats.member) // len(seats.size)
    seats.member[place * width + seats.size[place]] = person
    seats.spot[person * 2 + leg] = seats.size[place]
    if seats.size[place] == 0 and case.choice[place] >= 0:
        seats.choice_open[case.choice[place]] += 1
    if seats.size[place] == 0 and not case.must_open[place]:
        seats.worth[0] -= case.effort[place]
    seats.size[place] += 1
    kind = case.kind[person]
    seats.by_kind[place * KINDS + kind] += 1
    for mark in range(MARKS):
        seats.marks[place * MARKS + mark] += (kind >> mark) & 1
    for at in range(seats.pools_begin[place], seats.pools_begin[place + 1]):
        seats.pool_used[seats.pools[at]] += 1


@compiled
def _leave(case: Compact, seats: Seats, person: int, place: int, leg: int) -> None:
    width = len(seats.member) // len(seats.size)
    last = seats.member[place * width + seats.size[place] - 1]
    spot = seats.spot[person * 2 + leg]
    seats.member[place * width + spot] = last
    other = 0 if case.round_of[seats.chosen[last]] == place else 1
    seats.spot[last * 2 + other] = spot
    seats.size[place] -= 1
    if seats.size[place] == 0 and not case.must_open[place]:
        seats.worth[0] += case.effort[place]
    if seats.size[place] == 0 and case.choice[place] >= 0:
        seats.choice_open[case.choice[place]] -= 1
    kind = case.kind[person]
    seats.by_kind[place * KINDS + kind] -= 1
    for mark in range(MARKS):
        seats.marks[place * MARKS + mark] -= (kind >> mark) & 1
    for at in range(seats.pools_begin[place], seats.pools_begin[place + 1]):
        seats.pool_used[seats.pools[at]] -= 1


@compiled
def seat(case: Compact, seats: Seats, person: int, option: int) -> None:
    """Move a person to an option, or to none with −1, and write it in the journal."""
    before = seats.chosen[person]
    if seats.written[0] * 2 + 1 < len(seats.journal):
        seats.journal[seats.written[0] * 2] = person
        seats.journal[seats.written[0] * 2 + 1] = before
        seats.written[0] += 1
    if before >= 0:
        if case.through[before] >= 0:
            _leave(case, seats, person, case.through[before], 1)
        _leave(case, seats, person, case.round_of[before], 0)
        seats.placed[case.home[person]] -= 1
        seats.worth[0] -= case.worth[before]
    seats.chosen[person] = option
    if option >= 0:
        _enter(case, seats, person, case.round_of[option], 0)
        if case.through[option] >= 0:
            _enter(case, seats, person, case.through[option], 1)
        seats.placed[case.home[person]] += 1
        seats.worth[0] += case.worth[option]


@compiled
def undo_to(case: Compact, seats: Seats, mark: int) -> None:
    """Take back every change written after `mark`, latest first."""
    while seats.written[0] > mark:
        at = seats.written[0] - 1
        seat(case, seats, seats.journal[at * 2], seats.journal[at * 2 + 1])
        seats.written[0] = at


@compiled
def fits(case: Compact, seats: Seats, place: int, enters: int, leaves: int) -> bool:
    """Whether an open round is lawful after one of kind `enters` came and one of kind `leaves` went; −1 is nobody."""
    if seats.mode[0] == 1:
        if enters < 0:
            return True
        return enters == leaves or seats.by_kind[place * KINDS + enters] < seats.ceiling[place * KINDS + enters]
    size = seats.size[place] + (enters >= 0) - (leaves >= 0)
    if size < case.minimum[place] or size > case.maximum[place]:
        return False
    for mark in range(MARKS):
        low, high = case.low[place, mark], case.high[place, mark]
        if low == 0 and high == WHOLE:
            continue
        having = seats.marks[place * MARKS + mark]
        if enters >= 0:
            having += (enters >> mark) & 1
        if leaves >= 0:
            having -= (leaves >> mark) & 1
        if WHOLE * having < low * size or WHOLE * having > high * size:
            return False
    return True


@compiled
def pools_have_room(case: Compact, seats: Seats, place: int) -> bool:
    """Whether one more seat in the round is within every pool it draws from."""
    for at in range(seats.pools_begin[place], seats.pools_begin[place + 1]):
        if seats.pool_used[seats.pools[at]] >= case.pool_seats[seats.pools[at]]:
            return False
    return True


@compiled
def is_open(case: Compact, seats: Seats, place: int) -> bool:
    return seats.size[place] > 0 or case.must_open[place]


@compiled
def may_enter(case: Compact, seats: Seats, place: int) -> bool:
    """Whether a single person can be considered for the round: it is open, or is being filled to its ceiling."""
    return seats.mode[0] == 1 or is_open(case, seats, place)


@compiled
def seats_missing(case: Compact, seats: Seats) -> int:
    """How many seats municipalities lack to their floors, together."""
    return np.maximum(0, case.floor - seats.placed).sum()


@compiled
def broken_by_round(case: Compact, seats: Seats, place: int) -> int:
    """How far an open round is from lawful, in seats and percent; 0 is lawful."""
    size = seats.size[place]
    if size == 0:
        return WHOLE * case.minimum[place] if case.must_open[place] else 0
    total = WHOLE * (max(0, case.minimum[place] - size) + max(0, size - case.maximum[place]))
    for mark in range(MARKS):
        having = WHOLE * seats.marks[place * MARKS + mark]
        total += max(0, case.low[place, mark] * size - having) + max(0, having - case.high[place, mark] * size)
    return total
