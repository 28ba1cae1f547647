"""On the page of a round that is planned: how many more it takes, who is in reach, and a change ready to be saved."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.rounds.actions import say_yes
from jobbspar.core.access import Role
from tests.factories import NOON, a_participant, a_round
from tests.web.world import a_world

pytestmark = pytest.mark.django_db
SAYS = "Vad skulle krävas?"


@pytest.fixture
def world():
    return a_world()


STARTS = date.today() + timedelta(weeks=26)  # Pages go by the real clock.


def a_thin_round(world, *, wishes, least, starts=STARTS):
    actor = actor_for(world.users[Role.COORDINATOR])
    with acting_as(actor):
        for _ in range(wishes):
            person = a_participant(world.municipality, municipality="2403")
            say_yes(actor=actor, participant=person, track=world.track, now=NOON)
    ends = starts + timedelta(weeks=10)
    return a_round(world.track, municipality="2403", least_people=least, starts=starts, ends=ends)


def page_of(client, world, round, role=Role.COORDINATOR):
    client.force_login(world.users[role])
    answer = client.get(reverse("tracks:round", args=[round.pk]))
    return answer, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_page_says_how_many_more_and_the_smallest_change(client, world):
    round = a_thin_round(world, wishes=2, least=5)

    answer, said = page_of(client, world, round)

    assert "0 är med i omgången eller på väg in, och minst 5 behövs. Det behövs 5 till." in said
    assert "2 personer har sagt ja till spåret" in said
    assert "Räcker om minst antal är 2 i stället för 5." in said
    assert f"{reverse('tracks:round_edit', args=[round.pk])}?least_people=2" in answer.content.decode()


def test_nobody_in_sight_is_said_plainly(client, world):
    _, said = page_of(client, world, a_thin_round(world, wishes=0, least=3))

    assert "Ingen mer av dem som sagt ja till spåret kan få en plats här" in said
    assert "Fler behöver säga ja till spåret." in said


def test_a_first_day_that_has_passed_is_told_before_anything_else(client, world):
    _, said = page_of(client, world, a_thin_round(world, wishes=1, least=3, starts=date(2026, 4, 6)))

    assert "Första dagen har passerat. Ge omgången en ny först." in said


def test_those_who_do_not_plan_see_nothing_of_it(client, world):
    round = a_thin_round(world, wishes=2, least=5)

    for role in (Role.EMPLOYER, Role.PROVIDER, Role.STEERING):
        answer, said = page_of(client, world, round, role)
        assert answer.status_code == 200
        assert SAYS not in said


def test_a_proposed_change_is_filled_in_and_nothing_is_changed_until_it_is_saved(client, world):
    round = a_thin_round(world, wishes=2, least=5)
    client.force_login(world.users[Role.COORDINATOR])

    page = client.get(reverse("tracks:round_edit", args=[round.pk]), {"least_people": "2", "starts": "igår"})

    fields = page.context["form"].initial
    assert (fields["least_people"], fields["starts"]) == (2, round.starts)
    assert "Inget ändras förrän du sparar." in page.content.decode()
    round.refresh_from_db()
    assert round.least_people == 5
