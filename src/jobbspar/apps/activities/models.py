"""The catalogue of activities: what each asks, gives, takes and where it is given (handbook §3.2)."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.needs.models import sharing_agreement_with
from jobbspar.core.access import Actor, Permission, Role
from jobbspar.core.activities import ActivityKind, Decider, TermDirection


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, actor: Actor) -> "ActivityQuerySet":
        mine = actor.organisations_granting(Permission.ACTIVITY_VIEW)
        if not mine:
            return self.none()
        partners = actor.organisations_as(Role.COORDINATOR, Role.OFFICER, Role.STEERING)
        return self.filter(
            Q(organisation=None)
            | Q(organisation__in=mine)
            | Q(provider__in=mine)
            | Q(organisation__in=sharing_agreement_with(partners))
        )


class Activity(models.Model):
    """An activity one can take part in. Without organisation it is a ready-made kind to start from."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="given_activities"
    )
    kind = models.CharField(max_length=30, choices=ActivityKind.pairs())
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    hours_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    pace = models.PositiveSmallIntegerField(null=True, blank=True)  # per cent of full time
    credits = models.PositiveSmallIntegerField(null=True, blank=True)
    is_rolling = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    municipality = models.CharField(max_length=4, blank=True)
    place = models.CharField(max_length=200, blank=True)
    is_remote = models.BooleanField(default=False)
    decider = models.CharField(max_length=30, choices=Decider.pairs(), default=Decider.UNKNOWN)
    cost = models.PositiveIntegerField(null=True, blank=True)  # kronor a person
    source = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="activity_kind_known", condition=Q(kind__in=list(ActivityKind))),
            models.CheckConstraint(name="activity_pace", condition=Q(pace=None) | Q(pace__range=(1, 100))),
            models.CheckConstraint(name="activity_weeks", condition=Q(weeks=None) | Q(weeks__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name


class ActivityStart(models.Model):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="starts")
    day = models.DateField()
    seats = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(name="activity_start_once", fields=["activity", "day"])]


class ActivityTerm(models.Model):
    """What the activity asks for or gives, in the same words as a requirement."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="terms")
    direction = models.CharField(max_length=10, choices=TermDirection.pairs())
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    skill = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=30, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)  # what it takes for those who have this

    class Meta:
        ordering = ["direction", "id"]
        constraints = [
            models.CheckConstraint(
                name="activity_term_weeks",
                condition=Q(direction=TermDirection.SHORTENS, weeks__gte=1)
                | (~Q(direction=TermDirection.SHORTENS) & Q(weeks=None)),
            )
        ]


class Closure(models.Model):
    """Days when a municipality gives nothing to those in its tracks: from `starts` up to but not including `ends`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="closures")
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["starts"]
        constraints = [models.CheckConstraint(name="closure_days", condition=Q(ends__gt=F("starts")))]

    @property
    def last_day(self) -> date:
        return self.ends - timedelta(days=1)
