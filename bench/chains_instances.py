"""Invented people, profiles and a catalogue of courses for chains, the same for the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.chains.crowd import NO_CLOCK, Catalogue, Crowd, Goal
from jobbspar.core.chains.problem import Activity, ChainProblem, Closure, Lane, Level, Shortening
from jobbspar.core.placements import PlacementType

TODAY = date(2026, 1, 12)
YEARS = 5
MUNICIPALITIES, LIMITS = 33, (30, 45, 60, 90)
SECTORS, SKILLS_A_SECTOR, LICENCES, ACTIVITIES = 8, 6, 12, 800
SKILLS = SECTORS * SKILLS_A_SECTOR
SWEDISH, SCHOOLING = "svenska", "utbildning"
SUBJECTS = (
    SWEDISH,
    SCHOOLING,
    *(f"kunskap {number}" for number in range(SKILLS)),
    *(f"erfarenhet {number}" for number in range(SKILLS)),
    *(f"behörighet {number}" for number in range(LICENCES)),
)


@dataclass(frozen=True, slots=True)
class Instance:
    """A catalogue, the goals of the profiles, and people."""

    catalogue: Catalogue
    goals: tuple[Goal, ...]
    crowd: Crowd

    def problem(self, person: int, goal: int) -> ChainProblem:
        """One pair as the problem that is solved one at a time."""
        own = self.crowd.levels[person]
        reach = self.catalogue.reach[self.crowd.home[person]]
        over = int(self.crowd.sfi_over[person])
        return ChainProblem(
            today=self.catalogue.today,
            has=tuple(Level(SUBJECTS[at], int(own[at])) for at in np.flatnonzero(own)),
            goal=self.goals[goal],
            activities=tuple(one for one, is_near in zip(self.catalogue.activities, reach, strict=True) if is_near),
            closures=self.catalogue.closures,
            sfi_until=None if over == NO_CLOCK else self.catalogue.today + timedelta(days=over),
        )


def make_instance(*, people: int, profiles: int, seed: int) -> Instance:
    dice = np.random.default_rng(seed)
    where = dice.normal(0, 45, (MUNICIPALITIES, 2))
    size = np.arange(1, MUNICIPALITIES + 1) ** -0.9
    dice.shuffle(size)
    made = _Maker(dice, size / size.sum())
    given = list(made.catalogue())
    catalogue = Catalogue(TODAY, tuple(one for _, one in given), _closures(), _reach(where, [at for at, _ in given]))
    goals = tuple(made.goal() for _ in range(profiles))
    return Instance(catalogue, goals, made.crowd(people))


def _reach(where: NDArray[np.float64], places: list[int]) -> NDArray[np.bool_]:
    """A row for each municipality and travel limit; place -1 is at a distance and within everybody's reach."""
    minutes = 10 + np.linalg.norm(where[:, None] - where[None], axis=2) * 60 / 70
    own = np.where(np.array(places)[None] < 0, 0, minutes[:, np.maximum(places, 0)])
    return np.concatenate([(own <= limit)[:, None] for limit in LIMITS], axis=1).reshape(-1, len(places))


def _closures() -> tuple[Closure, ...]:
    """Four weeks in July and two around New Year, every year."""
    july = [Closure(date(TODAY.year + n, 7, 1), date(TODAY.year + n, 7, 29)) for n in range(YEARS + 2)]
    new_year = [Closure(date(TODAY.year + n, 12, 21), date(TODAY.year + n + 1, 1, 4)) for n in range(YEARS + 2)]
    return tuple(sorted([*july, *new_year], key=lambda one: one.starts))


