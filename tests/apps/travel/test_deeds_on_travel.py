"""What people say of travel, what somebody enters by hand, and which source counts."""

import pytest
from django.db.utils import IntegrityError

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import Workplace
from jobbspar.apps.audit.models import Change, Event
from jobbspar.apps.travel.actions import clear_minutes, enter_minutes, say_terms
from jobbspar.apps.travel.models import TravelTerms, TravelTime
from jobbspar.apps.travel.queries import get_area, homes_of, sites_of, terms_of, trips_for, ways_for
from jobbspar.core.access import NotAllowed, Permission, Role
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.places import UnknownMunicipality
from jobbspar.core.rounds.problem import Mode, Trip
from jobbspar.core.travel.ways import NOT_ASKED, MinutesImpossible, MinutesMissing, Site, Terms, TravelSource
from tests.factories import (
    NOON,
    TODAY,
    a_letter,
    a_participant,
    a_track,
    a_user,
    a_workplace,
    an_actor,
    an_agreement,
    an_organisation,
)

pytestmark = pytest.mark.django_db
STORUMAN, LYCKSELE, GOTLAND = "2421", "2481", "0980"
THERE = Site(LYCKSELE)


@pytest.fixture
def area():
    owner, partner = an_organisation(municipality=STORUMAN), an_organisation(municipality=LYCKSELE)
    return an_agreement(owner, partner), an_actor(Role.COORDINATOR, partner)


def enter(area, **facts):
    agreement, actor = area
    plain = {"home": STORUMAN, "site": THERE, "mode": Mode.CAR, "minutes": 80, "now": NOON}
    with acting_as(actor):
        return enter_minutes(actor=actor, agreement=agreement, **{**plain, **facts})


def trip(area, mode=Mode.CAR, home=STORUMAN, site=THERE):
    with acting_as(area[1]):
        return next(way for way in ways_for(area[0], [home], [site]) if way.mode is mode)


def test_without_network_every_trip_in_the_area_is_estimated(area):
    agreement, actor = area

    with acting_as(actor):
        trips = trips_for(agreement, homes_of(agreement), sites_of(agreement))

    assert len(trips) == 2 * 2 * len(Mode)
    assert all(one.estimated for one in trips)
    by_mode = {one.mode: one.minutes for one in trips if (one.home, one.site) == (STORUMAN, LYCKSELE)}
    assert 85 <= by_mode[Mode.CAR] <= 125  # 92 km in the air
    assert by_mode[Mode.PUBLIC] > by_mode[Mode.CAR]


@pytest.mark.parametrize(("home", "site"), [("9999", THERE), (STORUMAN, Site("9999")), ("", THERE), (GOTLAND, THERE)])
def test_what_cannot_be_known_stays_unknown(area, home, site):
    with acting_as(area[1]):
        assert trips_for(area[0], [home], [site]) == ()

    assert trip(area, home=home, site=site).minutes is None
    assert not trip(area, home=home, site=site).is_closed


def test_a_workplace_is_measured_by_its_own_coordinates(area):
    employer = an_organisation(OrganisationKind.EMPLOYER)
    far = Workplace.objects.create(
        organisation=employer, name="Fjällstationen", municipality=STORUMAN, latitude=65.78, longitude=15.2
    )
    plain = a_workplace(employer)

    own = trip(area, home=STORUMAN, site=Site(STORUMAN, far.pk))
    seat = trip(area, home=STORUMAN, site=Site(STORUMAN, plain.pk))

    assert own.minutes > 100
    assert seat.minutes == trip(area, home=STORUMAN, site=Site(STORUMAN)).minutes


def test_what_is_entered_counts_and_says_by_whom_and_when(area):
    enter(area, note="Via  Malå")

    with acting_as(area[1]):
        trips = trips_for(area[0], [STORUMAN], [THERE])

    way = trip(area)
    assert (way.minutes, way.source, way.by, way.dated, way.note) == (
        80,
        TravelSource.ENTERED,
        area[1].name,
        TODAY,
        "Via Malå",
    )
    assert Trip(STORUMAN, LYCKSELE, Mode.CAR, 80, estimated=False) in trips
    assert trip(area, mode=Mode.PUBLIC).is_estimate


def test_it_leaves_a_trace(area):
    row = enter(area)
    enter(area, minutes=75)

    assert list(Event.objects.filter(subject_id=row.pk).values_list("deed", "user")) == [
        ("travel:enter-minutes", area[1].user),
        ("travel:enter-minutes", area[1].user),
    ]
    assert Change.objects.get(table="travel_traveltime", kind="UPDATE").before["minutes"] == 80


def test_cleared_it_is_an_estimate_again_and_the_history_is_kept(area):
    agreement, actor = area
    row = enter(area)

    with acting_as(actor):
        clear_minutes(actor=actor, agreement=agreement, home=STORUMAN, site=THERE, mode=Mode.CAR, now=NOON)
        again = clear_minutes(actor=actor, agreement=agreement, home=STORUMAN, site=THERE, mode=Mode.CAR, now=NOON)

    assert trip(area).is_estimate
    assert again is None
    assert list(Event.objects.filter(subject_id=row.pk).order_by("id").values_list("deed", flat=True)) == [
        "travel:enter-minutes",
        "travel:clear-minutes",
    ]


