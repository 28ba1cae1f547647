"""Random tiny cases with every kind of limit, all plans of one, and edits such as people make by hand."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

from jobbspar.core.rounds.compact import MARKS, WHOLE, Compact, Flags, Ints, person_of, without_limits


def a_case(seed: int, *, people: int = 5, rounds: int = 3, bound: bool = False, loose: bool = False) -> Compact:
    """A tiny random case with every kind of limit now and then; `loose` leaves out what could make it impossible."""
    dice = np.random.default_rng(seed)
    fields = without_limits(people, rounds)
    wants = [np.flatnonzero(dice.random(rounds) < 0.7) for _ in range(people)]
    fields["home"] = dice.integers(0, 2, people)
    fields["kind"] = dice.integers(0, 8, people)
    fields["floor"] = np.zeros(2, np.int64)
    if not loose:
        fields["must_open"] = dice.random(rounds) < 0.1
        fields["promised"] = (dice.random(people) < 0.08) & np.array([len(own) > 0 for own in wants])
        fields["floor"] = np.where(dice.random(2) < 0.3, dice.integers(0, 3, 2), 0)
    if dice.random() < 0.5 and rounds > 1:
        fields["pool_rounds"] = np.sort(dice.permutation(rounds)[:2]).astype(np.int64)
        fields["pool_begins"] = np.array([0, 2])
        fields["pool_seats"] = dice.integers(1, 6, 1)
    if dice.random() < 0.4 and rounds > 2:
        fields["choice"] = np.where(np.arange(rounds) < 2, 0, -1)
        fields["choice_most"] = np.array([1])
    if bound:
        fields["low"] = np.where(dice.random((rounds, MARKS)) < 0.4, 40, 0)
        fields["high"] = np.where(dice.random((rounds, MARKS)) < 0.3, 60, WHOLE)
    round_of = np.concatenate([*wants, np.zeros(0, np.int64)]).astype(np.int64)
    through = np.full(len(round_of), -1, np.int64)
    if rounds > 2:
        through = np.where((dice.random(len(round_of)) < 0.15) & (round_of != 0), 0, -1)
    minimum = dice.integers(1, 4, rounds)
    return Compact(
        begins=np.cumsum([0, *map(len, wants)]).astype(np.int64),
        round_of=round_of,
        through=through.astype(np.int64),
        worth=dice.integers(1, 60, len(round_of)),
        minimum=minimum,
        maximum=minimum + dice.integers(0, 3, rounds),
        effort=dice.integers(0, 60, rounds),
        **fields,
    )


def every_plan(case: Compact) -> Iterator[Ints]:
    """All ways to give each person one of their options or none."""
    ways = [[-1, *range(case.begins[one], case.begins[one + 1])] for one in range(case.people)]
    return (np.array(plan, np.int64) for plan in product(*ways))


class Edited(NamedTuple):
    """A case after an edit, the old plan in its options, and what was done."""

    case: Compact
    old: Ints
    deed: str


def edited(case: Compact, *, old: Ints, dice: np.random.Generator) -> Edited:
    """One edit by chance: promise, rule out, close, open, or a seat more or less in a round."""
    deed = str(dice.choice(["promise", "exclude", "close", "open", "more seats", "fewer seats", "larger minimum"]))
    place = int(dice.integers(case.rounds))
    if deed in ("promise", "exclude"):
        return _about_a_seat(case, old=old, option=int(dice.integers(case.options)), deed=deed)
    if deed == "close":
        return _without(case, old=old, gone=(case.round_of == place) | (case.through == place), deed=deed)
    minimum, maximum, must_open = case.minimum.copy(), case.maximum.copy(), case.must_open.copy()
    if deed == "open":
        must_open[place] = True
    elif deed == "larger minimum":
        minimum[place] += 1
        maximum[place] = max(maximum[place], minimum[place])
    else:
        maximum[place] = max(1, maximum[place] + (1 if deed == "more seats" else -1))
        minimum[place] = min(minimum[place], maximum[place])
    return Edited(case._replace(minimum=minimum, maximum=maximum, must_open=must_open), old, deed)


def _about_a_seat(case: Compact, *, old: Ints, option: int, deed: str) -> Edited:
    """A promise leaves the person that option only; a seat ruled out is one option less."""
    person = person_of(case)
    if deed == "exclude":
        return _without(case, old=old, gone=np.arange(case.options) == option, deed=deed)
    others = (person == person[option]) & (np.arange(case.options) != option)
    promised = case.promised.copy()
    promised[person[option]] = True
    return _without(case._replace(promised=promised), old=old, gone=others, deed=deed)


def _without(case: Compact, *, old: Ints, gone: Flags, deed: str) -> Edited:
    kept = np.flatnonzero(~gone)
    fewer = case._replace(
        begins=np.searchsorted(kept, case.begins).astype(np.int64),
        round_of=case.round_of[kept],
        through=case.through[kept],
        worth=case.worth[kept],
    )
    position = np.full(case.options + 1, -1, np.int64)
    position[kept] = np.arange(len(kept))
    return Edited(fewer, position[old], deed)
