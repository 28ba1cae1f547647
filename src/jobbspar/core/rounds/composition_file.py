"""Goals and marks as a file, for whoever has lawful use of the marks; and what they say of a plan, as another."""

from dataclasses import dataclass

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.composition import Decision, Forecast, Goal, break_ties, forecast, price_curve
from jobbspar.core.rounds.plan_file import PlanFile
from jobbspar.core.rounds.problem import Problem, Seat, Solution


class MarkOfNobody(Refusal):
    message = N_("%(name)s has a mark but is not in the problem.")
    mend = N_("Use the same names in both files.")


class GoalOfNoTrack(Refusal):
    message = N_("There is a goal for %(track)s, but no round of that track in the problem.")
    mend = N_("Use the same names in both files.")


@dataclass(frozen=True, slots=True)
class CompositionFile:
    """Goals for tracks, who has the mark they count, and the decision that lets worth be given up, if there is one."""

    goals: tuple[Goal, ...]
    marked: tuple[str, ...]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a plan held nearer the goals is worth; the distance is in hundredths of a person."""

    worth: int
    distance: int


@dataclass(frozen=True, slots=True)
class Composed:
    """The plan's forecast, the plan with its ties broken, everyone whose seat that changed, and the price if asked."""

    forecast: tuple[Forecast, ...]
    nearer: tuple[Forecast, ...]
    seats: tuple[Seat, ...]
    changed: tuple[str, ...]
    prices: tuple[Price, ...]


def composed(problem: Problem, *, plan: PlanFile, asked: CompositionFile) -> Composed:
    """The price curve only where the file carries a decision, which must be in force on the day of the problem."""
    _require_known(problem, asked)
    goals, marked = asked.goals, frozenset(asked.marked)
    solution = Solution(plan.answer, plan.plan, plan.worth, plan.bound, plan.method)
    ties = break_ties(problem, solution=solution, goals=goals, marked=marked)
    curve = price_curve(problem, goals=goals, marked=marked, decision=asked.decision) if asked.decision else []
    return Composed(
        forecast=tuple(forecast(problem, plan=plan.plan, goals=goals, marked=marked)),
        nearer=tuple(forecast(problem, plan=ties.plan, goals=goals, marked=marked)),
        seats=ties.plan.seats,
        changed=ties.changed,
        prices=tuple(Price(point.worth, point.distance) for point in curve),
    )


def _require_known(problem: Problem, asked: CompositionFile) -> None:
    for name in sorted(set(asked.marked) - {person.name for person in problem.people}):
        raise MarkOfNobody(name=name)
    for track in sorted({goal.track for goal in asked.goals} - {place.track for place in problem.rounds}):
        raise GoalOfNoTrack(track=track)
