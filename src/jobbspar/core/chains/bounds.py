"""What every chain to the goal must gain, and the least that takes: of each lane, of travel, of cost and of steps."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from jobbspar.core.chains.problem import DAYS_A_WEEK, ChainProblem
from jobbspar.core.chains.sought import Sought, Way
from jobbspar.core.chains.timetable import NEVER, Timetable

# Shares of a step that gives several levels are counted in sixtieths, so that halves and thirds are whole.
SHARE = 60
Met = Sequence[int]


class Bounds:
    """Levels that no chain can do without, each with its share of the shortest step that gives it.

    A step gives nothing of what it asks: that was there before it, from some other step.
    """

    def __init__(
        self, problem: ChainProblem, sought: Sought, *, sorts: Sequence[Sequence[Way]], timetable: Timetable
    ) -> None:
        self.must, self._timetable = levels_needed(sought), timetable
        self._sorts = [[at for at in alike[0].yields if at in self.must - set(alike[0].asks)] for alike in sorts]
        self._ways = [(way, [at for at in way.yields if at in self.must - set(way.asks)]) for way in sought.ways]
        self._ways = [(way, given) for way, given in self._ways if given]
        self._most = max((len(given) for _, given in self._ways), default=1)
        self._together = {at: {other for _, given in self._ways if at in given for other in given} for at in self.must}
        self._worth_left, self._rest = cache(self._least_left), cache(self._days_left)
        self._days = [self._least(partial(_days_in, lane)) for lane in (0, 1)]
        self._travel = self._least(lambda way: problem.travel_in(way.activity, weeks=_shortest(way)))
        self._cost = self._least(lambda way: way.activity.cost)

    def _least(self, takes: Callable[[Way], int]) -> dict[int, int]:
        least: dict[int, int] = {}
        for way, given in self._ways:
            share = SHARE * takes(way) // len(given)
            for at in given:
                least[at] = min(least.get(at, share), share)
        return least

    def finish(self, met: Met, ends: Sequence[int]) -> int:
        """In each lane some step that is needed comes first, and the shares of all the others follow it.

        Counted in open days. `ends` are the days when each sort of way can at best be over.
        """
        latest = 0
        for days, rest in zip(self._days, self._rest(self._left(met)), strict=True):
            if not rest:
                continue
            first = NEVER * SHARE
            for given, end in zip(self._sorts, ends, strict=True):
                taken = sum(days[at] for at in given if met[at] >= NEVER)
                if taken and end < NEVER:
                    first = min(first, SHARE * self._timetable.open_before(end) - taken)
            if first >= NEVER * SHARE:
                return NEVER
            latest = max(latest, self._timetable.after_open(-(-(first + rest) // SHARE)))
        return latest

    def in_lanes(self, met: Met, free: tuple[int, int]) -> int:
        """The same in a moment: in each lane the shares of all that is left follow what is there already."""
        opened = self._timetable.open_before
        ends = [
            -(-(SHARE * opened(day) + rest) // SHARE)
            for day, rest in zip(free, self._rest(self._left(met)), strict=True)
        ]
        return self._timetable.after_open(max(ends))

    def has_room(self, way: Way, *, finish: int) -> bool:
        """Whether each lane has days enough until then for this way and for all else that must be gained."""
        there = SHARE * self._timetable.open_before(finish)
        others = self._rest(tuple(at for at in self.must if at not in way.yields or at in way.asks))
        return all(rest + SHARE * _days_in(lane, way) <= there for lane, rest in enumerate(others))

    def _left(self, met: Met) -> tuple[int, ...]:
        return tuple(at for at in self.must if met[at] >= NEVER)

    def _days_left(self, left: tuple[int, ...]) -> tuple[int, int]:
        language, work = (sum(days.get(at, 0) for at in left) for days in self._days)
        return language, work

    def worth_left(self, met: Met) -> tuple[int, int, int, int]:
        """Waiting, travel, cost and steps that are at least to come."""
        return self._worth_left(self._left(met))

    def _least_left(self, left: tuple[int, ...]) -> tuple[int, int, int, int]:
        travel, cost = (sum(each.get(at, 0) for at in left) // SHARE for each in (self._travel, self._cost))
        return 0, travel, cost, max(-(-len(left) // self._most), self._apart(left))

    def _apart(self, left: Iterable[int]) -> int:
        """How many of the levels, at least, are given by a step each: no step gives two of them."""
        chosen: set[int] = set()
        for at in sorted(left, key=lambda at: len(self._together[at])):
            if not self._together[at] & chosen:
                chosen.add(at)
        return len(chosen)


def levels_needed(sought: Sought) -> frozenset[int]:
    """Levels of the goal, and those that all the ways to a needed level ask."""
    must, left = set(sought.goal), list(sought.goal)
    while left:
        at = left.pop()
        asked = [set(way.asks) for way in sought.ways if at in way.yields]
        for one in set.intersection(*asked) - must if asked else ():
            must.add(one)
            left.append(one)
    return frozenset(must)


def sorts_of(ways: Iterable[Way]) -> list[tuple[Way, ...]]:
    """Ways that ask, yield and take the same and are made shorter by the same are of one sort."""
    sorts: dict[tuple[object, ...], list[Way]] = {}
    for way in ways:
        sorts.setdefault((way.asks, way.yields, way.takes, tuple(at for at, _ in way.shorter)), []).append(way)
    return [tuple(alike) for alike in sorts.values()]


def least_travelled(problem: ChainProblem, ways: Iterable[Way]) -> tuple[Way, ...]:
    """Of ways that are alike in everything but travel and cost, the one with least."""
    kept: dict[tuple[object, ...], Way] = {}
    for way in ways:
        own = way.activity
        alike = (
            way.asks, way.yields, way.weeks, way.shorter, way.takes, frozenset(own.start_days),
            own.counts_on_sfi_clock, own.longest_weeks, own.placement,
        )  # fmt: skip
        other = kept.get(alike)
        if other is None or _price(problem, way) < _price(problem, other):
            kept[alike] = way
    return tuple(kept.values())


def _price(problem: ChainProblem, way: Way) -> tuple[int, int]:
    return problem.travel_in(way.activity, weeks=1), way.activity.cost


def _shortest(way: Way) -> int:
    return min([way.weeks, *(weeks for _, weeks in way.shorter)])


def _days_in(lane: int, way: Way) -> int:
    return DAYS_A_WEEK * _shortest(way) if way.takes[lane] else 0
