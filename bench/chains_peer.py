"""What the batch engine is measured against: one label-setting search in plain Python for each pair (study §5.2)."""

import heapq
from collections.abc import Iterator

import numpy as np

from jobbspar.core.chains.arcs import BOTH, LANGUAGE, WORK, signature_of, useful_variants
from jobbspar.core.chains.batch import NO_WAY, Prepared
from jobbspar.core.chains.batch_search import HORIZON
from jobbspar.core.chains.crowd import Crowd

Arc = tuple[int, int, int, bool, list[int]]


class Peer:
    """Makes ready what one search reads. Tables are plain lists, made before any clock starts.

    Plain: an arc for each activity. Merged: it may also borrow the merging of the batch engine.
    """

    def __init__(self, prepared: Prepared, crowd: Crowd, *, merged: bool) -> None:
        self.prepared, self.crowd, self.merged = prepared, crowd, merged
        self._tables: dict[int, list[int]] = {}
        self._arcs: dict[tuple[int, int], list[Arc]] = {}
        self._at = {name: at for at, name in enumerate(crowd.subjects)}

    def ready(self, person: int, goal: int) -> tuple[int, int, int, list[Arc]]:
        """What one search reads: the levels somebody has, those asked, the sfi limit and the arcs."""
        arcs = self.prepared.goals[goal]
        own = self.crowd.levels[person]
        has = sum(1 << bit for bit, one in enumerate(arcs.levels) if own[self._at[one.subject]] >= one.level)
        home = int(self.crowd.home[person])
        if (goal, home) not in self._arcs:
            self._arcs[goal, home] = list(self._merged(goal, home) if self.merged else self._plain(goal, home))
        return has, arcs.goal, int(self.crowd.sfi_over[person]), self._arcs[goal, home]

    def _merged(self, goal: int, home: int) -> Iterator[Arc]:
        arcs = self.prepared.goals[goal].arcs
        kind = int(arcs.kind[home])
        for at in range(arcs.begins[kind], arcs.begins[kind + 1]):
            table = self._tables.setdefault(int(arcs.table[at]), self.prepared.flat.rows[arcs.table[at]].tolist())
            yield int(arcs.lane[at]), int(arcs.ask[at]), int(arcs.gives[at]), bool(arcs.on_clock[at]), table

    def _plain(self, goal: int, home: int) -> Iterator[Arc]:
        tables, levels = self.prepared.tables, self.prepared.goals[goal].levels
        for member in useful_variants(tables, levels)[0]:
            if tables.catalogue.reach[home, tables.variants[member].activity]:
                table = self._tables.setdefault(member, tables.of_one(member).tolist())
                yield (*signature_of(tables, member, levels), table)


def search(has: int, goal: int, sfi_over: int, arcs: list[Arc]) -> int:
    """Days to the earliest finish, by labels (levels, day each lane is free) in order of the later of the two."""
    useful = _useful(has, goal, arcs)
    from_language = sum({1 << bit for lane, _, gives, _, _ in useful if lane == LANGUAGE for bit in _bits(gives)})
    queue = [(0, has, 0, 0)]
    kept: dict[int, list[tuple[int, int]]] = {has: [(0, 0)]}
    while queue:
        latest, mask, language, work = heapq.heappop(queue)
        if mask & goal == goal:
            return latest
        if (language, work) not in kept[mask]:
            continue
        for lane, ask, gives, on_clock, table in useful:
            if ask & ~mask or not gives & ~mask:
                continue
            start = language if lane == LANGUAGE else work if lane == WORK else max(language, work)
            if lane == WORK and ask & ~has & from_language:
                start = max(start, language)
            end = table[start]
            if end > HORIZON or (on_clock and end > sfi_over):
                continue
            free = (end if lane & LANGUAGE else language, end if lane & WORK else work)
            after = mask | gives
            own = kept.setdefault(after, [])
            if any(one[0] <= free[0] and one[1] <= free[1] for one in own):
                continue
            own[:] = [one for one in own if one[0] < free[0] or one[1] < free[1]]
            own.append(free)
            heapq.heappush(queue, (max(free), after, *free))
    return NO_WAY


def _bits(mask: int) -> list[int]:
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


def _useful(has: int, goal: int, arcs: list[Arc]) -> list[Arc]:
    """Arcs that give something on the way from what is had to the goal; none when it cannot be reached."""
    reached, before = has, -1
    while before != reached:
        before = reached
        for _, ask, gives, _, table in arcs:
            if not ask & ~reached and table[0] <= HORIZON:
                reached |= gives
    if goal & ~reached:
        return []
    some, before = goal & ~has, -1
    while before != some:
        before = some
        for _, ask, gives, _, _ in arcs:
            if gives & some and not ask & ~reached:
                some |= ask & ~has
    return [
        (lane, ask, gives & some, on_clock, table)
        for lane, ask, gives, on_clock, table in arcs
        if gives & some and not ask & ~reached
    ]


def can_answer(arcs: list[Arc]) -> bool:
    """Its rule for lanes holds only where the language lane asks nothing that the vocational lane gives."""
    asked = [ask for lane, ask, _, _, _ in arcs if lane == LANGUAGE]
    given = [gives for lane, _, gives, _, _ in arcs if lane != LANGUAGE and lane != BOTH]
    return not any(one & other for one in asked for other in given)


def sample(people: int, goals: int, *, size: int, seed: int) -> list[tuple[int, int]]:
    dice = np.random.default_rng(seed)
    return [(int(dice.integers(people)), int(dice.integers(goals))) for _ in range(size)]
