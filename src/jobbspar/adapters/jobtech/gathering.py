"""Concepts and relations gathered from several files into one release."""

import re
from dataclasses import dataclass, field

from jobbspar.core.messages import N_
from jobbspar.core.taxonomy.concepts import (
    BrokenTaxonomyFile,
    ConceptKind,
    PublishedConcept,
    PublishedRelation,
    RelationKind,
)

CONCEPT_ID = re.compile(r"[A-Za-z0-9]{4}_[A-Za-z0-9]{3}_[A-Za-z0-9]{3}")
LONGEST_LABEL = 250
CODE_OF = {
    ConceptKind.GROUP: re.compile(r"[0-9]{4}"),
    ConceptKind.GROUP_3: re.compile(r"[0-9]{3}"),
    ConceptKind.GROUP_2: re.compile(r"[0-9]{2}"),
    ConceptKind.GROUP_1: re.compile(r"[0-9]"),
}
KINDS = {kind.value: kind for kind in ConceptKind}

NO_OBJECT = N_("Here should be an object with an id and a label.")
NO_ID = N_("The concept id is missing or wrong.")
NO_LABEL = N_("The label is missing or too long.")
WRONG_CODE = N_("The SSYK code does not have the right number of digits.")
TWO_KINDS = N_("The same concept id is used for two different things.")
WRONG_WEIGHT = N_("The percentage is not a number from 1 to 100.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file we are reading, so that a fault can be pointed at."""

    file: str
    spot: str

    def fault(self, fault: str) -> BrokenTaxonomyFile:
        return BrokenTaxonomyFile(file=self.file, place=self.spot, fault=fault)

    def inside(self, spot: str) -> "Place":
        return Place(self.file, f"{self.spot} › {spot}")


@dataclass(slots=True)
class Gathering:
    """What has been read so far."""

    concepts: dict[str, PublishedConcept] = field(default_factory=dict)
    relations: set[PublishedRelation] = field(default_factory=set)
    version: str = ""

    def add(self, concept: PublishedConcept, *, place: Place) -> None:
        """Keep the concept; what earlier files told of it is kept too."""
        _refuse_faulty(concept, place)
        earlier = self.concepts.get(concept.concept_id)
        if earlier is not None and earlier.kind is not concept.kind:
            raise place.fault(TWO_KINDS)
        self.concepts[concept.concept_id] = earlier.with_more_from(concept) if earlier else concept

    def relate(self, kind: RelationKind, source: str, target: str, *, weight: object = None, place: Place) -> None:
        if weight is not None and (not isinstance(weight, int) or not 1 <= weight <= 100):
            raise place.fault(WRONG_WEIGHT)
        self.relations.add(PublishedRelation(kind, source, target, weight if isinstance(weight, int) else None))

    def whole_relations(self) -> frozenset[PublishedRelation]:
        """The relations both ends of which are in the release."""
        return frozenset(r for r in self.relations if r.source in self.concepts and r.target in self.concepts)


def _refuse_faulty(concept: PublishedConcept, place: Place) -> None:
    if not CONCEPT_ID.fullmatch(concept.concept_id):
        raise place.fault(NO_ID)
    if not concept.label.strip() or len(concept.label) > LONGEST_LABEL:
        raise place.fault(NO_LABEL)
    shape = CODE_OF.get(concept.kind)
    if shape and concept.code and not shape.fullmatch(concept.code):
        raise place.fault(WRONG_CODE)
