"""A round that is started later by hand, and one whose opening takes more or less."""

from datetime import date, timedelta

import pytest

from jobbspar.core.rounds.by_hand import Change, EffortMissing, Hand, WeeksMissing, changed
from jobbspar.core.rounds.problem import Problem, Round

STARTS = date(2026, 5, 4)
PROBLEM = Problem(date(2026, 1, 1), (Round("vård", "t", "2403", STARTS, 10, 2, 5, effort=40),), ())


def test_the_round_starts_so_many_weeks_later():
    (place,) = changed(PROBLEM, [Change(Hand.LATER, "vård", number=4)]).rounds

    assert place.starts == STARTS + timedelta(weeks=4)


@pytest.mark.parametrize("weeks", [None, 0, -1, 53])
def test_later_says_how_many_weeks(weeks):
    with pytest.raises(WeeksMissing):
        changed(PROBLEM, [Change(Hand.LATER, "vård", number=weeks)])


def test_opening_takes_what_is_said():
    (place,) = changed(PROBLEM, [Change(Hand.EFFORT, "vård", number=0)]).rounds

    assert place.effort == 0


@pytest.mark.parametrize("points", [None, -1])
def test_effort_is_nought_or_more(points):
    with pytest.raises(EffortMissing):
        changed(PROBLEM, [Change(Hand.EFFORT, "vård", number=points)])
