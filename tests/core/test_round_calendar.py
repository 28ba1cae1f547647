"""The days of a round on the Swedish calendar."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.calendar import Period, is_working_day
from jobbspar.core.round_calendar import DatedStep, StepToDate, date_steps, holidays_of, round_period, waits_between

MONDAY = date(2026, 4, 13)
LONGEST_STOP = 0  # Without start days nobody has to wait a single working day.


def test_steps_of_a_stage_run_side_by_side_and_the_next_stage_follows_the_slowest():
    steps = [StepToDate(1, 1, 2), StepToDate(2, 1, 4), StepToDate(3, 2, 1)]

    dated = {step.id: step.period for step in date_steps(steps, starts=MONDAY)}

    assert dated[1] == Period(MONDAY, MONDAY + timedelta(weeks=2))
    assert dated[3].starts == MONDAY + timedelta(weeks=4)


def test_a_round_does_not_begin_on_easter_monday():
    (step,) = date_steps([StepToDate(1, 1, 1)], starts=date(2026, 4, 6))

    assert step.period.starts == date(2026, 4, 7)


def test_a_course_waits_for_its_own_start_day():
    steps = [StepToDate(1, 1, 1), StepToDate(2, 2, 1, (date(2026, 4, 1), date(2026, 5, 11)))]

    dated = date_steps(steps, starts=MONDAY)
    (wait,) = waits_between(dated, starts=MONDAY)

    assert dated[1].period.starts == date(2026, 5, 11)
    assert wait.working_days == 14  # three weeks without the first of May
    assert wait.is_too_long


def test_a_rolling_course_does_not_wait():
    steps = [StepToDate(1, 1, 1, (date(2026, 9, 1),), is_rolling=True)]

    (step,) = date_steps(steps, starts=MONDAY)

    assert step.period.starts == MONDAY


def test_a_course_without_a_start_late_enough_says_so():
    (step,) = date_steps([StepToDate(1, 1, 1, (date(2026, 1, 7),))], starts=MONDAY)

    assert step.period.starts == MONDAY
    assert not step.is_start_known


def test_a_wait_of_five_working_days_is_not_too_long():
    later = MONDAY + timedelta(weeks=1)
    steps = [
        DatedStep(1, 1, Period(MONDAY - timedelta(weeks=1), MONDAY)),
        DatedStep(2, 2, Period(later, later + timedelta(weeks=1))),
    ]

    (wait,) = waits_between(steps, starts=MONDAY - timedelta(weeks=1))

    assert wait.working_days == 5
    assert not wait.is_too_long


def test_holidays_within_the_steps_are_named_once():
    steps = date_steps([StepToDate(1, 1, 4), StepToDate(2, 1, 4)], starts=MONDAY)

    assert [day for day, _ in holidays_of(steps)] == [date(2026, 5, 1)]


def test_a_round_without_steps_has_no_end_yet():
    assert round_period([], starts=MONDAY).is_open


steps = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 60)), min_size=1, max_size=8).map(
    lambda pairs: [StepToDate(n, stage, weeks) for n, (stage, weeks) in enumerate(pairs)]
)


@given(steps, st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_no_step_begins_on_a_holiday_or_before_the_stage_before_has_ended(steps, starts):
    dated = date_steps(steps, starts=starts)

    assert all(is_working_day(step.period.starts) for step in dated)
    assert all(
        later.period.starts >= earlier.period.closed_end
        for earlier in dated
        for later in dated
        if earlier.stage < later.stage
    )
    assert all(wait.working_days <= LONGEST_STOP for wait in waits_between(dated, starts=starts))
