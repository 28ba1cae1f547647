"""Requirements with reasons."""

from dataclasses import replace

import pytest

from jobbspar.core.profiles import (
    EvidenceSource,
    LanguageWithoutLevel,
    LanguageWithoutSkill,
    LanguageWithoutTask,
    ProfileWithoutRequirements,
    RequiredWhen,
    Requirement,
    RequirementKind,
    RequirementWithoutReason,
    WhyNeeded,
    reasons_missing,
)
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill

LICENCE = Requirement(
    kind=RequirementKind.LICENCE,
    name="B-körkort",
    when=RequiredWhen.AT_HIRE,
    why=WhyNeeded.TASK,
    reason="Hemtjänsten kör mellan brukarna.",
)
SWEDISH = Requirement(
    kind=RequirementKind.LANGUAGE,
    name="Svenska",
    skill=LanguageSkill.SPEAK,
    level=LanguageLevel.B1,
    when=RequiredWhen.LEARNT_IN_TRACK,
    why=WhyNeeded.SAFETY,
    reason="Larm ska rapporteras muntligt.",
    task="Rapportera till nästa pass",
)


def missing(*requirements: Requirement) -> list[type]:
    return [type(refusal) for refusal in reasons_missing(requirements)]


def test_a_profile_with_reasons_can_be_approved():
    assert missing(LICENCE, SWEDISH) == []


def test_a_requirement_without_reason_cannot_be_approved():
    assert missing(replace(LICENCE, why=None)) == [RequirementWithoutReason]
    assert missing(replace(LICENCE, reason="  ")) == [RequirementWithoutReason]


def test_a_language_requirement_names_task_skill_and_level():
    assert missing(replace(SWEDISH, task="")) == [LanguageWithoutTask]
    assert missing(replace(SWEDISH, skill=None)) == [LanguageWithoutSkill]
    assert missing(replace(SWEDISH, level=None)) == [LanguageWithoutLevel]


def test_everything_that_is_missing_is_said_at_once_and_about_what():
    refusals = reasons_missing([replace(LICENCE, why=None), replace(SWEDISH, reason="", task="", skill=None)])

    assert [refusal.facts["name"] for refusal in refusals] == ["B-körkort", "Svenska", "Svenska", "Svenska"]
    assert all(refusal.mend for refusal in refusals)


def test_an_empty_profile_cannot_be_approved():
    assert missing() == [ProfileWithoutRequirements]


def test_no_evidence_named_means_that_any_counts():
    assert all(LICENCE.accepts(source) for source in EvidenceSource)
    only_grades = replace(LICENCE, accepted=frozenset({EvidenceSource.GRADE}))
    assert [source for source in EvidenceSource if only_grades.accepts(source)] == [EvidenceSource.GRADE]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"name": " "},
        {"level": LanguageLevel.B1},
        {"skill": LanguageSkill.SPEAK},
        {"kind": RequirementKind.LANGUAGE, "level": EducationLevel.UPPER_SECONDARY},
        {"kind": RequirementKind.EDUCATION, "level": LanguageLevel.B1},
    ],
)
def test_a_requirement_cannot_be_nonsense(nonsense: dict):
    with pytest.raises(ValueError):
        replace(LICENCE, **nonsense)


def test_two_names_are_the_same_thing_when_the_taxonomy_says_so():
    assert LICENCE.is_about_same(replace(LICENCE, name=" b-KÖRKORT "))
    assert not LICENCE.is_about_same(replace(LICENCE, name="C-körkort"))
    assert replace(LICENCE, concept="VTK8_WRx_GcM").is_about_same(
        replace(LICENCE, name="Körkort, klass B", concept="VTK8_WRx_GcM")
    )
    assert not replace(LICENCE, concept="one").is_about_same(replace(LICENCE, concept="other"))
    assert LICENCE.is_about_same(replace(LICENCE, concept="one"))
