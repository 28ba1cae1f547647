from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.calendar import is_working_day
from jobbspar.core.participation import (
    NextStep,
    NextStepEmpty,
    ObstacleFacts,
    ObstacleWithoutOwner,
    StepChange,
    StepDays,
    change_of,
    waits_between,
)

MONDAY = date(2026, 3, 2)
days = st.integers(0, 60).map(lambda n: MONDAY + timedelta(days=n))
steps = st.builds(
    lambda name, starts, length: StepDays(name, starts, starts + timedelta(days=length)),
    st.sampled_from("ABC"),
    days,
    st.integers(1, 20),
)


def test_a_wait_is_long_after_more_than_five_working_days():
    first = StepDays("Sfi", MONDAY, date(2026, 3, 7))
    week_later = StepDays("Praktik", date(2026, 3, 16), date(2026, 4, 1))
    longer = StepDays("Praktik", date(2026, 3, 17), date(2026, 4, 1))

    assert [wait.is_long for wait in waits_between([first, week_later])] == [False]
    assert [wait.is_long for wait in waits_between([first, longer])] == [True]


@given(st.lists(steps, max_size=6))
def test_waits_are_exactly_the_working_days_without_a_step(chain):
    waits = waits_between(chain)

    counted = sum(wait.working_days for wait in waits)
    inside = []
    if chain:
        first, last = min(s.starts for s in chain), max(s.ends for s in chain)
        inside = [first + timedelta(days=n) for n in range((last - first).days)]
    empty = [d for d in inside if is_working_day(d) and not any(s.starts <= d < s.ends for s in chain)]
    assert counted == len(empty)


@pytest.mark.parametrize(
    ("starts", "ends", "change"),
    [
        (MONDAY, date(2026, 3, 5), StepChange.SHORTENED),
        (MONDAY, date(2026, 3, 20), StepChange.LENGTHENED),
        (date(2026, 3, 9), date(2026, 3, 16), StepChange.MOVED),
    ],
)
def test_new_days_shorten_lengthen_or_move(starts, ends, change):
    assert change_of(was=StepDays("Sfi", MONDAY, date(2026, 3, 9)), starts=starts, ends=ends) is change


@pytest.mark.parametrize(("what", "ask"), [("", "Anna"), ("Sfi", " ")])
def test_a_next_step_is_never_empty(what, ask):
    with pytest.raises(NextStepEmpty):
        NextStep(what=what, on=MONDAY, ask=ask)


def test_an_obstacle_always_has_an_owner():
    with pytest.raises(ObstacleWithoutOwner):
        ObstacleFacts(text="Ingen buss", owner="", action="Ring", action_by="Anna", due_on=MONDAY)
