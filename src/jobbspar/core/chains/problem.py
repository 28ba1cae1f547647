"""What a person can already show, what a profile asks, and the activities that lead from one to the other."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from jobbspar.core.calendar import first_working_day_from
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.placements import PlacementType
from jobbspar.core.sfi import SfiClock

DAYS_A_WEEK = 7
FULL_PACE = 100
SCHOOL_DAYS_A_WEEK = 5
# No chain is planned further ahead than this: start days are not known and a track is over long before.
LONGEST_CHAIN_WEEKS = 260
# What lies outside is a slip of the pen, and days far away cannot be counted.
YEARS = range(1900, 2200)


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
        if self.starts.year not in YEARS or self.ends.year not in YEARS:
            raise ValueError(f"a closure lies outside {YEARS.start}–{YEARS.stop}")


@dataclass(frozen=True, slots=True)
class Journey:
    """Minutes one way between the person's home and a place."""

    place: str
    minutes: int

    def __post_init__(self) -> None:
        if self.minutes < 0:
            raise ValueError(f"the journey to {self.place} cannot take less than no time")


@dataclass(frozen=True, slots=True)
class Activity:
    """What an activity asks, yields and takes: `weeks` at full pace. No start days means a rolling start.

    Without `place` the journey one way is `travel_minutes`; with it, the problem's journeys say how far it is.
    `placement` is what the time at a workplace is in law: how long it may last follows from the day it starts.
    """

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
    pace: int = FULL_PACE
    place: str = ""
    days_a_week: int = SCHOOL_DAYS_A_WEEK
    placement: PlacementType | None = None

    def __post_init__(self) -> None:
        if self.weeks < 1 or any(one.weeks < 1 for one in self.shorter):
            raise ValueError(f"activity {self.name}: an activity takes at least a week")
        if self.weeks > LONGEST_CHAIN_WEEKS:
            raise ValueError(f"activity {self.name}: an activity takes at most {LONGEST_CHAIN_WEEKS} weeks")
        if any(day.year not in YEARS for day in self.start_days):
            raise ValueError(f"activity {self.name}: a start day lies outside {YEARS.start}–{YEARS.stop}")
        if self.travel_minutes < 0 or self.cost < 0:
            raise ValueError(f"activity {self.name}: travel and cost cannot be negative")
        if not 1 <= self.pace <= FULL_PACE:
            raise ValueError(f"activity {self.name}: the pace is 1 to 100 per cent of full time")
        if not 0 <= self.days_a_week <= DAYS_A_WEEK:
            raise ValueError(f"activity {self.name}: a week has 0 to 7 days to travel on")

    @property
    def is_rolling(self) -> bool:
        return not self.start_days

    def at_its_pace(self, weeks: int) -> int:
        """Weeks on the calendar for so many weeks of full time."""
        return -(-weeks * FULL_PACE // self.pace)


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """From `has` to `goal`, no earlier than `today`, with the activities of a catalogue.

    `beside` names activities that take nothing of the week, for asking what a lane that was free would give.
    """

    today: date
    has: tuple[Level, ...]
    goal: tuple[Level, ...]
    activities: tuple[Activity, ...]
    closures: tuple[Closure, ...] = ()
    sfi_until: date | None = None
    latest: date | None = field(default=None)
    journeys: tuple[Journey, ...] = ()
    longest_travel: int | None = None
    sfi_clock: SfiClock | None = None
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [one.name for one in self.activities]
        if len(set(names)) < len(names):
            raise ValueError("two activities have the same name")
        if self.today.year not in YEARS:
            raise ValueError(f"today lies outside {YEARS.start}–{YEARS.stop}")
        if unknown := set(self.beside) - set(names):
            raise ValueError(f"beside: no activity is named {min(unknown)}")
        known = {one.place for one in self.journeys}
        for one in self.activities:
            if one.place and one.place not in known:
                raise ValueError(f"activity {one.name}: no journey to {one.place} is given")

    @property
    def sfi_ends(self) -> date | None:
        """The day when no more sfi can be taken: the end of the clock, or an earlier day that was given."""
        ends = [self.sfi_until] if self.sfi_until is not None else []
        ends += [self.sfi_clock.period.closed_end] if self.sfi_clock is not None else []
        return min(ends, default=None)

    @property
    def over(self) -> date:
        """No step ends after this day."""
        furthest = self.today + timedelta(weeks=LONGEST_CHAIN_WEEKS)
        return furthest if self.latest is None else min(self.latest, furthest)

    def minutes_to(self, activity: Activity) -> int:
        """Minutes one way to the activity."""
        if not activity.place:
            return activity.travel_minutes
        return next(one.minutes for one in self.journeys if one.place == activity.place)

    def is_within_reach(self, activity: Activity) -> bool:
        return self.longest_travel is None or self.minutes_to(activity) <= self.longest_travel

    def travel_in(self, activity: Activity, *, weeks: int) -> int:
        """Minutes of travel there and back in so many weeks on the calendar."""
        return 2 * self.minutes_to(activity) * activity.days_a_week * weeks


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
    """The weeks it takes on the calendar for somebody with these levels."""
    short = [one.weeks for one in activity.shorter if meets(having, one.having)]
    return activity.at_its_pace(min([activity.weeks, *short]))


def meets(having: set[Level], asked: Level) -> bool:
    return any(one.subject == asked.subject and one.level >= asked.level for one in having)
