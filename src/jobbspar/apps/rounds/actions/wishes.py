"""Deeds on a person's own yes to a track."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.participants.actions import share_participant
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.rounds.models import TrackWish
from jobbspar.apps.tracks.models import Track
from jobbspar.apps.tracks.queries import parties_of
from jobbspar.core.access import Actor, NotAllowed, Permission, require
from jobbspar.core.calendar import swedish_day
from jobbspar.core.round_plans import AlreadyWished, WishesNotAll, WishIsWithdrawn


@transaction.atomic
def say_yes(*, actor: Actor, participant: Participant, track: Track, ground: str = "", now: datetime) -> TrackWish:
    """Note a person's yes to a track, last in the person's order. Only the person's home coordinator can.

    With a `ground` the organisation that keeps the track gets to see the person, so that it can plan for both.
    """
    require(actor, Permission.PARTICIPANT_EDIT, organisation=participant.organisation_id)
    if participant.organisation_id not in parties_of(track):
        raise NotAllowed(permission=Permission.ROUND_PLAN_EDIT.label)
    own = TrackWish.objects.filter(participant=participant, withdrawn_on=None)
    if own.filter(track=track).exists():
        raise AlreadyWished(field="track", who=participant.name, track=track.name)
    if ground.strip() and track.organisation_id not in organisations_of(participant):
        share_participant(
            actor=actor, participant=participant, organisation=track.organisation, ground=ground.strip(), now=now
        )
    wish = TrackWish.objects.create(
        participant=participant,
        track=track,
        rank=own.count() + 1,
        said_on=swedish_day(now),
        noted_by_id=actor.user,
    )
    record(actor, "wish:say-yes", wish, now=now, participant=participant.pk, note=track.name)
    return wish


@transaction.atomic
def withdraw_wish(*, actor: Actor, wish: TrackWish, now: datetime) -> None:
    """The person has taken the yes back: no plan holds it from now on. The others keep their order."""
    require(actor, Permission.PARTICIPANT_EDIT, organisation=wish.participant.organisation_id)
    if wish.withdrawn_on is not None:
        raise WishIsWithdrawn
    wish.withdrawn_on = swedish_day(now)
    wish.save(update_fields=["withdrawn_on"])
    _number(list(TrackWish.objects.filter(participant=wish.participant, withdrawn_on=None).order_by("rank", "id")))
    record(actor, "wish:withdraw", wish, now=now, participant=wish.participant_id)


@transaction.atomic
def rank_wishes(*, actor: Actor, participant: Participant, tracks: Sequence[int], now: datetime) -> None:
    """Put the person's tracks in the person's own order; `tracks` holds each of their row ids once."""
    require(actor, Permission.PARTICIPANT_EDIT, organisation=participant.organisation_id)
    own = {one.track_id: one for one in TrackWish.objects.filter(participant=participant, withdrawn_on=None)}
    if len(tracks) != len(own) or set(tracks) != own.keys():
        raise WishesNotAll
    _number([own[track] for track in tracks])
    record(actor, "wish:rank", participant, now=now, participant=participant.pk)


def _number(wishes: list[TrackWish]) -> None:
    for rank, wish in enumerate(wishes, start=1):
        wish.rank = rank
    TrackWish.objects.bulk_update(wishes, ["rank"])
