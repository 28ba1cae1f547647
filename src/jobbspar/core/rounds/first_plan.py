"""From the fractional plan that prices give to a whole, lawful plan to improve on."""

import numpy as np

from jobbspar.core.rounds.compact import KINDS, MARKS, WHOLE, Compact, Ints
from jobbspar.core.rounds.compiled import compiled
from jobbspar.core.rounds.make_room import Search, make_room
from jobbspar.core.rounds.prices import Reals
from jobbspar.core.rounds.seats import NOBODY, Seats, broken_by_round, fits, pools_have_room, seat

TRIES = 60
"""Single changes tried to bring a round's seat counts, or its group, within its limits."""


@compiled
def seat_first_plan(
    case: Compact, seats: Seats, cell: Reals, floor: Reals, search: Search, wanted: Reals, opens: Reals
) -> None:
    """Fill `seats` with a lawful plan close to the fractional one. Promised people are seated before all others."""
    for person in range(len(seats.chosen)):
        if case.promised[person]:
            seat(case, seats, person, _best_option(case, cell, floor, person))
    _set_ceilings(case, seats, wanted, opens)
    seats.mode[0] = 1
    _seat_first_picks(case, seats, cell, floor)
    for person in range(len(seats.chosen)):
        if seats.chosen[person] < 0:
            make_room(case, seats, cell, search, person)
    seats.mode[0] = 0


@compiled
def seat_as_before(case: Compact, seats: Seats, old: Ints) -> None:
    """Seat everyone as in the old plan where there is room, those first who are promised a seat."""
    for promised in (True, False):
        for person in range(len(old)):
            if case.promised[person] != promised:
                continue
            option = old[person]
            if option < 0 and promised and case.begins[person] < case.begins[person + 1]:
                option = case.begins[person]
            if option >= 0 and _has_room(case, seats, option):
                seat(case, seats, person, option)


@compiled
def _has_room(case: Compact, seats: Seats, option: int) -> bool:
    """Whether the rounds of an option have a free chair and their pools a seat left."""
    for place in (case.round_of[option], case.through[option]):
        if place >= 0 and (seats.size[place] >= case.maximum[place] or not pools_have_room(case, seats, place)):
            return False
    return True


@compiled
def _best_option(case: Compact, cell: Reals, floor: Reals, person: int) -> int:
    """The option that leaves most after prices, or −1 if none leaves anything and the person is not promised."""
    best, option = (-1e18, -1) if case.promised[person] else (-floor[case.home[person]], -1)
    kind = case.kind[person]
    for at in range(case.begins[person], case.begins[person + 1]):
        left = case.worth[at] - cell[case.round_of[at] * KINDS + kind]
        if case.through[at] >= 0:
            left -= cell[case.through[at] * KINDS + kind]
        if left > best:
            best, option = left, at
    return option


@compiled
def _set_ceilings(case: Compact, seats: Seats, wanted: Reals, opens: Reals) -> None:
    """Whole seats by kind for every round that opens, near the fractional ones and within its limits and pools."""
    for place in np.argsort(-opens):
        already = seats.size[place]
        if not case.must_open[place] and already == 0 and not _may_open(case, seats, place, opens[place]):
            continue
        fraction = wanted[place * KINDS : (place + 1) * KINDS] / max(opens[place], 0.02)
        target = min(case.maximum[place], max(case.minimum[place], np.int64(np.rint(fraction.sum()))))
        target = max(already, min(target, already + _room_in_pools(case, seats, place)))
        counts = whole_counts(case, place, fraction, target, seats.by_kind[place * KINDS : (place + 1) * KINDS])
        seats.ceiling[place * KINDS : (place + 1) * KINDS] = counts
        for at in range(seats.pools_begin[place], seats.pools_begin[place + 1]):
            seats.pool_used[seats.pools[at]] += counts.sum() - already
        if already == 0 and counts.sum() > 0 and case.choice[place] >= 0:
            seats.choice_open[case.choice[place]] += 1
    _forget_reservations(case, seats)


@compiled
def _may_open(case: Compact, seats: Seats, place: int, opens: float) -> bool:
    if opens < 0.5 or _room_in_pools(case, seats, place) < case.minimum[place]:
        return False
    choice = case.choice[place]
    return choice < 0 or seats.choice_open[choice] < case.choice_most[choice]


@compiled
def _room_in_pools(case: Compact, seats: Seats, place: int) -> int:
    room = case.maximum[place]
    for at in range(seats.pools_begin[place], seats.pools_begin[place + 1]):
        room = min(room, case.pool_seats[seats.pools[at]] - seats.pool_used[seats.pools[at]])
    return room


@compiled
def _forget_reservations(case: Compact, seats: Seats) -> None:
    """Count pools and choices from the people really seated again."""
    seats.pool_used[:] = 0
    seats.choice_open[:] = 0
    for place in range(len(seats.size)):
        for at in range(seats.pools_begin[place], seats.pools_begin[place + 1]):
            seats.pool_used[seats.pools[at]] += seats.size[place]
        if seats.size[place] > 0 and case.choice[place] >= 0:
            seats.choice_open[case.choice[place]] += 1


