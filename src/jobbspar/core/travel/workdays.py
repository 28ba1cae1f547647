"""Whole working days by timetable: there before the work begins and home again after it ends, or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from jobbspar.core.places import distance_km
from jobbspar.core.travel.search import Walks, earliest_arrival, earliest_arrivals, earliest_at, network_of
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.timetable import Timetable
from jobbspar.core.travel.walking import LONGEST_WALK_KM, changes_between, stops_near
from jobbspar.core.travel.ways import LONGEST_TRIP, Day, Site, Spot

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
) -> dict[Pair, Day | None]:
    """The hardest of the shift's days of the week for each pair; `None`: on some of them there is no way and back.

    Pairs of which the timetable knows nothing are left out: no stop within a walk of both, or so near that one walks.
    """
    near = _near(timetable, homes, sites)
    dates = timetable.ordinary_days(shift.weekdays, today=today)
    alike = {timetable.pattern(day): day for day in dates.values() if day}
    by_pattern = {pattern: _one_day(timetable, day, shift, near) for pattern, day in alike.items()}
    answers = [by_pattern[timetable.pattern(day)] if day else {} for day in dates.values()]
    return {pair: _hardest([answer.get(pair) for answer in answers], shift) for pair in near.pairs}


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


def _one_day(timetable: Timetable, day: date, shift: Shift, near: _Near) -> dict[Pair, Day]:
    """What goes without ringing beforehand comes first; the rest only where there is nothing else."""
    found = dict(_days(timetable, day, shift, near, with_booked=False))
    if timetable.has_booked and len(found) < len(near.pairs):
        booked = dict(_days(timetable, day, shift, near, with_booked=True))
        found = {pair: replace(one, must_be_booked=True) for pair, one in booked.items()} | found
    return found


def _days(
    timetable: Timetable, day: date, shift: Shift, near: _Near, *, with_booked: bool
) -> Iterator[tuple[Pair, Day]]:
    runs, ends = timetable.runs_around(day), shift.last_minute
    out_between, home_between = (shift.starts - LONGEST_TRIP, shift.starts), (ends, ends + LONGEST_TRIP)
    out = network_of(runs, walks=near.changes, between=out_between, with_booked=with_booked)
    back = network_of(runs, walks=near.changes, between=home_between, with_booked=with_booked)
    out_backwards = out.backwards()
    leaving = {
        site: earliest_arrivals(out_backwards, leaves=-shift.starts, start=close) for site, close in near.sites.items()
    }
    homewards = {site: earliest_arrivals(back, leaves=ends, start=close) for site, close in near.sites.items()}
    for home, site in near.pairs:
        start, close = near.homes[home], near.sites[site]
        last, again = earliest_at(leaving[site], start), earliest_at(homewards[site], start)
        if last is None or again is None:
            continue
        there = earliest_arrival(out, leaves=-last, start=start, goal=close)
        if there is not None:
            yield (home, site), Day(leaves=-last, there=there, home=again)


def _hardest(days: list[Day | None], shift: Shift) -> Day | None:
    """A trip that fails on one day of the week is no trip to that work."""
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    hardest = max(known, key=lambda day: minutes_of(day, shift))
    return replace(hardest, must_be_booked=any(day.must_be_booked for day in known))
