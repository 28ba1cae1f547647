"""Random small round-planning problems, on arrays and as values."""

from datetime import date, timedelta
from itertools import product

import numpy as np
from hypothesis import strategies as st

from jobbspar.core.rounds.compact import MARKS, WHOLE, Compact, without_limits
from jobbspar.core.rounds.problem import (
    Alternatives,
    Exclusion,
    Floor,
    Mode,
    Person,
    Pool,
    PoolKind,
    Preparation,
    Problem,
    Promise,
    Round,
    Ruling,
    Trip,
    Wish,
)

TODAY = date(2026, 11, 23)
TRACKS = ("Vård", "Industri", "Service")
HOMES = ("Larch", "Elm", "Spruce")


def a_case(seed: int, *, people: int = 5, rounds: int = 3, bound: bool = False, loose: bool = False) -> Compact:
    """A tiny random case with every kind of limit now and then; `loose` leaves out what could make it impossible."""
    dice = np.random.default_rng(seed)
    fields = without_limits(people, rounds)
    wants = [np.flatnonzero(dice.random(rounds) < 0.7) for _ in range(people)]
    fields["home"] = dice.integers(0, 2, people)
    fields["kind"] = dice.integers(0, 8, people)
    fields["floor"] = np.zeros(2, np.int64)
    if not loose:
        fields["must_open"] = dice.random(rounds) < 0.1
        fields["promised"] = (dice.random(people) < 0.08) & np.array([len(own) > 0 for own in wants])
        fields["floor"] = np.where(dice.random(2) < 0.3, dice.integers(0, 3, 2), 0)
    if dice.random() < 0.5 and rounds > 1:
        fields["pool_rounds"] = np.sort(dice.permutation(rounds)[:2]).astype(np.int64)
        fields["pool_begins"] = np.array([0, 2])
        fields["pool_seats"] = dice.integers(1, 6, 1)
    if dice.random() < 0.4 and rounds > 2:
        fields["choice"] = np.where(np.arange(rounds) < 2, 0, -1)
        fields["choice_most"] = np.array([1])
    if bound:
        fields["low"] = np.where(dice.random((rounds, MARKS)) < 0.4, 40, 0)
        fields["high"] = np.where(dice.random((rounds, MARKS)) < 0.3, 60, WHOLE)
    round_of = np.concatenate([*wants, np.zeros(0, np.int64)]).astype(np.int64)
    through = np.full(len(round_of), -1, np.int64)
    if rounds > 2:
        through = np.where((dice.random(len(round_of)) < 0.15) & (round_of != 0), 0, -1)
    minimum = dice.integers(1, 4, rounds)
    return Compact(
        begins=np.cumsum([0, *map(len, wants)]).astype(np.int64),
        round_of=round_of,
        through=through.astype(np.int64),
        worth=dice.integers(1, 60, len(round_of)),
        minimum=minimum,
        maximum=minimum + dice.integers(0, 3, rounds),
        effort=dice.integers(0, 60, rounds),
        **fields,
    )


def every_plan(case: Compact):
    """All ways to give each person one of their options or none."""
    ways = [[-1, *range(case.begins[one], case.begins[one + 1])] for one in range(case.people)]
    return (np.array(plan, np.int64) for plan in product(*ways))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A small problem as values, with preparatory tracks, promises and every other limit."""
    rounds = tuple(_a_round(draw, number) for number in range(draw(st.integers(1, 4))))
    people = tuple(_a_person(draw, number) for number in range(draw(st.integers(0, 6))))
    names = st.sampled_from([one.name for one in rounds])
    asked = {one.name: {wish.track for wish in one.wishes} for one in people}
    pairs = [(person.name, one) for person in people for one in rounds if one.track in asked[person.name]]
    promises, exclusions = [], []
    for person, one in pairs:
        fate = draw(st.integers(0, 19))
        if fate == 0 and one.ruling is not Ruling.CLOSED and all(other.person != person for other in promises):
            promises.append(Promise(person, one.name))
        elif fate == 1:
            exclusions.append(Exclusion(person, one.name))
    pooled = tuple(sorted(draw(st.sets(names, max_size=3))))
    either = tuple(sorted(draw(st.sets(names, max_size=2))))
    return Problem(
        today=TODAY,
        rounds=rounds,
        people=people,
        trips=tuple(
            Trip(home, site, mode, draw(st.integers(5, 90)))
            for home, site, mode in product(HOMES, HOMES[:2], Mode)
            if draw(st.integers(0, 5))
        ),
        pools=(Pool("handledare", PoolKind.SUPERVISORS, draw(st.integers(0, 6)), pooled),),
        alternatives=(Alternatives("antingen eller", either),),
        floors=(Floor("Elm", draw(st.integers(0, 1))),),
        promises=tuple(promises),
        exclusions=tuple(exclusions),
    )


def _a_round(draw: st.DrawFn, number: int) -> Round:
    minimum = draw(st.integers(1, 3))
    return Round(
        name=f"omgång {number}",
        track=draw(st.sampled_from(TRACKS)),
        site=draw(st.sampled_from(HOMES[:2])),
        starts=TODAY + timedelta(weeks=draw(st.integers(0, 40))),
        weeks=draw(st.integers(1, 20)),
        minimum=minimum,
        maximum=minimum + draw(st.integers(0, 3)),
        effort=draw(st.integers(0, 900)),
        ruling=draw(st.sampled_from([Ruling.FREE] * 8 + [Ruling.OPEN, Ruling.CLOSED])),
    )


def _a_person(draw: st.DrawFn, number: int) -> Person:
    tracks = draw(st.permutations(TRACKS))[: draw(st.integers(0, 3))]
    return Person(
        name=f"person {number}",
        home=draw(st.sampled_from(HOMES)),
        wishes=tuple(_a_wish(draw, track=track, rank=rank) for rank, track in enumerate(tracks, start=1)),
        mode=draw(st.sampled_from(Mode)),
        longest_minutes=draw(st.integers(20, 90)),
        weeks_waited=draw(st.integers(0, 104)),
    )


def _a_wish(draw: st.DrawFn, *, track: str, rank: int) -> Wish:
    ready = draw(st.one_of(st.none(), st.integers(-5, 30).map(lambda weeks: TODAY + timedelta(weeks=weeks))))
    through = tuple(
        Preparation(other, TODAY + timedelta(weeks=draw(st.integers(0, 10))))
        for other in TRACKS
        if other != track and draw(st.integers(0, 2)) == 0
    )
    return Wish(track, rank=rank, ready=ready, through=through)
