"""My tracks as a line map: each municipality's or cooperation's lines, with rounds as trains where they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.statistics.queries import people_in_rounds
from jobbspar.core.disclosure.tables import SafeCounts
from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine, Train
from jobbspar.core.tracks import RoundState, TrackKind

if TYPE_CHECKING:
    from jobbspar.apps.tracks.models import Round, Track


@dataclass(frozen=True, slots=True)
class Area:
    """The lines of one agreement."""

    name: str
    lines: LineMap


def tracks_as_lines(tracks: Sequence[Track], *, today: date) -> list[Area]:
    """One map an agreement. A train says how many, or that it is fewer than five."""
    drawn = [track for track in tracks if track.steps.all()]
    rounds = [each.pk for track in drawn for each in _rounds(track)]
    people = people_in_rounds(rounds)
    by_agreement = sorted(drawn, key=lambda track: (track.agreement.name, track.agreement_id))
    return [
        Area(name, LineMap(tuple(_line(track, place, people, today) for place, track in enumerate(members, start=1))))
        for (name, _id), members in groupby(by_agreement, key=lambda track: (track.agreement.name, track.agreement_id))
    ]


def _rounds(track: Track) -> list[Round]:
    found: list[Round] = track.rounds_on_map  # type: ignore[attr-defined]  # put there by the query
    return found


def _line(track: Track, place: int, people: Mapping[int, SafeCounts], today: date) -> TrackLine:
    is_preparatory = track.kind == TrackKind.PREPARATORY
    employer = track.profile.employer.name if track.profile and track.profile.employer else ""
    goal = Station(f"job-{track.pk}", _("Job: %(employer)s") % {"employer": employer} if employer else _("Job"))
    return TrackLine(
        key=str(track.pk),
        badge=str(place),
        name=track.name,
        steps=_stops(track),
        goal=None if is_preparatory else goal,
        colour=place - 1,
        is_preparatory=is_preparatory,
        leads_to=(str(track.leads_to_id),) if track.leads_to_id else (),
        trains=tuple(_train(each, track, people, today) for each in _rounds(track)),
        url=reverse("tracks:show", args=[track.pk]),
    )


def _stops(track: Track) -> tuple[tuple[Station, ...], ...]:
    """One stop a stage, and one for the gates after it."""
    steps: list[Any] = list(track.steps.all())
    stops: list[tuple[Station, ...]] = []
    for stage in sorted({step.stage for step in steps}):
        stops.append(tuple(Station(f"step-{step.pk}", step.activity.name) for step in steps if step.stage == stage))
        if gates := [gate for gate in track.gates.all() if gate.after_stage == stage]:
            stops.append(tuple(Station(f"gate-{gate.pk}", gate.name, is_gate=True) for gate in gates))
    return tuple(stops)


def _train(round: Round, track: Track, people: Mapping[int, SafeCounts], today: date) -> Train:
    count = people[round.pk].count() if round.pk in people else None
    shown = _("fewer than 5") if count is None else str(count)
    if round.state in {RoundState.PLANNED, RoundState.RECRUITING}:
        shown = _(RoundState(round.state).label)
    name = _("Round %(number)s") % {"number": round.number}
    return Train(name, _station_now(round, track, today), shown, reverse("tracks:round", args=[round.pk]))


def _station_now(round: Round, track: Track, today: date) -> str:
    """The step that goes on today; before the start the first one, after the end the job."""
    steps = list(track.steps.all())
    last_stop = f"job-{track.pk}" if track.kind != TrackKind.PREPARATORY else f"step-{steps[-1].pk}"
    if round.state == RoundState.CLOSING:
        return last_stop
    begun = [each for each in round.steps.all() if each.starts <= today]
    stage = max(each.stage for each in begun) if begun else steps[0].stage
    here = next((step for step in steps if step.stage == stage), steps[0])
    return f"step-{here.pk}"
