"""Store a published version of the taxonomy: all of it or nothing, and the same twice changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from jobbspar.apps.taxonomy.bridge import known_concepts
from jobbspar.apps.taxonomy.models import Concept, Relation, TaxonomyVersion
from jobbspar.apps.taxonomy.queries import find_current_version
from jobbspar.core.taxonomy.concepts import (
    PublishedConcept,
    RelationKind,
    ReleaseChanges,
    TaxonomyRelease,
    changes_by,
)
from jobbspar.core.taxonomy.small_set import small_set

BATCH = 2_000
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did, in numbers."""

    version: str
    already_there: bool = False
    new: int = 0
    changed: int = 0
    removed: int = 0
    replaced: int = 0
    relations: int = 0


@transaction.atomic
def store_taxonomy(
    *,
    release: TaxonomyRelease,
    now: datetime,
    is_demo: bool = False,
    progress: Progress = lambda step, done, total: None,
) -> ImportSummary:
    """Make the release the current version. Concepts it no longer has become tombstones, never deleted.

    Run by whoever runs the installation, from the command line: the version row itself is the trace.
    """
    current = find_current_version()
    if current is not None and current.digest == release.digest:
        return ImportSummary(release.label, already_there=True)
    version, _ = TaxonomyVersion.objects.update_or_create(
        label=release.label,
        defaults={"source": release.source, "digest": release.digest, "imported_at": now, "is_demo": is_demo},
    )
    changes = changes_by(release, known=known_concepts())
    _store_concepts(release, changes, version=version, progress=progress)
    rows = _store_relations(release, version=version, progress=progress)
    return ImportSummary(
        release.label,
        new=len(changes.new),
        changed=len(changes.changed),
        removed=len(set(changes.removed) - set(changes.new)),
        replaced=len(changes.replaced),
        relations=rows,
    )


def _count_anew() -> None:
    """Let the database know how much it now holds; a guess makes it take minutes to find what is stale."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE taxonomy_concept, taxonomy_relation")


def load_demo_taxonomy(*, now: datetime) -> ImportSummary:
    """Store the small set that ships, unless a taxonomy is there already."""
    if TaxonomyVersion.objects.exists():
        return ImportSummary(small_set().label, already_there=True)
    return store_taxonomy(release=small_set(), now=now, is_demo=True)


def _store_concepts(
    release: TaxonomyRelease, changes: ReleaseChanges, *, version: TaxonomyVersion, progress: Progress
) -> None:
    made = [_new_row(release.concepts[concept_id], version) for concept_id in changes.new]
    Concept.objects.bulk_create(made, batch_size=BATCH)
    progress("concepts", len(made), len(release.concepts))
    rows = list(Concept.objects.filter(concept_id__in=changes.changed))
    for row in rows:
        told = release.concepts[row.concept_id]
        row.kind, row.label = told.kind, told.label
        row.code, row.definition = told.code or row.code, told.definition or row.definition
    Concept.objects.bulk_update(rows, ["kind", "label", "code", "definition"], batch_size=BATCH)
    living = [concept_id for concept_id, concept in release.concepts.items() if not concept.is_deprecated]
    Concept.objects.filter(concept_id__in=living).update(last_in=version, removed_in=None, replaced_by=None)
    Concept.objects.filter(concept_id__in=changes.removed).update(removed_in=version)
    replaced = {row.concept_id: row for row in Concept.objects.filter(concept_id__in=changes.replaced.keys())}
    targets = {row.concept_id: row for row in Concept.objects.filter(concept_id__in=changes.replaced.values())}
    for concept_id, row in replaced.items():
        row.replaced_by = targets[changes.replaced[concept_id]]
    Concept.objects.bulk_update(replaced.values(), ["replaced_by"], batch_size=BATCH)
    progress("concepts", len(release.concepts), len(release.concepts))


def _new_row(concept: PublishedConcept, version: TaxonomyVersion) -> Concept:
    return Concept(
        concept_id=concept.concept_id,
        kind=concept.kind,
        label=concept.label,
        code=concept.code,
        definition=concept.definition,
        first_in=version,
        last_in=version,
    )


def _store_relations(release: TaxonomyRelease, *, version: TaxonomyVersion, progress: Progress) -> int:
    """Write the relations; those no longer told go, but a tombstone keeps the ones it had."""
    keys = dict(Concept.objects.filter(concept_id__in=release.concepts).values_list("concept_id", "pk"))
    rows = [
        Relation(kind=r.kind, source_id=keys[r.source], target_id=keys[r.target], weight=r.weight, last_in=version)
        for r in sorted(release.relations, key=lambda r: (r.kind, r.source, r.target))
    ]
    for first in range(0, len(rows), BATCH):
        Relation.objects.bulk_create(
            rows[first : first + BATCH],
            update_conflicts=True,
            unique_fields=["kind", "source", "target"],
            update_fields=["weight", "last_in"],
        )
        progress("relations", min(first + BATCH, len(rows)), len(rows))
    _count_anew()
    _remove_stale_relations(release, version=version)
    return len(rows)


def _remove_stale_relations(release: TaxonomyRelease, *, version: TaxonomyVersion) -> None:
    """An excerpt may leave out where a concept belongs: then it still belongs where it did."""
    stale = Relation.objects.exclude(last_in=version).filter(
        kind__in=release.relation_kinds,
        source__kind__in=release.kinds,
        target__kind__in=release.kinds,
        source__removed_in=None,
        target__removed_in=None,
    )
    moved = Relation.objects.filter(
        last_in=version, kind=RelationKind.BROADER, source=OuterRef("source"), target__kind=OuterRef("target__kind")
    )
    stale.exclude(kind=RelationKind.BROADER).delete()
    stale.filter(Exists(moved), kind=RelationKind.BROADER).delete()
