"""Where one can be at the earliest, and when one must leave at the latest: one scan of the day's connections.

The connection scan of Dibbelt, Pajor, Strasser and Wagner (2013), with at most one walk between two rides. The latest
departure is the earliest arrival in a day that runs backwards, so there is one search and not two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import inf

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


def earliest_arrivals(network: Network, *, leaves: int, start: Walks) -> dict[int, int]:
    """For each stop that can be reached by riding, when one gets off there at the earliest."""
    ready: dict[int, float] = {stop: leaves + minutes for stop, minutes in start.items()}
    got_off: dict[int, int] = {}
    aboard: set[int] = set()
    for hop in network.hops:
        if hop.run not in aboard:
            if not hop.may_board or ready.get(hop.start, inf) > hop.departs:
                continue
            aboard.add(hop.run)
        if not hop.may_alight or hop.arrives >= got_off.get(hop.end, inf):
            continue
        got_off[hop.end] = hop.arrives
        for stop, minutes in network.walks.get(hop.end, {}).items():
            ready[stop] = min(ready.get(stop, inf), hop.arrives + minutes)
    return got_off


def earliest_at(got_off: Mapping[int, int], goal: Walks) -> int | None:
    """When one is there after the last walk; `None` where there is no way."""
    return min((got_off[stop] + minutes for stop, minutes in goal.items() if stop in got_off), default=None)


def earliest_arrival(network: Network, *, leaves: int, start: Walks, goal: Walks) -> int | None:
    """When one who leaves then is there at the earliest; `None` where there is no way."""
    return earliest_at(earliest_arrivals(network, leaves=leaves, start=start), goal)


def latest_departure(network: Network, *, arrives: int, start: Walks, goal: Walks) -> int | None:
    """When one must leave at the latest to be there in time; `None` where there is no way."""
    found = earliest_arrival(network.backwards(), leaves=-arrives, start=goal, goal=start)
    return None if found is None else -found
