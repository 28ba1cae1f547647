"""Agreements on cooperation: versions that freeze when signed, and all that a version says (handbook A1)."""

from django.db import models
from django.db.models import F, Q

from jobbspar.apps.accounts.models import Organisation, User
from jobbspar.core.access import Actor, Permission
from jobbspar.core.agreements import (
    DUNA_BEGAN,
    DUNA_ENDED,
    AgreementState,
    AppendixKind,
    FundingKind,
    GoalMeasure,
    LegalRegime,
    TargetGroupKind,
    TeamKind,
)
from jobbspar.core.tracks import TrackSector


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, actor: Actor) -> "AgreementQuerySet":
        mine = actor.organisations_granting(Permission.AGREEMENT_VIEW)
        return self.filter(Q(owner__in=mine) | Q(members__organisation__in=mine)).distinct()


class Agreement(models.Model):
    """A cooperation over time; its words are in its versions."""

    name = models.CharField(max_length=200)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    state = models.CharField(max_length=20, choices=AgreementState.pairs(), default=AgreementState.DRAFT)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="agreement_state_known", condition=Q(state__in=list(AgreementState)))
        ]

    def __str__(self) -> str:
        return self.name


class AgreementMember(models.Model):
    """Who may see the agreement and its tracks now: the owner and the parties of the newest version."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="agreement_member_once", fields=["agreement", "organisation"])]


class AgreementVersion(models.Model):
    """What the parties agreed, word for word. Signed means frozen, here and in the database."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    regime = models.CharField(max_length=20, choices=LegalRegime.pairs())
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    purpose = models.TextField(blank=True)
    working_methods = models.TextField(blank=True)
    documentation = models.TextField(blank=True)  # how activities are documented so that they can be followed up
    review_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # why this version was begun
    author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="agreement_version_number", fields=["agreement", "number"]),
            models.UniqueConstraint(
                name="agreement_one_open_version", fields=["agreement"], condition=Q(signed_at=None)
            ),
            models.CheckConstraint(name="agreement_ends_after_start", condition=Q(ends=None) | Q(ends__gt=F("starts"))),
            models.CheckConstraint(name="agreement_regime_known", condition=Q(regime__in=list(LegalRegime))),
            models.CheckConstraint(
                name="agreement_regime_in_force",
                condition=Q(regime=LegalRegime.DUA_YOUTH, starts__lt=DUNA_BEGAN)
                | Q(regime=LegalRegime.DUNA, starts__gte=DUNA_BEGAN, starts__lt=DUNA_ENDED)
                | Q(regime=LegalRegime.COOPERATION, starts__gte=DUNA_ENDED),
            ),
        ]


class AgreementParty(models.Model):
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    signatory = models.CharField(max_length=200, blank=True)
    signatory_title = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="agreement_party_once", fields=["version", "organisation"]),
            models.CheckConstraint(name="signature_has_a_name", condition=Q(signed_on=None) | ~Q(signatory="")),
        ]


class AgreementMunicipality(models.Model):
    """A municipality the agreement covers, by its code."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="municipalities")
    code = models.CharField(max_length=4)

    class Meta:
        constraints = [models.UniqueConstraint(name="agreement_municipality_once", fields=["version", "code"])]


class TargetGroup(models.Model):
    """A group by criteria with law and period, never one label (handbook §4.1)."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="target_groups")
    kind = models.CharField(max_length=40, choices=TargetGroupKind.pairs())
    criteria = models.CharField(max_length=500, blank=True)
    law = models.CharField(max_length=200)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    evidence_from = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="target_group_has_law", condition=~Q(law="")),
            models.CheckConstraint(name="target_group_period", condition=Q(ends=None) | Q(ends__gt=F("starts"))),
        ]


class AgreementGoal(models.Model):
    """A goal to follow up, with owner and reason. Never a quota for selection."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="goals")
    measure = models.CharField(max_length=20, choices=GoalMeasure.pairs())
    sector = models.CharField(max_length=20, choices=TrackSector.pairs(), blank=True)
    target = models.PositiveSmallIntegerField(null=True, blank=True)  # per cent for shares, else a number
    wording = models.CharField(max_length=500)
    owner = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="goal_share_at_most_100", condition=~Q(measure__startswith="share") | Q(target__lte=100)
            ),
            models.CheckConstraint(
                name="goal_has_owner_and_reason", condition=~Q(owner="") & ~Q(reason="") & ~Q(wording="")
            ),
        ]


class TeamMember(models.Model):
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="team")
    team = models.CharField(max_length=20, choices=TeamKind.pairs())
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")


class Appendix(models.Model):
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="appendices")
    kind = models.CharField(max_length=20, choices=AppendixKind.pairs())
    body = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="appendix_once", fields=["version", "kind"])]


class Funding(models.Model):
    """Money with an end date, so that everybody sees what survives the project."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="funding")
    kind = models.CharField(max_length=20, choices=FundingKind.pairs())
    name = models.CharField(max_length=200)
    reference = models.CharField(max_length=100, blank=True)
    amount = models.PositiveIntegerField(null=True, blank=True)  # whole kronor
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="funding_period", condition=Q(ends=None) | Q(ends__gt=F("starts")))]
