"""`./jobbspar import timetable FILE.zip`: what it says, what it stores, and that a bad file stores nothing."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from jobbspar.apps.travel.models import Timetable, TimetableRun, TravelTime
from jobbspar.cli.arguments import read
from jobbspar.cli.import_timetable import read_in

pytestmark = pytest.mark.django_db
GOOD = {
    "agency.txt": "agency_name\nLänstrafiken\n",
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\nA,Ås,63.1,14.5\nB,By,63.2,14.6\n",
    "routes.txt": "route_id,route_type\nR,700\n",
    "trips.txt": "route_id,service_id,trip_id\nR,1,T\n",
    "calendar_dates.txt": "service_id,date,exception_type\n1,20260508,1\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT,6:10:00,6:10:00,A,1\n"
    "T,7:04:00,7:05:00,B,2\n",
    "shapes.txt": "shape_id\n",
}


@pytest.fixture
def speaking(monkeypatch):
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")


def a_feed(folder, **changed):
    path = folder / "feed.zip"
    with ZipFile(path, "w") as packed:
        for name, text in (GOOD | changed).items():
            packed.writestr(name, text)
    return path


def test_a_timetable_is_read_in_and_the_second_time_nothing_changes(tmp_path, capsys, speaking):
    path = a_feed(tmp_path)

    first, said = read_in(path), capsys.readouterr().out
    second, said_again = read_in(path), capsys.readouterr().out

    assert (first, second) == (0, 0)
    assert "Länstrafiken, 2026-05-08 till 2026-05-08, är inläst: 1 turer" in said
    assert "shapes.txt" in said
    assert "Inget har ändrats" in said_again
    assert Timetable.objects.count() == TimetableRun.objects.count() == 1


def test_a_bad_file_is_told_by_file_and_line_and_nothing_is_saved(tmp_path, capsys, speaking):
    path = a_feed(tmp_path, **{"stop_times.txt": GOOD["stop_times.txt"] + "T,7:99:00,,A,3\n"})

    code = read_in(path)

    assert code == 1
    assert "stop_times.txt, 4: En tid skrivs som 06:10:00" in capsys.readouterr().err
    assert not Timetable.objects.exists() and not TravelTime.objects.exists()


def test_a_bad_file_leaves_the_timetable_that_was_there(tmp_path, speaking):
    read_in(a_feed(tmp_path))
    before = list(Timetable.objects.values())

    read_in(a_feed(tmp_path, **{"routes.txt": "route_id,route_type\nR,buss\n"}))

    assert list(Timetable.objects.values()) == before


def test_the_words_are_understood():
    assert read(["import", "timetable", "fil.zip", "--data", "mapp"]).rest == ("timetable", str(Path("fil.zip")))
