"""A server in DATABASE_URL: used as it is, made ready where we may, and refused in words where we may not."""

from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from jobbspar.config import database
from jobbspar.config.embedded import server as embedded
from jobbspar.config.problems import (
    AddressNotUnderstood,
    DatabaseMissing,
    ServerNotReached,
    WebRoleClosed,
    WebRoleMissing,
    WebRoleTooStrong,
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Stands in for the municipality's own server; it knows nothing of us yet."""
    started = embedded.server_in(tmp_path_factory.mktemp("kommunens server"), fast=True)
    embedded.start(started)
    yield started
    embedded.stop(started)


@pytest.fixture
def administrator(server, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_WEB_URL", raising=False)
    with psycopg.connect(server.address("postgres"), autocommit=True) as connection:
        yield connection
        connection.execute("DROP DATABASE IF EXISTS given WITH (FORCE)")
        for role in ("jobbspar_web", "given_owner", "given_web"):
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                connection.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(role)))


@pytest.fixture
def given(server, administrator, monkeypatch):
    """The address somebody sets: an owner of the given rights, whose database may or may not be there."""

    def give(rights, *, with_database=False):
        administrator.execute(f"CREATE ROLE given_owner LOGIN PASSWORD 'ägare' {rights}")
        if with_database:
            administrator.execute("CREATE DATABASE given OWNER given_owner")
        monkeypatch.setenv("DATABASE_URL", address_of(server, "given_owner", "%C3%A4gare"))

    return give


def address_of(server, user, password):
    query = urlsplit(server.address("given")).query
    return f"postgresql://{user}:{password}@/given?{query}"


def test_an_owner_with_the_rights_gets_database_and_role(given, tmp_path):
    given("CREATEDB CREATEROLE")

    addresses = database.ensure(tmp_path)
    again = database.ensure(tmp_path)

    assert addresses == again
    with psycopg.connect(addresses.web) as web:
        assert web.execute("SELECT current_user, current_database()").fetchone() == ("jobbspar_web", "given")


def test_the_given_server_is_not_ours_to_stop(given, server, tmp_path):
    given("CREATEDB CREATEROLE")
    database.ensure(tmp_path)

    assert not database.stop(tmp_path)
    assert server.is_ready()


def test_an_owner_that_may_make_no_database_is_told_what_to_run(given, tmp_path):
    given("CREATEROLE")

    with pytest.raises(DatabaseMissing, match='CREATE DATABASE "given" OWNER "given_owner"'):
        database.ensure(tmp_path)


def test_an_owner_that_may_make_no_role_is_told_what_to_run(given, tmp_path):
    given("", with_database=True)

    with pytest.raises(WebRoleMissing, match="CREATE ROLE jobbspar_web LOGIN"):
        database.ensure(tmp_path)


def test_what_one_is_told_to_run_is_enough(given, server, administrator, monkeypatch, tmp_path):
    given("", with_database=True)
    with pytest.raises(WebRoleMissing) as told:
        database.ensure(tmp_path)

    administrator.execute(told.value.facts["sql"])
    monkeypatch.setenv("DATABASE_WEB_URL", address_of(server, "jobbspar_web", "..."))

    assert "jobbspar_web" in database.ensure(tmp_path).web


def test_a_role_made_by_somebody_else_needs_its_password(given, administrator, tmp_path):
    given("CREATEROLE", with_database=True)
    administrator.execute("CREATE ROLE jobbspar_web LOGIN PASSWORD 'theirs'; GRANT jobbspar_web TO given_owner")

    with pytest.raises(WebRoleClosed):
        database.ensure(tmp_path)


def test_a_web_role_that_bypasses_the_row_rules_is_refused(given, server, administrator, monkeypatch, tmp_path):
    given("CREATEDB CREATEROLE")
    database.ensure(tmp_path)
    administrator.execute("CREATE ROLE given_web LOGIN BYPASSRLS PASSWORD 'w' IN ROLE jobbspar_web")
    monkeypatch.setenv("DATABASE_WEB_URL", address_of(server, "given_web", "w"))

    with pytest.raises(WebRoleTooStrong, match="NOBYPASSRLS"):
        database.ensure(tmp_path)


def test_a_web_role_that_is_a_stranger_is_refused(given, server, administrator, monkeypatch, tmp_path):
    given("CREATEDB CREATEROLE")
    database.ensure(tmp_path)
    administrator.execute("CREATE ROLE given_web LOGIN PASSWORD 'w'")
    monkeypatch.setenv("DATABASE_WEB_URL", address_of(server, "given_web", "w"))

    with pytest.raises(WebRoleClosed, match="GRANT jobbspar_web"):
        database.ensure(tmp_path)


@pytest.mark.parametrize("address", ["jobbspar", "http://example.org/jobbspar", "postgresql://host/name?colour=red"])
def test_what_is_no_address_is_said_to_be_none(address, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", address)

    with pytest.raises(AddressNotUnderstood):
        database.ensure(tmp_path)


def test_a_server_that_does_not_answer_is_named_without_its_password(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://somebody:hemligt@/jobbspar?host={tmp_path}")

    with pytest.raises(ServerNotReached) as told:
        database.ensure(tmp_path)

    assert "hemligt" not in str(told.value)
