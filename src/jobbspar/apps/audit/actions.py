"""Leave a trace of a deed."""

from datetime import datetime

from django.db import connection
from django.db.models import Model

from jobbspar.core.access import Actor


def record(
    actor: Actor, deed: str, subject: Model, *, now: datetime, participant: int | None = None, note: str = ""
) -> None:
    """Write who did what to which row, in the same transaction as the row itself.

    `participant` is the row id of the person concerned, if the deed concerns one. `note` holds no personal facts.
    """
    # Plain SQL without RETURNING: whoever writes a trace need not be allowed to read it.
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO "audit_event" (at, "user", user_name, deed, subject, subject_id, participant, note,'
            " transaction) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, pg_current_xact_id()::text::bigint)",
            [now, actor.user, actor.name, deed, subject._meta.label_lower, subject.pk, participant, note],
        )
