"""The half-year page as tables of people: who is counted where. What comes out is protected before it is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from jobbspar.core.calendar import Period, add_months
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
MONTHS_AFTER = 12


@dataclass(frozen=True, slots=True)
class PersonCounted:
    """One person's part in one round, without name or number. `person` only tells the same person in two rounds."""

    person: int
    track: int
    furthest: str | None
    sex: str
    education: str
    started_on: date | None
    round_ends: date | None
    exited_on: date | None
    outcome: str | None
    contract_form: str | None
    subsidy: str | None
    is_track_employer: bool | None
    outcome_12: str | None
    round_starts: date

    def takes_part_in(self, period: Period) -> bool:
        """Started, and not gone before the period begins."""
        if self.started_on is None or period.ends is None or self.started_on >= period.ends:
            return False
        return self.exited_on is None or self.exited_on >= period.starts

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


def half_year_tables(people: Iterable[PersonCounted], *, period: Period, tracks: tuple[int, ...]) -> HalfYearTables:
    """Count and protect, all tables of the page together. `period` is closed; `tracks` are row ids, in order.

    Each person counts once among the participants, in the newest round. Exits and recruitment are counted by round.
    """
    rows = list(people)
    present = _once_each(row for row in rows if row.takes_part_in(period))
    left = [row for row in rows if row.exited_on is not None and row.exited_on in period]
    recruited = [row for row in rows if row.furthest and _is_recruited_in(row, period)]
    due = [row for row in rows if row.exited_on and add_months(row.exited_on, MONTHS_AFTER) in period]
    track = Dimension("track", tuple(map(str, tracks)) or ("–",))
    safe = protect_together(
        [
            _table("participants", present, (track, SEX), lambda row: (str(row.track), row.sex)),
            _table("participants", present, (EDUCATION,), lambda row: (row.education,)),
            _table("left", left, (OUTCOME, SEX), lambda row: (row.line, row.sex)),
            _work_table(left, SUPPORT, support_of),
            _work_table(left, EMPLOYER, employer_of),
            _table("recruited", recruited, (STAGE, SEX), lambda row: (row.furthest or STAGE.categories[0], row.sex)),
            _table("a year ago", due, (AFTER_A_YEAR,), lambda row: (after_a_year(row),)),
        ]
    )
    return HalfYearTables(*safe)


def _once_each(rows: Iterable[PersonCounted]) -> list[PersonCounted]:
    newest: dict[int, PersonCounted] = {}
    for row in sorted(rows, key=lambda row: row.round_starts):
        newest[row.person] = row
    return list(newest.values())


def _is_recruited_in(row: PersonCounted, period: Period) -> bool:
    """Recruitment belongs to the half-year in which the round starts, so that a round is never divided."""
    return row.round_starts in period


Place = Callable[[PersonCounted], tuple[str, ...]]


def _table(population: str, rows: list[PersonCounted], dimensions: tuple[Dimension, ...], place: Place) -> RawCounts:
    return RawCounts.of_people(map(place, rows), population=population, dimensions=dimensions)


def _work_table(left: list[PersonCounted], quality: Dimension, place: Callable[[PersonCounted], str]) -> RawCounts:
    """The outcomes again, with the lines of work divided; nobody outside work is in the divisions of work."""
    no_work = quality.categories[-1]
    counts = RawCounts.of_people(
        ((row.line, place(row)) for row in left), population="left", dimensions=(OUTCOME, quality)
    )
    impossible = {
        (line, category)
        for line in OUTCOME.categories
        for category in quality.categories
        if (line in LINES_OF_WORK) == (category == no_work)
    }
    return RawCounts(counts.population, counts.dimensions, counts.people, frozenset(impossible))


def support_of(row: PersonCounted) -> str:
    if row.outcome != MainOutcome.WORK:
        return "no_work"
    if not row.subsidy or row.subsidy == SubsidyType.UNKNOWN:
        return "unknown"
    return "without" if row.subsidy == SubsidyType.NONE else "supported"


def employer_of(row: PersonCounted) -> str:
    if row.outcome != MainOutcome.WORK:
        return "no_work"
    return {True: "track", False: "other", None: "unknown"}[row.is_track_employer]


def after_a_year(row: PersonCounted) -> str:
    """Not asked and not reached are both unknown, and neither is taken to be out of work."""
    known = {MainOutcome.WORK: "work", MainOutcome.OWN_BUSINESS: "work", MainOutcome.STUDIES: "studies"}
    if row.outcome_12 is None or row.outcome_12 == MainOutcome.UNKNOWN:
        return "unknown"
    return known.get(MainOutcome(row.outcome_12), "other")
