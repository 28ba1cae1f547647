"""Make a lawful plan better: better seats, rounds worth closing, rounds worth opening."""

from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.compact import KINDS, MARKS, WHOLE, Compact, Ints
from jobbspar.core.rounds.compiled import compiled
from jobbspar.core.rounds.first_plan import empty_round, mend_round
from jobbspar.core.rounds.interest import Interest, gain_of_leaving_for
from jobbspar.core.rounds.make_room import Search, look_as_before, look_wider, make_room
from jobbspar.core.rounds.prices import Reals
from jobbspar.core.rounds.regroup import best_change, room_for_more
from jobbspar.core.rounds.seats import (
    NOBODY,
    Seats,
    broken_by_round,
    is_open,
    pools_have_room,
    seat,
    seats_missing,
    undo_to,
)

MOST_SWEEPS = 12
LEAST_LOSS = 0.5


class Dates(NamedTuple):
    """When each round last changed, and when each person and each round was last tried: nothing is tried twice."""

    now: Ints
    changed: Ints
    person: Ints
    group: Ints


def no_dates(case: Compact) -> Dates:
    """Everything is new."""
    rounds, people = np.zeros(case.rounds, np.int64), np.zeros(case.people, np.int64)
    return Dates(now=np.ones(1, np.int64), changed=rounds + 1, person=people, group=rounds)


@compiled
def only_unlawful_is_new(case: Compact, seats: Seats, dates: Dates) -> None:
    """Take every lawful group as already tried."""
    for place in range(len(seats.size)):
        dates.group[place] = 0 if broken_by_round(case, seats, place) > 0 else dates.now[0]


@compiled
def sweep(case: Compact, seats: Seats, cell: Reals, charge: Reals, search: Search, dates: Dates) -> int:
    """Look for a better seat for everybody who has less than prices allow, until nobody finds one; the worth gained."""
    start = seats.worth[0]
    for _ in range(MOST_SWEEPS):
        before = dates.now[0]
        for person in range(len(seats.chosen)):
            if _loss(case, seats, cell, charge, person) < LEAST_LOSS:
                continue
            if not _anything_new(case.begins, case.round_of, dates.changed, dates.person[person], person):
                continue
            dates.person[person] = dates.now[0]
            seats.written[0] = 0
            if make_room(case, seats, cell, search, person) > 0:
                _mark_changed(case, seats, dates)
        if dates.now[0] == before:
            break
    seats_by_the_way(case, seats)
    return seats.worth[0] - start


@compiled
def _loss(case: Compact, seats: Seats, cell: Reals, charge: Reals, person: int) -> float:
    """How much less a person's seat leaves after prices than their best option does."""
    option = seats.chosen[person]
    if option < 0:
        return charge[person]
    kind = case.kind[person]
    return charge[person] - case.worth[option] + cell[case.round_of[option] * KINDS + kind]


@compiled
def _anything_new(begins: Ints, round_of: Ints, changed: Ints, since: int, person: int) -> bool:
    """Whether any round the person could sit in has changed."""
    for at in range(begins[person], begins[person + 1]):  # noqa: SIM110  compiled code has no any()
        if changed[round_of[at]] > since:
            return True
    return False


@compiled
def _mark_changed(case: Compact, seats: Seats, dates: Dates) -> None:
    """Date every round touched by the journal."""
    dates.now[0] += 1
    for at in range(seats.written[0]):
        person, option = seats.journal[at * 2], seats.journal[at * 2 + 1]
        for seat_of in (option, seats.chosen[person]):
            if seat_of >= 0:
                dates.changed[case.round_of[seat_of]] = dates.now[0]


@compiled
def regroup_all(
    case: Compact, seats: Seats, cell: Reals, charge: Reals, search: Search, interest: Interest, dates: Dates
) -> int:
    """Try the best change of two in and two out in every open round that is new; how many were kept."""
    kept = 0
    for place in range(len(seats.size)):
        while is_open(case, seats, place) and dates.changed[place] > dates.group[place]:
            seats.written[0] = 0
            lawful = broken_by_round(case, seats, place) == 0
            if _try_change(case, seats, cell, charge, search, interest, place, 0.5 if lawful else -1e9):
                kept += 1
                _mark_changed(case, seats, dates)
            else:
                dates.group[place] = dates.now[0]
    return kept


