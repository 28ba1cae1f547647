"""Every deed on the catalogue of activities."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.activities.bridge import facts_of, subject_of
from jobbspar.apps.activities.models import Activity, ActivityStart, ActivityTerm, Closure
from jobbspar.apps.activities.queries import keepers_of
from jobbspar.apps.audit.actions import record
from jobbspar.core.access import Actor, Permission, require, require_in_any
from jobbspar.core.activities import (
    ActivityFacts,
    ClosureTwice,
    OnlyShorterHasWeeks,
    ReadyMadeIsFixed,
    ShorterInHowManyWeeks,
    StartTwice,
    TermDirection,
    TermTwice,
)
from jobbspar.core.calendar import Period
from jobbspar.core.places import municipality
from jobbspar.core.profiles import LanguageWithoutSkill, RequirementKind, Subject


@transaction.atomic
def create_activity(
    *,
    actor: Actor,
    organisation: Organisation,
    facts: ActivityFacts,
    now: datetime,
    provider: Organisation | None = None,
) -> Activity:
    """Put an activity in the catalogue of a municipality or a provider."""
    places = frozenset({organisation.pk, *([provider.pk] if provider else [])})
    require_in_any(actor, Permission.ACTIVITY_EDIT, organisations=places)
    _refuse_unknown_place(facts)
    activity = Activity.objects.create(organisation=organisation, provider=provider, **asdict(facts))
    record(actor, "activity:create", activity, now=now)
    return activity


@transaction.atomic
def copy_activity(
    *,
    actor: Actor,
    source: Activity,
    organisation: Organisation,
    now: datetime,
    provider: Organisation | None = None,
    facts: ActivityFacts | None = None,
) -> Activity:
    """Begin one's own from a ready-made activity, or from another's: facts and terms, no start days.

    `facts` are one's own if they differ.
    """
    made = create_activity(
        actor=actor, organisation=organisation, provider=provider, facts=facts or facts_of(source), now=now
    )
    for term in source.terms.all():
        ActivityTerm.objects.create(
            activity=made,
            direction=term.direction,
            kind=term.kind,
            name=term.name,
            skill=term.skill,
            level=term.level,
            weeks=term.weeks,
        )
    return made


@transaction.atomic
def change_activity(
    *, actor: Actor, activity: Activity, facts: ActivityFacts, now: datetime, provider: Organisation | None = None
) -> None:
    """Write new facts over the old; the trail keeps the old."""
    _require_edit(actor, activity)
    _refuse_unknown_place(facts)
    columns = asdict(facts) | {"provider": provider}
    for name, value in columns.items():
        setattr(activity, name, value)
    activity.save(update_fields=list(columns))
    record(actor, "activity:change", activity, now=now)


@transaction.atomic
def close_activity(*, actor: Actor, activity: Activity, now: datetime) -> None:
    """It is no longer given; chains that hold it keep it."""
    _set_active(actor, activity, is_active=False)
    record(actor, "activity:close", activity, now=now)


@transaction.atomic
def open_activity(*, actor: Actor, activity: Activity, now: datetime) -> None:
    """It is given again."""
    _set_active(actor, activity, is_active=True)
    record(actor, "activity:open", activity, now=now)


@transaction.atomic
def add_term(
    *,
    actor: Actor,
    activity: Activity,
    direction: TermDirection,
    subject: Subject,
    now: datetime,
    weeks: int | None = None,
) -> ActivityTerm:
    """Say one thing the activity asks or gives, or what makes it last no more than so many `weeks`."""
    _require_edit(actor, activity)
    _refuse_wrong_weeks(activity, direction, weeks)
    if subject.kind is RequirementKind.LANGUAGE and subject.skill is None:
        raise LanguageWithoutSkill(name=subject.name, field="skill")
    if any(subject_of(term).is_about_same(subject) for term in activity.terms.filter(direction=direction)):
        raise TermTwice(name=subject.name, field="name")
    term = ActivityTerm.objects.create(
        activity=activity,
        direction=direction,
        kind=subject.kind,
        name=subject.name.strip(),
        skill=subject.skill or "",
        level=subject.level or "",
        weeks=weeks,
    )
    record(actor, "activity:add-term", activity, now=now, note=term.name)
    return term


@transaction.atomic
def remove_term(*, actor: Actor, term: ActivityTerm, now: datetime) -> None:
    _require_edit(actor, term.activity)
    record(actor, "activity:remove-term", term.activity, now=now, note=term.name)
    term.delete()


@transaction.atomic
def add_start(*, actor: Actor, activity: Activity, day: date, now: datetime, seats: int | None = None) -> ActivityStart:
    """Name a day on which the activity begins."""
    _require_edit(actor, activity)
    if activity.starts.filter(day=day).exists():
        raise StartTwice(day=day.isoformat(), field="day")
    start = ActivityStart.objects.create(activity=activity, day=day, seats=seats)
    record(actor, "activity:add-start", activity, now=now, note=day.isoformat())
    return start


@transaction.atomic
def remove_start(*, actor: Actor, start: ActivityStart, now: datetime) -> None:
    _require_edit(actor, start.activity)
    record(actor, "activity:remove-start", start.activity, now=now, note=start.day.isoformat())
    start.delete()


@transaction.atomic
def add_closure(*, actor: Actor, organisation: Organisation, period: Period, now: datetime) -> Closure:
    """Say that nothing is given on these days to those in the organisation's tracks."""
    require(actor, Permission.TRACK_EDIT, organisation=organisation.pk)
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if organisation.closures.filter(starts__lt=period.closed_end, ends__gt=period.starts).exists():
        raise ClosureTwice(field="first_day")
    closure = Closure.objects.create(organisation=organisation, starts=period.starts, ends=period.closed_end)
    record(actor, "closure:add", closure, now=now)
    return closure


@transaction.atomic
def remove_closure(*, actor: Actor, closure: Closure, now: datetime) -> None:
    """Those days are like others."""
    require(actor, Permission.TRACK_EDIT, organisation=closure.organisation_id)
    record(actor, "closure:remove", closure, now=now)
    closure.delete()


def _refuse_wrong_weeks(activity: Activity, direction: TermDirection, weeks: int | None) -> None:
    if direction is not TermDirection.SHORTENS:
        if weeks is not None:
            raise OnlyShorterHasWeeks(field="weeks")
    elif weeks is None or weeks < 1 or (activity.weeks is not None and weeks >= activity.weeks):
        raise ShorterInHowManyWeeks(field="weeks")


def _require_edit(actor: Actor, activity: Activity) -> None:
    if activity.organisation_id is None:
        raise ReadyMadeIsFixed(mend_at=("activities:copy", (activity.pk,)))
    require_in_any(actor, Permission.ACTIVITY_EDIT, organisations=keepers_of(activity))


def _set_active(actor: Actor, activity: Activity, *, is_active: bool) -> None:
    _require_edit(actor, activity)
    activity.is_active = is_active
    activity.save(update_fields=["is_active"])


def _refuse_unknown_place(facts: ActivityFacts) -> None:
    if facts.municipality:
        municipality(facts.municipality)
