"""The chain found is the earliest there is, keeps every rule and says what causes each wait."""

from datetime import date, timedelta
from itertools import permutations, product
from random import Random

import pytest

from jobbspar.core.chains.explain import Cause, missing_ways, waits
from jobbspar.core.chains.faults import chain_faults
from jobbspar.core.chains.problem import (
    Activity,
    Chain,
    ChainProblem,
    Closure,
    Lane,
    Level,
    Shortening,
    Step,
    end_of,
    first_start,
)
from jobbspar.core.chains.solve import solve_chain

MONDAY = date(2027, 1, 11)
HOLDING_BACK = (False, True)
SUBJECTS = ("svenska", "vård", "körkort")


def in_weeks(weeks: int) -> date:
    return MONDAY + timedelta(weeks=weeks)


def a_problem(seed: int) -> ChainProblem:
    """A small random catalogue with prerequisites, parallel lanes, fixed and rolling starts and shortenings."""
    dice = Random(seed)

    def level() -> Level:
        return Level(dice.choice(SUBJECTS), dice.randint(1, 2))

    activities = tuple(
        Activity(
            name=f"insats {number}",
            lane=dice.choice(list(Lane)),
            weeks=dice.randint(1, 8),
            asks=tuple({level() for _ in range(dice.randint(0, 1))}),
            yields=(level(),),
            start_days=tuple(in_weeks(week) for week in sorted(dice.sample(range(30), dice.choice([0, 3])))),
            shorter=(Shortening(level(), 1),) if dice.random() < 0.2 else (),
            travel_minutes=dice.randint(0, 60),
            cost=dice.randint(0, 9),
            counts_on_sfi_clock=dice.random() < 0.2,
        )
        for number in range(5)
    )
    goal = tuple({level() for _ in range(2)})
    closed = (Closure(in_weeks(3), in_weeks(5)),) if dice.random() < 0.3 else ()
    return ChainProblem(MONDAY, (), goal, activities, closures=closed, sfi_until=in_weeks(20))


def earliest_by_trying_everything(problem: ChainProblem) -> date | None:
    """Every subset in every order, each begun as soon as its lanes and prerequisites allow."""
    best = problem.today if not chain_faults(problem, Chain(problem.today, ())) else None
    for size in range(1, len(problem.activities) + 1):
        for order, held in product(permutations(problem.activities, size), HOLDING_BACK):
            finish = _finish(problem, order=order, held=held)
            if finish is not None and (best is None or finish < best):
                best = finish
    return best


def _finish(problem: ChainProblem, *, order: tuple[Activity, ...], held: bool) -> date | None:
    steps: list[Step] = []
    lanes = {Lane.LANGUAGE: problem.today, Lane.WORK: problem.today}
    for one in order:
        own = [Lane.LANGUAGE, Lane.WORK] if one.lane is Lane.BOTH else [one.lane]
        ready = max([lanes[lane] for lane in own] + [_met_on(problem, steps, ask) for ask in one.asks])
        day = _held_back(problem, steps, one=one, ready=ready) if held else ready
        starts = None if day == date.max else first_start(problem, activity=one, possible=day)
        if starts is None:
            return None
        short = [each.weeks for each in one.shorter if _met_on(problem, steps, each.having) <= starts]
        ends = end_of(problem, starts=starts, weeks=min([one.weeks, *short]))
        steps.append(Step(one.name, starts, ends, ready))
        lanes.update(dict.fromkeys(own, ends))
    finish = max([problem.today, *(_met_on(problem, steps, level) for level in problem.goal)])
    return None if finish == date.max or chain_faults(problem, Chain(finish, tuple(steps))) else finish


def _held_back(problem: ChainProblem, steps: list[Step], *, one: Activity, ready: date) -> date:
    """The day when everything that shortens the activity is met, if it ever is."""
    met = [_met_on(problem, steps, each.having) for each in one.shorter]
    return max([ready, *(day for day in met if day < date.max)]) if ready < date.max else ready


def _met_on(problem: ChainProblem, steps: list[Step], level: Level) -> date:
    catalogue = {one.name: one for one in problem.activities}
    days = [
        step.ends
        for step in steps
        for one in catalogue[step.activity].yields
        if one.subject == level.subject and one.level >= level.level
    ]
    return min(days, default=date.max)


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_no_chain_finishes_earlier_than_the_one_found(first: int):
    for seed in range(first, first + 100):
        problem = a_problem(seed)

        chain = solve_chain(problem)

        assert (chain.finish if chain else None) == earliest_by_trying_everything(problem), seed
        if chain:
            assert chain_faults(problem, chain) == [], seed


def test_sfi_runs_beside_a_vocational_course():
    sfi = Activity("sfi C", Lane.LANGUAGE, 12, yields=(Level("svenska", 3),))
    course = Activity("vårdbiträde", Lane.WORK, 20, yields=(Level("vård"),))
    problem = ChainProblem(MONDAY, (), (Level("svenska", 3), Level("vård")), (sfi, course))

    assert solve_chain(problem).finish == in_weeks(20)


def test_validation_shortens_a_course():
    shorter = (Shortening(Level("vård, informellt"), 4),)
    course = Activity("vårdbiträde", Lane.WORK, 20, yields=(Level("vård"),), shorter=shorter)
    problem = ChainProblem(MONDAY, (Level("vård, informellt"),), (Level("vård"),), (course,))

    assert solve_chain(problem).finish == in_weeks(4)


def test_waiting_for_validation_can_finish_earlier_than_starting_at_once():
    validation = Activity("validering", Lane.LANGUAGE, 3, yields=(Level("intyg"),))
    shorter = (Shortening(Level("intyg"), 10),)
    course = Activity("undersköterska", Lane.WORK, 40, yields=(Level("vård"),), shorter=shorter)
    problem = ChainProblem(MONDAY, (), (Level("vård"),), (validation, course))

    assert solve_chain(problem).finish == in_weeks(13)


def test_a_wait_names_its_cause_and_the_finish_without_it():
    course = Activity("truckkort", Lane.WORK, 1, yields=(Level("truck"),), start_days=(in_weeks(5),))
    problem = ChainProblem(MONDAY, (), (Level("truck"),), (course,))

    [wait] = waits(problem, chain=solve_chain(problem))

    assert (wait.cause, wait.since, wait.until) == (Cause.START_DAY, MONDAY, in_weeks(5))
    assert wait.finish_without == in_weeks(1)


def test_among_equally_early_chains_the_one_with_less_travel_is_taken():
    near = Activity("nära", Lane.WORK, 4, yields=(Level("vård"),), travel_minutes=10)
    far = Activity("långt bort", Lane.WORK, 4, yields=(Level("vård"),), travel_minutes=50)
    problem = ChainProblem(MONDAY, (), (Level("vård"),), (far, near))

    assert [step.activity for step in solve_chain(problem).steps] == ["nära"]


def test_nothing_leads_to_a_level_that_no_activity_gives():
    problem = ChainProblem(MONDAY, (), (Level("truck"),), ())

    assert solve_chain(problem) is None
    assert [one.level for one in missing_ways(problem)] == [Level("truck")]


def test_the_sfi_clock_is_kept():
    sfi = Activity("sfi D", Lane.LANGUAGE, 12, yields=(Level("svenska", 4),), counts_on_sfi_clock=True)
    problem = ChainProblem(MONDAY, (), (Level("svenska", 4),), (sfi,), sfi_until=in_weeks(10))

    assert solve_chain(problem) is None
