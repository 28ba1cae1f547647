"""Databases of a measurement's own on the embedded server: migrated once, copied, dropped at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django
from django.db import connection, connections

MIGRATED = "bench_migrated"


def have_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobbspar.config.settings")
    django.setup()


@contextmanager
def databases(*names: str) -> Iterator[None]:
    """Empty migrated databases of these names, for as long as the block runs; `using` steps into one."""
    from django.core.management import call_command

    _on_server(f"DROP DATABASE IF EXISTS {MIGRATED} WITH (FORCE)", f"CREATE DATABASE {MIGRATED}")
    try:
        with using(MIGRATED):
            call_command("migrate", verbosity=0)
        for name in names:
            _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {MIGRATED}")
        yield
    finally:
        for name in (*names, MIGRATED):
            close(name)
            _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _on_server(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


_opened: dict[str, Any] = {}


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let everything that asks for the database get this one; its connection stays open, as behind a pool."""
    plain = connections["default"]
    if name not in _opened:
        _opened[name] = plain.copy()
        _opened[name].settings_dict["NAME"] = name
    connections["default"] = _opened[name]
    try:
        yield
    finally:
        connections["default"] = plain
        if name == MIGRATED:
            close(name)  # Nothing can be copied while somebody is signed in to it.


def close(name: str) -> None:
    if name in _opened:
        _opened.pop(name).close()
