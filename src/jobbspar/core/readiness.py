"""The first day a person meets what a track asks at its start: what is not known is counted, never taken as a no."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobbspar.core.chains.problem import Chain, ChainProblem
from jobbspar.core.profiles import RequiredWhen, Requirement
from jobbspar.core.requirements import Evidence
from jobbspar.core.ways import Catalogue, Offer, as_requirement, level_of, questions, way_to

Solve = Callable[[ChainProblem], Chain | None]


@dataclass(frozen=True, slots=True)
class Ready:
    """`day` None: not by the activities there are, but for the preparatory tracks `through`.

    `through` are the tracks whose steps give all that is lacking; none are needed by those who are ready.
    `unknown` is how many things somebody should ask the person about; it is no measure of the person.
    """

    day: date | None
    through: tuple[int, ...] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What one must have to begin a track: what its profile asks at the start and what its first steps ask."""

    requirements: tuple[Requirement, ...]
    # What each track that leads here gives, by the id of the track.
    prepared_by: tuple[tuple[int, tuple[Offer, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that can be kept from day to day: `is_now` is ready whatever the day is."""

    is_now: bool
    day: date | None
    through: tuple[int, ...]
    unknown: int

    def on(self, today: date) -> Ready:
        return Ready(today if self.is_now else self.day, self.through, self.unknown)


def entry_to(
    requirements: Sequence[Requirement],
    *,
    first_steps: Sequence[Offer],
    prepared_by: Sequence[tuple[int, tuple[Offer, ...]]] = (),
) -> Entry:
    """Each thing once, the profile's own first."""
    asked = [one for one in requirements if one.when is RequiredWhen.AT_START]
    known = {level_of(one) for one in asked}
    by_steps = {level_of(ask): as_requirement(ask) for offer in first_steps for ask in offer.asks}
    more = [requirement for level, requirement in by_steps.items() if level not in known]
    return Entry((*asked, *more), tuple(prepared_by))


def standing(
    entry: Entry,
    *,
    evidence: Sequence[Evidence],
    catalogue: Catalogue,
    today: date,
    sfi_until: date | None,
    solve: Solve,
) -> tuple[Standing, date | None]:
    """Where a person stands before a track, and the first day on which that may change by itself."""
    way = way_to(entry.requirements, evidence=evidence, offers=catalogue, today=today, sfi_until=sfi_until)
    turns = _turning_days(evidence, today)
    if way.is_there:
        return Standing(True, None, (), len(way.supposed)), min(turns, default=None)
    turns += [last + timedelta(days=1) for last in catalogue.last_starts if last >= today]
    chain = None if way.without_way else solve(way.problem)
    through = _through(entry, evidence=evidence, today=today, sfi_until=sfi_until, solve=solve)
    asked = len(questions(way, chain=chain, offers=catalogue.offers))
    if chain is None:
        return Standing(False, None, through, asked), min(turns, default=None)
    # The chain is the best one until the first of its steps has begun without the person.
    begun = min(step.starts for step in chain.steps) + timedelta(days=1)
    return Standing(False, chain.finish, through, asked), min([*turns, begun])


def _turning_days(evidence: Sequence[Evidence], today: date) -> list[date]:
    """Days when evidence begins to count or runs out."""
    return [day for item in evidence for day in (item.dated, item.expires) if day is not None and day > today]


def _through(
    entry: Entry, *, evidence: Sequence[Evidence], today: date, sfi_until: date | None, solve: Solve
) -> tuple[int, ...]:
    """The preparatory tracks whose own steps give all that is lacking."""
    found = []
    for track, steps in entry.prepared_by:
        offers = [replace(step, is_rolling=True) for step in steps]  # A round of the track brings its own days.
        way = way_to(entry.requirements, evidence=evidence, offers=offers, today=today, sfi_until=sfi_until)
        if not way.without_way and solve(way.problem) is not None:
            found.append(track)
    return tuple(found)
