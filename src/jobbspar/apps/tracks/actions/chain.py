"""Deeds on the chain of a track: its steps, their order and the gates between them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from jobbspar.apps.activities.models import Activity
from jobbspar.apps.audit.actions import record
from jobbspar.apps.tracks.bridge import chain_steps
from jobbspar.apps.tracks.models import Gate, Track, TrackStep
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.chain import (
    Chain,
    chain_of,
    gate_after,
    made_parallel,
    moved_earlier,
    moved_later,
    removed,
    stage_numbers,
)
from jobbspar.core.tracks import ChainClosed, TrackState, WeeksMissing

_FROZEN = (TrackState.CANCELLED, TrackState.ENDED)


def _require_editable(actor: Actor, track: Track) -> None:
    require(actor, Permission.TRACK_EDIT, organisation=track.organisation_id)
    if track.state in _FROZEN:
        raise ChainClosed


@transaction.atomic
def add_step(
    *,
    actor: Actor,
    track: Track,
    activity: Activity,
    weeks: int | None = None,
    is_parallel: bool = False,
    note: str = "",
    now: datetime,
) -> TrackStep:
    """Put an activity last in the chain, or beside the last step. Weeks are the activity's own if none are given."""
    _require_editable(actor, track)
    length = weeks or activity.weeks
    if not length:
        raise WeeksMissing(field="weeks")
    last = track.steps.aggregate(last=Max("stage"))["last"] or 0
    stage = max(1, last if is_parallel else last + 1)
    step = TrackStep.objects.create(track=track, activity=activity, stage=stage, weeks=length, note=note)
    record(actor, "track:add-step", track, now=now, note=activity.name)
    return step


@transaction.atomic
def change_step(*, actor: Actor, step: TrackStep, weeks: int, note: str, now: datetime) -> None:
    """Change how long the step takes and what is said about it."""
    _require_editable(actor, step.track)
    if weeks < 1:
        raise WeeksMissing(field="weeks")
    step.weeks, step.note = weeks, note
    step.save(update_fields=["weeks", "note"])
    record(actor, "track:change-step", step.track, now=now, note=step.activity.name)


@transaction.atomic
def move_step_earlier(*, actor: Actor, step: TrackStep, now: datetime) -> None:
    _rearrange(actor, step, moved_earlier, now=now)


@transaction.atomic
def move_step_later(*, actor: Actor, step: TrackStep, now: datetime) -> None:
    _rearrange(actor, step, moved_later, now=now)


@transaction.atomic
def make_step_parallel(*, actor: Actor, step: TrackStep, now: datetime) -> None:
    """Let the step run beside those of the stage before."""
    _rearrange(actor, step, made_parallel, now=now)


def _rearrange(actor: Actor, step: TrackStep, rule: Callable[[Chain, int], Chain], *, now: datetime) -> None:
    _require_editable(actor, step.track)
    before = chain_of(chain_steps(step.track))
    _write_order(step.track, before=before, after=rule(before, step.pk), changed=step.pk)
    record(actor, "track:move-step", step.track, now=now, note=step.activity.name)


@transaction.atomic
def remove_step(*, actor: Actor, step: TrackStep, now: datetime) -> None:
    """Take the step out of the chain; the stages close up."""
    _require_editable(actor, step.track)
    track, name, pk = step.track, step.activity.name, step.pk
    before = chain_of(chain_steps(track))
    step.delete()
    _write_order(track, before=before, after=removed(before, pk), changed=pk)
    record(actor, "track:remove-step", track, now=now, note=name)


@transaction.atomic
def rewrite_chain(
    *, actor: Actor, track: Track, stages: Sequence[Sequence[tuple[Activity, int]]], now: datetime
) -> None:
    """Let the track have these stages, each of activities and weeks. Steps that stay keep their notes."""
    _require_editable(actor, track)
    stood = {row.pk: row.stage for row in TrackStep.objects.filter(track=track)}
    left = list(TrackStep.objects.filter(track=track))
    stays: dict[int, int] = {}
    for stage, steps in enumerate(stages, start=1):
        for activity, weeks in steps:
            if weeks < 1:
                raise WeeksMissing(field="weeks")
            row = next((one for one in left if one.activity_id == activity.pk), None)
            if row is None:
                TrackStep.objects.create(track=track, activity=activity, stage=stage, weeks=weeks)
                continue
            left.remove(row)
            row.stage, row.weeks = stage, weeks
            row.save(update_fields=["stage", "weeks"])
            stays[row.pk] = stage
    TrackStep.objects.filter(pk__in=[row.pk for row in left]).delete()
    _follow_with_gates(track, stood=stood, stays=stays, last=len(stages))
    record(actor, "track:rewrite-chain", track, now=now)


def _follow_with_gates(track: Track, *, stood: dict[int, int], stays: dict[int, int], last: int) -> None:
    """A gate still stands after the steps it stood after, those that are left."""
    for gate in Gate.objects.filter(track=track):
        before = [stage for step, stage in stays.items() if stood[step] <= gate.after_stage]
        place = max(1, min(max(before, default=gate.after_stage), last))
        if place != gate.after_stage:
            gate.after_stage = place
            gate.save(update_fields=["after_stage"])


def _write_order(track: Track, *, before: Chain, after: Chain, changed: int) -> None:
    numbers = stage_numbers(after)
    rows = [row for row in TrackStep.objects.filter(track=track) if row.stage != numbers[row.pk]]
    for row in rows:
        row.stage = numbers[row.pk]
    TrackStep.objects.bulk_update(rows, ["stage"])
    for gate in Gate.objects.filter(track=track):
        place = gate_after(gate.after_stage, before=before, now=after, changed=changed)
        if place != gate.after_stage:
            gate.after_stage = place
            gate.save(update_fields=["after_stage"])


@transaction.atomic
def add_gate(*, actor: Actor, track: Track, name: str, asks: str, after_stage: int, now: datetime) -> Gate:
    """Put a gate after a stage: what must be in place before the next one."""
    _require_editable(actor, track)
    gate = Gate.objects.create(track=track, name=name, asks=asks, after_stage=after_stage)
    record(actor, "track:add-gate", track, now=now, note=name)
    return gate


@transaction.atomic
def remove_gate(*, actor: Actor, gate: Gate, now: datetime) -> None:
    _require_editable(actor, gate.track)
    record(actor, "track:remove-gate", gate.track, now=now, note=gate.name)
    gate.delete()
