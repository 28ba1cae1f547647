"""transfers.txt and parent stations → what the timetable itself says of changing between two stops."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from jobbspar.adapters.gtfs.archive import NO_VALUE, Archive, fault
from jobbspar.adapters.gtfs.calls import NO_STOP
from jobbspar.adapters.gtfs.cells import number
from jobbspar.core.messages import N_
from jobbspar.core.travel.timetable import Change, Stop
from jobbspar.core.travel.walking import is_near, minutes_between

FILE = "transfers.txt"
# What holds between single trips or routes, and staying aboard, cannot be said of two stops: it is passed by.
KNOWS = ("from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time")
FOR_SOME = ("from_trip_id", "to_trip_id", "from_route_id", "to_route_id")
TIMED, TAKES_TIME, IMPOSSIBLE = "1", "2", "3"
ABOARD = ("4", "5")
TYPES = frozenset({"", "0", TIMED, TAKES_TIME, IMPOSSIBLE, *ABOARD})
WRONG_TYPE = N_("The transfer type is a number from 0 to 5.")
Pair = tuple[int, int]


def changes_told(
    archive: Archive, *, stops: Mapping[str, Stop], stations: Mapping[str, str], used: frozenset[int]
) -> tuple[Change, ...]:
    """Changes within stations, and over them the rows of transfers.txt: those of a stop beat those of its station."""
    numbers = {stop: n for n, stop in enumerate(stops)}
    within: dict[str, list[str]] = defaultdict(list)
    for stop, station in stations.items():
        within[station].append(stop)
    places = list(stops.values())
    told = _within_stations([[numbers[stop] for stop in ids] for ids in within.values()], places, used)
    rows: list[tuple[int, Pair, int | None]] = []
    for line, start, end, kind, least in _rows(archive):
        for stop in (start, end):
            if stop not in numbers:
                raise fault(FILE, line, NO_STOP if stop else NO_VALUE)
        seconds = number(least, file=FILE, line=line) if least else None
        for one in (start, *within.get(start, ())):
            for other in (end, *within.get(end, ())):
                pair = numbers[one], numbers[other]
                if used.issuperset(pair):
                    minutes = _minutes(kind, seconds, places[pair[0]], places[pair[1]])
                    rows.append(((one == start) + (other == end), pair, minutes))
    told |= {pair: minutes for _, pair, minutes in sorted(rows, key=lambda row: row[0])}
    return tuple(Change(start, end, minutes) for (start, end), minutes in sorted(told.items()))


def _rows(archive: Archive) -> Iterable[tuple[int, str, str, str, str]]:
    if FILE not in archive.files:
        return
    for row in archive.rows(FILE, needs=(), knows=(*KNOWS, *FOR_SOME)):
        start, end, kind, least, *some = row.values
        if kind not in TYPES:
            raise fault(FILE, row.line, WRONG_TYPE)
        if kind not in ABOARD and not any(some):
            yield row.line, start, end, kind, least


def _minutes(kind: str, seconds: int | None, start: Stop, end: Stop) -> int | None:
    if kind == IMPOSSIBLE:
        return None
    if kind == TIMED:
        return 0  # The vehicle waits.
    if kind == TAKES_TIME and seconds is not None:
        return -(-seconds // 60)
    return minutes_between(start, end)


def _within_stations(
    stations: Iterable[Iterable[int]], stops: list[Stop], used: frozenset[int]
) -> dict[Pair, int | None]:
    """Between the platforms of a station one can change, also where nobody has said how near they are."""
    return {
        (one, other): minutes_between(stops[one], stops[other])
        for station in stations
        for platforms in [[stop for stop in station if stop in used]]
        for one in platforms
        for other in platforms
        if one != other and not is_near(stops[one], stops[other])
    }