def test_no_way_there_and_home_is_known_and_gives_no_trip(area):
    enter(area, minutes=None, is_closed=True, mode=Mode.PUBLIC)

    with acting_as(area[1]):
        assert [one.mode for one in trips_for(area[0], [STORUMAN], [THERE])] == [Mode.CAR]
    assert trip(area, mode=Mode.PUBLIC).is_closed


def test_a_timetable_beats_the_estimate_and_is_beaten_by_hand(area):
    facts = {"agreement": area[0], "home": STORUMAN, "site": LYCKSELE, "mode": Mode.PUBLIC, "dated": TODAY}
    TravelTime.objects.create(source="timetable", minutes=95, leaves=360, there=450, home_again=1110, **facts)

    by_table = trip(area, mode=Mode.PUBLIC)
    enter(area, mode=Mode.PUBLIC, minutes=100)

    assert (by_table.minutes, by_table.source, by_table.day.home) == (95, TravelSource.TIMETABLE, 1110)
    assert trip(area, mode=Mode.PUBLIC).minutes == 100


@pytest.mark.parametrize("minutes", [0, -5, 301])
def test_minutes_that_cannot_be_are_refused(area, minutes):
    with pytest.raises(MinutesImpossible):
        enter(area, minutes=minutes)


def test_no_minutes_are_refused(area):
    with pytest.raises(MinutesMissing):
        enter(area, minutes=None)


def test_a_place_that_does_not_exist_is_refused(area):
    with pytest.raises(UnknownMunicipality):
        enter(area, site=Site("9999"))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STEERING])
def test_those_who_do_not_plan_may_not_enter(area, role):
    agreement, _ = area
    actor = an_actor(role, agreement.owner)

    with pytest.raises(NotAllowed):
        enter((agreement, actor))
    with acting_as(actor), pytest.raises(NotAllowed):
        clear_minutes(actor=actor, agreement=agreement, home=STORUMAN, site=THERE, mode=Mode.CAR, now=NOON)


def test_the_coordinator_next_door_may_not_enter(area):
    neighbour = an_actor(Role.COORDINATOR)
    an_agreement(an_organisation())

    with pytest.raises(NotAllowed):
        enter((area[0], neighbour))


def test_the_area_is_there_for_its_members_and_for_nobody_else(area):
    agreement, actor = area
    neighbour = an_actor(Role.COORDINATOR)
    steering = an_actor(Role.STEERING, agreement.owner)

    assert get_area(actor, agreement.pk) == agreement
    with pytest.raises(type(agreement).DoesNotExist):
        get_area(neighbour, agreement.pk)
    with pytest.raises(NotAllowed):
        get_area(steering, agreement.pk, permission=Permission.ROUND_PLAN_VIEW)
    with pytest.raises(NotAllowed):
        get_area(an_actor(Role.OFFICER, agreement.owner), agreement.pk, permission=Permission.ROUND_PLAN_EDIT)


def test_the_workplaces_of_letters_are_sites(area):
    employer = an_organisation(OrganisationKind.EMPLOYER)
    place = a_workplace(employer)
    a_letter(a_track(area[0], employer=employer), employer=employer, workplace=place)

    assert Site(place.municipality, place.pk) in sites_of(area[0])


def test_the_same_trip_cannot_be_stored_twice(area):
    enter(area)

    with pytest.raises(IntegrityError):
        TravelTime.objects.create(
            agreement=area[0], home=STORUMAN, site=LYCKSELE, mode="car", source="entered", minutes=5, dated=TODAY
        )


# What people say


@pytest.fixture
def home():
    municipality = an_organisation()
    return municipality, an_actor(Role.COORDINATOR, municipality), a_participant(municipality)


def say(actor, person, **facts):
    plain = {"mode": Mode.CAR, "longest_minutes": 45, "now": NOON}
    with acting_as(actor):
        return say_terms(actor=actor, participant=person, **{**plain, **facts})


def test_what_the_person_says_is_noted_with_a_trace(home):
    _, actor, person = home

    say(actor, person, home_place=" Norra  byn ")

    with acting_as(actor):
        assert terms_of([person.pk]) == {person.pk: Terms(Mode.CAR, 45, is_asked=True)}
    assert TravelTerms.objects.get().home_place == "Norra byn"
    assert Event.objects.get(deed="travel:say-terms").participant == person.pk


def test_whoever_has_not_been_asked_has_the_default_marked(home):
    person = home[2]

    assert terms_of([person.pk]) == {person.pk: NOT_ASKED}
    assert not NOT_ASKED.is_asked


def test_the_person_may_say_it_too(home):
    person = home[2]
    person.user = a_user(Role.PARTICIPANT, home[0])
    person.save()

    say(actor_for(person.user), person, mode=Mode.PUBLIC, longest_minutes=30)

    assert TravelTerms.objects.get().noted_by == person.user


def test_another_participant_may_not(home):
    other = an_actor(Role.PARTICIPANT, home[0])

    with pytest.raises(NotAllowed):
        say(other, home[2])


def test_the_coordinator_next_door_may_not(home):
    neighbour = an_actor(Role.COORDINATOR)
    a_participant(an_organisation())

    with pytest.raises(NotAllowed):
        say(neighbour, home[2])


def test_terms_next_door_are_not_read(home):
    _, actor, person = home
    say(actor, person)

    with acting_as(an_actor(Role.COORDINATOR)):
        assert terms_of([person.pk]) == {person.pk: NOT_ASKED}


def test_terms_that_cannot_be_are_refused(home):
    with pytest.raises(MinutesImpossible):
        say(home[1], home[2], longest_minutes=0)
