"""Concept rows ↔ what is known before a new version."""

from jobbspar.apps.taxonomy.models import Concept
from jobbspar.core.taxonomy.concepts import KnownConcept


def known_concepts() -> dict[str, KnownConcept]:
    """Every concept we hold, by id; one query."""
    rows = Concept.objects.values_list("concept_id", "kind", "label", "code", "definition", "removed_in")
    return {
        concept_id: KnownConcept(kind, label, code, definition, is_tombstone=removed is not None)
        for concept_id, kind, label, code, definition, removed in rows
    }
