"""Every claim of the round solver against three oracles: all plans tried, HiGHS and CP-SAT run to proven optimum."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from statistics import mean

import numpy as np

from bench.planning_instances import SCALES, make_instance
from bench.planning_tiny import a_case, edited, every_plan
from jobbspar.core.rounds.compact import Compact, total_worth
from jobbspar.core.rounds.compact_faults import compact_faults
from jobbspar.core.rounds.problem import Answer
from jobbspar.core.rounds.solve import (
    Outcome,
    solve_compact_again,
    solve_compact_again_by_prices,
    solve_compact_by_prices,
    solve_exactly,
)

TINY, SMALL, THIRD_ORACLE = 3_000, 400, 100
INSTANCES, EDITS, LARGER_IN_EDITS = 1_000, 10, 40
SECONDS, SECONDS_OF_THIRD = 60.0, 5.0
ALONE = {"PYTHONPATH": os.pathsep.join(sys.path)}


def main() -> bool:
    """Some minutes; one line a claim, with its counts and every seed at which it does not hold."""
    return all(
        [
            _told("tiny cases against all plans tried", *against_all_plans(range(TINY))),
            _told("small cases against HiGHS to proven optimum", *against_highs(range(SMALL))),
            _told("small cases against CP-SAT to proven optimum", *against_cp_sat(range(THIRD_ORACLE))),
            _told("same problem, two processes", *in_two_processes()),
            _told(f"instances × {EDITS} edits", *after_edits(range(INSTANCES), edits=EDITS)),
        ]
    )


def _told(claim: str, counts: Counter[str], wrong: list[str]) -> bool:
    print(f"{claim}: {', '.join(f'{count} {what}' for what, count in counts.items())}", flush=True)
    print(f"  {'held' if not wrong else 'NOT HELD: ' + '; '.join(wrong[:10])}", flush=True)
    return not wrong


def against_all_plans(seeds: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """The exact solver finds the best of all lawful plans; prices find none better, and their bound is never under."""
    counts, wrong = Counter[str](), list[str]()
    for seed in seeds:
        case = a_case(seed, bound=seed % 2 == 0, loose=seed % 5 == 0)
        worths = [total_worth(case, chosen=one) for one in every_plan(case) if not compact_faults(case, chosen=one)]
        best = max(worths, default=None)
        counts["with a lawful plan" if worths else "without"] += 1
        wrong += _exact_faults(case, best=best, seed=seed)
        wrong += _price_faults(case, found=solve_compact_by_prices(case, seconds=SECONDS), best=best, seed=seed)
    return counts, wrong


def _exact_faults(case: Compact, *, best: int | None, seed: int) -> list[str]:
    found = solve_exactly(case, seconds=SECONDS)
    if best is None:
        return [] if found.answer is Answer.NO_PLAN else [f"{seed}: exact says {found.answer.value}"]
    worth = total_worth(case, chosen=found.chosen)
    lawful = found.answer is Answer.PLAN and not compact_faults(case, chosen=found.chosen)
    return [] if lawful and worth == best == found.bound else [f"{seed}: exact finds {worth} of {best}"]


def _price_faults(case: Compact, *, found: Outcome, best: int | None, seed: int) -> list[str]:
    """What the price method claims wrongly; to find no plan is not wrong, to say that there is none may be."""
    if best is None:
        return [f"{seed}: prices find a plan where there is none"] if found.answer is Answer.PLAN else []
    wrong = [f"{seed}: bound {found.bound} under {best}"] if found.bound < best else []
    if found.answer is Answer.NO_PLAN:
        wrong.append(f"{seed}: prices say that there is no plan")
    if found.answer is Answer.PLAN:
        worth, broken = total_worth(case, chosen=found.chosen), compact_faults(case, chosen=found.chosen)
        wrong += [f"{seed}: prices find {worth}, more than {best}"] if worth > best else []
        wrong += [f"{seed}: {fault}" for fault in broken]
    return wrong


def a_small_case(seed: int, *, larger: int = 4) -> Compact:
    """Twelve to forty people, five to nine rounds, every limit; one in `larger` drawn as the large instances are."""
    if seed % larger == 3:
        return make_instance(SCALES["S"], seed=seed, bound=seed % 8 == 3, shared=seed % 3 == 0)
    return a_case(seed, people=12 + seed % 29, rounds=5 + seed % 5, bound=seed % 2 == 0, loose=seed % 3 > 0)


def against_highs(seeds: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """Prices against the optimum; the gaps told are those of the plans found and of the bounds."""
    counts, wrong, short, over = Counter[str](), list[str](), list[float](), list[float]()
    for seed in seeds:
        case = a_small_case(seed)
        exact = solve_exactly(case, seconds=SECONDS)
        if exact.answer is Answer.NOT_FOUND:
            counts["not proven in time"] += 1
            continue
        best = total_worth(case, chosen=exact.chosen) if exact.answer is Answer.PLAN else None
        found = solve_compact_by_prices(case, seconds=SECONDS)
        wrong += _price_faults(case, found=found, best=best, seed=seed)
        counts[_kind(found, best=best)] += 1
        if best is not None and best > 0 and found.answer is Answer.PLAN:
            short.append(100 * (best - total_worth(case, chosen=found.chosen)) / best)
            over.append(100 * (found.bound - best) / best)
    if short:
        print(f"  prices under the optimum: mean {mean(short):.2f} %, median {np.median(short):.2f} %")
        print(f"  bound over the optimum: mean {mean(over):.2f} %, median {np.median(over):.2f} %")
    return counts, wrong


def _kind(found: Outcome, *, best: int | None) -> str:
    if best is None:
        return "without a lawful plan"
    return "solved by prices too" if found.answer is Answer.PLAN else "where prices find no plan"


def against_cp_sat(seeds: range) -> tuple[Counter[str], list[str]]:
    """The exact solver's optimum is that of CP-SAT on a model written apart, in a process of its own."""
    words = [sys.executable, "-m", "bench.planning_correctness", "cp-sat", str(seeds.start), str(seeds.stop)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=os.environ | ALONE)
    counts, wrong = Counter[str](), list[str]()
    for seed, (best, bound) in zip(seeds, json.loads(done.stdout.splitlines()[-1]), strict=True):
        if best != bound:  # Stopped by its time before the proof.
            counts["not proven in time"] += 1
            continue
        counts["with a lawful plan" if best is not None else "without"] += 1
        wrong += _exact_faults(a_small_case(seed), best=best, seed=seed)
    return counts, wrong


