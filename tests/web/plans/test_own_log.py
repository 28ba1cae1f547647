"""The person reads who has looked, and nobody else's log."""

import pytest
from django.test import Client
from django.urls import reverse

from jobbspar.core.access import Role
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


def looked_at(world):
    """The coordinator opens the page of the person."""
    client = Client()
    client.force_login(world.users[Role.COORDINATOR])
    client.get(reverse("participants:show", args=[world.participant.pk]))


def log_of(world):
    client = Client()
    client.force_login(world.users[Role.PARTICIPANT])
    return client.get(reverse("plans:who_looked")).content.decode()


def test_whoever_has_looked_stands_in_the_log():
    world = a_world()
    before = log_of(world)
    looked_at(world)

    assert "Ingen än" in before
    assert "tittade" in log_of(world)
    assert world.users[Role.COORDINATOR].name in log_of(world)


def test_the_neighbours_log_is_the_neighbours():
    world, neighbour = a_world(), a_world()
    looked_at(neighbour)

    assert "Ingen än" in log_of(world)
