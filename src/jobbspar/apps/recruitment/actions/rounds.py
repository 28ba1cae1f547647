"""Deeds on rounds that look at the people in them: cancel, and repeat with the reserve list."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from jobbspar.apps.audit.actions import record
from jobbspar.apps.recruitment.actions.stages import require_recruiter, require_recruiting
from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.tracks.actions.rounds import OVER, set_round_end, set_round_state
from jobbspar.apps.tracks.bridge import steps_to_date_again
from jobbspar.apps.tracks.models import Round, RoundStep
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.calendar import swedish_day
from jobbspar.core.recruitment import ParticipationState, PeopleStillInRound
from jobbspar.core.round_calendar import date_steps
from jobbspar.core.tracks import RoundNotFinished, RoundState

# What is carried from a round to the one that repeats it; the rest follows from the days or begins anew.
_COPIED = (
    "track", "least_people", "seats", "municipality", "place", "coordinator", "recruitment_plan",
    "recruitment_channels",
)  # fmt: skip


@transaction.atomic
def cancel_round(*, actor: Actor, round: Round, reason: str, now: datetime) -> None:
    """Give the round up, and say why. Whoever has started gets an exit first."""
    started = Participation.objects.filter(round=round).active().count()
    if started:
        raise PeopleStillInRound(count=started, mend_at=("followup:round", (round.pk,)))
    set_round_state(actor, round, RoundState.CANCELLED, reason=reason, deed="round:cancel", now=now)


@transaction.atomic
def repeat_round(
    *, actor: Actor, round: Round, starts: date, reserves: Iterable[Participation] = (), now: datetime
) -> Round:
    """Plan the same round once more from a new day. Those of `reserves` who said yes are carried over first."""
    require(actor, Permission.TRACK_EDIT, organisation=round.track.organisation_id)
    if round.state not in OVER:
        raise RoundNotFinished(mend_at=("tracks:round", (round.pk,)))
    last = Round.objects.filter(track=round.track_id).aggregate(last=Max("number"))["last"]
    facts = {name: getattr(round, name) for name in _COPIED}
    new = Round.objects.create(number=last + 1, starts=starts, repeated_from=round, **facts)
    _copy_steps(round, new)
    for participation in reserves:
        if participation.reserve_yes_on is not None and participation.round_id == round.pk:
            _carry_over(actor, participation, new, now=now)
    record(actor, "round:repeat", new, now=now)
    return new


@transaction.atomic
def take_from_reserve(*, actor: Actor, round: Round, reserves: Iterable[Participation], now: datetime) -> None:
    """Whoever said yes at an earlier round of the track comes first into this one (handbook §1.4)."""
    require_recruiter(actor, round)
    require_recruiting(round)
    already = set(Participation.objects.filter(round=round).values_list("participant", flat=True))
    for participation in reserves:
        is_of_track = participation.round.track_id == round.track_id
        if is_of_track and participation.reserve_yes_on is not None and participation.participant_id not in already:
            _carry_over(actor, participation, round, now=now)
            already.add(participation.participant_id)


def _copy_steps(old: Round, new: Round) -> None:
    rows = {step.pk: step for step in RoundStep.objects.filter(round=old)}
    RoundStep.objects.bulk_create(
        RoundStep(
            round=new,
            activity_id=rows[step.id].activity_id,
            note=rows[step.id].note,
            stage=step.stage,
            starts=step.period.starts,
            ends=step.period.closed_end,
        )
        for step in date_steps(steps_to_date_again(old), starts=new.starts)
    )
    set_round_end(new)


def _carry_over(actor: Actor, old: Participation, round: Round, *, now: datetime) -> None:
    """The person's interest goes on in the new round. A new employer meeting asks for a new yes."""
    today = swedish_day(now)
    carried = Participation.objects.create(
        round=round,
        participant_id=old.participant_id,
        own_words=old.own_words,
        channel=old.channel,
        interested_on=today,
        from_reserve_of=old,
    )
    StageReached.objects.create(participation=carried, state=ParticipationState.INTERESTED, on=today)
    record(actor, "recruitment:carry-over", carried, now=now, participant=old.participant_id)
