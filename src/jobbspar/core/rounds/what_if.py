"""What a limit is worth, what would open a round, and which demands cannot be met together: each by solving again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.rounds.options import Reach
from jobbspar.core.rounds.problem import (
    Answer,
    Exclusion,
    Floor,
    Plan,
    Pool,
    Problem,
    Promise,
    Round,
    Ruling,
    Solution,
    Trip,
)
from jobbspar.core.rounds.solve import solve

MOST_TRIES = 6
"""Sizes of one kind of change that are tried before it is given up."""
MOST_WEEKS_LATER = 26
Solve = Callable[[Problem], Solution]


class Limit(Choice):
    """A limit that more of would be worth something."""

    SEATS = "seats", N_("Seats in the round")
    POOL = "pool", N_("Shared supervisors, education seats or hires")
    FLOOR = "floor", N_("The municipality's floor")


@dataclass(frozen=True, slots=True)
class LimitWorth:
    """What one more of a limit (one less of a floor) would add to the plan's worth."""

    limit: Limit
    about: str
    worth: int


class Easing(Choice):
    """A change that could open a round."""

    MINIMUM = "minimum", N_("Fewer people are enough")
    TRAVEL = "travel", N_("Longer travel is accepted")
    LATER = "later", N_("The round starts later")
    EFFORT = "effort", N_("Opening costs less effort")


@dataclass(frozen=True, slots=True)
class Opening:
    """The smallest change of one kind that opens a round: from what it is to what is needed."""

    round: str
    easing: Easing
    is_now: int
    needed: int


def limit_worths(problem: Problem, *, solution: Solution, solver: Solve = solve) -> list[LimitWorth]:
    """Every limit that stops a better plan, with what one more of it is worth; most worth first."""
    found = []
    for limit, about, eased in _eased(problem, plan=solution.plan):
        gain = solver(eased).worth - solution.worth
        if gain > 0:
            found.append(LimitWorth(limit, about, gain))
    return sorted(found, key=lambda one: (-one.worth, one.about))


def _eased(problem: Problem, *, plan: Plan) -> Iterator[tuple[Limit, str, Problem]]:
    taken = seats_by_round(plan)
    for one in problem.rounds:
        if taken.get(one.name, 0) == one.maximum:
            yield Limit.SEATS, one.name, with_round(problem, replace(one, maximum=one.maximum + 1))
    for pool in problem.pools:
        if sum(taken.get(name, 0) for name in pool.rounds) == pool.seats:
            larger: tuple[Pool, ...] = tuple(replace(p, seats=p.seats + 1) if p == pool else p for p in problem.pools)
            yield Limit.POOL, pool.name, replace(problem, pools=larger)
    homes = {person.name: person.home for person in problem.people}
    placed = [homes[seat.person] for seat in plan.seats]
    for floor in problem.floors:
        if 0 < floor.seats == placed.count(floor.municipality):
            lower: tuple[Floor, ...] = tuple(replace(f, seats=f.seats - 1) if f == floor else f for f in problem.floors)
            yield Limit.FLOOR, floor.municipality, replace(problem, floors=lower)


def seats_by_round(plan: Plan) -> dict[str, int]:
    taken: dict[str, int] = {}
    for seat in plan.seats:
        for name in {seat.round, seat.through} - {None}:
            taken[str(name)] = taken.get(str(name), 0) + 1
    return taken


def with_round(problem: Problem, changed: Round) -> Problem:
    return replace(problem, rounds=tuple(changed if one.name == changed.name else one for one in problem.rounds))


def openings(problem: Problem, *, round_name: str, solver: Solve = solve) -> list[Opening]:
    """For a round that does not open: the smallest change of each kind with which the best plan opens it."""
    place = next(one for one in problem.rounds if one.name == round_name)
    found = []
    for easing, is_now, changes in _changes(problem, place=place):
        for needed, changed in changes[:MOST_TRIES]:
            if round_name in solver(changed).plan.open_rounds():
                found.append(Opening(round_name, easing, is_now, needed))
                break
    return found


