"""Levels of schooling and of Swedish."""

import itertools

import pytest

from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel, SfiCourse, StudyPath, approximate_levels


def test_not_knowing_how_long_the_schooling_was_is_neither_enough_nor_too_little():
    for level in EducationLevel:
        assert EducationLevel.UNKNOWN.reaches(level) is None
        assert level.reaches(EducationLevel.UNKNOWN) is None
    assert EducationLevel.UNKNOWN.sun is None


def test_education_reaches_itself_and_what_is_before_it():
    levels = [level for level in EducationLevel if level is not EducationLevel.UNKNOWN]

    assert [level.sun for level in levels] == [1, 2, 3, 4, 5, 6]
    for level in levels:
        assert [needed for needed in levels if level.reaches(needed)] == levels[: level.sun]


def test_language_levels_follow_the_scale():
    levels = list(LanguageLevel)

    assert [level.value for level in levels] == ["pre_a1", "a1", "a2", "b1", "b2", "c1", "c2"]
    for place, level in enumerate(levels):
        assert [needed for needed in levels if level.reaches(needed)] == levels[: place + 1]


@pytest.mark.parametrize(
    ("path", "courses"), [(StudyPath.ONE, "abcd"), (StudyPath.TWO, "bcd"), (StudyPath.THREE, "cd")]
)
def test_a_study_path_goes_through_its_courses(path: StudyPath, courses: str):
    assert "".join(path.courses) == courses


def test_every_sfi_course_hints_at_a_level_not_lower_than_the_course_before():
    ranges = [approximate_levels(course) for course in SfiCourse]

    assert all(found.highest.reaches(found.lowest) for found in ranges)
    assert all(later.lowest.reaches(earlier.lowest) for earlier, later in itertools.pairwise(ranges))
