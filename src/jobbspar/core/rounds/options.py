"""Which seats each person could take, what each is worth, and why the others are out of reach."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.rounds.compact import MARKS, WHOLE, Compact, Ints
from jobbspar.core.rounds.problem import DAYS_A_WEEK, Mode, Person, Plan, Problem, Round, Ruling, Seat, Wish


class Obstacle(Choice):
    """Why a person cannot take a seat in a round."""

    NO_YES = "no-yes", N_("Has not said yes to the track")
    EXCLUDED = "excluded", N_("Ruled out by staff")
    CLOSED = "closed", N_("The round must not open")
    TOO_FAR = "too-far", N_("Too far to travel")
    TRAVEL_UNKNOWN = "travel-unknown", N_("The travel time is not known")
    NOT_READY = "not-ready", N_("Not ready when the round starts")
    PROMISED_ELSEWHERE = "promised-elsewhere", N_("Promised another seat")


@dataclass(frozen=True, slots=True)
class Option:
    """A seat a person could take; `minutes` is `None` only where staff promised a seat with unknown travel."""

    person: str
    round: str
    through: str | None
    worth: int
    minutes: int | None


class Reach:
    """Looks up trips, promises and rounds of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rounds: Mapping[str, Round] = {one.name: one for one in problem.rounds}
        self.minutes = {(trip.home, trip.site, trip.mode): trip.minutes for trip in problem.trips}
        self.promised = {one.person: one.round for one in problem.promises}
        self.excluded = {(one.person, one.round) for one in problem.exclusions}

    @cached_property
    def rounds_by_track(self) -> Mapping[str, list[Round]]:
        found: dict[str, list[Round]] = {}
        for one in self.problem.rounds:
            found.setdefault(one.track, []).append(one)
        return found

    def trip(self, person: Person, *, place: Round) -> int | None:
        return self.minutes.get((person.home, place.site, Mode(person.mode)))

    def obstacle(self, person: Person, *, place: Round) -> Obstacle | None:
        """What keeps a person from a round whatever the day, or nothing."""
        if self.promised.get(person.name) == place.name:
            return None
        if (person.name, place.name) in self.excluded:
            return Obstacle.EXCLUDED
        if place.ruling is Ruling.CLOSED:
            return Obstacle.CLOSED
        minutes = self.trip(person, place=place)
        if minutes is None:
            return Obstacle.TRAVEL_UNKNOWN
        return Obstacle.TOO_FAR if minutes > person.longest_minutes else None

    def options(self, person: Person) -> Iterator[Option]:
        """Every seat within the person's own limits; a promise leaves only the promised round."""
        promised = self.promised.get(person.name)
        for wish in person.wishes:
            for place in self.rounds_by_track.get(wish.track, []):
                if promised not in (None, place.name) or self.obstacle(person, place=place) is not None:
                    continue
                if promised == place.name or (wish.ready is not None and wish.ready <= place.starts):
                    yield self._option(person, wish=wish, place=place)
                else:
                    yield from self._prepared(person, wish=wish, place=place)

    def _prepared(self, person: Person, *, wish: Wish, place: Round) -> Iterator[Option]:
        """Seats reached by a preparatory round that is over when this one starts."""
        for preparation in wish.through:
            for first in self.rounds_by_track.get(preparation.track, []):
                in_time = preparation.ready <= first.starts and first.ends <= place.starts
                if in_time and first.name != place.name and self.obstacle(person, place=first) is None:
                    yield self._option(person, wish=wish, place=place, through=first)

    def _option(self, person: Person, *, wish: Wish, place: Round, through: Round | None = None) -> Option:
        trips = [self.trip(person, place=one) for one in (place, through) if one is not None]
        minutes = None if None in trips else max(trip for trip in trips if trip is not None)
        ready = through.ends if through else (wish.ready or place.starts)
        worth = seat_worth(self.problem, person=person, wish=wish, minutes=minutes, ready=ready, starts=place.starts)
        return Option(person.name, place.name, through.name if through else None, worth, minutes)


