"""Feeds as they are published, with their traps; and what is wrong, with file and line."""

from datetime import date, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jobbspar.adapters.gtfs import archive as archives
from jobbspar.adapters.gtfs import read_feed
from jobbspar.core.travel.timetable import BrokenTimetable, Call, Door, NoDays

BESIDE = [folder / "shared" / "data" / "travel" for folder in Path(__file__).resolve().parents]
FEED = next(filter(Path.is_dir, BESIDE), Path("travel")) / "CONSTRUCTED_gtfs_vasterbotten_mini.zip"
TODAY = date(2026, 5, 1)
FRIDAY = date(2026, 5, 8)
PLAIN = {
    "agency.txt": "agency_id,agency_name\n1,Länstrafiken\n",
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\nA,Ås,63.1,14.5\nB,By,63.2,14.6\nC,Öde,63.3,14.7\n",
    "routes.txt": "route_id,route_short_name,route_long_name,route_type\nR,45,,700\nD,,Ring bil,1501\nS,7,,712\n",
    "trips.txt": "route_id,service_id,trip_id\nR,1,T\n",
    "calendar_dates.txt": "service_id,date,exception_type\n1,20260508,1\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
    "T,06:10:00,06:10:30,A,1\nT,07:04:30,07:05:00,B,2\n",
}


@pytest.fixture
def read(tmp_path):
    """Read a feed made of the plain one with some files changed, or left out where they are `None`."""

    def made(folder="", encoding="utf-8", **changed):
        path = tmp_path / "feed.zip"
        files = PLAIN | {f"{name}.txt": text for name, text in changed.items()}
        with ZipFile(path, "w", ZIP_DEFLATED) as packed:
            for name, text in files.items():
                if text is not None:
                    packed.writestr(folder + name, text.encode(encoding))
        return read_feed(path, today=TODAY)

    return made


def lines(file, *more):
    return PLAIN[file] + "".join(f"{line}\n" for line in more)


def fault_of(read, **changed):
    with pytest.raises(BrokenTimetable) as broken:
        read(**changed)
    return broken.value.facts["file"], broken.value.facts["place"]


def test_whole_minutes_are_against_the_traveller(read):
    assert read().runs[0].calls == (Call(0, 370, 370), Call(1, 425, 425))


def test_only_stops_that_are_used_are_kept(read):
    feed = read()

    assert [stop.name for stop in feed.stops] == ["Ås", "By"]
    assert (feed.name, feed.first_day, feed.last_day) == ("Länstrafiken", FRIDAY, FRIDAY)


@pytest.mark.skipif(not FEED.exists(), reason="the constructed feed is not beside the repository")
def test_the_shared_feed():
    feed = read_feed(FEED, today=TODAY)

    assert (len(feed.runs), len(feed.stops), feed.version) == (5, 6, "2026-05-01")
    assert (feed.first_day, feed.last_day) == (date(2026, 5, 4), date(2026, 5, 31))
    assert max(call.arrives for run in feed.runs for call in run.calls) == 25 * 60 + 5


def test_byte_order_mark_folder_and_spaces_are_read(read):
    feed = read(folder="vbr/", encoding="utf-8-sig", routes="route_id , route_type\r\n R , 3 \r\n")

    assert len(feed.runs) == 1


def test_days_of_the_week_and_single_days_go_together(read):
    week = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"

    feed = read(
        calendar=week + "1,1,1,1,1,1,0,0,20260504,20260510\n",
        calendar_dates="service_id,date,exception_type\n1,20260508,2\n1,20260510,1\n",
    )

    assert sorted(day.day for day in feed.services[0]) == [4, 5, 6, 7, 10]


def test_either_calendar_may_be_missing_but_not_both(read):
    week = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"

    assert read(calendar=week + "1,1,0,0,0,0,0,0,20260504,20260510\n", calendar_dates=None).last_day == date(2026, 5, 4)
    assert fault_of(read, calendar_dates=None)[0] == "feed.zip"


def test_a_validity_of_decades_is_read_as_the_years_around_today(read):
    week = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"

    feed = read(calendar=week + "1,1,1,1,1,1,1,1,20100101,20991231\n")

    assert (feed.first_day, feed.last_day) == (TODAY - timedelta(days=365), TODAY + timedelta(days=365))


def test_taxis_and_asking_the_driver_must_be_booked(read):
    times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n"
    feed = read(
        trips=lines("trips.txt", "D,1,taxi"),
        stop_times=times
        + "T,06:00:00,06:00:00,A,1,2,1\nT,06:10:00,06:10:00,B,2,1,3\ntaxi,07:00:00,,A,1,,\ntaxi,,07:10:00,B,2,,\n",
    )

    doors = [[(call.board, call.alight) for call in run.calls] for run in feed.runs]
    assert doors == [
        [(Door.BOOKED, Door.SHUT), (Door.SHUT, Door.BOOKED)],
        [(Door.BOOKED, Door.BOOKED), (Door.BOOKED, Door.BOOKED)],
    ]
    assert feed.runs[1].line == "Ring bil"


def test_school_buses_and_stops_without_a_time_are_passed_by(read):
    feed = read(
        trips=lines("trips.txt", "S,1,school"),
        stop_times=lines("stop_times.txt", "T,,,C,3", "school,08:00:00,08:00:00,A,1", "school,08:10:00,08:10:00,B,2"),
    )

    assert [len(run.calls) for run in feed.runs] == [2]


