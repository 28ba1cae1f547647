"""What in people's plans waits for somebody: late steps, talks, promises and decisions; waits that are too long."""

from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from jobbspar.apps.participants.models import Participant
from jobbspar.apps.plans.models import (
    AgreedAction,
    CheckIn,
    Deviation,
    Obstacle,
    Placement,
    PlacementIncident,
    Plan,
    PlannedStep,
)
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor
from jobbspar.core.calendar import working_days_between
from jobbspar.core.participation import LONGEST_WAIT_WORKING_DAYS, DecisionState, StepChange
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState

DECISION_NEEDED_DAYS_BEFORE = 28
DAYS_BEFORE_PLACEMENT = 7
MOST_LISTED = 20
# Six working days in a row always span at least this many days of the calendar.
FEWEST_DAYS_OF_LONG_WAIT = 8


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


def list_incidents_open(actor: Actor) -> list[PlacementIncident]:
    """Incidents at workplaces that nobody has closed, the oldest first."""
    people = Participant.objects.visible_to(actor)
    rows = PlacementIncident.objects.filter(participation__participant__in=people, closed_on=None)
    return list(rows.select_related("placement__workplace").order_by("happened_on", "id")[:MOST_LISTED])


def list_placements_not_begun(actor: Actor, *, today: date) -> list[Placement]:
    """Placements whose first day is soon or past and that nobody has noted as begun."""
    rows = Placement.objects.filter(
        _of_active(actor), began_on=None, starts__lte=today + timedelta(days=DAYS_BEFORE_PLACEMENT), ends__gt=today
    )
    return list(rows.select_related("participation__participant", "workplace").order_by("starts", "id")[:MOST_LISTED])


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


def _of_active(actor: Actor) -> Q:
    """Rows about people whom the actor sees and who take part now."""
    return Q(
        participation__participant__in=Participant.objects.visible_to(actor),
        participation__state=ParticipationState.STARTED,
    )


def list_actions_overdue(actor: Actor, *, today: date) -> list[AgreedAction]:
    """What somebody promised and has not done, the oldest first."""
    rows = AgreedAction.objects.filter(_of_active(actor), done_on=None, due_on__lt=today)
    return list(rows.select_related("participation__participant").order_by("due_on", "id")[:MOST_LISTED])


def list_deviations_overdue(actor: Actor, *, today: date) -> list[Deviation]:
    """What did not go as planned and should have been dealt with, the oldest first."""
    rows = Deviation.objects.filter(_of_active(actor), closed_on=None, due_on__lt=today)
    return list(rows.select_related("participation__participant").order_by("due_on", "id")[:MOST_LISTED])


def list_talks_overdue(actor: Actor, *, today: date) -> list[CheckIn]:
    """Talks after which the next one should have been held."""
    later = CheckIn.objects.filter(participation=OuterRef("participation"), held_on__gt=OuterRef("held_on"))
    rows = CheckIn.objects.filter(_of_active(actor), ~Exists(later), next_on__lt=today)
    return list(rows.select_related("participation__participant").order_by("next_on", "id")[:MOST_LISTED])


def list_long_waits(actor: Actor, *, today: date) -> list[tuple[PlannedStep, int]]:
    """Steps that more than five working days of nothing come before, with how many; the soonest first."""
    planned = PlannedStep.objects.exclude(change=StepChange.REMOVED)
    before = planned.filter(
        Q(starts__lt=OuterRef("starts")) | Q(starts=OuterRef("starts"), pk__lt=OuterRef("pk")),
        participation=OuterRef("participation"),
    )
    coming = planned.filter(_of_active(actor), starts__gt=today).annotate(
        free_from=Subquery(before.order_by("-ends").values("ends")[:1])
    )
    long = coming.filter(free_from__lte=F("starts") - timedelta(days=FEWEST_DAYS_OF_LONG_WAIT))
    rows = long.select_related("participation__participant", "activity").order_by("starts", "id")[:MOST_LISTED]
    counted = [(step, working_days_between(step.free_from, step.starts)) for step in rows]
    return [(step, days) for step, days in counted if days > LONGEST_WAIT_WORKING_DAYS]


def list_without_steps(actor: Actor, *, today: date) -> list[Participation]:
    """People in rounds that run for whom nothing is planned from today on (handbook §11, invariant 1)."""
    coming = PlannedStep.objects.filter(participation=OuterRef("pk"), ends__gt=today)
    rows = Participation.objects.filter(
        ~Exists(coming.exclude(change=StepChange.REMOVED)),
        participant__in=Participant.objects.visible_to(actor),
        state=ParticipationState.STARTED,
        round__state=RoundState.RUNNING,
    )
    return list(rows.select_related("participant").order_by("round__ends", "id")[:MOST_LISTED])