@compiled
def _try_change(
    case: Compact,
    seats: Seats,
    cell: Reals,
    charge: Reals,
    search: Search,
    interest: Interest,
    place: int,
    least: float,
) -> bool:
    """Make the best change of a group; in an unlawful one (`least` below 0) any change that makes it lawful is kept."""
    change = best_change(case, seats, cell, interest, place, least)
    if change.gain <= least:
        return False
    worth, missing, mark = seats.worth[0], seats_missing(case, seats), seats.written[0]
    left = np.full(2, NOBODY, np.int64)
    for at in range(2):
        if change.goes[at] >= 0:
            seat(case, seats, change.goes[at], NOBODY)
    for at in range(2):
        if change.comes[at] >= 0:
            person = interest.person[change.comes[at]]
            if seats.chosen[person] >= 0:
                left[at] = case.round_of[seats.chosen[person]]
            seat(case, seats, person, change.comes[at])
    for at in range(2):
        if left[at] >= 0 and broken_by_round(case, seats, left[at]) > 0:
            undo_to(case, seats, mark)
            return False
    if least < 0:
        return True
    for at in range(2):
        if change.goes[at] >= 0:
            make_room(case, seats, cell, search, change.goes[at])
    refill(case, seats, cell, charge, search, interest, left)
    return _keep_if_better(case, seats, worth, missing, mark)


@compiled
def refill(
    case: Compact, seats: Seats, cell: Reals, charge: Reals, search: Search, interest: Interest, rounds: Ints
) -> None:
    """Offer seats left in these rounds to people without one."""
    for place in rounds:
        if place < 0:
            continue
        for at in range(interest.begins[place], interest.begins[place + 1]):
            person = interest.person[interest.options[at]]
            if seats.chosen[person] < 0 and charge[person] > -1.0:
                make_room(case, seats, cell, search, person)


@compiled
def seats_by_the_way(case: Compact, seats: Seats) -> int:
    """Plain moves to and from options that use a preparatory round; such people are on no longer path."""
    gained = 0
    for person in range(len(seats.chosen)):
        for at in range(case.begins[person], case.begins[person + 1]):
            current = seats.chosen[person]
            if at == current or (case.through[at] < 0 and (current < 0 or case.through[current] < 0)):
                continue
            gained += _step_over(case, seats, person, at)
    return gained


@compiled
def _step_over(case: Compact, seats: Seats, person: int, option: int) -> int:
    """Move one person if every round touched stays lawful and worth is gained; the gain or 0."""
    current, before, mark = seats.chosen[person], seats.worth[0], seats.written[0]
    if current >= 0 and case.worth[option] <= case.worth[current]:
        return 0
    for place in (case.round_of[option], case.through[option]):
        if place >= 0 and (not is_open(case, seats, place) or not pools_have_room(case, seats, place)):
            return 0
    seat(case, seats, person, option)
    lawful = seats.worth[0] > before
    for at in (option, current):
        if at >= 0:
            for place in (case.round_of[at], case.through[at]):
                lawful = lawful and (place < 0 or broken_by_round(case, seats, place) == 0)
    if not lawful:
        undo_to(case, seats, mark)
        return 0
    return seats.worth[0] - before


@compiled
def try_closing(case: Compact, seats: Seats, cell: Reals, search: Search, place: int) -> bool:
    """Close a round and seat its people elsewhere; kept only if worth is gained and no floor is broken more."""
    if case.must_open[place] or seats.size[place] == 0:
        return False
    worth, missing, mark = seats.worth[0], seats_missing(case, seats), seats.written[0]
    width = len(seats.member) // len(seats.size)
    members = seats.member[place * width : place * width + seats.size[place]].copy()
    empty_round(case, seats, place)
    slack = look_wider(search)
    for person in members:
        make_room(case, seats, cell, search, person)
    look_as_before(search, slack)
    return _keep_if_better(case, seats, worth, missing, mark)


@compiled
def try_opening(
    case: Compact, seats: Seats, cell: Reals, charge: Reals, search: Search, interest: Interest, place: int
) -> bool:
    """Open a round with its most gainful lawful group and refill the seats they leave; kept only if worth is gained."""
    if seats.size[place] > 0 or not _choice_has_room(case, seats, place):
        return False
    worth, missing, mark = seats.worth[0], seats_missing(case, seats), seats.written[0]
    broken = broken_by_round(case, seats, place)
    left = gather(case, seats, cell, interest, place)
    if seats.size[place] == 0:
        return False
    refill(case, seats, cell, charge, search, interest, left)
    if not _mended(case, seats, left):
        undo_to(case, seats, mark)
        return False
    if broken > 0 and broken_by_round(case, seats, place) == 0 and seats_missing(case, seats) <= missing:
        return True
    return _keep_if_better(case, seats, worth, missing, mark)


