"""On foot: which stops are near a place, and between which stops one can change."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil

from jobbspar.core.places import distance_km
from jobbspar.core.travel.search import Walks
from jobbspar.core.travel.timetable import Change, Stop
from jobbspar.core.travel.ways import Spot

# Rules of thumb for somebody who walks at an ordinary pace along streets that bend.
METRES_A_MINUTE = 75
STREET_DETOUR = 1.3
LONGEST_WALK_KM = 2.0
LONGEST_CHANGE_KM = 0.4
CHANGE_MINUTES = 3
# Cells at least as wide as the longest change, also at 69 degrees north.
CELL_LATITUDE, CELL_LONGITUDE = 0.004, 0.0105


def minutes_on_foot(km: float) -> int:
    return ceil(km * 1000 * STREET_DETOUR / METRES_A_MINUTE)


def stops_near(place: Spot, stops: Sequence[Stop]) -> dict[int, int]:
    """The stops within a walk, with its minutes."""
    return {
        number: minutes_on_foot(km)
        for number, stop in enumerate(stops)
        if (km := _km(place.latitude, place.longitude, stop)) is not None and km <= LONGEST_WALK_KM
    }


def minutes_between(start: Stop, end: Stop) -> int:
    """A change with its walk; where nobody knows how far it is, the change alone."""
    km = None if start == end else _apart(start, end)
    return CHANGE_MINUTES + (minutes_on_foot(km) if km else 0)


def is_near(start: Stop, end: Stop) -> bool:
    """Whether one can change between them without anybody having said so."""
    km = _apart(start, end)
    return km is not None and km <= LONGEST_CHANGE_KM


def changes_between(stops: Sequence[Stop], told: Sequence[Change] = ()) -> Mapping[int, Walks]:
    """From each stop the stops where one can change, itself among them; what the timetable says beats the map."""
    walks = _changes_by_map(stops)
    for change in told:
        if change.minutes is None:
            walks[change.start].pop(change.end, None)
        else:
            walks[change.start][change.end] = change.minutes
    return walks


def _changes_by_map(stops: Sequence[Stop]) -> dict[int, dict[int, int]]:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, stop in enumerate(stops):
        if (cell := _cell(stop)) is not None:
            cells[cell].append(number)
    return {number: {number: CHANGE_MINUTES, **_near(number, stops, cells)} for number in range(len(stops))}


def _near(number: int, stops: Sequence[Stop], cells: Mapping[tuple[int, int], list[int]]) -> dict[int, int]:
    here = stops[number]
    cell = _cell(here)
    if cell is None or here.latitude is None or here.longitude is None:
        return {}
    around = [(cell[0] + up, cell[1] + along) for up in (-1, 0, 1) for along in (-1, 0, 1)]
    return {
        other: CHANGE_MINUTES + minutes_on_foot(km)
        for one in around
        for other in cells.get(one, ())
        if other != number
        and (km := _km(here.latitude, here.longitude, stops[other])) is not None
        and km <= LONGEST_CHANGE_KM
    }


def _cell(stop: Stop) -> tuple[int, int] | None:
    if stop.latitude is None or stop.longitude is None:
        return None
    return int(stop.latitude // CELL_LATITUDE), int(stop.longitude // CELL_LONGITUDE)


def _apart(start: Stop, end: Stop) -> float | None:
    if start.latitude is None or start.longitude is None:
        return None
    return _km(start.latitude, start.longitude, end)


def _km(latitude: float, longitude: float, stop: Stop) -> float | None:
    if stop.latitude is None or stop.longitude is None:
        return None
    return distance_km(Spot("", latitude, longitude), Spot("", stop.latitude, stop.longitude))