def _changes(problem: Problem, *, place: Round) -> Iterator[tuple[Easing, int, list[tuple[int, Problem]]]]:
    fewer = [(n, with_round(problem, replace(place, minimum=n))) for n in range(place.minimum - 1, 0, -1)]
    yield Easing.MINIMUM, place.minimum, fewer
    minutes = _minutes_beyond_limit(problem, place=place)
    longest = max((one.longest_minutes for one in problem.people), default=0)
    yield Easing.TRAVEL, longest, [(limit, _with_travel(problem, place=place, minutes=limit)) for limit in minutes]
    weeks = range(4, MOST_WEEKS_LATER, 4)
    later = [(week, with_round(problem, replace(place, starts=place.starts + timedelta(weeks=week)))) for week in weeks]
    yield Easing.LATER, 0, later
    shares = [(place.effort * part // 4, part) for part in (3, 2, 1, 0)] if place.effort else []
    yield Easing.EFFORT, place.effort, [(cost, with_round(problem, replace(place, effort=cost))) for cost, _ in shares]


def _minutes_beyond_limit(problem: Problem, *, place: Round) -> list[int]:
    """Known travel times, past people's own limits, of those who have said yes to the round's track."""
    reach = Reach(problem)
    asked = [one for one in problem.people if any(wish.track == place.track for wish in one.wishes)]
    trips = [(reach.trip(one, place=place), one.longest_minutes) for one in asked]
    return sorted({minutes for minutes, limit in trips if minutes is not None and minutes > limit})


def _with_travel(problem: Problem, *, place: Round, minutes: int) -> Problem:
    """The same problem when trips of up to `minutes` to the round's site are within everybody's limit."""
    limits = [one.longest_minutes for one in problem.people]
    shortest = min(limits, default=minutes)

    def shown(trip: Trip) -> int:
        return min(trip.minutes, shortest) if trip.site == place.site and trip.minutes <= minutes else trip.minutes

    return replace(problem, trips=tuple(replace(trip, minutes=shown(trip)) for trip in problem.trips))


Demand = Floor | Promise | Round


def clashing_demands(problem: Problem, *, solver: Solve = solve) -> list[Demand]:
    """Demands that cannot all be met, none of which can be left out: empty if there is a plan or no proof of none."""
    if solver(problem).answer is not Answer.NO_PLAN:
        return []
    demands: list[Demand] = [*problem.floors, *problem.promises]
    demands += [one for one in problem.rounds if one.ruling is Ruling.OPEN]
    for demand in tuple(demands):
        fewer = [one for one in demands if one != demand]
        if solver(_with_only(problem, demands=fewer)).answer is Answer.NO_PLAN:
            demands = fewer
    return demands


def _with_only(problem: Problem, *, demands: list[Demand]) -> Problem:
    """The same problem with no other floors, promises and rounds that must open."""
    return replace(
        problem,
        floors=tuple(one for one in problem.floors if one in demands),
        promises=tuple(one for one in problem.promises if one in demands),
        rounds=tuple(
            one if one.ruling is not Ruling.OPEN or one in demands else replace(one, ruling=Ruling.FREE)
            for one in problem.rounds
        ),
    )


@dataclass(frozen=True, slots=True)
class SeatCost:
    """What the plan would lose if a person were promised a round, and the plan that would follow."""

    worth: int
    moved: int
    instead: Plan


def cost_of_seat(problem: Problem, *, solution: Solution, promise: Promise, solver: Solve = solve) -> SeatCost | None:
    """The price of one person's seat in one round, or nothing when no plan can hold it."""
    kept = tuple(one for one in problem.promises if one.person != promise.person)
    free = tuple(one for one in problem.exclusions if one != Exclusion(promise.person, promise.round))
    forced = solver(replace(problem, promises=(*kept, promise), exclusions=free))
    if forced.answer is not Answer.PLAN:
        return None
    moved = people_moved(solution.plan, forced.plan) - {promise.person}
    return SeatCost(solution.worth - forced.worth, len(moved), forced.plan)


def people_moved(before: Plan, after: Plan) -> set[str]:
    """Everyone whose proposed seat differs."""
    old, new = ({seat.person: seat for seat in plan.seats} for plan in (before, after))
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
