"""Give a person a better seat by moving others along a path: each steps aside for the one before."""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.compact import KINDS, Compact, Flags, Ints
from jobbspar.core.rounds.compiled import compiled
from jobbspar.core.rounds.prices import Reals
from jobbspar.core.rounds.seats import NOBODY, Seats, fits, may_enter, pools_have_room, seat

MOST_CELLS = 30
"""Rounds × kinds looked into before the search for a path gives up."""
WIDE_CELLS, WIDE_SLACK = 200, 40.0
"""The same, and how far from prices a step may be, where a whole round is closed and prices no longer hold."""
LONGEST_PATH = 40
FLOOR_BONUS = 1 << 40
"""Worth of a seat to a person from a municipality under its floor: more than everything else together."""


class Search(NamedTuple):
    """Working space of one path search, kept between searches; `turn[0]` tells old marks from new."""

    gain: Ints
    seen: Ints
    before: Ints
    mover: Ints
    option: Ints
    queue: Ints
    queued: Ints
    turn: Ints
    ending: Ints
    credit: Reals
    most: Ints


def new_search(rounds: int, *, slack: float) -> Search:
    """Space for paths whose every step is within `slack` points of what the prices would choose."""
    cells = rounds * KINDS
    return Search(
        gain=np.zeros(cells, np.int64),
        seen=np.zeros(cells, np.int64),
        before=np.zeros(cells, np.int64),
        mover=np.zeros(cells, np.int64),
        option=np.zeros(cells, np.int64),
        queue=np.zeros(8 * WIDE_CELLS, np.int64),
        queued=np.zeros(cells, np.int64),
        turn=np.zeros(1, np.int64),
        ending=np.zeros(3, np.int64),
        credit=np.array([0.0, slack]),
        most=np.array([MOST_CELLS], np.int64),
    )


@compiled
def look_wider(search: Search) -> float:
    """Search further until `look_as_before` is given what this returns."""
    before = search.credit[1]
    search.credit[1], search.most[0] = max(before, WIDE_SLACK), WIDE_CELLS
    return before


@compiled
def look_as_before(search: Search, slack: float) -> None:
    search.credit[1], search.most[0] = slack, MOST_CELLS


@compiled
def make_room(case: Compact, seats: Seats, cell: Reals, search: Search, person: int) -> int:
    """Seat a person where it gains most after everyone on the path has moved; the gain, or 0 and nothing changed."""
    search.turn[0] += 1
    search.ending[:] = -1
    search.ending[0] = 0
    length = _first_steps(case, seats, cell, search, person)
    at = 0
    while at < length and at < search.most[0]:
        here = search.queue[at]
        at += 1
        search.queued[here] = 0
        length = _look_into(case, seats, cell, search, person, here, length)
    while at < length:
        search.queued[search.queue[at]] = 0
        at += 1
    if search.ending[1] < 0:
        return 0
    return _walk(case, seats, search, person)


@compiled
def _first_steps(case: Compact, seats: Seats, cell: Reals, search: Search, person: int) -> int:
    current, kind = seats.chosen[person], case.kind[person]
    base, left = 0, NOBODY
    search.credit[0] = search.credit[1]
    if current >= 0:
        if case.promised[person] or case.through[current] >= 0:
            return 0
        left = case.round_of[current]
        base = -case.worth[current]
        search.credit[0] += cell[left * KINDS + kind]
    elif seats.placed[case.home[person]] < case.floor[case.home[person]]:
        base = FLOOR_BONUS
    length = 0
    for at in range(case.begins[person], case.begins[person + 1]):
        place = case.round_of[at]
        gain = base + case.worth[at]
        if place == left or case.through[at] >= 0 or gain - cell[place * KINDS + kind] + search.credit[0] <= 0:
            continue
        if may_enter(case, seats, place):
            length = _reach(search, place * KINDS + kind, gain, NOBODY, person, at, length)
    return length


@compiled
def _reach(search: Search, there: int, gain: int, before: int, mover: int, option: int, length: int) -> int:
    """Note a way to put somebody into a cell if it beats what is known; the length of the queue after."""
    turn = search.turn[0]
    if length >= len(search.queue) or (search.seen[there] == turn and gain <= search.gain[there]):
        return length
    search.seen[there] = turn
    search.gain[there] = gain
    search.before[there], search.mover[there], search.option[there] = before, mover, option
    if search.queued[there] == turn:
        return length
    search.queued[there] = turn
    search.queue[length] = there
    return length + 1


