"""What causes each wait in a chain, and what would remove it: found by solving again without the cause."""

from dataclasses import dataclass, replace
from datetime import date

from jobbspar.core.chains.problem import Activity, Chain, ChainProblem, Level, Step, meets
from jobbspar.core.chains.solve import solve_chain
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_


class Cause(Choice):
    """Why a step could not begin when everything it needs was there."""

    START_DAY = "start-day", N_("The next start is later")
    CLOSED = "closed", N_("Nothing is given on those days")


@dataclass(frozen=True, slots=True)
class Wait:
    """Days between when a step could begin and when it does, and the finish if it began at once."""

    activity: str
    since: date
    until: date
    cause: Cause
    finish_without: date


@dataclass(frozen=True, slots=True)
class MissingWay:
    """A level that no activity in the catalogue leads to."""

    level: Level


def waits(problem: ChainProblem, *, chain: Chain) -> list[Wait]:
    """Every wait of the chain in order, with what a rolling start would give."""
    catalogue = {one.name: one for one in problem.activities}
    return [
        _wait(problem, chain, step=step, activity=catalogue[step.activity]) for step in chain.steps if step.waits > 0
    ]


def _wait(problem: ChainProblem, chain: Chain, *, step: Step, activity: Activity) -> Wait:
    cause = Cause.CLOSED if activity.is_rolling else Cause.START_DAY
    rolling = replace(activity, start_days=())
    others = tuple(rolling if one == activity else one for one in problem.activities)
    closures = () if cause is Cause.CLOSED else problem.closures
    better = solve_chain(replace(problem, activities=others, closures=closures))
    return Wait(step.activity, step.possible, step.starts, cause, better.finish if better else chain.finish)


def missing_ways(problem: ChainProblem) -> list[MissingWay]:
    """Goal levels that nothing leads to, whatever the time."""
    reachable = set(problem.has)
    grown = True
    while grown:
        grown = False
        for one in problem.activities:
            if all(meets(reachable, ask) for ask in one.asks) and not set(one.yields) <= reachable:
                reachable |= set(one.yields)
                grown = True
    return [MissingWay(level) for level in problem.goal if not meets(reachable, level)]
