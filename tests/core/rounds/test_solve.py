"""The solver is as good as trying everything, breaks no rule, and its bound holds."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from bench.planning_tiny import a_case, every_plan
from jobbspar.core.rounds.compact import total_worth
from jobbspar.core.rounds.compact_faults import compact_faults
from jobbspar.core.rounds.faults import faults
from jobbspar.core.rounds.options import listing_of
from jobbspar.core.rounds.problem import Answer, Problem
from jobbspar.core.rounds.solve import solve, solve_again, solve_exactly
from tests.core.rounds.cases import problems


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_the_exact_solver_is_as_good_as_trying_everything(first: int):
    for seed in range(first, first + 100):
        case = a_case(seed, bound=seed % 2 == 0)
        lawful = [total_worth(case, chosen=plan) for plan in every_plan(case) if not compact_faults(case, chosen=plan)]

        found = solve_exactly(case, seconds=10)

        assert (found.answer is Answer.PLAN) == bool(lawful), seed
        if lawful:
            assert compact_faults(case, chosen=found.chosen) == []
            assert total_worth(case, chosen=found.chosen) == max(lawful) == found.bound, seed


@given(problem=problems())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_plan_breaks_no_rule_and_there_is_one_whenever_there_could_be(problem: Problem):
    case = listing_of(problem).case
    possible = any(not compact_faults(case, chosen=plan) for plan in every_plan(case)) if case.options < 12 else None

    found = solve(problem)

    if found.answer is Answer.PLAN:
        assert faults(problem, found.plan) == []
        assert found.worth <= found.bound
    if possible is not None:
        assert (found.answer is Answer.PLAN) == possible


@given(problem=problems())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_checkers_agree_on_every_plan_of_options(problem: Problem):
    listing = listing_of(problem)
    dice = np.random.default_rng(1)
    for _ in range(20):
        chosen = np.array([dice.integers(first - 1, last) for first, last in _slices(listing.case.begins)], np.int64)
        chosen = np.where(chosen < listing.case.begins[:-1], -1, chosen)

        by_name, by_number = faults(problem, listing.plan(chosen)), compact_faults(listing.case, chosen=chosen)

        assert bool(by_name) == bool(by_number)


def _slices(begins: np.ndarray) -> list[tuple[int, int]]:
    return list(zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True))


@given(problem=problems())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_problem_gives_the_same_plan_and_solving_it_again_moves_nobody(problem: Problem):
    first = solve(problem)

    again = solve_again(problem, old=first.plan)

    assert solve(problem) == first
    assert again.answer is first.answer
    assert set(again.plan.seats) == set(first.plan.seats)
