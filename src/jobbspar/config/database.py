"""Which database is ours, and as whom each process signs in to it."""

import atexit
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from jobbspar.config import roles
from jobbspar.config.embedded import server as embedded
from jobbspar.config.problems import AddressNotUnderstood, DatabaseMissing, ServerNotReached, WebRoleClosed

DATABASE = "jobbspar"
LONGEST_WAIT_SECONDS = 10
TRIES = 3


@dataclass(frozen=True, slots=True)
class DatabaseAddresses:
    """Where to sign in as the owner of the tables, and as the role of the pages that passes by no row rule."""

    owner: str = field(repr=False)
    web: str = field(repr=False)


NOWHERE = "postgresql://nobody@/none?host=/nowhere"
NO_DATABASE = DatabaseAddresses(owner=NOWHERE, web=NOWHERE)


def ensure(data_dir: Path, *, fast: bool = False) -> DatabaseAddresses:
    """Have a database ready with its two roles: the server in DATABASE_URL, else one of our own in `data_dir`."""
    if address := os.environ.get("DATABASE_URL"):
        return _on_given_server(data_dir, address)
    server = embedded.server_in(data_dir, fast=fast)
    password_file = server.folder / "web.password"
    with _started(server) as owner:
        existed = roles.have_web_role(owner, password_file=password_file)
        if existed and not (password_file.exists() and _lets_in(_as_web(server.address(DATABASE), password_file))):
            roles.give_new_password(owner, password_file=password_file)
    owner_address = server.address(DATABASE)
    return DatabaseAddresses(owner=owner_address, web=_as_web(owner_address, password_file))


def stop(data_dir: Path) -> bool:
    """Stop our own server unless another process uses it; a server in DATABASE_URL is not ours to stop."""
    if os.environ.get("DATABASE_URL") or not (data_dir / "postgres").exists():
        return False
    return embedded.stop(embedded.server_in(data_dir))


def is_running(data_dir: Path) -> bool:
    """Whether our own server is up; for a server in DATABASE_URL that is not ours to watch, always true."""
    return bool(os.environ.get("DATABASE_URL")) or embedded.server_in(data_dir).pid() is not None


def addresses_for_settings(root: Path) -> DatabaseAddresses:
    """What Django's settings need: from the environment where the door has set it, else found or started here."""
    owner, web = os.environ.get("JOBBSPAR_OWNER_URL", ""), os.environ.get("JOBBSPAR_WEB_URL", "")
    if owner or web:
        return DatabaseAddresses(owner=owner, web=web)
    under_test = "pytest" in sys.modules
    only_reads_code = "mypy" in sys.modules and not under_test
    if os.environ.get("JOBBSPAR_NO_DATABASE") == "1" or only_reads_code:
        return NO_DATABASE
    data_dir = Path(os.environ.get("JOBBSPAR_DATA") or root / ".data")
    fast = (under_test or os.environ.get("JOBBSPAR_FAST") == "1") and "DATABASE_URL" not in os.environ
    if fast:
        data_dir = root / ".data" / "test"
    found = ensure(data_dir, fast=fast)
    atexit.register(_stop_at_the_end, data_dir, os.getpid())
    return found


def _stop_at_the_end(data_dir: Path, starter: int) -> None:
    if os.getpid() == starter:  # A forked child ends too, and the server is not its to stop.
        stop(data_dir)


def _started(server: embedded.EmbeddedServer) -> roles.Connection:
    """Signed in to our own server; tried anew if it was killed between its answer and our call."""
    for _ in range(TRIES - 1):
        embedded.start(server)
        try:
            return _owner_connection(server.address(DATABASE))
        except ServerNotReached:
            time.sleep(0.5)
    embedded.start(server)
    return _owner_connection(server.address(DATABASE))


def _on_given_server(data_dir: Path, address: str) -> DatabaseAddresses:
    owner_address = _complete(address, variable="DATABASE_URL")
    given = os.environ.get("DATABASE_WEB_URL")
    data_dir.mkdir(parents=True, exist_ok=True)
    password_file = data_dir / "web.password"
    with _owner_connection(owner_address) as owner:
        if given:
            web_address = _complete(given, variable="DATABASE_WEB_URL")
        else:
            roles.have_web_role(owner, password_file=password_file)
            if not password_file.exists():
                raise _closed()
            web_address = _as_web(owner_address, password_file)
    try:
        with _connect(web_address) as web:
            roles.refuse_stranger(web)
    except psycopg.OperationalError as problem:
        if given:
            raise ServerNotReached(variable="DATABASE_WEB_URL", said=_said(problem)) from None
        raise _closed() from None
    return DatabaseAddresses(owner=owner_address, web=web_address)


def _closed() -> WebRoleClosed:
    return WebRoleClosed(role=roles.WEB_ROLE, sql=f"ALTER ROLE {roles.WEB_ROLE} PASSWORD '...';")


def _owner_connection(address: str) -> roles.Connection:
    try:
        return _connect(address)
    except psycopg.OperationalError as problem:
        _make_database(address, problem)
    return _connect(address)


def _make_database(address: str, problem: psycopg.OperationalError) -> None:
    """Make the database if that was all that was missing; libpq does not say so, other than in words."""
    name = str(conninfo_to_dict(address)["dbname"])
    try:
        server = _connect(_address({**conninfo_to_dict(address), "dbname": "postgres"}))
    except psycopg.OperationalError:
        raise ServerNotReached(variable="DATABASE_URL", said=_said(problem)) from None
    with server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            raise ServerNotReached(variable="DATABASE_URL", said=_said(problem)) from None
        try:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            pass  # Another process was first.
        except psycopg.errors.InsufficientPrivilege:
            owner = server.info.user
            raise DatabaseMissing(
                database=name, owner=owner, sql=f'CREATE DATABASE "{name}" OWNER "{owner}";'
            ) from None


def _lets_in(address: str) -> bool:
    try:
        _connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def _connect(address: str) -> roles.Connection:
    return psycopg.connect(address, autocommit=True, connect_timeout=LONGEST_WAIT_SECONDS)


def _complete(address: str, *, variable: str) -> str:
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        raise AddressNotUnderstood(variable=variable) from None
    return _address({**parts, "dbname": parts.get("dbname") or DATABASE})


def _as_web(address: str, password_file: Path) -> str:
    return _address({**conninfo_to_dict(address), "user": roles.WEB_ROLE, "password": password_file.read_text()})


def _address(parts: dict[str, object]) -> str:
    """An address with everything but names and password in its query, where sockets and lists of hosts fit too."""
    rest = {name: str(value) for name, value in parts.items() if value is not None}
    user, password, name = (quote(rest.pop(part, ""), safe="") for part in ("user", "password", "dbname"))
    signed = f"{user}:{password}@" if password else f"{user}@" if user else ""
    return f"postgresql://{signed}/{name}?{urlencode(rest, quote_via=quote)}"


def _said(problem: psycopg.Error) -> str:
    return " ".join(str(problem).split())
