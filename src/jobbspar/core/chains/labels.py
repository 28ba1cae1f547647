"""Partial chains, built step by step in order of start, and what can at best become of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

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

    def __init__(self, problem: ChainProblem) -> None:
        self.problem = problem
        self.sought: Sought = sought(problem)
        self.timetable = Timetable(problem)

    def first(self) -> Label:
        return Label((0, 0), 0, (NEVER,) * len(self.sought.wanted), (0, 0, 0, 0), (), ())

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
            possible = self._possible(way, label.free, label.met)
            if possible >= NEVER:
                continue
            for placed in {self._placed(way, label.met, possible, day) for day in _holds(way, label.met, possible)}:
                if placed is not None and placed.starts >= label.last and self._is_news(placed, label):
                    yield self._with(label, placed)

    def at_best(self, label: Label) -> int:
        """A day that no chain grown from this one can finish before: lanes are free for all, one step at a time."""
        met = list(label.met)
        grown = True
        while grown:
            grown = False
            for way in self.sought.ways:
                possible = max(label.last, self._possible(way, label.free, met))
                if possible >= NEVER:
                    continue
                ends = min(
                    (end for day in _holds(way, met, possible) if (end := self._ends(way, met, day)) is not None),
                    default=NEVER,
                )
                for at in way.yields:
                    if ends < met[at]:
                        met[at] = ends
                        grown = True
        return max((met[at] for at in self.sought.goal), default=0)

    def _possible(self, way: Way, free: tuple[int, int], met: tuple[int, ...] | list[int]) -> int:
        days = [free[lane] for lane in (0, 1) if way.takes[lane]]
        return max([0, *days, *(met[at] for at in way.asks)])

    def _ends(self, way: Way, met: list[int], day: int) -> int | None:
        """The earliest end when everything met by then may shorten it; never later than the true one."""
        weeks = [way.weeks, *(weeks for at, weeks in way.shorter if met[at] < NEVER and met[at] <= day)]
        days = [begun[1] for one in weeks if (begun := self.timetable.begin(way.activity, day, one)) is not None]
        return min(days, default=None)

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
