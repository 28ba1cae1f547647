"""A track and its neighbours as a line map."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine
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
