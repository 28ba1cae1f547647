"""The published dumps and answers of the query page: nested concepts under `data.concepts`."""

from collections.abc import Iterator, Mapping
from typing import Any

from jobbspar.adapters.jobtech.gathering import KINDS, NO_OBJECT, Gathering, Place
from jobbspar.core.messages import N_
from jobbspar.core.taxonomy.concepts import ConceptKind, PublishedConcept, RelationKind

ERROR_ANSWER = N_("This is an error message from the taxonomy's server, not concepts.")
ENDS = {"broader", "narrower", "related", "substitutes", "substituted_by"}
WANTED_RELATIONS = {
    # what a group is related to, and what belongs to a collection
    (ConceptKind.GROUP, ConceptKind.SKILL): RelationKind.SKILL,
    (ConceptKind.OCCUPATION, ConceptKind.COLLECTION): RelationKind.COLLECTED,
}


def is_dump(content: Any) -> bool:
    return isinstance(content, dict) and ("errors" in content or isinstance(content.get("data"), dict))


def read_dump(content: Mapping[str, Any], *, into: Gathering, file: str) -> bool:
    """Gather what we keep; say whether there was anything."""
    if content.get("errors"):
        raise Place(file, "errors").fault(ERROR_ANSWER)
    concepts = content.get("data", {}).get("concepts", [])
    if not isinstance(concepts, list):
        raise Place(file, "data › concepts").fault(NO_OBJECT)
    found = False
    for number, concept in enumerate(concepts, start=1):
        found |= _read_concept(concept, into=into, place=Place(file, f"data › concepts › {number}"))
    return found


def _read_concept(concept: Any, *, into: Gathering, place: Place) -> bool:
    """Keep a concept and all it holds. Concepts of kinds we do not keep are passed by, with what they hold."""
    if not isinstance(concept, dict):
        raise place.fault(NO_OBJECT)
    kind = KINDS.get(str(concept.get("type")))
    if kind is None:
        return False
    into.add(_published(concept, kind), place=place)
    for end, number, other in _others(concept, place):
        spot = place.inside(f"{end} › {number}")
        if _read_concept(other, into=into, place=spot):
            _relate(concept, end, other, into=into, place=spot)
    return True


def _published(concept: Mapping[str, Any], kind: ConceptKind) -> PublishedConcept:
    replaced = concept.get("replaced_by") or []
    return PublishedConcept(
        concept_id=str(concept.get("id") or ""),
        kind=kind,
        label=str(concept.get("preferred_label") or ""),
        code=str(concept.get("ssyk_code_2012") or ""),
        definition=str(concept.get("definition") or "").replace("\r\n", "\n").strip(),
        is_deprecated=bool(concept.get("deprecated")),
        replaced_by=str(replaced[0].get("id") or "") if replaced and isinstance(replaced[0], dict) else "",
    )


def _others(concept: Mapping[str, Any], place: Place) -> Iterator[tuple[str, int, Any]]:
    for end in ENDS & concept.keys():
        others = concept[end] or []
        if not isinstance(others, list):
            raise place.inside(end).fault(NO_OBJECT)
        yield from ((end, number, other) for number, other in enumerate(others, start=1))


def _relate(concept: Mapping[str, Any], end: str, other: Mapping[str, Any], *, into: Gathering, place: Place) -> None:
    here, there = str(concept["id"]), str(other["id"])
    weight = other.get("substitutability_percentage")
    if end == "narrower":
        into.relate(RelationKind.BROADER, there, here, place=place)
    elif end == "broader":
        into.relate(RelationKind.BROADER, here, there, place=place)
    elif end == "substitutes":
        into.relate(RelationKind.SUBSTITUTE, here, there, weight=weight, place=place)
    elif end == "substituted_by":
        into.relate(RelationKind.SUBSTITUTE, there, here, weight=weight, place=place)
    else:
        _relate_related(KINDS[str(concept["type"])], here, KINDS[str(other["type"])], there, into=into, place=place)


def _relate_related(
    kind: ConceptKind, here: str, other_kind: ConceptKind, there: str, *, into: Gathering, place: Place
) -> None:
    """“Related” says nothing of direction: ours goes from group to skill and from occupation to collection."""
    if (kind, other_kind) in WANTED_RELATIONS:
        into.relate(WANTED_RELATIONS[kind, other_kind], here, there, place=place)
    elif (other_kind, kind) in WANTED_RELATIONS:
        into.relate(WANTED_RELATIONS[other_kind, kind], there, here, place=place)
