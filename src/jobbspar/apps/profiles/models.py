"""Occupational profiles, competence profiles and their requirements (handbook A3a, A3b)."""

from django.db import models
from django.db.models import F, Q

from jobbspar.apps.accounts.models import Organisation, User, Workplace
from jobbspar.apps.needs.models import Need, OccupationFields, sharing_agreement_with
from jobbspar.core.access import Actor, Permission, Role


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, actor: Actor) -> "ProfileQuerySet":
        """Occupational profiles are for all who work with tracks; an employer's profile for those concerned."""
        mine = actor.organisations_granting(Permission.PROFILE_VIEW)
        if not mine:
            return self.none()
        partners = actor.organisations_as(Role.OFFICER, Role.STEERING, Role.PROVIDER)
        return self.filter(
            Q(employer=None)
            | Q(organisation__in=mine)
            | Q(employer__in=mine)
            | Q(organisation__in=sharing_agreement_with(partners))
        )


class Profile(OccupationFields):
    """What one must be able to do. Without employer it is an occupational profile that others build on."""

    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="profiles")
    employer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="competence_profiles"
    )
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, null=True, blank=True, related_name="profiles")
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="adapted")
    version = models.PositiveSmallIntegerField(default=1)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="following")
    state = models.CharField(max_length=20, default="draft")
    sector = models.CharField(max_length=20, blank=True)
    positions = models.PositiveSmallIntegerField(null=True, blank=True)
    start_window = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    schedule = models.CharField(max_length=200, blank=True)
    pay = models.CharField(max_length=200, blank=True)
    travel = models.CharField(max_length=200, blank=True)
    is_recurring = models.BooleanField(null=True, blank=True)
    seqf_level = models.PositiveSmallIntegerField(null=True, blank=True)  # the national qualifications framework
    assessment = models.TextField(blank=True)  # how it is found out what somebody can do already
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="profile_state_known", condition=Q(state__in=["draft", "approved", "retired"])),
            models.CheckConstraint(
                name="approved_profile_has_approver",
                condition=~Q(state="approved") | (Q(approved_by__isnull=False) & Q(approved_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="profile_valid_period", condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from"))
            ),
            models.CheckConstraint(
                name="profile_seqf_level", condition=Q(seqf_level=None) | Q(seqf_level__range=(1, 8))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Requirement(models.Model):
    """One thing the work asks for, why, and what counts as proof. Language has one row for each skill."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="requirements")
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    skill = models.CharField(max_length=20, blank=True)  # language only: listen, speak, read, write, interact
    level = models.CharField(max_length=30, blank=True)
    when = models.CharField(max_length=20)
    why = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    task = models.CharField(max_length=300, blank=True)  # language: the task that asks for the level
    evidence = models.CharField(max_length=300, blank=True)
    is_negotiable = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(name="language_names_skill", condition=~Q(kind="language") | ~Q(skill="")),
        ]

    def __str__(self) -> str:
        return self.name


class ProfileTask(models.Model):
    """A task of the work: from the first day, or later."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="tasks")
    text = models.CharField(max_length=300)
    is_first = models.BooleanField(default=True)
    is_safety_critical = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class LadderStep(models.Model):
    """A next step on the ladder after the first job, and what it costs in time and distance."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="ladder")
    title = models.CharField(max_length=200)
    asks = models.CharField(max_length=300, blank=True)
    where = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
