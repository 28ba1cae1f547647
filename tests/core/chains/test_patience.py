"""A search stops when it is told to, and says so instead of giving half an answer."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from time import monotonic

import pytest

from bench.chains_instances import make_instance
from jobbspar.core.chains.explain import waits
from jobbspar.core.chains.patience import OutOfPatience, Patience
from jobbspar.core.chains.problem import Activity, ChainProblem, Lane, Level
from jobbspar.core.chains.solve import finish_of, solve_chain
from jobbspar.core.chains.stops import late_starts, stops

MONDAY = date(2026, 1, 12)
COURSE = Activity("course", Lane.WORK, 4, (), (Level("a"),), (MONDAY + timedelta(weeks=3),))
SHORT = ChainProblem(today=MONDAY, has=(), goal=(Level("a"),), activities=(COURSE,))
FAR = replace(SHORT, activities=(replace(COURSE, travel_minutes=90),), longest_travel=30)

FIRST = Activity("first", Lane.WORK, 9, (), (Level("b"),))
LATE = replace(SHORT, activities=(FIRST, replace(COURSE, asks=(Level("b"),))))


@pytest.mark.parametrize(
    "search",
    [
        lambda patience: solve_chain(SHORT, patience=patience),
        lambda patience: finish_of(SHORT, patience=patience),
        lambda patience: waits(SHORT, chain=solve_chain(SHORT), patience=patience),
        lambda patience: stops(FAR, patience=patience),
        lambda patience: late_starts(LATE, patience=patience),
    ],
)
def test_no_patience_is_no_answer_and_enough_is_the_same_as_without(search):
    with pytest.raises(OutOfPatience):
        search(Patience(0.0))

    assert search(Patience(60.0)) == search(Patience(float("inf")))


def test_the_hardest_pair_known_is_solved_within_a_pages_patience():
    """It took 46 seconds before only chains that can still be finished in time were followed."""
    case = make_instance(people=200, profiles=40, seed=5)

    chain = solve_chain(case.problem(159, 16), patience=Patience(10.0))

    assert chain is not None
    assert (chain.finish, sum(step.waits for step in chain.steps), len(chain.steps)) == (date(2027, 9, 27), 0, 9)


def a_catalogue_of(size: int) -> ChainProblem:
    """Every activity gives one of many levels, asks lower ones and begins twice in the first weeks."""
    chance = Random(3)
    subjects = [Level(f"level {number:03}") for number in range(size // 3)]
    activities = []
    for number in range(size):
        at = chance.randrange(len(subjects))
        asks = tuple(set(chance.choices(subjects[:at], k=chance.randint(0, 2)))) if at else ()
        starts = tuple(MONDAY + timedelta(weeks=week) for week in sorted(chance.sample(range(8), 2)))
        lane = chance.choice(list(Lane))
        activities.append(Activity(f"{number}", lane, chance.randint(1, 20), asks, (subjects[at],), starts))
    goal = tuple(sorted(chance.sample(subjects[len(subjects) // 2 :], 4)))
    return ChainProblem(today=MONDAY, has=(), goal=goal, activities=tuple(activities))


def test_with_eight_hundred_activities_no_more_is_waited_than_was_said():
    """What is done between two looks at the clock is a small part of a second."""
    problem, begun = a_catalogue_of(800), monotonic()

    with pytest.raises(OutOfPatience):
        stops(problem, patience=Patience(0.2))

    assert monotonic() - begun < 1.2
