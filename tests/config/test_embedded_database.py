"""Our own database server: made, started, shared, killed and started again."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time

import psycopg
import pytest

from jobbspar.config import database
from jobbspar.config.embedded import server as embedded
from jobbspar.config.problems import OtherVersion
from tests.cli.running_door import ROOT


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("databas på ö")
    yield folder
    database.stop(folder)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """Over a server that keeps what it has promised, as the running product's does."""
    folder = tmp_path_factory.mktemp("beständig")
    yield folder
    database.stop(folder)


@pytest.fixture
def addresses(home, monkeypatch):
    for name in ("DATABASE_URL", "DATABASE_WEB_URL"):
        monkeypatch.delenv(name, raising=False)
    return database.ensure(home, fast=True)


def ask(address, query):
    with psycopg.connect(address, autocommit=True) as connection:
        return connection.execute(query).fetchone()


def test_the_web_role_owns_nothing_and_bypasses_nothing(addresses):
    query = "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"

    assert ask(addresses.web, query) == (False, False, False, False)


def test_the_owner_can_step_down_to_the_web_role(addresses):
    with psycopg.connect(addresses.owner) as connection:
        connection.execute("SET ROLE jobbspar_web")

        assert connection.execute("SELECT current_user").fetchone() == ("jobbspar_web",)


def test_letters_are_told_apart_as_swedish_does(addresses):
    assert ask(addresses.owner, "SELECT lower('ÅÄÖ'), 'Å' = 'A'") == ("åäö", False)


def test_passwords_and_rows_are_readable_by_their_owner_alone(addresses, home):
    server = embedded.server_in(home)
    secret = [server.password_file, server.folder / "web.password", server.folder, server.cluster, server.socket_folder]

    assert [path.name for path in secret if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_an_address_does_not_show_its_password_when_printed(addresses):
    assert "postgresql" not in repr(addresses)


def test_a_lost_web_password_is_replaced(addresses, home):
    (embedded.server_in(home).folder / "web.password").unlink()

    assert ask(database.ensure(home, fast=True).web, "SELECT 1") == (1,)


@pytest.mark.parametrize("left_behind", ["its own number", "the number of another program", "an empty file"])
def test_a_killed_server_comes_back_with_what_was_committed(lasting, left_behind):
    addresses = database.ensure(lasting)
    server = embedded.server_in(lasting)
    ask(addresses.owner, "SELECT lo_from_bytea(0, 'committed')")
    locked = server.cluster / "postmaster.pid"
    pid = server.pid()

    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: server.pid() is None)
    if left_behind != "its own number":
        lines = locked.read_text().splitlines()
        locked.write_text("" if left_behind == "an empty file" else "\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    database.ensure(lasting)

    assert ask(addresses.owner, "SELECT count(*) > 0 FROM pg_largeobject") == (True,)


def test_a_killed_server_comes_back_although_a_child_of_it_is_busy(addresses, home):
    server = embedded.server_in(home)

    def ask_for_ever():
        with pytest.raises(psycopg.OperationalError):
            ask(addresses.owner, "SELECT count(*) FROM generate_series(1, 1e12)")

    busy = threading.Thread(target=ask_for_ever)
    busy.start()
    wait_until(lambda: ask(addresses.owner, "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE '%1e12%'")[0])
    os.kill(server.pid(), signal.SIGKILL)
    database.ensure(home, fast=True)
    busy.join(20)

    assert not busy.is_alive()
    assert ask(addresses.owner, "SELECT 1") == (1,)


def test_many_at_once_share_one_server(home):
    told = {name: value for name, value in os.environ.items() if not name.startswith(("JOBBSPAR_", "DATABASE_"))}
    code = (
        "import sys; from pathlib import Path; from jobbspar.config import database;"
        "print(hash(database.ensure(Path(sys.argv[1]), fast=True)), end=' '); database.stop(Path(sys.argv[1]))"
    )
    fresh = home / "en till"
    command = [sys.executable, "-c", code, str(fresh)]
    told |= {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0"}

    asking = [subprocess.Popen(command, env=told, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = {process.communicate(timeout=90)[0] for process in asking}

    assert {process.returncode for process in asking} == {0}
    assert len(answers) == 1
    assert embedded.server_in(fresh).pid() is None


def test_a_moved_folder_starts_where_it_stands(addresses, home, tmp_path):
    first = tmp_path / "här"
    database.ensure(first, fast=True)
    database.stop(first)
    moved = shutil.move(first, tmp_path / "där, 'borta'")

    addresses = database.ensure(moved, fast=True)
    try:
        assert ask(addresses.web, "SELECT 1") == (1,)
    finally:
        database.stop(moved)


def test_a_path_too_long_for_a_socket_listens_elsewhere(tmp_path):
    deep = tmp_path / ("å" * 60) / ("ö" * 60)

    addresses = database.ensure(deep, fast=True)
    try:
        assert ask(addresses.web, "SELECT 1") == (1,)
    finally:
        database.stop(deep)
        embedded.server_in(deep).socket_folder.rmdir()


def test_a_database_of_another_version_is_refused_untouched(tmp_path):
    cluster = tmp_path / "postgres" / "cluster"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("9\n")

    with pytest.raises(OtherVersion, match="pg_dump"):
        database.ensure(tmp_path)


def wait_until(is_so):
    deadline = time.monotonic() + 90
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.02)
