"""A person's own chain in a round: plan, steps, check-ins, obstacles, deviations, placements (handbook A7–A10)."""

from django.db import models
from django.db.models import F, Q

from jobbspar.apps.accounts.models import Organisation, User, Workplace
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.profiles.models import Requirement
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import RoundStep, Supervisor
from jobbspar.core.at_work import IncidentKind
from jobbspar.core.participation import (
    CheckInForm,
    DecisionState,
    DeviationKind,
    GoalProgress,
    NoteReaders,
    ObstacleOwner,
    OtherPlanKind,
    Severity,
    StepChange,
    StepResult,
)
from jobbspar.core.placements import PlacementType


def said(*names: str) -> Q:
    """Something other than spaces is written in every one of the columns."""
    condition = Q()
    for name in names:
        condition &= Q(**{f"{name}__regex": r"\S"})
    return condition


class Plan(models.Model):
    """What a person wants and what comes next. The next step is never empty while the person takes part."""

    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="plan")
    goal = models.CharField(max_length=300, blank=True)
    wish_after = models.CharField(max_length=300, blank=True)
    income = models.CharField(max_length=200, blank=True)  # what the person lives on now, and who decides
    next_step = models.CharField(max_length=300)
    next_step_on = models.DateField()
    next_step_ask = models.CharField(max_length=200)
    coordinator = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="next_step_never_empty", condition=said("next_step", "next_step_ask")),
        ]


class OtherPlan(models.Model):
    """A plan that somebody else owns: that it exists, from when and until when. It is linked, never copied (A7)."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="other_plans")
    kind = models.CharField(max_length=30, choices=OtherPlanKind.pairs())
    owner = models.CharField(max_length=200)
    dated = models.DateField()
    renew_by = models.DateField(null=True, blank=True)
    where = models.CharField(max_length=200, blank=True)  # a case number or a system, never the contents

    class Meta:
        ordering = ["kind", "-dated", "id"]
        constraints = [
            models.CheckConstraint(name="other_plan_days", condition=Q(renew_by=None) | Q(renew_by__gte=F("dated"))),
            models.CheckConstraint(name="other_plan_has_owner", condition=said("owner")),
        ]


class PlannedStep(models.Model):
    """One activity in the person's chain, with what was changed from the track and why."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="steps")
    round_step = models.ForeignKey(RoundStep, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    change = models.CharField(max_length=20, choices=StepChange.pairs(), default=StepChange.AS_TRACK)
    reason = models.CharField(max_length=300, blank=True)
    decision = models.CharField(max_length=20, choices=DecisionState.pairs(), default=DecisionState.NOT_NEEDED)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=20, choices=StepResult.pairs(), default=StepResult.NOT_STARTED)
    result_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(name="planned_step_days", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="changed_step_has_reason", condition=Q(change=StepChange.AS_TRACK) | ~Q(reason="")
            ),
        ]


class CheckIn(models.Model):
    """A talk about how it goes: first what works, then what is in the way and whose it is."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="check_ins")
    held_on = models.DateField()
    form = models.CharField(max_length=20, choices=CheckInForm.pairs())
    present = models.CharField(max_length=300)
    works_well = models.TextField()
    language_progress = models.CharField(max_length=300, blank=True)
    own_comment = models.TextField(blank=True)
    own_rating = models.PositiveSmallIntegerField(null=True, blank=True)  # 1–5, the person's own view
    agreed = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    plan_change = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seen_by = models.CharField(max_length=20, choices=NoteReaders.pairs(), default=NoteReaders.AUTHORITIES)

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="own_note_has_organisation",
                condition=~Q(seen_by=NoteReaders.OWN) | Q(organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="own_rating_1_to_5", condition=Q(own_rating=None) | Q(own_rating__range=(1, 5))
            ),
            models.CheckConstraint(name="check_in_begins_with_what_works", condition=said("works_well", "present")),
        ]


class CheckInGoal(models.Model):
    """How far the person has come with one requirement at a talk; a goal nobody spoke of has no row."""

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="goals")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="+")
    progress = models.CharField(max_length=20, choices=GoalProgress.pairs())

    class Meta:
        ordering = ["requirement__position", "id"]
        constraints = [models.UniqueConstraint(name="goal_once_a_talk", fields=["check_in", "requirement"])]


class Obstacle(models.Model):
    """Something in the way, with an owner who is seldom the person."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="obstacles")
    check_in = models.ForeignKey(CheckIn, on_delete=models.SET_NULL, null=True, blank=True, related_name="obstacles")
    text = models.CharField(max_length=300)
    owner = models.CharField(max_length=20, choices=ObstacleOwner.pairs())
    action = models.CharField(max_length=300)
    action_by = models.CharField(max_length=200)
    due_on = models.DateField()
    solved_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["solved_on", "due_on", "id"]
        constraints = [
            models.CheckConstraint(name="obstacle_has_owner", condition=Q(owner__in=list(ObstacleOwner))),
            models.CheckConstraint(name="obstacle_has_action", condition=said("text", "action", "action_by")),
        ]


