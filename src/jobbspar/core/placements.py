"""What a person's time at a workplace is in law, and how long it may last.

The law that counts is the one in force when the placement starts (handbook invariant 9).
"""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.activities import ActivityKind
from jobbspar.core.calendar import Period, add_months
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.participation import PlacementTooLong


class PlacementType(Choice):
    WORK_PRACTICE = "work_practice", N_("Work practice (arbetspraktik)")
    YOUTH_PRACTICE = "youth_practice", N_("Work practice in the job guarantee for young people")
    WORK_TRAINING = "work_training", N_("Work training (arbetsträning)")
    REINFORCED_WORK_TRAINING = "reinforced_work_training", N_("Reinforced work training")
    APL = "apl", N_("Workplace-based learning in an education (APL)")
    EMPLOYMENT = "employment", N_("Employment")


# What an activity of the catalogue is in law; the others are no placements.
PLACEMENT_OF = {
    ActivityKind.WORK_PRACTICE: PlacementType.WORK_PRACTICE,
    ActivityKind.WORK_TRAINING: PlacementType.WORK_TRAINING,
}


@dataclass(frozen=True, slots=True)
class LongestTime:
    """The most months that one placement of a kind may last, by a law in a period."""

    kind: PlacementType
    months: int
    in_force: Period
    source: str
    # False for what is generally said but was not read in the statute.
    is_verified: bool = True


# Read in the statute book as it stood on 1 September 2025. That the limits have been the same since the ordinances
# came into force is assumed. When a limit changes: end the old line, add a new one, never edit.
YOUTH_GUARANTEE, JOB_GUARANTEE = date(2007, 12, 1), date(2007, 7, 2)
LONGEST_TIMES = (
    LongestTime(PlacementType.YOUTH_PRACTICE, 3, Period(YOUTH_GUARANTEE), "SFS 2007:813, 7 §"),
    LongestTime(PlacementType.WORK_TRAINING, 6, Period(JOB_GUARANTEE), "SFS 2007:414, 10 §"),
    LongestTime(PlacementType.REINFORCED_WORK_TRAINING, 12, Period(JOB_GUARANTEE), "SFS 2007:414, 10 §"),
    LongestTime(PlacementType.WORK_PRACTICE, 6, Period(JOB_GUARANTEE), "SFS 2000:634", is_verified=False),
)


def longest_time(kind: PlacementType, *, starts: date) -> LongestTime | None:
    """The limit for a placement that starts then; none for what the law sets no limit to, such as APL and a job."""
    return next((limit for limit in LONGEST_TIMES if limit.kind is kind and starts in limit.in_force), None)


def latest_end(kind: PlacementType, *, starts: date) -> date | None:
    """The last possible `ends` of a placement that starts then."""
    limit = longest_time(kind, starts=starts)
    return None if limit is None else add_months(starts, limit.months)


def is_lawful_length(kind: PlacementType | None, *, period: Period) -> bool:
    """Whether the law in force on the first day allows the whole period; what is no placement has no limit."""
    latest = None if kind is None else latest_end(kind, starts=period.starts)
    return latest is None or period.closed_end <= latest


def require_lawful_length(kind: PlacementType, *, period: Period) -> None:
    """Refuses a placement that is longer than the law allows. Several after each other are not added up."""
    limit, latest = longest_time(kind, starts=period.starts), latest_end(kind, starts=period.starts)
    if limit is not None and latest is not None and (period.ends is None or period.ends > latest):
        raise PlacementTooLong(kind=kind.label, months=limit.months, source=limit.source, field="ends")


@dataclass(frozen=True, slots=True)
class PlacementFacts:
    """What is agreed about a placement. `ends` is the day after the last day; hours are for a week."""

    kind: PlacementType
    starts: date
    ends: date
    hours_per_week: int | None = None
    decision_reference: str = ""
    tasks: str = ""
    tasks_not_allowed: str = ""
    learning_goals: str = ""
    safety_intro_on: date | None = None
    union_asked_on: date | None = None
    union_answer: str = ""
    no_union_because: str = ""
    employer_checked_on: date | None = None
    employer_checked_by: str = ""
    insurance: str = ""
    language_buddy: str = ""