@compiled
def _mended(case: Compact, seats: Seats, left: Ints) -> bool:
    """Make rounds lawful again that an opened round took people from; whether that went well."""
    for place in left:
        if place >= 0 and broken_by_round(case, seats, place) > 0:
            mend_round(case, seats, place)
            if broken_by_round(case, seats, place) > 0:
                return False
    return True


@compiled
def _keep_if_better(case: Compact, seats: Seats, worth: int, missing: int, mark: int) -> bool:
    now = seats_missing(case, seats)
    if now < missing or (now == missing and seats.worth[0] > worth):
        return True
    undo_to(case, seats, mark)
    return False


@compiled
def _choice_has_room(case: Compact, seats: Seats, place: int) -> bool:
    choice = case.choice[place]
    return choice < 0 or seats.choice_open[choice] < case.choice_most[choice]


@compiled
def gather(case: Compact, seats: Seats, cell: Reals, interest: Interest, place: int) -> Ints:
    """Seat the largest gainful lawful group in an empty round; the rounds its people came from, −1 for none."""
    first, last = interest.begins[place], interest.begins[place + 1]
    options = interest.options[first:last]
    gain = np.empty(len(options))
    for at in range(len(options)):
        gain[at] = gain_of_leaving_for(case, seats, cell, interest.person[options[at]], options[at])
    order = np.argsort(-gain)
    order = order[gain[order] > -1e17]
    room = min(case.maximum[place], room_for_more(case, seats, place))
    for size in range(min(room, len(order)), case.minimum[place] - 1, -1):
        group = lawful_group(case, place, options[order], interest.person, size)
        if len(group) == size:
            return _seat_group(case, seats, place, options[order[group]], interest.person)
    return np.full(0, NOBODY, np.int64)


@compiled
def lawful_group(case: Compact, place: int, options: Ints, person_of_option: Ints, size: int) -> Ints:
    """Positions of `size` people within the composition limits, taken best first; shorter if there is no such group."""
    group, taken = np.empty(size, np.int64), 0
    low, high = np.empty(MARKS, np.int64), np.empty(MARKS, np.int64)
    having = np.zeros(MARKS, np.int64)
    for mark in range(MARKS):
        low[mark] = -(-case.low[place, mark] * size // WHOLE)
        high[mark] = case.high[place, mark] * size // WHOLE
    for at in range(len(options)):
        if taken == size:
            break
        kind = case.kind[person_of_option[options[at]]]
        lawful = True
        for mark in range(MARKS):
            after = having[mark] + ((kind >> mark) & 1)
            lawful = lawful and after <= high[mark] and after + size - taken - 1 >= low[mark]
        if lawful:
            group[taken] = at
            taken += 1
            for mark in range(MARKS):
                having[mark] += (kind >> mark) & 1
    return group[:taken]


@compiled
def _seat_group(case: Compact, seats: Seats, place: int, options: Ints, person_of_option: Ints) -> Ints:
    """Move a group in; the rounds they left, which may have come to need somebody."""
    left = np.full(len(options), NOBODY, np.int64)
    count = 0
    for option in options:
        person = person_of_option[option]
        current = seats.chosen[person]
        if current >= 0:
            left[count] = case.round_of[current]
            count += 1
        seat(case, seats, person, option)
    mend_round(case, seats, place)
    return left[:count]


@compiled
def open_and_close(
    case: Compact,
    seats: Seats,
    cell: Reals,
    charge: Reals,
    search: Search,
    interest: Interest,
    dates: Dates,
    order: Ints,
) -> int:
    """Try each round in `order` the other way; how many changed."""
    changed = 0
    for place in order:
        seats.written[0] = 0
        if seats.size[place] > 0 and not case.must_open[place]:
            done = try_closing(case, seats, cell, search, place)
        else:
            done = try_opening(case, seats, cell, charge, search, interest, place)
        if done:
            changed += 1
            _mark_changed(case, seats, dates)
    return changed
