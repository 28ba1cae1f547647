"""The earliest finish of 20,000 people toward 400 profiles, against one search in plain Python for each pair."""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

import numpy as np

from bench.chains_instances import Instance, make_instance
from bench.chains_peer import Peer, can_answer, sample, search
from jobbspar.core.chains.batch import TOO_MANY, Days, Prepared, earliest_days, prepare

PEOPLE, PROFILES, SOME_PROFILES = 20_000, 400, 24
TIMES_FASTER, MOST_MEGABYTES, PERSON_SECONDS, PROFILE_SECONDS = 150, 1_000, 0.050, 0.2
THREADS = 2
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure, the limit that was promised for it, and whether it is kept."""

    about: str
    is_kept: bool


def main() -> bool:
    """All people and some profiles; all 8 million pairs with `python -m bench.chains --whole`."""
    return measure([])


def measure(argv: Sequence[str]) -> bool:
    """Print times, memory and ratios of one run, and whether what was promised is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench.chains", description=__doc__)
    parser.add_argument("--whole", action="store_true", help="all 400 profiles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=1_000, help="pairs the plain search is timed on")
    asked = parser.parse_args(argv)
    profiles = PROFILES if asked.whole else SOME_PROFILES
    case = make_instance(people=PEOPLE, profiles=profiles, seed=asked.seed)
    earliest_days(
        _prepared(make_instance(people=4, profiles=2, seed=0)), make_instance(people=4, profiles=2, seed=0).crowd
    )
    ready, preparing = _timed(lambda: _prepared(case))
    answers, searching = _timed(lambda: earliest_days(ready, case.crowd, threads=THREADS))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _say_answers(answers, seconds=preparing + searching, preparing=preparing, megabytes=megabytes)
    promises = [Promise(f"memory under {MOST_MEGABYTES} MB", megabytes < MOST_MEGABYTES)]
    promises += [Promise("no pair was too large", not (answers == TOO_MANY).any())]
    each = (preparing + searching) / answers.size
    promises += _against_plain(case, ready, answers=answers, each=each, pairs=asked.pairs, seed=asked.seed)
    promises += _changes(case, ready, answers=answers)
    for one in promises:
        print(f"{'kept  ' if one.is_kept else 'BROKEN'} {one.about}")
    return all(one.is_kept for one in promises)


def _prepared(case: Instance) -> Prepared:
    return prepare(case.catalogue, goals=case.goals, subjects=case.crowd.subjects)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    done = work()
    return done, time.perf_counter() - start


def _say_answers(answers: Days, *, seconds: float, preparing: float, megabytes: float) -> None:
    weeks = np.median(answers[answers > 0]) / 7
    print(
        f"{answers.size:,} pairs in {seconds:.1f} s ({preparing:.1f} s to make ready), {THREADS} threads, "
        f"{seconds / answers.size * 1e6:.1f} µs a pair, {megabytes:.0f} MB; "
        f"no way {(answers < 0).mean():.0%}, median {weeks:.0f} weeks"
    )


def _against_plain(
    case: Instance, ready: Prepared, *, answers: Days, each: float, pairs: int, seed: int
) -> list[Promise]:
    """Time the plain search on the same pairs, carry it out to all of them, and compare every answer."""
    found = []
    for merged in (False, True):
        peer = Peer(ready, case.crowd, merged=merged)
        spent, wrong = 0.0, 0
        for person, goal in sample(len(case.crowd), len(case.goals), size=pairs, seed=seed):
            asked = peer.ready(person, goal)
            assert can_answer(asked[3])
            answer, seconds = _timed(lambda asked=asked: search(*asked))  # type: ignore[misc]
            spent += seconds
            wrong += answer != answers[person, goal]
        ratio = spent / pairs / each
        name = "on merged arcs" if merged else "plain"
        print(
            f"one search a pair, {name}: {spent / pairs * 1e3:.2f} ms, "
            f"all pairs {spent / pairs * answers.size / 3600:.2f} h "
            f"(carried out from {pairs:,}); {ratio:.0f} × our time; {wrong} answers differ"
        )
        found.append(Promise(f"same answers as the search {name}", wrong == 0))
        if not merged:
            found.append(Promise(f"{TIMES_FASTER} times faster than one plain search a pair", ratio >= TIMES_FASTER))
    return found


def _changes(case: Instance, ready: Prepared, *, answers: Days) -> list[Promise]:
    """One changed person against all profiles, and one changed profile against all people."""
    person = [_timed(lambda at=at: earliest_days(ready, case.crowd.only(slice(at, at + 1)))) for at in range(20)]  # type: ignore[misc]
    is_same = all((row[0] == answers[at]).all() for at, (row, _) in enumerate(person))
    per_profile = median(seconds for _, seconds in person) / len(case.goals)
    goals = [(at, case.goals[(at + 1) % len(case.goals)]) for at in range(5)]
    profile = [_timed(lambda at=at, goal=goal: _changed_goal(case, ready, at, goal)) for at, goal in goals]  # type: ignore[misc]
    is_same &= all(
        (row[:, 0] == answers[:, (at + 1) % len(case.goals)]).all()
        for (at, _), (row, _) in zip(goals, profile, strict=True)
    )
    once = median(seconds for _, seconds in profile)
    print(
        f"one changed person × {PROFILES} profiles: {per_profile * PROFILES * 1e3:.0f} ms; "
        f"one changed profile × {PEOPLE:,}: {once:.2f} s"
    )
    return [
        Promise(f"a changed person within {PERSON_SECONDS * 1e3:.0f} ms", per_profile * PROFILES <= PERSON_SECONDS),
        Promise(f"a changed profile within {PROFILE_SECONDS} s", once <= PROFILE_SECONDS),
        Promise("a change gives the same answers as the whole", bool(is_same)),
    ]


def _changed_goal(case: Instance, ready: Prepared, at: int, goal: tuple) -> Days:  # type: ignore[type-arg]
    return earliest_days(ready.with_goal(at, goal), case.crowd, only=[at])


if __name__ == "__main__":
    sys.exit(0 if measure(sys.argv[1:]) else 1)
