"""A person's own yes to a track: noted, put in order, taken back."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.models import Event
from jobbspar.apps.participants.models import Sharing
from jobbspar.apps.rounds.actions import rank_wishes, say_yes, withdraw_wish
from jobbspar.apps.rounds.queries import count_unseen, list_wishes
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.round_plans import AlreadyWished, WishesNotAll, WishIsWithdrawn
from tests.apps.rounds.areas import an_area
from tests.factories import NOON, TODAY, a_participant, a_track, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return an_area(people=1, service=0)


def test_a_yes_is_kept_last_in_the_persons_order_with_a_trace(area):
    person = area.people[0]

    with acting_as(area.coordinator):
        wish = say_yes(actor=area.coordinator, participant=person, track=area.service, now=NOON)

    assert (wish.rank, wish.said_on, wish.noted_by_id) == (2, TODAY, area.coordinator.user)
    assert Event.objects.filter(deed="wish:say-yes", participant=person.pk).count() == 2


def test_one_yes_a_track(area):
    with pytest.raises(AlreadyWished, match="Vård"):
        say_yes(actor=area.coordinator, participant=area.people[0], track=area.care, now=NOON)


def test_only_tracks_of_agreements_that_the_home_organisation_is_party_to(area):
    elsewhere = a_track(an_agreement(an_organisation()))

    with pytest.raises(NotAllowed):
        say_yes(actor=area.coordinator, participant=area.people[0], track=elsewhere, now=NOON)


def test_the_coordinator_next_door_notes_no_yes(area):
    neighbour = an_actor(Role.COORDINATOR)
    a_participant(an_organisation())

    with pytest.raises(NotAllowed):
        say_yes(actor=neighbour, participant=area.people[0], track=area.service, now=NOON)


def test_the_persons_own_order_counts(area):
    person = area.people[0]
    say_yes(actor=area.coordinator, participant=person, track=area.service, now=NOON)

    rank_wishes(actor=area.coordinator, participant=person, tracks=[area.service.pk, area.care.pk], now=NOON)

    assert [wish.track.name for wish in list_wishes(person)] == ["Service", "Vård"]
    assert Event.objects.filter(deed="wish:rank").exists()


@pytest.mark.parametrize("chosen", [[], ["care", "care"], ["service"]])
def test_an_order_holds_each_track_once(area, chosen):
    tracks = [getattr(area, name).pk for name in chosen]

    with pytest.raises(WishesNotAll):
        rank_wishes(actor=area.coordinator, participant=area.people[0], tracks=tracks, now=NOON)


def test_next_door_orders_nothing_and_takes_nothing_back(area):
    neighbour, person = an_actor(Role.COORDINATOR), area.people[0]
    wish = list_wishes(person)[0]

    with pytest.raises(NotAllowed):
        rank_wishes(actor=neighbour, participant=person, tracks=[area.care.pk], now=NOON)
    with pytest.raises(NotAllowed):
        withdraw_wish(actor=neighbour, wish=wish, now=NOON)


def test_a_yes_taken_back_leaves_the_others_in_order(area):
    person = area.people[0]
    say_yes(actor=area.coordinator, participant=person, track=area.service, now=NOON)
    wish = list_wishes(person)[0]

    withdraw_wish(actor=area.coordinator, wish=wish, now=NOON)

    assert [(one.track.name, one.rank) for one in list_wishes(person)] == [("Service", 1)]
    assert Event.objects.filter(deed="wish:withdraw", participant=person.pk).exists()
    with pytest.raises(WishIsWithdrawn):
        withdraw_wish(actor=area.coordinator, wish=wish, now=NOON)


def a_joint_area():
    """An area of two municipalities; the first keeps the tracks."""
    area = an_area(people=0)
    neighbour = an_organisation()
    area.agreement.members.create(organisation=neighbour)
    return area, neighbour, an_actor(Role.COORDINATOR, neighbour)


def test_a_ground_lets_the_keeper_of_the_track_see_the_person():
    area, neighbour, coordinator = a_joint_area()
    person = a_participant(neighbour)

    with acting_as(coordinator):
        say_yes(actor=coordinator, participant=person, track=area.care, ground="Personen vill", now=NOON)

    assert Sharing.objects.get(participant=person).organisation == area.municipality


def test_people_who_are_not_seen_are_a_number_and_no_small_one():
    area, neighbour, coordinator = a_joint_area()
    told = []

    for _ in range(5):
        with acting_as(coordinator):
            say_yes(actor=coordinator, participant=a_participant(neighbour), track=area.care, now=NOON)
        with acting_as(area.coordinator):
            told.append(count_unseen(area.agreement, area.municipality).number)

    assert told == [None, None, None, None, 5]


def test_the_number_is_not_told_outside_the_agreement_or_in_anothers_name():
    area, neighbour, coordinator = a_joint_area()
    outsider_place = an_organisation()
    outsider = an_actor(Role.COORDINATOR, outsider_place)
    for _ in range(5):
        say_yes(actor=coordinator, participant=a_participant(neighbour), track=area.care, now=NOON)

    with acting_as(outsider):
        told = [count_unseen(area.agreement, place).number for place in (area.municipality, outsider_place)]

    assert told == [0, 0]
