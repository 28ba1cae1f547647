"""What it takes for a round that is planned: the smallest change of each kind, and no smaller one."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.rounds.enough import what_it_takes
from jobbspar.core.rounds.options import Reach
from jobbspar.core.rounds.problem import Problem, Round, Trip, Wish
from jobbspar.core.rounds.what_if import MOST_WEEKS_LATER, Easing, with_round
from tests.core.rounds.cases import problems
from tests.core.rounds.spruce import START, a_person, a_round, spruce


def takes(problem: Problem, has: int = 0) -> list[tuple[Easing, int, int]]:
    found = what_it_takes(problem, place=problem.rounds[0], has=has)
    return [(one.easing, one.is_now, one.needed) for one in found.openings]


def test_one_person_short_takes_five_or_ten_more_minutes():
    problem = spruce()

    assert len(what_it_takes(problem, place=problem.rounds[0], has=0).in_reach) == 5
    assert takes(problem) == [(Easing.MINIMUM, 6, 5), (Easing.TRAVEL, 60, 70)]


def test_those_who_are_in_it_already_count():
    assert takes(spruce(), has=1) == []


def test_a_later_start_is_told_in_whole_weeks():
    late = a_person("Sen", wishes=(Wish("Service", ready=START + timedelta(days=8)),))

    assert takes(spruce(people=(late,), rounds=(a_round(minimum=1),))) == [(Easing.LATER, 0, 2)]


def test_nobody_at_all_is_told_as_no_way():
    assert takes(spruce(people=())) == []


@given(problems(), st.integers(0, 3))
def test_as_much_as_is_told_is_enough_and_one_less_is_not(problem, has):
    """Against counting who could take the round in the problem as it would then be."""
    problem = replace(
        problem, promises=(), rounds=(replace(problem.rounds[0], minimum=4, maximum=8), *problem.rounds[1:])
    )
    place = problem.rounds[0]
    found = what_it_takes(problem, place=place, has=has)
    told = {one.easing: one.needed for one in found.openings}

    assert set(found.in_reach) == _who(problem, place)
    if has + len(found.in_reach) >= place.minimum:
        assert not told
        return
    assert told.get(Easing.MINIMUM, 0) == has + len(found.in_reach)
    assert told.get(Easing.LATER) == _smallest(problem, place, has, range(1, MOST_WEEKS_LATER + 1), _later)
    assert told.get(Easing.TRAVEL) == _smallest(problem, place, has, range(1, 100), _willing)


def _smallest(problem: Problem, place: Round, has: int, sizes, change) -> int | None:
    enough = (n for n in sizes if has + len(_who(change(problem, place, n), place)) >= place.minimum)
    return next(enough, None)


def _who(problem: Problem, place: Round) -> set[str]:
    reach = Reach(problem)
    return {one.name for one in problem.people if any(it.round == place.name for it in reach.options(one))}


def _later(problem: Problem, place: Round, weeks: int) -> Problem:
    return with_round(problem, replace(place, starts=place.starts + timedelta(weeks=weeks)))


def _willing(problem: Problem, place: Round, minutes: int) -> Problem:
    """Trips of so many minutes to this round's site, and no other, within everybody's limit."""
    aside = replace(place, site="aside")
    trips = [Trip(one.home, "aside", one.mode, 1 if one.minutes <= minutes else one.minutes) for one in problem.trips
             if one.site == place.site]  # fmt: skip
    return replace(with_round(problem, aside), trips=(*problem.trips, *trips))