def seat_worth(problem: Problem, *, person: Person, wish: Wish, minutes: int | None, ready: date, starts: date) -> int:
    """Own wish, weeks until ready, weeks of waiting after that, travel, and weeks already waited."""
    worth = problem.worth
    rank = min(wish.rank, len(worth.wishes)) - 1
    until_ready = max(0, (ready - problem.today).days) // DAYS_A_WEEK
    waiting = max(0, (starts - max(ready, problem.today)).days) // DAYS_A_WEEK
    spared = 0 if minutes is None else max(0, person.longest_minutes - minutes)
    return (
        worth.base
        + worth.wishes[rank]
        + worth.travel * spared // person.longest_minutes
        + worth.week_waited * person.weeks_waited
        - worth.week_until_ready * until_ready
        - worth.week_of_waiting * waiting
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """The problem as arrays, with the option that each array position stands for."""

    case: Compact
    options: tuple[Option, ...]

    def plan(self, chosen: Ints) -> Plan:
        taken = [self.options[at] for at in chosen if at >= 0]
        return Plan(tuple(Seat(one.person, one.round, one.through) for one in taken))

    def chosen(self, plan: Plan) -> Ints:
        """The options of a plan, −1 for the unplaced and for seats that are no longer possible."""
        wanted = {seat.person: (seat.round, seat.through) for seat in plan.seats}
        chosen = np.full(self.case.people, -1, np.int64)
        for person in range(self.case.people):
            for at in range(self.case.begins[person], self.case.begins[person + 1]):
                option = self.options[at]
                if wanted.get(option.person) == (option.round, option.through):
                    chosen[person] = at
        return chosen


def listing_of(problem: Problem) -> Listing:
    """Number the people, rounds, options and limits."""
    reach = Reach(problem)
    by_person = [tuple(reach.options(person)) for person in problem.people]
    options = tuple(option for own in by_person for option in own)
    number = {one.name: at for at, one in enumerate(problem.rounds)}
    homes = sorted({person.home for person in problem.people} | {floor.municipality for floor in problem.floors})
    home = {name: at for at, name in enumerate(homes)}
    promised = {one.person for one in problem.promises}
    forced = {one.round for one in problem.promises} | {one.name for one in problem.rounds if one.ruling is Ruling.OPEN}
    floor = np.zeros(max(1, len(homes)), np.int64)
    for one in problem.floors:
        floor[home[one.municipality]] = one.seats
    choice = np.full(len(problem.rounds), -1, np.int64)
    for at, several in enumerate(problem.alternatives):
        choice[[number[name] for name in several.rounds]] = at
    case = Compact(
        begins=_whole([0, *np.cumsum([len(own) for own in by_person])]),
        round_of=_whole([number[one.round] for one in options]),
        through=_whole([number[one.through] if one.through else -1 for one in options]),
        worth=_whole([one.worth for one in options]),
        kind=np.zeros(len(problem.people), np.int64),
        home=_whole([home[person.home] for person in problem.people]),
        promised=np.array([person.name in promised for person in problem.people], np.bool_),
        minimum=_whole([one.minimum for one in problem.rounds]),
        maximum=_whole([one.maximum for one in problem.rounds]),
        effort=_whole([one.effort for one in problem.rounds]),
        must_open=np.array([one.name in forced for one in problem.rounds], np.bool_),
        choice=choice,
        choice_most=_whole([one.most for one in problem.alternatives]),
        pool_begins=_whole([0, *np.cumsum([len(pool.rounds) for pool in problem.pools])]),
        pool_rounds=_whole([number[name] for pool in problem.pools for name in pool.rounds]),
        pool_seats=_whole([pool.seats for pool in problem.pools]),
        floor=floor,
        low=np.zeros((len(problem.rounds), MARKS), np.int64),
        high=np.full((len(problem.rounds), MARKS), WHOLE, np.int64),
    )
    return Listing(case, options)


def _whole(values: list[int]) -> Ints:
    return np.array(values, np.int64)
