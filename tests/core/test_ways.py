"""From evidence, requirements and a catalogue to a chain: what is unknown stands in nobody's way."""

from datetime import date, timedelta

import pytest

from jobbspar.core.activities import ActivityKind
from jobbspar.core.chains.problem import Level, meets
from jobbspar.core.chains.solve import solve_chain
from jobbspar.core.profiles import EvidenceSource, RequiredWhen, Requirement, RequirementKind, Subject
from jobbspar.core.requirements import Evidence
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, LanguageSkill
from jobbspar.core.ways import Offer, Unknown, level_of, questions, shown_by, under_way, way_to

TODAY = date(2027, 1, 11)
LONG_AGO = date(2026, 9, 1)


def speaking(level: LanguageLevel) -> dict[str, object]:
    return {"kind": RequirementKind.LANGUAGE, "name": "Svenska", "skill": LanguageSkill.SPEAK, "level": level}


def course(name: str) -> dict[str, object]:
    return {"kind": RequirementKind.EDUCATION, "name": name}


def asked(subject: dict[str, object], when: RequiredWhen = RequiredWhen.AT_HIRE) -> Requirement:
    return Requirement(when=when, **subject)


def known(subject: dict[str, object], **facts: object) -> Evidence:
    return Evidence(**subject, **{"dated": LONG_AGO, **facts})


def an_offer(number: int, name: str, *, asks=(), yields=(), **facts: object) -> Offer:
    plain = {"kind": ActivityKind.SFI, "weeks": 20, "is_rolling": True, **facts}
    as_subjects = {"asks": tuple(Subject(**one) for one in asks), "yields": tuple(Subject(**one) for one in yields)}
    return Offer(id=number, name=name, **as_subjects, **plain)


COURSE_C = an_offer(1, "Sfi C", asks=[course("Sfi B")], yields=[course("Sfi C"), speaking(LanguageLevel.A2)])
COURSE_D = an_offer(2, "Sfi D", asks=[course("Sfi C")], yields=[course("Sfi D"), speaking(LanguageLevel.B1)])
CATALOGUE = (COURSE_C, COURSE_D)
SPEAKS_B1 = asked(speaking(LanguageLevel.B1))


def steps(way) -> list[str]:
    chain = solve_chain(way.problem)
    return [step.activity for step in chain.steps] if chain else []


def test_what_is_met_needs_no_chain():
    way = way_to([SPEAKS_B1], evidence=[known(speaking(LanguageLevel.B2))], offers=CATALOGUE, today=TODAY)

    assert way.is_there
    assert (way.problem.activities, way.supposed) == ((), ())


def test_what_nobody_has_asked_about_is_taken_as_in_place_and_told():
    way = way_to([SPEAKS_B1], evidence=[], offers=CATALOGUE, today=TODAY)

    assert way.is_there
    assert questions(way, chain=None, offers=CATALOGUE) == (SPEAKS_B1,)


def test_what_is_known_to_lack_is_led_to():
    way = way_to([SPEAKS_B1], evidence=[known(speaking(LanguageLevel.A2))], offers=CATALOGUE, today=TODAY)

    assert steps(way) == ["2"]


def test_a_course_whose_gain_the_person_lacks_has_not_been_completed():
    """Nothing is noted of course C; it gives A2, and the person speaks A1."""
    way = way_to([SPEAKS_B1], evidence=[known(speaking(LanguageLevel.A1))], offers=CATALOGUE, today=TODAY)

    assert steps(way) == ["1", "2"]
    assert [one.name for one in questions(way, chain=solve_chain(way.problem), offers=CATALOGUE)] == ["Sfi B"]


def test_another_way_to_the_same_course_does_not_make_it_completed():
    """Sfi D is also given together with a vocational course; the person still speaks below what sfi D gives."""
    combined = an_offer(3, "Yrke med sfi", yields=[course("Sfi D")], weeks=60)
    package = an_offer(4, "Yrkespaket", asks=[course("Sfi D")], yields=[course("Paketet")], kind=ActivityKind.APL)
    requirements = [SPEAKS_B1, asked(course("Paketet"), RequiredWhen.LEARNT_IN_TRACK)]

    way = way_to(
        requirements,
        evidence=[known(speaking(LanguageLevel.A2))],
        offers=(*CATALOGUE, combined, package),
        today=TODAY,
    )

    assert steps(way) == ["2", "4"]


def test_a_higher_level_that_some_activity_asks_does_not_make_the_goal_met():
    hot = an_offer(3, "Heta arbeten", asks=[speaking(LanguageLevel.B2)], yields=[course("Heta arbeten")])
    way = way_to([SPEAKS_B1], evidence=[], offers=(*CATALOGUE, hot), today=TODAY, unknown=Unknown.TAUGHT)

    assert steps(way) == ["2"]


def test_working_hours_and_a_police_record_are_no_goals():
    evenings = asked({"kind": RequirementKind.SCHEDULE, "name": "Kväll"})
    way = way_to([evenings], evidence=[], offers=CATALOGUE, today=TODAY, unknown=Unknown.TAUGHT)

    assert way.is_there


def test_what_other_activities_ask_is_no_question():
    truck = an_offer(
        3, "Truck", asks=[speaking(LanguageLevel.A1)], yields=[{"kind": RequirementKind.LICENCE, "name": "T"}]
    )
    way = way_to([SPEAKS_B1], evidence=[known(speaking(LanguageLevel.A2))], offers=(*CATALOGUE, truck), today=TODAY)

    asked_about = questions(way, chain=solve_chain(way.problem), offers=(*CATALOGUE, truck))

    assert [one.name for one in asked_about] == ["Sfi C"]


