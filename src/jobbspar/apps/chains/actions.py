"""Deeds on chains: keep what was worked out, and take a chain over into a track or into a person's plan."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from procrastinate.contrib.django import app as queue

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.chains.bridge import Pair, Solver, arrangement_of, fingerprint_of, renew_readiness, steps_in_plan
from jobbspar.apps.chains.models import AskedChain, Readiness
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.plans.actions import add_step, change_step
from jobbspar.apps.plans.actions.access import require_plan_edit
from jobbspar.apps.plans.models import PlannedStep
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.actions import rewrite_chain
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Actor, NotAllowed, Permission, require
from jobbspar.core.arrangement import ActivityNotThere, Arrangement, ChainChangedMeanwhile
from jobbspar.core.calendar import swedish_day
from jobbspar.core.chain_into_plan import NothingToTakeOver, PlanChange, WantedStep, plan_changes
from jobbspar.core.chains.problem import ChainProblem
from jobbspar.core.readiness import Ready
from jobbspar.core.rounds.json_values import from_json, to_json

CHAIN_JOB = "chains:work-out"
KEPT, UNANSWERED = timedelta(days=1), timedelta(hours=1)


@transaction.atomic
def keep_readiness(*, actor: Actor, tracks: Collection[int], people: Collection[int], today: date) -> dict[Pair, Ready]:
    """When each person is ready for each track; what had to be worked out is kept for the next who asks."""
    if not actor.may(Permission.PARTICIPANT_VIEW):
        raise NotAllowed(permission=Permission.PARTICIPANT_VIEW.label)
    renewed = renew_readiness(actor, tracks=tracks, people=people, today=today)
    Readiness.objects.bulk_create(
        [
            Readiness(
                participant_id=person,
                track_id=track,
                fingerprint=kept.fingerprint,
                until=kept.until,
                is_now=kept.answer.is_now,
                day=kept.answer.day,
                through=list(kept.answer.through),
                unknown=kept.answer.unknown,
            )
            for person, track in renewed.worked_out
            for kept in [renewed.answers[person, track]]
        ],
        update_conflicts=True,
        unique_fields=["participant", "track"],
        update_fields=["fingerprint", "until", "is_now", "day", "through", "unknown"],
        batch_size=1000,
    )
    return {pair: kept.answer.on(today) for pair, kept in renewed.answers.items()}


@transaction.atomic
def ask_for_chain(
    *, actor: Actor, problem: ChainProblem, now: datetime, participant: Participant | None = None
) -> None:
    """Let the queue work out a chain that takes longer than a page waits; asked again only if nobody answers."""
    asked_for = Permission.PARTICIPANT_VIEW if participant else Permission.ACTIVITY_VIEW
    if not actor.may(asked_for):
        raise NotAllowed(permission=asked_for.label)
    mine = AskedChain.objects.filter(asked_by_id=actor.user)
    mine.filter(asked_at__lt=now - KEPT).delete()
    mine.filter(told__isnull=True, asked_at__lt=now - UNANSWERED).delete()
    asked, is_new = mine.get_or_create(
        asked_by_id=actor.user,
        fingerprint=fingerprint_of(problem),
        defaults={"participant": participant, "asked_at": now, "problem": json.loads(to_json(problem))},
    )
    if is_new:
        queue.configure_task(CHAIN_JOB, lock=f"chain-{asked.pk}").defer(asked=asked.pk, user=actor.user)


def work_out_chain(*, actor: Actor, asked_id: int) -> None:
    """Work out what was asked for, without holding the database; nothing where it is no longer wanted."""
    with acting_as(actor):
        asked = AskedChain.objects.filter(pk=asked_id, asked_by_id=actor.user, told__isnull=True).first()
    if asked is None:
        return
    told = Solver().tell_all(from_json(ChainProblem, json.dumps(asked.problem)))
    with acting_as(actor):
        AskedChain.objects.filter(pk=asked_id).update(told=json.loads(to_json(told)))


@transaction.atomic
def take_over_chain(*, actor: Actor, track: Track, seen: Arrangement, arrangement: Arrangement, now: datetime) -> None:
    """Give the track this chain instead of the one the reader has `seen`. Raises if somebody changed it meanwhile."""
    require(actor, Permission.TRACK_EDIT, organisation=track.organisation_id)
    locked = Track.objects.select_for_update(of=("self",)).get(pk=track.pk)
    if arrangement_of(locked) != seen:
        raise ChainChangedMeanwhile
    asked = {piece.activity for stage in arrangement for piece in stage}
    rows = {row.pk: row for row in Activity.objects.visible_to(actor).filter(pk__in=asked)}
    if set(rows) != asked:
        raise ActivityNotThere
    stages = [[(rows[piece.activity], piece.weeks) for piece in stage] for stage in arrangement]
    rewrite_chain(actor=actor, track=locked, stages=stages, now=now)


@transaction.atomic
def take_chain_into_plan(
    *, actor: Actor, participation: Participation, chain: Sequence[WantedStep], reason: str, now: datetime
) -> None:
    """Add the steps that are missing in the person's plan, and give those that have not begun their new days."""
    require_plan_edit(actor, participation)
    changes = plan_changes(steps_in_plan(participation), chain=chain, today=swedish_day(now))
    if all(one.change is PlanChange.STAY for one in changes):
        raise NothingToTakeOver
    for one in changes:
        starts, ends = one.wanted.starts, one.wanted.closed_end
        if one.change is PlanChange.ADD:
            activity = Activity.objects.visible_to(actor).get(pk=one.activity)
            add_step(
                actor=actor,
                participation=participation,
                activity=activity,
                starts=starts,
                ends=ends,
                reason=reason,
                now=now,
            )
        elif one.change is PlanChange.MOVE and one.now is not None:
            step = PlannedStep.objects.select_related("activity").get(pk=one.now.id)
            step.participation = participation
            change_step(actor=actor, step=step, starts=starts, ends=ends, reason=reason, now=now)
