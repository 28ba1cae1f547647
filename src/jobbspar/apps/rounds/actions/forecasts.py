"""Have the database count how a plan would be composed; nobody's sex comes out of it."""

from datetime import datetime

from django.db import connection

from jobbspar.apps.rounds.models import RoundPlan


def count_forecast(plan: RoundPlan, *, now: datetime) -> None:
    """Once a plan, when it is worked out; in the name of the coordinator whom the database is told of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rounds_count_forecast(%s, %s)", [plan.pk, now])
