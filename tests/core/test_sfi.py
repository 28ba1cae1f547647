"""The sfi clock around its boundaries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.calendar import Period, add_months
from jobbspar.core.sfi import ExtensionReason, ExtensionTooShort, ExtensionWithoutDecision, SfiClock, SfiExtension

admissions = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("admitted", "last_day"),
    [
        (date(2019, 8, 20), date(2028, 12, 31)),
        (date(2025, 12, 31), date(2028, 12, 31)),
        (date(2026, 1, 1), date(2028, 12, 31)),
        (date(2026, 1, 2), date(2029, 1, 1)),
        (date(2026, 8, 17), date(2029, 8, 16)),
        (date(2028, 2, 29), date(2031, 2, 27)),
    ],
)
def test_the_three_years_end(admitted: date, last_day: date):
    assert SfiClock(admitted).period.last_day == last_day


def test_a_decision_gives_more_time():
    more = SfiExtension(date(2029, 7, 1), ExtensionReason.PARENTAL_LEAVE, "VUX 2028/117")

    assert SfiClock(date(2024, 1, 15), (more,)).period == Period(date(2026, 1, 1), date(2029, 7, 1))


@pytest.mark.parametrize("reference", ["", "  "])
def test_more_time_needs_a_decision_to_refer_to(reference: str):
    with pytest.raises(ExtensionWithoutDecision):
        SfiExtension(date(2029, 7, 1), ExtensionReason.WORK, reference)


def test_more_time_is_later_than_what_there_is():
    first = SfiExtension(date(2029, 7, 1), ExtensionReason.WORK, "1")

    with pytest.raises(ExtensionTooShort):
        SfiClock(date(2024, 1, 15), (SfiExtension(date(2029, 1, 1), ExtensionReason.WORK, "1"),))
    with pytest.raises(ExtensionTooShort):
        SfiClock(date(2024, 1, 15), (first, first))


def test_the_months_left_are_whole_months():
    clock = SfiClock(date(2024, 1, 15))

    assert clock.months_left(date(2028, 6, 1)) == 7
    assert clock.months_left(date(2028, 6, 2)) == 6
    assert clock.months_left(date(2028, 12, 31)) == 0
    assert clock.months_left(date(2030, 1, 1)) == 0


def test_the_alert_comes_when_six_months_are_left_and_goes_when_the_time_is_out():
    clock = SfiClock(date(2024, 1, 15))

    assert not clock.is_running_out(date(2028, 6, 30))
    assert clock.is_running_out(date(2028, 7, 1))
    assert clock.is_running_out(date(2028, 12, 31))
    assert not clock.is_running_out(date(2029, 1, 1))
    assert clock.has_run_out(date(2029, 1, 1))


@given(admissions, st.dates(date(2026, 1, 1), date(2045, 1, 1)))
def test_the_months_left_fit_before_the_end_and_one_more_does_not(admitted: date, today: date):
    clock = SfiClock(admitted)
    ends = clock.period.closed_end

    left = clock.months_left(today)

    if clock.has_run_out(today):
        assert left == 0
    else:
        assert add_months(today, left) <= ends < add_months(today, left + 1)


@given(admissions)
def test_nobody_gets_less_than_three_years_from_the_new_rule(admitted: date):
    period = SfiClock(admitted).period

    assert period.starts == max(admitted, date(2026, 1, 1))
    assert period.days in (1095, 1096)
    assert (period.last_day + timedelta(days=1)).year == period.starts.year + 3