class _Maker:
    def __init__(self, dice: np.random.Generator, size: NDArray[np.float64]) -> None:
        self.dice, self.size = dice, size

    def catalogue(self) -> Iterator[tuple[int, Activity]]:
        """Activities with the municipality they are given in, or -1 for those at a distance."""
        made = [*self._swedish(), *self._schooling(), *self._licences(), *self._validations(), *self._practice()]
        yield from made
        yield from (self._course(number) for number in range(ACTIVITIES - len(made)))

    def _swedish(self) -> Iterator[tuple[int, Activity]]:
        for place in range(-1, MUNICIPALITIES):
            for level in range(1, 5):
                weeks = 18 if place < 0 else int(self.dice.integers(10, 19))
                starts = self._starts([3, 5, 10])
                asks = (Level(SWEDISH, level - 1),) if level > 1 else ()
                yield place, Activity(
                    f"sfi {level} {place}", Lane.LANGUAGE, weeks, asks, (Level(SWEDISH, level),), starts,
                    counts_on_sfi_clock=True,
                )  # fmt: skip

    def _schooling(self) -> Iterator[tuple[int, Activity]]:
        for place in range(MUNICIPALITIES):
            for level in (1, 2):
                asks = (Level(SWEDISH, 1 + level), *([Level(SCHOOLING, 1)] if level == 2 else []))
                weeks = int(self.dice.integers(20, 40))
                gives = (Level(SCHOOLING, level),)
                yield place, Activity(f"komvux {level} {place}", Lane.WORK, weeks, asks, gives, self._starts([10, 20]))

    def _licences(self) -> Iterator[tuple[int, Activity]]:
        for number in range(LICENCES):
            for copy in range(6):
                weeks = int(self.dice.integers(1, 17))
                gives = (Level(f"behörighet {number}"),)
                name = f"behörighet {number} {copy}"
                yield self._place(), Activity(name, Lane.WORK, weeks, (Level(SWEDISH, 2),), gives)

    def _validations(self) -> Iterator[tuple[int, Activity]]:
        for number in range(SKILLS):
            for copy in range(2):
                asks, gives = (Level(f"erfarenhet {number}"),), (Level(f"kunskap {number}"),)
                weeks = int(self.dice.integers(2, 5))
                yield self._place(), Activity(f"validering {number} {copy}", Lane.WORK, weeks, asks, gives)

    def _practice(self) -> Iterator[tuple[int, Activity]]:
        for number in range(SKILLS):
            for copy in range(2):
                asks, gives = (Level(SWEDISH, 2),), (Level(f"kunskap {number}"),)
                weeks = int(self.dice.integers(6, 13))
                name = f"praktik {number} {copy}"
                kind = PlacementType.WORK_PRACTICE
                yield self._place(), Activity(name, Lane.WORK, weeks, asks, gives, placement=kind)

    def _course(self, number: int) -> tuple[int, Activity]:
        skill = int(self.dice.integers(SKILLS))
        sector = skill // SKILLS_A_SECTOR
        asks = [Level(SWEDISH, int(self.dice.choice([1, 2, 3])))]
        if self.dice.random() < 0.25:
            other = sector * SKILLS_A_SECTOR + int(self.dice.integers(SKILLS_A_SECTOR))
            asks += [Level(f"kunskap {other}")] if other != skill else []
        lane = Lane.BOTH if self.dice.random() < 0.4 else Lane.WORK
        place = -1 if self.dice.random() < 0.08 else self._place()
        weeks = int(self.dice.integers(8, 31))
        shorter = (Shortening(Level(f"erfarenhet {skill}"), weeks // 2),) if self.dice.random() < 0.3 else ()
        gives, starts = (Level(f"kunskap {skill}"),), self._starts([5, 10, 20])
        return place, Activity(f"yrkeskurs {number}", lane, weeks, tuple(asks), gives, starts, shorter)

    def _place(self) -> int:
        return int(self.dice.choice(MUNICIPALITIES, p=self.size))

    def _starts(self, every: list[int]) -> tuple[date, ...]:
        step = int(self.dice.choice(every))
        first = int(self.dice.integers(step))
        return tuple(TODAY + timedelta(weeks=week) for week in range(first, 52 * YEARS, step))

    def goal(self) -> Goal:
        sector = int(self.dice.integers(SECTORS))
        skills = self.dice.choice(SKILLS_A_SECTOR, self.dice.integers(2, 6), replace=False)
        licences = self.dice.choice(LICENCES, self.dice.integers(0, 3), replace=False)
        swedish = int(self.dice.choice([1, 2, 3, 4], p=[0.2, 0.35, 0.3, 0.15]))
        schooling = int(self.dice.choice(3, p=[0.55, 0.3, 0.15]))
        return (
            Level(SWEDISH, swedish),
            *([Level(SCHOOLING, schooling)] if schooling else []),
            *(Level(f"kunskap {sector * SKILLS_A_SECTOR + at}") for at in sorted(skills)),
            *(Level(f"behörighet {at}") for at in sorted(licences)),
        )

    def crowd(self, people: int) -> Crowd:
        dice = self.dice
        levels = np.zeros((people, len(SUBJECTS)), np.int8)
        levels[:, 0] = dice.choice(6, people, p=[0.08, 0.20, 0.27, 0.22, 0.15, 0.08])
        levels[:, 1] = dice.choice(4, people, p=[0.25, 0.33, 0.27, 0.15])
        own = dice.integers(SECTORS, size=people)[:, None] == np.arange(SKILLS)[None] // SKILLS_A_SECTOR
        often = np.where(own, 0.35, 0.06)
        levels[:, 2 : 2 + SKILLS] = dice.random((people, SKILLS)) < often
        levels[:, 2 + SKILLS : 2 + 2 * SKILLS] = dice.random((people, SKILLS)) < 0.8 * often
        levels[:, 2 + 2 * SKILLS :] = dice.random((people, LICENCES)) < 0.12
        place = dice.choice(MUNICIPALITIES, people, p=self.size)
        limit = dice.choice(len(LIMITS), people, p=[0.2, 0.35, 0.35, 0.1])
        over = np.where(dice.random(people) < 0.4, NO_CLOCK, dice.integers(60, 3 * 365, people))
        return Crowd(SUBJECTS, levels, (place * len(LIMITS) + limit).astype(np.int32), over.astype(np.int32))
