"""Days as Sweden counts them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.calendar import (
    EndsBeforeItStarts,
    HalfYear,
    Period,
    PeriodIsOpen,
    Week,
    add_months,
    add_working_days,
    add_years,
    first_working_day_from,
    half_year,
    holidays_in,
    is_working_day,
    iso_week,
    swedish_day,
    weeks,
    working_days_between,
)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
close_days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    starts = draw(close_days)
    return Period(starts, draw(st.none() | st.dates(starts, date(2028, 12, 31))))


def easter_sunday(year: int) -> date:
    """The anonymous Gregorian computation, written here so that the package is not its own judge."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def holidays_by_the_law(year: int) -> set[date]:
    """SFS 1989:253 and section 7 of SFS 1977:480, from 2005 on."""
    easter = easter_sunday(year)
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    midsummer = first_weekday_from(date(year, 6, 20), 5)
    return (
        {date(year, month, day) for month, day in fixed}
        | {easter + timedelta(days=n) for n in (-2, 0, 1, 39, 49)}
        | {midsummer, midsummer - timedelta(days=1), first_weekday_from(date(year, 10, 31), 5)}
    )


class TestAPeriod:
    def test_holds_its_first_day_but_not_the_day_it_ends(self):
        autumn = Period(date(2026, 8, 17), date(2026, 12, 18))

        assert date(2026, 8, 17) in autumn
        assert date(2026, 12, 17) in autumn
        assert date(2026, 12, 18) not in autumn
        assert date(2026, 8, 16) not in autumn

    def test_without_an_end_goes_on(self):
        assert date(2999, 1, 1) in Period(date(2026, 1, 1))

    def test_cannot_end_before_it_starts(self):
        with pytest.raises(EndsBeforeItStarts):
            Period(date(2026, 2, 1), date(2026, 1, 31))

    def test_cannot_be_made_of_moments(self):
        with pytest.raises(TypeError):
            Period(datetime(2026, 2, 1, tzinfo=UTC))

    def test_that_is_open_refuses_to_be_counted(self):
        with pytest.raises(PeriodIsOpen):
            _ = Period(date(2026, 2, 1)).days

    def test_that_is_empty_has_no_last_day(self):
        with pytest.raises(ValueError, match="empty"):
            _ = Period(date(2026, 2, 1), date(2026, 2, 1)).last_day

    def test_written_with_its_last_day_holds_that_day(self):
        spring = Period.through(date(2026, 1, 1), date(2026, 6, 30))

        assert spring.last_day == date(2026, 6, 30)
        assert spring == HalfYear(2026, 1).period

    def test_is_over_on_the_day_it_ends(self):
        period = Period(date(2026, 1, 1), date(2026, 2, 1))

        assert period.is_over(date(2026, 2, 1))
        assert not period.is_over(date(2026, 1, 31))
        assert not Period(date(2026, 1, 1)).is_over(date(2999, 1, 1))

    @given(periods(), periods())
    def test_overlaps_and_covers_as_if_every_day_were_tried(self, one: Period, other: Period):
        every_day = [date(2024, 12, 1) + timedelta(days=n) for n in range(1600)]
        in_one = {day for day in every_day if day in one}
        in_other = {day for day in every_day if day in other}
        common = one.common_with(other)

        assert one.overlaps(other) == bool(in_one & in_other)
        assert one.covers(other) == (in_other <= in_one and not (other.is_open and not one.is_open))
        assert ({day for day in every_day if day in common} if common else set()) == in_one & in_other

    @given(close_days, st.integers(0, 500))
    def test_gives_exactly_its_days(self, starts: date, length: int):
        period = Period(starts, starts + timedelta(days=length))

        listed = list(period)

        assert len(listed) == period.days == length
        assert all(day in period for day in listed)
        assert listed == sorted(set(listed))


class TestTheSwedishDay:
    def test_turns_at_midnight_in_stockholm_not_in_greenwich(self):
        assert swedish_day(datetime(2026, 1, 31, 22, 59, tzinfo=UTC)) == date(2026, 1, 31)
        assert swedish_day(datetime(2026, 1, 31, 23, 0, tzinfo=UTC)) == date(2026, 2, 1)
        assert swedish_day(datetime(2026, 6, 30, 22, 0, tzinfo=UTC)) == date(2026, 7, 1)

    def test_refuses_a_moment_without_time_zone(self):
        with pytest.raises(ValueError, match="time zone"):
            swedish_day(datetime(2026, 1, 31, 23, 0))


