"""One person against one profile: four answers, with evidence, and no order among them."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core import requirements as rules
from jobbspar.core.profiles import EvidenceSource, RequiredWhen, Requirement, RequirementKind, WhyNeeded
from jobbspar.core.requirements import RULE_VERSION, Answer, Evidence, Status, Yield, check, check_profile
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill

TODAY = date(2026, 11, 22)
B_LICENCE: dict[str, Any] = {"kind": RequirementKind.LICENCE, "name": "B-körkort"}
SPOKEN_SWEDISH: dict[str, Any] = {"kind": RequirementKind.LANGUAGE, "name": "Svenska", "skill": LanguageSkill.SPEAK}
SCHOOLING: dict[str, Any] = {"kind": RequirementKind.EDUCATION, "name": "Skolgång"}


def required(about: dict[str, Any], **changes: Any) -> Requirement:
    usual = {"when": RequiredWhen.AT_HIRE, "why": WhyNeeded.TASK, "reason": "Behövs i arbetet."}
    return Requirement(**(usual | about | changes))


def known(about: dict[str, Any], **changes: Any) -> Evidence:
    usual = {"source": EvidenceSource.CERTIFICATE, "dated": date(2026, 5, 1)}
    return Evidence(**(usual | about | changes))


def given_by(activity: str, about: dict[str, Any], **changes: Any) -> Yield:
    return Yield(**({"activity": activity} | about | changes))


def answer(requirement: Requirement, *evidence: Evidence, yields: list[Yield] | None = None) -> Answer:
    return check(requirement, evidence=evidence, yields=yields or [], today=TODAY)


class TestWithoutEvidence:
    def test_it_is_unknown_and_never_a_no(self):
        found = answer(required(B_LICENCE))

        assert (found.status, found.why, found.evidence) == (Status.UNKNOWN, rules.NOTHING, None)

    def test_it_can_be_met_when_the_track_gives_it(self):
        found = answer(required(B_LICENCE), yields=[given_by("Körkort B", B_LICENCE)])

        assert found.status is Status.CAN_BE_MET
        assert found.why % found.facts == "Nothing shows it yet. The step “Körkort B” in the track gives it."

    def test_the_track_comes_too_late_for_what_is_needed_at_its_start(self):
        requirement = required(B_LICENCE, when=RequiredWhen.AT_START)

        assert answer(requirement, yields=[given_by("Körkort B", B_LICENCE)]).status is Status.UNKNOWN

    def test_it_is_said_when_no_step_teaches_what_is_to_be_learnt(self):
        found = answer(required(B_LICENCE, when=RequiredWhen.LEARNT_IN_TRACK))

        assert (found.status, found.why) == (Status.UNKNOWN, rules.NOT_TAUGHT)

    def test_evidence_of_another_thing_or_skill_says_nothing(self):
        writing = known(SPOKEN_SWEDISH, skill=LanguageSkill.WRITE, level=LanguageLevel.C1)

        assert answer(required(B_LICENCE), known(B_LICENCE, name="C-körkort")).status is Status.UNKNOWN
        assert answer(required(SPOKEN_SWEDISH, level=LanguageLevel.B1), writing).status is Status.UNKNOWN

    def test_evidence_from_tomorrow_says_nothing_today(self):
        assert answer(required(B_LICENCE), known(B_LICENCE, dated=TODAY + timedelta(days=1))).status is Status.UNKNOWN


class TestWithEvidenceInFavour:
    def test_it_is_met_and_shows_the_evidence(self):
        licence = known(B_LICENCE)

        found = answer(required(B_LICENCE), licence)

        assert (found.status, found.evidence, found.rule_version) == (Status.MET, licence, RULE_VERSION)
        assert found.why % found.facts == "There is evidence of this, dated 2026-05-01."

    def test_that_has_run_out_it_is_unknown(self):
        found = answer(required(B_LICENCE), known(B_LICENCE, expires=TODAY))

        assert (found.status, found.why) == (Status.UNKNOWN, rules.EXPIRED)
        assert found.facts == {"expires": TODAY}

    def test_that_runs_out_tomorrow_it_is_met_today(self):
        assert answer(required(B_LICENCE), known(B_LICENCE, expires=TODAY + timedelta(days=1))).status is Status.MET

    def test_that_has_run_out_the_track_can_give_it_anew(self):
        found = answer(required(B_LICENCE), known(B_LICENCE, expires=TODAY), yields=[given_by("Körkort B", B_LICENCE)])

        assert (found.status, found.why) == (Status.CAN_BE_MET, rules.EXPIRED_BUT_YIELDED)

    def test_of_a_sort_that_does_not_count_it_is_unknown(self):
        requirement = required(B_LICENCE, accepted=frozenset({EvidenceSource.CERTIFICATE}))

        found = answer(requirement, known(B_LICENCE, source=EvidenceSource.OWN_WORDS))

        assert (found.status, found.why) == (Status.UNKNOWN, rules.NOT_ACCEPTED)

    def test_of_no_stated_sort_it_counts_only_where_every_sort_does(self):
        unstated = known(B_LICENCE, source=None)
        only_certificates = required(B_LICENCE, accepted=frozenset({EvidenceSource.CERTIFICATE}))

        assert answer(required(B_LICENCE), unstated).status is Status.MET
        assert answer(only_certificates, unstated).status is Status.UNKNOWN

    def test_an_older_no_does_not_count_any_more(self):
        older = known(B_LICENCE, fulfils=False, dated=date(2025, 1, 1))

        assert answer(required(B_LICENCE), older, known(B_LICENCE)).status is Status.MET

    def test_a_no_of_the_same_day_gives_way(self):
        same_day = known(B_LICENCE, fulfils=False)

        assert answer(required(B_LICENCE), same_day, known(B_LICENCE)).status is Status.MET
        assert answer(required(B_LICENCE), known(B_LICENCE), same_day).status is Status.MET


class TestWithEvidenceAgainst:
    def test_it_is_not_met_when_the_track_does_not_give_it(self):
        found = answer(required(B_LICENCE), known(B_LICENCE, fulfils=False))

        assert (found.status, found.why) == (Status.NOT_MET, rules.ABSENT)

    def test_it_can_be_met_when_the_track_gives_it(self):
        found = answer(required(B_LICENCE), known(B_LICENCE, fulfils=False), yields=[given_by("Körkort B", B_LICENCE)])

        assert (found.status, found.why) == (Status.CAN_BE_MET, rules.ABSENT_BUT_YIELDED)

    def test_it_is_not_met_at_the_start_whatever_the_track_gives_later(self):
        requirement = required(B_LICENCE, when=RequiredWhen.AT_START)

        found = answer(requirement, known(B_LICENCE, fulfils=False), yields=[given_by("Körkort B", B_LICENCE)])

        assert (found.status, found.why) == (Status.NOT_MET, rules.ABSENT_AT_START)


class TestLevels:
    @pytest.mark.parametrize(
        ("has", "track_leads_to", "expected"),
        [
            (LanguageLevel.B1, None, Status.MET),
            (LanguageLevel.C1, None, Status.MET),
            (LanguageLevel.A2, None, Status.NOT_MET),
            (LanguageLevel.A2, LanguageLevel.A2, Status.NOT_MET),
            (LanguageLevel.A2, LanguageLevel.B1, Status.CAN_BE_MET),
            (LanguageLevel.A2, LanguageLevel.B2, Status.CAN_BE_MET),
            (None, None, Status.UNKNOWN),
            (None, LanguageLevel.B1, Status.CAN_BE_MET),
        ],
    )
    def test_of_language(self, has: LanguageLevel | None, track_leads_to: LanguageLevel | None, expected: Status):
        steps = [given_by("Yrkessvenska", SPOKEN_SWEDISH, level=track_leads_to)] if track_leads_to else []

        found = answer(required(SPOKEN_SWEDISH, level=LanguageLevel.B1), known(SPOKEN_SWEDISH, level=has), yields=steps)

        assert found.status is expected

    def test_a_later_lower_level_decides(self):
        requirement = required(SPOKEN_SWEDISH, level=LanguageLevel.B1)
        earlier = known(SPOKEN_SWEDISH, level=LanguageLevel.B1, dated=date(2020, 1, 1))
        later = known(SPOKEN_SWEDISH, level=LanguageLevel.A2, source=EvidenceSource.OBSERVATION)

        assert answer(requirement, earlier, later).status is Status.NOT_MET

    def test_a_no_to_a_higher_level_says_nothing_of_a_lower(self):
        not_b2 = known(SPOKEN_SWEDISH, level=LanguageLevel.B2, fulfils=False)

        assert answer(required(SPOKEN_SWEDISH, level=LanguageLevel.B1), not_b2).status is Status.UNKNOWN
        assert answer(required(SPOKEN_SWEDISH, level=LanguageLevel.C1), not_b2).status is Status.NOT_MET

    def test_schooling_that_is_not_documented_is_not_low_schooling(self):
        requirement = required(SCHOOLING, level=EducationLevel.UPPER_SECONDARY)

        assert answer(requirement, known(SCHOOLING, level=EducationLevel.UNKNOWN)).status is Status.UNKNOWN
        assert answer(requirement, known(SCHOOLING, level=EducationLevel.COMPULSORY_9)).status is Status.NOT_MET
        assert answer(requirement, known(SCHOOLING, level=EducationLevel.RESEARCH)).status is Status.MET

    def test_a_language_requirement_without_skill_or_level_cannot_be_answered(self):
        evidence = known(SPOKEN_SWEDISH, level=LanguageLevel.C2)

        assert answer(required(SPOKEN_SWEDISH), evidence).why == rules.TOO_VAGUE
        assert answer(required(SPOKEN_SWEDISH, skill=None, level=LanguageLevel.A1), evidence).why == rules.TOO_VAGUE


class TestNonsense:
    def test_evidence_of_a_language_says_in_which_skill(self):
        with pytest.raises(ValueError, match="skill"):
            known(SPOKEN_SWEDISH, skill=None, level=LanguageLevel.B1)

    def test_evidence_does_not_run_out_before_it_is_given(self):
        with pytest.raises(ValueError, match="runs out"):
            known(B_LICENCE, expires=date(2026, 4, 30))

    def test_evidence_is_about_something(self):
        with pytest.raises(ValueError, match="name"):
            known(B_LICENCE, name="")


levels = st.none() | st.sampled_from(list(LanguageLevel))
near_days = st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=2))
some_requirement = st.builds(
    lambda level, when, accepted: required(SPOKEN_SWEDISH, level=level, when=when, accepted=accepted),
    st.sampled_from(list(LanguageLevel)),
    st.sampled_from(list(RequiredWhen)),
    st.frozensets(st.sampled_from(list(EvidenceSource)), max_size=2),
)
some_evidence = st.builds(
    lambda level, dated, lasts, fulfils, source: known(
        SPOKEN_SWEDISH,
        level=level,
        dated=dated,
        expires=None if lasts is None else dated + timedelta(days=lasts),
        fulfils=fulfils,
        source=source,
    ),
    levels,
    near_days,
    st.none() | st.integers(0, 3),
    st.booleans(),
    st.sampled_from(list(EvidenceSource)),
)
some_yield = st.builds(lambda level: given_by("Yrkessvenska", SPOKEN_SWEDISH, level=level), levels)


class TestAlways:
    @given(some_requirement, st.lists(some_evidence, max_size=4), st.lists(some_yield, max_size=2))
    def test_the_answer_stands_on_what_it_shows(
        self, requirement: Requirement, evidence: list[Evidence], yields: list[Yield]
    ):
        found = check(requirement, evidence=evidence, yields=yields, today=TODAY)
        step_gives_it = any(step.level and step.level.reaches(requirement.level) for step in yields)

        assert found.why % found.facts
        if found.status in (Status.MET, Status.NOT_MET):
            assert found.evidence in evidence
            assert found.evidence.dated <= TODAY
            assert not found.evidence.has_expired(TODAY)
        if found.status is Status.MET:
            assert found.evidence.fulfils
            assert found.evidence.level.reaches(requirement.level)
            assert requirement.accepts(found.evidence.source)
        if found.status is Status.CAN_BE_MET:
            assert step_gives_it
            assert requirement.when is not RequiredWhen.AT_START
        if step_gives_it and requirement.when is not RequiredWhen.AT_START:
            assert found.status in (Status.MET, Status.CAN_BE_MET)

    @given(some_requirement, st.permutations([0, 1, 2]), st.lists(some_evidence, min_size=3, max_size=3))
    def test_the_order_in_which_evidence_came_in_does_not_matter(
        self, requirement: Requirement, order: list[int], evidence: list[Evidence]
    ):
        shuffled = [evidence[place] for place in order]

        assert answer(requirement, *evidence).status is answer(requirement, *shuffled).status

    @given(some_requirement, st.lists(some_evidence, max_size=4))
    def test_a_track_that_gives_more_never_worsens_an_answer(self, requirement: Requirement, evidence: list[Evidence]):
        without = answer(requirement, *evidence).status
        with_it = answer(
            requirement, *evidence, yields=[given_by("sfi", SPOKEN_SWEDISH, level=LanguageLevel.C2)]
        ).status

        assert (without, with_it) in {(status, status) for status in Status} | {
            (Status.UNKNOWN, Status.CAN_BE_MET),
            (Status.NOT_MET, Status.CAN_BE_MET),
        }

    def test_a_profile_is_answered_in_its_own_order(self):
        asked = [required(SPOKEN_SWEDISH, level=LanguageLevel.B1), required(B_LICENCE)]

        answers = check_profile(asked, evidence=[known(B_LICENCE)], yields=[], today=TODAY)

        assert [found.requirement for found in answers] == asked
        assert [found.status for found in answers] == [Status.UNKNOWN, Status.MET]


class TestNoRanking:
    def test_answers_cannot_be_sorted(self):
        answers = [answer(required(B_LICENCE)), answer(required(B_LICENCE), known(B_LICENCE))]

        with pytest.raises(TypeError):
            sorted(answers)  # type: ignore[type-var]
        with pytest.raises(TypeError):
            sorted(answers, key=lambda found: found.status)
        with pytest.raises(TypeError):
            max(Status)

    @pytest.mark.parametrize("other", [Status.UNKNOWN, "met", "z"])
    def test_a_status_is_not_more_or_less_than_anything(self, other: str):
        with pytest.raises(TypeError):
            sorted([Status.MET, other])
        with pytest.raises(TypeError):
            sorted([other, Status.MET])

    def test_an_answer_holds_no_number(self):
        found = answer(required(B_LICENCE), known(B_LICENCE))

        assert {field.name for field in fields(Answer)} == {
            "requirement",
            "status",
            "why",
            "facts",
            "evidence",
            "rule_version",
        }
        assert not any(isinstance(value, int | float) for value in found.facts.values())

    def test_nothing_in_the_rules_counts_or_scores(self):
        words = {word for name in vars(rules) for word in name.lower().split("_")}

        assert words.isdisjoint({"score", "rank", "count", "total", "percent", "sum", "best", "match"})

    def test_the_four_answers_are_the_only_ones(self):
        assert [status.value for status in Status] == ["met", "can_be_met", "not_met", "unknown"]


def test_the_licence_of_the_handbook_story_changes_when_the_track_drops_a_step():
    requirement = replace(required(B_LICENCE), when=RequiredWhen.LEARNT_IN_TRACK)

    before = answer(requirement, yields=[given_by("Körkort B", B_LICENCE)])
    after = answer(requirement)

    assert (before.status, after.status) == (Status.CAN_BE_MET, Status.UNKNOWN)