class AgreedAction(models.Model):
    """What somebody has promised to do by a day: agreed in a talk or beside it."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="agreed_actions")
    check_in = models.ForeignKey(CheckIn, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["done_on", "due_on", "id"]
        constraints = [models.CheckConstraint(name="agreed_action_has_owner", condition=said("what", "who"))]


class Deviation(models.Model):
    """Something that did not go as planned, with action and day."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="deviations")
    kind = models.CharField(max_length=30, choices=DeviationKind.pairs())
    severity = models.CharField(max_length=10, choices=Severity.pairs(), default=Severity.MEDIUM)
    what = models.CharField(max_length=300)
    found_on = models.DateField()
    owner = models.CharField(max_length=20, choices=ObstacleOwner.pairs())
    action = models.CharField(max_length=300)
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["closed_on", "due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="deviation_has_action", condition=said("what", "action") & Q(owner__in=list(ObstacleOwner))
            ),
        ]


class Placement(models.Model):
    """A person at a workplace with a named supervisor."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="placements")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=PlacementType.pairs())
    starts = models.DateField()
    ends = models.DateField()
    hours_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    supervisor = models.ForeignKey(Supervisor, on_delete=models.PROTECT, related_name="placements")
    deputy = models.ForeignKey(Supervisor, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision_reference = models.CharField(max_length=100, blank=True)
    tasks = models.TextField(blank=True)
    tasks_not_allowed = models.TextField(blank=True)
    learning_goals = models.TextField(blank=True)
    safety_intro_on = models.DateField(null=True, blank=True)
    union_asked_on = models.DateField(null=True, blank=True)
    union_answer = models.CharField(max_length=300, blank=True)
    insurance = models.CharField(max_length=200, blank=True)
    language_buddy = models.CharField(max_length=200, blank=True)
    register_check_on = models.DateField(null=True, blank=True)  # that it was shown; the extract is never kept
    register_check_by = models.CharField(max_length=200, blank=True)
    no_union_because = models.CharField(max_length=300, blank=True)
    employer_checked_on = models.DateField(null=True, blank=True)
    employer_checked_by = models.CharField(max_length=200, blank=True)
    began_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(name="placement_days", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="nobody_begins_before_all_is_asked",
                condition=Q(began_on=None)
                | Q(safety_intro_on__isnull=False)
                & (
                    Q(kind=PlacementType.EMPLOYMENT)
                    | Q(employer_checked_on__isnull=False)
                    & (Q(union_asked_on__isnull=False) | said("no_union_because"))
                ),
            ),
        ]


class PlacementWeek(models.Model):
    """A week at the workplace in a few words. Nothing about health or private life."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="weeks")
    monday = models.DateField()
    done = models.TextField()
    went_well = models.TextField(blank=True)
    to_change = models.TextField(blank=True)
    told_by = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-monday"]
        constraints = [
            models.UniqueConstraint(name="placement_week_once", fields=["placement", "monday"]),
            models.CheckConstraint(name="placement_week_on_monday", condition=Q(monday__iso_week_day=1)),
            models.CheckConstraint(name="placement_week_says_something", condition=said("done")),
        ]


class PlacementIncident(models.Model):
    """Something that happened at the workplace, and what is done so that it does not happen again."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="incidents")
    happened_on = models.DateField()
    kind = models.CharField(max_length=20, choices=IncidentKind.pairs())
    what = models.TextField()
    told_to = models.CharField(max_length=200)
    measure = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["closed_on", "-happened_on", "id"]
        constraints = [
            models.CheckConstraint(name="incident_says_what", condition=said("what", "told_to")),
            models.CheckConstraint(name="incident_closed_with_measure", condition=Q(closed_on=None) | said("measure")),
        ]


class AttendanceWeek(models.Model):
    """Days planned and days present in a week. Never why."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="weeks")
    monday = models.DateField()
    planned = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-monday"]
        constraints = [
            models.UniqueConstraint(name="week_once", fields=["participation", "monday"]),
            models.CheckConstraint(name="week_days", condition=Q(planned__lte=7) & Q(present__lte=F("planned"))),
            models.CheckConstraint(name="week_begins_on_monday", condition=Q(monday__iso_week_day=1)),
        ]
