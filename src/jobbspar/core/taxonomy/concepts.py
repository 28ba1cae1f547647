"""Occupations, groups and skills as somebody published them, and what a new publication changes."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal


class ConceptKind(Choice):
    """The kinds we keep, by JobTech's own names."""

    OCCUPATION = "occupation-name", N_("Occupation")
    GROUP = "ssyk-level-4", N_("Occupational group")
    GROUP_3 = "ssyk-level-3", N_("Occupational group, three digits")
    GROUP_2 = "ssyk-level-2", N_("Occupational group, two digits")
    GROUP_1 = "ssyk-level-1", N_("Occupational group, one digit")
    FIELD = "occupation-field", N_("Occupational field")
    SKILL = "skill", N_("Skill")
    ESCO_SKILL = "esco-skill", N_("Skill in the European ESCO")
    COLLECTION = "occupation-collection", N_("Collection of occupations")


class RelationKind(Choice):
    BROADER = "broader", N_("belongs to")
    SKILL = "skill", N_("often asks for")
    SUBSTITUTE = "substitute", N_("can stand in for")
    COLLECTED = "collected", N_("is in the collection")


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation as it was called when somebody chose it; own words have no concept."""

    concept: str
    label: str
    code: str = ""
    group: str = ""
    version: str = ""

    @property
    def columns(self) -> dict[str, str]:
        """What a need or a profile keeps, so that it can be read long after the concept is gone."""
        return {
            "occupation_concept": self.concept,
            "occupation_label": self.label,
            "occupation_code": self.code,
            "occupation_version": self.version,
        }


class TaxonomyRefusal(Refusal):
    """The published files cannot be read in. Nothing of them has been saved."""


class BrokenTaxonomyFile(TaxonomyRefusal):
    message = N_("%(file)s, %(place)s: %(fault)s")
    mend = N_("Fetch the file again from JobTech. Nothing has been saved.")


class NothingToImport(TaxonomyRefusal):
    message = N_("No file in %(folder)s holds occupations, groups or skills from JobTech.")
    mend = N_("Put JobTech's published files (.json) in the folder and import again.")


@dataclass(frozen=True, slots=True)
class PublishedConcept:
    """One concept as a version of the taxonomy tells it. What is not told is empty, never a word against."""

    concept_id: str
    kind: ConceptKind
    label: str
    code: str = ""
    definition: str = ""
    is_deprecated: bool = False
    replaced_by: str = ""

    def with_more_from(self, other: "PublishedConcept") -> "PublishedConcept":
        """The same concept, with what another file tells and this one does not."""
        return PublishedConcept(
            self.concept_id,
            self.kind,
            self.label,
            self.code or other.code,
            self.definition or other.definition,
            self.is_deprecated or other.is_deprecated,
            self.replaced_by or other.replaced_by,
        )


@dataclass(frozen=True, slots=True)
class PublishedRelation:
    kind: RelationKind
    source: str
    target: str
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class TaxonomyRelease:
    """Everything a folder of published files says, put together."""

    label: str
    source: str
    concepts: Mapping[str, PublishedConcept]
    relations: frozenset[PublishedRelation]
    files: tuple[str, ...] = ()
    files_not_used: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The same for the same content, however the files were named and ordered."""
        hashed = hashlib.sha256(self.label.encode())
        for concept_id in sorted(self.concepts):
            hashed.update(repr(self.concepts[concept_id]).encode())
        for relation in sorted(self.relations, key=repr):
            hashed.update(repr(relation).encode())
        return hashed.hexdigest()

    @property
    def kinds(self) -> frozenset[ConceptKind]:
        """The kinds the release speaks of. Of other kinds it says nothing, so they stay as they are."""
        return frozenset(concept.kind for concept in self.concepts.values() if not concept.is_deprecated)

    @property
    def relation_kinds(self) -> frozenset[RelationKind]:
        return frozenset(relation.kind for relation in self.relations)


@dataclass(frozen=True, slots=True)
class KnownConcept:
    """What we had of a concept before the new version."""

    kind: str
    label: str
    code: str
    definition: str
    is_tombstone: bool


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    """What a new version does to the concepts we have, by concept id."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)


def changes_by(release: TaxonomyRelease, *, known: Mapping[str, KnownConcept]) -> ReleaseChanges:
    """Compare a release with what is known. Gone or deprecated concepts are removed, never deleted."""
    living = {concept_id: found for concept_id, found in release.concepts.items() if not found.is_deprecated}
    return ReleaseChanges(
        new=tuple(sorted(release.concepts.keys() - known.keys())),
        changed=tuple(sorted(i for i in living.keys() & known.keys() if _differs(living[i], known[i]))),
        returned=tuple(sorted(i for i in living.keys() & known.keys() if known[i].is_tombstone)),
        removed=tuple(sorted(_removed(release, living, known))),
        replaced={
            i: concept.replaced_by
            for i, concept in release.concepts.items()
            if concept.replaced_by and concept.replaced_by in release.concepts.keys() | known.keys()
        },
    )


def _differs(told: PublishedConcept, known: KnownConcept) -> bool:
    """Silence about a code or a definition changes nothing."""
    return (
        told.label != known.label
        or told.kind != known.kind
        or (told.code not in ("", known.code))
        or (told.definition not in ("", known.definition))
    )


def _removed(release: TaxonomyRelease, living: Collection[str], known: Mapping[str, KnownConcept]) -> Iterable[str]:
    deprecated = release.concepts.keys() - set(living)
    gone = {i for i, had in known.items() if had.kind in release.kinds and i not in living}
    return (i for i in deprecated | gone if i not in known or not known[i].is_tombstone)
