"""Selecting pages show no sex, age, origin or personal number, and their queries never ask for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.participants.models import Background
from jobbspar.apps.recruitment.models import Attendance
from jobbspar.core.access import Role
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState
from tests.factories import TODAY, a_participant, a_participation, a_recruitment_activity, a_round
from tests.web.world import a_world

pytestmark = pytest.mark.django_db
HIDDEN = ("participants_background", "personal_number", "birth_date", "schooling", "education_level", '"sex"')
NUMBER, BORN = "199901012384", "1999"


def a_round_with_people(world, count):
    round = a_round(world.track, state=RoundState.RECRUITING)
    for _ in range(count):
        person = a_participant(world.municipality)
        Background.objects.filter(participant=person).update(
            personal_number=f"{int(NUMBER) + person.pk}", birth_date="1999-01-01", sex="woman"
        )
        a_participation(round, person, state=ParticipationState.MET_EMPLOYER, released_on=TODAY)
    return round


def pages_of(round):
    activity = a_recruitment_activity(round)
    person = round.participations.first().pk
    pages = {"recruitment:round": round.pk, "recruitment:candidate": person, "recruitment:decide": person}
    alone = {"recruitment:activity": activity.pk, "recruitment:interest_new": round.pk, "recruitment:repeat": round.pk}
    return pages, alone


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EMPLOYER])
def test_neither_page_nor_query_holds_what_selection_may_not_see(client, role):
    world = a_world()
    round = a_round_with_people(world, 3)
    client.force_login(world.users[role])
    shared, alone = pages_of(round)
    pages = {**shared, **(alone if role is Role.COORDINATOR else {})}

    for page, number in pages.items():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(reverse(page, args=[number]))
        text = answer.content.decode()

        assert answer.status_code == 200
        assert [word for word in HIDDEN for query in asked if word in query["sql"]] == [], page
        assert [word for word in (NUMBER[:8], BORN, "Kvinna", "kvinna") if word in text] == [], page


def test_who_keeps_the_register_is_led_to_where_evidence_is_written(client):
    world = a_world()
    own, others = a_participation(world.round, a_participant(world.municipality)), world.participation
    links = {}
    for role in (Role.COORDINATOR, Role.OFFICER):
        client.force_login(world.users[role])
        for part in (own, others):
            page = client.get(reverse("recruitment:candidate", args=[part.pk]))
            links[role, part.pk] = reverse("participants:show", args=[part.participant_id]) in page.content.decode()

    assert links[Role.COORDINATOR, own.pk]
    assert links[Role.OFFICER, others.pk], "the office was let to help"
    assert not links[Role.OFFICER, own.pk]


def test_what_helps_is_told_to_whoever_arranges_and_not_where_people_are_chosen(client):
    world = a_world()
    round = a_round(world.track, state=RoundState.RECRUITING)
    person = a_participant(world.municipality, adaptation="Sitta nära den som talar")
    part = a_participation(round, person, state=ParticipationState.INVITED, released_on=TODAY)
    activity = a_recruitment_activity(round)
    Attendance.objects.create(activity=activity, participation=part, invited_on=TODAY)
    client.force_login(world.users[Role.COORDINATOR])
    pages = {"recruitment:activity": activity.pk, "recruitment:candidate": part.pk, "recruitment:round": round.pk}

    told = {
        page for page, pk in pages.items()
        if "Sitta nära den som talar" in client.get(reverse(page, args=[pk])).content.decode()
    }  # fmt: skip

    assert told == {"recruitment:activity"}


def test_the_list_of_people_cannot_be_sorted_or_filtered(client):
    world = a_world()
    round = a_round_with_people(world, 3)
    client.force_login(world.users[Role.COORDINATOR])
    address = reverse("recruitment:round", args=[round.pk])

    plain = client.get(address).content.decode()
    asked = client.get(address, {"sort": "-sex", "sex": "woman", "requirement": "met"}).content.decode()

    names = [one.participant.name for one in round.participations.order_by("interested_on", "id")]
    assert [asked.index(name) for name in names] == sorted(asked.index(name) for name in names)
    assert "?sort=" not in plain


def test_the_employer_does_not_see_the_persons_own_words(client):
    world = a_world()
    round = a_round_with_people(world, 1)
    client.force_login(world.users[Role.EMPLOYER])

    text = client.get(reverse("recruitment:candidate", args=[round.participations.get().pk])).content.decode()

    assert round.participations.get().own_words not in text


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EMPLOYER])
def test_thirty_people_ask_the_database_no_more_than_three(client, role):
    world = a_world()
    few, many = a_round_with_people(world, 3), a_round_with_people(world, 30)
    client.force_login(world.users[role])
    counts = []

    for round in (few, few, many):  # The first look fills caches.
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("recruitment:round", args=[round.pk]))
        counts.append(len(asked))

    assert counts[1] == counts[2]
