"""A round-planning problem as plain values: rounds that may open, people who have said yes, and every limit."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_

DAYS_A_WEEK = 7
MOST_SEATS, MOST_WEEKS, MOST_POINTS = 10_000, 10_000, 1_000_000
"""Larger numbers are slips of the pen, and sums of them would not be exact."""


class Mode(Choice):
    """How a person travels."""

    CAR = "car", N_("Car")
    PUBLIC = "public", N_("Public transport")


class PoolKind(Choice):
    """What several rounds draw from together."""

    SUPERVISORS = "supervisors", N_("Trained supervisors at the workplace")
    EDUCATION = "education", N_("Seats in the education step")
    HIRES = "hires", N_("Intended hires in the letter of intent")


class Ruling(Choice):
    """What staff have decided about a round."""

    FREE = "free", N_("Left to the plan")
    OPEN = "open", N_("Must open")
    CLOSED = "closed", N_("Must not open")


@dataclass(frozen=True, slots=True)
class Round:
    """One track at one site from one day. It opens with `minimum` to `maximum` seats or not at all."""

    name: str
    track: str
    site: str
    starts: date
    weeks: int
    minimum: int
    maximum: int
    effort: int = 0
    ruling: Ruling = Ruling.FREE

    def __post_init__(self) -> None:
        if not 1 <= self.minimum <= self.maximum:
            raise ValueError(f"round {self.name}: seats must be 1 ≤ minimum ≤ maximum")
        if self.weeks < 0 or self.effort < 0:
            raise ValueError(f"round {self.name}: weeks and effort cannot be negative")
        _not_over(f"round {self.name}: seats", self.maximum, most=MOST_SEATS)
        _not_over(f"round {self.name}: weeks", self.weeks, most=MOST_WEEKS)
        _not_over(f"round {self.name}: effort", self.effort, most=MOST_POINTS)
        if self.weeks > (date.max - self.starts).days // DAYS_A_WEEK:
            raise ValueError(f"round {self.name}: it would end after the last day of the calendar")

    @property
    def ends(self) -> date:
        return self.starts + timedelta(days=DAYS_A_WEEK * self.weeks)


@dataclass(frozen=True, slots=True)
class Preparation:
    """A preparatory track that makes a person ready, and when the person could begin it."""

    track: str
    ready: date


@dataclass(frozen=True, slots=True)
class Wish:
    """A yes to a track. `ready` is the first day the requirements are met; `None` is not without preparation."""

    track: str
    rank: int = 1
    ready: date | None = None
    through: tuple[Preparation, ...] = ()

    def __post_init__(self) -> None:
        if self.rank < 1:
            raise ValueError(f"wish for {self.track}: rank counts from 1")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who has said yes to a track. Sex, age, origin, health and benefits have no place here."""

    name: str
    home: str
    wishes: tuple[Wish, ...]
    mode: Mode = Mode.PUBLIC
    longest_minutes: int = 60
    weeks_waited: int = 0

    def __post_init__(self) -> None:
        if self.longest_minutes < 1 or self.weeks_waited < 0:
            raise ValueError(f"person {self.name}: minutes must be positive and weeks not negative")
        _not_over(f"person {self.name}: minutes", self.longest_minutes, most=MOST_POINTS)
        _not_over(f"person {self.name}: weeks waited", self.weeks_waited, most=MOST_WEEKS)
        tracks = [wish.track for wish in self.wishes]
        if len(set(tracks)) < len(tracks):
            raise ValueError(f"person {self.name}: two wishes for one track")


@dataclass(frozen=True, slots=True)
class Trip:
    """Minutes from a home to a site. A trip that is not listed is unknown, which is never the same as short."""

    home: str
    site: str
    mode: Mode
    minutes: int
    estimated: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.minutes <= MOST_POINTS:
            raise ValueError(f"trip {self.home}–{self.site}: minutes must be from 0 to {MOST_POINTS}")


@dataclass(frozen=True, slots=True)
class Pool:
    """Seats that several rounds share."""

    name: str
    kind: PoolKind
    seats: int
    rounds: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.seats < 0:
            raise ValueError(f"pool {self.name}: seats cannot be negative")
        _not_over(f"pool {self.name}: seats", self.seats, most=MOST_POINTS)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Rounds that are the same thing at other places or times: at most `most` of them open."""

    name: str
    rounds: tuple[str, ...]
    most: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.most <= MOST_SEATS:
            raise ValueError(f"{self.name}: the most that open must be from 0 to {MOST_SEATS}")


@dataclass(frozen=True, slots=True)
class Floor:
    """The fewest people from a municipality that a plan must seat."""

    municipality: str
    seats: int

    def __post_init__(self) -> None:
        if not 0 <= self.seats <= MOST_POINTS:
            raise ValueError(f"floor for {self.municipality}: seats must be from 0 to {MOST_POINTS}")


@dataclass(frozen=True, slots=True)
class Promise:
    """A seat that staff have promised; the plan is made around it."""

    person: str
    round: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A seat that staff have ruled out."""

    person: str
    round: str


