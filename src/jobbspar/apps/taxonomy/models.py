"""Occupations, groups and skills as published, version by version; nothing a profile uses is ever deleted."""

from django.db import models

from jobbspar.apps.accounts.models import sort_key


class TaxonomyVersion(models.Model):
    """One import: what was read, and from where."""

    label = models.CharField(max_length=40, unique=True)
    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)


class Concept(models.Model):
    """One published concept. `removed_in` makes it a tombstone: kept, shown, no longer offered."""

    concept_id = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40)
    label = models.CharField(max_length=250)
    sort_label = sort_key("label")
    code = models.CharField(max_length=20, blank=True)  # SSYK 2012 for groups
    definition = models.TextField(blank=True)
    first_in = models.ForeignKey(TaxonomyVersion, on_delete=models.PROTECT, related_name="+")
    last_in = models.ForeignKey(TaxonomyVersion, on_delete=models.PROTECT, related_name="+")
    removed_in = models.ForeignKey(TaxonomyVersion, on_delete=models.PROTECT, null=True, related_name="+")
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "sort_label"], name="concept_kind_label"),
            models.Index(fields=["code"], name="concept_code"),
        ]

    def __str__(self) -> str:
        return self.label


class Relation(models.Model):
    """`source` is narrower than, related to, or a substitute for `target`; weight in per cent where published."""

    kind = models.CharField(max_length=20)
    source = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="relations")
    target = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="relations_in")
    weight = models.PositiveSmallIntegerField(null=True)
    last_in = models.ForeignKey(TaxonomyVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="relation_once", fields=["kind", "source", "target"])]
