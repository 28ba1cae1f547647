"""A feed → a timetable: the days of each service, the runs with their stops in order, and no stop that nothing uses."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import file_digest
from pathlib import Path

from jobbspar.adapters.gtfs.archive import MISSING, Archive, fault
from jobbspar.adapters.gtfs.calls import calls_of_trips
from jobbspar.adapters.gtfs.cells import ON_DEMAND, SCHOOL_BUS, coordinate, day, number
from jobbspar.adapters.gtfs.frequencies import repeats_of_trips
from jobbspar.adapters.gtfs.transfers import changes_told
from jobbspar.core.messages import N_
from jobbspar.core.travel.timetable import Call, NoDays, Run, Stop, Timetable

USED = frozenset(
    {"agency.txt", "calendar.txt", "calendar_dates.txt", "feed_info.txt", "routes.txt", "stop_times.txt", "stops.txt",
     "frequencies.txt", "transfers.txt", "trips.txt"}
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ADDED, REMOVED = "1", "2"
LONGEST_LINE = 100
# Some feeds say that they are valid for decades; a year around today is what anybody can plan for.
LONGEST_VALIDITY = timedelta(days=731)
YEAR = timedelta(days=365)
ENDS_FIRST = N_("The last day comes before the first.")
WRONG_EXCEPTION = N_("The exception type is 1 for a day added and 2 for a day removed.")
NO_ROUTE = N_("There is no such route in routes.txt.")
NO_STATION = N_("There is no such parent station in stops.txt.")
ID_TWICE = N_("The same id is used twice.")


@dataclass(frozen=True, slots=True)
class Trip:
    """A row of trips.txt, as far as we use it."""

    service: str
    line: str
    is_on_demand: bool


def read_feed(path: Path, *, today: date) -> Timetable:
    """Read a published timetable. Raises `BrokenTimetable` with file and line, or `NoDays`."""
    with Archive(path) as archive:
        name, version = _named(archive)
        services = _services(archive, today)
        trips = _trips(archive)
        stops, stations = _stops(archive)
        repeats = repeats_of_trips(archive, trips=frozenset(trips))
        calls = calls_of_trips(
            archive,
            on_demand={trip: known.is_on_demand if known else None for trip, known in trips.items()},
            stops={stop: n for n, stop in enumerate(stops)},
            moments={trip: [moment for one in told for moment in one.moments()] for trip, told in repeats.items()},
        )
        used = frozenset(call.stop for found in calls.values() for one in found for call in one)
        changes = changes_told(archive, stops=stops, stations=stations, used=used)
        not_used = tuple(sorted(archive.files - USED))
    digest = _digest(path)
    numbers = {service: n for n, service in enumerate(services)}
    runs = [
        Run(numbers[known.service], one, known.line)
        for trip, found in calls.items()
        for one in found
        if (known := trips[trip]) is not None and known.service in numbers
    ]
    if not runs:
        raise NoDays
    made = Timetable(
        name, version, tuple(stops.values()), tuple(services.values()), tuple(runs), digest, not_used, changes
    )
    return _without_unused_stops(made)


def _digest(path: Path) -> str:
    """The same file is read again when we have learnt to read more of it."""
    with path.open("rb") as whole:
        digest = file_digest(whole, "sha256")
    digest.update(" ".join(sorted(USED)).encode())
    return digest.hexdigest()


def _named(archive: Archive) -> tuple[str, str]:
    """Who made it and, where it says so, which of their feeds; and its own version."""
    agencies = set()
    if "agency.txt" in archive.files:
        agencies = {row.values[0] for row in archive.rows("agency.txt", needs=("agency_name",))}
    publisher = feed = version = ""
    if "feed_info.txt" in archive.files:
        knows = ("feed_publisher_name", "feed_id", "feed_version")
        for row in archive.rows("feed_info.txt", needs=(), knows=knows):
            publisher, feed, version = row.values
    who = agencies.pop() if len(agencies) == 1 else publisher or Path(archive.name).stem
    return f"{who} · {feed}"[:200] if feed else who[:200], version[:100]


def _services(archive: Archive, today: date) -> dict[str, frozenset[date]]:
    """Which days each service goes: by days of the week, by single days, or by both."""
    if not archive.files & {"calendar.txt", "calendar_dates.txt"}:
        raise fault(archive.name, "calendar.txt, calendar_dates.txt", MISSING)
    days: dict[str, set[date]] = defaultdict(set)
    if "calendar.txt" in archive.files:
        for row in archive.rows("calendar.txt", needs=("service_id", "start_date", "end_date", *WEEKDAYS)):
            service, starts, ends, *marks = row.values
            first, last = (day(cell, file="calendar.txt", line=row.line) for cell in (starts, ends))
            if last < first:
                raise fault("calendar.txt", row.line, ENDS_FIRST)
            wanted = {weekday for weekday, mark in enumerate(marks) if mark == "1"}
            days[service] |= _days_between(first, last, wanted, today)
    if "calendar_dates.txt" in archive.files:
        for row in archive.rows("calendar_dates.txt", needs=("service_id", "date", "exception_type")):
            service, cell, kind = row.values
            one = day(cell, file="calendar_dates.txt", line=row.line)
            if kind not in (ADDED, REMOVED):
                raise fault("calendar_dates.txt", row.line, WRONG_EXCEPTION)
            (days[service].add if kind == ADDED else days[service].discard)(one)
    return {service: frozenset(found) for service, found in days.items() if found}


def _days_between(first: date, last: date, weekdays: set[int], today: date) -> set[date]:
    if last - first > LONGEST_VALIDITY:
        first, last = max(first, today - YEAR), min(last, today + YEAR)
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {one for one in span if one.weekday() in weekdays}


def _trips(archive: Archive) -> dict[str, Trip | None]:
    """Every trip; those that only pupils may ride are `None`."""
    routes: dict[str, tuple[str, int]] = {}
    knows = ("route_short_name", "route_long_name")
    for row in archive.rows("routes.txt", needs=("route_id", "route_type"), knows=knows):
        route, kind, short, long = row.values
        routes[route] = ((short or long)[:LONGEST_LINE], number(kind, file="routes.txt", line=row.line))
    trips: dict[str, Trip | None] = {}
    for row in archive.rows("trips.txt", needs=("trip_id", "route_id", "service_id")):
        trip, route, service = row.values
        if route not in routes:
            raise fault("trips.txt", row.line, NO_ROUTE)
        if trip in trips:
            raise fault("trips.txt", row.line, ID_TWICE)
        line, type_ = routes[route]
        trips[trip] = None if type_ == SCHOOL_BUS else Trip(service, line, type_ in ON_DEMAND)
    return trips


def _stops(archive: Archive) -> tuple[dict[str, Stop], dict[str, str]]:
    """Every stop, and the station it belongs to; a platform of unknown place lies where its station does."""
    stops: dict[str, Stop] = {}
    stations: dict[str, str] = {}
    lines: dict[str, int] = {}
    knows = ("stop_name", "stop_lat", "stop_lon", "parent_station")
    for row in archive.rows("stops.txt", needs=("stop_id",), knows=knows):
        stop, name, latitude, longitude, station = row.values
        if stop in stops:
            raise fault("stops.txt", row.line, ID_TWICE)
        north = coordinate(latitude, most=90, file="stops.txt", line=row.line)
        east = coordinate(longitude, most=180, file="stops.txt", line=row.line)
        stops[stop] = Stop(name[:200], north, east) if north and east else Stop(name[:200], None, None)
        if station:
            stations[stop], lines[stop] = station, row.line
    for stop, station in stations.items():
        if station not in stops:
            raise fault("stops.txt", lines[stop], NO_STATION)
        if stops[stop].latitude is None:
            at = stops[station]
            stops[stop] = Stop(stops[stop].name, at.latitude, at.longitude)
    return stops, stations


def _without_unused_stops(made: Timetable) -> Timetable:
    used = sorted({call.stop for run in made.runs for call in run.calls})
    new = {old: n for n, old in enumerate(used)}
    runs = tuple(replace(run, calls=tuple(_moved(call, new) for call in run.calls)) for run in made.runs)
    changes = tuple(
        replace(one, start=new[one.start], end=new[one.end])
        for one in made.changes
        if {one.start, one.end} <= new.keys()
    )
    return replace(made, stops=tuple(made.stops[old] for old in used), runs=runs, changes=changes)


def _moved(call: Call, new: dict[int, int]) -> Call:
    return replace(call, stop=new[call.stop])
