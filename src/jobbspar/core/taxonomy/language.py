"""Levels of Swedish per skill (CEFR), and what courses in Swedish for immigrants say of them."""

from typing import NamedTuple, Self

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_


class LanguageSkill(Choice):
    """One person can listen at one level and write at another, so a level is always a level of something."""

    LISTEN = "listen", N_("listening")
    SPEAK = "speak", N_("speaking")
    READ = "read", N_("reading")
    WRITE = "write", N_("writing")
    INTERACT = "interact", N_("conversing")


class LanguageLevel(Choice):
    """The Council of Europe's scale (CEFR), lowest first."""

    PRE_A1 = "pre_a1", N_("before A1")
    A1 = "a1", N_("A1")
    A2 = "a2", N_("A2")
    B1 = "b1", N_("B1")
    B2 = "b2", N_("B2")
    C1 = "c1", N_("C1")
    C2 = "c2", N_("C2")

    def reaches(self, needed: Self) -> bool:
        """At least as high as `needed`."""
        levels = list(LanguageLevel)
        return levels.index(self) >= levels.index(needed)


class SfiCourse(Choice):
    A = "a", N_("sfi A")
    B = "b", N_("sfi B")
    C = "c", N_("sfi C")
    D = "d", N_("sfi D")


class StudyPath(Choice):
    """Which sfi courses a person goes through, by how long the schooling has been."""

    ONE = "1", N_("study path 1 (A–D)")
    TWO = "2", N_("study path 2 (B–D)")
    THREE = "3", N_("study path 3 (C–D)")

    @property
    def courses(self) -> tuple[SfiCourse, ...]:
        return tuple(SfiCourse)[int(self.value) - 1 :]


class LevelRange(NamedTuple):
    lowest: LanguageLevel
    highest: LanguageLevel


# Handbook 4.3. The sources say themselves that the two scales measure different things.
APPROXIMATE_LEVELS = {
    SfiCourse.A: LevelRange(LanguageLevel.PRE_A1, LanguageLevel.A1),
    SfiCourse.B: LevelRange(LanguageLevel.A1, LanguageLevel.A2),
    SfiCourse.C: LevelRange(LanguageLevel.A2, LanguageLevel.A2),
    SfiCourse.D: LevelRange(LanguageLevel.B1, LanguageLevel.B1),
}
SFI_WARNING = N_(
    "A grade in sfi and a level of Swedish are measured in different ways. Take the level as a hint and look at what "
    "the person can do at work: listen, speak, read and write may differ."
)


def approximate_levels(passed: SfiCourse) -> LevelRange:
    """Roughly where a person who has passed the course stands. Always show `SFI_WARNING` beside it.

    Meant for talking about a person's next course, never as evidence: a requirement is met by evidence per skill.
    """
    return APPROXIMATE_LEVELS[passed]
