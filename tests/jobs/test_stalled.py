"""Work that was given up is told on the plan it was for, whoever asked and whatever stopped it."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.models import User
from jobbspar.apps.rounds.actions import ask_for_plan, begin_plan, fail_given_up
from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.apps.rounds.queries import open_plan
from jobbspar.core.round_plans import PlanGivenUp, PlanState
from tests.apps.rounds.areas import an_area
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return an_area()


def asked(area):
    with acting_as(area.coordinator):
        return ask_for_plan(actor=area.coordinator, agreement=area.agreement, organisation=area.municipality, now=NOON)


def end_job(plan, status):
    ProcrastinateJob._base_manager.filter(args__plan=plan.pk).update(status=status)


def give_up():
    """As the worker does it: as the web role, on nobody's behalf."""
    with acting_as(None):
        return fail_given_up()


def test_a_plan_over_which_workers_have_died_too_often_says_that_it_could_not_be_worked_out(area):
    plan = asked(area)
    begin_plan(actor=area.coordinator, plan_id=plan.pk, now=NOON)
    end_job(plan, "failed")

    assert give_up() == 1
    with acting_as(area.coordinator):
        shown = open_plan(RoundPlan.objects.get(pk=plan.pk)).plan
    assert (shown.state, shown.problem_told["message"]) == (PlanState.FAILED, PlanGivenUp.message)
    assert shown.problem_told["mend"]
    assert shown.finished_at - NOON > timedelta(0)
    assert give_up() == 0


def test_a_plan_whose_asker_has_left_does_not_wait_for_ever(area):
    plan = asked(area)
    User.objects.filter(pk=area.coordinator.user).update(is_active=False)
    end_job(plan, "failed")

    assert give_up() == 1
    plan.refresh_from_db()
    assert plan.state == PlanState.FAILED


@pytest.mark.parametrize("status", ["todo", "doing"])
def test_work_that_waits_or_is_under_way_is_left_alone(area, status):
    plan = asked(area)
    end_job(plan, status)

    assert give_up() == 0
    plan.refresh_from_db()
    assert plan.state == PlanState.WAITING


def test_an_answered_plan_stays_as_it_is(area):
    plan = area.plan()
    end_job(plan, "failed")

    assert give_up() == 0
    plan.refresh_from_db()
    assert plan.state == PlanState.SOLVED
