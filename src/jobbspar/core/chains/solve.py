"""The earliest chain; among equally early ones least waiting, then travel, then cost, then fewest steps."""

import heapq
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count

from jobbspar.core.chains.earliest import InTime, beside_of, earliest_day
from jobbspar.core.chains.labels import Label, Labels, Worth, is_needed_by
from jobbspar.core.chains.patience import ENDLESS, Patience
from jobbspar.core.chains.problem import Chain, ChainProblem

Mark = tuple[object, ...]


def solve_chain(problem: ChainProblem, *, patience: Patience = ENDLESS) -> Chain | None:
    """The best chain, or nothing when the activities cannot lead to the goal. Raises `OutOfPatience`."""
    labels = Labels(problem, patience=patience)
    finish = earliest_day(labels)
    if finish is None:
        return None
    best = _best_of_earliest(labels, finish=finish)
    steps = sorted((labels.as_step(one) for one in best.steps), key=lambda step: (step.starts, step.activity))
    return Chain(problem.today + timedelta(days=finish), tuple(steps))


def earliest_finish(problem: ChainProblem) -> int | None:
    """Days from today to the first day with everything met; nothing when no chain leads there."""
    return earliest_day(Labels(problem))


def finish_of(problem: ChainProblem, *, patience: Patience = ENDLESS) -> date | None:
    """The first day with everything met, without looking for the best chain among those that finish then."""
    days = earliest_day(Labels(problem, patience=patience))
    return None if days is None else problem.today + timedelta(days=days)


def _best_of_earliest(labels: Labels, *, finish: int) -> Label:
    """Among chains with this finish where every step is needed, the one with least of waiting, travel, cost, steps.

    In order of the worth there can at best be, of those that can still be finished in time; of equal ones the longest
    chain first.
    """
    labels.keep_within(finish)
    number, in_time = count(), InTime(labels, finish=finish)
    first = labels.first(len(labels.sought.wanted))
    queue: list[tuple[Worth, int, int, Label]] = [(labels.worth_at_best(first), 0, next(number), first)]
    known: dict[Mark, Worth] = {}
    while queue:
        labels.patience.spend()
        _, _, _, label = heapq.heappop(queue)
        if labels.is_whole(label) and labels.finish(label) == finish and _all_are_needed(labels, label):
            return label
        if not in_time.can_finish(label):
            continue
        for after in labels.extensions(label):
            if labels.soon(after) > finish:
                continue
            mark = _mark(labels, after)
            if mark not in known or after.worth < known[mark]:
                known[mark] = after.worth
                heapq.heappush(queue, (labels.worth_at_best(after), -len(after.steps), next(number), after))
    raise AssertionError("a chain with the earliest finish was found, and then not found again")


def _mark(labels: Labels, label: Label) -> Mark:
    """What decides how the chain can go on: equal marks have equal futures."""
    ahead: Iterable[Mark] = sorted(
        (one.way.yields, max(one.ends, min(labels.from_when(label, at) for at in one.way.yields))) for one in label.open
    )
    return (label.free, label.last, labels.met_ahead(label), tuple(ahead), tuple(sorted(beside_of(label))))


def _all_are_needed(labels: Labels, label: Label) -> bool:
    """Whether each step gives the goal or another step what none of the others gives it in time."""
    for one in label.steps:
        rest = [other for other in label.steps if other is not one]
        given = {at for other in rest for at in other.way.yields}
        is_for_goal = any(at not in given for at in labels.sought.goal)
        if not is_for_goal and not any(is_needed_by(other, one, label.steps) for other in rest):
            return False
    return True
