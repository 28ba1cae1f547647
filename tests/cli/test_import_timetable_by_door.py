"""`./jobbspar import timetable` as somebody types it: a process of its own and the database that the door keeps."""

import subprocess
from pathlib import Path

import psycopg
import pytest

from jobbspar.config.embedded import server as embedded
from tests.cli.running_door import PATIENCE_SECONDS, ROOT, surroundings
from tests.cli.test_import_timetable import GOOD, a_feed

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="the door's tests look at processes there")
TABLES = ("travel_timetable", "travel_timetablestop", "travel_timetableservice", "travel_timetablerun")
REPEATED = {
    "frequencies.txt": "trip_id,start_time,end_time,headway_secs,exact_times\nT,06:00:00,08:00:00,3600,1\n",
    "transfers.txt": "from_stop_id,to_stop_id,transfer_type\nA,A,3\n",
}


def typed(file, folder):
    command = [str(ROOT / "jobbspar"), "import", "timetable", str(file), "--data", str(folder)]
    return subprocess.run(
        command, cwd="/", env=surroundings(), capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
    )


def stored(folder):
    server = embedded.server_in(folder)
    embedded.start(server)
    try:
        with psycopg.connect(server.address("jobbspar"), autocommit=True) as database:
            return {table: database.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}
    finally:
        embedded.stop(server)


def test_read_in_once_again_and_with_faults(folder, tmp_path):
    """One story, since each start of the database takes seconds: bad on nothing, good, the same again, bad on good."""
    torn = tmp_path / "trasig.zip"
    torn.write_bytes(a_feed(tmp_path).read_bytes()[:200])
    on_nothing = typed(torn, folder)
    assert stored(folder) == {table: [] for table in TABLES}

    good = a_feed(tmp_path, **REPEATED)
    first = typed(good, folder)
    after_first = stored(folder)
    again = typed(good, folder)
    faulty = typed(a_feed(tmp_path, **{"stop_times.txt": GOOD["stop_times.txt"] + "T,7:99:00,,A,3\n"}), folder)
    missing = typed(tmp_path / "finns-inte.zip", folder)

    assert [run.returncode for run in (on_nothing, first, again, faulty, missing)] == [1, 0, 0, 1, 1]
    assert "trasig.zip" in on_nothing.stderr and "Inget har sparats" in on_nothing.stderr
    assert "Länstrafiken, 2026-05-08 till 2026-05-08, är inläst: 2 turer" in first.stdout
    assert "Inget har ändrats" in again.stdout
    assert "stop_times.txt, 4: En tid skrivs som 06:10:00" in faulty.stderr
    assert "finns-inte.zip" in missing.stderr
    assert not any("Traceback" in run.stdout + run.stderr for run in (on_nothing, first, again, faulty, missing))
    assert stored(folder) == after_first
    assert len(after_first["travel_timetablerun"]) == 2
