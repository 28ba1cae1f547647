"""A sample of `./jobbspar bench planning_correctness`, which runs the same claims on thousands of cases."""

from importlib.util import find_spec

import numpy as np
import pytest

from bench.planning_correctness import after_edits, against_all_plans, against_cp_sat, against_highs
from bench.planning_tiny import a_case, edited
from jobbspar.core.rounds.problem import Answer
from jobbspar.core.rounds.solve import solve_compact_again


@pytest.mark.parametrize("first", range(5_000, 5_160, 40))
def test_no_solver_differs_from_trying_all_plans(first: int):
    counts, wrong = against_all_plans(range(first, first + 40))

    assert wrong == []
    assert min(counts["with a lawful plan"], counts["without"]) > 0


def test_prices_are_never_better_than_the_optimum_nor_their_bound_under_it():
    counts, wrong = against_highs(range(5_000, 5_018))

    assert wrong == []
    assert counts["solved by prices too"] > 10


@pytest.mark.skipif(find_spec("ortools") is None, reason="ortools is for tests and bench only")
def test_a_third_solver_on_a_model_written_apart_finds_the_same_optimum():
    counts, wrong = against_cp_sat(range(5_000, 5_007))

    assert wrong == []
    assert counts["with a lawful plan"] > 3


def test_no_rule_is_broken_by_ten_edits_in_a_row():
    counts, wrong = after_edits(range(5_004, 5_020), edits=10)

    assert wrong == []
    assert counts["edits with a plan by prices"] > 80


def test_a_plan_that_presolving_calls_impossible_is_found():
    """Seed 498: HiGHS 1.15.1 answers "infeasible" unless its presolve is turned off; see its issues 3090 and 3296."""
    counts, wrong = after_edits([498], edits=1)

    assert wrong == []
    assert counts["edits with a plan by prices"] == 1


def test_an_edit_that_makes_the_plan_impossible_is_answered_as_such():
    case = a_case(0, loose=True)
    must_open, minimum = case.must_open.copy(), case.minimum.copy()
    must_open[0], minimum[0] = True, case.people + 1
    impossible = case._replace(must_open=must_open, minimum=minimum, maximum=np.maximum(case.maximum, minimum))

    again = solve_compact_again(impossible, old=np.full(case.people, -1, np.int64))

    assert again.answer is Answer.NO_PLAN
    assert (again.chosen == -1).all()


def test_edits_keep_the_old_plan_where_it_is_still_possible():
    for seed in range(60):
        case, dice = a_case(seed, loose=True), np.random.default_rng(seed)
        old = np.where(np.diff(case.begins) > 0, case.begins[:-1], -1)

        change = edited(case, old=old, dice=dice)

        still = change.old >= 0
        assert (change.case.worth[change.old[still]] == case.worth[old[still]]).all()
        assert (change.case.begins[:-1][still] <= change.old[still]).all()
        assert (change.old[still] < change.case.begins[1:][still]).all()
