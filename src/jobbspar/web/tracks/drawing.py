"""A track and its neighbours as a line map, and a round as a timeline."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.tracks.bridge import dated_steps
from jobbspar.core.activities import ActivityKind
from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine
from jobbspar.core.drawing.timeline import Bar, BarKind, Gate, Holiday, Lane, Timeline
from jobbspar.core.drawing.timeline import Wait as DrawnWait
from jobbspar.core.round_calendar import Wait, holidays_of
from jobbspar.core.tracks import TrackKind


def chain_map(track: Any) -> LineMap | None:
    """The track between those that lead to it and the one it leads to; nothing before it has steps."""
    neighbours = [*track.prepared_by.all(), track, *([track.leads_to] if track.leads_to else [])]
    with_steps = [one for one in neighbours if any(one.steps.all())]
    if track not in with_steps:
        return None
    gates = {track.pk: track.gates.all()}
    return LineMap(tuple(_line(one, gates.get(one.pk, ()), number) for number, one in enumerate(with_steps, start=1)))


def _line(track: Any, gates: Any, number: int) -> TrackLine:
    is_preparatory = track.kind == TrackKind.PREPARATORY
    job = Station(f"job-{track.pk}", _("Job"))
    return TrackLine(
        key=str(track.pk),
        badge=str(number),
        name=track.name,
        steps=_stops(track, gates),
        goal=None if is_preparatory else job,
        colour=number - 1,
        is_preparatory=is_preparatory,
        leads_to=(str(track.leads_to_id),) if track.leads_to_id else (),
        url=reverse("tracks:show", args=[track.pk]),
    )


def _stops(track: Any, gates: Any) -> tuple[tuple[Station, ...], ...]:
    """One stop a stage, and one for the gates after it."""
    stops: list[tuple[Station, ...]] = []
    steps = list(track.steps.all())
    for stage in sorted({step.stage for step in steps}):
        stops.append(tuple(Station(f"step-{step.pk}", step.activity.name) for step in steps if step.stage == stage))
        after = tuple(
            Station(f"gate-{gate.pk}", gate.name, is_gate=True) for gate in gates if gate.after_stage == stage
        )
        if after:
            stops.append(after)
    return tuple(stops)


_BAR_KINDS = {
    ActivityKind.WORK_PRACTICE: BarKind.WORKPLACE,
    ActivityKind.WORK_TRAINING: BarKind.WORKPLACE,
    ActivityKind.APL: BarKind.WORKPLACE,
    ActivityKind.VOCATIONAL_TRIAL: BarKind.WORKPLACE,
    ActivityKind.GUIDANCE: BarKind.SUPPORT,
    ActivityKind.SUPPORT: BarKind.SUPPORT,
    ActivityKind.EMPLOYMENT: BarKind.JOB,
}


def round_timeline(round: Any, *, waits: Sequence[Wait], today: date) -> Timeline | None:
    """A lane a step, with the wait before it; a lane for each gate, on the last day of its stage."""
    steps = list(round.steps.all())
    if not steps:
        return None
    before = {wait.step: wait for wait in waits}
    lanes = [_lane(step, before.get(step.pk)) for step in steps]
    lanes += [
        Lane(gate.name, (Gate(gate.name, max(ends) - timedelta(days=1)),))
        for gate in round.track.gates.all()
        if (ends := [step.ends for step in steps if step.stage == gate.after_stage])
    ]
    holidays = [Holiday(name, day, day + timedelta(days=1)) for day, name in holidays_of(dated_steps(round))]
    return Timeline(tuple(lanes), tuple(holidays), today)


def _lane(step: Any, wait: Wait | None) -> Lane:
    kind = _BAR_KINDS.get(ActivityKind(step.activity.kind), BarKind.STUDY)
    bar = Bar(step.activity.name, step.starts, step.ends, kind)
    if wait is None:
        return Lane(step.activity.name, (bar,))
    drawn = DrawnWait(wait.period.starts, wait.period.closed_end, is_long=wait.is_too_long, days=wait.working_days)
    return Lane(step.activity.name, (drawn, bar))
