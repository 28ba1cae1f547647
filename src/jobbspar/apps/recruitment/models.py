"""Interest, recruitment activities, attendance and selection decisions (handbook A6)."""

from django.db import models
from django.db.models import Q

from jobbspar.apps.accounts.models import User
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.profiles.models import Requirement
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor
from jobbspar.core.recruitment import (
    ALWAYS_VOLUNTARY,
    AttendanceBasis,
    ParticipationState,
    RecruitmentKind,
    SelectionOutcome,
)


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def visible_to(self, actor: Actor) -> "ParticipationQuerySet":
        return self.filter(participant__in=Participant.objects.visible_to(actor))

    def active(self) -> "ParticipationQuerySet":
        return self.filter(state=ParticipationState.STARTED)


class Participation(models.Model):
    """One person in one round, from the first interest to the last follow-up."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="participations")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="participations")
    state = models.CharField(max_length=20, choices=ParticipationState.pairs(), default=ParticipationState.INTERESTED)
    own_words = models.TextField()
    channel = models.CharField(max_length=100, blank=True)
    interested_on = models.DateField()
    released_on = models.DateField(null=True, blank=True)  # the person's yes to being shown to the employer
    reserve_yes_on = models.DateField(null=True, blank=True)  # the person's yes to be asked about the next round
    from_reserve_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        indexes = [
            # Few take part now, among all who ever have: what waits to be done begins with them.
            models.Index(fields=["round"], condition=Q(state="started"), name="participation_on_now"),
        ]
        constraints = [
            models.UniqueConstraint(name="once_in_a_round", fields=["round", "participant"]),
            models.CheckConstraint(name="participation_state_known", condition=Q(state__in=list(ParticipationState))),
            models.CheckConstraint(name="interest_in_own_words", condition=~Q(own_words="")),
        ]


class StageReached(models.Model):
    """The day a person reached a stage of the funnel."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="stages")
    state = models.CharField(max_length=20, choices=ParticipationState.pairs())
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(name="stage_reached_once", fields=["participation", "state"])]


class RecruitmentActivity(models.Model):
    """Something people come to before the round starts."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="recruitment_activities")
    kind = models.CharField(max_length=30, choices=RecruitmentKind.pairs())
    name = models.CharField(max_length=200)
    day = models.DateField()
    at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=60, blank=True)
    has_interpreter = models.BooleanField(default=False)
    basis = models.CharField(max_length=20, choices=AttendanceBasis.pairs(), default=AttendanceBasis.VOLUNTARY)
    employer_takes_part = models.BooleanField(default=False)
    who_from_employer = models.CharField(max_length=200, blank=True)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["day", "at", "id"]
        constraints = [
            models.CheckConstraint(
                name="voluntary_where_employer_meets",
                condition=Q(basis=AttendanceBasis.VOLUNTARY)
                | (~Q(kind__in=sorted(ALWAYS_VOLUNTARY)) & Q(employer_takes_part=False)),
            ),
            models.CheckConstraint(name="recruitment_kind_known", condition=Q(kind__in=list(RecruitmentKind))),
        ]


class Attendance(models.Model):
    activity = models.ForeignKey(RecruitmentActivity, on_delete=models.CASCADE, related_name="attendances")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="attendances")
    invited_on = models.DateField()
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="invited_once", fields=["activity", "participation"])]


class SelectionDecision(models.Model):
    """Somebody decided, on a day, for a reason tied to a requirement. There is no other input."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=20, choices=SelectionOutcome.pairs())
    decider = models.CharField(max_length=200)
    decider_role = models.CharField(max_length=200)
    decided_on = models.DateField()
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    told_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="decision_has_name_and_reason", condition=~Q(decider="") & ~Q(reason="")),
            models.CheckConstraint(name="decision_outcome_known", condition=Q(outcome__in=list(SelectionOutcome))),
        ]


class PersonCard(models.Model):
    """The little an employer or a provider may know of a person: the name, while it concerns them. A view."""

    id = models.BigIntegerField(primary_key=True)
    participation = models.OneToOneField(
        Participation, on_delete=models.DO_NOTHING, related_name="card", db_constraint=False
    )
    round = models.ForeignKey(Round, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    interpreter = models.CharField(max_length=60)

    class Meta:
        managed = False
        db_table = "recruitment_personcard"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
