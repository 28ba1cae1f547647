"""Partial chains, built step by step in order of start, and what can at best become of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from jobbspar.core.chains.bounds import Bounds, least_travelled, sorts_of
from jobbspar.core.chains.patience import ENDLESS, Patience
from jobbspar.core.chains.problem import ChainProblem, Step
from jobbspar.core.chains.sought import Sought, Way, sought
from jobbspar.core.chains.timetable import NEVER, Timetable

Worth = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A way begun on a day, and the first day it could have begun."""

    way: Way
    weeks: int
    starts: int
    ends: int
    possible: int


@dataclass(frozen=True, slots=True)
class Label:
    """A partial chain: when each lane is free, when each wanted level is met, and what it has cost so far.

    `open` are the steps whose yield nothing later has asked for yet.
    """

    free: tuple[int, int]
    last: int
    met: tuple[int, ...]
    worth: Worth
    steps: tuple[Placed, ...]
    open: tuple[Placed, ...]


class Labels:
    """Extends partial chains of a problem."""

    def __init__(self, problem: ChainProblem, *, patience: Patience = ENDLESS) -> None:
        self.problem, self.patience = problem, patience
        self.timetable = Timetable(problem)
        found = sought(problem)
        ways = least_travelled(problem, found.ways)
        self._choose(replace(found, ways=ways))
        reached = self._ahead(self.first(len(found.wanted)))[0]
        self._choose(replace(found, ways=tuple(way for way in ways if _possible(way, (0, 0), reached) < NEVER)))

    def _choose(self, sought: Sought) -> None:
        """Work with these ways, and no others."""
        self.sought = sought
        self.sorts = sorts_of(sought.ways)
        self._over_first: dict[tuple[int, int, tuple[int, ...]], int] = {}
        self.bounds = Bounds(self.problem, sought, sorts=self.sorts, timetable=self.timetable)
        self._askers = [
            [way.takes for way in sought.ways if at in way.asks or any(at == short for short, _ in way.shorter)]
            for at in range(len(sought.wanted))
        ]

    def keep_within(self, finish: int) -> None:
        """Leave out the ways that are in no chain finished by the day; what is left may rule out more."""
        ways = tuple(way for way in self.sought.ways if self.bounds.has_room(way, finish=finish))
        while len(ways) < len(self.sought.ways):
            self._choose(replace(self.sought, ways=ways))
            ways = tuple(way for way in self.sought.ways if self.bounds.has_room(way, finish=finish))

    def first(self, wanted: int) -> Label:
        return Label((0, 0), 0, (NEVER,) * wanted, (0, 0, 0, 0), (), ())

    def is_whole(self, label: Label) -> bool:
        return all(label.met[at] < NEVER for at in self.sought.goal)

    def finish(self, label: Label) -> int:
        return max((label.met[at] for at in self.sought.goal), default=0)

    def extensions(self, label: Label) -> Iterator[Label]:
        """Every step that can follow: begun as early as it can, or when something that shortens it is met."""
        used = {one.way.activity.name for one in label.steps}
        for way in self.sought.ways:
            if way.activity.name in used:
                continue
            possible = _possible(way, label.free, label.met)
            if possible >= NEVER:
                continue
            for placed in {self._placed(way, label.met, possible, day) for day in _holds(way, label.met, possible)}:
                if placed is not None and placed.starts >= label.last and self._is_news(placed, label):
                    yield self._with(label, placed)

    def earliest_extensions(self, label: Label) -> Iterator[Label]:
        """The same where only the finish matters: of steps that give the same and take the same, the first over."""
        first: dict[tuple[object, ...], Placed] = {}
        used = {one.way.activity.name for one in label.steps}
        for way in self.sought.ways:
            possible = max(label.last, _possible(way, label.free, label.met))
            if possible >= NEVER or way.activity.name in used or all(label.met[at] <= possible for at in way.yields):
                continue
            for day in _holds(way, label.met, possible):
                placed = self._placed(way, label.met, possible, day)
                if placed is None or not self._is_news(placed, label):
                    continue
                other = first.get((way.yields, way.takes))
                if other is None or placed.ends < other.ends:
                    first[way.yields, way.takes] = placed
        yield from (self._with(label, placed) for placed in first.values())

    def at_best(self, label: Label) -> int:
        """A day that no chain grown from this one can finish before."""
        met, ends = self._ahead(label)
        alone = max((met[at] for at in self.sought.goal), default=0)
        return max(alone, self.bounds.finish(label.met, ends)) if alone < NEVER else NEVER

    def soon(self, label: Label) -> int:
        """A day that is no later than `at_best`, worked out in a moment."""
        return self.bounds.in_lanes(label.met, label.free)

    def _ahead(self, label: Label) -> tuple[list[int], list[int]]:
        """When each level can at best be met and each sort of way be over: lanes are free for all, one at a time."""
        met, ends = list(label.met), [NEVER] * len(self.sorts)
        grown = True
        while grown:
            grown = False
            for number, alike in enumerate(self.sorts):
                way = alike[0]
                possible = max(label.last, _possible(way, label.free, met))
                if possible >= NEVER:
                    continue
                if not way.shorter:
                    end = self._first_over(number, met, possible)
                else:
                    end = min(self._first_over(number, met, day) for day in _holds(way, met, possible))
                ends[number] = end
                for at in way.yields:
                    if end < met[at]:
                        met[at] = end
                        grown = True
        return met, ends

    def met_ahead(self, label: Label) -> tuple[int, ...]:
        """When levels are met, as far as it can matter to what comes: not before the lanes that ask them are free."""
        return tuple(day if day >= NEVER else max(day, self.from_when(label, at)) for at, day in enumerate(label.met))

    def worth_at_best(self, label: Label) -> Worth:
        """No chain grown from this one is worth more than this."""
        waited, travel, cost, steps = label.worth
        left = self.bounds.worth_left(label.met)
        return waited + left[0], travel + left[1], cost + left[2], steps + left[3]

    def from_when(self, label: Label, at: int) -> int:
        """No step that asks the level begins before this day; the whole time where no step asks it."""
        days = (max((label.free[lane] for lane in (0, 1) if takes[lane]), default=0) for takes in self._askers[at])
        return min(days, default=NEVER - 1)

    def _first_over(self, sort: int, met: list[int], day: int) -> int:
        """The first day when a way of the sort is over, with all that is met by then; never later than the true one."""
        alike = self.sorts[sort]
        having = tuple(at for at, _ in alike[0].shorter if met[at] < NEVER and met[at] <= day)
        key = (sort, day, having)
        if key not in self._over_first:
            ends = [
                begun[1]
                for way in alike
                for weeks in {way.weeks, *(weeks for at, weeks in way.shorter if at in having)}
                if (begun := self.timetable.begin(way.activity, day, weeks)) is not None
            ]
            self._over_first[key] = min(ends, default=NEVER)
        return self._over_first[key]

    def _placed(self, way: Way, met: tuple[int, ...], possible: int, day: int) -> Placed | None:
        """The first lawful start from the day, with the weeks it takes for somebody who has what is met by then."""
        while True:
            choices = {way.weeks, *(weeks for _, weeks in way.shorter)}
            begun = [(days, weeks) for weeks in choices if (days := self.timetable.begin(way.activity, day, weeks))]
            lawful = [(days, weeks) for days, weeks in begun if weeks == way.weeks_with(met, on=days[0])]
            if lawful:
                (starts, ends), weeks = min(lawful)
                return Placed(way, weeks, starts, ends, possible)
            if not begun:
                return None
            day = min(days[0] for days, _ in begun) + 1

    def _is_news(self, placed: Placed, label: Label) -> bool:
        return any(placed.ends < label.met[at] for at in placed.way.yields)

    def _with(self, label: Label, placed: Placed) -> Label:
        way, worth = placed.way, label.worth
        met = list(label.met)
        for at in way.yields:
            met[at] = min(met[at], placed.ends)
        free = tuple(placed.ends if way.takes[lane] else label.free[lane] for lane in (0, 1))
        travel = self.problem.travel_in(way.activity, weeks=placed.weeks)
        still = tuple(one for one in label.open if not is_needed_by(placed, one, label.steps))
        return replace(
            label,
            free=(free[0], free[1]),
            last=placed.starts,
            met=tuple(met),
            worth=(
                worth[0] + placed.starts - placed.possible,
                worth[1] + travel,
                worth[2] + way.activity.cost,
                worth[3] + 1,
            ),
            steps=(*label.steps, placed),
            open=(*still, placed),
        )

    def as_step(self, placed: Placed) -> Step:
        days = [self.problem.today + timedelta(days=day) for day in (placed.starts, placed.ends, placed.possible)]
        return Step(placed.way.activity.name, *days)


def _possible(way: Way, free: tuple[int, int], met: tuple[int, ...] | list[int]) -> int:
    language, work = way.takes
    day = max(free) if language and work else free[0] if language else free[1] if work else 0
    for at in way.asks:
        if met[at] > day:
            day = met[at]
    return day


def _holds(way: Way, met: tuple[int, ...] | list[int], possible: int) -> set[int]:
    return {possible, *(met[at] for at, _ in way.shorter if possible < met[at] < NEVER)}


def is_needed_by(later: Placed, earlier: Placed, steps: tuple[Placed, ...]) -> bool:
    """Whether the later step would lack a level, or take longer, without the earlier one."""
    rest = [one for one in steps if one is not earlier and one.ends <= later.starts]
    given = {at for one in rest for at in one.way.yields}
    if any(at in earlier.way.yields and at not in given for at in later.way.asks):
        return True
    short = [weeks for at, weeks in later.way.shorter if at in given]
    return min([later.way.weeks, *short]) > later.weeks
