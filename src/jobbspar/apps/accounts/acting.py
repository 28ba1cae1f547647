"""Say to the database who is asking, for as long as a block runs."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from jobbspar.core.access import Actor

WEB_ROLE = "jobbspar_web"


@contextmanager
def acting_as(actor: Actor | None) -> Iterator[None]:
    """Run the block as the web role on behalf of the actor, in one transaction; `None` sees no people.

    Safe to nest. With the owner's connection (tests, the demo) it steps down to the web role and back, so that the
    rows seen and refused are those of the running product.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, coalesce(current_setting('jobbspar.user', true), '')")
            role_before, user_before = cursor.fetchone()
        _become(WEB_ROLE, str(actor.user) if actor else "")
        yield  # After an exception the rollback itself takes the settings back.
        _become(role_before, user_before)


def _become(role: str, user: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', %s, true), set_config('jobbspar.user', %s, true)", [role, user])
