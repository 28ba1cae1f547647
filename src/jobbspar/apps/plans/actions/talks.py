"""Check-ins, obstacles and deviations: what works, what is in the way, and who does what by when."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.plans.actions.access import require_plan_edit
from jobbspar.apps.plans.models import AgreedAction, CheckIn, CheckInGoal, Deviation, Obstacle
from jobbspar.apps.recruitment.models import Participation
from jobbspar.core.access import Actor, Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.participation import (
    ActionFacts,
    CheckInFacts,
    DeviationKind,
    GoalProgress,
    ObstacleFacts,
    ObstacleOwner,
    Severity,
)


@transaction.atomic
def hold_check_in(
    *,
    actor: Actor,
    participation: Participation,
    facts: CheckInFacts,
    goals: Mapping[int, GoalProgress] | None = None,
    obstacles: Sequence[ObstacleFacts] = (),
    actions: Sequence[ActionFacts] = (),
    now: datetime,
) -> CheckIn:
    """Note a talk: how each goal goes, by requirement id; obstacles, each with an owner; and who does what by when."""
    require_plan_edit(actor, participation)
    check_in = CheckIn.objects.create(
        participation=participation, by_id=actor.user, organisation_id=_writer(actor, participation), **asdict(facts)
    )
    CheckInGoal.objects.bulk_create(
        [
            CheckInGoal(check_in=check_in, requirement_id=requirement, progress=progress)
            for requirement, progress in (goals or {}).items()
            if progress is not GoalProgress.UNKNOWN
        ]
    )
    Obstacle.objects.bulk_create(
        [Obstacle(participation=participation, check_in=check_in, **asdict(obstacle)) for obstacle in obstacles]
    )
    AgreedAction.objects.bulk_create(
        [AgreedAction(participation=participation, check_in=check_in, **asdict(action)) for action in actions]
    )
    record(actor, "check-in:hold", check_in, now=now, participant=participation.participant_id)
    return check_in


def _writer(actor: Actor, participation: Participation) -> int:
    """The organisation on whose behalf it is written: the person's own register first."""
    able = actor.organisations_granting(Permission.PLAN_EDIT) & organisations_of(participation.participant)
    home = participation.participant.organisation_id
    return home if home in able else min(able)


@transaction.atomic
def note_obstacle(*, actor: Actor, participation: Participation, facts: ObstacleFacts, now: datetime) -> Obstacle:
    """Note something in the way without waiting for the next talk."""
    require_plan_edit(actor, participation)
    obstacle = Obstacle.objects.create(participation=participation, **asdict(facts))
    record(actor, "obstacle:note", obstacle, now=now, participant=participation.participant_id)
    return obstacle


@transaction.atomic
def solve_obstacle(*, actor: Actor, obstacle: Obstacle, now: datetime) -> None:
    """The obstacle is out of the way."""
    require_plan_edit(actor, obstacle.participation)
    obstacle.solved_on = swedish_day(now)
    obstacle.save(update_fields=["solved_on"])
    record(actor, "obstacle:solve", obstacle, now=now, participant=obstacle.participation.participant_id)


@transaction.atomic
def note_deviation(
    *,
    actor: Actor,
    participation: Participation,
    kind: DeviationKind,
    severity: Severity,
    what: str,
    owner: ObstacleOwner,
    action: str,
    due_on: date,
    now: datetime,
) -> Deviation:
    """Note that something did not go as planned, and what is done about it by when."""
    require_plan_edit(actor, participation)
    deviation = Deviation.objects.create(
        participation=participation,
        kind=kind,
        severity=severity,
        what=what,
        owner=owner,
        action=action,
        due_on=due_on,
        found_on=swedish_day(now),
    )
    record(actor, "deviation:note", deviation, now=now, participant=participation.participant_id)
    return deviation


@transaction.atomic
def close_deviation(*, actor: Actor, deviation: Deviation, now: datetime) -> None:
    require_plan_edit(actor, deviation.participation)
    deviation.closed_on = swedish_day(now)
    deviation.save(update_fields=["closed_on"])
    record(actor, "deviation:close", deviation, now=now, participant=deviation.participation.participant_id)
