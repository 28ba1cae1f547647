"""What it would take for a round that is planned: from whom the reader sees, with the smallest change of each kind."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.rounds.actions import say_yes
from jobbspar.apps.rounds.bridge import what_round_takes
from jobbspar.apps.rounds.models import SeatOffer
from jobbspar.apps.travel.models import TravelTerms
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.rounds.explain import TOO_FAR
from jobbspar.core.rounds.what_if import Easing
from jobbspar.core.tracks import RoundState
from tests.apps.rounds.areas import an_area
from tests.factories import (
    NOON,
    TODAY,
    a_participant,
    a_participation,
    a_round,
    an_actor,
    an_organisation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    """Four have said yes to the care track."""
    return an_area(people=6, service=2)


def a_coming_round(area, **facts):
    return a_round(area.care, **{"municipality": "2403", **facts})


def takes(area, round, actor=None):
    actor = actor or area.coordinator
    with acting_as(actor):
        return what_round_takes(actor, round, today=TODAY)


def told(found):
    return [(one.easing, one.is_now, one.needed) for one in found.openings]


def test_those_who_have_said_yes_and_have_no_seat_are_in_reach(area):
    found = takes(area, a_coming_round(area, least_people=4))

    assert (found.inside, found.asked, found.in_reach, found.lacking) == (0, 0, 4, 4)
    assert found.are_in_sight
    assert {one.name for one in found.people} == {one.name for one in area.people[:4]}
    assert told(found) == []


def test_too_few_is_told_with_the_smallest_number_that_would_do(area):
    round = a_coming_round(area, least_people=6)
    a_participation(round, area.people[0], state=ParticipationState.SELECTED)

    found = takes(area, round)

    assert (found.inside, found.in_reach, found.lacking) == (1, 3, 5)
    assert told(found) == [(Easing.MINIMUM, 6, 4)]


def test_whoever_lives_too_far_away_is_told_with_the_trip_it_would_take(area):
    far = a_participant(area.municipality, municipality="2482", given_name="Fjärran")
    with acting_as(area.coordinator):
        TravelTerms.objects.create(
            participant=far, mode="car", longest_minutes=20, noted_on=TODAY, noted_by_id=area.coordinator.user
        )
        say_yes(actor=area.coordinator, participant=far, track=area.care, now=NOON)

    found = takes(area, a_coming_round(area, least_people=5))

    last = found.people[-1]
    minutes = last.minutes
    assert (last.name, [one.text for one in last.why_not]) == (far.name, [TOO_FAR])
    assert told(found) == [(Easing.MINIMUM, 5, 4), (Easing.TRAVEL, 60, minutes)]


def test_who_is_asked_is_no_longer_in_reach_but_counts_when_enough_is_told(area):
    round = a_coming_round(area, least_people=4)
    plan = area.plan()
    SeatOffer.objects.create(plan=plan, round=round, participant=area.people[0], asked_on=TODAY)

    found = takes(area, round)

    assert (found.inside, found.asked, found.in_reach) == (0, 1, 3)
    assert found.are_in_sight


def test_a_round_that_has_begun_and_people_who_do_not_plan_get_nothing(area):
    employer = an_organisation(OrganisationKind.EMPLOYER, keeper=area.municipality)
    area.agreement.members.create(organisation=employer)

    assert takes(area, a_coming_round(area, state=RoundState.RUNNING)) is None
    assert takes(area, a_coming_round(area), an_actor(Role.EMPLOYER, employer)) is None
    assert takes(area, a_coming_round(area), an_actor(Role.COORDINATOR, an_organisation())) is None


def test_a_neighbours_people_are_not_counted(area):
    """The right role in another member organisation sees its own people, here none."""
    neighbour = an_organisation()
    area.agreement.members.create(organisation=neighbour)

    found = takes(area, a_coming_round(area, least_people=4), an_actor(Role.COORDINATOR, neighbour))

    assert (found.in_reach, found.people) == (0, ())


def test_who_is_not_worked_out_in_time_is_counted_as_ready_and_told(area, monkeypatch):
    monkeypatch.setattr("jobbspar.apps.rounds.bridge.enough.SECONDS", 0.0)

    found = takes(area, a_coming_round(area))

    assert (found.in_reach, found.not_worked_out) == (4, 4)
