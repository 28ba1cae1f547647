"""The days of a round on the Swedish calendar."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.calendar import Period, first_working_day_from, is_working_day
from jobbspar.core.placements import PlacementType, is_lawful_length
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


def test_a_placement_begins_on_the_first_day_from_which_the_law_gives_it_its_length():
    """Six months from 24 November are 181 days, from 1 December 182: 26 weeks (SFS 2000:634)."""
    practice = StepToDate(1, 1, 26, placement=PlacementType.WORK_PRACTICE)

    (step,) = date_steps([practice], starts=date(2026, 11, 24))

    assert step.period == Period(date(2026, 12, 1), date(2027, 6, 1))
    assert (step.is_held_by_law, step.is_lawful, step.is_start_known) == (True, True, True)


def test_of_announced_starts_the_first_lawful_one_is_taken():
    days = (date(2026, 11, 24), date(2027, 3, 1))
    practice = StepToDate(1, 1, 26, days, placement=PlacementType.WORK_PRACTICE)

    (step,) = date_steps([practice], starts=date(2026, 11, 20))

    assert (step.period.starts, step.is_held_by_law) == (date(2027, 3, 1), True)


def test_a_placement_that_is_too_long_on_every_day_is_dated_and_told():
    practice = StepToDate(1, 1, 30, placement=PlacementType.WORK_PRACTICE)

    (step,) = date_steps([practice], starts=date(2026, 11, 24))

    assert (step.period.starts, step.is_held_by_law, step.is_lawful) == (date(2026, 11, 24), False, False)


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(1, 27),
    st.sampled_from([None, *PlacementType]),
    st.lists(st.dates(date(2026, 1, 1), date(2031, 1, 1)), max_size=4),
)
def test_no_day_before_the_one_that_is_given_is_lawful(starts, weeks, kind, days):
    """Against trying every day that could have been a start."""
    (step,) = date_steps([StepToDate(1, 1, weeks, tuple(days), placement=kind)], starts=starts)
    first = first_working_day_from(starts)
    every = [first + timedelta(days=number) for number in range(365)]
    could = sorted(day for day in days if day >= first) or [first] if days else [
        day for day in every if first_working_day_from(day) == day
    ]  # fmt: skip
    lawful = [day for day in could if is_lawful_length(kind, period=Period(day, day + timedelta(weeks=weeks)))]

    assert step.period.starts == (lawful or could)[0]
    assert step.is_lawful is bool(lawful)