class TestWorkingDays:
    @pytest.mark.parametrize("year", range(2005, 2060))
    def test_are_weekdays_that_no_law_calls_a_holiday(self, year: int):
        holidays = holidays_by_the_law(year)

        for day in Period(date(year, 1, 1), date(year + 1, 1, 1)):
            assert is_working_day(day) == (day.weekday() < 5 and day not in holidays), day

    @given(days, st.integers(-400, 2000))
    def test_between_two_days_are_counted_like_trying_each(self, first: date, length: int):
        second = first + timedelta(days=length)

        counted = working_days_between(first, second)

        assert counted == sum(is_working_day(first + timedelta(days=n)) for n in range(length))

    def test_of_an_ordinary_week_are_five(self):
        assert working_days_between(date(2026, 11, 16), date(2026, 11, 23)) == 5

    def test_of_the_week_with_midsummer_are_four(self):
        assert working_days_between(date(2026, 6, 15), date(2026, 6, 22)) == 4

    @given(days, st.integers(1, 300))
    def test_added_land_on_a_working_day_with_so_many_passed(self, day: date, count: int):
        later = add_working_days(day, count)
        earlier = add_working_days(day, -count)

        assert is_working_day(later)
        assert is_working_day(earlier)
        assert working_days_between(day + timedelta(days=1), later + timedelta(days=1)) == count
        assert working_days_between(earlier, day) == count

    @given(days)
    def test_added_none_leave_the_day(self, day: date):
        assert add_working_days(day, 0) == day

    def test_begin_with_the_day_itself_when_it_is_one(self):
        assert first_working_day_from(date(2026, 12, 23)) == date(2026, 12, 23)
        assert first_working_day_from(date(2026, 12, 24)) == date(2026, 12, 28)


class TestHolidays:
    def test_have_swedish_names_in_order(self):
        christmas = Period(date(2026, 12, 1), date(2027, 1, 7))

        assert holidays_in(christmas) == [
            (date(2026, 12, 24), "Julafton"),
            (date(2026, 12, 25), "Juldagen"),
            (date(2026, 12, 26), "Annandag jul"),
            (date(2026, 12, 31), "Nyårsafton"),
            (date(2027, 1, 1), "Nyårsdagen"),
            (date(2027, 1, 6), "Trettondedag jul"),
        ]

    def test_of_the_day_a_period_ends_are_not_in_it(self):
        assert holidays_in(Period(date(2026, 12, 20), date(2026, 12, 24))) == []


class TestWeeks:
    def test_at_new_year_belong_to_the_year_of_their_thursday(self):
        assert iso_week(date(2027, 1, 1)) == Week(2026, 53)
        assert iso_week(date(2024, 12, 30)) == Week(2025, 1)

    @given(close_days, st.integers(0, 400))
    def test_of_a_period_are_exactly_those_that_hold_its_days(self, starts: date, length: int):
        period = Period(starts, starts + timedelta(days=length))

        found = weeks(period)

        assert found == sorted({iso_week(day) for day in period})
        assert all(week.period.overlaps(period) for week in found)


class TestMonths:
    def test_end_on_the_last_day_where_the_month_is_shorter(self):
        assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
        assert add_months(date(2026, 8, 31), -6) == date(2026, 2, 28)
        assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)

    @given(days, st.integers(-200, 200))
    def test_move_the_month_and_keep_the_day_up_to_the_28th(self, day: date, months: int):
        moved = add_months(day, months)

        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
        assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(days=1)).day == 1)


class TestAHalfYear:
    @given(days)
    def test_holds_the_day_it_was_asked_for(self, day: date):
        found = half_year(day)

        assert day in found.period
        assert found.next.previous == found
        assert found.period.ends == found.next.period.starts
        assert HalfYear.from_code(found.code) == found

    def test_has_a_name(self):
        assert HalfYear(2026, 2).label % HalfYear(2026, 2).facts == "July–December 2026"

    @pytest.mark.parametrize("code", ["2026", "2026-3", "spring", "2026-", ""])
    def test_is_not_read_from_nonsense(self, code: str):
        with pytest.raises(ValueError):
            HalfYear.from_code(code)
