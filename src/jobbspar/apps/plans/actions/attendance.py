"""Attendance in days a week. The reasons are nobody's business here."""

from datetime import date, datetime, timedelta

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.plans.models import AttendanceWeek, PlannedStep
from jobbspar.apps.recruitment.models import Participation
from jobbspar.core.access import Actor, Permission, Role, require_in_any
from jobbspar.core.participation import MoreDaysThanPlanned, StepChange


@transaction.atomic
def note_week(
    *, actor: Actor, participation: Participation, day: date, planned: int, present: int, now: datetime
) -> AttendanceWeek:
    """Note days planned and present in the week of `day`. The provider of a step and those with the plan may."""
    _require_teaching_or_plan(actor, participation)
    if present > planned:
        raise MoreDaysThanPlanned(field="present")
    week, _ = AttendanceWeek.objects.update_or_create(
        participation=participation,
        monday=day - timedelta(days=day.weekday()),
        defaults={"planned": planned, "present": present},
    )
    record(actor, "attendance:note", week, now=now, participant=participation.participant_id)
    return week


def _require_teaching_or_plan(actor: Actor, participation: Participation) -> None:
    own = actor.organisations_as(Role.PROVIDER)
    taught = PlannedStep.objects.filter(participation=participation, provider__in=own)
    if taught.exclude(change=StepChange.REMOVED).exists():
        return
    require_in_any(actor, Permission.PLAN_EDIT, organisations=organisations_of(participation.participant))
