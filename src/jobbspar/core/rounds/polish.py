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

WHOLE_IS_A_PART = 600
"""Near options up to which the whole plan is one part; of more, a part is as good and takes a tenth of the time."""
ROUNDS_IN_A_PART = 6
MOST_ROUNDS = 1_000
"""In larger plans one part is too small a share of the gap to be worth its time."""
MOST_PARTS = 24
MOST_FAILURES = 10


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
    tried: set[int] = set()
    failures, enough, points = 0, enough_for(near), enough_points(near)
    for _ in range(MOST_PARTS):
        worth = total_worth(near, chosen=chosen)
        if near_enough(worth, bound=solved.bound, enough=enough, points=points) or failures >= MOST_FAILURES:
            break
        rounds = _part_to_free(near, solved=solved, chosen=chosen, tried=tried)
        again = _solved_again(near, chosen=chosen, rounds=rounds, solve_part=solve_part)
        if again is not None and total_worth(near, chosen=again) > worth:
            chosen, failures = again, 0
            tried.clear()
        else:
            failures += 1
        if rounds.all():
            break
    return np.where(chosen >= 0, solved.kept[chosen], -1)


def _part_to_free(near: Compact, *, solved: Solved, chosen: Ints, tried: set[int]) -> Flags:
    """The round that loses most among those not tried, with its neighbours; everything if that is small."""
    if near.options <= WHOLE_IS_A_PART:
        return np.ones(near.rounds, np.bool_)
    loss = loss_by_round(near, chosen=chosen, charge=solved.charge, seat=solved.prices.seat)
    loss[half_open(solved.market.opens)] += np.abs(loss).max()  # What prices leave undecided comes first.
    loss[list(tried)] = -np.inf
    worst = int(np.argmax(loss))
    tried.add(worst)
    return closest_rounds(near, place=worst, count=ROUNDS_IN_A_PART)


def _solved_again(
    near: Compact, *, chosen: Ints, rounds: Flags, solve_part: Callable[[Compact], _Outcome]
) -> Ints | None:
    part = freed(near, chosen=chosen, rounds=rounds)
    outcome = solve_part(part.case)
    if outcome.answer is not Answer.PLAN:
        return None
    return merged(chosen=chosen, part=part, again=outcome.chosen)
