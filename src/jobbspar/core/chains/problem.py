"""What a person can already show, what a profile asks, and the activities that lead from one to the other."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_

DAYS_A_WEEK = 7


class Lane(Choice):
    """What an activity takes of the week: sfi runs beside a vocational course, a full-time activity beside nothing."""

    LANGUAGE = "language", N_("Language lane")
    WORK = "work", N_("Vocational lane")
    BOTH = "both", N_("Full time")


@dataclass(frozen=True, slots=True, order=True)
class Level:
    """A level in one subject: a language skill, an education, a licence (level 1), a certificate (level 1)."""

    subject: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Shortening:
    """Weeks an activity takes for those who already have a level, by validation for instance."""

    having: Level
    weeks: int


@dataclass(frozen=True, slots=True)
class Closure:
    """Days when nothing is given: from `starts` up to but not including `ends`."""

    starts: date
    ends: date

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError("a closure ends after it starts")


@dataclass(frozen=True, slots=True)
class Activity:
    """What an activity asks, yields and takes. No start days means a rolling start."""

    name: str
    lane: Lane
    weeks: int
    asks: tuple[Level, ...] = ()
    yields: tuple[Level, ...] = ()
    start_days: tuple[date, ...] = ()
    shorter: tuple[Shortening, ...] = ()
    travel_minutes: int = 0
    cost: int = 0
    counts_on_sfi_clock: bool = False
    longest_weeks: int | None = None

    def __post_init__(self) -> None:
        if self.weeks < 1 or any(one.weeks < 1 for one in self.shorter):
            raise ValueError(f"activity {self.name}: an activity takes at least a week")
        if self.travel_minutes < 0 or self.cost < 0:
            raise ValueError(f"activity {self.name}: travel and cost cannot be negative")

    @property
    def is_rolling(self) -> bool:
        return not self.start_days


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """From `has` to `goal`, no earlier than `today`, with the activities within reach."""

    today: date
    has: tuple[Level, ...]
    goal: tuple[Level, ...]
    activities: tuple[Activity, ...]
    closures: tuple[Closure, ...] = ()
    sfi_until: date | None = None
    latest: date | None = field(default=None)

    def __post_init__(self) -> None:
        names = [one.name for one in self.activities]
        if len(set(names)) < len(names):
            raise ValueError("two activities have the same name")


@dataclass(frozen=True, slots=True)
class Step:
    """An activity from a day up to but not including another, and the first day it could have begun."""

    activity: str
    starts: date
    ends: date
    possible: date

    @property
    def waits(self) -> int:
        return (self.starts - self.possible).days


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps in order of start. `finish` is the first day with everything met."""

    finish: date
    steps: tuple[Step, ...]


def first_start(problem: ChainProblem, *, activity: Activity, possible: date) -> date | None:
    """The first day from `possible` that the activity starts, or nothing if it no longer does."""
    if not activity.is_rolling:
        return min((day for day in activity.start_days if day >= possible), default=None)
    from jobbspar.core.calendar import first_working_day_from

    day = first_working_day_from(possible)
    while closed := next((one for one in problem.closures if one.starts <= day < one.ends), None):
        day = first_working_day_from(closed.ends)
    return day


def end_of(problem: ChainProblem, *, starts: date, weeks: int) -> date:
    """The day after the last: so many weeks of open days from the start."""
    left, day = timedelta(weeks=weeks), starts
    for closed in sorted(problem.closures, key=lambda one: one.starts):
        if closed.ends <= day:
            continue
        opened = max(timedelta(0), closed.starts - day)
        if left <= opened:
            break
        left -= opened
        day = max(day, closed.ends)
    return day + left


def weeks_of(activity: Activity, *, having: set[Level]) -> int:
    """The weeks it takes for somebody with these levels."""
    return min([activity.weeks, *(one.weeks for one in activity.shorter if meets(having, one.having))])


def meets(having: set[Level], asked: Level) -> bool:
    return any(one.subject == asked.subject and one.level >= asked.level for one in having)