@compiled
def _look_into(case: Compact, seats: Seats, cell: Reals, search: Search, person: int, here: int, length: int) -> int:
    """End the path here if there is a seat or somebody can go without one; else let each member step on."""
    place, kind, gain = here // KINDS, here % KINDS, search.gain[here]
    current = seats.chosen[person]
    left = case.round_of[current] if current >= 0 else NOBODY
    may_leave = left < 0 or fits(case, seats, left, NOBODY, case.kind[person])
    if gain > search.ending[0] and _has_seat(case, seats, place, kind, left, case.kind[person], may_leave):
        search.ending[0], search.ending[1], search.ending[2] = gain, here, NOBODY
    may_go = _kinds_that_may_go(case, seats, place, kind)
    width = len(seats.member) // len(seats.size)
    chosen, member, worth, kinds, begins = seats.chosen, seats.member, case.worth, case.kind, case.begins
    round_of, through, seen, known = case.round_of, case.through, search.seen, search.gain
    turn, credit = search.turn[0], search.credit[0]
    for spot in range(place * width, place * width + seats.size[place]):
        other = member[spot]
        option, own = chosen[other], kinds[other]
        if not may_go[own] or other == person or round_of[option] != place or not _is_free(case, other, option):
            continue
        after = gain - worth[option]
        if may_leave and after > search.ending[0] and _may_lose(case, seats, other, person):
            search.ending[0], search.ending[1], search.ending[2] = after, here, other
        least = search.ending[0] - credit - after
        for at in range(begins[other], begins[other + 1]):
            step = round_of[at] * KINDS + own
            if worth[at] - cell[step] <= least or at == option or through[at] >= 0:
                continue
            if (seen[step] == turn and after + worth[at] <= known[step]) or round_of[at] == place:
                continue
            if may_enter(case, seats, round_of[at]):
                length = _reach(search, step, after + worth[at], here, other, at, length)
    return length


@compiled
def _kinds_that_may_go(case: Compact, seats: Seats, place: int, kind: int) -> Flags:
    """For each kind of person whether one of them can make way in a round for one of `kind`."""
    may_go = np.zeros(KINDS, np.bool_)
    for own in range(KINDS):
        if seats.by_kind[place * KINDS + own] > 0:
            may_go[own] = fits(case, seats, place, kind, own)
    return may_go


@compiled
def _is_free(case: Compact, person: int, option: int) -> bool:
    """Whether a seated person may be moved by others."""
    return not case.promised[person] and case.through[option] < 0


@compiled
def _has_seat(case: Compact, seats: Seats, place: int, kind: int, left: int, leaves: int, may_leave: bool) -> bool:
    """Whether the path can end with one more in the round; the seat its first person leaves counts as free."""
    if place == left:
        return fits(case, seats, place, kind, leaves)
    return may_leave and fits(case, seats, place, kind, NOBODY) and pools_have_room(case, seats, place)


@compiled
def _may_lose(case: Compact, seats: Seats, other: int, person: int) -> bool:
    """Whether somebody can lose their seat to a path from `person` and leave their municipality at its floor."""
    if seats.placed[case.home[other]] > case.floor[case.home[other]]:
        return True
    return seats.chosen[person] < 0 and case.home[other] == case.home[person]


@compiled
def _walk(case: Compact, seats: Seats, search: Search, person: int) -> int:
    """Move everyone on the found path, last first; nothing happens if the path meets a round twice."""
    if not _meets_rounds_once(case, seats, search, person):
        return 0
    here = search.ending[1]
    if seats.chosen[person] >= 0:
        seat(case, seats, person, NOBODY)
    if search.ending[2] >= 0:
        seat(case, seats, search.ending[2], NOBODY)
    while here >= 0:
        seat(case, seats, search.mover[here], search.option[here])
        here = search.before[here]
    return search.ending[0]


@compiled
def _meets_rounds_once(case: Compact, seats: Seats, search: Search, person: int) -> bool:
    """Each step was checked by itself, so a round may be touched only once for all of them to hold together."""
    touched = np.empty(LONGEST_PATH, np.int64)
    steps = 0
    if seats.chosen[person] >= 0:
        left = case.round_of[seats.chosen[person]]
        if search.ending[2] >= 0 or search.ending[1] // KINDS != left:
            touched[0] = left
            steps = 1
    here = search.ending[1]
    while here >= 0:
        if steps == LONGEST_PATH:
            return False
        for at in range(steps):
            if touched[at] == here // KINDS:
                return False
        touched[steps] = here // KINDS
        steps += 1
        here = search.before[here]
    return True
