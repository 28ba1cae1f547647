"""Read in a timetable, say what hours are worked, and count the area's trips by both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.audit.actions import record
from jobbspar.apps.travel.bridge import BATCH, legs_row, timetable_of, write_timetable
from jobbspar.apps.travel.models import AreaShift, TravelTime, TripLegs
from jobbspar.apps.travel.models import Timetable as TimetableRow
from jobbspar.apps.travel.queries import homes_of, members_of, shift_of, sites_of, spots_of
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.calendar import swedish_day
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.timetable import Timetable
from jobbspar.core.travel.ways import Day, NoWay, Site, TravelSource, seat_of
from jobbspar.core.travel.workdays import Pair, minutes_of, working_days

# The columns that a timetable fills, of a trip and of its legs.
TOLD = ("minutes", "no_way", "leaves", "there", "home_again", "must_be_booked", "timetable", "note", "withdrawn_on")
LEGS = ("starts", "ends", "stops", "lines")


@dataclass(frozen=True, slots=True)
class TimetableSummary:
    """What reading in a timetable did: trips it knows of, those without a way there and home, and rows changed."""

    name: str
    already_there: bool
    trips: int
    without_way: int
    changed: int


@transaction.atomic
def store_timetable(*, timetable: Timetable, now: datetime) -> TimetableSummary:
    """Put the timetable in the place of the one with its name, and count the trips of every area by it.

    Run by whoever runs the installation, from the command line: the timetable's row itself is the trace.
    """
    already_there = TimetableRow.objects.filter(name=timetable.name, digest=timetable.digest).exists()
    if not already_there:
        _replace(timetable, now)
    found = [_count(agreement, [timetable], today=swedish_day(now)) for agreement in Agreement.objects.order_by("pk")]
    return TimetableSummary(
        timetable.name,
        already_there,
        trips=sum(one.trips for one in found),
        without_way=sum(one.without_way for one in found),
        changed=sum(one.changed for one in found),
    )


def _replace(timetable: Timetable, now: datetime) -> None:
    TimetableRow.objects.filter(name=timetable.name).delete()
    row = TimetableRow.objects.create(
        name=timetable.name,
        version=timetable.version,
        digest=timetable.digest,
        first_day=timetable.first_day,
        last_day=timetable.last_day,
        imported_at=now,
        changes=[[one.start, one.end, one.minutes] for one in timetable.changes],
    )
    write_timetable(row, timetable)


@transaction.atomic
def say_shift(*, actor: Actor, agreement: Agreement, shift: Shift, now: datetime) -> AreaShift:
    """Say which hours of which days are worked in the area; trips by timetable are counted again for them."""
    require_in_any(actor, Permission.ROUND_PLAN_EDIT, organisations=members_of(agreement))
    row, _ = AreaShift.objects.update_or_create(
        agreement=agreement,
        defaults={"starts": shift.starts, "ends": shift.ends, "weekdays": sorted(shift.weekdays)},
    )
    record(actor, "travel:say-shift", row, now=now)
    rows = TimetableRow.objects.order_by("imported_at", "pk")
    _count(agreement, [timetable_of(one) for one in rows], today=swedish_day(now))
    return row


@dataclass(frozen=True, slots=True)
class _Counted:
    trips: int
    without_way: int
    changed: int


def _count(agreement: Agreement, timetables: Sequence[Timetable], *, today: date) -> _Counted:
    """Write what the timetables say of the area's trips; the later in the list wins. Rows that say so are left."""
    shift, sites = shift_of(agreement), spots_of(sites_of(agreement))
    homes = {code: seat_of(code) for code in homes_of(agreement)}
    trips = {
        pair: (timetable, day)
        for timetable in timetables
        for pair, day in working_days(timetable, homes=homes, sites=sites, shift=shift, today=today).items()
    }
    known = {(row.home, Site(row.site, row.workplace_id)): row for row in _rows(agreement)}
    written = [
        row
        for pair, (timetable, day) in trips.items()
        if (row := _changed(agreement, pair, known.get(pair), _columns(timetable, day, shift), today)) is not None
    ]
    _write(written)
    names = {timetable.name for timetable in timetables}
    silent = [
        row.pk
        for pair, row in known.items()
        if pair not in trips and row.timetable in names and row.withdrawn_on is None
    ]
    _rows(agreement).filter(pk__in=silent).update(withdrawn_on=today)
    _write_legs(agreement, {pair: day for pair, (_, day) in trips.items() if isinstance(day, Day)})
    without_way = sum(isinstance(day, NoWay) for _, day in trips.values())
    return _Counted(len(trips), without_way, len(written) + len(silent))


def _rows(agreement: Agreement) -> QuerySet[TravelTime]:
    return TravelTime.objects.filter(agreement=agreement, mode=Mode.PUBLIC, source=TravelSource.TIMETABLE)


def _columns(timetable: Timetable, found: Day | NoWay, shift: Shift) -> dict[str, object]:
    day = found if isinstance(found, Day) else None
    return {
        "minutes": minutes_of(day, shift) if day else None,
        "no_way": "" if day else found,
        "leaves": day.leaves if day else None,
        "there": day.there if day else None,
        "home_again": day.home if day else None,
        "must_be_booked": day.must_be_booked if day else False,
        "timetable": timetable.name,
        "note": timetable.version,
        "withdrawn_on": None,
    }


def _changed(
    agreement: Agreement, pair: Pair, known: TravelTime | None, columns: dict[str, object], today: date
) -> TravelTime | None:
    """The row as it is to be, unless it says so already."""
    if known is not None and all(getattr(known, name) == value for name, value in columns.items()):
        return None
    home, site = pair
    key = {"home": home, "site": site.municipality, "workplace_id": site.workplace, "mode": Mode.PUBLIC}
    return TravelTime(agreement=agreement, source=TravelSource.TIMETABLE, dated=today, **key, **columns)


def _write(rows: Sequence[TravelTime]) -> None:
    TravelTime.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["agreement", "home", "site", "workplace", "mode", "source"],
        update_fields=[*TOLD, "dated"],
    )


def _write_legs(agreement: Agreement, days: Mapping[Pair, Day]) -> None:
    """Leave the legs that these days have, and none of a trip that no timetable leads; the same are not written."""
    held = TripLegs.objects.filter(trip__in=_rows(agreement))
    held.filter(Q(trip__minutes=None) | Q(trip__withdrawn_on__isnull=False)).delete()
    known = {row.pk: row for row in held}
    trips = {(row.home, Site(row.site, row.workplace_id)): row.pk for row in _rows(agreement)}
    wanted = [TripLegs(trip_id=trips[pair], **legs_row(day)) for pair, day in days.items()]
    TripLegs.objects.bulk_create(
        [
            row
            for row in wanted
            if row.pk not in known or any(getattr(row, name) != getattr(known[row.pk], name) for name in LEGS)
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["trip"],
        update_fields=LEGS,
    )
