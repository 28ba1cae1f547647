"""Trips on the pages of a person's chains: by what the person travels by, and what is farther than was said."""

import pytest

from jobbspar.apps.chains.bridge.journeys import Travels
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.travel.models import TravelTerms, TravelTime
from jobbspar.core.tracks import RoundState
from jobbspar.web.chains.person_shown import travel_text
from tests.factories import TODAY, a_round
from tests.web.chains.driver import a_world_with_a_driver, outlook, way

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_world_with_a_driver()


def test_a_journey_is_by_what_the_person_travels_by_and_what_somebody_entered_counts(client, world):
    Participant.objects.filter(pk=world.participant.pk).update(municipality="2403")
    TravelTerms.objects.create(participant=world.participant, mode="car", longest_minutes=60, noted_on=TODAY)
    TravelTime.objects.create(
        agreement=world.agreement, home="2403", site="2480", mode="car", minutes=47, source="entered", dated=TODAY
    )
    a_round(world.track, state=RoundState.PLANNED, municipality="2480")
    type(world.course).objects.filter(pk=world.course.pk).update(municipality="2480")

    for page in (outlook, way):
        assert "Bil: 47 minuter (angivet av någon)" in page(client, world).content.decode()


@pytest.mark.parametrize(("longest", "is_told"), [(46, True), (47, False)])
def test_a_trip_that_is_longer_than_the_person_has_said_is_marked(client, world, longest, is_told):
    Participant.objects.filter(pk=world.participant.pk).update(municipality="2403")
    TravelTerms.objects.create(participant=world.participant, mode="car", longest_minutes=longest, noted_on=TODAY)
    TravelTime.objects.create(
        agreement=world.agreement, home="2403", site="2480", mode="car", minutes=47, source="entered", dated=TODAY
    )
    a_round(world.track, state=RoundState.PLANNED, municipality="2480")
    type(world.course).objects.filter(pk=world.course.pk).update(municipality="2480")

    for page in (outlook, way):
        text = page(client, world).content.decode()
        assert ("har sagt högst 46 min" in text) is is_told


def test_nobody_who_has_not_been_asked_is_said_to_have_a_limit(client, world):
    Participant.objects.filter(pk=world.participant.pk).update(municipality="2403")
    TravelTime.objects.create(
        agreement=world.agreement, home="2403", site="2480", mode="public", minutes=140, source="entered", dated=TODAY
    )
    a_round(world.track, state=RoundState.PLANNED, municipality="2480")

    assert "har sagt högst" not in outlook(client, world).content.decode()


@pytest.mark.parametrize(("half", "told"), [("", "ingen resväg dit och hem"), ("home", "ingen resväg hem")])
def test_a_journey_that_is_not_possible_says_so(client, world, half, told):
    Participant.objects.filter(pk=world.participant.pk).update(municipality="2403")
    TravelTime.objects.create(
        agreement=world.agreement, home="2403", site="2480", mode="public", source="timetable", dated=TODAY, no_way=half
    )
    a_round(world.track, state=RoundState.PLANNED, municipality="2480")

    assert f"Kollektivtrafik: {told} (tidtabell)" in outlook(client, world).content.decode()


@pytest.mark.parametrize(
    ("home", "site", "says"),
    [("", "2403", None), ("2403", "2403", "I hemkommunen"), ("2403", "9999", None), ("2403", "", None)],
)
def test_a_journey_is_unknown_where_a_place_is(world, home, site, says):
    world.participant.municipality = home

    assert travel_text(Travels(world.participant).in_area(world.agreement, [site]), site) == says
