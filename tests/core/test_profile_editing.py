import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.profile_editing import (
    Difference,
    ProfileFacts,
    ProfileWithoutTitle,
    differences,
    moved_down,
    moved_up,
    text_differences,
)
from jobbspar.core.profiles import RequiredWhen, Requirement, RequirementKind, WhyNeeded
from jobbspar.core.taxonomy.concepts import Occupation
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill


def swedish(skill=LanguageSkill.SPEAK, level=LanguageLevel.B1, **more):
    asked = {"kind": RequirementKind.LANGUAGE, "name": "Svenska", "when": RequiredWhen.AT_HIRE}
    return Requirement(**{**asked, "skill": skill, "level": level, **more})


LICENCE = Requirement(kind=RequirementKind.LICENCE, name="Körkort B", when=RequiredWhen.AT_HIRE)


def test_each_requirement_is_the_same_changed_added_or_taken_away():
    own = [swedish(level=LanguageLevel.A2), swedish(LanguageSkill.READ), LICENCE]
    base = [swedish(), swedish(LanguageSkill.WRITE), LICENCE]

    found = differences(own, base=base)

    assert [(d.difference, d.shown.skill) for d in found] == [
        (Difference.CHANGED, LanguageSkill.SPEAK),
        (Difference.ADDED, LanguageSkill.READ),
        (Difference.SAME, None),
        (Difference.REMOVED, LanguageSkill.WRITE),
    ]
    assert found[0].fields == ("level",)


def test_every_field_that_was_changed_is_named():
    own = swedish(why=WhyNeeded.SAFETY, reason="Larma", negotiable=True)

    (found,) = differences([own], base=[swedish()])

    assert found.fields == ("why", "reason", "negotiable")


def test_a_profile_has_a_name():
    with pytest.raises(ProfileWithoutTitle):
        ProfileFacts(title=" ", occupation=Occupation("", "Kock"))


@given(st.lists(st.integers(), unique=True, min_size=1), st.data())
def test_down_undoes_up_and_nothing_is_lost(order, data):
    one = data.draw(st.sampled_from(order))

    up = moved_up(order, one)

    assert sorted(up) == sorted(order)
    assert up.index(one) == max(0, order.index(one) - 1)
    assert moved_down(up, one) == order or order[0] == one


def test_texts_that_only_one_has_are_told():
    found = text_differences(["bädda", "dela ut mat"], base=["bädda", "dokumentera"])

    assert found == [(Difference.ADDED, "dela ut mat"), (Difference.REMOVED, "dokumentera")]
