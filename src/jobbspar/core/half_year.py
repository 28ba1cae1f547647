"""The half-year page as tables of people: who is counted where. What comes out is protected before it is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from jobbspar.core.disclosure.protect import protect_together
from jobbspar.core.disclosure.tables import Dimension, RawCounts, SafeCounts
from jobbspar.core.followup.outcomes import ContractForm, MainOutcome, OutcomeLine, SubsidyType
from jobbspar.core.participation import Sex
from jobbspar.core.recruitment import FUNNEL
from jobbspar.core.taxonomy.education import EducationLevel

SEX = Dimension("sex", tuple(Sex))
EDUCATION = Dimension("education", tuple(EducationLevel))
OUTCOME = Dimension("outcome", tuple(OutcomeLine))
STAGE = Dimension("stage", tuple(FUNNEL), is_nested=True)
SUPPORT = Dimension("support", ("supported", "without", "unknown", "no_work"))
EMPLOYER = Dimension("employer", ("track", "other", "unknown", "no_work"))
AFTER_A_YEAR = Dimension("after_12", ("work", "studies", "other", "unknown"))
LINES_OF_WORK = (OutcomeLine.WORK, OutcomeLine.WORK_HOURLY)


class Part(StrEnum):
    """Who is counted. Which people belong where in a period is said by `statistics_counts` in the database.

    Whoever takes part counts once, in the newest round. Exits and recruitment are counted by round; recruitment belongs
    to the half-year in which the round starts, so that a round is never divided.
    """

    PRESENT_BY_TRACK = "present_by_track"
    PRESENT_BY_EDUCATION = "present_by_education"
    LEFT = "left"
    RECRUITED = "recruited"
    LEFT_A_YEAR_AGO = "left_a_year_ago"


@dataclass(frozen=True, slots=True)
class Group:
    """So many people who are alike in all that is asked about in their part; what is not asked is empty."""

    part: str
    people: int
    track: int | None = None
    sex: str = ""
    education: str = ""
    furthest: str = ""
    outcome: str | None = None
    contract_form: str | None = None
    subsidy: str | None = None
    is_track_employer: bool | None = None

    @property
    def line(self) -> OutcomeLine:
        if self.contract_form == ContractForm.HOURLY:
            return OutcomeLine.WORK_HOURLY
        return OutcomeLine(self.outcome) if self.outcome else OutcomeLine.UNKNOWN


@dataclass(frozen=True, slots=True)
class HalfYearTables:
    """Everything about people on the page, fit to show."""

    by_track: SafeCounts
    by_education: SafeCounts
    outcomes: SafeCounts
    support: SafeCounts
    employer: SafeCounts
    funnel: SafeCounts
    after_a_year: SafeCounts


def half_year_tables(groups: Iterable[Group], *, tracks: tuple[int, ...]) -> HalfYearTables:
    """Count and protect, all tables of the page together. `tracks` are row ids, in order."""
    return _protected(tuple(groups), tracks)


@lru_cache(maxsize=32)  # What is shown depends on the counts alone, and most readers ask about the same half-years.
def _protected(groups: tuple[Group, ...], tracks: tuple[int, ...]) -> HalfYearTables:
    return HalfYearTables(*protect_together(raw_tables(groups, tracks=tracks)))


def raw_tables(groups: Iterable[Group], *, tracks: tuple[int, ...]) -> list[RawCounts]:
    """The tables before they are protected, in the order of `HalfYearTables`. Never to be shown."""
    of: dict[str, list[Group]] = {part: [] for part in Part}
    for group in groups:
        of[group.part].append(group)
    left = of[Part.LEFT]
    track = Dimension("track", tuple(map(str, tracks)) or ("–",))
    return [
        _table("participants", of[Part.PRESENT_BY_TRACK], (track, SEX), lambda group: (str(group.track), group.sex)),
        _table("participants", of[Part.PRESENT_BY_EDUCATION], (EDUCATION,), lambda group: (group.education,)),
        _table("left", left, (OUTCOME, SEX), lambda group: (group.line, group.sex)),
        _work_table(left, SUPPORT, support_of),
        _work_table(left, EMPLOYER, employer_of),
        _table("recruited", of[Part.RECRUITED], (STAGE, SEX), lambda group: (group.furthest, group.sex)),
        _table("a year ago", of[Part.LEFT_A_YEAR_AGO], (AFTER_A_YEAR,), lambda group: (after_a_year(group),)),
    ]


Place = Callable[[Group], tuple[str, ...]]


def _table(population: str, groups: list[Group], dimensions: tuple[Dimension, ...], place: Place) -> RawCounts:
    return RawCounts.of_groups(
        ((place(group), group.people) for group in groups), population=population, dimensions=dimensions
    )


def _work_table(left: list[Group], quality: Dimension, place: Callable[[Group], str]) -> RawCounts:
    """The outcomes again, with the lines of work divided; nobody outside work is in the divisions of work."""
    no_work = quality.categories[-1]
    counts = _table("left", left, (OUTCOME, quality), lambda group: (group.line, place(group)))
    impossible = {
        (line, category)
        for line in OUTCOME.categories
        for category in quality.categories
        if (line in LINES_OF_WORK) == (category == no_work)
    }
    return RawCounts(counts.population, counts.dimensions, counts.people, frozenset(impossible))


def support_of(group: Group) -> str:
    if group.outcome != MainOutcome.WORK:
        return "no_work"
    if not group.subsidy or group.subsidy == SubsidyType.UNKNOWN:
        return "unknown"
    return "without" if group.subsidy == SubsidyType.NONE else "supported"


def employer_of(group: Group) -> str:
    if group.outcome != MainOutcome.WORK:
        return "no_work"
    return {True: "track", False: "other", None: "unknown"}[group.is_track_employer]


def after_a_year(group: Group) -> str:
    """Not asked and not reached are both unknown, and neither is taken to be out of work."""
    known = {MainOutcome.WORK: "work", MainOutcome.OWN_BUSINESS: "work", MainOutcome.STUDIES: "studies"}
    if group.outcome is None or group.outcome == MainOutcome.UNKNOWN:
        return "unknown"
    return known.get(MainOutcome(group.outcome), "other")
