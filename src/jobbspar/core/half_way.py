"""What activities ask on the way to what a profile asks, and what of it no activity gives."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from jobbspar.core.chains.problem import ChainProblem, Level
from jobbspar.core.chains.sought import useful_activities
from jobbspar.core.chains.stops import lacking
from jobbspar.core.profiles import Subject
from jobbspar.core.ways import Offer, Way, as_activities, level_of


@dataclass(frozen=True, slots=True)
class HalfWay:
    """What no activity gives and the person has not got, and the activities on the way that ask it."""

    asks: Subject
    activities: tuple[int, ...]


def lacking_half_way(way: Way, *, offers: Iterable[Offer]) -> tuple[HalfWay, ...]:
    """What has to be added for a chain to lead to `without_way`, besides what stands there already."""
    dead_ends = {level_of(one) for one in way.without_way}
    if not dead_ends:
        return ()
    problem = replace(way.problem, goal=tuple(sorted(dead_ends)))
    levels = set(lacking(problem)) - dead_ends
    found: dict[Level, tuple[Subject, list[int]]] = {}
    for offer in _on_the_way(problem, offers):
        for ask in offer.asks:
            if level_of(ask) in levels:
                found.setdefault(level_of(ask), (ask, []))[1].append(offer.id)
    return tuple(HalfWay(ask, tuple(activities)) for ask, activities in found.values())


def asked_on_the_way(asked: Iterable[Subject], *, offers: Iterable[Offer], today: date) -> tuple[Subject, ...]:
    """What activities that lead to this ask for, or are shorter for, whoever it is that comes."""
    given = list(offers)
    goal = tuple(sorted({level_of(one) for one in asked}))
    problem = ChainProblem(today=today, has=(), goal=goal, activities=as_activities(given, starts=today))
    useful = _on_the_way(problem, given)
    return tuple(one for offer in useful for one in (*offer.asks, *(having for having, _ in offer.shorter)))


def _on_the_way(problem: ChainProblem, offers: Iterable[Offer]) -> list[Offer]:
    useful = {activity.name for activity in useful_activities(problem)}
    return [offer for offer in offers if str(offer.id) in useful]