@compiled
def whole_counts(case: Compact, place: int, fraction: Reals, target: int, least: Ints) -> Ints:
    """Whole counts by kind, at least `least`, near `fraction` and lawful for the round if single changes lead there."""
    counts = np.maximum(np.floor(fraction + 1e-9).astype(np.int64), least)
    for _ in range(TRIES):
        best, add, drop = _badness(case, place, counts, fraction, target), -1, -1
        for more in range(-1, KINDS):
            for less in range(-1, KINDS):
                if more == less or (less >= 0 and counts[less] <= least[less]):
                    continue
                trial = counts.copy()
                if more >= 0:
                    trial[more] += 1
                if less >= 0:
                    trial[less] -= 1
                bad = _badness(case, place, trial, fraction, target)
                if bad < best - 1e-9:
                    best, add, drop = bad, more, less
        if add < 0 and drop < 0:
            break
        if add >= 0:
            counts[add] += 1
        if drop >= 0:
            counts[drop] -= 1
    return counts


@compiled
def _badness(case: Compact, place: int, counts: Ints, fraction: Reals, target: int) -> float:
    """Rules first, then the right number of people, then nearness to the fractional counts."""
    size = counts.sum()
    bad = 1e6 * (max(0, case.minimum[place] - size) + max(0, size - target))
    for mark in range(MARKS):
        having = 0
        for kind in range(KINDS):
            having += WHOLE * counts[kind] * ((kind >> mark) & 1)
        bad += 1e3 * max(0, case.low[place, mark] * size - having, having - case.high[place, mark] * size)
    bad += 30.0 * abs(target - size)
    for kind in range(KINDS):
        bad += abs(counts[kind] - fraction[kind]) + (5.0 if counts[kind] > fraction[kind] + 1 else 0.0)
    return bad


@compiled
def _seat_first_picks(case: Compact, seats: Seats, cell: Reals, floor: Reals) -> None:
    """Everyone takes their best option after prices while its ceiling lasts, those who would lose most first."""
    people = len(seats.chosen)
    pick = np.full(people, NOBODY, np.int64)
    loss = np.zeros(people)
    for person in range(people):
        if seats.chosen[person] >= 0:
            continue
        pick[person] = _best_option(case, cell, floor, person)
        loss[person] = _loss_without(case, cell, person, pick[person])
    for person in np.argsort(-loss):
        option = pick[person]
        if option < 0:
            continue
        place, by_way = case.round_of[option], case.through[option]
        kind = case.kind[person]
        if not fits(case, seats, place, kind, NOBODY) or not pools_have_room(case, seats, place):
            continue
        if by_way >= 0 and not (fits(case, seats, by_way, kind, NOBODY) and pools_have_room(case, seats, by_way)):
            continue
        seat(case, seats, person, option)


@compiled
def _loss_without(case: Compact, cell: Reals, person: int, option: int) -> float:
    """What the person loses, after prices, if the picked option is full."""
    if option < 0:
        return 0.0
    kind, best, second = case.kind[person], 0.0, 0.0
    for at in range(case.begins[person], case.begins[person + 1]):
        left = case.worth[at] - cell[case.round_of[at] * KINDS + kind]
        if case.through[at] >= 0:
            left -= cell[case.through[at] * KINDS + kind]
        if at == option:
            best = left
        elif left > second:
            second = left
    return best - second


@compiled
def mend_all(case: Compact, seats: Seats) -> None:
    """Make every round lawful; taking somebody out of a preparatory round takes them out of the next one too."""
    for _ in range(TRIES):
        before = seats.written[0]
        for place in range(len(seats.size)):
            mend_round(case, seats, place)
        if seats.written[0] == before:
            return


@compiled
def mend_round(case: Compact, seats: Seats, place: int) -> None:
    """Take people out until the round is lawful, least worth first; empty it if that does not help."""
    width = len(seats.member) // len(seats.size)
    for _ in range(TRIES):
        bad = broken_by_round(case, seats, place)
        if bad == 0 or seats.size[place] <= case.minimum[place]:
            break
        best, leaver = bad * 1_000_000, NOBODY
        for spot in range(seats.size[place]):
            person = seats.member[place * width + spot]
            if case.promised[person]:
                continue
            after = _broken_without(case, seats, place, case.kind[person]) * 1_000_000
            after += case.worth[seats.chosen[person]]
            if after < best:
                best, leaver = after, person
        if leaver < 0:
            break
        seat(case, seats, leaver, NOBODY)
    if broken_by_round(case, seats, place) > 0:
        empty_round(case, seats, place)


@compiled
def _broken_without(case: Compact, seats: Seats, place: int, kind: int) -> int:
    size = seats.size[place] - 1
    total = WHOLE * max(0, case.minimum[place] - size)
    for mark in range(MARKS):
        having = WHOLE * (seats.marks[place * MARKS + mark] - ((kind >> mark) & 1))
        total += max(0, case.low[place, mark] * size - having) + max(0, having - case.high[place, mark] * size)
    return total


@compiled
def empty_round(case: Compact, seats: Seats, place: int) -> None:
    """Take everyone who is not promised out of a round."""
    width = len(seats.member) // len(seats.size)
    for spot in range(seats.size[place] - 1, -1, -1):
        person = seats.member[place * width + spot]
        if not case.promised[person]:
            seat(case, seats, person, NOBODY)
