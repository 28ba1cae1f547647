"""The composition forecast on a plan's page: beside each goal, or why it is not shown."""

import pytest

from jobbspar.apps.rounds.models import CompositionForecast
from jobbspar.core.access import Role
from tests.web.pages.rounds import planned
from tests.web.rounds.test_round_plan_pages import plan_url, seen
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_world()


@pytest.fixture
def coordinator(client, world):
    client.force_login(world.users[Role.COORDINATOR])
    return client


def with_a_goal(world):
    goal = {"measure": "share_women", "target": 50, "wording": "Hälften kvinnor", "owner": "Ann", "reason": "Lika"}
    world.agreement.versions.order_by("-number").first().goals.create(**goal)


def test_the_forecast_stands_beside_the_goal_with_counts_and_shares(coordinator, world):
    with_a_goal(world)
    own = planned(world)
    CompositionForecast.objects.update(withheld="", women=6, men=5, unknown=9)  # As for a plan of twenty.

    page = seen(coordinator.get(plan_url(own.plan)))

    assert "Kvinnor och män, som prognos" in page
    assert "6 av 20 (30 %)" in page
    assert "5 av 20 (25 %)" in page
    assert "mål: 50 procent kvinnor" in page
    assert "är ingen kvot" in page


def test_a_forecast_of_few_people_is_not_shown_and_says_why(coordinator, world):
    with_a_goal(world)
    own = planned(world)

    page = seen(coordinator.get(plan_url(own.plan)))

    assert "Färre än tio personer har plats, så sammansättningen visas inte." in page


def test_without_a_goal_there_is_no_forecast(coordinator, world):
    own = planned(world)

    assert "som prognos" not in seen(coordinator.get(plan_url(own.plan)))
