"""What in people's plans waits for somebody: late next steps, overdue obstacles, decisions not made."""

from datetime import date, timedelta

from django.db.models import Count

from jobbspar.apps.participants.models import Participant
from jobbspar.apps.plans.models import Obstacle, Plan, PlannedStep
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor
from jobbspar.core.participation import DecisionState, StepChange
from jobbspar.core.recruitment import ParticipationState

DECISION_NEEDED_DAYS_BEFORE = 28
MOST_LISTED = 20


def count_plans_late(actor: Actor, *, today: date) -> list[tuple[Round, int]]:
    """Rounds with the number of people whose next step is out of date, the most first."""
    late = Plan.objects.filter(
        participation__participant__in=Participant.objects.visible_to(actor),
        participation__state=ParticipationState.STARTED,
        next_step_on__lt=today,
    )
    counted = late.values("participation__round").annotate(number=Count("id")).order_by("-number")[:MOST_LISTED]
    numbers = {row["participation__round"]: row["number"] for row in counted}
    rounds = Round.objects.filter(pk__in=numbers).select_related("track")
    return sorted(((round, numbers[round.pk]) for round in rounds), key=lambda pair: (-pair[1], pair[0].pk))


def list_obstacles_overdue(actor: Actor, *, today: date) -> list[Obstacle]:
    """Obstacles that should have been solved, the oldest first."""
    rows = Obstacle.objects.filter(
        participation__participant__in=Participant.objects.visible_to(actor),
        participation__state=ParticipationState.STARTED,
        solved_on=None,
        due_on__lt=today,
    )
    return list(rows.select_related("participation__participant").order_by("due_on", "id")[:MOST_LISTED])


def list_decisions_waiting(actor: Actor, *, today: date) -> list[PlannedStep]:
    """Steps that begin within four weeks, or have begun, without the decision they need."""
    rows = PlannedStep.objects.filter(
        participation__participant__in=Participant.objects.visible_to(actor),
        participation__state=ParticipationState.STARTED,
        decision=DecisionState.WAITING,
        starts__lte=today + timedelta(days=DECISION_NEEDED_DAYS_BEFORE),
        ends__gt=today,
    ).exclude(change=StepChange.REMOVED)
    return list(rows.select_related("participation__participant", "activity").order_by("starts", "id")[:MOST_LISTED])
