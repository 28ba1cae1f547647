"""From people's own yes to a plan that says what opens, what does not and why."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.rounds.queries import open_plan
from jobbspar.core.round_plans import PlanState
from tests.apps.rounds.areas import an_area

pytestmark = pytest.mark.django_db


def test_a_plan_opens_what_can_fill_its_minimum_and_says_what_stops_the_rest():
    area = an_area(people=6, service=2)

    plan = area.plan()

    assert plan.state == PlanState.SOLVED
    with acting_as(area.coordinator):
        opened = open_plan(plan)
    care, service = sorted(opened.rounds, key=lambda one: one.track, reverse=True)
    assert (care.track, care.opens, care.seats, care.reachable) == ("Vård", True, 4, 4)
    assert (service.opens, service.seats, service.reachable) == (False, 0, 2)
    assert [(one.easing, one.is_now, one.needed) for one in service.openings] == [("minimum", 3, 2)]
    assert "2 people can take part, at least 3 are needed" in str(service.why[0])
