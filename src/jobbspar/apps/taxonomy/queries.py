"""Look up occupations, their groups, skills and neighbours."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from jobbspar.apps.taxonomy.models import Concept, Relation, TaxonomyVersion
from jobbspar.core.taxonomy.concepts import ConceptKind, Occupation, RelationKind


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An occupation from which it is not far to another one, or the other way about; per cent as published."""

    concept: str
    label: str
    weight: int | None


def find_current_version() -> TaxonomyVersion | None:
    """The version read last; `None` when no taxonomy is loaded."""
    return TaxonomyVersion.objects.order_by("-imported_at", "-id").first()


def has_taxonomy() -> bool:
    return Concept.objects.filter(kind=ConceptKind.OCCUPATION, removed_in=None).exists()


def list_concepts(*, kind: ConceptKind, text: str = "") -> QuerySet[Concept]:
    """Living concepts that hold every word, those that begin with the text first."""
    rows = Concept.objects.filter(kind=kind, removed_in=None)
    for word in text.split():
        rows = rows.filter(label__icontains=word)
    begins = Case(When(label__istartswith=text.strip(), then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(order=begins).order_by("order", "sort_label", "id")


def suggest_occupations(text: str, *, limit: int = 8) -> list[Occupation]:
    """Type-ahead: occupations for what somebody has typed, or those of the groups it names."""
    if len(text.strip()) < 2:
        return []
    found = list(list_concepts(kind=ConceptKind.OCCUPATION, text=text).select_related("last_in")[:limit])
    if len(found) < limit:
        in_groups = Relation.objects.filter(
            kind=RelationKind.BROADER, target__in=list_concepts(kind=ConceptKind.GROUP, text=text)
        ).values("source")
        more = Concept.objects.filter(pk__in=in_groups, kind=ConceptKind.OCCUPATION, removed_in=None)
        known = [row.pk for row in found]
        found += more.exclude(pk__in=known).select_related("last_in").order_by("sort_label")[: limit - len(found)]
    return with_groups(found)


def with_groups(rows: list[Concept]) -> list[Occupation]:
    groups = {
        relation.source_id: relation.target
        for relation in Relation.objects.filter(
            kind=RelationKind.BROADER, source__in=rows, target__kind=ConceptKind.GROUP
        ).select_related("target")
    }
    return [
        Occupation(
            row.concept_id,
            row.label,
            groups[row.pk].code if row.pk in groups else "",
            groups[row.pk].label if row.pk in groups else "",
            row.last_in.label,
        )
        for row in rows
    ]


def find_occupation(concept_id: str) -> Occupation | None:
    """A living or removed occupation by its id."""
    row = Concept.objects.filter(concept_id=concept_id, kind=ConceptKind.OCCUPATION).select_related("last_in").first()
    return with_groups([row])[0] if row else None


def find_occupation_by_label(label: str) -> Occupation | None:
    """The one living occupation of exactly this name."""
    rows = Concept.objects.filter(kind=ConceptKind.OCCUPATION, removed_in=None, label__iexact=label.strip())
    found = list(rows.select_related("last_in")[:2])
    return with_groups(found)[0] if len(found) == 1 else None


def get_concept(concept_id: str) -> Concept:
    """Return a concept, living or tombstone, with what became of it."""
    return Concept.objects.select_related("first_in", "last_in", "removed_in", "replaced_by").get(concept_id=concept_id)


def find_tombstone(concept_id: str) -> Concept | None:
    """What to say when a kept occupation is no longer published; `None` while it is."""
    if not concept_id:
        return None
    return (
        Concept.objects.filter(concept_id=concept_id, removed_in__isnull=False)
        .select_related("removed_in", "replaced_by")
        .first()
    )


def list_broader(concept: Concept) -> list[Concept]:
    """The groups above, the nearest first."""
    above: list[Concept] = []
    here: Concept | None = concept
    while here is not None and len(above) < 6:
        relation = (
            Relation.objects.filter(kind=RelationKind.BROADER, source=here)
            .exclude(target__kind=ConceptKind.FIELD)
            .select_related("target")
            .first()
        )
        here = relation.target if relation else None
        above += [here] if here else []
    return above


def list_narrower(concept: Concept) -> list[Concept]:
    rows = Concept.objects.filter(relations__kind=RelationKind.BROADER, relations__target=concept, removed_in=None)
    return list(rows.order_by("code", "sort_label"))


def list_skills_of_group(code: str) -> list[Concept]:
    """Skills that adverts and schooling connect with an SSYK group: proposals, to be ticked by somebody who knows."""
    if not code:
        return []
    rows = Concept.objects.filter(
        kind=ConceptKind.SKILL,
        removed_in=None,
        relations_in__kind=RelationKind.SKILL,
        relations_in__source__code=code,
        relations_in__source__kind=ConceptKind.GROUP,
    )
    return list(rows.order_by("sort_label"))


def list_neighbours(concept: Concept) -> list[Neighbour]:
    """Occupations that can stand in for this one, the nearest first: stepping stones and ways on."""
    rows = Relation.objects.filter(kind=RelationKind.SUBSTITUTE, target=concept, source__removed_in=None)
    found = rows.select_related("source").order_by("-weight", "source__sort_label")
    return [Neighbour(row.source.concept_id, row.source.label, row.weight) for row in found]
