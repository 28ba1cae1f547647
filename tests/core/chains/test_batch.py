"""The batch engine gives each pair the day that the search of one chain gives."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings

from bench.chains_instances import make_instance
from jobbspar.core.chains.batch import NO_WAY, earliest_days, prepare
from jobbspar.core.chains.crowd import MOST_LEVELS, NO_CLOCK, Catalogue, Crowd, TooManyLevels
from jobbspar.core.chains.problem import Activity, ChainProblem, Lane, Level
from jobbspar.core.chains.solve import earliest_finish, solve_chain
from tests.core.chains.cases import MONDAY, SUBJECTS, in_weeks, problems


def by_batch(problem: ChainProblem) -> int | None:
    """Days to the finish of one problem as a crowd of one with one goal."""
    had = [max((one.level for one in problem.has if one.subject == name), default=0) for name in SUBJECTS]
    over = NO_CLOCK if problem.sfi_ends is None else (problem.sfi_ends - problem.today).days
    crowd = Crowd(SUBJECTS, np.array([had], np.int8), np.zeros(1, np.int32), np.array([over], np.int32))
    reach = np.array([[problem.is_within_reach(one) for one in problem.activities]])
    catalogue = Catalogue(problem.today, problem.activities, problem.closures, reach)
    days = int(earliest_days(prepare(catalogue, goals=[problem.goal], subjects=SUBJECTS), crowd)[0, 0])
    return None if days == NO_WAY else days


@settings(max_examples=150, deadline=None)
@given(problems(most=7))
def test_the_batch_engine_finds_the_day_of_the_single_search(problem):
    problem = replace(problem, latest=None)

    assert by_batch(problem) == earliest_finish(problem)


def test_lanes_that_ask_of_each_other_are_timed_to_the_day():
    """Two courses of each lane in turn ask what the other lane gave first: the last two run beside each other."""
    first = (
        Activity("tala", Lane.LANGUAGE, 4, yields=(Level(SUBJECTS[0]),)),
        Activity("vård", Lane.WORK, 6, yields=(Level("vård"),)),
    )
    second = (
        Activity("läsa", Lane.LANGUAGE, 9, (Level("vård"),), (Level(SUBJECTS[1]),)),
        Activity("körkort", Lane.WORK, 8, (Level(SUBJECTS[0]),), (Level("körkort"),)),
    )
    problem = ChainProblem(MONDAY, (), (Level(SUBJECTS[1]), Level("körkort")), (*first, *second))

    assert by_batch(problem) == earliest_finish(problem) == 15 * 7


def test_people_alike_and_people_with_a_clock_get_the_same_as_alone():
    case = make_instance(people=300, profiles=3, seed=5)
    ready = prepare(case.catalogue, goals=case.goals, subjects=case.crowd.subjects)

    together = earliest_days(ready, case.crowd)

    alone = [earliest_days(ready, case.crowd.only(slice(at, at + 1)))[0] for at in range(len(case.crowd))]
    assert (together == np.array(alone)).all()
    assert len({*together.ravel().tolist()}) > 20


def test_a_changed_goal_is_answered_as_if_it_had_been_there():
    case = make_instance(people=50, profiles=3, seed=6)
    ready = prepare(case.catalogue, goals=case.goals, subjects=case.crowd.subjects)

    changed = ready.with_goal(0, case.goals[2])

    assert (earliest_days(changed, case.crowd)[:, 0] == earliest_days(ready, case.crowd, only=[2])[:, 0]).all()


def test_the_chain_itself_ends_on_the_day_of_the_batch_engine():
    chain = solve_chain(A_WAY)

    assert chain.finish == MONDAY + timedelta(days=by_batch(A_WAY))


A_WAY = ChainProblem(
    MONDAY, (), (Level("vård"),), (Activity("vård", Lane.BOTH, 3, yields=(Level("vård"),), start_days=(in_weeks(2),)),)
)


def test_a_profile_with_too_many_levels_is_refused():
    courses = tuple(Activity(f"kurs {at}", Lane.WORK, 1, yields=(Level(f"{at}"),)) for at in range(MOST_LEVELS + 1))
    catalogue = Catalogue(MONDAY, courses, (), np.ones((1, len(courses)), bool))

    with pytest.raises(TooManyLevels):
        prepare(catalogue, goals=[tuple(one.yields[0] for one in courses)], subjects=())


def test_a_crowd_in_another_order_is_refused():
    case = make_instance(people=2, profiles=1, seed=1)
    ready = prepare(case.catalogue, goals=case.goals, subjects=("other",))

    with pytest.raises(ValueError, match="another order"):
        earliest_days(ready, case.crowd)


def test_a_goal_already_met_takes_no_days_and_one_that_nothing_gives_has_no_way():
    assert by_batch(replace(A_WAY, has=(Level("vård"),))) == 0
    assert by_batch(replace(A_WAY, goal=(Level("körkort"),))) is None
