"""Solve a round plan: exactly where that is quick, by prices with a certified gap where it is not."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from jobbspar.core.rounds.compact import Compact, Ints, person_of, total_worth
from jobbspar.core.rounds.model import LinearModel, linear_model
from jobbspar.core.rounds.options import Listing, listing_of
from jobbspar.core.rounds.problem import Answer, Plan, Problem, Solution

SMALL = 6_000
"""Options up to which the exact solver answers at once, so that a small municipality waits for no compiler."""
DEFAULT_SECONDS = 10.0
MOST_NODES = 400
"""Branches an exact solver may try on a part of a plan; counted, not timed, so that the answer is the same again."""
STAYING = 12
"""Points for a seat that a new plan keeps from the old: about three weeks of waiting."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solver found on arrays: `chosen` is an option or −1 a person; `bound` is certified."""

    answer: Answer
    chosen: Ints
    bound: int
    method: str
    prices: Any = None
    """Where the price method settled; given to `solve_compact_again` it makes the next solve quick."""


def solve(problem: Problem, *, seconds: float = DEFAULT_SECONDS) -> Solution:
    """The best plan found, with its certified gap, or the answer that there is none."""
    listing = listing_of(problem)
    return _solution(listing, solve_compact(listing.case, seconds=seconds))


def solve_again(problem: Problem, *, old: Plan, start: Any = None, seconds: float = DEFAULT_SECONDS) -> Solution:
    """A plan for a changed problem that keeps to the old one where that costs little; `start` is the old prices."""
    listing = listing_of(problem)
    chosen = listing.chosen(old)
    return _solution(listing, solve_compact_again(listing.case, old=chosen, start=start, seconds=seconds))


def solve_soon(problem: Problem, *, old: Plan | None, seconds: float) -> Solution | None:
    """The exact answer if the problem is small and it comes within the seconds; no compiled code is loaded."""
    listing = listing_of(problem)
    if listing.case.options > SMALL:
        return None
    free = solve_exactly(listing.case, seconds=seconds)
    if free.answer is not Answer.PLAN or old is None:
        return None if free.answer is Answer.NOT_FOUND else _solution(listing, free)
    keep = with_bonus_for_staying(listing.case, old=listing.chosen(old))
    kept = solve_exactly(keep, seconds=seconds)
    if kept.answer is not Answer.PLAN:
        return None
    return _solution(listing, Outcome(Answer.PLAN, kept.chosen, free.bound, "exact"))


def solve_compact(case: Compact, *, seconds: float = DEFAULT_SECONDS) -> Outcome:
    """The same on arrays, for large instances."""
    if case.options <= SMALL:
        exact = solve_exactly(case, seconds=seconds)
        if exact.answer is not Answer.NOT_FOUND:
            return exact
    return solve_compact_by_prices(case, seconds=seconds)


def solve_compact_again(case: Compact, *, old: Ints, start: Any = None, seconds: float = DEFAULT_SECONDS) -> Outcome:
    """The same on arrays: `old` holds the options to keep to, −1 for people who had no seat."""
    keep = with_bonus_for_staying(case, old=old)
    if case.options <= SMALL:
        free, kept = solve_exactly(case, seconds=seconds), solve_exactly(keep, seconds=seconds)
        if free.answer is not Answer.NOT_FOUND and kept.answer is not Answer.NOT_FOUND:
            return Outcome(kept.answer, kept.chosen, free.bound, "exact")
    return solve_compact_again_by_prices(case, old=old, start=start)


def solve_compact_again_by_prices(case: Compact, *, old: Ints, start: Any = None) -> Outcome:
    from jobbspar.core.rounds.by_prices import solve_again_by_prices  # Compiled code is loaded only when needed.

    solved = solve_again_by_prices(case, keep=with_bonus_for_staying(case, old=old), old=old, start=start)
    again = _checked(case, chosen=solved.chosen, bound=solved.bound, method="prices, kept to the old plan")
    return replace(again, prices=tuple(solved.prices))


def with_bonus_for_staying(case: Compact, *, old: Ints) -> Compact:
    worth = case.worth.copy()
    worth[old[old >= 0]] += STAYING
    return case._replace(worth=worth)


