"""Bring the database up to date and fill an empty one; run by the door as the owner of the tables."""

import sys
from datetime import UTC, datetime

import django
from django.core.management import call_command
from django.db import connection, transaction

from jobbspar.cli.prepared import DEMO, OWN, READ, REFUSED, TABLE, WRITE, fingerprint
from jobbspar.cli.words import say

ONE_AT_A_TIME = 0x6D696772  # "migr": several machines may start over one database at once.


def main(words: list[str]) -> int:
    """`demo`, or `empty` with the first administrator's e-mail address and the address of the pages."""
    django.setup()
    bring_up_to_date()
    return _fill(words)


def bring_up_to_date() -> None:
    """Every table as this program wants it; others that start meanwhile wait until this process ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute(TABLE)
    say("migrating")
    call_command("migrate", interactive=False, verbosity=0)


@transaction.atomic
def _fill(words: list[str]) -> int:
    """Whole or not at all: a demo broken off half-way is not there the next time."""
    contents = _contents()
    if contents == DEMO and words[0] == "empty":
        say("not_empty", folder=_data_folder())
        return REFUSED
    if contents is None:
        contents = _build_demo() if words[0] == "demo" else _create_administrator(*words[1:])
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [fingerprint(), contents])
        cursor.execute("ANALYZE")  # So that the first page of a newly filled database is as quick as the next.
    return 0


def _contents() -> str | None:
    """What the database holds; one that the door has not filled holds somebody's own, if it holds anyone."""
    from jobbspar.apps.accounts.queries import has_accounts

    with connection.cursor() as cursor:
        cursor.execute(READ)
        row = cursor.fetchone()
    if row:
        return str(row[1])
    return OWN if has_accounts() else None


def _build_demo() -> str:
    from jobbspar.demo.story import build_demo

    say("building_demo")
    build_demo()
    return DEMO


def _create_administrator(email: str, address: str) -> str:
    from jobbspar.apps.accounts.actions import create_first_administrator

    link = create_first_administrator(email=email, now=datetime.now(UTC))
    say("first_administrator", email=email, link=f"{address}{link}")
    return OWN


def _data_folder() -> str:
    from django.conf import settings

    return str(settings.DATA)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
