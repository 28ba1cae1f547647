"""Read the trail: what was done to a thing, by whom, and what it was before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from jobbspar.apps.audit.models import Change, Event

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Happening:
    """One deed with the columns it changed in the rows it was about: name, before, after."""

    at: datetime
    who: str
    deed: str
    note: str
    changes: tuple[tuple[str, Any, Any], ...]


def list_happenings(subjects: Iterable[Model]) -> list[Happening]:
    """What has happened to these rows, the latest first. Two queries, however many rows."""
    rows = list(subjects)
    about = Q(pk=None)
    for row in rows:
        about |= Q(subject=row._meta.label_lower, subject_id=row.pk)
    events = list(Event.objects.filter(about).order_by("-at", "-id")[:MOST_SHOWN])
    changed = _changes_of(rows, events)
    return [
        Happening(event.at, event.user_name, event.deed, event.note, changed.get(_key(event), ())) for event in events
    ]


def list_events_about(participant: int) -> QuerySet[Event]:
    """Who has looked at a person or changed something about the person, the latest first."""
    return Event.objects.filter(participant=participant).order_by("-at", "-id")


def _changes_of(rows: list[Model], events: list[Event]) -> dict[tuple[int | None, str, int], tuple[Any, ...]]:
    labels = {row._meta.db_table: row._meta.label_lower for row in rows}
    found = Change.objects.filter(
        transaction__in={event.transaction for event in events}, table__in=labels, kind="UPDATE"
    ).order_by("id")
    changed: dict[tuple[int | None, str, int], tuple[Any, ...]] = {}
    for change in found:
        key = (change.transaction, labels[change.table], change.row)
        changed[key] = (*changed.get(key, ()), *_columns(change))
    return changed


def _columns(change: Change) -> list[tuple[str, Any, Any]]:
    before, after = change.before or {}, change.after or {}
    return [(name, before.get(name), after[name]) for name in after if before.get(name) != after[name]]


def _key(event: Event) -> tuple[int | None, str, int]:
    return (event.transaction, event.subject, event.subject_id)
