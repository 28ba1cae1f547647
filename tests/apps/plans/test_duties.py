"""What waits in people's plans: only what is late, only at home, and waits counted in working days."""

from datetime import date, timedelta

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.plans.models import AgreedAction, CheckIn, Deviation
from jobbspar.apps.plans.queries import duties
from tests.factories import TODAY, a_planned_step

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 6, 1)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_what_was_promised_and_what_did_not_go_as_planned_is_told_when_its_day_has_passed(home, next_door):
    for day in (YESTERDAY, TODAY):
        AgreedAction.objects.create(participation=home.part, what="Ring", who="Anna", due_on=day)
        Deviation.objects.create(
            participation=home.part, kind="transport", what="Indragen buss", found_on=YESTERDAY, owner="place",
            action="Samåkning", due_on=day,
        )  # fmt: skip

    for ask in (duties.list_actions_overdue, duties.list_deviations_overdue):
        with acting_as(home.coordinator):
            assert [row.due_on for row in ask(home.coordinator, today=TODAY)] == [YESTERDAY]
        with acting_as(next_door):
            assert ask(next_door, today=TODAY) == []


def test_a_talk_is_late_until_the_next_is_held(home):
    def held(day, next_on):
        return CheckIn.objects.create(
            participation=home.part, held_on=day, form="meeting", present="Anna", works_well="Trivs",
            next_on=next_on, by_id=home.coordinator.user,
        )  # fmt: skip

    first = held(TODAY - timedelta(days=30), YESTERDAY)
    with acting_as(home.coordinator):
        late = duties.list_talks_overdue(home.coordinator, today=TODAY)
        held(TODAY, TOMORROW)
        afterwards = duties.list_talks_overdue(home.coordinator, today=TODAY)

    assert (late, afterwards) == ([first], [])


@pytest.mark.parametrize(("days", "told"), [(7, None), (8, 6), (21, 14)])
def test_a_wait_of_more_than_five_working_days_is_told_before_it_is_over(home, days, told):
    # From Tuesday the 2nd: seven days later five working days have passed (the 6th is the national day, a Saturday).
    free_from = MONDAY + timedelta(days=1)
    a_planned_step(home.part, starts=date(2026, 4, 6), ends=free_from)
    a_planned_step(home.part, starts=date(2026, 4, 7), ends=date(2026, 5, 1))
    a_planned_step(home.part, starts=free_from + timedelta(days=days), ends=date(2026, 9, 1))

    with acting_as(home.coordinator):
        found = [count for _, count in duties.list_long_waits(home.coordinator, today=MONDAY)]
        over = duties.list_long_waits(home.coordinator, today=free_from + timedelta(days=days))

    assert found == ([told] if told else [])
    assert over == []


def test_a_step_that_was_taken_out_fills_no_wait(home):
    a_planned_step(home.part, starts=date(2026, 4, 6), ends=MONDAY)
    a_planned_step(home.part, starts=MONDAY, ends=date(2026, 6, 20), change="removed", reason="Kan redan")
    last = a_planned_step(home.part, starts=date(2026, 7, 1), ends=date(2026, 9, 1))

    with acting_as(home.coordinator):
        found = duties.list_long_waits(home.coordinator, today=MONDAY)

    assert [step for step, _ in found] == [last]


def test_somebody_without_a_coming_step_is_told_of(home, next_door):
    with acting_as(home.coordinator):
        before = duties.list_without_steps(home.coordinator, today=TODAY)
    a_planned_step(home.part, starts=TODAY, ends=TOMORROW)
    with acting_as(home.coordinator):
        after = duties.list_without_steps(home.coordinator, today=TODAY)
    with acting_as(next_door):
        theirs = duties.list_without_steps(next_door, today=TODAY)

    assert (before, after) == ([home.part], [])
    assert home.part not in theirs
