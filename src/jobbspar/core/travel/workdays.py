"""Whole working days by timetable: there before the work begins and home again after it ends, or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from jobbspar.core.places import distance_km
from jobbspar.core.travel.legs import Leg, legs_of
from jobbspar.core.travel.search import Network, Ride, Walks, arrival, earliest_ride, network_of, rides_from
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.timetable import Run, Timetable
from jobbspar.core.travel.walking import LONGEST_WALK_KM, changes_between, stops_near
from jobbspar.core.travel.ways import LONGEST_TRIP, Day, NoWay, Site, Spot

Pair = tuple[str, Site]


@dataclass(frozen=True, slots=True)
class _Near:
    """What the timetable can know: the stops near homes and sites, and how one changes between stops."""

    homes: Mapping[str, Walks]
    sites: Mapping[Site, Walks]
    pairs: tuple[Pair, ...]
    changes: Mapping[int, Walks]


def minutes_of(day: Day, shift: Shift) -> int:
    """The longer of the two ways, door to door, with the wait at the workplace that the timetable makes."""
    return max(shift.starts - day.leaves, day.home - shift.last_minute)


def working_days(
    timetable: Timetable,
    *,
    homes: Mapping[str, Spot | None],
    sites: Mapping[Site, Spot | None],
    shift: Shift,
    today: date,
) -> dict[Pair, Day | NoWay]:
    """The hardest of the shift's days of the week for each pair, or which half there is no way for on some of them.

    Pairs of which the timetable knows nothing are left out: no stop within a walk of both, or so near that one walks.
    """
    near = _near(timetable, homes, sites)
    dates = timetable.ordinary_days(shift.weekdays, today=today)
    alike = {timetable.pattern(day): day for day in dates.values() if day}
    by_pattern = {pattern: _one_day(timetable, day, shift, near) for pattern, day in alike.items()}
    answers = [by_pattern[timetable.pattern(day)] if day else {} for day in dates.values()]
    return {pair: _hardest([answer.get(pair, NoWay.BOTH) for answer in answers], shift) for pair in near.pairs}


def _near(timetable: Timetable, homes: Mapping[str, Spot | None], sites: Mapping[Site, Spot | None]) -> _Near:
    from_homes = {home: stops_near(spot, timetable.stops) for home, spot in homes.items() if spot}
    to_sites = {site: stops_near(spot, timetable.stops) for site, spot in sites.items() if spot}
    pairs = tuple(
        (home, site)
        for home, start in homes.items()
        for site, end in sites.items()
        if start and end and from_homes[home] and to_sites[site] and distance_km(start, end) > LONGEST_WALK_KM
    )
    return _Near(from_homes, to_sites, pairs, changes_between(timetable.stops, timetable.changes))


def _one_day(timetable: Timetable, day: date, shift: Shift, near: _Near) -> dict[Pair, Day | NoWay]:
    """What goes without ringing beforehand comes first; the rest only where there is nothing else."""
    runs = timetable.runs_around(day)
    found = dict(_days(runs, shift, near, with_booked=False))
    if timetable.has_booked and not all(isinstance(one, Day) for one in found.values()):
        for pair, one in _days(runs, shift, near, with_booked=True):
            if not isinstance(found[pair], Day):
                found[pair] = replace(one, must_be_booked=True) if isinstance(one, Day) else one
    return found


@dataclass(frozen=True, slots=True)
class _Searched:
    """One network, searched once for each moment that one leaves one and the same place."""

    network: Network
    runs: list[tuple[Run, int]]
    start: Walks
    known: dict[int, dict[int, Ride]] = field(default_factory=dict)

    def way(self, goal: Walks, *, leaves: int) -> tuple[int, tuple[Leg, ...]] | None:
        """When one is there, and the legs; `None` where there is no way."""
        if leaves not in self.known:
            self.known[leaves] = rides_from(self.network, leaves=leaves, start=self.start)
        ride = earliest_ride(self.known[leaves], goal)
        if ride is None:
            return None
        legs = legs_of(ride, network=self.network, line=self._line, leaves=leaves, start=self.start, goal=goal)
        return arrival(ride, goal), legs

    def _line(self, run: int) -> str:
        return self.runs[run][0].line


def _days(
    runs: list[tuple[Run, int]], shift: Shift, near: _Near, *, with_booked: bool
) -> Iterator[tuple[Pair, Day | NoWay]]:
    ends = shift.last_minute
    out_between, home_between = (shift.starts - LONGEST_TRIP, shift.starts), (ends, ends + LONGEST_TRIP)
    out = network_of(runs, walks=near.changes, between=out_between, with_booked=with_booked)
    back = network_of(runs, walks=near.changes, between=home_between, with_booked=with_booked)
    out_backwards = out.backwards()
    leaving = {site: rides_from(out_backwards, leaves=-shift.starts, start=close) for site, close in near.sites.items()}
    homewards = {site: _Searched(back, runs, close) for site, close in near.sites.items()}
    for home, pairs in groupby(near.pairs, key=itemgetter(0)):
        start = near.homes[home]
        outwards = _Searched(out, runs, start)  # Kept for one home at a time: there may be hundreds.
        for _, site in pairs:
            last = earliest_ride(leaving[site], start)
            leaves = None if last is None else -arrival(last, start)
            there = None if leaves is None else outwards.way(near.sites[site], leaves=leaves)
            again = homewards[site].way(start, leaves=ends)
            if leaves is None or there is None or again is None:
                yield (home, site), _lacking(there=there is None, home=again is None)
            else:
                yield (home, site), Day(leaves, there[0], again[0], out=there[1], back=again[1])


def _lacking(*, there: bool, home: bool) -> NoWay:
    if there and home:
        return NoWay.BOTH
    return NoWay.THERE if there else NoWay.HOME


def _hardest(days: list[Day | NoWay], shift: Shift) -> Day | NoWay:
    """A trip that fails on one day of the week is no trip to that work."""
    lacking = {day for day in days if isinstance(day, NoWay)}
    if lacking:
        return lacking.pop() if len(lacking) == 1 else NoWay.BOTH
    known = [day for day in days if isinstance(day, Day)]
    hardest = max(known, key=lambda day: minutes_of(day, shift))
    return replace(hardest, must_be_booked=any(day.must_be_booked for day in known))
