"""The employer sees who learns the work there, by name only where the person has said yes."""

import pytest
from django.test import Client
from django.urls import reverse

from jobbspar.core.access import Role
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


def seen_by_employer(world):
    client = Client()
    client.force_login(world.users[Role.EMPLOYER])
    return client.get(reverse("plans:placements")).content.decode()


def test_the_name_is_shown_while_the_person_has_said_yes():
    world = a_world()

    assert world.participant.name in seen_by_employer(world)


def test_the_placement_is_shown_without_name_when_the_yes_is_taken_back():
    world = a_world()
    world.participation.released_on = None
    world.participation.save()

    text = seen_by_employer(world)

    assert "Visas inte för er" in text
    assert world.placement.workplace.name in text


def test_the_page_of_the_round_leads_there():
    world = a_world()
    client = Client()
    client.force_login(world.users[Role.EMPLOYER])

    text = client.get(reverse("recruitment:round", args=[world.round.pk])).content.decode()

    assert reverse("plans:placements") in text
