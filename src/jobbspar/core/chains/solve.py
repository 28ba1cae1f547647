"""The earliest chain; among equally early ones least waiting, then travel, then cost, then fewest steps."""

import heapq
from collections.abc import Iterable
from datetime import timedelta
from itertools import count

from jobbspar.core.chains.labels import Label, Labels, Worth, is_needed_by
from jobbspar.core.chains.problem import Chain, ChainProblem
from jobbspar.core.chains.timetable import NEVER

Mark = tuple[object, ...]
Early = tuple[int, ...]


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
    """Label setting in order of the finish that can at best be reached; of equal ones the longest chain first."""
    first, number = labels.first(len(labels.sought.wanted)), count()
    sure = labels.at_best(first)
    queue = [(sure, 0, next(number), first)]
    kept: dict[frozenset[int], list[tuple[Early, Label]]] = {}
    while queue:
        at_best, _, _, label = heapq.heappop(queue)
        if at_best >= NEVER:
            return None
        if labels.is_whole(label) and labels.finish(label) <= at_best:
            return labels.finish(label)
        for after in labels.earliest_extensions(label):
            if _is_new(labels, after, kept, sure=sure):
                best = max(at_best, labels.at_best(after))
                heapq.heappush(queue, (best, -len(after.steps), next(number), after))
    return None


def _is_new(labels: Labels, label: Label, kept: dict[frozenset[int], list[tuple[Early, Label]]], *, sure: int) -> bool:
    """Whether no kept chain with the same levels is at least as early in everything that can matter later."""
    own = kept.setdefault(frozenset(at for at, day in enumerate(label.met) if day < NEVER), [])
    early = _early(labels, label, sure=sure)
    if any(_is_as_early(other, (early, label)) for other in own):
        return False
    own[:] = [*(other for other in own if not _is_as_early((early, label), other)), (early, label)]
    return True


def _early(labels: Labels, label: Label, *, sure: int) -> Early:
    """Days that matter to what comes: nothing begins before the last step did, and nothing is whole before `sure`."""
    free = tuple(max(day, label.last) for day in label.free)
    met = (max(day, label.last) for day in labels.met_ahead(label))
    goal = [max(label.met[at], sure) for at in labels.sought.goal]
    last = label.last if labels.problem.beside else 0
    return (*free, last, *met, *goal)


def _is_as_early(one: tuple[Early, Label], other: tuple[Early, Label]) -> bool:
    if any(early > late for early, late in zip(one[0], other[0], strict=True)):
        return False
    return _beside(one[1]) <= _beside(other[1])


def _beside(label: Label) -> set[str]:
    """Steps that took nothing of the week: one begun early may end later than one that waited to be shorter."""
    return {one.way.activity.name for one in label.steps if one.way.shorter and one.way.takes == (False, False)}


def _best_of_earliest(labels: Labels, *, finish: int) -> Label:
    """Among chains with this finish where every step is needed, the one with least of waiting, travel, cost, steps.

    In order of the worth there can at best be; of equal ones the longest chain first.
    """
    number = count()
    first = labels.first(len(labels.sought.wanted))
    queue: list[tuple[Worth, int, int, Label]] = [(labels.worth_at_best(first), 0, next(number), first)]
    known: dict[Mark, Worth] = {}
    while queue:
        _, _, _, label = heapq.heappop(queue)
        if labels.is_whole(label) and labels.finish(label) == finish and _all_are_needed(labels, label):
            return label
        for after in labels.extensions(label):
            mark = _mark(labels, after)
            if (mark not in known or after.worth < known[mark]) and labels.at_best(after) <= finish:
                known[mark] = after.worth
                heapq.heappush(queue, (labels.worth_at_best(after), -len(after.steps), next(number), after))
    raise AssertionError("a chain with the earliest finish was found, and then not found again")


def _mark(labels: Labels, label: Label) -> Mark:
    """What decides how the chain can go on: equal marks have equal futures."""
    ahead: Iterable[Mark] = sorted(
        (one.way.yields, max(one.ends, min(labels.from_when(label, at) for at in one.way.yields))) for one in label.open
    )
    return (label.free, label.last, labels.met_ahead(label), tuple(ahead), tuple(sorted(_beside(label))))


def _all_are_needed(labels: Labels, label: Label) -> bool:
    """Whether each step gives the goal or another step what none of the others gives it in time."""
    for one in label.steps:
        rest = [other for other in label.steps if other is not one]
        given = {at for other in rest for at in other.way.yields}
        is_for_goal = any(at not in given for at in labels.sought.goal)
        if not is_for_goal and not any(is_needed_by(other, one, label.steps) for other in rest):
            return False
    return True
