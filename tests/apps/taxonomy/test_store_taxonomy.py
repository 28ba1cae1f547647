from datetime import timedelta

import pytest

from jobbspar.apps.taxonomy.actions import load_demo_taxonomy, store_taxonomy
from jobbspar.apps.taxonomy.models import Concept, Relation, TaxonomyVersion
from jobbspar.apps.taxonomy.queries import (
    find_current_version,
    find_occupation,
    find_occupation_by_label,
    find_tombstone,
    has_taxonomy,
    list_neighbours,
    list_skills_of_group,
    suggest_occupations,
)
from jobbspar.core.taxonomy.concepts import (
    ConceptKind,
    PublishedConcept,
    PublishedRelation,
    RelationKind,
    TaxonomyRelease,
)
from tests.factories import NOON

pytestmark = pytest.mark.django_db
GROUP, COOK, BAKER, OVEN = "gggg_ggg_ggg", "aaaa_bbb_ccc", "bbbb_ccc_ddd", "ssss_sss_sss"
KITCHEN = {
    GROUP: PublishedConcept(GROUP, ConceptKind.GROUP, "Kockar och kallskänkor", "5120"),
    COOK: PublishedConcept(COOK, ConceptKind.OCCUPATION, "Kock, storhushåll"),
    BAKER: PublishedConcept(BAKER, ConceptKind.OCCUPATION, "Bagare"),
    OVEN: PublishedConcept(OVEN, ConceptKind.SKILL, "Varmkök"),
}
LINKS = frozenset(
    {
        PublishedRelation(RelationKind.BROADER, COOK, GROUP),
        PublishedRelation(RelationKind.SKILL, GROUP, OVEN),
        PublishedRelation(RelationKind.SUBSTITUTE, BAKER, COOK, 75),
    }
)


def a_release(label="1", *, without=(), **more):
    concepts = {i: c for i, c in KITCHEN.items() if i not in without} | more
    links = frozenset(link for link in LINKS if link.source in concepts and link.target in concepts)
    return TaxonomyRelease(label, "test", concepts, links)


def test_everything_is_stored_and_can_be_looked_up():
    summary = store_taxonomy(release=a_release(), now=NOON)

    found = find_occupation(COOK)
    assert (summary.new, summary.relations) == (4, 3)
    assert (found.label, found.code, found.group, found.version) == (
        "Kock, storhushåll", "5120", "Kockar och kallskänkor", "1",
    )  # fmt: skip
    assert [skill.label for skill in list_skills_of_group("5120")] == ["Varmkök"]
    assert [(n.label, n.weight) for n in list_neighbours(Concept.objects.get(concept_id=COOK))] == [("Bagare", 75)]


def test_the_same_import_twice_changes_nothing():
    store_taxonomy(release=a_release(), now=NOON)
    before = list(TaxonomyVersion.objects.values())

    again = store_taxonomy(release=a_release(), now=NOON + timedelta(days=1))

    assert again.already_there
    assert list(TaxonomyVersion.objects.values()) == before


def test_a_version_that_another_has_taken_over_from_can_be_made_the_current_one_again():
    store_taxonomy(release=a_release(), now=NOON)
    store_taxonomy(release=a_release("2", without=(COOK,)), now=NOON + timedelta(days=1))

    again = store_taxonomy(release=a_release(), now=NOON + timedelta(days=2))

    assert not again.already_there
    assert find_tombstone(COOK) is None
    assert find_current_version().label == "1"


def test_a_concept_that_is_gone_becomes_a_tombstone_with_its_old_relations():
    store_taxonomy(release=a_release(), now=NOON)

    summary = store_taxonomy(release=a_release("2", without=(COOK,)), now=NOON + timedelta(days=1))

    assert summary.removed == 1
    assert find_tombstone(COOK).removed_in.label == "2"
    assert find_occupation(COOK).code == "5120"
    assert suggest_occupations("kock, stor") == []


def test_a_replaced_concept_names_its_heir():
    store_taxonomy(release=a_release(), now=NOON)
    replaced = PublishedConcept(COOK, ConceptKind.OCCUPATION, "Kock", is_deprecated=True, replaced_by=BAKER)

    store_taxonomy(release=a_release("2", without=(COOK,), **{COOK: replaced}), now=NOON + timedelta(days=1))

    assert find_tombstone(COOK).replaced_by.label == "Bagare"


def test_a_concept_that_comes_back_is_no_tombstone():
    store_taxonomy(release=a_release(), now=NOON)
    store_taxonomy(release=a_release("2", without=(COOK,)), now=NOON + timedelta(days=1))

    store_taxonomy(release=a_release("3"), now=NOON + timedelta(days=2))

    assert find_tombstone(COOK) is None
    assert find_occupation(COOK).version == "3"


def test_a_relation_that_is_no_longer_told_is_gone():
    store_taxonomy(release=a_release(), now=NOON)
    fewer = frozenset(link for link in LINKS if link.kind is not RelationKind.SUBSTITUTE)
    other = PublishedRelation(RelationKind.SUBSTITUTE, COOK, BAKER, 25)

    store_taxonomy(release=TaxonomyRelease("2", "test", KITCHEN, fewer | {other}), now=NOON + timedelta(days=1))

    kept = Relation.objects.filter(kind=RelationKind.SUBSTITUTE).values_list("source__concept_id", "weight")
    assert list(kept) == [(COOK, 25)]


def test_nothing_is_stored_when_a_part_fails():
    too_long = PublishedConcept("xxxx_xxx_xxx", ConceptKind.OCCUPATION, "k" * 300)

    with pytest.raises(Exception, match="too long"):
        store_taxonomy(release=a_release(xxxx_xxx_xxx=too_long), now=NOON)


def test_an_occupation_is_found_by_its_beginning_its_middle_and_its_group():
    store_taxonomy(release=a_release(), now=NOON)

    assert [o.label for o in suggest_occupations("KOCK")] == ["Kock, storhushåll"]
    assert [o.label for o in suggest_occupations("hushåll")] == ["Kock, storhushåll"]
    assert [o.label for o in suggest_occupations("kallskänkor")] == ["Kock, storhushåll"]
    assert suggest_occupations("k") == []
    assert find_occupation_by_label("kock, storhushåll").concept == COOK


def test_the_small_set_is_marked_as_demo_and_is_stored_once():
    assert not has_taxonomy()
    load_demo_taxonomy(now=NOON)

    again = load_demo_taxonomy(now=NOON)

    assert again.already_there
    assert has_taxonomy()
    assert find_current_version().is_demo


def test_the_whole_taxonomy_takes_over_from_the_small_set():
    load_demo_taxonomy(now=NOON)

    store_taxonomy(release=a_release("2"), now=NOON + timedelta(days=1))

    assert find_current_version().label == "2"
    assert suggest_occupations("vårdbiträde") == []
