"""Re-solve after a change at 20,000 people and 400 rounds: time against a cold solve, people moved, rules kept."""

import time
from collections.abc import Callable
from functools import partial
from statistics import mean, median

import numpy as np

from bench.planning_instances import SCALES, make_instance
from bench.planning_peers import warm_prices
from jobbspar.core.rounds.compact import Compact, Ints, total_worth
from jobbspar.core.rounds.compact_faults import compact_faults
from jobbspar.core.rounds.problem import Answer
from jobbspar.core.rounds.solve import Outcome, solve_compact_again, solve_compact_by_prices

CHANGES = 12
MOST_OF_COLD, MOST_MOVED = 1 / 3, 6.0


def main() -> bool:
    """Exclusions and smaller rounds, one change at a time; whether both promises are kept in each family."""
    warm_prices()
    tiny = make_instance(SCALES["M"], seed=1, bound=True)
    solve_compact_again(tiny, old=solve_compact_by_prices(tiny, seconds=10).chosen)
    free, bound = _family(bound=False), _family(bound=True)
    return free and bound


def _family(*, bound: bool) -> bool:
    case = make_instance(SCALES["L"], seed=1, bound=bound)
    cold = [_timed(partial(solve_compact_by_prices, case, seconds=10)) for _ in range(3)]
    cold_seconds, plan = median(seconds for seconds, _ in cold), cold[0][1]
    dice, times, moved, losses, broken = np.random.default_rng(7), [], [], [], 0
    for number in range(CHANGES):
        case, old = _changed(case, plan.chosen, dice=dice, number=number)
        seconds, again = _timed(partial(solve_compact_again, case, old=old, start=plan.prices))
        if again.answer is not Answer.PLAN or compact_faults(case, chosen=again.chosen):
            broken += 1
            continue
        times.append(seconds)
        moved.append(_moved(case, old=old, new=again.chosen))
        worth = total_worth(case, chosen=again.chosen)
        losses.append(100 * (again.bound - worth) / worth)
        plan = again
    share = median(times) / cold_seconds
    name = "bound" if bound else "free"
    print(f"{name}: cold {cold_seconds:.2f} s, again {median(times):.2f} s ({share:.2f} of cold, at most 0.33)")
    print(
        f"{name}: {mean(moved):.1f} people moved a change (at most 6), gap at most {max(losses):.3f} %, broken {broken}"
    )
    return share <= MOST_OF_COLD and mean(moved) <= MOST_MOVED and not broken


def _timed(call: Callable[[], Outcome]) -> tuple[float, Outcome]:
    start = time.process_time()
    outcome = call()
    return time.process_time() - start, outcome


def _changed(case: Compact, chosen: Ints, *, dice: np.random.Generator, number: int) -> tuple[Compact, Ints]:
    """Every other time a seated person is excluded from their round, every other a round loses two seats."""
    if number % 2:
        place = int(dice.choice(np.flatnonzero(case.maximum - 2 >= case.minimum)))
        maximum = case.maximum.copy()
        maximum[place] -= 2
        return case._replace(maximum=maximum), chosen
    person = int(dice.choice(np.flatnonzero((chosen >= 0) & ~case.promised)))
    out = int(chosen[person])
    keep = np.arange(case.options) != out
    begins = case.begins - (case.begins > out)
    old = np.where(chosen > out, chosen - 1, chosen)
    old[person] = -1
    fewer = {name: getattr(case, name)[keep] for name in ("round_of", "through", "worth")}
    return case._replace(begins=begins, **fewer), old


def _moved(case: Compact, *, old: Ints, new: Ints) -> int:
    """People whose round is another than before, or who have a seat only before or only after."""
    return int((_rounds(case, old) != _rounds(case, new)).sum())


def _rounds(case: Compact, chosen: Ints) -> Ints:
    return np.where(chosen >= 0, case.round_of[chosen], -1)
