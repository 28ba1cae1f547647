"""Room in the week for a track's steps: which wait for another to be done, and which do not fit beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from jobbspar.core.arrangement import Arranged, Arrangement, Piece, PlacedStep, giver_of, placed, share_the_week
from jobbspar.core.calendar import Period, first_working_day_from
from jobbspar.core.chains.problem import Level, meets
from jobbspar.core.ways import Offer, level_of


@dataclass(frozen=True, slots=True)
class RoomWait:
    """Days from a step's own start while another takes its part of the week, and the end with both at once."""

    step: PlacedStep
    by: PlacedStep
    period: Period
    ends_without: date


def room_waits(arranged: Arranged, *, offers: Mapping[int, Offer], has: Sequence[Level]) -> list[RoomWait]:
    """Every step that could have stood in an earlier stage but for another there: the last such other."""
    return [wait for step in arranged.steps for wait in _room_wait(arranged, step, offers=offers, has=has)]


def _room_wait(
    arranged: Arranged, step: PlacedStep, *, offers: Mapping[int, Offer], has: Sequence[Level]
) -> Iterator[RoomWait]:
    there = set(has)
    asks = [ask for ask in offers[step.piece.activity].asks if not meets(there, level_of(ask))]
    found = [giver_of(ask, steps=arranged.steps, offers=offers) for ask in asks]
    givers = [giver for giver in found if giver is not None]
    if len(givers) < len(asks):
        return
    possible_from = max((giver.stage for giver in givers), default=0)
    since = _first_start(
        offers[step.piece.activity], max([arranged.starts, *(giver.period.closed_end for giver in givers)])
    )
    others = [
        one
        for one in arranged.steps
        if possible_from < one.stage < step.stage
        and one.period.closed_end > since
        and one.piece.activity != step.piece.activity  # The same in two parts: the second goes on with the first.
        and share_the_week([offers[one.piece.activity], offers[step.piece.activity]])
    ]
    if others:
        last = max(others, key=lambda one: (one.stage, one.period.closed_end))
        beside = placed(_moved_to(arranged, step, last.stage), offers=offers, has=has, starts=arranged.starts)
        yield RoomWait(step, last, Period(since, last.period.closed_end), beside.ends)


def _first_start(offer: Offer, day: date) -> date:
    """The first day from this one on which it begins; one whose starts nobody has announced begins when needed."""
    if offer.is_rolling:
        return first_working_day_from(day)
    return min((start for start in offer.starts if start >= day), default=first_working_day_from(day))


def _moved_to(arranged: Arranged, step: PlacedStep, stage: int) -> Arrangement:
    stages: dict[int, list[Piece]] = {}
    for one in arranged.steps:
        stages.setdefault(stage if one is step else one.stage, []).append(one.piece)
    return tuple(tuple(stages[number]) for number in sorted(stages))


def crowded(arranged: Arranged, *, offers: Mapping[int, Offer]) -> list[tuple[PlacedStep, PlacedStep]]:
    """Steps at the same time that take the same part of the week, two and two."""
    return [
        (one, other)
        for one, other in combinations(arranged.steps, 2)
        if one.period.overlaps(other.period)
        and share_the_week([offers[one.piece.activity], offers[other.piece.activity]])
    ]
