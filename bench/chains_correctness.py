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
from jobbspar.core.chains.problem import ChainProblem
from jobbspar.core.chains.solve import earliest_finish
from jobbspar.core.rounds.json_values import to_json

PEOPLE, PROFILES, PAIRS = 2_000, 80, 1_000
# Pairs between two lines of progress.
GROUP = 25


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
    oracle: list[int | None] = []
    wrong, singly, begun = 0, 0.0, time.perf_counter()
    for at in range(0, len(chosen), GROUP):
        problems = [case.problem(person, goal) for person, goal in chosen[at : at + GROUP]]
        single, taken = _each_alone(problems)
        singly += taken
        oracle += ask([to_json(problem) for problem in problems])
        quick = [int(batch[pair]) for pair in chosen[at : at + GROUP]]
        wrong += _differing(chosen[at : at + GROUP], single=single, quick=quick, oracle=oracle[at:])
        print(f"{len(oracle):,} pairs, {wrong} differ, {time.perf_counter() - begun:.0f} s", flush=True)
    reached = [day for day in oracle if day is not None and day != UNKNOWN and day > 0]
    seconds = time.perf_counter() - begun - singly
    print(
        f"{len(chosen):,} pairs, {len(reached):,} with a chain to find (median {np.median(reached) / 7:.0f} weeks), "
        f"{oracle.count(None):,} without a way, {oracle.count(UNKNOWN)} that CP-SAT did not decide; {wrong} differ; "
        f"single {singly:.0f} s, CP-SAT {seconds:.0f} s"
    )
    return wrong == 0


def _each_alone(problems: Sequence[ChainProblem]) -> tuple[list[int | None], float]:
    begun = time.perf_counter()
    return [earliest_finish(problem) for problem in problems], time.perf_counter() - begun


def _differing(
    pairs: Sequence[tuple[int, int]],
    *,
    single: Sequence[int | None],
    quick: Sequence[int],
    oracle: Sequence[int | None],
) -> int:
    """How many pairs have answers that differ, each printed."""
    wrong = 0
    for pair, one, by_batch, other in zip(pairs, single, quick, oracle, strict=True):
        if not one == other == (None if by_batch == NO_WAY else by_batch):
            wrong += 1
            print(f"person {pair[0]}, profile {pair[1]}: single {one}, batch {by_batch}, CP-SAT {other}")
    return wrong


if __name__ == "__main__":
    sys.exit(0 if measure(sys.argv[1:]) else 1)
