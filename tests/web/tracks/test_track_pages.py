"""The list of tracks, and the way from an idea to a round by the pages alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Role
from tests.factories import a_round, a_track, an_activity
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    made = a_world()
    client.force_login(made.users[Role.COORDINATOR])
    return made


def count_queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_thirty_tracks_ask_the_database_no_more_than_three(client, world):
    for _ in range(2):
        a_round(a_track(world.agreement, employer=world.employer))
    address = reverse("tracks:list")
    count_queries(client, address)
    few = count_queries(client, address)
    for _ in range(21):
        a_round(a_track(world.agreement, employer=world.employer))

    assert count_queries(client, address) == few


def test_a_track_with_many_steps_asks_no_more_than_one_with_few(client, world):
    address = reverse("tracks:show", args=[world.track.pk])
    count_queries(client, address)
    few = count_queries(client, address)
    for stage in range(2, 12):
        world.track.steps.create(
            activity=an_activity(world.municipality, provider=world.provider), stage=stage, weeks=1
        )

    assert count_queries(client, address) == few


def test_a_track_is_begun_and_its_chain_put_together_without_javascript(client, world):
    facts = {"name": "Nytt spår", "kind": "employer", "sector": "care", "agreement": world.agreement.pk}
    client.post(reverse("tracks:new"), facts)
    track = Track.objects.get(name="Nytt spår")
    steps = reverse("tracks:steps", args=[track.pk])
    for _ in range(2):
        client.post(steps, {"activity": world.activity.pk, "weeks": "4"})
    second = track.steps.last()

    client.post(reverse("tracks:step_move", args=[track.pk, second.pk]), {"till": "samtidigt"})

    assert list(track.steps.values_list("stage", "weeks")) == [(1, 4), (1, 4)]


def test_a_refused_step_says_what_is_missing_with_links(client, world):
    track = a_track(world.agreement, state="planning")

    answer = client.post(reverse("tracks:state", args=[track.pk, "agreed"]))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert reverse("tracks:edit", args=[track.pk]) in text
    assert reverse("tracks:letter_new", args=[track.pk]) in text


def test_a_pause_without_reason_stays_on_the_form(client, world):
    answer = client.post(reverse("tracks:state", args=[world.track.pk, "paused"]), {"reason": ""})

    assert answer.status_code == 200
    assert answer.context["form"].errors


@pytest.mark.parametrize("page", ["tracks:letter", "tracks:letter_print", "tracks:letter_sign"])
def test_the_letter_says_that_it_is_no_contract(client, world, page):
    text = client.get(reverse(page, args=[world.letter.pk])).content.decode()

    assert "inget anställningsavtal" in text


def test_what_was_written_is_not_lost_when_something_is_wrong(client, world):
    address = reverse("tracks:round_new", args=[world.track.pk])

    answer = client.post(address, {"starts": "2026-09-01", "seats": "2", "least_people": "4", "place": "Folkets hus"})

    assert answer.status_code == 200
    assert "Folkets hus" in answer.content.decode()
    assert "seats" in answer.context["form"].errors
