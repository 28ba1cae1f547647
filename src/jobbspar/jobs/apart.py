"""Solve in a process of its own, so that a large plan can really be stopped and the worker breathes meanwhile."""

import os
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection

from jobbspar.core.rounds.problem import Plan, Problem, Solution

LOOK_EVERY_SECONDS = 1.0


class SolverDied(Exception):
    """The process ended without an answer, as when memory runs out."""


def solve_apart(problem: Problem, *, old: Plan | None, is_wanted: Callable[[], bool]) -> Solution | None:
    """The solution, or nothing when it was no longer wanted; asked about every second."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    solver = context.Process(target=_solve, args=(problem, old, theirs, os.getpid()), daemon=True)
    solver.start()
    theirs.close()
    try:
        while not ours.poll(LOOK_EVERY_SECONDS):
            if not is_wanted():
                return None
        found: Solution = ours.recv()
        return found
    except EOFError:
        raise SolverDied from None
    finally:
        solver.terminate()
        solver.join()
        ours.close()


def _solve(problem: Problem, old: Plan | None, answer: Connection, parent: int) -> None:
    """Knows neither tables nor queue, so that it starts at once and needs no rights."""
    from jobbspar.core.rounds.solve import solve, solve_again

    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    answer.send(solve(problem) if old is None else solve_again(problem, old=old))


def _end_with(parent: int) -> None:
    """A worker that is killed takes its solver with it."""
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
    os._exit(1)
