"""Read the trail: what was done to a thing, by whom, and what it was before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from jobbspar.apps.audit.models import Change, Event

MOST_SHOWN = 50
ColumnChange = tuple[str, Any, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """One deed with the columns it changed in the rows it was about: name, before, after."""

    at: datetime
    who: str
    deed: str
    note: str
    changes: tuple[ColumnChange, ...]


def list_happenings(subjects: Iterable[Model]) -> list[Happening]:
    """What has happened to these rows, the latest first. Two queries, however many rows."""
    rows = list(subjects)
    about = Q(pk=None)
    for row in rows:
        about |= Q(subject=row._meta.label_lower, subject_id=row.pk)
    events = list(Event.objects.filter(about).order_by("-at", "-id"))
    changed = _changes_of(rows, events)
    return [
        Happening(event.at, event.user_name, event.deed, event.note, tuple(changed[event.pk]))
        for event in events[:MOST_SHOWN]
    ]


def list_events_about(participant: int) -> QuerySet[Event]:
    """Who has looked at a person or changed something about the person, the latest first."""
    return Event.objects.filter(participant=participant).order_by("-at", "-id")


def _changes_of(rows: list[Model], events: list[Event]) -> dict[int, list[ColumnChange]]:
    """The changed columns by event."""
    labels = {row._meta.db_table: row._meta.label_lower for row in rows}
    deeds: dict[tuple[int | None, str, int], list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.pk):
        deeds[event.transaction, event.subject, event.subject_id].append(event)
    found = Change.objects.filter(
        transaction__in={event.transaction for event in events[:MOST_SHOWN]}, table__in=labels, kind="UPDATE"
    ).order_by("id")
    changed: dict[int, list[ColumnChange]] = defaultdict(list)
    for change in found:
        candidates = deeds.get((change.transaction, labels[change.table], change.row))
        if candidates:
            changed[_deed_of(change, candidates).pk] += _columns(change)
    return changed


def _deed_of(change: Change, deeds: list[Event]) -> Event:
    """A deed is noted after what it changed; what comes after the last note belongs to the last deed."""
    return next((deed for deed in deeds if deed.last_change is None or change.pk <= deed.last_change), deeds[-1])


def _columns(change: Change) -> list[ColumnChange]:
    before, after = change.before or {}, change.after or {}
    return [(name, before.get(name), after[name]) for name in after if before.get(name) != after[name]]
