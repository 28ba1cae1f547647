"""On small problems of every kind the chain found is as good as the best of all there are."""

from hypothesis import given, settings

from jobbspar.core.chains.faults import chain_faults
from jobbspar.core.chains.solve import solve_chain
from tests.core.chains.cases import best_by_trying_everything, problems, worth


@settings(max_examples=120, deadline=None)
@given(problems())
def test_no_chain_is_better_than_the_one_found(problem):
    best = best_by_trying_everything(problem)

    chain = solve_chain(problem)

    assert (worth(problem, chain) if chain else None) == best
    assert chain is None or chain_faults(problem, chain) == []
