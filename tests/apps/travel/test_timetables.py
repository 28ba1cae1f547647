"""A timetable is read in: the area's trips follow it, the same twice changes nothing, nothing is half saved."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError

from jobbspar.adapters.gtfs import read_feed
from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.agreements.models import AgreementMunicipality
from jobbspar.apps.audit.models import Event
from jobbspar.apps.travel.actions import enter_minutes, say_shift, store_timetable
from jobbspar.apps.travel.bridge import timetable_of
from jobbspar.apps.travel.models import Timetable as TimetableRow
from jobbspar.apps.travel.models import TravelTime, TripLegs
from jobbspar.apps.travel.queries import get_trip, is_shift_said, shift_of, stops_of, trips_for, ways_for
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.timetable import Call, Change, Run, Stop, Timetable
from jobbspar.core.travel.ways import Day, NoWay, Site, TravelSource
from tests.factories import NOON, TODAY, an_actor, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
BESIDE = [folder / "shared" / "data" / "travel" for folder in Path(__file__).resolve().parents]
FEED = next(filter(Path.is_dir, BESIDE), Path("travel")) / "CONSTRUCTED_gtfs_vasterbotten_mini.zip"
VILHELMINA, STORUMAN, LYCKSELE, NORSJO = "2462", "2421", "2481", "2417"
SHIFT = Shift(8 * 60 + 30, 16 * 60 + 30)
CALLS = (Call(0, 360, 360), Call(1, 420, 425), Call(2, 500, 500))
BACK = (Call(2, 1000, 1000), Call(1, 1080, 1085), Call(0, 1140, 1140))

BOTH_WAYS = (Run(0, CALLS, "45"), Run(0, BACK, "45"))


def timetable(digest="a", runs=BOTH_WAYS):
    stops = (
        Stop("Vilhelmina busstation", 64.62352, 16.65909),
        Stop("Storuman busstation", 65.09939, 17.11965),
        Stop("Lycksele busstation", 64.59156, 18.66901),
    )
    weekdays = frozenset(date(2026, 5, day) for day in range(4, 9))
    return Timetable("Buss", "2026-05", stops, (weekdays,), runs, digest)


@pytest.fixture
def area():
    owner = an_organisation(municipality=LYCKSELE)
    agreement = an_agreement(owner)
    version = agreement.versions.get()
    for code in (VILHELMINA, STORUMAN, LYCKSELE, NORSJO):
        AgreementMunicipality.objects.create(version=version, code=code)
    actor = an_actor(Role.COORDINATOR, owner)
    with acting_as(actor):
        say_shift(actor=actor, agreement=agreement, shift=SHIFT, now=NOON)
    return agreement, actor


def way(area, home=VILHELMINA, site=LYCKSELE, mode=Mode.PUBLIC):
    return next(one for one in ways_for(area[0], [home], [Site(site)]) if one.mode is mode)


def rows():
    return [list(table.objects.order_by("pk").values()) for table in (TravelTime, TripLegs)]


def test_the_areas_trips_follow_the_timetable(area):
    summary = store_timetable(timetable=timetable(), now=NOON)

    found = way(area)
    assert (found.source, found.timetable, found.dated) == (TravelSource.TIMETABLE, "Buss", TODAY)
    assert found.day == Day(leaves=359, there=501, home=1141)
    assert found.minutes == max(510 - 359, 1141 - 990)
    assert (summary.trips, summary.without_way, summary.changed) == (6, 3, 6)


def test_a_way_out_but_none_home_is_no_trip(area):
    store_timetable(timetable=timetable(runs=(Run(0, CALLS),)), now=NOON)

    assert way(area).is_closed
    assert (way(area).no_way, way(area, home=LYCKSELE, site=VILHELMINA).no_way) == (NoWay.HOME, NoWay.BOTH)
    assert {trip.mode for trip in trips_for(area[0], [VILHELMINA], [Site(LYCKSELE)])} == {Mode.CAR}


def the_trip(area, home=VILHELMINA, site=LYCKSELE):
    return get_trip(area[0], home=home, site=site, mode="public")


def test_the_legs_of_a_trip_are_kept_with_the_names_of_their_stops(area):
    store_timetable(timetable=timetable(), now=NOON)

    trip = the_trip(area)

    assert [(leg.starts, leg.ends, leg.line) for leg in trip.day.out] == [
        (359, 360, None), (360, 500, "45"), (500, 501, None)
    ]  # fmt: skip
    assert [leg.line for leg in trip.day.back] == [None, "45", None]
    assert stops_of(trip) == {0: "Vilhelmina busstation", 2: "Lycksele busstation"}
    assert way(area).day.out == ()  # Where many trips are read, their legs are not.


def test_legs_follow_their_trip(area):
    agreement, actor = area
    store_timetable(timetable=timetable(), now=NOON)
    later = tuple(Call(one.stop, one.arrives + 10, one.departs + 10) for one in BACK)

    store_timetable(timetable=timetable("b", (Run(0, CALLS), Run(0, later))), now=NOON)
    newer = the_trip(area).day.back[1]
    with acting_as(actor):
        say_shift(actor=actor, agreement=agreement, shift=Shift(7 * 60, 16 * 60), now=NOON)

    assert (newer.starts, newer.ends) == (1010, 1150)
    assert not TripLegs.objects.filter(trip__minutes=None).exists()


def test_legs_are_kept_where_another_timetable_knows_nothing_and_go_with_a_trip_that_goes(area):
    elsewhere = Timetable("Tåg", "", (Stop("Y", 55.6, 13.0),), (frozenset({TODAY}),), (Run(0, (CALLS[0],)),), "c")
    store_timetable(timetable=timetable(), now=NOON)

    store_timetable(timetable=elsewhere, now=NOON)
    kept = TripLegs.objects.count()
    store_timetable(timetable=replace(elsewhere, name="Buss"), now=NOON)

    assert (kept, TripLegs.objects.count()) == (3, 0)


def test_a_time_entered_by_hand_has_no_legs(area):
    agreement, actor = area
    store_timetable(timetable=timetable(), now=NOON)
    facts = {"home": VILHELMINA, "site": Site(LYCKSELE), "mode": Mode.PUBLIC, "minutes": 111}
    with acting_as(actor):
        enter_minutes(actor=actor, agreement=agreement, now=NOON, **facts)

    assert the_trip(area).day is None


def test_the_database_keeps_a_half_only_where_there_is_no_trip(area):
    store_timetable(timetable=timetable(), now=NOON)

    with pytest.raises(IntegrityError, match="travel_time_no_way"):
        TravelTime.objects.filter(minutes__isnull=False).update(no_way=NoWay.HOME)


def test_where_the_timetable_knows_nothing_the_estimate_stands(area):
    store_timetable(timetable=timetable(), now=NOON)

    assert way(area, home=NORSJO).is_estimate
    assert way(area, mode=Mode.CAR).is_estimate


def test_the_same_file_twice_changes_nothing(area):
    store_timetable(timetable=timetable(), now=NOON)
    before = rows()

    again = store_timetable(timetable=timetable(), now=NOON.replace(year=2027))

    assert (again.already_there, again.changed) == (True, 0)
    assert rows() == before
    assert TimetableRow.objects.get().imported_at == NOON


def test_a_newer_takes_the_place_of_the_one_before(area):
    store_timetable(timetable=timetable(), now=NOON)
    later = tuple(Call(one.stop, one.arrives + 10, one.departs + 10) for one in BACK)

    summary = store_timetable(timetable=timetable("b", (Run(0, CALLS), Run(0, later))), now=NOON)

    assert summary.changed == 3
    assert way(area).day.home == 1151
    assert TimetableRow.objects.get().digest == "b"


def test_a_trip_that_the_newer_does_not_know_is_an_estimate_again(area):
    store_timetable(timetable=timetable(), now=NOON)
    elsewhere = Timetable("Buss", "", (Stop("Y", 55.6, 13.0),), (frozenset({TODAY}),), (Run(0, (CALLS[0],)),), "c")

    store_timetable(timetable=elsewhere, now=NOON)

    assert way(area).is_estimate


def test_what_was_entered_by_hand_is_left(area):
    agreement, actor = area
    facts = {"home": VILHELMINA, "site": Site(LYCKSELE), "mode": Mode.PUBLIC, "minutes": 111}
    with acting_as(actor):
        enter_minutes(actor=actor, agreement=agreement, now=NOON, **facts)

    store_timetable(timetable=timetable(), now=NOON)

    assert way(area).minutes == 111


def test_a_stored_timetable_is_the_one_that_was_read(area):
    told = replace(timetable(), changes=(Change(0, 1, None), Change(1, 0, 7)))
    store_timetable(timetable=told, now=NOON)

    assert timetable_of(TimetableRow.objects.get()) == told


def test_a_change_that_cannot_be_made_stands_when_the_hours_are_changed(area):
    """The hours are counted from what was stored, so what the file said of changes must have been stored too."""
    agreement, actor = area
    onwards = (Run(0, CALLS[:2], "45"), Run(0, (Call(1, 430, 430), CALLS[2]), "46"), Run(0, BACK, "45"))
    open_, shut = timetable("a", onwards), replace(timetable("b", onwards), changes=(Change(1, 1, None),))
    later = Shift(8 * 60 + 31, 16 * 60 + 30)

    found = []
    for told in (open_, shut):
        store_timetable(timetable=told, now=NOON)
        with acting_as(actor):
            say_shift(actor=actor, agreement=agreement, shift=later, now=NOON)
        found.append(way(area).is_closed)

    assert found == [False, True]


def test_other_hours_are_counted_at_once(area):
    agreement, actor = area
    store_timetable(timetable=timetable(), now=NOON)

    with acting_as(actor):
        say_shift(actor=actor, agreement=agreement, shift=Shift(7 * 60, 16 * 60), now=NOON)

    assert way(area).is_closed
    assert way(area, home=VILHELMINA, site=STORUMAN).is_closed
    assert Event.objects.filter(deed="travel:say-shift").count() == 2


def test_hours_that_nobody_has_said_are_the_default():
    agreement = an_agreement(an_organisation())

    assert shift_of(agreement) == Shift()
    assert not is_shift_said(agreement)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STEERING])
def test_only_those_who_plan_say_the_hours(area, role):
    actor = an_actor(role, area[0].owner)

    with acting_as(actor), pytest.raises(NotAllowed):
        say_shift(actor=actor, agreement=area[0], shift=SHIFT, now=NOON)


def test_the_coordinator_next_door_does_not_say_the_hours(area):
    neighbour = an_actor(Role.COORDINATOR)

    with acting_as(neighbour), pytest.raises(NotAllowed):
        say_shift(actor=neighbour, agreement=area[0], shift=SHIFT, now=NOON)


@pytest.mark.skipif(not FEED.exists(), reason="the constructed feed is not beside the repository")
def test_a_published_feed_from_file_to_page(area):
    store_timetable(timetable=read_feed(FEED, today=TODAY), now=NOON)

    assert way(area).day == Day(leaves=364, there=506, home=1141)
    assert way(area, home=STORUMAN).day.home == 1081
    assert way(area, home=LYCKSELE, site=STORUMAN).no_way is NoWay.BOTH
    assert [leg.line for leg in the_trip(area).day.out] == [None, "45", None]
    assert set(stops_of(the_trip(area)).values()) == {"Vilhelmina busstation", "Lycksele busstation"}
