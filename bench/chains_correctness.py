"""Chains against an independent CP-SAT model on a thousand pairs of invented people and profiles."""

import argparse
import sys
import time
from collections.abc import Sequence

import numpy as np

from bench.chains_instances import make_instance
from bench.chains_oracle import UNKNOWN, ask, is_installed
from bench.chains_peer import sample
from jobbspar.core.chains.batch import NO_WAY, earliest_days, prepare
from jobbspar.core.chains.solve import earliest_finish
from jobbspar.core.rounds.json_values import to_json

PEOPLE, PROFILES, PAIRS = 2_000, 80, 1_000


def main() -> bool:
    """A thousand pairs; other numbers with `python -m bench.chains_correctness --pairs N --seed N`."""
    return measure([])


def measure(argv: Sequence[str]) -> bool:
    """Print every pair on which the answers differ; whether there is none and all were decided."""
    parser = argparse.ArgumentParser(prog="python -m bench.chains_correctness", description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    if not is_installed():
        print("OR-Tools is not installed, so there is nothing to compare with")
        return False
    case = make_instance(people=PEOPLE, profiles=PROFILES, seed=asked.seed)
    chosen = sample(PEOPLE, PROFILES, size=asked.pairs, seed=asked.seed)
    batch = earliest_days(prepare(case.catalogue, goals=case.goals, subjects=case.crowd.subjects), case.crowd)
    begun = time.perf_counter()
    problems = [case.problem(person, goal) for person, goal in chosen]
    single = [earliest_finish(problem) for problem in problems]
    singly = time.perf_counter() - begun
    oracle = ask([to_json(problem) for problem in problems])
    wrong = 0
    for pair, one, other in zip(chosen, single, oracle, strict=True):
        quick = int(batch[pair])
        if not one == other == (None if quick == NO_WAY else quick):
            wrong += 1
            print(f"person {pair[0]}, profile {pair[1]}: single {one}, batch {quick}, CP-SAT {other}")
    reached = [day for day in oracle if day is not None and day != UNKNOWN and day > 0]
    seconds = time.perf_counter() - begun - singly
    print(
        f"{len(chosen):,} pairs, {len(reached):,} with a chain to find (median {np.median(reached) / 7:.0f} weeks), "
        f"{oracle.count(None):,} without a way, {oracle.count(UNKNOWN)} that CP-SAT did not decide; {wrong} differ; "
        f"single {singly:.0f} s, CP-SAT {seconds:.0f} s"
    )
    return wrong == 0


if __name__ == "__main__":
    sys.exit(0 if measure(sys.argv[1:]) else 1)
