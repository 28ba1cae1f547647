"""Random small round-planning problems as values; on arrays they are in bench/planning_tiny.py."""

from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

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
