"""A person's plan as a timeline: steps, waits between them, holidays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jobbspar.core.activities import ActivityKind
from jobbspar.core.calendar import Period, holidays_in
from jobbspar.core.drawing.timeline import Bar, BarKind, Holiday, Lane, Timeline
from jobbspar.core.drawing.timeline import Wait as DrawnWait
from jobbspar.core.participation import StepChange, Wait

if TYPE_CHECKING:
    from jobbspar.apps.plans.models import PlannedStep

KINDS = {
    ActivityKind.WORK_PRACTICE: BarKind.WORKPLACE,
    ActivityKind.WORK_TRAINING: BarKind.WORKPLACE,
    ActivityKind.APL: BarKind.WORKPLACE,
    ActivityKind.VOCATIONAL_TRIAL: BarKind.WORKPLACE,
    ActivityKind.GUIDANCE: BarKind.SUPPORT,
    ActivityKind.SUPPORT: BarKind.SUPPORT,
    ActivityKind.EMPLOYMENT: BarKind.JOB,
}


def bar_kind(activity_kind: str) -> BarKind:
    return KINDS.get(ActivityKind(activity_kind), BarKind.STUDY)


def holidays_between(starts: date, ends: date) -> tuple[Holiday, ...]:
    return tuple(Holiday(name, day, day + timedelta(days=1)) for day, name in holidays_in(Period(starts, ends)))


def plan_timeline(steps: Sequence[PlannedStep], waits: Iterable[Wait], *, today: date) -> Timeline:
    """One lane for each step that is still in the plan, and one for the waits."""
    kept = [step for step in steps if step.change != StepChange.REMOVED]
    lanes = [
        Lane(step.activity.name, (Bar(step.activity.name, step.starts, step.ends, bar_kind(step.activity.kind)),))
        for step in kept
    ]
    drawn = tuple(DrawnWait(wait.starts, wait.ends, wait.is_long, wait.working_days) for wait in waits)
    if drawn:
        lanes.append(Lane(_("Waits, in working days"), drawn))
    if not kept:
        return Timeline((), today=today)
    span = min(step.starts for step in kept), max(step.ends for step in kept)
    return Timeline(tuple(lanes), holidays=holidays_between(*span), today=today)
