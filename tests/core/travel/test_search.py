"""The scan of connections against trying every way, and the latest departure against trying every minute."""

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.travel.search import earliest_arrival, latest_departure, network_of
from jobbspar.core.travel.timetable import Call, Door, Run

STOPS, HORIZON = 5, 60
EVER = (-10_000, 10_000)
doors = st.sampled_from([Door.OPEN, Door.OPEN, Door.OPEN, Door.SHUT, Door.BOOKED])


@st.composite
def runs(draw):
    """A run past two to five stops, perhaps the same stop again; some hops take no time."""
    minute, calls = draw(st.integers(0, HORIZON)), []
    for stop in draw(st.lists(st.integers(0, STOPS - 1), min_size=2, max_size=5)):
        arrives = minute + draw(st.integers(0, 8))
        minute = arrives + draw(st.integers(0, 3))
        calls.append(Call(stop, arrives, minute, draw(doors), draw(doors)))
    return Run(0, tuple(calls))


walks = st.dictionaries(st.integers(0, STOPS - 1), st.integers(0, 9), max_size=2)
changes = st.dictionaries(
    st.integers(0, STOPS - 1),
    st.dictionaries(st.integers(0, STOPS - 1), st.integers(1, 6), max_size=3),
    max_size=STOPS,
)
days = st.lists(runs(), max_size=5)


def by_trying_every_way(day, changes, *, leaves, start, goal, with_booked):
    """Every boarding, every ride and every change, one after the other; no run is ridden twice to any use."""
    doors = {Door.OPEN, Door.BOOKED} if with_booked else {Door.OPEN}

    def arrivals(ready, left):
        for number in left:
            calls = day[number].calls
            for i, on in enumerate(calls):
                if on.stop not in ready or on.departs < ready[on.stop] or on.board not in doors:
                    continue
                for off in calls[i + 1 :]:
                    if off.alight in doors:
                        if off.stop in goal:
                            yield off.arrives + goal[off.stop]
                        onwards = {stop: off.arrives + far for stop, far in changes.get(off.stop, {}).items()}
                        yield from arrivals(onwards, left - {number})

    ready = {stop: leaves + minutes for stop, minutes in start.items()}
    return min(arrivals(ready, frozenset(range(len(day)))), default=None)


@given(days, changes, walks, walks, st.integers(0, HORIZON), st.booleans())
def test_the_earliest_arrival_is_that_of_trying_every_way(day, changes, start, goal, leaves, with_booked):
    network = network_of([(run, 0) for run in day], walks=changes, between=EVER, with_booked=with_booked)

    found = earliest_arrival(network, leaves=leaves, start=start, goal=goal)

    assert found == by_trying_every_way(day, changes, leaves=leaves, start=start, goal=goal, with_booked=with_booked)


@given(days, changes, walks, walks, st.integers(0, 2 * HORIZON))
def test_the_latest_departure_is_the_last_minute_that_is_in_time(day, changes, start, goal, arrives):
    network = network_of([(run, 0) for run in day], walks=changes, between=EVER, with_booked=True)

    found = latest_departure(network, arrives=arrives, start=start, goal=goal)

    in_time = [
        minute
        for minute in range(-10, 2 * HORIZON)
        if (there := earliest_arrival(network, leaves=minute, start=start, goal=goal)) is not None and there <= arrives
    ]
    assert found == max(in_time, default=None)


@given(days, changes, walks, walks, st.integers(0, HORIZON), st.integers(0, 3))
def test_moving_the_whole_day_moves_the_answer(day, changes, start, goal, leaves, moved):
    plain = network_of([(run, 0) for run in day], walks=changes, between=EVER, with_booked=True)
    later = network_of([(run, moved) for run in day], walks=changes, between=EVER, with_booked=True)

    first = earliest_arrival(plain, leaves=leaves, start=start, goal=goal)
    second = earliest_arrival(later, leaves=leaves + moved, start=start, goal=goal)

    assert second == (None if first is None else first + moved)


def test_nobody_gets_off_where_the_door_is_shut():
    run = Run(0, (Call(0, 0, 0), Call(1, 5, 5, alight=Door.SHUT), Call(2, 9, 9)))
    network = network_of([(run, 0)], walks={}, between=EVER, with_booked=True)

    assert earliest_arrival(network, leaves=0, start={0: 0}, goal={1: 0}) is None
    assert earliest_arrival(network, leaves=0, start={0: 0}, goal={2: 0}) == 9


def test_a_run_that_must_be_booked_is_left_out_unless_asked_for():
    run = Run(0, (Call(0, 0, 0, Door.BOOKED), Call(1, 5, 5)))

    with_booked = network_of([(run, 0)], walks={}, between=EVER, with_booked=True)
    without = network_of([(run, 0)], walks={}, between=EVER, with_booked=False)

    assert earliest_arrival(with_booked, leaves=0, start={0: 0}, goal={1: 0}) == 5
    assert earliest_arrival(without, leaves=0, start={0: 0}, goal={1: 0}) is None
