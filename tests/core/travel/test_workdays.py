"""Whole working days: there in time, home again afterwards, on every day of the week that is worked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.places import distance_km, municipality
from jobbspar.core.travel.shifts import Shift, ShiftImpossible, ShiftWithoutDays, clock
from jobbspar.core.travel.timetable import Call, Door, Run, Stop, Timetable
from jobbspar.core.travel.walking import CHANGE_MINUTES, LONGEST_CHANGE_KM, changes_between, minutes_on_foot, stops_near
from jobbspar.core.travel.ways import NoWay, Site, Spot, seat_of
from jobbspar.core.travel.workdays import minutes_of, working_days

MONDAY = date(2026, 5, 4)
WORKDAYS = frozenset(MONDAY + timedelta(days=n) for n in range(5))
HOME, SITE = "2421", Site("2481")
SHIFT = Shift(7 * 60, 16 * 60)
STOPS = tuple(Stop(code, municipality(code).latitude, municipality(code).longitude) for code in (HOME, "2481"))


def at(hours, minutes=0):
    return 60 * hours + minutes


def run(start, departs, arrives, *, service=0, door=Door.OPEN):
    return Run(service, (Call(start, departs, departs, door, door), Call(1 - start, arrives, arrives, door, door)))


OUT, HOMEWARDS = run(0, at(5, 30), at(6, 50)), run(1, at(16, 20), at(17, 40))


def timetable(*runs, services=(WORKDAYS,)):
    return Timetable("Exempel", "1", STOPS, tuple(map(frozenset, services)), runs)


def answer(*runs, services=(WORKDAYS,), shift=SHIFT, today=MONDAY):
    found = working_days(
        timetable(*runs, services=services),
        homes={HOME: seat_of(HOME)},
        sites={SITE: seat_of(SITE.municipality)},
        shift=shift,
        today=today,
    )
    return found[HOME, SITE]


def test_out_in_time_and_home_again():
    day = answer(OUT, HOMEWARDS, run(0, at(5), at(6, 10)), run(1, at(18), at(19)))

    assert (day.leaves, day.there, day.home) == (at(5, 30), at(6, 50), at(17, 40))
    assert minutes_of(day, SHIFT) == 100


def test_the_wait_before_the_work_is_part_of_the_trip():
    assert minutes_of(answer(run(0, at(4), at(5)), HOMEWARDS), SHIFT) == 180


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([OUT], NoWay.HOME),
        ([OUT, run(1, at(15, 50), at(17))], NoWay.HOME),
        ([HOMEWARDS], NoWay.THERE),
        ([HOMEWARDS, run(0, at(6), at(7, 5))], NoWay.THERE),
        ([run(0, 380, 425)], NoWay.BOTH),
        ([], NoWay.BOTH),
    ],
)
def test_a_trip_with_no_way_there_or_home_is_not_a_trip_and_says_which(runs, told):
    assert answer(*runs) is told


def test_no_way_there_on_one_day_and_none_home_on_another_is_neither():
    friday = frozenset([MONDAY + timedelta(days=4)])
    services = (WORKDAYS, friday, WORKDAYS - friday)

    assert answer(replace(OUT, service=1), replace(HOMEWARDS, service=2), services=services) is NoWay.BOTH


def test_a_bus_home_that_does_not_go_on_fridays_is_not_a_bus_home():
    no_friday = WORKDAYS - {MONDAY + timedelta(days=4)}

    four_days = Shift(SHIFT.starts, SHIFT.ends, frozenset(range(4)))

    late = run(1, at(16, 20), at(17, 40), service=1)
    assert answer(OUT, late, services=(WORKDAYS, no_friday)) is NoWay.HOME
    assert answer(OUT, late, services=(WORKDAYS, no_friday), shift=four_days) is not None


def test_the_hardest_day_of_the_week_is_told():
    friday = [MONDAY + timedelta(days=4)]
    early, late = run(1, at(16, 20), at(17, 40)), run(1, at(18), at(19, 20), service=1)
    not_friday = Run(2, early.calls)

    day = answer(OUT, not_friday, late, services=(WORKDAYS, friday, WORKDAYS - set(friday)))

    assert day.home == at(19, 20)


def test_a_night_shift_is_left_on_the_next_morning():
    out, back = run(0, at(19, 30), at(20, 40)), run(1, at(7, 15), at(8, 20))
    every_day = [MONDAY + timedelta(days=n) for n in range(-1, 8)]

    day = answer(out, back, services=(every_day,), shift=Shift(at(21), at(7)))

    assert (day.leaves, day.there, day.home) == (at(19, 30), at(20, 40), at(24 + 8, 20))
    assert clock(day.home) == "08:20"


def test_a_night_bus_of_the_day_before_is_found():
    out, back = run(0, at(24 + 4), at(24 + 5)), run(1, at(14, 10), at(15))
    every_day = [MONDAY + timedelta(days=n) for n in range(-1, 8)]

    assert answer(out, back, services=(every_day,), shift=Shift(at(5, 30), at(14))).leaves == at(4)


def test_what_must_be_booked_is_used_only_where_nothing_else_goes_and_is_told():
    booked = run(1, at(16, 5), at(17), door=Door.BOOKED)

    only = answer(OUT, booked)
    both = answer(OUT, booked, HOMEWARDS)

    assert (only.home, only.must_be_booked) == (at(17), True)
    assert (both.home, both.must_be_booked) == (at(17, 40), False)


def test_what_must_be_booked_does_not_hide_which_half_there_is_no_way_for():
    booked = run(1, at(16, 5), at(17), door=Door.BOOKED)

    assert answer(booked) is NoWay.THERE
    assert answer(run(0, at(4), at(5), door=Door.BOOKED)) is NoWay.HOME


def test_what_the_timetable_cannot_know_is_left_out():
    found = working_days(
        timetable(OUT, HOMEWARDS),
        homes={HOME: seat_of(HOME), "2401": seat_of("2401"), "9999": None},
        sites={SITE: seat_of("2481"), Site(HOME): seat_of(HOME)},
        shift=SHIFT,
        today=MONDAY,
    )

    assert set(found) == {(HOME, SITE)}


def test_a_holiday_does_not_stand_for_its_day_of_the_week():
    weeks = [MONDAY + timedelta(weeks=n) for n in range(5)]
    holiday = weeks[0]
    services = (frozenset(weeks) - {holiday}, frozenset({holiday}))

    days = timetable(OUT, HOMEWARDS, run(0, 1, 2, service=1), services=services).ordinary_days([0, 6], today=MONDAY)

    assert days == {0: weeks[1], 6: None}


def test_a_timetable_that_is_over_still_tells():
    assert answer(OUT, HOMEWARDS, today=date(2030, 1, 1)) is not None


@given(st.floats(55, 69), st.floats(11, 24), st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), max_size=12))
def test_changes_are_those_of_measuring_every_pair(latitude, longitude, moves):
    stops = [Stop("", latitude + 0.008 * up, longitude + 0.02 * along) for up, along in moves]

    found = changes_between(stops)

    spots = [Spot("", stop.latitude, stop.longitude) for stop in stops]
    for number, here in enumerate(spots):
        far = {other: distance_km(here, there) for other, there in enumerate(spots) if other != number}
        near = {other: CHANGE_MINUTES + minutes_on_foot(km) for other, km in far.items() if km <= LONGEST_CHANGE_KM}
        assert found[number] == near | {number: CHANGE_MINUTES}


def test_a_stop_without_coordinates_is_near_nothing():
    nowhere = Stop("Nytorget", None, None)

    assert stops_near(seat_of(HOME), [nowhere]) == {}
    assert changes_between([nowhere, STOPS[0]]) == {0: {0: CHANGE_MINUTES}, 1: {1: CHANGE_MINUTES}}


@pytest.mark.parametrize("facts", [{"starts": 60, "ends": 60}, {"starts": -1}, {"ends": 24 * 60}])
def test_a_shift_that_cannot_be_is_refused(facts):
    with pytest.raises(ShiftImpossible):
        Shift(**facts)


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({7})])
def test_a_shift_without_days_is_refused(weekdays):
    with pytest.raises(ShiftWithoutDays):
        Shift(weekdays=weekdays)
