"""The chain of a track: stages that follow each other, steps side by side within a stage, and gates between stages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

# Step ids by stage, the first stage first; steps in the same stage run side by side.
Chain = tuple[tuple[int, ...], ...]


class AlreadyFirst(Refusal):
    message = N_("The step is already the first.")


class AlreadyLast(Refusal):
    message = N_("The step is already the last.")


class NothingBefore(Refusal):
    message = N_("There is no step before this one to run beside.")


@dataclass(frozen=True, slots=True)
class ChainStep:
    """How long a step of the chain takes and in which stage it stands."""

    id: int
    stage: int
    weeks: int


def chain_of(steps: Iterable[ChainStep]) -> Chain:
    """The stages in order, without empty ones."""
    by_stage: dict[int, list[int]] = {}
    for step in steps:
        by_stage.setdefault(step.stage, []).append(step.id)
    return tuple(tuple(by_stage[stage]) for stage in sorted(by_stage))


def stage_numbers(chain: Chain) -> dict[int, int]:
    """Each step's stage, counted from one without gaps."""
    return {step: number for number, stage in enumerate(chain, start=1) for step in stage}


def total_weeks(steps: Iterable[ChainStep]) -> int:
    """Weeks from the first day to the last when no step has to wait: the longest step of each stage, added up."""
    longest: dict[int, int] = {}
    for step in steps:
        longest[step.stage] = max(step.weeks, longest.get(step.stage, 0))
    return sum(longest.values())


def moved_earlier(chain: Chain, step: int) -> Chain:
    """A step beside others gets a stage of its own before theirs; a step alone changes place with the stage before."""
    place = _place(chain, step)
    if len(chain[place]) > 1:
        return (*chain[:place], (step,), _without(chain[place], step), *chain[place + 1 :])
    if place == 0:
        raise AlreadyFirst
    return (*chain[: place - 1], chain[place], chain[place - 1], *chain[place + 1 :])


def moved_later(chain: Chain, step: int) -> Chain:
    """A step beside others gets a stage of its own after theirs; a step alone changes place with the stage after."""
    place = _place(chain, step)
    if len(chain[place]) > 1:
        return (*chain[:place], _without(chain[place], step), (step,), *chain[place + 1 :])
    if place == len(chain) - 1:
        raise AlreadyLast
    return (*chain[:place], chain[place + 1], chain[place], *chain[place + 2 :])


def made_parallel(chain: Chain, step: int) -> Chain:
    """The step joins the stage before, and runs beside what is there."""
    place = _place(chain, step)
    if place == 0:
        raise NothingBefore
    left = _without(chain[place], step)
    rest = (left, *chain[place + 1 :]) if left else chain[place + 1 :]
    return (*chain[: place - 1], (*chain[place - 1], step), *rest)


def removed(chain: Chain, step: int) -> Chain:
    return tuple(left for stage in chain if (left := _without(stage, step)))


def gate_after(after_stage: int, *, before: Chain, now: Chain, changed: int) -> int:
    """Where a gate stands when one step was moved or removed: still after the steps that stayed where they were."""
    numbers = stage_numbers(now)
    stayed = [step for step in before[after_stage - 1] if step != changed] if after_stage <= len(before) else []
    wanted = numbers[stayed[0]] if stayed else after_stage
    return max(1, min(wanted, len(now)))


def leads_in_circle(track: int, leads_to: int, *, links: Mapping[int, int | None]) -> bool:
    """Whether somebody who follows the links from `leads_to` comes back to `track`."""
    seen: set[int] = set()
    here: int | None = leads_to
    while here is not None and here not in seen:
        if here == track:
            return True
        seen.add(here)
        here = links.get(here)
    return False


def _place(chain: Chain, step: int) -> int:
    return next(place for place, stage in enumerate(chain) if step in stage)


def _without(stage: tuple[int, ...], step: int) -> tuple[int, ...]:
    return tuple(other for other in stage if other != step)