@pytest.mark.parametrize(
    ("unknown", "when", "is_goal"),
    [
        (Unknown.IN_PLACE, RequiredWhen.AT_START, False),
        (Unknown.IN_PLACE, RequiredWhen.AT_HIRE, False),
        (Unknown.IN_PLACE, RequiredWhen.LEARNT_IN_TRACK, True),
        (Unknown.TAUGHT, RequiredWhen.AT_START, False),
        (Unknown.TAUGHT, RequiredWhen.AT_HIRE, True),
        (Unknown.LACKING, RequiredWhen.AT_START, True),
    ],
)
def test_what_is_made_of_the_unknown(unknown, when, is_goal):
    way = way_to([asked(speaking(LanguageLevel.B1), when)], evidence=[], offers=CATALOGUE, today=TODAY, unknown=unknown)

    assert bool(way.problem.goal) is is_goal


def test_with_nothing_in_place_prerequisites_that_are_given_are_led_to_as_well():
    way = way_to([SPEAKS_B1], evidence=[], offers=CATALOGUE, today=TODAY, unknown=Unknown.LACKING)

    assert steps(way) == ["1", "2"]


def test_a_goal_that_nothing_leads_to_is_told_and_does_not_stop_the_rest():
    licence = asked({"kind": RequirementKind.LICENCE, "name": "Körkort B"})
    lacks = known({"kind": RequirementKind.LICENCE, "name": "Körkort B"}, fulfils=False)
    evidence = [lacks, known(speaking(LanguageLevel.A2))]

    way = way_to([SPEAKS_B1, licence], evidence=evidence, offers=CATALOGUE, today=TODAY)

    assert way.without_way == (licence,)
    assert steps(way) == ["2"]


def test_only_coming_start_days_count_and_an_activity_without_any_may_begin_at_any_time():
    fixed = an_offer(
        4, "Sfi D", yields=[speaking(LanguageLevel.B1)], is_rolling=False, starts=(LONG_AGO, date(2027, 3, 1))
    )
    past = an_offer(5, "Sfi D", yields=[speaking(LanguageLevel.B1)], is_rolling=False, starts=(LONG_AGO,))
    evidence = [known(speaking(LanguageLevel.A2))]

    announced = way_to([SPEAKS_B1], evidence=evidence, offers=[fixed], today=TODAY)
    unannounced = way_to([SPEAKS_B1], evidence=evidence, offers=[past], today=TODAY)

    assert solve_chain(announced.problem).steps[0].starts == date(2027, 3, 1)
    assert solve_chain(unannounced.problem).steps[0].starts == TODAY
    assert (fixed.has_unknown_start(TODAY), past.has_unknown_start(TODAY)) == (False, True)


def test_sfi_runs_on_the_clock_and_a_placement_has_its_longest_length():
    practice = an_offer(6, "Praktik", kind=ActivityKind.WORK_PRACTICE, yields=[speaking(LanguageLevel.B1)], weeks=30)
    way = way_to(
        [SPEAKS_B1], evidence=[known(speaking(LanguageLevel.A2))], offers=[COURSE_D, practice], today=TODAY,
        sfi_until=date(2027, 2, 1),
    )  # fmt: skip

    assert solve_chain(way.problem) is None


def test_half_a_year_of_practice_waits_for_a_day_from_which_the_law_gives_that_many_days():
    """Six months from 24 November are 181 days, from 1 December 182 (SFS 2000:634)."""
    practice = an_offer(6, "Praktik", kind=ActivityKind.WORK_PRACTICE, yields=[speaking(LanguageLevel.B1)], weeks=26)
    asks = [known(speaking(LanguageLevel.A2))]

    way = way_to([SPEAKS_B1], evidence=asks, offers=(practice,), today=date(2026, 11, 24))

    (step,) = solve_chain(way.problem).steps
    assert (step.starts, step.ends) == (date(2026, 12, 1), date(2027, 6, 1))


@pytest.mark.parametrize("skill", list(LanguageSkill))
def test_levels_of_a_language_are_levels_of_one_skill_in_order(skill):
    def level(one: LanguageLevel | None) -> Level:
        return level_of(Subject(kind=RequirementKind.LANGUAGE, name=" svenska", skill=skill, level=one))

    climbing = [level(one) for one in LanguageLevel]

    assert climbing == sorted(climbing)
    assert all(meets({one}, level(None)) for one in climbing)
    assert not meets({level(None)}, climbing[0])


def test_an_education_that_is_not_known_is_no_level():
    unknown = Subject(kind=RequirementKind.EDUCATION, name="Skola", level=EducationLevel.UNKNOWN)

    assert level_of(unknown).level == 1


def test_an_activity_that_has_begun_goes_on_for_the_weeks_that_are_left():
    going_on = under_way(COURSE_D, ends=TODAY + timedelta(days=15), today=TODAY)

    way = way_to([SPEAKS_B1], evidence=[known(speaking(LanguageLevel.A1))], offers=(COURSE_C, going_on), today=TODAY)

    [step] = solve_chain(way.problem).steps
    assert (step.activity, step.starts, step.ends) == ("2", TODAY, TODAY + timedelta(weeks=3))


def test_what_a_reached_step_gives_counts_for_every_requirement():
    grades = frozenset({EvidenceSource.GRADE})
    picky = Requirement(when=RequiredWhen.AT_HIRE, accepted=grades, **speaking(LanguageLevel.B1))

    way = way_to([picky], evidence=shown_by(COURSE_D.yields, on=LONG_AGO), offers=CATALOGUE, today=TODAY)

    assert (way.is_there, way.supposed) == (True, ())
