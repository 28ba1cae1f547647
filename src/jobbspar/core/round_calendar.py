"""The days of a round: each step on the real calendar, and the waits between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from jobbspar.core.calendar import Period, first_working_day_from, holidays_in, is_working_day, working_days_between
from jobbspar.core.participation import LONGEST_WAIT_WORKING_DAYS
from jobbspar.core.placements import PlacementType, is_lawful_length

DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class StepToDate:
    """A step before it has days: `start_days` are those on which the activity begins, empty when it is rolling."""

    id: int
    stage: int
    weeks: int
    start_days: tuple[date, ...] = ()
    is_rolling: bool = False
    placement: PlacementType | None = None  # What the time at a workplace is in law.


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with its days. `is_start_known` is false when the activity has start days, but none late enough.

    `is_held_by_law`: begun on its first start it would have lasted longer than the law allows. Not `is_lawful`: it does
    so whenever it begins.
    """

    id: int
    stage: int
    period: Period
    is_start_known: bool = True
    is_held_by_law: bool = False
    is_lawful: bool = True


@dataclass(frozen=True, slots=True)
class Wait:
    """Working days between the end of a stage and a step of the next."""

    step: int
    period: Period
    working_days: int

    @property
    def is_too_long(self) -> bool:
        return self.working_days > LONGEST_WAIT_WORKING_DAYS


def date_steps(steps: Iterable[StepToDate], *, starts: date) -> list[DatedStep]:
    """Give every step its days: on the activity's own start day where it has any, else when the stage before ends.

    A stage begins on a working day, when the slowest step of the stage before is over.
    """
    by_stage: dict[int, list[StepToDate]] = {}
    for step in steps:
        by_stage.setdefault(step.stage, []).append(step)
    dated: list[DatedStep] = []
    earliest = first_working_day_from(starts)
    for stage in sorted(by_stage):
        now = [_dated(step, earliest=earliest) for step in by_stage[stage]]
        dated += now
        earliest = first_working_day_from(max(step.period.closed_end for step in now))
    return dated


def _dated(step: StepToDate, *, earliest: date) -> DatedStep:
    """The first start from which the law allows the whole length (handbook invariant 9), else the first there is."""
    has_days = not step.is_rolling and bool(step.start_days)
    late_enough = sorted(day for day in step.start_days if day >= earliest) if has_days else []
    first = late_enough[0] if late_enough else earliest
    later = late_enough[1:] if has_days else _working_days_after(first)
    start = next((day for day in chain([first], later) if _is_lawful(step, day)), None)
    return DatedStep(
        step.id,
        step.stage,
        _weeks_from(start or first, step.weeks),
        is_start_known=bool(late_enough) or not has_days,
        is_held_by_law=start is not None and start > first,
        is_lawful=start is not None,
    )


def _working_days_after(first: date) -> Iterator[date]:
    """Those of a year: after that the same number of months has the same lengths again."""
    days = (first + timedelta(days=number) for number in range(1, DAYS_A_YEAR))
    return filter(is_working_day, days)


def _is_lawful(step: StepToDate, starts: date) -> bool:
    return is_lawful_length(step.placement, period=_weeks_from(starts, step.weeks))


def _weeks_from(starts: date, weeks: int) -> Period:
    return Period(starts, starts + timedelta(weeks=weeks))


def waits_between(steps: Sequence[DatedStep], *, starts: date) -> list[Wait]:
    """Every wait of a working day or more before a step, counted from the end of the stage before it."""
    ends_of_stage: dict[int, date] = {}
    for step in steps:
        ends_of_stage[step.stage] = max(step.period.closed_end, ends_of_stage.get(step.stage, step.period.starts))
    stages = sorted(ends_of_stage)
    before = {stage: ends_of_stage[stages[place - 1]] if place else starts for place, stage in enumerate(stages)}
    found = [_wait_before(step, before[step.stage]) for step in steps]
    return [wait for wait in found if wait is not None]


def _wait_before(step: DatedStep, ended: date) -> Wait | None:
    days = working_days_between(ended, step.period.starts)
    return Wait(step.id, Period(ended, step.period.starts), days) if days else None


def round_period(steps: Sequence[DatedStep], *, starts: date) -> Period:
    """From the start day to the end of the last step; without steps the round has no end yet."""
    return Period(starts, max((step.period.closed_end for step in steps), default=None))


def holidays_of(steps: Sequence[DatedStep]) -> list[tuple[date, str]]:
    """The holidays that fall within the steps, once each and in order."""
    return sorted({holiday for step in steps for holiday in holidays_in(step.period)})
