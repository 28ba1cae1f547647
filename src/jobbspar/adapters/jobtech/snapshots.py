"""Shorter excerpts of the taxonomy that others have made: occupations by field, their groups, skills in a table."""

import csv
from collections.abc import Mapping
from typing import Any

from jobbspar.adapters.jobtech.gathering import NO_OBJECT, Gathering, Place
from jobbspar.core.taxonomy.concepts import ConceptKind, PublishedConcept, RelationKind

SKILL_COLUMNS = ["concept_id", "preferred_label"]
ESCO = "esco"  # European skills are another vocabulary, so they keep a kind of their own.


def is_snapshot(content: Any) -> bool:
    return isinstance(content, dict) and bool({"occupationFields", "mappings"} & content.keys())


def read_snapshot(content: Mapping[str, Any], *, into: Gathering, file: str) -> bool:
    """Gather occupations by field, or the group of each occupation."""
    into.version = into.version or str(content.get("taxonomyVersion") or "")
    for number, found in enumerate(content.get("occupationFields", []), start=1):
        _read_field(found, into=into, place=Place(file, f"occupationFields › {number}"))
    mappings = content.get("mappings", {})
    if not isinstance(mappings, dict):
        raise Place(file, "mappings").fault(NO_OBJECT)
    for occupation, group in mappings.items():
        place = Place(file, f"mappings › {occupation}")
        into.relate(RelationKind.BROADER, str(occupation), str(group), place=place)
    return True


def _read_field(found: Any, *, into: Gathering, place: Place) -> None:
    field = _concept(found, ConceptKind.FIELD, place=place)
    into.add(field, place=place)
    for name, kind in (("occupations", ConceptKind.OCCUPATION), ("occupationGroups", ConceptKind.GROUP)):
        for number, item in enumerate(found.get(name, []), start=1):
            spot = place.inside(f"{name} › {number}")
            concept = _concept(item, kind, place=spot)
            into.add(concept, place=spot)
            into.relate(RelationKind.BROADER, concept.concept_id, field.concept_id, place=spot)


def _concept(found: Any, kind: ConceptKind, *, place: Place) -> PublishedConcept:
    if not isinstance(found, dict):
        raise place.fault(NO_OBJECT)
    return PublishedConcept(str(found.get("conceptId") or ""), kind, str(found.get("label") or ""))


def read_skill_table(text: str, *, into: Gathering, file: str) -> bool:
    """Gather skills from a table with tabs; other tables are passed by."""
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(rows, [])
    if header[:2] != SKILL_COLUMNS:
        return False
    kind = ConceptKind.ESCO_SKILL if ESCO in file.lower() else ConceptKind.SKILL
    for number, row in enumerate(rows, start=2):
        place = Place(file, str(number))
        if len(row) < len(SKILL_COLUMNS):
            raise place.fault(NO_OBJECT)
        into.add(PublishedConcept(row[0], kind, row[1]), place=place)
    return True
