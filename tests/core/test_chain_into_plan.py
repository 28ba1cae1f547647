"""Taking a chain over: what is added, what is moved, and what stays."""

from datetime import date, timedelta

from jobbspar.core.calendar import Period
from jobbspar.core.chain_into_plan import PlanChange, StepInPlan, WantedStep, plan_changes

TODAY = date(2027, 1, 11)


def weeks(first: int, last: int) -> Period:
    return Period(TODAY + timedelta(weeks=first), TODAY + timedelta(weeks=last))


def changes(plan, chain):
    return [one.change for one in plan_changes(plan, chain=chain, today=TODAY)]


def test_what_is_not_in_the_plan_is_added():
    assert changes([], [WantedStep(1, weeks(1, 5))]) == [PlanChange.ADD]


def test_the_same_days_stay_and_others_are_moved():
    plan = [StepInPlan(10, 1, weeks(1, 5)), StepInPlan(11, 2, weeks(5, 9))]

    assert changes(plan, [WantedStep(1, weeks(1, 5)), WantedStep(2, weeks(6, 9))]) == [PlanChange.STAY, PlanChange.MOVE]


def test_what_has_begun_is_not_moved():
    assert changes([StepInPlan(10, 1, weeks(-1, 5))], [WantedStep(1, weeks(1, 5))]) == [PlanChange.STAY]


def test_an_activity_that_is_in_the_plan_once_is_used_once():
    plan = [StepInPlan(10, 1, weeks(1, 5))]

    assert changes(plan, [WantedStep(1, weeks(1, 5)), WantedStep(1, weeks(6, 9))]) == [PlanChange.STAY, PlanChange.ADD]


def test_what_is_in_the_plan_and_not_in_the_chain_is_left_alone():
    assert changes([StepInPlan(10, 3, weeks(1, 5))], []) == []
