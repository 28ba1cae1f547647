"""Answers that are dear to work out: when each person is ready for each track, and chains that take long."""

from django.db import models
from django.db.models import Q

from jobbspar.apps.accounts.models import User
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.tracks.models import Track


class AskedChain(models.Model):
    """A chain that took longer to work out than a page waits: worked out by the queue, for the one who asked.

    Nothing is lost if rows are deleted: whoever opens the page again asks again.
    """

    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, null=True, related_name="+")
    fingerprint = models.CharField(max_length=32)
    asked_at = models.DateTimeField()
    problem = models.JSONField()
    told = models.JSONField(null=True)  # the chain with its waits

    class Meta:
        constraints = [models.UniqueConstraint(name="chain_asked_once", fields=["asked_by", "fingerprint"])]


class Readiness(models.Model):
    """Kept until what it rests on has changed: `fingerprint` is of evidence, requirements, catalogue and rules.

    Nothing is lost if rows are deleted. There is no number here to sort people by, and there must not be.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=32)
    until = models.DateField(null=True, blank=True)  # the first day on which time alone may have changed the answer
    is_now = models.BooleanField()
    day = models.DateField(null=True, blank=True)
    through = models.JSONField(default=list)  # ids of preparatory tracks
    unknown = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="readiness_once", fields=["participant", "track"]),
            models.CheckConstraint(name="readiness_now_or_later", condition=Q(is_now=False) | Q(day=None)),
        ]
