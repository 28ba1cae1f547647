"""The legs of a way: walks and rides, each from where the one before ended; what lies between them is waiting."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from jobbspar.core.travel.search import Network, Ride, Walks


@dataclass(frozen=True, slots=True)
class Leg:
    """A walk, or a ride with a line, between two stops by their place in the timetable; no stop is home or work."""

    starts: int
    ends: int
    start: int | None
    end: int | None
    line: str | None = None  # A walk has none; a line without a name is an empty one.


def legs_of(
    ride: Ride, *, network: Network, line: Callable[[int], str], leaves: int, start: Walks, goal: Walks
) -> tuple[Leg, ...]:
    """The way that ends with the ride and the walk from it, for one who leaves then; `line` names a run."""
    rides = _in_order(ride)
    first, last = rides[0].on, rides[-1].off
    legs = [Leg(leaves, leaves + start[first.start], None, first.start), _ridden(rides[0], line)]
    for before, after in pairwise(rides):
        left, boards = before.off, after.on.start
        if left.end != boards:
            legs.append(Leg(left.arrives, left.arrives + network.walks[left.end][boards], left.end, boards))
        legs.append(_ridden(after, line))
    return (*legs, Leg(last.arrives, last.arrives + goal[last.end], last.end, None))


def _in_order(ride: Ride) -> list[Ride]:
    rides = [ride]
    while rides[-1].before is not None:
        rides.append(rides[-1].before)
    return rides[::-1]


def _ridden(ride: Ride, line: Callable[[int], str]) -> Leg:
    return Leg(ride.on.departs, ride.off.arrives, ride.on.start, ride.off.end, line(ride.on.run))