def _optima_of_cp_sat(first: int, end: int) -> list[tuple[int | None, int | None]]:
    """For each case the best worth found and the proven bound; both nothing where there is no plan."""
    from bench.planning_peers import cp_sat

    found = []
    for seed in range(first, end):
        case = a_small_case(seed)
        plan, bound = cp_sat(case, SECONDS_OF_THIRD, gap=0.0)
        worth = None if plan is None else total_worth(case, chosen=plan)
        found.append((worth, None if bound is None else round(bound)))
    return found


def in_two_processes() -> tuple[Counter[str], list[str]]:
    """The same plan, bound and answer, cold and after edits, whatever Python's own hashes are seeded with."""
    words = [sys.executable, "-m", "bench.planning_correctness", "print"]
    told = [
        subprocess.run(
            words, capture_output=True, text=True, check=True, env=os.environ | ALONE | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    lines = [one.splitlines() for one in told]
    wrong = [f"{first} ≠ {second}" for first, second in zip(*lines, strict=True) if first != second]
    return Counter({"answers": len(lines[0])}), wrong


def _prints() -> None:
    """A fingerprint of each answer."""
    cases = [a_small_case(seed) for seed in range(40)]
    cases += [make_instance(SCALES["M"], seed=seed, bound=bound) for seed in (1, 2) for bound in (False, True)]
    for number, case in enumerate(cases):
        cold = solve_compact_by_prices(case, seconds=SECONDS)
        change = edited(case, old=cold.chosen, dice=np.random.default_rng(number))
        again = solve_compact_again_by_prices(change.case, old=change.old, start=cold.prices)
        for one in (cold, again):
            print(number, one.answer.value, one.bound, sha256(one.chosen.tobytes()).hexdigest())


def after_edits(seeds: Iterable[int], *, edits: int) -> tuple[Counter[str], list[str]]:
    """After each edit a lawful plan under the bound, or the answer that there is none; such an edit is undone."""
    counts, wrong = Counter[str](), list[str]()
    for seed in seeds:
        case, dice = a_small_case(seed, larger=LARGER_IN_EDITS), np.random.default_rng(seed)
        plan = solve_compact_by_prices(case, seconds=SECONDS)
        counts["instances"] += 1
        for _ in range(edits):
            if not case.options:
                break
            change = edited(case, old=plan.chosen, dice=dice)
            exact = solve_compact_again(change.case, old=change.old, start=plan.prices, seconds=SECONDS)
            again = solve_compact_again_by_prices(change.case, old=change.old, start=plan.prices)
            wrong += _edit_faults(change.case, exact=exact, again=again, seed=seed, deed=change.deed)
            counts[_edit_kind(exact, again=again)] += 1
            if exact.answer is Answer.PLAN:
                case = change.case
                plan = again if again.answer is Answer.PLAN else Outcome(exact.answer, exact.chosen, exact.bound, "")
    return counts, wrong


def _edit_faults(case: Compact, *, exact: Outcome, again: Outcome, seed: int, deed: str) -> list[str]:
    """Every plan is lawful and under both bounds, and nothing possible is called impossible."""
    plans = [one for one in (exact, again) if one.answer is Answer.PLAN]
    wrong = [f"{seed} after {deed}: {fault}" for one in plans for fault in compact_faults(case, chosen=one.chosen)]
    best = max((total_worth(case, chosen=one.chosen) for one in plans), default=None)
    if best is not None and min(exact.bound, again.bound) < best:
        wrong.append(f"{seed} after {deed}: a bound under {best}")
    if plans and Answer.NO_PLAN in (exact.answer, again.answer):
        wrong.append(f"{seed} after {deed}: one finds a plan where the other says that there is none")
    return wrong


def _edit_kind(exact: Outcome, *, again: Outcome) -> str:
    if exact.answer is Answer.NO_PLAN:
        return "edits that make it impossible, answered so"
    return (
        "edits with a plan by prices" if again.answer is Answer.PLAN else "edits with a plan by the exact solver only"
    )


if __name__ == "__main__":
    if sys.argv[1] == "print":
        _prints()
    else:
        print(json.dumps(_optima_of_cp_sat(int(sys.argv[2]), int(sys.argv[3]))))
