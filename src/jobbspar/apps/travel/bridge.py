"""Timetables and the legs of trips: rows ↔ values."""

from typing import Any

from jobbspar.apps.travel.models import Timetable as TimetableRow
from jobbspar.apps.travel.models import TimetableRun, TimetableService, TimetableStop
from jobbspar.core.travel.timetable import Call, Change, Door, Run, Stop, Timetable
from jobbspar.core.travel.ways import Day

BATCH = 2_000


def timetable_of(row: TimetableRow) -> Timetable:
    """The stored timetable as it was read in. Four queries, whatever its size."""
    stops = tuple(Stop(stop.name, stop.latitude, stop.longitude) for stop in row.stops.all())
    services = list(row.services.all())
    numbers = {service.pk: service.number for service in services}
    runs = TimetableRun.objects.filter(service__timetable=row).order_by("pk")
    return Timetable(
        name=row.name,
        version=row.version,
        stops=stops,
        services=tuple(frozenset(service.days) for service in services),
        runs=tuple(_run(run, numbers[run.service_id]) for run in runs.iterator(BATCH)),
        digest=row.digest,
        changes=tuple(Change(start, end, minutes) for start, end, minutes in row.changes),
    )


def _run(row: TimetableRun, service: int) -> Run:
    columns = zip(row.stops, row.arrives, row.departs, row.boards, row.alights, strict=True)
    calls = (Call(stop, came, went, Door(on), Door(off)) for stop, came, went, on, off in columns)
    return Run(service, tuple(calls), row.line)


def write_timetable(row: TimetableRow, timetable: Timetable) -> None:
    """Write stops, services and runs under a row that has none."""
    TimetableStop.objects.bulk_create(
        (
            TimetableStop(timetable=row, number=n, name=one.name, latitude=one.latitude, longitude=one.longitude)
            for n, one in enumerate(timetable.stops)
        ),
        batch_size=BATCH,
    )
    services = TimetableService.objects.bulk_create(
        (TimetableService(timetable=row, number=n, days=sorted(days)) for n, days in enumerate(timetable.services)),
        batch_size=BATCH,
    )
    TimetableRun.objects.bulk_create((_row_of(run, services[run.service]) for run in timetable.runs), batch_size=BATCH)


def _row_of(run: Run, service: TimetableService) -> TimetableRun:
    return TimetableRun(
        service=service,
        line=run.line,
        stops=[call.stop for call in run.calls],
        arrives=[call.arrives for call in run.calls],
        departs=[call.departs for call in run.calls],
        boards=[call.board for call in run.calls],
        alights=[call.alight for call in run.calls],
    )


def legs_row(day: Day) -> dict[str, list[Any]]:
    """The columns of a day's legs; each begins where the one before ended, so where it ends is enough."""
    legs = (*day.out, *day.back)
    return {
        "starts": [leg.starts for leg in legs],
        "ends": [leg.ends for leg in legs],
        "stops": [leg.end for leg in legs],
        "lines": [leg.line for leg in legs],
    }
