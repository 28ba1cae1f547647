"""`./jobbspar rounds areas --as …`: one plan an area, as that coordinator and with no more rights."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from jobbspar.apps.accounts.models import Membership, User
from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.cli import round_areas, rounds
from jobbspar.core.access import Role
from jobbspar.core.round_plans import PlanState
from tests.apps.rounds.areas import an_area
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _speaking(monkeypatch):
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")


def who(area):
    return User.objects.get(pk=area.coordinator.user)


def test_every_area_of_the_coordinator_gets_a_plan_and_a_piece_of_work(capsys):
    first, second, other = an_area(), an_area(), an_area()
    lead = who(first)
    Membership.objects.create(user=lead, organisation=second.municipality, role=Role.COORDINATOR, since=NOON)

    code = round_areas.ask(lead.email.upper())

    plans = RoundPlan.objects.filter(state=PlanState.WAITING)
    assert code == 0
    assert {(plan.agreement, plan.by) for plan in plans} == {(first.agreement, lead), (second.agreement, lead)}
    assert other.agreement not in {plan.agreement for plan in plans}
    assert ProcrastinateJob.objects.filter(task_name="rounds:plan").count() == 2
    assert "räknas ut: 2, i 2 områden" in capsys.readouterr().out


@pytest.mark.parametrize("spoil", [{"is_active": False}, {"email": "annan@example.org"}])
def test_only_somebody_who_coordinates_can_be_named(capsys, spoil):
    area = an_area()
    email = who(area).email
    User.objects.filter(pk=area.coordinator.user).update(**spoil)

    code = round_areas.ask(email)

    assert (code, RoundPlan.objects.count()) == (1, 0)
    assert email in capsys.readouterr().err


def test_a_coordinator_who_has_left_cannot_be_named():
    area = an_area()
    Membership.objects.filter(user=area.coordinator.user).update(ended_at=NOON)

    assert round_areas.ask(who(area).email) == 1


def test_the_words_are_handed_on(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(round_areas, "run", lambda email, *, data: asked.append((email, data)) or 0)

    assert rounds.main(["areas", "--as", "maria@example.org", "--data", str(tmp_path)]) == 0
    assert asked == [("maria@example.org", tmp_path)]
