"""The general solvers that round plans are measured against, each on its best formulation, two threads, gap 1e-3."""

from collections.abc import Callable

import numpy as np

from bench.planning_instances import SCALES, make_instance
from jobbspar.core.rounds.compact import MARKS, WHOLE, Compact, person_of
from jobbspar.core.rounds.model import linear_model
from jobbspar.core.rounds.solve import as_highs

THREADS = 2
GAP = 1e-3
Found = tuple[np.ndarray | None, float | None]


def warm_prices() -> None:
    """Compile what the price method needs on a tiny instance, so that its time is its own."""
    from jobbspar.core.rounds.solve import solve_compact_by_prices

    solve_compact_by_prices(make_instance(SCALES["S"], seed=1, bound=True), seconds=10)


def _highs(case: Compact, seconds: float, *, presolve: str = "choose") -> Found:
    import highspy

    solver = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": THREADS,
        "time_limit": seconds,
        "mip_rel_gap": GAP,
        "presolve": presolve,
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(as_highs(linear_model(case)))
    solver.run()
    found = solver.getInfo()
    if found.primal_solution_status != 2:
        return None, float(found.mip_dual_bound)
    taken = np.flatnonzero(np.asarray(solver.getSolution().col_value)[: case.options] > 0.5)
    return _as_chosen(case, taken), float(found.mip_dual_bound)


def _highs_without_presolve(case: Compact, seconds: float) -> Found:
    return _highs(case, seconds, presolve="off")


def _as_chosen(case: Compact, taken: np.ndarray) -> np.ndarray:
    chosen = np.full(case.people, -1, np.int64)
    chosen[person_of(case)[taken]] = taken
    return chosen


def cp_sat(case: Compact, seconds: float, *, gap: float = GAP) -> Found:
    """CP-SAT on a model written apart from `linear_model`; with a gap of 0 to proven optimum."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    takes = [model.new_bool_var("") for _ in range(case.options)]
    opens = [model.new_bool_var("") for _ in range(case.rounds)]
    for person in range(case.people):
        own = takes[case.begins[person] : case.begins[person + 1]]
        if case.promised[person]:
            model.add_exactly_one(own)
        elif own:
            model.add_at_most_one(own)
    _add_rounds(model, case, takes=takes, opens=opens)
    _add_shared(model, case, takes=takes, opens=opens)
    effort = sum(int(cost) * one for cost, one in zip(case.effort, opens, strict=True))
    model.maximize(sum(int(worth) * one for worth, one in zip(case.worth, takes, strict=True)) - effort)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = THREADS, seconds
    solver.parameters.relative_gap_limit = gap
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None if status == cp_model.INFEASIBLE else solver.best_objective_bound
    taken = np.array([at for at, one in enumerate(takes) if solver.value(one)], np.int64)
    return _as_chosen(case, taken), solver.best_objective_bound


def _add_rounds(model, case: Compact, *, takes: list, opens: list) -> None:  # type: ignore[no-untyped-def, type-arg]
    person = person_of(case)
    for place in range(case.rounds):
        options = np.flatnonzero((case.round_of == place) | (case.through == place))
        size = sum(takes[at] for at in options)
        model.add(size <= int(case.maximum[place]) * opens[place])
        model.add(size >= int(case.minimum[place]) * opens[place])
        if case.must_open[place]:
            model.add(opens[place] == 1)
        for mark in range(MARKS):
            having = WHOLE * sum(takes[at] for at in options if (case.kind[person[at]] >> mark) & 1)
            if case.low[place, mark] > 0:
                model.add(having >= int(case.low[place, mark]) * size)
            if case.high[place, mark] < WHOLE:
                model.add(having <= int(case.high[place, mark]) * size)


def _add_shared(model, case: Compact, *, takes: list, opens: list) -> None:  # type: ignore[no-untyped-def, type-arg]
    home = case.home[person_of(case)]
    for place in np.flatnonzero(case.floor > 0):
        model.add(sum(takes[at] for at in np.flatnonzero(home == place)) >= int(case.floor[place]))
    for choice, most in enumerate(case.choice_most):
        model.add(sum(opens[place] for place in np.flatnonzero(case.choice == choice)) <= int(most))
    for pool, seats in enumerate(case.pool_seats):
        rounds = case.pool_rounds[case.pool_begins[pool] : case.pool_begins[pool + 1]]
        taken = sum(takes[at] for at in np.flatnonzero(np.isin(case.round_of, rounds)))
        model.add(taken + sum(takes[at] for at in np.flatnonzero(np.isin(case.through, rounds))) <= int(seats))


PEERS: dict[str, Callable[[Compact, float], Found]] = {
    "highs": _highs,
    "highs-no-presolve": _highs_without_presolve,
    "cp-sat": cp_sat,
}
