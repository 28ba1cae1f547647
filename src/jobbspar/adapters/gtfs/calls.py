"""stop_times.txt → the calls of each trip, in order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from jobbspar.adapters.gtfs.archive import Archive, fault
from jobbspar.adapters.gtfs.cells import door, number, seconds
from jobbspar.core.messages import N_
from jobbspar.core.travel.timetable import Call

FILE = "stop_times.txt"
Moment = tuple[int, int]  # when one must be at the first stop, and when the vehicle leaves it at the latest
NEEDS = ("trip_id", "stop_id", "stop_sequence")
KNOWS = ("arrival_time", "departure_time", "pickup_type", "drop_off_type")
NO_TRIP = N_("There is no such trip in trips.txt.")
NO_STOP = N_("There is no such stop in stops.txt.")
BACK_IN_TIME = N_("The time is earlier than at the stop before.")
PLACE_TWICE = N_("The trip has two stops with the same stop_sequence.")


class _Passing(NamedTuple):
    sequence: int
    line: int
    stop: int
    arrives: int  # seconds
    departs: int
    pickup: str
    drop_off: str


def calls_of_trips(
    archive: Archive,
    *,
    on_demand: Mapping[str, bool | None],
    stops: Mapping[str, int],
    moments: Mapping[str, Sequence[Moment]],
) -> dict[str, list[tuple[Call, ...]]]:
    """The calls of every trip that has at least two with a time; trips that are `None` are passed by.

    A trip is there once, or where it is repeated once for each of its moments.
    """
    passings: dict[str, list[_Passing]] = defaultdict(list)
    for row in archive.rows(FILE, needs=NEEDS, knows=KNOWS):
        trip, stop, sequence, arrival, departure, pickup, drop_off = row.values
        if trip not in on_demand:
            raise fault(FILE, row.line, NO_TRIP)
        if stop not in stops:
            raise fault(FILE, row.line, NO_STOP)
        arrives = seconds(arrival or departure, file=FILE, line=row.line)
        departs = seconds(departure or arrival, file=FILE, line=row.line)
        if arrives is None or departs is None:
            continue  # It stops here, but nobody has said when.
        place = number(sequence, file=FILE, line=row.line)
        passings[trip].append(_Passing(place, row.line, stops[stop], arrives, departs, pickup, drop_off))
    return {
        trip: _calls(sorted(found), moments.get(trip), is_on_demand=bool(on_demand[trip]))
        for trip, found in passings.items()
        if len(found) > 1 and on_demand[trip] is not None
    }


def _calls(passings: list[_Passing], moments: Sequence[Moment] | None, *, is_on_demand: bool) -> list[tuple[Call, ...]]:
    for before, after in pairwise(passings):
        if before.sequence == after.sequence:
            raise fault(FILE, after.line, PLACE_TWICE)
        if after.arrives < before.departs:
            raise fault(FILE, after.line, BACK_IN_TIME)
    if late := next((one for one in passings if one.departs < one.arrives), None):
        raise fault(FILE, late.line, BACK_IN_TIME)
    first = passings[0].departs
    return [
        tuple(_call(one, (ready - first, leaves - first), is_on_demand=is_on_demand) for one in passings)
        for ready, leaves in (((first, first),) if moments is None else moments)
    ]


def _call(one: _Passing, moved: Moment, *, is_on_demand: bool) -> Call:
    """Whole minutes against the traveller: it arrives in the minute begun and leaves in the minute past."""
    ready, late = moved
    return Call(
        one.stop,
        arrives=-(-(one.arrives + late) // 60),
        departs=(one.departs + ready) // 60,
        board=door(one.pickup, is_on_demand=is_on_demand),
        alight=door(one.drop_off, is_on_demand=is_on_demand),
    )
