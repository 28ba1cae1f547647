"""Why no chain leads to a goal: levels that nothing within reach gives, or the limits without which there is one."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from jobbspar.core.chains.patience import ENDLESS, Patience
from jobbspar.core.chains.problem import ChainProblem, Level, meets
from jobbspar.core.chains.solve import finish_of
from jobbspar.core.chains.sought import useful_activities
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_


class Limit(Choice):
    """What may stop every chain to a goal."""

    TRAVEL = "travel", N_("The longest journey")
    SFI_CLOCK = "sfi-clock", N_("The time for Swedish for immigrants")
    LATEST = "latest", N_("The day when all must be done")
    LAWFUL_LENGTH = "lawful-length", N_("The longest time of a placement")
    START_DAYS = "start-days", N_("The start days there are")


@dataclass(frozen=True, slots=True)
class Stop:
    """Limits that together stop every chain, and the finish without them."""

    limits: tuple[Limit, ...]
    finish_without: date


@dataclass(frozen=True, slots=True)
class LateStart:
    """An activity that would open a chain alone if it began when it is needed, and the finish then."""

    activity: str
    finish_without: date


def stops(problem: ChainProblem, *, patience: Patience = ENDLESS) -> list[Stop]:
    """Every smallest set of limits without which there is a chain; none where the catalogue is what is lacking."""
    held = [limit for limit in Limit if LIFTED[limit](problem) != problem]
    for size in range(1, len(held) + 1):
        tried = [
            (limits, finish_of(without_limits(problem, limits), patience=patience))
            for limits in combinations(held, size)
        ]
        found = [Stop(limits, finish) for limits, finish in tried if finish is not None]
        if found:
            return found
    return []


def late_starts(problem: ChainProblem, *, patience: Patience = ENDLESS) -> list[LateStart]:
    """Every activity whose own start days are enough to stop every chain, for a problem that has none."""
    tried = [
        (one.name, finish_of(_rolling(problem, (one.name,)), patience=patience))
        for one in useful_activities(problem)
        if one.start_days
    ]
    return [LateStart(name, finish) for name, finish in tried if finish is not None]


def without_limits(problem: ChainProblem, limits: tuple[Limit, ...]) -> ChainProblem:
    for limit in limits:
        problem = LIFTED[limit](problem)
    return problem


def _any_length(problem: ChainProblem) -> ChainProblem:
    free = tuple(replace(one, placement=None, longest_weeks=None) for one in problem.activities)
    return replace(problem, activities=free)


def _rolling(problem: ChainProblem, names: Container[str]) -> ChainProblem:
    freed = (replace(one, start_days=()) if one.name in names else one for one in problem.activities)
    return replace(problem, activities=tuple(freed))


LIFTED: dict[Limit, Callable[[ChainProblem], ChainProblem]] = {
    Limit.TRAVEL: lambda problem: replace(problem, longest_travel=None),
    Limit.SFI_CLOCK: lambda problem: replace(problem, sfi_until=None, sfi_clock=None),
    Limit.LATEST: lambda problem: replace(problem, latest=None),
    Limit.LAWFUL_LENGTH: _any_length,
    Limit.START_DAYS: lambda problem: _rolling(problem, {one.name for one in problem.activities}),
}


def lacking(problem: ChainProblem) -> list[Level]:
    """Levels on the way to the goal that no activity within reach gives: what is to be added to the catalogue.

    Where activities only ask each other in a ring, the goal levels that they lead to.
    """
    near = [one for one in problem.activities if problem.is_within_reach(one)]
    had, grown = set(problem.has), True
    while grown:
        grown = False
        for one in near:
            if all(meets(had, ask) for ask in one.asks) and not set(one.yields) <= had:
                had |= set(one.yields)
                grown = True
    unmet = [level for level in problem.goal if not meets(had, level)]
    asked, left, given_by_none = set(unmet), list(unmet), set[Level]()
    while left:
        level = left.pop()
        givers = [one for one in near if meets(set(one.yields), level)]
        if not givers:
            given_by_none.add(level)
        more = {ask for one in givers for ask in one.asks if not meets(had, ask)} - asked
        asked |= more
        left += more
    return sorted(given_by_none or unmet)
