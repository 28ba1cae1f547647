"""Needs: who needs whom, when and why (handbook A2)."""

from collections.abc import Collection

from django.db import models
from django.db.models import F, Q, QuerySet

from jobbspar.apps.accounts.models import Organisation, Workplace
from jobbspar.apps.agreements.models import AgreementMember
from jobbspar.core.access import Actor, Permission, Role
from jobbspar.core.needs import NeedCause, NeedSource, NeedState


def sharing_agreement_with(organisations: Collection[int]) -> QuerySet[AgreementMember, int]:
    """Organisations that are in an agreement together with any of these; for `organisation__in`."""
    theirs = AgreementMember.objects.filter(organisation__in=organisations).values("agreement")
    return AgreementMember.objects.filter(agreement__in=theirs).values_list("organisation", flat=True)


class OccupationFields(models.Model):
    """An occupation as it was named when it was chosen: concept id, label, group code and taxonomy version."""

    occupation_concept = models.CharField(max_length=40, blank=True)
    occupation_label = models.CharField(max_length=250)
    occupation_code = models.CharField(max_length=4, blank=True)  # SSYK 2012
    occupation_version = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, actor: Actor) -> "NeedQuerySet":
        mine = actor.organisations_granting(Permission.NEED_VIEW)
        partners = actor.organisations_as(Role.OFFICER, Role.STEERING)
        return self.filter(
            Q(organisation__in=mine) | Q(employer__in=mine) | Q(organisation__in=sharing_agreement_with(partners))
        )


class Need(OccupationFields):
    """One need as somebody stated it, kept by a municipality."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="needs")
    employer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="stated_needs")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    is_recurring = models.BooleanField(null=True, blank=True)
    cause = models.CharField(max_length=20, choices=NeedCause.pairs(), default=NeedCause.UNKNOWN)
    source = models.CharField(max_length=20, choices=NeedSource.pairs(), default=NeedSource.EMPLOYER)
    source_note = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=NeedState.pairs(), default=NeedState.SIGNALLED)
    dropped_reason = models.CharField(max_length=300, blank=True)
    stated_on = models.DateField()

    objects = NeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="need_state_known", condition=Q(state__in=list(NeedState))),
            models.CheckConstraint(
                name="need_ends_after_start",
                condition=Q(until_day=None) | Q(from_day=None) | Q(until_day__gt=F("from_day")),
            ),
            models.CheckConstraint(name="need_at_least_one_person", condition=Q(people=None) | Q(people__gte=1)),
            models.CheckConstraint(
                name="dropped_need_has_reason", condition=~Q(state=NeedState.DROPPED) | ~Q(dropped_reason="")
            ),
        ]
