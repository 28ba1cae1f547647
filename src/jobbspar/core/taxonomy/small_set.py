"""A small set of occupations chosen by hand, so that the demo and a first try need no import.

Ids and labels are JobTech's (CC0), so that a later import of the whole taxonomy takes over where this ends. It is
not a version of the taxonomy: it says so in its name, and nothing is missing because it is missing here.
"""

import csv
from importlib.resources import files

from jobbspar.core.taxonomy.concepts import (
    ConceptKind,
    PublishedConcept,
    PublishedRelation,
    RelationKind,
    TaxonomyRelease,
)

SMALL_SET_VERSION = "demo"


def small_set() -> TaxonomyRelease:
    """Some care, kitchen, cleaning, property, store and industry occupations, with a few skills each."""
    text = (files("jobbspar.core.taxonomy") / "small_set.tsv").read_text(encoding="utf-8")
    concepts, relations = {}, set()
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        kind = ConceptKind(row["kind"])
        concepts[row["concept"]] = PublishedConcept(row["concept"], kind, row["label"], row["code"])
        if kind is ConceptKind.OCCUPATION:
            relations.add(PublishedRelation(RelationKind.BROADER, row["concept"], row["group"]))
        elif kind is ConceptKind.SKILL:
            relations.add(PublishedRelation(RelationKind.SKILL, row["group"], row["concept"]))
    return TaxonomyRelease(
        label=SMALL_SET_VERSION, source="small_set.tsv", concepts=concepts, relations=frozenset(relations)
    )
