"""Composition goals: a forecast for every plan, a tie-break, and a price curve only where a decision allows it.

What a person is counted as never enters a `Problem`. It comes in here, after a plan is made, as `Marked`: who has the
mark that a goal counts. At tolerance zero the plan's worth cannot change, and every seat changed by a tie is told.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.compact import WHOLE, Compact
from jobbspar.core.rounds.faults import faults
from jobbspar.core.rounds.options import Listing, Reach, listing_of
from jobbspar.core.rounds.problem import Answer, Plan, Problem, Seat, Solution
from jobbspar.core.rounds.solve import solve_exactly

Marked = frozenset[str]
"""Names of the people with the mark that a goal counts; who they are is known only to the caller."""


class ToleranceNeedsDecision(Refusal):
    message = N_("Worth may be given up for a composition goal only where the agreement carries a decision for it.")
    mend = N_("Add the decision to the agreement: who decided, when, on what legal ground and until when.")


class DecisionHasEnded(Refusal):
    message = N_("The decision that allowed worth to be given up for a composition goal ended on %(until)s.")


@dataclass(frozen=True, slots=True)
class Goal:
    """The share, in percent, that people with the mark are to have in the rounds of a track."""

    track: str
    percent: int

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= WHOLE:
            raise ValueError("a goal is a share in percent")


@dataclass(frozen=True, slots=True)
class Decision:
    """What makes it lawful to give up worth for a goal."""

    by: str
    on: date
    ground: str
    until: date

    def __post_init__(self) -> None:
        if not self.by or not self.ground or self.until < self.on:
            raise ValueError("a decision says by whom, on what ground, and ends after it is made")


@dataclass(frozen=True, slots=True)
class Forecast:
    """How a round would be composed, in people: no share without its counts."""

    round: str
    marked: int
    people: int
    percent: int

    @property
    def distance(self) -> int:
        """Hundredths of a person between the count and the goal's share."""
        return abs(WHOLE * self.marked - self.percent * self.people)


@dataclass(frozen=True, slots=True)
class TieBroken:
    """A plan of the same worth, nearer the goals, and everyone whose seat the ties changed."""

    plan: Plan
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PricePoint:
    """One plan on the curve of worth against distance from the goals."""

    worth: int
    distance: int
    plan: Plan


def forecast(problem: Problem, *, plan: Plan, goals: tuple[Goal, ...], marked: Marked) -> list[Forecast]:
    """Every open round with a goal, in the order of the problem."""
    percent = {goal.track: goal.percent for goal in goals}
    found = []
    for place in problem.rounds:
        sitting = [seat.person for seat in plan.seats if place.name in (seat.round, seat.through)]
        if sitting and place.track in percent:
            having = sum(name in marked for name in sitting)
            found.append(Forecast(place.name, having, len(sitting), percent[place.track]))
    return found


def total_distance(problem: Problem, *, plan: Plan, goals: tuple[Goal, ...], marked: Marked) -> int:
    return sum(one.distance for one in forecast(problem, plan=plan, goals=goals, marked=marked))


def break_ties(problem: Problem, *, solution: Solution, goals: tuple[Goal, ...], marked: Marked) -> TieBroken:
    """Exchange people whose seats are worth exactly the same while that brings the rounds nearer the goals."""
    worth = {
        (one.person, one.round, one.through): one.worth
        for person in problem.people
        for one in Reach(problem).options(person)
    }
    seats = {seat.person: seat for seat in solution.plan.seats}
    nearest = total_distance(problem, plan=solution.plan, goals=goals, marked=marked)
    improved = True
    while improved:
        improved = False
        for trial in _equal_exchanges(problem, seats=seats, worth=worth, marked=marked):
            plan = Plan(tuple(trial.values()))
            distance = total_distance(problem, plan=plan, goals=goals, marked=marked)
            if distance < nearest and not faults(problem, plan):
                seats, nearest, improved = trial, distance, True
                break
    before = {seat.person: seat for seat in solution.plan.seats}
    changed = sorted(name for name in before.keys() | seats.keys() if before.get(name) != seats.get(name))
    return TieBroken(Plan(tuple(seats[name] for name in sorted(seats))), tuple(changed))


def _equal_exchanges(
    problem: Problem, *, seats: dict[str, Seat], worth: dict[tuple[str, str, str | None], int], marked: Marked
) -> list[dict[str, Seat]]:
    """Every plan reached by letting one person take another's seat, or two change seats, at exactly equal worth."""
    names = [person.name for person in problem.people]
    found = []
    for seated in sorted(seats):
        for other in names:
            if other == seated or (seated in marked) == (other in marked):
                continue
            trial = _exchanged(seats, seated=seated, other=other)
            before = sum(
                worth[name, seats[name].round, seats[name].through] for name in (seated, other) if name in seats
            )
            keys = [(name, trial[name].round, trial[name].through) for name in (seated, other) if name in trial]
            if all(key in worth for key in keys) and sum(worth[key] for key in keys) == before:
                found.append(trial)
    return found


def _exchanged(seats: dict[str, Seat], *, seated: str, other: str) -> dict[str, Seat]:
    trial = {name: seat for name, seat in seats.items() if name not in (seated, other)}
    trial[other] = replace(seats[seated], person=other)
    if other in seats:
        trial[seated] = replace(seats[other], person=seated)
    return trial


def price_curve(
    problem: Problem, *, goals: tuple[Goal, ...], marked: Marked, decision: Decision | None, seconds: float = 10.0
) -> list[PricePoint]:
    """Plans held ever nearer the goals and what each is worth; refused without a decision in force."""
    if decision is None:
        raise ToleranceNeedsDecision
    if not decision.on <= problem.today < decision.until:
        raise DecisionHasEnded(until=decision.until)
    listing = listing_of(problem)
    found: list[PricePoint] = []
    for slack in (WHOLE, 40, 30, 20, 15, 10, 5, 0):
        bounded = with_bands(problem, listing, goals=goals, marked=marked, slack=slack)
        outcome = solve_exactly(bounded, seconds=seconds)
        if outcome.answer is not Answer.PLAN:
            break
        plan = listing.plan(outcome.chosen)
        worth = sum(listing.options[at].worth for at in outcome.chosen if at >= 0) - _effort(problem, plan=plan)
        point = PricePoint(worth, total_distance(problem, plan=plan, goals=goals, marked=marked), plan)
        if not found or point.distance < found[-1].distance:
            found.append(point)
    return found


def _effort(problem: Problem, *, plan: Plan) -> int:
    opened = plan.open_rounds()
    return sum(place.effort for place in problem.rounds if place.name in opened)


def with_bands(problem: Problem, listing: Listing, *, goals: tuple[Goal, ...], marked: Marked, slack: int) -> Compact:
    """The case with every goal as a limit of its share ± slack."""
    percent = {goal.track: goal.percent for goal in goals}
    low, high = listing.case.low.copy(), listing.case.high.copy()
    for at, place in enumerate(problem.rounds):
        if place.track in percent:
            low[at, 0] = max(0, percent[place.track] - slack)
            high[at, 0] = min(WHOLE, percent[place.track] + slack)
    kind = np.array([person.name in marked for person in problem.people], np.int64)
    return listing.case._replace(kind=kind, low=low, high=high)
