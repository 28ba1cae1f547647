"""JobTech's own files, where they are at hand: everything in them, and the churn between two versions."""

from pathlib import Path

import pytest

from jobbspar.adapters.jobtech import read_taxonomy_folder
from jobbspar.apps.taxonomy.actions import store_taxonomy
from jobbspar.apps.taxonomy.models import Concept, Relation
from jobbspar.apps.taxonomy.queries import find_tombstone, list_skills_of_group, suggest_occupations
from jobbspar.core.taxonomy.concepts import ConceptKind, RelationKind
from tests.factories import NOON

BESIDE = [folder / "shared" / "data" / "taxonomy" for folder in Path(__file__).resolve().parents]
PUBLISHED = next((folder for folder in BESIDE if folder.is_dir()), None)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(PUBLISHED is None, reason="JobTech's files are not at hand"),
]


def test_the_whole_taxonomy_is_read_and_stored():
    store_taxonomy(release=read_taxonomy_folder(PUBLISHED / "jobtech_2025-12"), now=NOON)

    kinds = {kind: Concept.objects.filter(kind=kind).count() for kind in ConceptKind}
    assert kinds[ConceptKind.OCCUPATION] == 2412
    assert kinds[ConceptKind.GROUP] == 400
    assert kinds[ConceptKind.SKILL] == 6657
    assert Relation.objects.filter(kind=RelationKind.SKILL).count() == 17517
    assert Relation.objects.filter(kind=RelationKind.SUBSTITUTE).count() == 8324


def test_a_newer_version_leaves_tombstones_and_keeps_codes():
    store_taxonomy(release=read_taxonomy_folder(PUBLISHED / "jobtech_2025-12"), now=NOON)

    summary = store_taxonomy(release=read_taxonomy_folder(PUBLISHED / "v30"), now=NOON)

    gone = Concept.objects.filter(kind=ConceptKind.OCCUPATION, removed_in__label="30")
    assert summary.version == "30"
    assert Relation.objects.filter(source__kind=ConceptKind.GROUP, target__kind=ConceptKind.GROUP_3).count() == 400
    assert gone.count() == 120
    assert Concept.objects.filter(kind=ConceptKind.GROUP, removed_in=None).exclude(code="").count() == 400
    assert find_tombstone(gone.first().concept_id).removed_in.label == "30"


def test_a_care_assistant_is_found_with_group_and_skills():
    store_taxonomy(release=read_taxonomy_folder(PUBLISHED / "jobtech_2025-12"), now=NOON)

    first = suggest_occupations("vårdbitr")[0]

    assert (first.label, first.code, first.version) == ("Vårdbiträde", "5330", "2025-12")
    assert "Omvårdnad" in {skill.label for skill in list_skills_of_group("5330")}
