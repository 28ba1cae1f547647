"""The earliest finish of every person toward every goal, in days from today: the same answer as `solve_chain`, fast."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.chains.arcs import GoalArcs, Tables, goal_arcs
from jobbspar.core.chains.crowd import Catalogue, Crowd, Goal

THREADS = 2
GOALS_AT_A_TIME = 4
NO_WAY, TOO_MANY = -1, -2
Days = NDArray[np.int16]


class Flat(NamedTuple):
    """All goals in one set of arrays: those of goal g begin at `levels_at[g]`, `begins_at[g]`."""

    goal: NDArray[np.uint64]
    levels_at: NDArray[np.int64]
    subject: NDArray[np.int64]
    asked: NDArray[np.int64]
    kind: NDArray[np.int32]
    begins_at: NDArray[np.int64]
    begins: NDArray[np.int64]
    lane: NDArray[np.int8]
    ask: NDArray[np.uint64]
    gives: NDArray[np.uint64]
    on_clock: NDArray[np.bool_]
    table: NDArray[np.int32]
    shortest: NDArray[np.int32]
    rows: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A catalogue and goals, ready to be asked about any crowd whose levels are in the order of `subjects`."""

    subjects: tuple[str, ...]
    tables: Tables
    goals: tuple[GoalArcs, ...]
    flat: Flat

    def with_goal(self, number: int, goal: Goal) -> "Prepared":
        """The same with one goal changed."""
        changed = goal_arcs(self.tables, goal)
        return _prepared(self.subjects, self.tables, (*self.goals[:number], changed, *self.goals[number + 1 :]))


def prepare(catalogue: Catalogue, *, goals: Sequence[Goal], subjects: tuple[str, ...]) -> Prepared:
    """Merge equal activities for every goal and kind of home, once."""
    tables = Tables.of(catalogue)
    return _prepared(subjects, tables, tuple(goal_arcs(tables, goal) for goal in goals))


def _prepared(subjects: tuple[str, ...], tables: Tables, goals: tuple[GoalArcs, ...]) -> Prepared:
    at = {name: number for number, name in enumerate(subjects)}
    levels = [level for goal in goals for level in goal.levels]
    arcs_before = np.cumsum([0, *(len(goal.arcs.lane) for goal in goals)])
    flat = Flat(
        goal=np.array([goal.goal for goal in goals], np.uint64),
        levels_at=np.cumsum([0, *(len(goal.levels) for goal in goals)]),
        subject=np.array([at.get(level.subject, -1) for level in levels], np.int64),
        asked=np.array([level.level for level in levels], np.int64),
        kind=np.stack([goal.arcs.kind for goal in goals]),
        begins_at=np.cumsum([0, *(len(goal.arcs.begins) for goal in goals)]),
        begins=np.concatenate([goal.arcs.begins + n for goal, n in zip(goals, arcs_before[:-1], strict=True)]),
        lane=np.concatenate([goal.arcs.lane for goal in goals]),
        ask=np.concatenate([goal.arcs.ask for goal in goals]),
        gives=np.concatenate([goal.arcs.gives for goal in goals]),
        on_clock=np.concatenate([goal.arcs.on_clock for goal in goals]),
        table=np.concatenate([goal.arcs.table for goal in goals]),
        shortest=np.concatenate([goal.arcs.shortest for goal in goals]),
        rows=tables.as_array(),
    )
    return Prepared(subjects, tables, goals, flat)


def earliest_days(
    prepared: Prepared, crowd: Crowd, *, only: Sequence[int] | None = None, threads: int = THREADS
) -> Days:
    """A row a person, a column a goal (or each of `only`): days to everything met, `NO_WAY` when nothing leads there.

    `TOO_MANY` marks a pair that took more memory than a search may have; ask `solve_chain` about those.
    """
    from jobbspar.core.chains.batch_people import every_goal
    from jobbspar.core.chains.batch_search import make_room

    if crowd.subjects != prepared.subjects:
        raise ValueError("the crowd's levels are in another order than the prepared goals")
    numbers = np.arange(len(prepared.goals)) if only is None else np.array(only, np.int64)
    answers = np.empty((len(numbers), len(crowd)), np.int16)
    turn = count(step=GOALS_AT_A_TIME)

    def work(_: int) -> None:
        room = make_room()
        while (at := next(turn)) < len(numbers):
            mine = slice(at, at + GOALS_AT_A_TIME)
            every_goal(room, crowd.levels, crowd.home, crowd.sfi_over, prepared.flat, numbers[mine], answers[mine])

    if threads == 1 or len(numbers) <= GOALS_AT_A_TIME or len(crowd) == 1:
        every_goal(make_room(), crowd.levels, crowd.home, crowd.sfi_over, prepared.flat, numbers, answers)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(work, range(threads)))
    return answers.T
