"""Freeing a part of a plan never makes it worse, and branching never cuts off a better plan."""

import numpy as np

from bench.planning_instances import SCALES, make_instance
from bench.planning_tiny import a_case
from jobbspar.core.rounds.compact import total_worth
from jobbspar.core.rounds.compact_faults import compact_faults
from jobbspar.core.rounds.neighbourhood import closest_rounds, freed, merged
from jobbspar.core.rounds.problem import Answer
from jobbspar.core.rounds.solve import solve_compact_by_prices, solve_exactly


def test_a_freed_part_put_back_is_lawful_and_as_good_as_before():
    for seed in range(40):
        case = a_case(seed, people=10, rounds=5, bound=seed % 2 == 0, loose=True)
        before = solve_exactly(case, seconds=10).chosen
        rounds = closest_rounds(case, place=seed % 5, count=3)

        part = freed(case, chosen=before, rounds=rounds)
        again = solve_exactly(part.case, seconds=10)
        after = merged(chosen=before, part=part, again=again.chosen)

        assert again.answer is Answer.PLAN, seed
        assert compact_faults(case, chosen=after) == [], seed
        assert total_worth(case, chosen=after) == total_worth(case, chosen=before), seed


def test_the_branched_bound_is_never_under_the_optimum():
    for seed in range(20):
        case = a_case(seed, people=14, rounds=6, bound=seed % 2 == 0, loose=True)
        best = total_worth(case, chosen=solve_exactly(case, seconds=10).chosen)

        found = solve_compact_by_prices(case, seconds=2)

        assert found.answer is Answer.PLAN, seed
        assert total_worth(case, chosen=found.chosen) <= best <= found.bound, seed


def test_bound_and_shared_instances_are_certified_and_lawful():
    for bound, shared in ((True, False), (False, True)):
        case = make_instance(SCALES["S"], seed=2, bound=bound, shared=shared)

        found = solve_compact_by_prices(case, seconds=10)

        assert compact_faults(case, chosen=found.chosen) == []
        assert found.bound >= total_worth(case, chosen=solve_exactly(case, seconds=20).chosen)
        assert np.array_equal(found.chosen, solve_compact_by_prices(case, seconds=10).chosen)