@dataclass(frozen=True, slots=True)
class Worth:
    """What a seat is worth, in points: everything that counts, and nothing else does."""

    base: int = 300
    wishes: tuple[int, ...] = (260, 150, 60)
    travel: int = 140
    week_until_ready: int = 3
    week_of_waiting: int = 1
    week_waited: int = 1

    def __post_init__(self) -> None:
        if not self.wishes:
            raise ValueError("worth: the points for a first wish are missing")
        weeks = (self.week_until_ready, self.week_of_waiting, self.week_waited)
        for points in (self.base, *self.wishes, self.travel, *weeks):
            _not_over("worth: points", abs(points), most=MOST_POINTS)


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a plan depends on."""

    today: date
    rounds: tuple[Round, ...]
    people: tuple[Person, ...]
    trips: tuple[Trip, ...] = ()
    pools: tuple[Pool, ...] = ()
    alternatives: tuple[Alternatives, ...] = ()
    floors: tuple[Floor, ...] = ()
    promises: tuple[Promise, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    worth: Worth = field(default_factory=Worth)

    def __post_init__(self) -> None:
        rounds = _distinct("round", [one.name for one in self.rounds])
        people = _distinct("person", [one.name for one in self.people])
        named = [(pool.name, name) for pool in self.pools for name in pool.rounds]
        named += [(one.name, name) for one in self.alternatives for name in one.rounds]
        named += [("promise", one.round) for one in self.promises] + [
            ("exclusion", one.round) for one in self.exclusions
        ]
        for holder, name in named:
            if name not in rounds:
                raise ValueError(f"{holder}: there is no round {name}")
        ruled: tuple[Promise | Exclusion, ...] = (*self.promises, *self.exclusions)
        for one in ruled:
            if one.person not in people:
                raise ValueError(f"there is no person {one.person}")
        _distinct("promised person", [one.person for one in self.promises])
        _distinct("round in alternatives", [name for one in self.alternatives for name in one.rounds])
        for pool in self.pools:
            _distinct(f"round in pool {pool.name}", list(pool.rounds))
        _distinct("trip", [f"{one.home}–{one.site} ({one.mode.value})" for one in self.trips])
        _distinct("floor for municipality", [one.municipality for one in self.floors])
        self._promises_follow_wishes()

    def _promises_follow_wishes(self) -> None:
        """Nobody is placed without their own yes, not even by a promise; nor in what staff have closed."""
        tracks = {one.name: {wish.track for wish in one.wishes} for one in self.people}
        rounds = {one.name: one for one in self.rounds}
        excluded = {(one.person, one.round) for one in self.exclusions}
        for one in self.promises:
            if rounds[one.round].track not in tracks[one.person]:
                raise ValueError(f"{one.person} is promised {one.round} but has not said yes to that track")
            if rounds[one.round].ruling is Ruling.CLOSED or (one.person, one.round) in excluded:
                raise ValueError(f"{one.person} is promised {one.round}, which is closed or excluded")


@dataclass(frozen=True, slots=True)
class Seat:
    """A proposed seat; `through` is the preparatory round taken first."""

    person: str
    round: str
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is proposed where. A proposal decides nothing: the employer and the person do."""

    seats: tuple[Seat, ...]

    def __post_init__(self) -> None:
        _distinct("seated person", [seat.person for seat in self.seats])

    def open_rounds(self) -> frozenset[str]:
        taken = {seat.round for seat in self.seats}
        return frozenset(taken | {seat.through for seat in self.seats if seat.through is not None})


class Answer(Enum):
    """What a solver may claim."""

    PLAN = "plan"
    NO_PLAN = "no plan"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan with its worth, and the bound that no plan can pass. `answer` says if there is a plan at all."""

    answer: Answer
    plan: Plan
    worth: int
    bound: int
    method: str
    prices: object = field(default=None, compare=False, repr=False)
    """Where the price method settled: given to `solve_again`, a changed problem is solved in less time."""

    @property
    def gap(self) -> float:
        """How much better a plan could be at most, as a share of this one's worth."""
        return max(0, self.bound - self.worth) / max(1, abs(self.worth))


def _not_over(what: str, number: int, *, most: int) -> None:
    if number > most:
        raise ValueError(f"{what} cannot be more than {most}")


def _distinct(what: str, names: list[str]) -> set[str]:
    seen = set(names)
    if len(seen) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{what} {twice} is given twice")
    return seen
