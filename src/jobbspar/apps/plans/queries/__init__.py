"""Read plans and what happens in them: only of people the actor may see."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from jobbspar.apps.audit.models import Event
from jobbspar.apps.audit.queries import list_events_about
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.plans.models import (
    AgreedAction,
    AttendanceWeek,
    CheckIn,
    Deviation,
    Obstacle,
    OtherPlan,
    Placement,
    PlacementIncident,
    Plan,
    PlannedStep,
)
from jobbspar.apps.profiles.models import Requirement
from jobbspar.apps.recruitment.models import Participation, PersonCard
from jobbspar.apps.tracks.models import LetterOfIntent, Supervisor
from jobbspar.core.access import Actor, Permission, Role, require_in_any
from jobbspar.core.at_work import Readiness
from jobbspar.core.participation import StepChange, StepDays, Wait, waits_between
from jobbspar.core.placements import PlacementType
from jobbspar.core.profiles import RequiredWhen, RequirementKind
from jobbspar.core.recruitment import ParticipationState

TAKES_PART = (ParticipationState.STARTED, ParticipationState.COMPLETED, ParticipationState.INTERRUPTED)


def get_participation(
    actor: Actor, participation_id: int, *, permission: Permission = Permission.PLAN_VIEW
) -> Participation:
    """Return one person's part in a round, if the actor may see the person.

    Raises `Participation.DoesNotExist` where not visible, `NotAllowed` where visible without the permission.
    """
    rows = Participation.objects.visible_to(actor).select_related(
        "participant__organisation", "round__track__profile", "round__coordinator"
    )
    participation = rows.get(pk=participation_id)
    require_in_any(actor, permission, organisations=organisations_of(participation.participant))
    return participation


def find_plan(participation: Participation) -> Plan | None:
    return Plan.objects.select_related("coordinator").filter(participation=participation).first()


def list_steps(participation: Participation) -> list[PlannedStep]:
    """The person's own chain in order of days, with activity and provider."""
    return list(
        PlannedStep.objects.filter(participation=participation).select_related("activity", "provider", "round_step")
    )


def waits_in(steps: list[PlannedStep]) -> list[Wait]:
    """Waits between the steps that are not taken out."""
    return waits_between(
        StepDays(step.activity.name, step.starts, step.ends) for step in steps if step.change != StepChange.REMOVED
    )


@dataclass(frozen=True, slots=True)
class WhatHappens:
    """All that is noted around one person in a round, fetched at once."""

    check_ins: list[CheckIn]
    obstacles: list[Obstacle]
    deviations: list[Deviation]
    placements: list[Placement]
    weeks: list[AttendanceWeek]
    agreed: list[AgreedAction]
    other_plans: list[OtherPlan]


def what_happens(participation: Participation) -> WhatHappens:
    mine = {"participation": participation}
    return WhatHappens(
        check_ins=list(CheckIn.objects.filter(**mine).select_related("by").prefetch_related("goals__requirement")),
        obstacles=list(Obstacle.objects.filter(**mine)),
        deviations=list(Deviation.objects.filter(**mine)),
        placements=list(
            Placement.objects.filter(**mine)
            .select_related("workplace__organisation", "supervisor", "deputy")
            .prefetch_related("weeks", "incidents")
        ),
        weeks=list(AttendanceWeek.objects.filter(**mine)),
        agreed=list(AgreedAction.objects.filter(**mine)),
        other_plans=list(OtherPlan.objects.filter(**mine)),
    )


def list_plans_of_round(actor: Actor, round_id: int) -> list[Participation]:
    """Everybody in the round whom the actor may see, with plan and steps, in order of name."""
    rows = Participation.objects.visible_to(actor).filter(round=round_id, state__in=TAKES_PART)
    return list(
        rows.select_related("participant", "plan")
        .prefetch_related("steps__activity", "obstacles", "placements")
        .order_by("participant__sort_family", "participant__sort_given", "id")
    )


def list_own_participations(actor: Actor) -> list[Participation]:
    """The rounds of the person who is signed in, newest first."""
    rows = Participation.objects.filter(participant__user=actor.user)
    return list(
        rows.select_related("round__track", "round__coordinator", "plan", "participant")
        .prefetch_related("steps__activity", "steps__provider", "certificates", "agreed_actions", "weeks")
        .prefetch_related("check_ins__goals__requirement")
        .order_by("-round__starts", "-id")
    )


def list_events_about_me(actor: Actor) -> QuerySet[Event]:
    """Who has looked at the person who is signed in, or noted something about the person."""
    person = Participant.objects.own(actor).first()
    return list_events_about(person.pk) if person else Event.objects.none()


@dataclass(frozen=True, slots=True)
class Student:
    """A person as the provider of a step sees her: the name and the step."""

    card: PersonCard
    step: PlannedStep


def list_students(actor: Actor, *, today: date, also_past: bool = False) -> list[Student]:
    """The provider's own students, by step and name."""
    providers = actor.organisations_as(Role.PROVIDER)
    steps = PlannedStep.objects.filter(provider__in=providers).exclude(change=StepChange.REMOVED)
    if not also_past:
        steps = steps.filter(ends__gt=today)
    found = list(steps.select_related("activity").order_by("starts", "activity__name", "id"))
    cards = {
        card.participation_id: card
        for card in PersonCard.objects.filter(participation_id__in={step.participation_id for step in found})
    }
    return [Student(cards[step.participation_id], step) for step in found if step.participation_id in cards]


