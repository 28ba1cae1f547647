"""How it ended for each person and what the parties learnt (handbook A11, A12)."""

from django.db import models
from django.db.models import Q

from jobbspar.apps.accounts.models import User
from jobbspar.apps.profiles.models import Requirement
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import Round


class Exit(models.Model):
    """One main outcome for each person in a round; details beside it, unknown among them."""

    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="exit")
    exited_on = models.DateField()
    outcome = models.CharField(max_length=30)
    contract_form = models.CharField(max_length=30, blank=True)
    hours_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    subsidy = models.CharField(max_length=30, blank=True)
    is_track_employer = models.BooleanField(null=True, blank=True)
    is_same_sector = models.BooleanField(null=True, blank=True)
    study_level = models.CharField(max_length=30, blank=True)
    interrupted_by = models.CharField(max_length=30, blank=True)
    told_reason = models.CharField(max_length=300, blank=True)
    no_hire_requirement = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    language_level = models.CharField(max_length=30, blank=True)
    wants_next_round = models.BooleanField(default=False)
    may_be_asked = models.BooleanField(null=True, blank=True)  # the yes to follow-up; not told is a value
    own_view = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["exited_on"], name="exit_by_day")]
        constraints = [
            models.CheckConstraint(
                name="same_sector_of_another_employer",
                condition=Q(is_same_sector=None) | Q(is_track_employer=False, is_track_employer__isnull=False),
            ),
            models.CheckConstraint(
                name="hours_in_per_cent", condition=Q(hours_percent=None) | Q(hours_percent__range=(1, 100))
            ),
            models.CheckConstraint(
                name="contract_form_told_for_work",
                condition=~Q(outcome="work") | ~Q(contract_form=""),
            ),
        ]


class Certificate(models.Model):
    """A grade, certificate or validation that the person takes along."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="certificates")
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    issuer = models.CharField(max_length=200)
    issued_on = models.DateField()
    expires = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["issued_on", "id"]


class FollowUp(models.Model):
    """What is known three, six and twelve months after; unknown is an answer."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    outcome = models.CharField(max_length=30)
    contract_form = models.CharField(max_length=30, blank=True)
    subsidy = models.CharField(max_length=30, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["months"]
        constraints = [
            models.UniqueConstraint(name="followed_up_once", fields=["participation", "months"]),
            models.CheckConstraint(name="follow_up_months", condition=Q(months__in=[3, 6, 12])),
        ]


class ClosingAnswer(models.Model):
    """One party's answer to one of the six closing questions of a round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="closing_answers")
    party = models.CharField(max_length=30)
    question = models.PositiveSmallIntegerField()
    answer = models.TextField()
    answered_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="party_answers_once", fields=["round", "party", "question"]),
            models.CheckConstraint(name="six_questions", condition=Q(question__range=(1, 6))),
            models.CheckConstraint(name="closing_answer_said", condition=~Q(answer="")),
        ]


class Evaluation(models.Model):
    """What the parties decide for the track after a round: repeat, change or end."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="evaluation")
    decision = models.CharField(max_length=20)
    change = models.TextField(blank=True)
    is_good_example = models.BooleanField(default=False)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="evaluation_decision", condition=Q(decision__in=["repeat", "change", "end"])),
        ]
