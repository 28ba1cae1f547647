"""The earliest chain; among equally early ones least waiting, then travel, then cost, then fewest steps."""

import heapq
from collections.abc import Iterable
from datetime import timedelta
from itertools import count

from jobbspar.core.chains.labels import Label, Labels, Worth, is_needed_by
from jobbspar.core.chains.problem import Chain, ChainProblem
from jobbspar.core.chains.timetable import NEVER

Mark = tuple[object, ...]


def solve_chain(problem: ChainProblem) -> Chain | None:
    """The best chain, or nothing when the activities cannot lead to the goal."""
    labels = Labels(problem)
    finish = _earliest_finish(labels)
    if finish is None:
        return None
    best = _best_of_earliest(labels, finish=finish)
    steps = sorted((labels.as_step(one) for one in best.steps), key=lambda step: (step.starts, step.activity))
    return Chain(problem.today + timedelta(days=finish), tuple(steps))


def earliest_finish(problem: ChainProblem) -> int | None:
    """Days from today to the first day with everything met; nothing when no chain leads there."""
    return _earliest_finish(Labels(problem))


def _earliest_finish(labels: Labels) -> int | None:
    """Label setting in order of the finish that can at best be reached."""
    first, number = labels.first(), count()
    queue = [(labels.at_best(first), next(number), first)]
    kept: dict[tuple[bool, ...], list[Label]] = {}
    while queue:
        at_best, _, label = heapq.heappop(queue)
        if at_best >= NEVER:
            return None
        if labels.is_whole(label) and labels.finish(label) <= at_best:
            return labels.finish(label)
        for after in labels.extensions(label):
            if _is_new(after, kept):
                heapq.heappush(queue, (max(at_best, labels.at_best(after)), next(number), after))
    return None


def _is_new(label: Label, kept: dict[tuple[bool, ...], list[Label]]) -> bool:
    """Whether no kept chain with the same levels is at least as early in everything that can matter later."""
    own = kept.setdefault(tuple(day < NEVER for day in label.met), [])
    if any(_is_as_early(other, label) for other in own):
        return False
    own[:] = [*(other for other in own if not _is_as_early(label, other)), label]
    return True


def _is_as_early(one: Label, other: Label) -> bool:
    if one.free[0] > other.free[0] or one.free[1] > other.free[1] or one.last > other.last:
        return False
    if any(early > late for early, late in zip(one.met, other.met, strict=True)):
        return False
    return _beside(one) <= _beside(other)


def _beside(label: Label) -> set[str]:
    """Steps that took nothing of the week: one begun early may end later than one that waited to be shorter."""
    return {one.way.activity.name for one in label.steps if one.way.shorter and one.way.takes == (False, False)}


def _best_of_earliest(labels: Labels, *, finish: int) -> Label:
    """Among chains with this finish where every step is needed, the one with least of waiting, travel, cost, steps."""
    number = count()
    first = labels.first()
    queue: list[tuple[Worth, int, Label]] = [(first.worth, next(number), first)]
    known: dict[Mark, Worth] = {}
    while queue:
        _, _, label = heapq.heappop(queue)
        if labels.is_whole(label) and labels.finish(label) == finish and _all_are_needed(labels, label):
            return label
        for after in labels.extensions(label):
            mark = _mark(after)
            if labels.at_best(after) <= finish and (mark not in known or after.worth < known[mark]):
                known[mark] = after.worth
                heapq.heappush(queue, (after.worth, next(number), after))
    raise AssertionError("a chain with the earliest finish was found, and then not found again")


def _mark(label: Label) -> Mark:
    """What decides how the chain can go on: equal marks have equal futures."""
    ahead: Iterable[Mark] = sorted((one.way.yields, one.ends) for one in label.open)
    return (label.free, label.last, label.met, tuple(ahead), tuple(sorted(_beside(label))))


def _all_are_needed(labels: Labels, label: Label) -> bool:
    """Whether each step gives the goal or another step what none of the others gives it in time."""
    for one in label.steps:
        rest = [other for other in label.steps if other is not one]
        given = {at for other in rest for at in other.way.yields}
        is_for_goal = any(at not in given for at in labels.sought.goal)
        if not is_for_goal and not any(is_needed_by(other, one, label.steps) for other in rest):
            return False
    return True
