"""The catalogue by form: copy a ready-made activity, add, change, say what it asks and gives and when it begins."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.activities.models import Activity
from jobbspar.core.access import Role
from tests.factories import an_activity
from tests.web.world import a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(client):
    made = a_world()
    client.force_login(made.users[Role.COORDINATOR])
    return made


def answers(world, **more):
    return {
        "organisation": world.municipality.pk,
        "kind": "sfi",
        "name": "Sfi på kvällen",
        "decider": "municipality",
        "weeks": "20",
        **more,
    }


def test_a_ready_made_activity_is_copied_and_changed_in_one_step(client, world):
    ready = Activity.objects.get(organisation=None, name="Sfi kurs C")
    address = reverse("activities:copy", args=[ready.pk])
    initial = client.get(address).context["form"].initial

    client.post(address, answers(world, municipality="Umeå", provider=world.provider.pk))

    made = Activity.objects.get(name="Sfi på kvällen")
    assert initial["weeks"] == 20
    assert (made.organisation, made.provider, made.municipality) == (world.municipality, world.provider, "2480")
    assert made.terms.count() == ready.terms.count()


def test_an_activity_is_added_and_changed(client, world):
    client.post(reverse("activities:new"), answers(world))
    made = Activity.objects.get(name="Sfi på kvällen")

    client.post(reverse("activities:edit", args=[made.pk]), answers(world, weeks=""))

    made.refresh_from_db()
    assert made.weeks is None


def test_what_cannot_be_is_told_and_nothing_is_lost(client, world):
    answer = client.post(reverse("activities:new"), answers(world, pace="150"))

    assert answer.status_code == 200
    assert "Sfi på kvällen" in answer.content.decode()


def test_a_provider_adds_to_its_own_catalogue(client):
    world = a_world()
    client.force_login(world.users[Role.PROVIDER])

    client.post(reverse("activities:new"), answers(world, organisation=world.provider.pk))

    assert Activity.objects.get(name="Sfi på kvällen").organisation == world.provider


def test_a_ready_made_activity_cannot_be_changed(client, world):
    ready = Activity.objects.filter(organisation=None).first()

    answer = client.get(reverse("activities:edit", args=[ready.pk]))

    assert answer.status_code == 403


def test_terms_speak_the_words_of_profiles(client, world):
    address = reverse("activities:term_new", args=[world.activity.pk])
    language = {"direction": "yields", "kind": "language", "name": "Svenska", "skill": "speak", "level": "b1"}

    client.post(address, language)
    wrong_level = client.post(address, {"direction": "asks", "kind": "licence", "name": "Körkort B", "level": "b1"})
    twice = client.post(address, language)

    page = client.get(reverse("activities:show", args=[world.activity.pk])).content.decode()
    assert "Svenska (tala): B1" in page
    assert wrong_level.status_code == twice.status_code == 200
    assert world.activity.terms.count() == 1


def test_starts_are_added_and_shown(client, world):
    address = reverse("activities:start_new", args=[world.activity.pk])

    client.post(address, {"day": "2027-08-16", "seats": "12"})

    page = client.get(reverse("activities:show", args=[world.activity.pk])).content.decode()
    assert "16 augusti 2027" in page
    assert "12 platser" in page


def test_an_activity_no_longer_given_leaves_the_list(client, world):
    client.post(reverse("activities:step", args=[world.activity.pk]), {"deed": "close"})

    shown = client.get(reverse("activities:list"), {"whose": "own"}).content.decode()

    assert reverse("activities:show", args=[world.activity.pk]) not in shown


def test_the_list_asks_as_often_for_3_as_for_30(client, world):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("activities:list"), {"whose": "own"}).status_code == 200
        return len(found)

    few = queries()
    for _ in range(28):
        an_activity(world.municipality, provider=world.provider)

    assert queries() == few


def test_what_makes_an_activity_shorter_is_added_and_shown_with_its_weeks(client, world):
    activity = an_activity(world.municipality, weeks=20)
    address = reverse("activities:term_new", args=[activity.pk])
    said = {"direction": "shortens", "kind": "certificate", "name": "Utlåtande från validering", "weeks": "8"}

    client.post(address, said)

    shown = client.get(reverse("activities:show", args=[activity.pk])).content.decode()
    assert "Utlåtande från validering: 8 veckor" in shown


def test_weeks_that_are_not_fewer_are_told_and_nothing_is_saved(client, world):
    activity = an_activity(world.municipality, weeks=20)
    address = reverse("activities:term_new", args=[activity.pk])

    answer = client.post(address, {"direction": "shortens", "kind": "licence", "name": "Körkort B", "weeks": "20"})

    assert "färre än den tar för andra" in answer.content.decode()
    assert not activity.terms.exists()


def test_closed_days_are_added_shown_and_taken_away(client, world):
    address = reverse("activities:closures")
    days = {"organisation": world.municipality.pk, "first_day": "2026-07-06", "last_day": "2026-08-02"}
    empty = client.get(address).content.decode()

    client.post(address, days)

    shown = client.get(address).content.decode()
    assert "Inga dagar är inskrivna" in empty
    assert "2 augusti 2026" in shown
    client.post(reverse("activities:closure_remove", args=[world.municipality.closures.get().pk]))
    assert not world.municipality.closures.exists()


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [("2026-07-06", "2026-07-05", "kan inte komma före"), ("2026-07-10", "2026-07-12", "redan stängda")],
)
def test_closed_days_that_cannot_be_are_told_and_nothing_is_lost(client, world, first, last, told):
    world.municipality.closures.create(starts="2026-07-10", ends="2026-07-20")
    days = {"organisation": world.municipality.pk, "first_day": first, "last_day": last}

    answer = client.post(reverse("activities:closures"), days).content.decode()

    assert told in answer
    assert first in answer
    assert world.municipality.closures.count() == 1


def test_nobody_closes_days_next_door(client, world):
    neighbour = world.municipality.__class__.objects.exclude(pk=world.municipality.pk).first()
    days = {"organisation": neighbour.pk, "first_day": "2026-07-06", "last_day": "2026-08-02"}

    client.post(reverse("activities:closures"), days)

    assert not neighbour.closures.exists()
