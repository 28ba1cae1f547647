"""The round plan as a linear model: columns, rows and which columns are whole numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.rounds.compact import KINDS, MARKS, WHOLE, Compact, Flags, Ints, person_of

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Maximise `gain · x` with `low ≤ x ≤ high` and `row_low ≤ A x ≤ row_high`; A is kept row by row.

    Columns are first every option, then every round's "opens", then the seats of a round by kind of person.
    Given whole seat counts the rest is a network, so options need not be whole unless a preparatory round is used.
    """

    gain: Reals
    low: Reals
    high: Reals
    whole: Flags
    row_begins: Ints
    row_columns: Ints
    row_values: Reals
    row_low: Reals
    row_high: Reals


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows given as loose entries; `at` counts from 0 within the block."""

    at: Ints
    column: Ints
    value: NDArray[np.generic]
    low: NDArray[np.generic]
    high: NDArray[np.generic]


def linear_model(case: Compact, *, all_whole: bool = False) -> LinearModel:
    """The compact model with seat counts by kind; its optimum is the optimum of the round plan."""
    cell = _cells(case)
    columns = case.options + case.rounds + len(cell)
    blocks = [_person_rows(case), _floor_rows(case), _count_rows(case, cell=cell), _choice_rows(case)]
    blocks += [_size_rows(case, cell=cell), _pool_rows(case, cell=cell), *_band_rows(case, cell=cell)]
    offset = np.cumsum([0, *(len(block.low) for block in blocks)])
    at = np.concatenate([block.at + start for block, start in zip(blocks, offset, strict=False)])
    order = np.argsort(at, kind="stable")
    whole = np.ones(columns, np.bool_)
    whole[: case.options] = all_whole or bool((case.through >= 0).any())
    low = np.zeros(columns)
    low[case.options : case.options + case.rounds] = case.must_open
    high = np.ones(columns)
    high[case.options + case.rounds :] = case.maximum[cell // KINDS]
    return LinearModel(
        gain=np.concatenate([case.worth, -case.effort, np.zeros(len(cell))]).astype(np.float64),
        low=low,
        high=high,
        whole=whole,
        row_begins=np.searchsorted(at[order], np.arange(offset[-1] + 1)).astype(np.int64),
        row_columns=np.concatenate([block.column for block in blocks])[order].astype(np.int64),
        row_values=np.concatenate([block.value for block in blocks])[order].astype(np.float64),
        row_low=np.concatenate([block.low for block in blocks]).astype(np.float64),
        row_high=np.concatenate([block.high for block in blocks]).astype(np.float64),
    )


def _seat_entries(case: Compact) -> tuple[Ints, Ints]:
    """Option and cell (round × kind) of every seat an option takes."""
    option = np.arange(case.options)
    kind = case.kind[person_of(case)]
    on_the_way = case.through >= 0
    options = np.concatenate([option, option[on_the_way]])
    rounds = np.concatenate([case.round_of, case.through[on_the_way]])
    return options, rounds * KINDS + kind[options]


def _cells(case: Compact) -> Ints:
    """The round × kind pairs that anybody could sit in."""
    return np.unique(_seat_entries(case)[1])


def _person_rows(case: Compact) -> _Rows:
    option = np.arange(case.options)
    return _Rows(person_of(case), option, np.ones(case.options), case.promised.astype(np.int64), np.ones(case.people))


def _floor_rows(case: Compact) -> _Rows:
    home = case.home[person_of(case)]
    infinite = np.full(len(case.floor), np.inf)
    return _Rows(home, np.arange(case.options), np.ones(case.options), case.floor, infinite)


def _count_rows(case: Compact, *, cell: Ints) -> _Rows:
    options, seat_cell = _seat_entries(case)
    own = np.arange(len(cell))
    return _Rows(
        at=np.concatenate([np.searchsorted(cell, seat_cell), own]),
        column=np.concatenate([options, case.options + case.rounds + own]),
        value=np.concatenate([np.ones(len(options)), -np.ones(len(cell))]),
        low=np.zeros(len(cell)),
        high=np.zeros(len(cell)),
    )


def _choice_rows(case: Compact) -> _Rows:
    chosen = np.flatnonzero(case.choice >= 0)
    low = np.full(len(case.choice_most), -np.inf)
    return _Rows(case.choice[chosen], case.options + chosen, np.ones(len(chosen)), low, case.choice_most)


def _size_rows(case: Compact, *, cell: Ints) -> _Rows:
    """Seats ≤ maximum·opens and ≥ minimum·opens, two rows a round."""
    column = case.options + case.rounds + np.arange(len(cell))
    place = cell // KINDS
    opens = case.options + np.arange(case.rounds)
    count = np.ones(len(cell))
    infinite, zero = np.full(case.rounds, np.inf), np.zeros(case.rounds)
    return _Rows(
        at=np.concatenate([place, np.arange(case.rounds), case.rounds + place, case.rounds + np.arange(case.rounds)]),
        column=np.concatenate([column, opens, column, opens]),
        value=np.concatenate([count, -case.maximum, count, -case.minimum]),
        low=np.concatenate([-infinite, zero]),
        high=np.concatenate([zero, infinite]),
    )


def _pool_rows(case: Compact, *, cell: Ints) -> _Rows:
    pool = np.repeat(np.arange(len(case.pool_seats)), np.diff(case.pool_begins))
    first = np.searchsorted(cell // KINDS, case.pool_rounds)
    many = np.searchsorted(cell // KINDS, case.pool_rounds, side="right") - first
    step = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    column = case.options + case.rounds + np.repeat(first, many) + step
    low = np.full(len(case.pool_seats), -np.inf)
    return _Rows(np.repeat(pool, many), column, np.ones(len(column)), low, case.pool_seats)


def _band_rows(case: Compact, *, cell: Ints) -> list[_Rows]:
    """For every mark: 100·(people with it) between low·people and high·people."""
    column = case.options + case.rounds + np.arange(len(cell))
    place = cell // KINDS
    rows = []
    for mark in range(MARKS):
        has = WHOLE * ((cell >> mark) & 1)
        for share, sign in ((case.high[:, mark], 1), (case.low[:, mark], -1)):
            value = sign * (has - share[place])
            limited = ((share > 0) if sign < 0 else (share < WHOLE))[place]
            none, zero = np.full(case.rounds, -np.inf), np.zeros(case.rounds)
            rows.append(_Rows(place[limited], column[limited], value[limited], none, zero))
    return rows
