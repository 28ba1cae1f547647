"""A chain as a track holds it: stages after each other, steps side by side in a stage, and what they lead to when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from jobbspar.core.calendar import Period
from jobbspar.core.chain import made_parallel, moved_earlier, moved_later, removed
from jobbspar.core.chains.problem import Chain, Lane, Level, meets
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.placements import PLACEMENT_OF
from jobbspar.core.profiles import Subject
from jobbspar.core.refusals import Refusal
from jobbspar.core.round_calendar import DatedStep, StepToDate, date_steps, waits_between
from jobbspar.core.ways import LANES, Offer, level_of

# More steps than this are put after each other: trying every way of pairing them would take too long.
MOST_STEPS_TO_PAIR = 11
WRITTEN = re.compile(r"[0-9]{1,12}w[0-9]{1,3}")
MOST_WEEKS = 520


class ArrangementUnreadable(Refusal):
    message = N_("The chain in the address cannot be read.")
    mend = N_("Begin again from the proposal.")


class ActivityNotThere(Refusal):
    message = N_("An activity of the chain is no longer in the catalogue.")
    mend = N_("Begin again from the proposal.")


class ChainChangedMeanwhile(Refusal):
    message = N_("Somebody else has changed the chain of the track since you saw it.")
    mend = N_("Look at the difference again before you take it over.")


class Move(Choice):
    EARLIER = "earlier", N_("Earlier")
    LATER = "later", N_("Later")
    PARALLEL = "parallel", N_("At the same time as the one before")
    AWAY = "away", N_("Take away")


@dataclass(frozen=True, slots=True)
class Piece:
    """An activity with its length in this chain."""

    activity: int
    weeks: int


Arrangement = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step with its days. `is_start_known` is false where nobody has announced a start.

    Not `is_lawful`: so long a time at a workplace is longer than the law allows, whenever it begins.
    """

    piece: Piece
    stage: int
    period: Period
    is_start_known: bool
    is_lawful: bool = True


@dataclass(frozen=True, slots=True)
class StartWait:
    """Working days before a step whose next start is later, and the end of the chain if it could start at once.

    `is_held_by_law`: begun on its first start it would have lasted longer than the law allows.
    """

    step: PlacedStep
    period: Period
    working_days: int
    ends_without: date
    is_held_by_law: bool = False


@dataclass(frozen=True, slots=True)
class TooEarly:
    """A step that asks what is not in place when it begins; `given_by` gives it, but not before."""

    step: PlacedStep
    asks: Subject
    given_by: PlacedStep | None


@dataclass(frozen=True, slots=True)
class Arranged:
    """The whole chain on the calendar."""

    steps: tuple[PlacedStep, ...]
    waits: tuple[StartWait, ...]
    too_early: tuple[TooEarly, ...]
    starts: date
    ends: date


def as_text(arrangement: Arrangement) -> str:
    """Short and fit for an address: stages by hyphens, steps by points, each `activity w weeks`."""
    return "-".join(".".join(f"{piece.activity}w{piece.weeks}" for piece in stage) for stage in arrangement)


def from_text(text: str) -> Arrangement:
    """Reads what `as_text` writes."""
    stages = [stage.split(".") for stage in text.split("-")] if text else []
    if not all(WRITTEN.fullmatch(piece) for stage in stages for piece in stage):
        raise ArrangementUnreadable
    read = tuple(tuple(Piece(*map(int, piece.split("w"))) for piece in stage) for stage in stages)
    if any(not 1 <= piece.weeks <= MOST_WEEKS for stage in read for piece in stage):
        raise ArrangementUnreadable
    return read


def moved(arrangement: Arrangement, *, place: int, move: Move) -> Arrangement:
    """One step moved; `place` counts the steps from the first. Raises the refusals of a chain's own moves."""
    pieces = [piece for stage in arrangement for piece in stage]
    if not 0 <= place < len(pieces):
        raise ArrangementUnreadable
    numbers = iter(range(len(pieces)))
    chain = tuple(tuple(next(numbers) for _ in stage) for stage in arrangement)
    rules = {
        Move.EARLIER: moved_earlier,
        Move.LATER: moved_later,
        Move.PARALLEL: made_parallel,
        Move.AWAY: removed,
    }
    return tuple(tuple(pieces[number] for number in stage) for stage in rules[move](chain, place))


def possible_moves(arrangement: Arrangement, *, place: int) -> list[Move]:
    """Those that change something."""
    stage = _stage_of(arrangement, place)
    is_alone = len(arrangement[stage]) == 1
    possible = {
        Move.EARLIER: stage > 0 or not is_alone,
        Move.LATER: stage < len(arrangement) - 1 or not is_alone,
        Move.PARALLEL: stage > 0,
        Move.AWAY: True,
    }
    return [move for move, may in possible.items() if may]


def _stage_of(arrangement: Arrangement, place: int) -> int:
    stages = [number for number, stage in enumerate(arrangement) for _ in stage]
    return stages[place]


def placed(arrangement: Arrangement, *, offers: Mapping[int, Offer], has: Sequence[Level], starts: date) -> Arranged:
    """Every step with its days, as the rounds of a track date them, and what does not go together."""
    asked = [piece for stage in arrangement for piece in stage]
    if any(piece.activity not in offers for piece in asked):
        raise ActivityNotThere
    to_date = _to_date(arrangement, offers)
    dated = date_steps(to_date, starts=starts)
    steps = tuple(
        PlacedStep(
            piece,
            step.stage,
            step.period,
            is_start_known=step.is_start_known and _is_announced(offers[piece.activity]),
            is_lawful=step.is_lawful,
        )
        for piece, step in zip(asked, dated, strict=True)
    )
    ends = _end(dated, starts)
    waits = tuple(
        StartWait(
            steps[wait.step],
            wait.period,
            wait.working_days,
            ends_without=_end_if_rolling(to_date, wait.step, starts),
            is_held_by_law=dated[wait.step].is_held_by_law,
        )
        for wait in waits_between(dated, starts=starts)
        if dated[wait.step].is_held_by_law or (dated[wait.step].is_start_known and to_date[wait.step].start_days)
    )
    return Arranged(steps, waits, _too_early(steps, offers=offers, has=has), starts, ends)