def test_stops_come_in_the_order_of_the_trip_and_not_of_the_file(read):
    head = PLAIN["stop_times.txt"].splitlines()[0]

    feed = read(stop_times=f"{head}\nT,07:00:00,07:00:00,B,20\nT,06:00:00,06:00:00,A,3\n")

    assert [call.departs for call in feed.runs[0].calls] == [360, 420]


def test_files_that_are_not_used_are_told(read):
    assert read(shapes="shape_id\n1\n", fares="fare_id\nA\n").files_not_used == ("fares.txt", "shapes.txt")


@pytest.mark.parametrize("file", ["stops", "routes", "trips", "stop_times"])
def test_a_file_that_is_needed(read, file):
    assert fault_of(read, **{file: None}) == ("feed.zip", f"{file}.txt")


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("stop_times", lines("stop_times.txt", "T,7:65:00,07:50:00,C,3"), "4"),
        ("stop_times", lines("stop_times.txt", "T,07:50:00,07:50:00,Z,3"), "4"),
        ("stop_times", lines("stop_times.txt", "X,07:50:00,07:50:00,C,3"), "4"),
        ("stop_times", lines("stop_times.txt", "T,07:00:00,07:50:00,C,3"), "4"),
        ("stop_times", lines("stop_times.txt", "T,08:00:00,07:50:00,C,3"), "4"),
        ("stop_times", lines("stop_times.txt", "T,07:50:00,07:50:00,C,2"), "4"),
        ("stop_times", lines("stop_times.txt", "T,07:50:00,07:50:00,C,x"), "4"),
        ("stop_times", lines("stop_times.txt", "T,07:50:00,07:50:00,,3"), "4"),
        ("stop_times", lines("stop_times.txt", "T,07:50:00,07:50:00,C,3,0,9"), "4"),
        ("stop_times", lines("stop_times.txt", "", "T,07:50,07:50:00,C,3"), "5"),
        ("stops", lines("stops.txt", "D,Dal,63.x,14.0"), "5"),
        ("stops", lines("stops.txt", "D,Dal,163,14.0"), "5"),
        ("stops", lines("stops.txt", "A,Ås,63,14.0"), "5"),
        ("stops", "stop_name\nÅs\n", "stop_id"),
        ("stops", "", "stop_id"),
        ("routes", lines("routes.txt", "Q,1,,buss"), "5"),
        ("trips", lines("trips.txt", "Q,1,U"), "3"),
        ("trips", lines("trips.txt", "R,1,T"), "3"),
        ("calendar_dates", lines("calendar_dates.txt", "1,2026-05-08,1"), "3"),
        ("calendar_dates", lines("calendar_dates.txt", "1,20260532,1"), "3"),
        ("calendar_dates", lines("calendar_dates.txt", "1,20260508,3"), "3"),
    ],
)
def test_what_is_wrong_is_pointed_at(read, file, text, place):
    assert fault_of(read, **{file: text}) == (f"{file}.txt", place)


def test_a_text_in_another_encoding_is_told(read):
    assert fault_of(read, encoding="latin-1")[0] == "agency.txt"


def test_a_service_that_never_goes_is_no_timetable(read):
    with pytest.raises(NoDays):
        read(calendar_dates="service_id,date,exception_type\n2,20260508,1\n")


@pytest.mark.parametrize("name", ["../stops.txt", "/etc/stops.txt", "a\\..\\stops.txt"])
def test_a_path_that_leads_out_is_refused(tmp_path, name):
    path = tmp_path / "feed.zip"
    with ZipFile(path, "w") as packed:
        packed.writestr(name, "stop_id\n")

    with pytest.raises(BrokenTimetable, match="no timetable has"):
        read_feed(path, today=TODAY)


def test_a_bomb_is_refused_before_it_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "SMALL_ENOUGH", 1_000)
    path = tmp_path / "feed.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("stops.txt", "0" * 1_000_000)

    with pytest.raises(BrokenTimetable, match="no timetable has"):
        read_feed(path, today=TODAY)


def test_the_same_file_twice_is_refused(tmp_path):
    path = tmp_path / "feed.zip"
    with ZipFile(path, "w") as packed:
        packed.writestr("one/stops.txt", "stop_id\n")
        packed.writestr("two/stops.txt", "stop_id\n")

    with pytest.raises(BrokenTimetable, match="twice"):
        read_feed(path, today=TODAY)


def test_a_file_that_is_no_zip_or_is_cut_off_is_refused(tmp_path, read):
    path = tmp_path / "text.zip"
    path.write_text("stop_id\n")

    with pytest.raises(BrokenTimetable, match="whole zip"):
        read_feed(path, today=TODAY)


def test_a_damaged_table_is_refused(tmp_path):
    path = tmp_path / "feed.zip"
    with ZipFile(path, "w") as packed:
        for name, text in PLAIN.items():
            packed.writestr(name, text)
    path.write_bytes(path.read_bytes().replace(b"06:10:00", b"06:11:00"))

    with pytest.raises(BrokenTimetable, match=r"stop_times.txt, .* whole zip"):
        read_feed(path, today=TODAY)
