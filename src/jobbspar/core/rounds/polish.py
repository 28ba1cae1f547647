"""Free the part of a plan that loses most at its prices and solve it exactly, again and again.

The work is counted, not timed, so that the same problem gives the same plan on any machine.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from jobbspar.core.rounds.branching import half_open
from jobbspar.core.rounds.by_prices import Solved, enough_for, enough_points, near_enough
from jobbspar.core.rounds.compact import Compact, Flags, Ints, total_worth
from jobbspar.core.rounds.neighbourhood import closest_rounds, freed, loss_by_round, merged
from jobbspar.core.rounds.problem import Answer

WHOLE_IS_A_PART = 3_000
"""Near options up to which, when smaller parts give no more, the whole plan is one part."""
SIZES = ((3, 4), (14, 10))
"""Rounds in a part, and parts in a row without gain before the next size: small parts take a tenth of the time."""
MOST_ROUNDS = 1_000
"""In larger plans one part is too small a share of the gap to be worth its time."""
MOST_PARTS = 24


class _Outcome(Protocol):
    @property
    def answer(self) -> Answer: ...
    @property
    def chosen(self) -> Ints: ...


def polished(case: Compact, *, solved: Solved, solve_part: Callable[[Compact], _Outcome]) -> Ints:
    """A plan at least as good as the one given, in options of `case`."""
    near, position = solved.near, np.full(case.options + 1, -1, np.int64)
    position[solved.kept] = np.arange(len(solved.kept))
    chosen = position[solved.chosen]
    if near.rounds > MOST_ROUNDS:
        return solved.chosen
    for rounds, failures in (*SIZES, *([(near.rounds, 1)] if near.options <= WHOLE_IS_A_PART else [])):
        chosen = _with_parts_of(rounds, near, chosen, solved=solved, most_failures=failures, solve_part=solve_part)
    return np.where(chosen >= 0, solved.kept[chosen], -1)


def _with_parts_of(
    count: int, near: Compact, chosen: Ints, *, solved: Solved, most_failures: int,
    solve_part: Callable[[Compact], _Outcome],
) -> Ints:  # fmt: skip
    """Parts of so many rounds, the weakest first, until the plan is near enough or nothing more is gained."""
    enough, points = enough_for(near), enough_points(near)
    tried: set[int] = set()
    failures = 0
    for _ in range(MOST_PARTS):
        worth = total_worth(near, chosen=chosen)
        if near_enough(worth, bound=solved.bound, enough=enough, points=points) or failures >= most_failures:
            break
        rounds = _part_to_free(near, count=count, solved=solved, chosen=chosen, tried=tried)
        again = _solved_again(near, chosen=chosen, rounds=rounds, solve_part=solve_part)
        if again is not None and total_worth(near, chosen=again) > worth:
            chosen, failures = again, 0
            tried.clear()
        else:
            failures += 1
    return chosen


def _part_to_free(near: Compact, *, count: int, solved: Solved, chosen: Ints, tried: set[int]) -> Flags:
    """The round that loses most among those not tried, with its neighbours; everything if it is that many."""
    if count >= near.rounds:
        return np.ones(near.rounds, np.bool_)
    loss = loss_by_round(near, chosen=chosen, charge=solved.charge, seat=solved.prices.seat)
    loss[half_open(solved.market.opens)] += np.abs(loss).max()  # What prices leave undecided comes first.
    loss[list(tried)] = -np.inf
    worst = int(np.argmax(loss))
    tried.add(worst)
    return closest_rounds(near, place=worst, count=count)


def _solved_again(
    near: Compact, *, chosen: Ints, rounds: Flags, solve_part: Callable[[Compact], _Outcome]
) -> Ints | None:
    part = freed(near, chosen=chosen, rounds=rounds)
    outcome = solve_part(part.case)
    if outcome.answer is not Answer.PLAN:
        return None
    return merged(chosen=chosen, part=part, again=outcome.chosen)
