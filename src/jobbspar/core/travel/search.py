"""Where one can be at the earliest, and when one must leave at the latest: one scan of the day's connections.

The connection scan of Dibbelt, Pajor, Strasser and Wagner (2013), with at most one walk between two rides. The latest
departure is the earliest arrival in a day that runs backwards, so there is one search and not two.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from math import inf
from typing import NamedTuple

from jobbspar.core.travel.timetable import Door, Run

Walks = Mapping[int, int]  # stop → minutes on foot


@dataclass(frozen=True, slots=True)
class Hop:
    """A run between two of its stops that follow each other."""

    departs: int
    arrives: int
    start: int
    end: int
    run: int
    may_board: bool
    may_alight: bool


class Ride(NamedTuple):
    """On board from the start of one hop to the end of another, and the ride that took one to where it began."""

    on: Hop
    off: Hop
    before: "Ride | None"


@dataclass(frozen=True, slots=True)
class Network:
    """Hops in order of departure, and from each stop the minutes to where one can walk and change.

    A stop at which one may change stands among its own walks; a change takes no time where the vehicle waits.
    """

    hops: tuple[Hop, ...]
    walks: Mapping[int, Walks]

    def backwards(self) -> "Network":
        """The same day with the clock turned: what left last arrives first."""
        hops = (
            Hop(-hop.arrives, -hop.departs, hop.end, hop.start, hop.run, hop.may_alight, hop.may_board)
            for hop in reversed(self.hops)
        )
        walks: dict[int, dict[int, int]] = {}
        for start, ends in self.walks.items():
            for end, minutes in ends.items():
                walks.setdefault(end, {})[start] = minutes
        return Network(_in_order(hops), walks)


def network_of(
    runs: Iterable[tuple[Run, int]], *, walks: Mapping[int, Walks], between: tuple[int, int], with_booked: bool
) -> Network:
    """The hops of runs, each run moved by some minutes, that go wholly between two moments.

    Without the booked nobody has to ring beforehand.
    """
    first, last = between
    doors = {Door.OPEN, Door.BOOKED} if with_booked else {Door.OPEN}
    hops = (
        Hop(a.departs + moved, b.arrives + moved, a.stop, b.stop, number, a.board in doors, b.alight in doors)
        for number, (run, moved) in enumerate(runs)
        for a, b in pairwise(run.calls)
        if first <= a.departs + moved and b.arrives + moved <= last
    )
    return Network(_in_order(hops), walks)


def _in_order(hops: Iterable[Hop]) -> tuple[Hop, ...]:
    """By departure; a run's hops of the same minute keep their order, since the sort is stable."""
    return tuple(sorted(hops, key=lambda hop: (hop.departs, hop.arrives)))


def rides_from(network: Network, *, leaves: int, start: Walks) -> dict[int, Ride]:
    """For each stop that can be reached by riding, the ride by which one gets off there at the earliest."""
    ready: dict[int, float] = {stop: leaves + minutes for stop, minutes in start.items()}
    came_by: dict[int, Ride] = {}
    got_off: dict[int, Ride] = {}
    earliest: dict[int, int] = {}
    aboard: dict[int, tuple[Hop, Ride | None]] = {}
    first = bisect_left(network.hops, leaves, key=lambda hop: hop.departs)
    for hop in islice(network.hops, first, None):
        if hop.run not in aboard:
            if not hop.may_board or ready.get(hop.start, inf) > hop.departs:
                continue
            aboard[hop.run] = hop, came_by.get(hop.start)
        if not hop.may_alight or hop.arrives >= earliest.get(hop.end, inf):
            continue
        earliest[hop.end], (on, before) = hop.arrives, aboard[hop.run]
        got_off[hop.end] = ride = Ride(on, hop, before)
        for stop, minutes in network.walks.get(hop.end, {}).items():
            if hop.arrives + minutes < ready.get(stop, inf):
                ready[stop], came_by[stop] = hop.arrives + minutes, ride
    return got_off


def earliest_ride(rides: Mapping[int, Ride], goal: Walks) -> Ride | None:
    """The last ride of the way that is there first after the last walk; `None` where there is no way."""
    last = min(
        (stop for stop in goal if stop in rides), key=lambda stop: rides[stop].off.arrives + goal[stop], default=None
    )
    return None if last is None else rides[last]


def earliest_arrival(network: Network, *, leaves: int, start: Walks, goal: Walks) -> int | None:
    """When one who leaves then is there at the earliest; `None` where there is no way."""
    ride = earliest_ride(rides_from(network, leaves=leaves, start=start), goal)
    return None if ride is None else arrival(ride, goal)


def arrival(ride: Ride, goal: Walks) -> int:
    """When one is there who walks from where the ride ends."""
    return ride.off.arrives + goal[ride.off.end]


def latest_departure(network: Network, *, arrives: int, start: Walks, goal: Walks) -> int | None:
    """When one must leave at the latest to be there in time; `None` where there is no way."""
    found = earliest_arrival(network.backwards(), leaves=-arrives, start=goal, goal=start)
    return None if found is None else -found
