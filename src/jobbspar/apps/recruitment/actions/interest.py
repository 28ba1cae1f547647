"""Deeds on a person's interest: in the person's own words, and with the person's own yes."""

from datetime import datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.participants.models import Participant, Sharing
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.recruitment.actions.stages import reach_stage, require_recruiter, require_recruiting
from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.tracks.models import Round
from jobbspar.apps.tracks.queries import parties_of
from jobbspar.core.access import Actor, NotAllowed, Permission, require
from jobbspar.core.calendar import swedish_day
from jobbspar.core.recruitment import (
    AlreadyInRound,
    OwnWordsMissing,
    ParticipationState,
    SharingGroundMissing,
)


@transaction.atomic
def register_interest(
    *,
    actor: Actor,
    round: Round,
    participant: Participant,
    own_words: str,
    channel: str = "",
    ground: str = "",
    now: datetime,
) -> Participation:
    """Note that a person wants to take part. Only the person's home coordinator can.

    In a joint track the organisation that keeps the track gets to see the person, on the `ground` that is written.
    """
    require(actor, Permission.PARTICIPANT_EDIT, organisation=participant.organisation_id)
    if participant.organisation_id not in parties_of(round.track):
        raise NotAllowed(permission=Permission.RECRUITMENT_EDIT.label)
    require_recruiting(round)
    if not own_words.strip():
        raise OwnWordsMissing(field="own_words")
    if Participation.objects.filter(round=round, participant=participant).exists():
        raise AlreadyInRound(field="participant", who=participant.name)
    _share_with_keeper(actor, round, participant, ground, now=now)
    today = swedish_day(now)
    participation = Participation.objects.create(
        round=round, participant=participant, own_words=own_words.strip(), channel=channel, interested_on=today
    )
    StageReached.objects.create(participation=participation, state=ParticipationState.INTERESTED, on=today)
    record(actor, "recruitment:interest", participation, now=now, participant=participant.pk)
    return participation


def _share_with_keeper(actor: Actor, round: Round, participant: Participant, ground: str, *, now: datetime) -> None:
    keeper = round.track.organisation
    if keeper.pk in organisations_of(participant):
        return
    if not ground.strip():
        raise SharingGroundMissing(field="ground", organisation=keeper.name)
    sharing = Sharing.objects.create(
        participant=participant,
        organisation=keeper,
        ground=ground.strip(),
        since=swedish_day(now),
        by_id=actor.user,
    )
    record(actor, "participant:share", sharing, now=now, participant=participant.pk)


@transaction.atomic
def take_as_candidate(*, actor: Actor, participation: Participation, now: datetime) -> None:
    """The person and the recruiter agree that this track may fit."""
    require_recruiting(participation.round)
    _take_to(actor, participation, ParticipationState.CANDIDATE, deed="recruitment:candidate", now=now)


@transaction.atomic
def decline(*, actor: Actor, participation: Participation, now: datetime) -> None:
    """The person steps back. No reason is asked for."""
    _take_to(actor, participation, ParticipationState.DECLINED, deed="recruitment:decline", now=now)
    if participation.released_on is not None:
        participation.released_on = None
        participation.save(update_fields=["released_on"])


def _take_to(
    actor: Actor, participation: Participation, wanted: ParticipationState, *, deed: str, now: datetime
) -> None:
    require_recruiter(actor, participation.round)
    reach_stage(participation, wanted, on=swedish_day(now))
    record(actor, deed, participation, now=now, participant=participation.participant_id)


@transaction.atomic
def release_to_employer(*, actor: Actor, participation: Participation, now: datetime) -> None:
    """The person has said yes to being shown to the employer: name and the answers of the requirement check."""
    require_recruiter(actor, participation.round)
    participation.released_on = swedish_day(now)
    participation.save(update_fields=["released_on"])
    record(actor, "recruitment:release", participation, now=now, participant=participation.participant_id)


@transaction.atomic
def take_back_release(*, actor: Actor, participation: Participation, now: datetime) -> None:
    """The person has taken the yes back: from now on the employer sees nothing."""
    require_recruiter(actor, participation.round)
    participation.released_on = None
    participation.save(update_fields=["released_on"])
    record(actor, "recruitment:take-back-release", participation, now=now, participant=participation.participant_id)


@transaction.atomic
def note_reserve_consent(*, actor: Actor, participation: Participation, says_yes: bool, now: datetime) -> None:
    """Note whether the person wants to be asked about the next round."""
    require_recruiter(actor, participation.round)
    participation.reserve_yes_on = swedish_day(now) if says_yes else None
    participation.save(update_fields=["reserve_yes_on"])
    deed = "recruitment:yes-to-next-round" if says_yes else "recruitment:no-to-next-round"
    record(actor, deed, participation, now=now, participant=participation.participant_id)
