"""Days as Sweden counts them: half-open periods, working days, holidays, weeks and half-years."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

SWEDISH_TIME = ZoneInfo("Europe/Stockholm")
SATURDAY = 5
MONTHS_IN_YEAR = 12
MONTHS_IN_HALF_YEAR = 6


class EndsBeforeItStarts(Refusal):
    message = N_("The last day, %(ends)s, comes before the first, %(starts)s.")
    mend = N_("Choose a later end or an earlier start.")


class PeriodIsOpen(Refusal):
    message = N_("The period from %(starts)s has no end yet, so its days cannot be counted.")
    mend = N_("Give the period an end.")


class DayHasNotCome(Refusal):
    message = N_("%(day)s has not come yet. Write the day on which it was done.")


def require_not_after(day: date | None, *, today: date, field: str) -> None:
    """Raise `DayHasNotCome` if something is noted as done on a day that has not come."""
    if day is not None and day > today:
        raise DayHasNotCome(field=field, day=day.isoformat())


def swedish_day(now: datetime) -> date:
    """The date on a wall calendar in Sweden at this moment."""
    if now.tzinfo is None:
        raise ValueError(f"{now} does not say in which time zone it is")
    return now.astimezone(SWEDISH_TIME).date()


@dataclass(frozen=True, slots=True)
class Period:
    """From `starts` up to but not including `ends`; no `ends` means until further notice."""

    starts: date
    ends: date | None = None

    def __post_init__(self) -> None:
        # A moment is also a date to Python, and the two compare wrongly without a word.
        if isinstance(self.starts, datetime) or isinstance(self.ends, datetime):
            raise TypeError("a period is made of days, not of moments")
        if self.ends is not None and self.ends < self.starts:
            raise EndsBeforeItStarts(starts=self.starts, ends=self.ends, field="ends")

    def __contains__(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day < self.ends)

    def __iter__(self) -> Iterator[date]:
        """Every day of a closed period, in order."""
        return (self.starts + timedelta(days=n) for n in range(self.days))

    @classmethod
    def through(cls, first: date, last: date) -> Self:
        """The period people mean when they write "first–last", the last day included."""
        return cls(first, last + timedelta(days=1))

    @property
    def is_open(self) -> bool:
        return self.ends is None

    @property
    def days(self) -> int:
        return (self.closed_end - self.starts).days

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period, as people write it; an empty period has none."""
        if self.closed_end == self.starts:
            raise ValueError(f"the period from {self.starts} is empty and has no last day")
        return self.closed_end - timedelta(days=1)

    @property
    def closed_end(self) -> date:
        """`ends`, for the rules that need one."""
        if self.ends is None:
            raise PeriodIsOpen(starts=self.starts)
        return self.ends

    def is_over(self, today: date) -> bool:
        return self.ends is not None and self.ends <= today

    def overlaps(self, other: "Period") -> bool:
        """Some day belongs to both."""
        common = self.common_with(other)
        return common is not None and common.starts != common.ends

    def covers(self, other: "Period") -> bool:
        """Every day of the other belongs to this one."""
        if other.ends is not None and other.ends == other.starts:
            return True
        if self.ends is None:
            return self.starts <= other.starts
        return self.starts <= other.starts and other.ends is not None and other.ends <= self.ends

    def common_with(self, other: "Period") -> "Period | None":
        """The days that belong to both, or nothing when the two lie apart."""
        starts = max(self.starts, other.starts)
        known_ends = [ends for ends in (self.ends, other.ends) if ends is not None]
        ends = min(known_ends) if known_ends else None
        return None if ends is not None and ends < starts else Period(starts, ends)


# A working day is Monday to Friday and no holiday. Midsummer's, Christmas and New Year's Eve count as holidays, as
# in section 7 of the Annual Leave Act (SFS 1977:480). One rule of counting everywhere: from and including the first
# day, up to but not including the second, like a period.


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays_of(day.year)


def working_days_between(first: date, second: date) -> int:
    """How many days d with first <= d < second are working days; none when `second` is not later.

    Asked with the end of one step and the start of the next it is the wait between them in working days.
    """
    if second <= first:
        return 0
    in_whole_years = sum(len(_working_days_of(year)) for year in range(first.year, second.year))
    before_first = bisect_left(_working_days_of(first.year), first)
    before_second = bisect_left(_working_days_of(second.year), second)
    return in_whole_years - before_first + before_second


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day`, or before it when negative; `day` itself is never counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def first_working_day_from(day: date) -> date:
    """The day itself when people work on it, otherwise the next on which they do."""
    return day if is_working_day(day) else add_working_days(day, 1)


def holidays_in(period: Period) -> list[tuple[date, str]]:
    """Holidays with their Swedish names, in order; ordinary Saturdays and Sundays are not among them."""
    years = range(period.starts.year, period.closed_end.year + 1)
    named = (item for year in years for item in _holidays_of(year).items())
    return sorted((day, name) for day, name in named if day in period)


@cache
def _holidays_of(year: int) -> dict[date, str]:
    # Imported here because the package is slow to load and most pages count no days. The language is named because
    # the package otherwise follows the language of the process.
    from holidays import country_holidays

    return dict(country_holidays("SE", years=year, language="sv", categories=("public", "de_facto")))


@cache
def _working_days_of(year: int) -> tuple[date, ...]:
    return tuple(day for day in Period(date(year, 1, 1), date(year + 1, 1, 1)) if is_working_day(day))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later; the month's last day where there is no such day."""
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    return add_months(day, years * MONTHS_IN_YEAR)


class Week(NamedTuple):
    """A week as Swedish calendars number it (ISO 8601): Monday first, week 1 holds the first Thursday."""

    year: int
    number: int

    @property
    def period(self) -> Period:
        monday = date.fromisocalendar(self.year, self.number, 1)
        return Period(monday, monday + timedelta(weeks=1))


def iso_week(day: date) -> Week:
    year, number, _ = day.isocalendar()
    return Week(year, number)


def weeks(period: Period) -> list[Week]:
    """Every week that holds some day of the period, in order."""
    monday = period.starts - timedelta(days=period.starts.weekday())
    count = -(-(period.closed_end - monday).days // 7) if period.days else 0
    return [iso_week(monday + timedelta(weeks=n)) for n in range(count)]


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June (1) or July to December (2): the span the local follow-up is made for."""

    year: int
    half: int

    def __post_init__(self) -> None:
        if self.half not in (1, 2):
            raise ValueError(f"a year has half 1 and 2, not {self.half}")

    @property
    def period(self) -> Period:
        starts = date(self.year, 1 + MONTHS_IN_HALF_YEAR * (self.half - 1), 1)
        return Period(starts, add_months(starts, MONTHS_IN_HALF_YEAR))

    @property
    def label(self) -> str:
        """A msgid with one place, %(year)s, filled from `facts`."""
        return N_("January–June %(year)s") if self.half == 1 else N_("July–December %(year)s")

    @property
    def facts(self) -> dict[str, int]:
        return {"year": self.year}

    @property
    def code(self) -> str:
        """Short and sortable, for addresses and file names."""
        return f"{self.year}-{self.half}"

    @classmethod
    def from_code(cls, code: str) -> Self:
        """Reads what `code` writes; anything else is a ValueError."""
        year, _, half = code.partition("-")
        return cls(int(year), int(half))

    @property
    def previous(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)

    @property
    def next(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)


def half_year(day: date) -> HalfYear:
    """The half-year that holds the day."""
    return HalfYear(day.year, 1 if day.month <= MONTHS_IN_HALF_YEAR else 2)
