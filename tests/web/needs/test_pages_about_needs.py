"""The call with an employer, the list, and the steps: by form, without JavaScript, and without losing a word."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.accounts.models import Organisation, Workplace
from jobbspar.apps.needs.models import Need
from jobbspar.apps.taxonomy.actions import load_demo_taxonomy
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from tests.factories import NOON, a_need, a_profile, an_organisation
from tests.web.world import a_world

pytestmark = pytest.mark.django_db
CARE = "4zLr_jP5_peZ"


@pytest.fixture
def world(client):
    made = a_world()
    client.force_login(made.users[Role.COORDINATOR])
    return made


def answers(world, **more):
    return {
        "organisation": world.municipality.pk,
        "employer": world.employer.pk,
        "occupation": "Vårdbiträde",
        "people": "4",
        "cause": "retirement",
        "source": "employer",
        **more,
    }


def test_a_call_becomes_a_need(client, world):
    load_demo_taxonomy(now=NOON)

    answer = client.post(reverse("needs:new"), answers(world))

    need = Need.objects.get()
    assert answer.url == reverse("needs:show", args=[need.pk])
    assert (need.occupation_concept, need.occupation_code, need.occupation_version) == (CARE, "5330", "demo")


def test_without_a_taxonomy_ones_own_words_will_do(client, world):
    client.post(reverse("needs:new"), answers(world, occupation="Någon som kan sy"))

    need = Need.objects.get()
    assert (need.occupation_label, need.occupation_concept) == ("Någon som kan sy", "")


def test_with_a_taxonomy_words_that_fit_several_are_asked_about_and_nothing_is_lost(client, world):
    load_demo_taxonomy(now=NOON)

    answer = client.post(reverse("needs:new"), answers(world, occupation="undersk", note="Ring på tisdag"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Undersköterska, hemtjänst" in page
    assert "Ring på tisdag" in page
    assert not Need.objects.exists()


def test_the_search_step_without_javascript_blames_nobody(client, world):
    load_demo_taxonomy(now=NOON)

    answer = client.post(reverse("needs:new"), {"occupation": "städ", "people": "3", "occupation-find": "1"})

    page = answer.content.decode()
    assert "Sjukhusstädare" in page
    assert 'value="3"' in page
    assert "jobb-error-summary" not in page


def test_a_ticked_suggestion_and_ones_own_words_both_work(client, world):
    load_demo_taxonomy(now=NOON)

    client.post(reverse("needs:new"), answers(world, occupation="vård", **{"occupation-concept": CARE}))
    client.post(reverse("needs:new"), answers(world, occupation="Vårdhund", **{"occupation-concept": "-"}))

    assert list(Need.objects.order_by("id").values_list("occupation_label", flat=True)) == ["Vårdbiträde", "Vårdhund"]


def test_an_old_tick_means_nothing_after_new_words(client, world):
    load_demo_taxonomy(now=NOON)

    answer = client.post(reverse("needs:new"), answers(world, occupation="svets", **{"occupation-concept": CARE}))

    assert answer.status_code == 200
    assert not Need.objects.exists()


def test_a_new_employer_is_registered_in_the_same_sitting(client, world):
    client.post(
        reverse("needs:new"),
        answers(world, employer="", new_employer="Bageriet AB", new_employer_number="556036-0793"),
    )

    employer = Organisation.objects.get(name="Bageriet AB")
    assert (employer.kind, employer.number, employer.keeper) == ("employer", "5560360793", world.municipality)
    assert Need.objects.get().employer == employer


def test_a_wrong_number_is_told_at_its_field_and_nothing_is_saved(client, world):
    answer = client.post(
        reverse("needs:new"), answers(world, employer="", new_employer="Bageriet AB", new_employer_number="12")
    )

    assert answer.status_code == 200
    assert not Organisation.objects.filter(name="Bageriet AB").exists()


def test_an_employers_contact_is_offered_only_their_own(client):
    world = a_world()
    client.force_login(world.users[Role.EMPLOYER])

    form = client.get(reverse("needs:new")).context["form"]

    assert [pk for pk, _ in form.fields["employer"].choices] == [world.employer.pk]
    assert [pk for pk, _ in form.fields["organisation"].choices] == [world.municipality.pk]
    assert "new_employer" not in form.fields


def test_a_step_that_misses_something_says_what_and_where(client, world):
    need = a_need(world.municipality, world.employer, state="confirmed")

    answer = client.post(reverse("needs:step", args=[need.pk]), {"deed": "profiled"})

    assert answer.status_code == 409
    assert reverse("profiles:new_for_need", args=[need.pk]) in answer.content.decode()


def test_a_need_is_dropped_only_with_a_reason(client, world):
    need = a_need(world.municipality, world.employer)
    address = reverse("needs:drop", args=[need.pk])

    without = client.post(address, {"reason": ""})
    with_one = client.post(address, {"reason": "De anställde själva"})

    assert without.status_code == 200
    assert with_one.status_code == 302
    assert Need.objects.get().dropped_reason == "De anställde själva"


def test_a_need_is_changed(client, world):
    need = a_need(world.municipality, world.employer)
    page = client.get(reverse("needs:edit", args=[need.pk])).content.decode()

    client.post(
        reverse("needs:edit", args=[need.pk]),
        {"occupation": "Vårdbiträde", "people": "", "cause": "growth", "source": "forecast", "is_recurring": "yes"},
    )

    need.refresh_from_db()
    assert "Vårdbiträde" in page
    assert (need.people, need.cause, need.is_recurring) == (None, "growth", True)


def test_what_became_of_the_need_is_shown(client, world):
    need = a_need(world.municipality, world.employer)
    profile = a_profile(world.municipality, world.employer, need=need)
    world.track.profile = profile
    world.track.save()

    page = client.get(reverse("needs:show", args=[need.pk])).content.decode()

    assert reverse("profiles:show", args=[profile.pk]) in page
    assert world.track.name in page


def queries_of(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_list_asks_as_often_for_3_as_for_30(client, world):
    other = an_organisation(OrganisationKind.EMPLOYER, keeper=world.municipality)
    for _ in range(3):
        a_need(world.municipality, world.employer)
    few = queries_of(client, reverse("needs:list"))
    for _ in range(27):
        a_need(world.municipality, other)

    assert queries_of(client, reverse("needs:list")) == few


def test_the_workplace_is_named_in_the_first_sitting(client, world):
    place = Workplace.objects.create(organisation=world.employer, name="Björkgården", municipality="2403")
    page = client.get(reverse("needs:new")).content.decode()

    client.post(reverse("needs:new"), answers(world, workplace=place.pk))

    assert "Björkgården" in page
    assert Need.objects.get().workplace == place


def test_a_workplace_of_another_employer_is_refused_at_its_field(client, world):
    other = an_organisation(OrganisationKind.EMPLOYER, name="Granens vård", keeper=world.municipality)
    place = Workplace.objects.create(organisation=other, name="Granen", municipality="2403")

    answer = client.post(reverse("needs:new"), answers(world, workplace=place.pk))

    assert "workplace" in answer.context["form"].errors
    assert not Need.objects.exists()
