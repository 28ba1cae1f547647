"""The earliest finish, and whether a partial chain can still be finished by a day."""

import heapq
from itertools import count

from jobbspar.core.chains.labels import Label, Labels
from jobbspar.core.chains.timetable import NEVER

Early = tuple[int, ...]
Kept = dict[frozenset[int], list[tuple[Early, Label]]]


def earliest_day(labels: Labels) -> int | None:
    """Label setting in order of the finish that can at best be reached; of equal ones the longest chain first."""
    first, number = labels.first(len(labels.sought.wanted)), count()
    sure = labels.at_best(first)
    queue = [(sure, 0, next(number), first)] if sure < NEVER else []
    kept: Kept = {}
    while queue:
        labels.patience.spend()
        soonest, _, place, label = heapq.heappop(queue)
        at_best = max(soonest, labels.at_best(label))
        if at_best > soonest:
            if at_best < NEVER:
                heapq.heappush(queue, (at_best, -len(label.steps), place, label))
            continue
        if labels.is_whole(label) and labels.finish(label) <= at_best:
            return labels.finish(label)
        for after in labels.earliest_extensions(label):
            if _is_new(labels, after, kept, sure=sure):
                soonest = max(at_best, labels.soon(after))
                heapq.heappush(queue, (soonest, -len(after.steps), next(number), after))
    return None


class InTime:
    """Whether partial chains can be finished by the earliest finish; what was found for one is used for others."""

    def __init__(self, labels: Labels, *, finish: int) -> None:
        self._labels, self._finish = labels, finish
        self._can: Kept = {}
        self._cannot: Kept = {}

    def can_finish(self, label: Label) -> bool:
        """Some chain grown from this one is whole by the day: what is as early as one that can, can too."""
        if self._labels.is_whole(label):
            return self._labels.finish(label) <= self._finish
        if self._labels.soon(label) > self._finish:
            return False
        own, met = (early_days(self._labels, label, sure=self._finish), label), _met(label)
        if any(is_as_early(other, own) for other in self._cannot.get(met, ())):
            return False
        if any(is_as_early(own, other) for other in self._can.get(met, ())):
            return True
        self._labels.patience.spend()
        can = self._labels.at_best(label) <= self._finish and self._can_go_on(label)
        (self._can if can else self._cannot).setdefault(met, []).append(own)
        return can

    def _can_go_on(self, label: Label) -> bool:
        """The most promising step first."""
        after = sorted(self._labels.earliest_extensions(label), key=lambda one: (self._labels.soon(one), one.last))
        return any(self.can_finish(one) for one in after)


def _is_new(labels: Labels, label: Label, kept: Kept, *, sure: int) -> bool:
    """Whether no kept chain with the same levels is at least as early in everything that can matter later."""
    own = kept.setdefault(_met(label), [])
    early = early_days(labels, label, sure=sure)
    if any(is_as_early(other, (early, label)) for other in own):
        return False
    own[:] = [*(other for other in own if not is_as_early((early, label), other)), (early, label)]
    return True


def _met(label: Label) -> frozenset[int]:
    return frozenset(at for at, day in enumerate(label.met) if day < NEVER)


def early_days(labels: Labels, label: Label, *, sure: int) -> Early:
    """Days that matter to what comes: nothing begins before the last step did, and nothing is whole before `sure`."""
    free = tuple(max(day, label.last) for day in label.free)
    met = (max(day, label.last) for day in labels.met_ahead(label))
    goal = [max(label.met[at], sure) for at in labels.sought.goal]
    last = label.last if labels.problem.beside else 0
    return (*free, last, *met, *goal)


def is_as_early(one: tuple[Early, Label], other: tuple[Early, Label]) -> bool:
    if any(early > late for early, late in zip(one[0], other[0], strict=True)):
        return False
    return beside_of(one[1]) <= beside_of(other[1])


def beside_of(label: Label) -> set[str]:
    """Steps that took nothing of the week: one begun early may end later than one that waited to be shorter."""
    return {one.way.activity.name for one in label.steps if one.way.shorter and one.way.takes == (False, False)}
