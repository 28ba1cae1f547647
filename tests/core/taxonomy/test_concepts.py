from jobbspar.core.taxonomy.concepts import (
    ConceptKind,
    KnownConcept,
    PublishedConcept,
    PublishedRelation,
    RelationKind,
    TaxonomyRelease,
    changes_by,
)
from jobbspar.core.taxonomy.small_set import small_set

COOK, BAKER = "aaaa_bbb_ccc", "bbbb_ccc_ddd"


def a_concept(concept_id=COOK, **facts):
    return PublishedConcept(**{"concept_id": concept_id, "kind": ConceptKind.OCCUPATION, "label": "Kock", **facts})


def a_release(*concepts, label="1", relations=()):
    return TaxonomyRelease(label, "test", {c.concept_id: c for c in concepts}, frozenset(relations))


def known(**facts):
    return KnownConcept(
        **{
            "kind": "occupation-name",
            "label": "Kock",
            "code": "5120",
            "definition": "Lagar mat",
            "is_tombstone": False,
            **facts,
        }
    )


def test_a_concept_never_seen_is_new():
    changes = changes_by(a_release(a_concept()), known={})

    assert changes.new == (COOK,)
    assert changes.removed == ()


def test_silence_about_code_and_definition_changes_nothing():
    changes = changes_by(a_release(a_concept()), known={COOK: known()})

    assert changes.changed == ()


def test_a_new_label_is_a_change():
    changes = changes_by(a_release(a_concept(label="Kock à la carte")), known={COOK: known()})

    assert changes.changed == (COOK,)


def test_what_is_gone_is_removed():
    changes = changes_by(a_release(a_concept(BAKER)), known={COOK: known()})

    assert changes.removed == (COOK,)


def test_a_release_without_a_kind_says_nothing_of_it():
    skills_only = a_release(a_concept(BAKER, kind=ConceptKind.SKILL))

    assert changes_by(skills_only, known={COOK: known()}).removed == ()


def test_a_deprecated_concept_is_removed_and_names_its_heir():
    release = a_release(a_concept(is_deprecated=True, replaced_by=BAKER), a_concept(BAKER))

    changes = changes_by(release, known={COOK: known()})

    assert changes.removed == (COOK,)
    assert changes.replaced == {COOK: BAKER}


def test_a_tombstone_is_removed_only_once_and_can_return():
    gone = changes_by(a_release(a_concept(BAKER)), known={COOK: known(is_tombstone=True)})
    back = changes_by(a_release(a_concept()), known={COOK: known(is_tombstone=True)})

    assert gone.removed == ()
    assert back.returned == (COOK,)


def test_the_digest_is_of_the_content_and_not_of_its_order():
    relation = PublishedRelation(RelationKind.SUBSTITUTE, COOK, BAKER, 75)
    one = a_release(a_concept(), a_concept(BAKER), relations=[relation])
    other = a_release(a_concept(BAKER), a_concept(), relations=[relation])

    assert one.digest == other.digest
    assert one.digest != a_release(a_concept(), a_concept(BAKER)).digest


def test_the_small_set_is_about_25_occupations_each_with_a_group_and_every_group_with_skills():
    release = small_set()
    occupations = {c.concept_id for c in release.concepts.values() if c.kind is ConceptKind.OCCUPATION}
    groups = {c.concept_id for c in release.concepts.values() if c.kind is ConceptKind.GROUP}

    assert 25 <= len(occupations) <= 30
    assert {r.source for r in release.relations if r.kind is RelationKind.BROADER} == occupations
    assert {r.source for r in release.relations if r.kind is RelationKind.SKILL} == groups