def _is_announced(offer: Offer) -> bool:
    return offer.is_rolling or bool(offer.starts)


def _to_date(arrangement: Arrangement, offers: Mapping[int, Offer]) -> list[StepToDate]:
    asked = [(number, piece) for number, stage in enumerate(arrangement, start=1) for piece in stage]
    return [
        _step_to_date(place, stage, piece.weeks, offers[piece.activity]) for place, (stage, piece) in enumerate(asked)
    ]


def _step_to_date(place: int, stage: int, weeks: int, offer: Offer) -> StepToDate:
    return StepToDate(place, stage, weeks, offer.starts, offer.is_rolling, PLACEMENT_OF.get(offer.kind))


def _end(dated: Sequence[DatedStep], starts: date) -> date:
    return max((step.period.closed_end for step in dated), default=starts)


def _end_if_rolling(steps: Sequence[StepToDate], place: int, starts: date) -> date:
    freed = [
        replace(step, is_rolling=True, placement=None) if number == place else step for number, step in enumerate(steps)
    ]
    return _end(date_steps(freed, starts=starts), starts)


def _too_early(
    steps: Sequence[PlacedStep], *, offers: Mapping[int, Offer], has: Sequence[Level]
) -> tuple[TooEarly, ...]:
    found = []
    for step in steps:
        before = [one for one in steps if one.stage < step.stage]
        there = {*has, *(level_of(gain) for one in before for gain in offers[one.piece.activity].yields)}
        for ask in offers[step.piece.activity].asks:
            if not meets(there, level_of(ask)):
                found.append(TooEarly(step, ask, giver_of(ask, steps=steps, offers=offers)))
    return tuple(found)


def giver_of(subject: Subject, *, steps: Sequence[PlacedStep], offers: Mapping[int, Offer]) -> PlacedStep | None:
    """The step that is first done with giving it."""
    wanted = level_of(subject)
    givers = [one for one in steps if meets({level_of(gain) for gain in offers[one.piece.activity].yields}, wanted)]
    return min(givers, key=lambda one: one.period.closed_end, default=None)


def stages_of(chain: Chain, *, offers: Mapping[int, Offer], has: Sequence[Level], starts: date) -> Arrangement:
    """The chain's steps as stages that end as early as stages can; steps that can run side by side are tried so."""
    in_order = sorted(chain.steps, key=lambda step: (step.starts, step.ends, step.activity))
    taken = [offers[int(step.activity)] for step in in_order]
    if not taken:
        return ()
    may_join = (False, True) if len(taken) <= MOST_STEPS_TO_PAIR else (False,)
    tried = [_grouped(taken, joins) for joins in product(may_join, repeat=len(taken) - 1)]
    lawful = [
        stages for stages in tried if not any(map(share_the_week, stages)) and _is_given_in_time(stages, set(has))
    ]
    proposals = [
        tuple(tuple(Piece(one.id, one.weeks) for one in stage) for stage in stages) for stages in lawful or tried[:1]
    ]
    return min(proposals, key=lambda one: (_end_of(one, offers, starts), len(one)))


def _end_of(arrangement: Arrangement, offers: Mapping[int, Offer], starts: date) -> date:
    return _end(date_steps(_to_date(arrangement, offers), starts=starts), starts)


def _grouped(taken: Sequence[Offer], joins: Sequence[bool]) -> list[list[Offer]]:
    stages = [[taken[0]]]
    for offer, joined in zip(taken[1:], joins, strict=True):
        if joined:
            stages[-1].append(offer)
        else:
            stages.append([offer])
    return stages


def share_the_week(stage: Sequence[Offer]) -> bool:
    """Two of them take the same part of the week."""
    lanes = [LANES.get(one.kind, Lane.WORK) for one in stage]
    return len(lanes) > 1 and (Lane.BOTH in lanes or len(set(lanes)) < len(lanes))


def _is_given_in_time(stages: Sequence[Sequence[Offer]], there: set[Level]) -> bool:
    """Whatever a stage asks is in place before it begins."""
    for stage in stages:
        if not all(meets(there, level_of(ask)) for one in stage for ask in one.asks):
            return False
        there = there | {level_of(gain) for one in stage for gain in one.yields}
    return True


@dataclass(frozen=True, slots=True)
class Difference:
    """What taking over a chain does to one activity of a track; `None` where it is not there."""

    activity: int
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def differences(before: Arrangement, after: Arrangement) -> list[Difference]:
    """Stage and weeks of each activity before and after, for those that change; an activity may come twice."""
    old, new = _in_stages(before), _in_stages(after)
    found = []
    for activity in dict.fromkeys((*old, *new)):
        was, will_be = old.get(activity, []), new.get(activity, [])
        for number in range(max(len(was), len(will_be))):
            one = was[number] if number < len(was) else None
            other = will_be[number] if number < len(will_be) else None
            if one != other:
                found.append(Difference(activity, one, other))
    return found


def _in_stages(arrangement: Arrangement) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for stage, pieces in enumerate(arrangement, start=1):
        for piece in pieces:
            found.setdefault(piece.activity, []).append((stage, piece.weeks))
    return found
