"""Deeds on tracks: begin, change and take from state to state."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from jobbspar.apps.accounts.models import Organisation, User
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.audit.actions import record
from jobbspar.apps.needs.models import Need
from jobbspar.apps.profiles.models import Profile
from jobbspar.apps.tracks.bridge import refusals_before_agreement
from jobbspar.apps.tracks.models import Track
from jobbspar.apps.tracks.queries.tracks import RUNNING_STATES
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.chain import leads_in_circle
from jobbspar.core.refusals import Refusal, SeveralRefusals
from jobbspar.core.tracks import (
    TRACK_STATES,
    LeadsInCircle,
    ReasonMissing,
    RoundStillOn,
    TrackFacts,
    TrackState,
)


@transaction.atomic
def begin_track(
    *,
    actor: Actor,
    agreement: Agreement,
    organisation: Organisation,
    facts: TrackFacts,
    profile: Profile | None = None,
    needs: Iterable[Need] = (),
    leads_to: Track | None = None,
    coordinator: User | None = None,
    now: datetime,
) -> Track:
    """Start a track as an idea, in an organisation that is party to the agreement."""
    require(actor, Permission.TRACK_EDIT, organisation=organisation.pk)
    track = Track.objects.create(
        agreement=agreement,
        organisation=organisation,
        profile=profile,
        leads_to=leads_to,
        coordinator=coordinator,
        **asdict(facts),
    )
    track.needs.set(needs)
    record(actor, "track:begin", track, now=now)
    return track


@transaction.atomic
def change_track(
    *,
    actor: Actor,
    track: Track,
    facts: TrackFacts,
    profile: Profile | None,
    needs: Iterable[Need],
    leads_to: Track | None,
    coordinator: User | None,
    now: datetime,
) -> None:
    """Write new facts over the old; the trail keeps the old."""
    require(actor, Permission.TRACK_EDIT, organisation=track.organisation_id)
    if leads_to is not None:
        _refuse_circle(track, leads_to)
    values: dict[str, Any] = {
        **asdict(facts), "profile": profile, "leads_to": leads_to, "coordinator": coordinator,
    }  # fmt: skip
    for name, value in values.items():
        setattr(track, name, value)
    track.save(update_fields=list(values))
    track.needs.set(needs)
    record(actor, "track:change", track, now=now)


def _refuse_circle(track: Track, leads_to: Track) -> None:
    links = dict(Track.objects.filter(agreement=track.agreement_id).values_list("pk", "leads_to"))
    links.update({leads_to.pk: leads_to.leads_to_id})
    if leads_in_circle(track.pk, leads_to.pk, links=links):
        raise LeadsInCircle(field="leads_to", track=leads_to.name)


@transaction.atomic
def start_planning_track(*, actor: Actor, track: Track, now: datetime) -> None:
    """From idea or pause, or back from agreed, to planning."""
    _change_state(actor, track, TrackState.PLANNING, deed="track:plan", now=now)


@transaction.atomic
def agree_track(*, actor: Actor, track: Track, now: datetime) -> None:
    """All parties stand behind the track. Raises every condition that is missing, together."""
    require(actor, Permission.TRACK_EDIT, organisation=track.organisation_id)
    TRACK_STATES.require(TrackState(track.state), TrackState.AGREED)
    missing = refusals_before_agreement(track)
    if missing:
        raise SeveralRefusals(missing)
    _change_state(actor, track, TrackState.AGREED, deed="track:agree", now=now)


@transaction.atomic
def pause_track(*, actor: Actor, track: Track, reason: str, now: datetime) -> None:
    """Let the track rest, and say why."""
    _change_state(actor, track, TrackState.PAUSED, reason=reason, deed="track:pause", now=now)


@transaction.atomic
def cancel_track(*, actor: Actor, track: Track, reason: str, now: datetime) -> None:
    """Give the track up, and say why. Rounds that are on come first."""
    _refuse_rounds_on(track)
    _change_state(actor, track, TrackState.CANCELLED, reason=reason, deed="track:cancel", now=now)


@transaction.atomic
def end_track(*, actor: Actor, track: Track, now: datetime) -> None:
    """The track has done its work. Rounds that are on come first."""
    _refuse_rounds_on(track)
    _change_state(actor, track, TrackState.ENDED, deed="track:end", now=now)


def _refuse_rounds_on(track: Track) -> None:
    on = track.rounds.filter(state__in=RUNNING_STATES).order_by("number")
    refusals: list[Refusal] = [RoundStillOn(number=round.number, mend_at=("tracks:round", (round.pk,))) for round in on]
    if refusals:
        raise SeveralRefusals(refusals)


def _change_state(
    actor: Actor, track: Track, wanted: TrackState, *, deed: str, now: datetime, reason: str = ""
) -> None:
    require(actor, Permission.TRACK_EDIT, organisation=track.organisation_id)
    TRACK_STATES.require(TrackState(track.state), wanted)
    if wanted in (TrackState.PAUSED, TrackState.CANCELLED) and not reason.strip():
        raise ReasonMissing(field="reason")
    track.state, track.state_reason = wanted, reason.strip()
    track.save(update_fields=["state", "state_reason"])
    record(actor, deed, track, now=now)
