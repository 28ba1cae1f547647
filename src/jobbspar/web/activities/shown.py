"""What the pages about activities show, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.activities.bridge import subject_of
from jobbspar.core.activities import ActivityKind, Decider, TermDirection
from jobbspar.core.messages import N_
from jobbspar.core.profiles import Subject
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.components.readable import day, label, weeks
from jobbspar.web.places import municipality_name

if TYPE_CHECKING:
    from jobbspar.apps.activities.models import Activity

DEEDS = {
    "activity:create": N_("Put in the catalogue"),
    "activity:change": N_("Changed"),
    "activity:close": N_("No longer given"),
    "activity:open": N_("Given again"),
    "activity:add-term": N_("Term added"),
    "activity:remove-term": N_("Term taken away"),
    "activity:add-start": N_("Start added"),
    "activity:remove-start": N_("Start taken away"),
}
COLUMNS = {
    "name": N_("Name"),
    "kind": N_("Kind"),
    "about": N_("What one does"),
    "weeks": N_("Weeks"),
    "hours_per_week": N_("Hours a week"),
    "pace": N_("Pace, per cent of full time"),
    "seats": N_("Seats"),
    "is_rolling": N_("One can begin any week"),
    "place": N_("Place"),
    "is_remote": N_("At a distance"),
    "decider": N_("Who decides"),
    "cost": N_("Cost, kronor a person"),
    "source": N_("How we know"),
}
CHOICES = {"kind": ActivityKind, "decider": Decider}


def activity_table(activities: Iterable[Activity], *, may_write: bool, is_filtered: bool) -> Table:
    columns = [
        Column(_("Activity")),
        Column(_("Kind")),
        Column(_("Who gives it")),
        Column(_("Length")),
        Column(_("Next start")),
        Column(_("Who decides")),
    ]
    rows = [
        [
            Link(activity.name, reverse("activities:show", args=[activity.pk])),
            ActivityKind(activity.kind),
            _giver(activity),
            weeks(activity.weeks) if activity.weeks else _("No fixed length"),
            _next_start(activity),
            Decider(activity.decider),
        ]
        for activity in activities
    ]
    return Table(_("Activities"), columns, rows, empty=_no_activities(may_write, is_filtered), caption_hidden=True)


def _giver(activity: Activity) -> Any:
    if activity.organisation is None:
        return _("Ready-made")
    return activity.provider.name if activity.provider else activity.organisation.name


def _next_start(activity: Any) -> str:
    if activity.is_rolling:
        return _("Any week")
    found: date | None = activity.next_start
    if found:
        return day(found)
    return "–" if activity.organisation is None else _("No day set")


def _no_activities(may_write: bool, is_filtered: bool) -> Empty:
    if is_filtered:
        everything = Link(_("Show all"), reverse("activities:list"))
        return Empty(_("No activity fits"), _("Try with fewer conditions."), everything)
    action = Link(_("Add an activity"), reverse("activities:new")) if may_write else None
    return Empty(_("The catalogue is empty"), _("Activities are what the chains of the tracks are made of."), action)


def activity_facts(activity: Activity) -> list[tuple[Any, Any]]:
    place = ", ".join(filter(None, [activity.place, municipality_name(activity.municipality)]))
    facts: list[tuple[Any, Any]] = [
        (_("Kind"), ActivityKind(activity.kind)),
        (_("Who decides that a person gets it"), Decider(activity.decider)),
        (_("Length"), weeks(activity.weeks) if activity.weeks else _("No fixed length")),
        (_("Hours a week"), activity.hours_per_week),
        (_("Pace"), f"{activity.pace} %" if activity.pace else None),
        (_("Seats"), activity.seats),
        (_("Place"), place or None),
        (_("At a distance"), activity.is_remote),
        (_("Cost, kronor a person"), activity.cost),
        (_("How we know"), activity.source or None),
    ]
    if activity.credits:
        facts.insert(4, (_("Credits"), activity.credits))
    if activity.organisation is None:
        return facts
    return [
        (_("Catalogue of"), activity.organisation.name),
        (_("Who gives it"), activity.provider.name if activity.provider else None),
        *facts,
    ]


def terms(activity: Activity, direction: TermDirection) -> list[tuple[int, str]]:
    """Row id and words of what is asked or given."""
    rows = [term for term in activity.terms.all() if term.direction == direction]
    return [(term.pk, _with_weeks(_words(subject_of(term)), term.weeks)) for term in rows]


def _with_weeks(words: str, taken: int | None) -> str:
    """What makes an activity shorter, with the weeks that are left."""
    return words if taken is None else _("%(what)s: %(weeks)s") % {"what": words, "weeks": weeks(taken)}


def _words(subject: Subject) -> str:
    words = f"{subject.name} ({label(subject.skill)})" if subject.skill else subject.name
    return f"{words}: {label(subject.level)}" if subject.level else words
