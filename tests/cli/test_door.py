"""The door with real processes: started, killed, started again, closed. Slow, so each test tells one whole story."""

import os
import re
import signal
import socket
import time
import urllib.request
from pathlib import Path

import psycopg
import pytest

from jobbspar.config.embedded import server as embedded
from tests.cli.running_door import PATIENCE_SECONDS

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes through /proc")


def owner(folder):
    return psycopg.connect(embedded.server_in(folder).address("jobbspar"), autocommit=True)


def is_ready(door):
    """All is told, and the worker has been started."""
    return bool(door.processes(holding="jobbspar.cli.worker"))


def test_starts_from_nothing_and_closes_without_a_trace(first_start):
    assert first_start.status < 500
    assert first_start.worked
    assert f"http://127.0.0.1:{first_start.port}" in first_start.said
    assert "Allt är stängt." in first_start.said
    assert first_start.code == 0
    assert first_start.left == []


def test_an_empty_start_gives_the_first_administrator_a_link_that_is_answered(first_start, door):
    link = re.search(r"http://127\.0\.0\.1:\d+(/\S+)", first_start.said)
    door.open().first_page()

    with urllib.request.urlopen(f"http://127.0.0.1:{door.port}{link[1]}") as page:
        assert "första@larch.example" in page.read().decode()


def test_an_empty_start_is_refused_where_the_demo_lives(door, folder):
    door.open().first_page()
    with owner(folder) as database:
        database.execute("UPDATE door.prepared SET contents = 'demo'")
    door.close()
    door.words = ("--empty",)

    said = door.open().process.communicate(timeout=PATIENCE_SECONDS)[0]

    assert "innehåller redan exemplet" in said
    assert door.process.returncode == 1
    embedded.start(embedded.server_in(folder))
    with owner(folder) as database:
        database.execute("UPDATE door.prepared SET contents = 'own'")
    embedded.stop(embedded.server_in(folder))


def test_the_pages_sign_in_as_the_weak_role_and_know_no_other(door):
    door.open().first_page()

    told = [Path(f"/proc/{each.pid}/environ").read_bytes() for each in door.processes(holding="gunicorn")]

    assert told
    assert all(b"JOBBSPAR_WEB_URL=postgresql://jobbspar_web:" in each for each in told)
    assert all(b"jobbspar_owner" not in each for each in told)


def test_later_starts_prepare_nothing(first_start, door):
    door.open().first_page()
    door.until(lambda: is_ready(door))

    assert "Gör i ordning databasen" in first_start.said
    assert "Gör i ordning databasen" not in door.close()


@pytest.mark.parametrize("victim", ["postgres", "gunicorn", "jobbspar.cli.worker"])
def test_what_is_killed_is_started_again_and_nothing_saved_is_lost(door, victim, folder):
    door.open().first_page()
    door.until(lambda: is_ready(door))
    with owner(folder) as database:
        database.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        database.execute("INSERT INTO kept VALUES (%s)", [victim])
    oldest = min(each.pid for each in door.processes(holding=victim))

    os.kill(oldest, signal.SIGKILL)
    gone = door.until(lambda: oldest not in [each.pid for each in door.processes()])
    back = door.until(lambda: bool(door.processes(holding=victim)))
    status, _ = door.first_page()
    door.until(lambda: embedded.server_in(folder).is_ready())
    with owner(folder) as database:
        kept = database.execute("SELECT count(*) FROM kept WHERE word = %s", [victim]).fetchone()

    assert gone
    assert back
    assert status < 500
    assert kept == (1,)


def test_a_killed_door_takes_its_processes_along_and_does_not_block_the_next(door, second_door, folder):
    door.open().first_page()
    with owner(folder) as database:
        database.execute("CREATE TABLE survives (word text)")
    os.kill(max(each.pid for each in door.processes(holding=f"--port {door.port}")), signal.SIGKILL)
    second_door.port = door.port

    status, _ = second_door.open().first_page()

    with owner(folder) as database:
        assert database.execute("SELECT count(*) FROM survives").fetchone() == (0,)
    assert status < 500


def test_all_killed_at_once_does_not_block_the_next(door, second_door, folder):
    door.open().first_page()
    with owner(folder) as database:
        database.execute("CREATE TABLE survives_all (word text)")
    door.kill_all()

    status, _ = second_door.open().first_page()

    with owner(folder) as database:
        assert database.execute("SELECT count(*) FROM survives_all").fetchone() == (0,)
    assert status < 500


def test_a_port_in_use_is_told_with_its_holder(door):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", door.port))
        taken.listen()

        said = door.open().process.communicate(timeout=PATIENCE_SECONDS)[0]

    assert f"Port {door.port} används redan av process {os.getpid()}" in said
    assert door.process.returncode == 1


def test_a_second_door_over_the_same_folder_is_shown_the_first(door, second_door):
    door.open().first_page()

    said = second_door.open().process.communicate(timeout=PATIENCE_SECONDS)[0]

    assert f"redan igång med mappen {door.data}: http://127.0.0.1:{door.port}" in said
    assert second_door.process.returncode == 1
    assert door.process.poll() is None


def test_closes_also_while_it_starts(door):
    door.open()
    time.sleep(0.5)

    door.close(by=signal.SIGTERM)

    assert door.processes() == []
