"""The database role of the web pages: it owns nothing, and no row rule lets it by."""

import secrets
from pathlib import Path

import psycopg
from psycopg import sql

from jobbspar.config.private_file import write_private
from jobbspar.config.problems import WebRoleClosed, WebRoleMissing, WebRoleTooStrong

WEB_ROLE = "jobbspar_web"
WEAK = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
ONE_AT_A_TIME = 0x6A6F6262  # "jobb": roles belong to the whole server, so two starts at once would collide.

Connection = psycopg.Connection[tuple[object, ...]]


def have_web_role(owner: Connection, *, password_file: Path) -> bool:
    """Have the role there, made with the password in the file if it was missing; say whether it was there before."""
    with owner.transaction():
        owner.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        existed = _role_exists(owner)
        if not existed:
            _make_web_role(owner, password_file)
        refuse_too_strong(owner, WEB_ROLE)
        if not _may_become(owner):
            owner.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(WEB_ROLE)))
    return existed


def give_new_password(owner: Connection, *, password_file: Path) -> None:
    """For a server that is ours alone, when it and the file with the password no longer agree."""
    with owner.transaction():
        owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(*_name_and_secret(owner, password_file)))


def refuse_too_strong(connection: Connection, role: str) -> None:
    query = "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = %s"
    found = connection.execute(query, [role]).fetchone()
    if found is not None and found[0]:
        raise WebRoleTooStrong(role=role, sql=f'ALTER ROLE "{role}" {WEAK};')


def refuse_stranger(web: Connection) -> None:
    """An address given by hand must sign in as the web role, or as one that may act as it and nothing more."""
    if not _role_exists(web):
        raise web_role_missing(owner="DATABASE_URL")
    role = web.info.user
    refuse_too_strong(web, role)
    found = web.execute("SELECT pg_has_role(current_user, %s, 'USAGE')", [WEB_ROLE]).fetchone()
    if found is None or not found[0]:
        raise WebRoleClosed(role=role, sql=f'GRANT {WEB_ROLE} TO "{role}";')


def web_role_missing(*, owner: str) -> WebRoleMissing:
    made = f"CREATE ROLE {WEB_ROLE} LOGIN PASSWORD '...' {WEAK}; GRANT {WEB_ROLE} TO \"{owner}\";"
    return WebRoleMissing(owner=owner, sql=made)


def _role_exists(connection: Connection) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [WEB_ROLE]).fetchone() is not None


def _may_become(owner: Connection) -> bool:
    found = owner.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [WEB_ROLE]).fetchone()
    return found is not None and bool(found[0])


def _make_web_role(owner: Connection, password_file: Path) -> None:
    statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} " + WEAK)
    try:
        owner.execute(statement.format(*_name_and_secret(owner, password_file)))
    except psycopg.errors.InsufficientPrivilege:
        raise web_role_missing(owner=owner.info.user) from None


def _name_and_secret(owner: Connection, password_file: Path) -> tuple[sql.Identifier, sql.Literal]:
    """The password as the server will keep it, so that it stands in no statement and in no log."""
    if not password_file.exists():
        write_private(password_file, secrets.token_urlsafe(24))
    clear = password_file.read_text().encode()
    kept = owner.pgconn.encrypt_password(clear, WEB_ROLE.encode(), b"scram-sha-256")
    return sql.Identifier(WEB_ROLE), sql.Literal(kept.decode())