@dataclass(frozen=True, slots=True)
class PlacementSeen:
    """A placement as the employer sees it: with the name, where the person has said yes to being shown."""

    name: str | None
    placement: Placement


def list_placements_at(actor: Actor) -> list[PlacementSeen]:
    """Placements at the employer's own workplaces, for its contact."""
    employers = actor.organisations_as(Role.EMPLOYER)
    rows = Placement.objects.filter(workplace__organisation__in=employers)
    found = list(rows.select_related("workplace", "supervisor", "deputy").order_by("-starts", "id"))
    cards = PersonCard.objects.filter(participation_id__in={placement.participation_id for placement in found})
    names = {card.participation_id: card.name for card in cards}
    return [PlacementSeen(names.get(placement.participation_id), placement) for placement in found]


def supervised_at_once(supervisor_id: int, *, starts: date, ends: date, other_than: int | None = None) -> int:
    """How many people the supervisor has on any of the days, those of other municipalities too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT plans_supervised(%s, %s, %s, %s)", [supervisor_id, starts, ends, other_than])
        return int(cursor.fetchone()[0])


def get_plan(participation: Participation) -> Plan:
    """The plan of somebody who has started; raises `Plan.DoesNotExist` before that."""
    return Plan.objects.select_related("participation__participant").get(participation=participation)


def get_step(actor: Actor, step_id: int, *, permission: Permission = Permission.PLAN_EDIT) -> PlannedStep:
    """One step of a person's chain, to those who may change the plan."""
    step = PlannedStep.objects.select_related("activity", "participation__participant").get(pk=step_id)
    step.participation = get_participation(actor, step.participation_id, permission=permission)
    return step


def get_obstacle(actor: Actor, obstacle_id: int) -> Obstacle:
    obstacle = Obstacle.objects.get(pk=obstacle_id)
    obstacle.participation = get_participation(actor, obstacle.participation_id, permission=Permission.PLAN_EDIT)
    return obstacle


def get_agreed_action(actor: Actor, action_id: int) -> AgreedAction:
    action = AgreedAction.objects.get(pk=action_id)
    action.participation = get_participation(actor, action.participation_id, permission=Permission.PLAN_EDIT)
    return action


def get_other_plan(actor: Actor, plan_id: int) -> OtherPlan:
    plan = OtherPlan.objects.get(pk=plan_id)
    plan.participation = get_participation(actor, plan.participation_id, permission=Permission.PLAN_EDIT)
    return plan


def get_deviation(actor: Actor, deviation_id: int) -> Deviation:
    deviation = Deviation.objects.get(pk=deviation_id)
    deviation.participation = get_participation(actor, deviation.participation_id, permission=Permission.PLAN_EDIT)
    return deviation


def get_placement(actor: Actor, placement_id: int) -> Placement:
    """A placement, to those who may change the plan behind it."""
    placement = Placement.objects.select_related("workplace", "supervisor", "deputy").get(pk=placement_id)
    placement.participation = get_participation(actor, placement.participation_id, permission=Permission.PLAN_EDIT)
    return placement


def get_incident(actor: Actor, incident_id: int) -> PlacementIncident:
    """An incident, to those who may change the plan behind it."""
    incident = PlacementIncident.objects.get(pk=incident_id)
    incident.placement = get_placement(actor, incident.placement_id)
    return incident


def readiness_of(placement: Placement) -> Readiness:
    """What is known before the placement begins."""
    profile = placement.participation.round.track.profile_id
    extract = Requirement.objects.filter(
        profile=profile, kind=RequirementKind.BACKGROUND_CHECK, when=RequiredWhen.AT_START
    )
    return Readiness(
        kind=PlacementType(placement.kind),
        safety_intro_on=placement.safety_intro_on,
        union_asked_on=placement.union_asked_on,
        no_union_because=placement.no_union_because,
        employer_checked_on=placement.employer_checked_on,
        needs_extract=profile is not None and extract.exists(),
        extract_shown_on=placement.register_check_on,
    )


def list_goals(participation: Participation) -> list[Requirement]:
    """What the profile of the track asks, to talk about at a check-in."""
    return list(Requirement.objects.filter(profile=participation.round.track.profile_id))


def list_supervisors_of_round(round_id: int) -> list[Supervisor]:
    """Active supervisors at the workplaces of the employers that have a letter for the track."""
    employers = LetterOfIntent.objects.filter(track__rounds=round_id).values("employer")
    rows = Supervisor.objects.filter(workplace__organisation__in=employers, is_active=True)
    return list(rows.select_related("workplace").order_by("workplace__name", "name"))


def get_student(actor: Actor, participation_id: int) -> Participation:
    """A person's part in a round, to the provider of a step in it. Raises `Participation.DoesNotExist` for others."""
    providers = actor.organisations_as(Role.PROVIDER)
    mine = PlannedStep.objects.filter(provider__in=providers).exclude(change=StepChange.REMOVED)
    return Participation.objects.distinct().get(pk=participation_id, steps__in=mine)
