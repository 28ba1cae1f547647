"""The bound of clusters holds against HiGHS run to the end, and no plan ever breaks a rule."""

import numpy as np
import pytest

from bench.planning_instances import SCALES, make_instance
from bench.planning_tiny import a_case, every_plan
from jobbspar.core.rounds.by_prices import settled
from jobbspar.core.rounds.certificate import certified_bound
from jobbspar.core.rounds.clusters import bounded_by_clusters
from jobbspar.core.rounds.compact import total_worth
from jobbspar.core.rounds.compact_faults import compact_faults
from jobbspar.core.rounds.families import families_of
from jobbspar.core.rounds.problem import Answer
from jobbspar.core.rounds.solve import solve_compact, solve_compact_by_prices, solve_exactly


@pytest.mark.parametrize("first", range(0, 200, 100))
def test_the_bound_of_clusters_is_never_under_the_optimum(first: int):
    for seed in range(first, first + 100):
        case = a_case(seed, people=12, rounds=5, bound=seed % 2 == 0, loose=seed % 3 > 0)
        case = case._replace(through=np.full(case.options, -1, np.int64))
        exact = solve_exactly(case, seconds=10)
        if exact.answer is not Answer.PLAN:
            continue
        families = families_of(case)
        market = settled(case, families=families)
        bound = certified_bound(case, families=families, prices=market.prices)

        tighter = bounded_by_clusters(case, families=families, market=market, bound=bound)

        assert total_worth(case, chosen=exact.chosen) <= tighter.bound <= bound, seed


def test_the_optimum_of_tiny_cases_is_that_of_trying_every_plan():
    for seed in range(150):
        case = a_case(seed, people=4, rounds=3, bound=seed % 2 == 0)
        lawful = [total_worth(case, chosen=plan) for plan in every_plan(case) if not compact_faults(case, chosen=plan)]

        found = solve_compact(case)

        if lawful:
            assert total_worth(case, chosen=found.chosen) == max(lawful), seed
        else:
            assert found.answer is Answer.NO_PLAN, seed


@pytest.mark.parametrize("seed", range(1, 6))
def test_free_instances_of_five_thousand_are_certified_to_two_hundredths_of_a_percent(seed: int):
    case = make_instance(SCALES["R"], seed=seed, bound=False)

    found = solve_compact_by_prices(case, seconds=10)
    worth = total_worth(case, chosen=found.chosen)

    assert found.answer is Answer.PLAN
    assert found.bound - worth <= 2e-4 * worth


@pytest.mark.parametrize("seed", range(1, 6))
def test_bound_instances_of_five_thousand_are_certified_to_a_quarter_of_a_percent(seed: int):
    case = make_instance(SCALES["R"], seed=seed, bound=True)

    found = solve_compact_by_prices(case, seconds=10)
    worth = total_worth(case, chosen=found.chosen)

    assert found.answer is Answer.PLAN
    assert found.bound - worth <= 2.5e-3 * worth
