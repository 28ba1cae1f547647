"""The legs of a trip: an example with changes, and that any trip's legs can be ridden one after the other."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.travel.legs import Leg, legs_of
from jobbspar.core.travel.search import arrival, network_of, rides_from
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.timetable import Call, Change, Door, Run, Stop, Timetable
from jobbspar.core.travel.walking import changes_between, minutes_on_foot
from jobbspar.core.travel.ways import Site, Spot
from jobbspar.core.travel.workdays import minutes_of, working_days
from tests.core.travel.test_search import EVER, changes, days, walks

MONDAY = date(2026, 5, 4)
WORKDAYS = frozenset(MONDAY + timedelta(days=n) for n in range(5))
VILLAGE, HUB, PLATFORM, TOWN = range(4)
STOPS = (
    Stop("Byn", 64.0, 16.0), Stop("Centrum", 64.2, 16.0), Stop("Centrum tåg", 64.202, 16.0), Stop("Staden", 64.4, 16.0)
)  # fmt: skip
NEAR_VILLAGE, NEAR_TOWN = Spot("2421", 64.005, 16.0), Spot("2481", 64.4, 16.01)
SHIFT = Shift(8 * 60, 16 * 60)


def run(line, *calls):
    return Run(0, tuple(Call(stop, minute, minute) for stop, minute in calls), line)


DAY = (
    run("45", (VILLAGE, 375), (HUB, 400)),
    run("Tåg 9", (PLATFORM, 415), (TOWN, 440)),
    run("Tåg 9", (TOWN, 980), (PLATFORM, 1010)),
    run("45", (HUB, 1030), (VILLAGE, 1055)),
)


def the_day(*runs, changes=()):
    homes, sites = {"2421": NEAR_VILLAGE}, {Site("2481"): NEAR_TOWN}
    made = Timetable("Exempel", "1", STOPS, (WORKDAYS,), runs, changes=changes)
    return working_days(made, homes=homes, sites=sites, shift=SHIFT, today=MONDAY)["2421", Site("2481")]


def test_the_walks_the_rides_and_the_change_on_the_way_there_and_home():
    home_walk, town_walk = minutes_on_foot(0.556), minutes_on_foot(0.4805)
    change = changes_between(STOPS)[HUB][PLATFORM]

    day = the_day(*DAY)

    assert day.out == (
        Leg(375 - home_walk, 375, None, VILLAGE),
        Leg(375, 400, VILLAGE, HUB, "45"),
        Leg(400, 400 + change, HUB, PLATFORM),
        Leg(415, 440, PLATFORM, TOWN, "Tåg 9"),
        Leg(440, 440 + town_walk, TOWN, None),
    )
    assert day.back == (
        Leg(960, 960 + town_walk, None, TOWN),
        Leg(980, 1010, TOWN, PLATFORM, "Tåg 9"),
        Leg(1010, 1010 + change, PLATFORM, HUB),
        Leg(1030, 1055, HUB, VILLAGE, "45"),
        Leg(1055, 1055 + home_walk, VILLAGE, None),
    )


def test_a_change_takes_what_the_timetable_says():
    day = the_day(*DAY, changes=(Change(HUB, PLATFORM, 7),))

    assert day.out[2] == Leg(400, 407, HUB, PLATFORM)


def test_a_change_at_the_same_stop_is_no_leg():
    through = (run("45", (VILLAGE, 375), (HUB, 400)), run("46", (HUB, 405), (TOWN, 440)), *DAY[2:])

    assert [leg.line for leg in the_day(*through).out] == [None, "45", "46", None]


def can_be_ridden(leg, *, day, with_booked):
    """Whether some run that carries the line goes from the stop at that minute to the other at that."""
    doors = {Door.OPEN, Door.BOOKED} if with_booked else {Door.OPEN}
    calls = day[int(leg.line)].calls
    return any(
        (on.stop, on.departs, off.stop, off.arrives) == (leg.start, leg.starts, leg.end, leg.ends)
        and {on.board, off.alight} <= doors
        for number, on in enumerate(calls)
        for off in calls[number + 1 :]
    )


@given(days, changes, walks, st.integers(0, 60), st.booleans())
def test_the_legs_of_any_way_can_be_gone_one_after_the_other(day, changes, start, leaves, with_booked):
    network = network_of([(run, 0) for run in day], walks=changes, between=EVER, with_booked=with_booked)

    for stop, ride in rides_from(network, leaves=leaves, start=start).items():
        legs = legs_of(ride, network=network, line=str, leaves=leaves, start=start, goal={stop: 2})

        rides = [leg for leg in legs if leg.line is not None]
        assert (legs[0].starts, legs[0].start) == (leaves, None)
        assert (legs[-1].ends, legs[-1].end) == (arrival(ride, {stop: 2}), None)
        assert all(before.end == after.start and before.ends <= after.starts for before, after in pairwise(legs))
        assert all(can_be_ridden(leg, day=day, with_booked=with_booked) for leg in rides)
        assert all(after.starts >= before.ends + changes[before.end][after.start] for before, after in pairwise(rides))


places = st.tuples(st.floats(-0.012, 0.012), st.floats(-0.024, 0.024))
buses = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 3), st.sampled_from([380, 400, 420, 965, 980, 1000]), st.integers(5, 40)
    ),
    max_size=12,
)


@given(buses, places, places)
def test_the_legs_add_up_to_the_minutes_told(told, home, site):
    runs = [run(str(number), (a, at), (b, at + lasts)) for number, (a, b, at, lasts) in enumerate(told) if a != b]
    homes = {"2421": Spot("2421", 64.0 + home[0], 16.0 + home[1])}
    sites = {Site("2481"): Spot("2481", 64.4 + site[0], 16.0 + site[1])}
    always = (run("9", (VILLAGE, 380), (TOWN, 430)), run("9", (TOWN, 1030), (VILLAGE, 1080)))
    made = Timetable("Exempel", "1", STOPS, (WORKDAYS,), (*DAY, *always, *runs))

    day = working_days(made, homes=homes, sites=sites, shift=SHIFT, today=MONDAY)["2421", Site("2481")]

    waits = [after.starts - before.ends for way in (day.out, day.back) for before, after in pairwise(way)]
    gone = sum(leg.ends - leg.starts for leg in (*day.out, *day.back)) + sum(waits)
    assert gone == (day.there - day.leaves) + (day.home - SHIFT.ends)
    assert min(waits) >= 0
    assert day.out[1].starts == day.out[0].ends  # Who leaves at the latest does not wait at the first stop.
    assert (day.out[0].starts, day.out[-1].ends) == (day.leaves, day.there)
    assert (day.back[0].starts, day.back[-1].ends) == (SHIFT.ends, day.home)
    assert minutes_of(day, SHIFT) == max(SHIFT.starts - day.out[0].starts, day.back[-1].ends - SHIFT.ends)
