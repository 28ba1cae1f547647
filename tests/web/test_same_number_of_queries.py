"""A list of thirty asks the database as often as a list of three."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.participants.models import ImportRow
from jobbspar.apps.plans.models import Obstacle, PlannedStep
from jobbspar.apps.rounds.actions import say_yes
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState
from tests.factories import (
    NOON,
    TODAY,
    a_letter,
    a_need,
    a_participant,
    a_participation,
    a_profile,
    a_recruitment_activity,
    a_round,
    a_track,
    a_workplace,
    an_activity,
    an_agreement,
    an_organisation,
)
from tests.web.world import a_placement, a_world

pytestmark = pytest.mark.django_db
NOT_OVER = date(2126, 1, 1)


def one_more_person(world):
    return a_participant(world.municipality)


def one_more_in_the_round(world):
    """With all that a page of a round draws: plan, step, something in the way, a workplace."""
    part = a_participation(world.round, one_more_person(world), state=ParticipationState.STARTED, released_on=TODAY)
    PlannedStep.objects.create(
        participation=part, activity=world.activity, starts=world.round.starts, ends=world.round.ends
    )
    Obstacle.objects.create(
        participation=part, text="Ingen buss", owner="place", action="Ring", action_by="Anna", due_on=TODAY
    )
    placed = world.placement
    type(placed).objects.create(
        participation=part, workplace=placed.workplace, kind=placed.kind, starts=placed.starts, ends=placed.ends,
        supervisor=placed.supervisor,
    )  # fmt: skip


def one_more_candidate(world):
    a_participation(world.round, one_more_person(world), state=ParticipationState.CANDIDATE)
    a_recruitment_activity(world.round)


def one_more_who_wants_a_seat(world):
    actor = actor_for(world.users[Role.COORDINATOR])
    with acting_as(actor):
        person = a_participant(world.municipality, municipality="2403")
        say_yes(actor=actor, participant=person, track=world.track, now=NOON)


def one_more_who_has_left(world):
    part = a_participation(world.round, one_more_person(world), state=ParticipationState.COMPLETED)
    part.certificates.create(kind="grade", name="Sfi C", issuer="Komvux", issued_on=TODAY)
    part.follow_ups.create(months=3, asked_on=TODAY, outcome="unknown", by=world.users[Role.COORDINATOR])


def one_more_track(world):
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=world.municipality)
    a_round(a_track(world.agreement, employer=employer), state=RoundState.RUNNING)


def one_more_to_follow_up(world):
    """Somebody who has left, and a track with a row of its own: it has a round that is not over."""
    one_more_who_has_left(world)
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=world.municipality)
    a_round(a_track(world.agreement, employer=employer), state=RoundState.RUNNING, ends=NOT_OVER)


def one_more_thing_to_do(world):
    one_more_track(world)
    one_more_in_the_round(world)
    one_more_need(world)


def one_more_place_to_travel_to(world):
    """A workplace with its letter, and a trip to it entered by hand."""
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=world.municipality)
    place = a_workplace(employer)
    a_letter(world.track, employer=employer, workplace=place)
    world.agreement.travel_times.create(
        home="2403", site="2403", workplace=place, mode="car", source="entered", minutes=25, dated=TODAY,
        by=world.users[Role.COORDINATOR],
    )  # fmt: skip


def one_more_need(world):
    a_need(world.municipality, an_organisation(OrganisationKind.EMPLOYER, keeper=world.municipality))


def one_more_profile(world):
    a_profile(world.municipality, an_organisation(OrganisationKind.EMPLOYER, keeper=world.municipality))


def one_more_activity(world):
    an_activity(world.municipality, provider=an_organisation(OrganisationKind.PROVIDER, keeper=world.municipality))


def one_more_agreement(world):
    an_agreement(world.municipality, an_organisation(OrganisationKind.EMPLOYMENT_SERVICE))


def one_more_organisation(world):
    an_organisation(OrganisationKind.EMPLOYER, keeper=world.municipality)


def one_more_row(world):
    batch = world.list_on_its_way
    number = batch.rows.count() + 2
    ImportRow.objects.create(
        batch=batch, number=number, read={"given_name": "Åsa", "family_name": "Berg"}, outcome="known",
        known=one_more_person(world),
    )  # fmt: skip


GROWS = {
    "start:home": one_more_thing_to_do,
    "participants:list": one_more_person,
    "participants:import": one_more_row,
    "plans:round": one_more_in_the_round,
    "recruitment:round": one_more_candidate,
    "followup:round": one_more_who_has_left,
    "tracks:list": one_more_track,
    "tracks:round": one_more_who_wants_a_seat,
    "needs:list": one_more_need,
    "profiles:list": one_more_profile,
    "activities:list": one_more_activity,
    "agreements:list": one_more_agreement,
    "accounts:organisations": one_more_organisation,
    "statistics:half_year": one_more_to_follow_up,
    "travel:area": one_more_place_to_travel_to,
}


def address_of(page, world):
    if page == "participants:import":
        return reverse(page, args=[world.list_on_its_way.pk])
    if page == "travel:area":
        return reverse(page, args=[world.agreement.pk])
    if page == "tracks:round":
        return reverse(page, args=[coming_round(world).pk])
    return reverse(page, args=[world.round.pk] if page.endswith(":round") else [])


def coming_round(world):
    """One that is planned, so that its page tells what it would take."""
    starts = date.today() + timedelta(weeks=26)
    known = world.track.rounds.filter(starts=starts).first()
    return known or a_round(world.track, starts=starts, ends=starts + timedelta(weeks=8), municipality="2403")


@dataclass(frozen=True)
class Asked:
    """What a page asked the database, and how long the answer was."""

    queries: list[str]
    length: int


def asked_by(client, address):
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    assert answer.status_code == 200
    return Asked([query["sql"] for query in seen.captured_queries], len(answer.content))


def assert_as_often(three, thirty):
    assert thirty.length > three.length, "no more rows were shown"
    assert len(thirty.queries) == len(three.queries), set(thirty.queries) - set(three.queries)


@pytest.mark.parametrize("page", sorted(GROWS))
def test_thirty_rows_ask_as_often_as_three(client, page):
    world = a_world()
    client.force_login(world.users[Role.COORDINATOR])
    for _ in range(3):
        GROWS[page](world)
    client.get(address_of(page, world))  # What is kept in memory is there from now on.

    with_three = asked_by(client, address_of(page, world))
    for _ in range(27):
        GROWS[page](world)
    with_thirty = asked_by(client, address_of(page, world))

    assert_as_often(with_three, with_thirty)


@pytest.mark.parametrize("page", ["plans:students", "plans:placements"])
def test_the_same_holds_for_partners(client, page):
    """A provider with its students, an employer with the people at its workplaces."""
    world = a_world()
    role = Role.PROVIDER if page == "plans:students" else Role.EMPLOYER
    client.force_login(world.users[role])

    def grow(number):
        for _ in range(number):
            part = a_participation(world.round, one_more_person(world), state=ParticipationState.STARTED)
            PlannedStep.objects.create(
                participation=part,
                activity=world.activity,
                provider=world.provider,
                starts=TODAY,
                ends=NOT_OVER,
            )
            a_placement(part, one_more_workplace(world))

    grow(3)
    client.get(reverse(page))

    with_three = asked_by(client, reverse(page))
    grow(27)
    with_thirty = asked_by(client, reverse(page))

    assert_as_often(with_three, with_thirty)


def one_more_workplace(world):
    return world.employer.workplaces.create(name=f"Plats {world.employer.workplaces.count()}", municipality="2403")
