import json

import pytest

from jobbspar.adapters.jobtech import read_taxonomy_folder
from jobbspar.adapters.jobtech.folder import version_of
from jobbspar.core.taxonomy.concepts import (
    BrokenTaxonomyFile,
    ConceptKind,
    NothingToImport,
    PublishedRelation,
    RelationKind,
)

GROUP, COOK, BAKER, OVEN = "gggg_ggg_ggg", "aaaa_bbb_ccc", "bbbb_ccc_ddd", "ssss_sss_sss"


def a_node(concept_id, label, kind="occupation-name", **more):
    return {"id": concept_id, "preferred_label": label, "type": kind, **more}


def write(folder, *concepts, name="dump.json"):
    (folder / name).write_text(json.dumps({"data": {"concepts": list(concepts)}}), encoding="utf-8")


def the_fault(folder):
    with pytest.raises(BrokenTaxonomyFile) as found:
        read_taxonomy_folder(folder)
    return found.value.facts


def test_nested_concepts_become_concepts_and_relations(tmp_path):
    cook = a_node(COOK, "Kock", substituted_by=[a_node(BAKER, "Bagare", substitutability_percentage=75)])
    write(
        tmp_path,
        a_node(GROUP, "Kockar", "ssyk-level-4", ssyk_code_2012="5120", narrower=[cook]),
        a_node(GROUP, "Kockar", "ssyk-level-4", related=[a_node(OVEN, "Varmkök", "skill")]),
    )

    release = read_taxonomy_folder(tmp_path, version="7")

    assert release.label == "7"
    assert {c.label for c in release.concepts.values()} == {"Kockar", "Kock", "Bagare", "Varmkök"}
    assert release.concepts[GROUP].code == "5120"
    assert release.relations == {
        PublishedRelation(RelationKind.BROADER, COOK, GROUP),
        PublishedRelation(RelationKind.SUBSTITUTE, BAKER, COOK, 75),
        PublishedRelation(RelationKind.SKILL, GROUP, OVEN),
    }


def test_european_skills_keep_their_origin(tmp_path):
    write(tmp_path, a_node(COOK, "Kock"))
    for name, concept_id in (("skills-af.tsv", OVEN), ("skills-esco-sv.tsv", "eeee_sss_ccc")):
        (tmp_path / name).write_text(f"concept_id\tpreferred_label\n{concept_id}\tbaka\n", encoding="utf-8")

    release = read_taxonomy_folder(tmp_path)

    assert release.concepts[OVEN].kind is ConceptKind.SKILL
    assert release.concepts["eeee_sss_ccc"].kind is ConceptKind.ESCO_SKILL


def test_other_vocabularies_and_unknown_files_are_passed_by(tmp_path):
    write(tmp_path, a_node(COOK, "Kock"))
    write(tmp_path, a_node("land_lan_lan", "Sverige", "country"), name="countries.json")
    (tmp_path / "note.json").write_text("[1, 2]", encoding="utf-8")

    release = read_taxonomy_folder(tmp_path)

    assert release.files == ("dump.json",)
    assert release.files_not_used == ("countries.json", "note.json")


def test_an_excerpt_by_field_is_read_with_its_version(tmp_path):
    field = {
        "conceptId": "ffff_fff_fff",
        "label": "Hotell, restaurang",
        "occupations": [{"conceptId": COOK, "label": "Kock"}],
        "occupationGroups": [{"conceptId": GROUP, "label": "Kockar"}],
    }
    excerpt = {"taxonomyVersion": "30", "occupationFields": [field]}
    (tmp_path / "fields.json").write_text(json.dumps(excerpt), encoding="utf-8")
    mapping = {"taxonomyVersion": "30", "mappings": {COOK: GROUP}}
    (tmp_path / "groups.json").write_text(json.dumps(mapping), encoding="utf-8")

    release = read_taxonomy_folder(tmp_path)

    assert release.label == "30"
    assert PublishedRelation(RelationKind.BROADER, COOK, GROUP) in release.relations


def test_the_version_is_in_the_name_of_the_folder(tmp_path):
    assert version_of(tmp_path / "jobtech_2025-12") == "2025-12"
    assert version_of(tmp_path / "v30") == "30"
    assert version_of(tmp_path / "min mapp") == "min mapp"


def test_half_a_file_is_told_with_line_and_column(tmp_path):
    (tmp_path / "half.json").write_text('{"data": {"concepts": [\n', encoding="utf-8")

    assert the_fault(tmp_path)["place"] == "2:1"
    assert the_fault(tmp_path)["file"] == "half.json"


def test_an_error_answer_is_not_taken_for_an_empty_taxonomy(tmp_path):
    (tmp_path / "answer.json").write_text('{"errors": [{"message": "no"}]}', encoding="utf-8")

    assert "error message" in the_fault(tmp_path)["fault"]


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (a_node("", "Kock"), "data › concepts › 1"),
        (a_node(COOK, ""), "data › concepts › 1"),
        (a_node(GROUP, "Kockar", "ssyk-level-4", ssyk_code_2012="51"), "data › concepts › 1"),
        (a_node(COOK, "Kock", substitutes=[a_node("fel", "Bagare")]), "data › concepts › 1 › substitutes › 1"),
        (
            a_node(COOK, "Kock", substitutes=[a_node(BAKER, "Bagare", substitutability_percentage="mycket")]),
            "data › concepts › 1 › substitutes › 1",
        ),
    ],
)
def test_a_faulty_concept_is_pointed_at(tmp_path, wrong, place):
    write(tmp_path, wrong)

    assert the_fault(tmp_path)["place"] == place


def test_text_that_is_not_utf8_is_told(tmp_path):
    (tmp_path / "old.json").write_bytes('{"data": "Sjukvårdare"}'.encode("cp1252"))

    assert "UTF-8" in the_fault(tmp_path)["fault"]


def test_a_folder_with_nothing_in_it_says_so(tmp_path):
    with pytest.raises(NothingToImport):
        read_taxonomy_folder(tmp_path)
