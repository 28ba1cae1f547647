"""What a plan stands on that no longer holds: each thing by name, so that nobody adopts yesterday's plan."""

from collections.abc import Sequence

from jobbspar.core.refusals import Refusal
from jobbspar.core.round_plans import (
    LimitHasShrunk,
    RoundHasChanged,
    SeatHasGone,
    TrackHasStopped,
    WishHasGone,
)
from jobbspar.core.rounds.by_hand import Change, changed
from jobbspar.core.rounds.faults import Fault, Rule, faults
from jobbspar.core.rounds.problem import Plan, Problem


def what_has_changed(then: Problem, today: Problem, *, changes: Sequence[Change], seats: Plan) -> list[Refusal]:
    """The named reasons why the seats cannot be offered today; empty when the plan still holds.

    `then` has the changes by hand in it, `today` has not. Facts are row ids as in the problems.
    """
    gone = [*_rounds_gone(then, today, seats=seats), *_people_gone(then, today, seats=seats)]
    if gone:
        return gone
    in_force = [one for one in changes if _is_known(one, today)]
    return [*_rounds_changed(then, changed(today, in_force), seats=seats), *_broken(changed(today, in_force), seats)]


def _is_known(change: Change, today: Problem) -> bool:
    """A change about somebody or something that the seats do not touch any more says nothing of them."""
    people = {one.name for one in today.people}
    rounds = {one.name for one in today.rounds}
    return change.round in rounds and (change.person is None or change.person in people)


def _rounds_gone(then: Problem, today: Problem, *, seats: Plan) -> list[Refusal]:
    left = {one.name for one in today.rounds}
    return [TrackHasStopped(round=name) for name in sorted(seats.open_rounds()) if name not in left]


def _people_gone(then: Problem, today: Problem, *, seats: Plan) -> list[Refusal]:
    now = {one.name: {wish.track for wish in one.wishes} for one in today.people}
    tracks = {one.name: one.track for one in then.rounds}
    found: list[Refusal] = []
    for seat in seats.seats:
        if tracks[seat.round] not in now.get(seat.person, set()):
            found.append(WishHasGone(who=seat.person, track=tracks[seat.round]))
    return found


def _rounds_changed(then: Problem, today: Problem, *, seats: Plan) -> list[Refusal]:
    before = {one.name: one for one in then.rounds}
    opened = seats.open_rounds()
    return [RoundHasChanged(round=one.name) for one in today.rounds if one.name in opened and one != before[one.name]]


def _broken(today: Problem, seats: Plan) -> list[Refusal]:
    return [_refusal(fault, seats) for fault in faults(today, seats) if fault.rule not in (Rule.PROMISE, Rule.RULING)]


def _refusal(fault: Fault, seats: Plan) -> Refusal:
    """A fault about a seat names the person and the round; the others name the limit."""
    about = fault.about.split(": ")[0]
    seat = next((one for one in seats.seats if one.person == about), None)
    if seat is not None:
        return SeatHasGone(who=seat.person, round=seat.round)
    return LimitHasShrunk(about=fault.about)
