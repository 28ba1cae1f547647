"""A timetable as plain values: stops, and runs that pass them on certain days."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.travel.shifts import DAY

AROUND = (-1, 0, 1)  # A night bus may belong to the day before, and a night shift ends on the day after.


class TimetableRefusal(Refusal):
    """The file cannot be read in. Nothing of it has been saved."""


class BrokenTimetable(TimetableRefusal):
    message = N_("%(file)s, %(place)s: %(fault)s")
    mend = N_("Fetch the file again, or ask those who made it. Nothing has been saved.")


class NoDays(TimetableRefusal):
    message = N_("No run in the timetable goes on any day.")
    mend = N_("Look in calendar.txt and calendar_dates.txt. Nothing has been saved.")


class Door(IntEnum):
    """Whether one may get on or off."""

    SHUT = 0
    OPEN = 1
    BOOKED = 2  # only for those who have asked beforehand


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a run stops; unknown coordinates mean that nobody is known to be able to walk there."""

    name: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Call:
    """A run at a stop, in minutes after the midnight the run belongs to, which may be more than 24 hours."""

    stop: int
    arrives: int
    departs: int
    board: Door = Door.OPEN
    alight: Door = Door.OPEN


@dataclass(frozen=True, slots=True)
class Run:
    """One vehicle's way past its stops, on the days of its service."""

    service: int
    calls: tuple[Call, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What the timetable itself says of a change between two stops; no minutes: it cannot be made."""

    start: int
    end: int
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Timetable:
    """Stops and services are known by their place in the lists."""

    name: str
    version: str
    stops: tuple[Stop, ...]
    services: tuple[frozenset[date], ...]
    runs: tuple[Run, ...]
    digest: str = ""
    files_not_used: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def first_day(self) -> date:
        return min(day for days in self.services for day in days)

    @property
    def last_day(self) -> date:
        return max(day for days in self.services for day in days)

    @property
    def has_booked(self) -> bool:
        return any(Door.BOOKED in (call.board, call.alight) for run in self.runs for call in run.calls)

    def pattern(self, day: date) -> tuple[frozenset[int], ...]:
        """Which services go the day before, that day and the day after: dates with the same pattern are alike."""
        around = [day + timedelta(days=moved) for moved in AROUND]
        return tuple(frozenset(n for n, days in enumerate(self.services) if one in days) for one in around)

    def runs_around(self, day: date) -> list[tuple[Run, int]]:
        """The runs one may meet during a working day that begins then, with the minutes to add to their times."""
        going = dict(zip(AROUND, self.pattern(day), strict=True))
        return [(run, moved * DAY) for moved in AROUND for run in self.runs if run.service in going[moved]]

    def ordinary_days(self, weekdays: Iterable[int], *, today: date) -> Mapping[int, date | None]:
        """For each day of the week the date that stands for it: neither the fullest nor the emptiest.

        Days from today on are looked at if the timetable reaches so far, else all it has. A day of the week on which
        nothing ever goes is `None`.
        """
        running = Counter(day for run in self.runs for day in self.services[run.service])
        coming = {day: count for day, count in running.items() if day >= today} or running
        return {weekday: _ordinary(coming, weekday) for weekday in weekdays}


def _ordinary(running: Mapping[date, int], weekday: int) -> date | None:
    """The middle one by how much goes; holidays and days of school only fall to the ends."""
    days = sorted((count, day) for day, count in running.items() if day.weekday() == weekday)
    if not days:
        return None
    middle = days[(len(days) - 1) // 2][0]
    return min(day for count, day in days if count == middle)
