"""transfers.txt, stations and frequencies.txt: examples, and whole feeds against trying every minute of their rows."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbspar.adapters.gtfs import read_feed
from jobbspar.core.travel.search import earliest_arrival, latest_departure, network_of
from jobbspar.core.travel.timetable import BrokenTimetable
from jobbspar.core.travel.walking import CHANGE_MINUTES, changes_between

DAY = date(2026, 5, 8)
EVE = "20260507"
STOPS = "ABCDE"
STATION_OF = {"A": "", "B": "S", "C": "S", "D": "", "E": ""}
EVER = (-10_000, 10_000)
CHANGES = "from_stop_id,to_stop_id,transfer_type,min_transfer_time"


def feed_of(trips, *, transfers=(), frequencies=(), stops=None, transfers_head=CHANGES):
    """A feed with one route; a trip is (id, service, [(stop, arrives, departs)]) in minutes."""
    rows = stops or ["stop_id,stop_name,parent_station", "S,Station,", *(f"{s},{s},{STATION_OF[s]}" for s in STOPS)]
    files = {
        "stops.txt": rows,
        "routes.txt": ["route_id,route_type", "R,700"],
        "trips.txt": ["route_id,service_id,trip_id", *(f"R,{service},{trip}" for trip, service, _ in trips)],
        "calendar_dates.txt": ["service_id,date,exception_type", "day,20260508,1", f"eve,{EVE},1"],
        "stop_times.txt": [
            "trip_id,stop_id,stop_sequence,arrival_time,departure_time",
            *(
                f"{trip},{stop},{n},{written(came)},{written(went)}"
                for trip, _, calls in trips
                for n, (stop, came, went) in enumerate(calls)
            ),
        ],
        "transfers.txt": [transfers_head, *transfers],
        "frequencies.txt": ["trip_id,start_time,end_time,headway_secs,exact_times", *frequencies],
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "feed.zip"
        with ZipFile(path, "w") as packed:
            for name, lines in files.items():
                packed.writestr(name, "\n".join(lines) + "\n")
        return read_feed(path, today=DAY)


def written(minute):
    return f"{minute // 60:02}:{minute % 60:02}:00"


def ends_of(feed, start, goal):
    names = [stop.name for stop in feed.stops]
    return ({names.index(start): 0} if start in names else {}), ({names.index(goal): 0} if goal in names else {})


def network(feed):
    walks = changes_between(feed.stops, feed.changes)
    return network_of(feed.runs_around(DAY), walks=walks, between=EVER, with_booked=True)


def arrival(feed, *, leaves, start="A", goal="E"):
    first, last = ends_of(feed, start, goal)
    return earliest_arrival(network(feed), leaves=leaves, start=first, goal=last)


def changes_of(feed):
    return {(feed.stops[one.start].name, feed.stops[one.end].name): one.minutes for one in feed.changes}


TWO = [
    ("T", "day", [("A", 360, 360), ("B", 370, 370)]),
    ("U", "day", [("C", 371, 371), ("E", 380, 380)]),
    ("V", "day", [("C", 373, 373), ("E", 390, 390)]),
    ("W", "day", [("C", 380, 380), ("E", 400, 400)]),
]


@pytest.mark.parametrize(
    ("transfers", "there"),
    [
        ([], 390),  # a change within the station, three minutes
        (["B,C,0,"], 390),
        (["B,C,,"], 390),
        (["B,C,1,"], 380),  # the next one waits, so the 06:11 is caught
        (["B,C,2,60"], 380),
        (["B,C,2,61"], 390),
        (["B,C,2,600"], 400),
        (["B,C,2,"], 390),
        (["B,C,3,"], None),
        (["S,S,3,"], None),  # said of the station, it holds for its platforms
        (["S,S,3,", "B,C,2,60"], 380),  # and what is said of the platforms beats it
        (["B,C,2,60", "S,S,3,"], 380),
        (["B,S,2,600", "S,S,2,60"], 400),
        (["C,B,3,"], 390),  # the other direction
        (["B,C,4,", ",,5,"], 390),  # staying aboard is no change
    ],
)
def test_a_change_takes_what_the_timetable_says(transfers, there):
    assert arrival(feed_of(TWO, transfers=transfers), leaves=350) == there


def test_a_row_for_some_trips_only_is_passed_by():
    head = "from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id"

    feed = feed_of(TWO, transfers=["B,C,3,,T"], transfers_head=head)

    assert changes_of(feed) == {("B", "C"): CHANGE_MINUTES, ("C", "B"): CHANGE_MINUTES}


def test_a_platform_without_a_place_lies_where_its_station_does():
    rows = ["stop_id,stop_name,stop_lat,stop_lon,parent_station", "S,Station,63.1,14.5,", "B,B,,,S", "C,C,,,S"]

    feed = feed_of([("T", "day", [("B", 360, 360), ("C", 370, 370)])], stops=rows)

    assert {(stop.latitude, stop.longitude) for stop in feed.stops} == {(63.1, 14.5)}


def test_a_repeated_trip_goes_until_the_end_and_not_at_its_own_time():
    feed = feed_of([("T", "day", [("A", 0, 0), ("E", 10, 10)])], frequencies=["T,06:00:00,07:00:00,1200,1"])

    assert [run.calls[0].departs for run in feed.runs] == [360, 380, 400]


def test_a_repeated_trip_goes_past_midnight():
    feed = feed_of([("T", "eve", [("A", 60, 60), ("E", 70, 70)])], frequencies=["T,23:50:00,24:30:00,1200,1"])

    assert arrival(feed, leaves=0) == 20  # the run of the day before that leaves at 24:10


@pytest.mark.parametrize(
    ("file", "row", "says"),
    [
        ("frequencies", "X,06:00:00,07:00:00,600,1", "no such trip"),
        ("frequencies", "T,06:00,07:00:00,600,1", "06:10:00"),
        ("frequencies", "T,07:00:00,07:00:00,600,1", "later end"),
        ("frequencies", "T,06:00:00,999:00:00,600,1", "two days"),
        ("frequencies", "T,06:00:00,07:00:00,0,1", "a minute apart"),
        ("frequencies", "T,06:00:00,07:00:00,ten,1", "a number"),
        ("frequencies", "T,06:00:00,07:00:00,,1", "is missing"),
        ("frequencies", "T,06:00:00,07:00:00,600,2", "exact_times"),
        ("transfers", "B,Z,0,", "no such stop"),
        ("transfers", "B,,0,", "is missing"),
        ("transfers", "B,C,9,", "from 0 to 5"),
        ("transfers", "B,C,2,-60", "a number"),
    ],
)
def test_what_is_wrong_is_pointed_at(file, row, says):
    with pytest.raises(BrokenTimetable, match=rf"^{file}\.txt, 2: .*{says}"):
        feed_of(TWO, **{file: [row]})


def test_a_station_that_is_not_there_is_pointed_at():
    with pytest.raises(BrokenTimetable, match=r"^stops\.txt, 3: .*parent station"):
        feed_of(TWO, stops=["stop_id,stop_name,parent_station", "A,A,", "B,B,Z"])


def test_a_change_between_stops_that_nothing_uses_is_left_out():
    assert changes_of(feed_of(TWO, transfers=["D,A,2,60", "D,D,3,"])) == {
        ("B", "C"): CHANGE_MINUTES,
        ("C", "B"): CHANGE_MINUTES,
    }


@st.composite
def raw_trips(draw):
    made = []
    for n in range(draw(st.integers(1, 5))):
        service = draw(st.sampled_from(["day", "day", "eve"]))
        minute = draw(st.integers(0, 30)) + (24 * 60 if service == "eve" else 0)
        calls = []
        for stop in draw(st.lists(st.sampled_from(STOPS), min_size=2, max_size=4, unique=True)):
            came = minute + draw(st.integers(1, 8))
            minute = came + draw(st.integers(0, 3))
            calls.append((stop, came, minute))
        made.append((f"T{n}", service, calls))
    return made


raw_transfers = st.dictionaries(
    st.tuples(st.sampled_from("ABCDES"), st.sampled_from("ABCDES")),
    st.tuples(st.sampled_from("0123"), st.sampled_from(["", "0", "60", "150"])),
    max_size=6,
)
raw_repeats = st.dictionaries(
    st.integers(0, 4), st.tuples(st.integers(0, 10), st.integers(1, 25), st.integers(1, 9)), max_size=2
)


def change_of(transfers, start, end):
    """What holds between two platforms: the most exact row, else the station or the platform itself, else nothing."""
    holds = CHANGE_MINUTES if start == end or (STATION_OF[start] and STATION_OF[start] == STATION_OF[end]) else None
    for pair in ((STATION_OF[start], STATION_OF[end]), (start, end)):
        if pair in transfers:
            kind, seconds = transfers[pair]
            holds = {"0": CHANGE_MINUTES, "1": 0, "3": None}.get(kind, CHANGE_MINUTES)
            if kind == "2" and seconds:
                holds = (int(seconds) + 59) // 60
    return holds


def departures(trips, repeats):
    """Every vehicle of the day as (stop, arrives, departs), counted from its midnight."""
    for n, (_, service, calls) in enumerate(trips):
        moved = -24 * 60 if service == "eve" else 0
        if n not in repeats:
            yield [(stop, came + moved, went + moved) for stop, came, went in calls]
            continue
        start, lasts, headway = repeats[n]
        shift = 24 * 60 if service == "eve" else 0
        for leaves in range(start + shift, start + shift + lasts, headway):
            by = leaves - calls[0][2] + moved
            yield [(stop, came + by, went + by) for stop, came, went in calls]


def by_trying_every_minute(trips, transfers, repeats, *, leaves):
    """Standing ready at a stop in a minute, and each minute after; no cleverness."""
    vehicles = list(departures(trips, repeats))
    ready, off = {("A", leaves)}, set()
    waiting = list(ready)
    while waiting:
        stop, minute = waiting.pop()
        reached = {(stop, minute + 1)} if minute < 200 else set()
        for calls in vehicles:
            for i, (on, _, went) in enumerate(calls):
                if (on, went) == (stop, minute):
                    for down, came, _ in calls[i + 1 :]:
                        off.add((down, came))
                        changes = ((end, change_of(transfers, down, end)) for end in STOPS)
                        reached |= {(end, came + far) for end, far in changes if far is not None}
        waiting += reached - ready
        ready |= reached
    return min((came for stop, came in off if stop == "E"), default=None)


# Rows where one end is a platform of the station and the other the station itself have an example of their own.
def is_plain(pair):
    return ("S" in pair) <= (pair == ("S", "S"))


@settings(max_examples=150, deadline=None)
@given(raw_trips(), raw_transfers, raw_repeats, st.integers(0, 20))
def test_a_feed_leads_where_trying_every_minute_leads(trips, transfers, repeats, leaves):
    transfers = {pair: said for pair, said in transfers.items() if is_plain(pair)}
    repeats = {n: said for n, said in repeats.items() if n < len(trips)}
    later = {n: 24 * 60 if trips[n][1] == "eve" else 0 for n in repeats}
    feed = feed_of(
        trips,
        transfers=[f"{one},{other},{kind},{least}" for (one, other), (kind, least) in transfers.items()],
        frequencies=[
            f"T{n},{written(start + later[n])},{written(start + later[n] + lasts)},{60 * headway},1"
            for n, (start, lasts, headway) in repeats.items()
        ],
    )

    assert arrival(feed, leaves=leaves) == by_trying_every_minute(trips, transfers, repeats, leaves=leaves)


@settings(max_examples=100, deadline=None)
@given(st.integers(5, 40), st.integers(1, 4), st.integers(0, 90), st.integers(0, 30))
def test_a_trip_without_exact_times_keeps_its_promise_however_the_vehicles_go(headway, times, leaves, ride):
    """For each moment the first vehicle may leave: whoever counts on the answer is never late."""
    ends = 30 + headway * times
    trips = [("T", "day", [("A", 7, 7), ("D", 8, 8), ("E", 9 + ride, 9 + ride)])]
    feed = feed_of(trips, frequencies=[f"T,00:30:00,{written(ends)},{60 * headway},0"])

    promised = arrival(feed, leaves=leaves, start="D")

    truly = []
    for phase in range(headway + 1):
        leaving = [went for went in range(30 + phase, ends + 1, headway) if went + 1 >= leaves]
        truly.append(leaving[0] + 2 + ride if leaving else None)
    if promised is None:
        assert None in truly or leaves + headway > ends - 4
    else:
        assert None not in truly
        assert max(truly) <= promised <= max(truly) + 5


def test_the_latest_departure_counts_changes_the_same_way():
    feed = feed_of(TWO, transfers=["B,C,1,"])
    start, goal = ends_of(feed, "A", "E")

    assert latest_departure(network(feed), arrives=385, start=start, goal=goal) == 360