def solve_compact_by_prices(case: Compact, *, seconds: float) -> Outcome:
    from jobbspar.core.rounds.by_prices import solve_by_prices  # Compiled code is loaded only when needed.
    from jobbspar.core.rounds.polish import polished

    def solve_part(part: Compact) -> Outcome:
        return solve_exactly(part, seconds=seconds, nodes=MOST_NODES)

    solved = solve_by_prices(case)
    chosen = polished(case, solved=solved, solve_part=solve_part)
    return replace(_checked(case, chosen=chosen, bound=solved.bound, method="prices"), prices=tuple(solved.prices))


def _checked(case: Compact, *, chosen: Ints, bound: int, method: str) -> Outcome:
    """The plan if it keeps every rule; a plan that does not is never handed on."""
    from jobbspar.core.rounds.compact_faults import compact_faults

    if not compact_faults(case, chosen=chosen):
        return Outcome(Answer.PLAN, chosen, bound, method)
    impossible = bound < -int(case.effort.sum()) - int(np.abs(case.worth).sum())
    nobody = np.full(case.people, -1, np.int64)
    return Outcome(Answer.NO_PLAN if impossible else Answer.NOT_FOUND, nobody, bound, method)


def _solution(listing: Listing, outcome: Outcome) -> Solution:
    if outcome.answer is not Answer.PLAN:
        return Solution(outcome.answer, Plan(()), 0, outcome.bound, outcome.method)
    worth = total_worth(listing.case, chosen=outcome.chosen)
    plan = listing.plan(outcome.chosen)
    return Solution(Answer.PLAN, plan, worth, outcome.bound, outcome.method, prices=outcome.prices)


def solve_exactly(case: Compact, *, seconds: float, nodes: int = 0, all_whole: bool = False) -> Outcome:
    """The optimum by integer programming; stopped by `nodes` the best found, by `seconds` nothing."""
    empty = np.full(case.people, -1, np.int64)
    if not case.rounds:
        impossible = case.promised.any() or case.floor.any()
        return Outcome(Answer.NO_PLAN if impossible else Answer.PLAN, empty, 0, "exact")
    model = as_highs(linear_model(case, all_whole=all_whole))
    solver = _run(model, seconds=seconds, nodes=nodes)
    if _says_impossible(solver):  # Presolving has been seen to call a possible plan impossible: ask without it too.
        solver = _run(model, seconds=seconds, nodes=nodes, presolve="off")
        if _says_impossible(solver):
            return Outcome(Answer.NO_PLAN, empty, 0, "exact")
    if not _has_plan(solver, nodes=nodes):
        return Outcome(Answer.NOT_FOUND, empty, 0, "exact")
    taken = np.flatnonzero(np.asarray(solver.getSolution().col_value)[: case.options] > 0.5)
    chosen = empty
    chosen[person_of(case)[taken]] = taken
    bound = int(np.floor(solver.getInfo().mip_dual_bound + 1e-6))
    checked = _checked(case, chosen=chosen, bound=max(bound, total_worth(case, chosen=chosen)), method="exact")
    if checked.answer is not Answer.PLAN and not all_whole:  # Halves of people in a network with other equal optima.
        return solve_exactly(case, seconds=seconds, nodes=nodes, all_whole=True)
    return checked


def _run(model: Any, *, seconds: float, nodes: int, presolve: str = "choose") -> Any:
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("time_limit", seconds), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
        solver.setOptionValue(option, value)
    solver.setOptionValue("presolve", presolve)
    if nodes:
        solver.setOptionValue("mip_max_nodes", nodes)
    solver.passModel(model)
    solver.run()
    return solver


def _says_impossible(solver: Any) -> bool:
    from highspy import HighsModelStatus

    return solver.getModelStatus() in (HighsModelStatus.kInfeasible, HighsModelStatus.kUnboundedOrInfeasible)


def _has_plan(solver: Any, *, nodes: int) -> bool:
    from highspy import HighsModelStatus

    status = solver.getModelStatus()
    stopped = bool(nodes) and status == HighsModelStatus.kSolutionLimit
    return status == HighsModelStatus.kOptimal or (stopped and solver.getInfo().primal_solution_status == 2)


def as_highs(model: LinearModel) -> Any:
    import highspy

    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.gain), len(model.row_low)
    program.col_cost_, program.col_lower_, program.col_upper_ = model.gain, model.low, model.high
    program.row_lower_, program.row_upper_ = model.row_low, model.row_high
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_, program.a_matrix_.index_ = model.row_begins, model.row_columns
    program.a_matrix_.value_ = model.row_values
    program.sense_ = highspy.ObjSense.kMaximize
    whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    program.integrality_ = [whole if column else part for column in model.whole]
    return program
