"""Who did what, and what each row held before and after. Append-only: the database says so too."""

from django.db import models


class Event(models.Model):
    """One deed by one person. Holds no foreign keys, so nothing it names is kept alive by it."""

    at = models.DateTimeField()
    user = models.BigIntegerField(null=True)
    user_name = models.CharField(max_length=200, blank=True)
    deed = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    participant = models.BigIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True)
    transaction = models.BigIntegerField(null=True)
    last_change = models.BigIntegerField(null=True)  # the newest row of the trail when the deed was noted

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id", "at"], name="audit_event_subject"),
            models.Index(fields=["participant", "at"], name="audit_event_participant"),
        ]


class Change(models.Model):
    """One row before and after, written by a trigger that the web process cannot go round."""

    at = models.DateTimeField()
    user = models.BigIntegerField(null=True)
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    kind = models.CharField(max_length=6)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    participant = models.BigIntegerField(null=True)
    transaction = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["table", "row", "at"], name="audit_change_row"),
            models.Index(fields=["transaction"], name="audit_change_transaction"),
        ]
