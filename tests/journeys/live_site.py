"""A running site on a database of its own, copied from the empty test database in a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import Client
from pytest_django.live_server_helper import LiveServer

COPY = "jobbspar_journeys"


@contextmanager
def own_database() -> Iterator[None]:
    """Everything inside reads and writes a copy, so that what a journey leaves behind meets no other test."""
    original = connection.settings_dict["NAME"]
    copy = f"{COPY}_{original}"
    connection.close()
    _run(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)', f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = original
        _run(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _run(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def running_site() -> Iterator[str]:
    """Give the address of a server that runs in a thread of its own."""
    server = LiveServer("127.0.0.1")
    try:
        yield server.url
    finally:
        server.stop()


def signed_in_as(user: object) -> dict[str, str]:
    """The cookie of a reader who has already signed in."""
    client = Client()
    client.force_login(user)
    return {"sessionid": client.cookies["sessionid"].value}
