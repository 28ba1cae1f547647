"""The number above the list is the number in it, for whoever sees all, some or none of the people."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import Membership
from jobbspar.apps.participants.models import Sharing
from jobbspar.apps.participants.queries import count_participants, list_participants
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from tests.factories import NOON, TODAY, a_participant, a_user, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """A municipality with six people, a neighbour with two; two offices, with two and one of them, and one ended."""
    home, neighbour = an_organisation(), an_organisation()
    one, other = (an_organisation(OrganisationKind.EMPLOYMENT_SERVICE) for _ in range(2))
    people = [a_participant(home) for _ in range(6)]
    theirs = [a_participant(neighbour) for _ in range(2)]
    for person, place, ended in (
        (people[0], one, None), (people[1], one, None), (people[1], other, None), (people[2], other, TODAY),
        (theirs[0], home, None),
    ):  # fmt: skip
        Sharing.objects.create(participant=person, organisation=place, ground="Spår", since=TODAY, ended_on=ended)
    return {"home": home, "neighbour": neighbour, "one": one, "other": other}


@pytest.mark.parametrize(
    ("memberships", "number"),
    [
        ({"home": Role.COORDINATOR}, 7),
        ({"neighbour": Role.COORDINATOR}, 2),
        ({"one": Role.OFFICER}, 2),
        ({"other": Role.OFFICER}, 1),
        ({"one": Role.OFFICER, "other": Role.OFFICER}, 2),
        ({"one": Role.OFFICER, "home": Role.COORDINATOR}, 7),
        ({"home": Role.STEERING}, 0),
    ],
)
def test_as_many_are_counted_as_are_listed(places, memberships, number):
    user = a_user()
    for place, role in memberships.items():
        Membership.objects.create(user=user, organisation=places[place], role=role, since=NOON)
    actor = actor_for(user)

    with acting_as(actor):
        assert count_participants(actor) == len(list_participants(actor)) == number
