"""The chain with the earliest finish; among those least waiting, then least travel, then least cost."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from jobbspar.core.chains.problem import (
    Activity,
    Chain,
    ChainProblem,
    Lane,
    Level,
    Step,
    end_of,
    first_start,
    meets,
    weeks_of,
)

NEVER = date.max


@dataclass(frozen=True, slots=True)
class _Label:
    """A partial chain: when each lane is free, when each wanted level is met, and what it has cost so far."""

    language_free: date
    work_free: date
    met: tuple[date, ...]
    waited: int
    travel: int
    cost: int
    steps: tuple[Step, ...]

    @property
    def finish_of_met(self) -> date:
        return max((day for day in self.met if day < NEVER), default=date.min)


def solve_chain(problem: ChainProblem) -> Chain | None:
    """The best chain, or nothing when the activities cannot lead to the goal."""
    search = _Search(problem)
    return search.best()


class _Search:
    """Label setting over partial chains, ordered by the finish they have reached, with exact dominance."""

    def __init__(self, problem: ChainProblem) -> None:
        self.problem = problem
        self.has = set(problem.has)
        self.useful = useful_activities(problem)
        wanted = {ask for one in self.useful for ask in one.asks} | set(problem.goal)
        wanted |= {short.having for one in self.useful for short in one.shorter}
        self.wanted = sorted(level for level in wanted if not meets(self.has, level))
        self.goal = [at for at, level in enumerate(self.wanted) if level in problem.goal]
        self.kept: dict[tuple[bool, ...], list[_Label]] = {}

    def best(self) -> Chain | None:
        today = self.problem.today
        start = _Label(today, today, (NEVER,) * len(self.wanted), 0, 0, 0, ())
        number = count()
        queue = [(today, 0, 0, 0, next(number), start)]
        best: tuple[date, int, int, int] | None = None
        found: _Label | None = None
        while queue:
            finish, *_, label = heapq.heappop(queue)
            if best is not None and finish > best[0]:
                break
            if self._reaches_goal(label):
                key = (self._finish(label), label.waited, label.travel, label.cost)
                if best is None or key < best:
                    best, found = key, label
                continue
            for after in self._extensions(label):
                if self._is_new(after):
                    key = (self._finish(after), after.waited, after.travel, after.cost)
                    heapq.heappush(queue, (*key, next(number), after))
        if found is None or best is None:
            return None
        return Chain(best[0], tuple(sorted(found.steps, key=lambda step: (step.starts, step.activity))))

    def _reaches_goal(self, label: _Label) -> bool:
        return all(label.met[at] < NEVER for at in self.goal)

    def _finish(self, label: _Label) -> date:
        """The last day that the goal levels met so far took; a lower bound on the finish of the whole."""
        return max((label.met[at] for at in self.goal if label.met[at] < NEVER), default=self.problem.today)

    def _extensions(self, label: _Label) -> Iterator[_Label]:
        for activity in self.useful:
            possible = self._possible(label, activity=activity)
            if possible is None or any(step.activity == activity.name for step in label.steps):
                continue
            for day in self._days_to_try(label, activity=activity, possible=possible):
                after = self._with(label, activity=activity, possible=possible, day=day)
                if after is not None:
                    yield after

    def _days_to_try(self, label: _Label, *, activity: Activity, possible: date) -> set[date]:
        """As early as it can, or when something met later makes it shorter: validation first may finish earlier."""
        having = {one.having for one in activity.shorter}
        later = {day for level, day in zip(self.wanted, label.met, strict=True) if level in having}
        return {possible, *(day for day in later if possible < day < NEVER)}

    def _with(self, label: _Label, *, activity: Activity, possible: date, day: date) -> _Label | None:
        """The chain with one more activity begun as early as it can from `day`, if that yields something new."""
        starts = first_start(self.problem, activity=activity, possible=day)
        if starts is None:
            return None
        weeks = weeks_of(activity, having=self._having(label, on=starts))
        ends = end_of(self.problem, starts=starts, weeks=weeks)
        if not lawful_end(self.problem, activity=activity, weeks=weeks, ends=ends):
            return None
        met = tuple(
            min(day, ends) if meets(set(activity.yields), level) else day
            for day, level in zip(label.met, self.wanted, strict=True)
        )
        if met == label.met:
            return None
        return replace(
            label,
            language_free=ends if activity.lane is not Lane.WORK else label.language_free,
            work_free=ends if activity.lane is not Lane.LANGUAGE else label.work_free,
            met=met,
            waited=label.waited + (starts - possible).days,
            travel=label.travel + activity.travel_minutes * weeks,
            cost=label.cost + activity.cost,
            steps=(*label.steps, Step(activity.name, starts, ends, possible)),
        )

    def _possible(self, label: _Label, *, activity: Activity) -> date | None:
        """The first day when its lanes are free and everything it asks is met."""
        days = [self.problem.today]
        if activity.lane is not Lane.WORK:
            days.append(label.language_free)
        if activity.lane is not Lane.LANGUAGE:
            days.append(label.work_free)
        for ask in activity.asks:
            if not meets(self.has, ask):
                days.append(label.met[self.wanted.index(ask)])
        latest = max(days)
        return None if latest == NEVER else latest

    def _having(self, label: _Label, *, on: date) -> set[Level]:
        return self.has | {level for level, day in zip(self.wanted, label.met, strict=True) if day <= on}

    def _is_new(self, label: _Label) -> bool:
        """Whether no kept chain with the same levels is at least as good in everything that can matter later."""
        key = tuple(day < NEVER for day in label.met)
        kept = self.kept.setdefault(key, [])
        if any(_dominates(other, label) for other in kept):
            return False
        self.kept[key] = [*(other for other in kept if not _dominates(label, other)), label]
        return True


def _dominates(one: _Label, other: _Label) -> bool:
    """At least as early in every lane and level, and with so little waiting that waiting for the other cannot win."""
    if one.language_free > other.language_free or one.work_free > other.work_free:
        return False
    if any(early > late for early, late in zip(one.met, other.met, strict=True)):
        return False
    lead = (other.language_free - one.language_free).days + (other.work_free - one.work_free).days
    lead += sum((late - early).days for early, late in zip(one.met, other.met, strict=True) if early < late)
    used = {step.activity for step in one.steps} <= {step.activity for step in other.steps}
    return used and one.waited + lead <= other.waited and one.travel <= other.travel and one.cost <= other.cost


def lawful_end(problem: ChainProblem, *, activity: Activity, weeks: int, ends: date) -> bool:
    """Within the sfi clock, the longest lawful length and the problem's latest day."""
    if activity.counts_on_sfi_clock and problem.sfi_until is not None and ends > problem.sfi_until:
        return False
    if activity.longest_weeks is not None and weeks > activity.longest_weeks:
        return False
    return problem.latest is None or ends <= problem.latest


def useful_activities(problem: ChainProblem) -> tuple[Activity, ...]:
    """Activities that yield something the goal needs, directly or on the way."""
    wanted = {level for level in problem.goal if not meets(set(problem.has), level)}
    useful: dict[str, Activity] = {}
    grown = True
    while grown:
        grown = False
        for one in problem.activities:
            if one.name not in useful and any(meets(set(one.yields), level) for level in wanted):
                useful[one.name] = one
                wanted |= {level for level in one.asks if not meets(set(problem.has), level)}
                wanted |= {short.having for short in one.shorter if not meets(set(problem.has), short.having)}
                grown = True
    return tuple(one for one in problem.activities if one.name in useful)
