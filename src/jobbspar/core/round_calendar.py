"""The days of a round: each step on the real calendar, and the waits between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobbspar.core.calendar import Period, first_working_day_from, holidays_in, working_days_between
from jobbspar.core.participation import LONGEST_WAIT_WORKING_DAYS


@dataclass(frozen=True, slots=True)
class StepToDate:
    """A step before it has days: `start_days` are those on which the activity begins, empty when it is rolling."""

    id: int
    stage: int
    weeks: int
    start_days: tuple[date, ...] = ()
    is_rolling: bool = False


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with its days. `is_start_known` is false when the activity has start days, but none late enough."""

    id: int
    stage: int
    period: Period
    is_start_known: bool = True


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
    if step.is_rolling or not step.start_days:
        return DatedStep(step.id, step.stage, _weeks_from(earliest, step.weeks))
    late_enough = sorted(day for day in step.start_days if day >= earliest)
    first = late_enough[0] if late_enough else earliest
    return DatedStep(step.id, step.stage, _weeks_from(first, step.weeks), is_start_known=bool(late_enough))


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
