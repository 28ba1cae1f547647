"""Rows of an area ↔ the problem a plan is worked out from. People are row ids as text there, never names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.rounds.models import RoundOption, TrackWish
from jobbspar.apps.rounds.naming import municipality_name
from jobbspar.apps.rounds.queries.areas import list_floors, list_limits, list_options
from jobbspar.apps.tracks.bridge import steps_to_date
from jobbspar.apps.travel.queries import terms_of, trips_for
from jobbspar.core.readiness import Ready
from jobbspar.core.round_calendar import date_steps
from jobbspar.core.rounds.problem import (
    DAYS_A_WEEK,
    Alternatives,
    Floor,
    Person,
    Pool,
    PoolKind,
    Preparation,
    Problem,
    Round,
    Ruling,
    Trip,
    Wish,
)
from jobbspar.core.tracks import TrackState
from jobbspar.core.travel.ways import Site, Terms

Readiness = Mapping[tuple[int, int], Ready]


@dataclass(frozen=True, slots=True)
class Built:
    """A problem with what its names stand for and what is to be told with any plan made from it."""

    problem: Problem
    labels: dict[str, str]
    told: dict[str, int]


def build_problem(agreement: Agreement, *, wishes: list[TrackWish], ready: Readiness, today: date) -> Built:
    """The problem of an area for those who have the wishes, from what is in the tables today."""
    options = [one for one in list_options(agreement) if _may_open(one)]
    people = {wish.participant_id: wish.participant for wish in wishes}
    terms = terms_of(people.keys())
    homes = {person.municipality for person in people.values() if person.municipality}
    problem = Problem(
        today=today,
        rounds=tuple(_round(one) for one in options),
        people=people_of(wishes, terms=terms, ready=ready, today=today),
        trips=trips_for(agreement, homes, {site_of(one) for one in options}),
        pools=_pools(agreement, options=options),
        alternatives=_alternatives(options),
        floors=tuple(Floor(one.municipality, one.seats) for one in list_floors(agreement)),
    )
    return Built(problem, _labels(options), _told(problem, wishes=wishes, terms=terms, ready=ready))


def _may_open(option: RoundOption) -> bool:
    return option.became_id is None and option.track.state == TrackState.AGREED


def site_of(option: RoundOption) -> Site:
    """Where one travels to."""
    return Site(option.municipality, option.workplace_id)


def _round(option: RoundOption) -> Round:
    return Round(
        name=str(option.pk),
        track=str(option.track_id),
        site=site_of(option).key,
        starts=option.starts,
        weeks=weeks_of_track(option),
        minimum=option.least_people,
        maximum=option.seats,
        effort=option.effort,
        ruling=Ruling(option.ruling),
    )


def weeks_of_track(option: RoundOption) -> int:
    """Whole weeks from the option's start until the last step of the track is over on the real calendar."""
    dated = date_steps(steps_to_date(option.track), starts=option.starts)
    if not dated:
        return 0
    length = max(step.period.closed_end for step in dated) - option.starts
    return -(-length.days // DAYS_A_WEEK)


def people_of(
    wishes: list[TrackWish], *, terms: Mapping[int, Terms], ready: Readiness, today: date
) -> tuple[Person, ...]:
    by_person: dict[int, list[TrackWish]] = {}
    for wish in wishes:
        by_person.setdefault(wish.participant_id, []).append(wish)
    return tuple(
        Person(
            name=str(person),
            home=own[0].participant.municipality,
            wishes=tuple(_wish(one, ready=ready, today=today) for one in own),
            mode=terms[person].mode,
            longest_minutes=terms[person].longest_minutes,
            weeks_waited=max(0, (today - min(one.said_on for one in own)).days // DAYS_A_WEEK),
        )
        for person, own in by_person.items()
    )


def _wish(row: TrackWish, *, ready: Readiness, today: date) -> Wish:
    """Unknown stops nobody; a preparatory track can be begun when the person is ready for it."""
    person, own = row.participant_id, ready.get((row.participant_id, row.track_id), Ready(today))
    begins = {track: ready[person, track].day for track in own.through if (person, track) in ready}
    through = tuple(Preparation(str(track), day) for track, day in begins.items() if day is not None)
    return Wish(str(row.track_id), rank=row.rank, ready=own.day, through=through)


def _pools(agreement: Agreement, *, options: list[RoundOption]) -> tuple[Pool, ...]:
    open_to = {one.pk for one in options}
    limits = [(limit, [one.pk for one in limit.options.all() if one.pk in open_to]) for limit in list_limits(agreement)]
    return tuple(
        Pool(limit.name, PoolKind(limit.kind), limit.seats, tuple(map(str, rounds)))
        for limit, rounds in limits
        if rounds
    )


def _alternatives(options: list[RoundOption]) -> tuple[Alternatives, ...]:
    groups: dict[str, list[str]] = {}
    for one in options:
        if one.group:
            groups.setdefault(one.group, []).append(str(one.pk))
    return tuple(Alternatives(name, tuple(rounds)) for name, rounds in groups.items())


def label_of(option: RoundOption) -> str:
    return f"{option.track.name}, {municipality_name(option.municipality)}, {option.starts.isoformat()}"


def _labels(options: list[RoundOption]) -> dict[str, str]:
    """Rounds are told by track, place and start; `t` stands before tracks, `s` before sites."""
    labels = {f"r{one.pk}": label_of(one) for one in options}
    labels |= {f"t{one.track_id}": one.track.name for one in options}
    return labels | {f"s{site_of(one).key}": municipality_name(one.municipality) for one in options}


def _told(problem: Problem, *, wishes: list[TrackWish], terms: Mapping[int, Terms], ready: Readiness) -> dict[str, int]:
    """Counts of what is not known, so that somebody asks; unknown stops nobody."""
    wished = {(one.participant_id, one.track_id) for one in wishes}
    return {
        "unknown_readiness": len({pair[0] for pair in wished if pair not in ready or ready[pair].unknown}),
        "unknown_travel": sum(not one.is_asked for one in terms.values()),
        "unknown_home": sum(not person.home for person in problem.people),
        "estimated_trips": sum(trip.estimated for trip in problem.trips),
        "trips": len(problem.trips),
    }


def trips_to(agreement: Agreement, problem: Problem, *, site: str) -> tuple[Trip, ...]:
    """Trips to the seat of a municipality that the problem does not know yet."""
    known = {(trip.home, trip.site, trip.mode) for trip in problem.trips}
    homes = {person.home for person in problem.people if person.home}
    found = trips_for(agreement, homes, [Site(site)])
    return tuple(trip for trip in found if (trip.home, trip.site, trip.mode) not in known)
