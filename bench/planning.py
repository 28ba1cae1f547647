"""Round plans against the best general solvers on the same instances, each solver in a process of its own."""

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from math import isfinite
from statistics import median

import numpy as np

from bench.planning_instances import SCALES, make_instance
from bench.planning_peers import PEERS, warm_prices
from jobbspar.core.rounds.compact import Compact, total_worth
from jobbspar.core.rounds.compact_faults import compact_faults

OWN = "prices"


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised for a size and family: the gap in percent, times faster than the best peer, share of memory."""

    gap_percent: float
    times: float | None = None
    memory: float | None = None


PROMISES = {
    ("M", "bound"): Promise(0.05, times=8),
    ("R", "bound"): Promise(0.25, times=20),
    ("L", "bound"): Promise(0.02, times=100, memory=5),
    ("XL", "bound"): Promise(0.20, times=40),
}
FREE = Promise(0.02)
HALF_A_SECOND = 0.5
"""Where a peer needs longer than this on a free instance, the price method must be faster."""


@dataclass(frozen=True, slots=True)
class Run:
    """One solver on one instance. `seconds` leaves out imports, compiling and making the instance."""

    solver: str
    worth: int | None
    bound: float | None
    seconds: float
    megabytes: float
    faults: int

    @property
    def gap_percent(self) -> float | None:
        if self.worth is None or self.bound is None:
            return None
        return 100 * max(0.0, self.bound - self.worth) / max(1, abs(self.worth))


def main() -> bool:
    """The small sizes; larger ones with `python -m bench.planning --sizes R L` and an hour to spare."""
    return measure([])


def measure(argv: list[str]) -> bool:
    """Print a table of every size, family and solver; whether every plan keeps the rules and every bound holds."""
    parser = argparse.ArgumentParser(prog="python -m bench.planning", description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=["S", "M"], choices=list(SCALES))
    parser.add_argument("--families", nargs="+", default=["free", "bound"], choices=["free", "bound"])
    parser.add_argument("--peers", nargs="*", default=["highs", "highs-no-presolve"], choices=list(PEERS))
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    parser.add_argument("--seconds", type=float, default=60.0, help="time limit of the peers")
    parser.add_argument("--alone", help="run one solver in this process and print its result as JSON")
    asked = parser.parse_args(argv)
    if asked.alone:
        case = make_instance(SCALES[asked.sizes[0]], seed=asked.seeds[0], bound=asked.families[0] == "bound")
        print(json.dumps(asdict(_run_here(asked.alone, case, seconds=asked.seconds))))
        return True
    well = True
    for size in asked.sizes:
        for family in asked.families:
            for seed in asked.seeds:
                well &= _compare(size, family, seed=seed, peers=asked.peers, seconds=asked.seconds)
    return well


def _compare(size: str, family: str, *, seed: int, peers: list[str], seconds: float) -> bool:
    """Run every solver on one instance and print its rows with ratios to our own."""
    runs = [_run_apart(name, size, family, seed=seed, seconds=seconds) for name in [OWN, *peers]]
    own = runs[0]
    for run in runs:
        print(f"{size:4}{family:6} seed {seed} {_row(run, own=own)}", flush=True)
    best = max((run.worth for run in runs if run.worth is not None), default=0)
    holds = own.bound is not None and own.bound >= best
    if not holds or any(run.faults for run in runs):
        print("  BROKEN: a rule or a bound does not hold")
    kept = _keeps_promise(size, family, own=own, peers=runs[1:])
    return holds and kept and not any(run.faults for run in runs)


def _keeps_promise(size: str, family: str, *, own: Run, peers: list[Run]) -> bool:
    """Compare with the fastest peer that found a plan; if none did, with the last to give up, most often at its limit.

    No plan in that time means that a plan would have taken longer still, so the ratio is then at least what is told.
    """
    promise = PROMISES.get((size, family), FREE if family == "free" else None)
    if promise is None or own.gap_percent is None:
        return own.gap_percent is not None
    told, kept = [f"gap {own.gap_percent:.4f} of {promise.gap_percent} %"], own.gap_percent <= promise.gap_percent
    ended = [run for run in peers if isfinite(run.seconds)]
    if ended:
        rival, found = _rival(ended)
        times = rival.seconds / own.seconds
        least = promise.times or (1 if family == "free" and rival.seconds > HALF_A_SECOND else None)
        if least:
            kept &= times >= least
            manner = "" if found else f", which gave up without a plan after {rival.seconds:.0f} s: at least so many"
            told.append(f"{times:.0f} of {least:g} times faster than {rival.solver}{manner}")
        if promise.memory:
            kept &= rival.megabytes / own.megabytes >= promise.memory
            told.append(f"memory 1/{rival.megabytes / own.megabytes:.1f} of 1/{promise.memory:g}")
    elif peers:
        told.append("no peer came back to be compared with")
        kept = False
    print(f"  {'kept' if kept else 'NOT KEPT'}: {', '.join(told)}", flush=True)
    return kept


def _rival(peers: list[Run]) -> tuple[Run, bool]:
    """The peer to be compared with, and whether it found a plan."""
    done = [run for run in peers if run.worth is not None]
    if done:
        return min(done, key=lambda run: run.seconds), True
    return max(peers, key=lambda run: run.seconds), False


def _row(run: Run, *, own: Run) -> str:
    gap = "–" if run.gap_percent is None else f"{run.gap_percent:.4f} %"
    row = f"{run.solver:18} worth {run.worth!s:>10}  gap {gap:>10}  {run.seconds:8.2f} s  {run.megabytes:6.0f} MB"
    if run is own:
        return row
    return f"{row}  {run.seconds / own.seconds:.1f} × our time, {run.megabytes / own.megabytes:.1f} × memory"


def _run_apart(solver: str, size: str, family: str, *, seed: int, seconds: float) -> Run:
    """In a process of its own: the solvers' libraries cannot share one, and memory is then each one's own."""
    words = [sys.executable, "-m", "bench.planning", "--alone", solver, "--sizes", size, "--families", family]
    words += ["--seeds", str(seed), "--seconds", str(seconds)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=2 * seconds + 240, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as failed:
        print(f"  {solver}: {type(failed).__name__}")
        return Run(solver, None, None, float("inf"), float("nan"), 0)
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def _run_here(solver: str, case: Compact, *, seconds: float) -> Run:
    if solver == OWN:
        warm_prices()
        times, outcome = [], None
        for _ in range(3 if case.people < 50_000 else 1):
            start = time.perf_counter()
            outcome = PEERS_AND_OWN[solver](case, seconds)
            times.append(time.perf_counter() - start)
        spent = median(times)
    else:
        start = time.perf_counter()
        outcome = PEERS_AND_OWN[solver](case, seconds)
        spent = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    chosen, bound = outcome if outcome is not None else (None, None)
    if chosen is None:
        return Run(solver, None, bound, spent, memory, 0)
    broken = len(compact_faults(case, chosen=chosen))
    return Run(solver, total_worth(case, chosen=chosen), bound, spent, memory, broken)


def _own(case: Compact, seconds: float) -> tuple[np.ndarray, float]:
    from jobbspar.core.rounds.solve import solve_compact_by_prices

    outcome = solve_compact_by_prices(case, seconds=seconds)
    return outcome.chosen, outcome.bound


PEERS_AND_OWN = {**PEERS, OWN: _own}


if __name__ == "__main__":
    sys.exit(0 if measure(sys.argv[1:]) else 1)
