"""Composition goals follow, forecast and break ties; they take nothing without a decision."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobbspar.core.rounds import problem as values
from jobbspar.core.rounds.composition import (
    Decision,
    DecisionHasEnded,
    Goal,
    ToleranceNeedsDecision,
    break_ties,
    forecast,
    price_curve,
)
from jobbspar.core.rounds.faults import faults
from jobbspar.core.rounds.problem import Answer, Plan
from jobbspar.core.rounds.solve import solve
from tests.core.rounds.cases import TRACKS, problems
from tests.core.rounds.spruce import TODAY, a_person, a_round, spruce

HALF = (Goal("Service", 50),)
DECISION = Decision("Kommunstyrelsen", TODAY, "2 kap. 9 § diskrimineringslagen", date(2027, 12, 31))


def worth_of(problem, plan: Plan) -> int:
    from jobbspar.core.rounds.compact import total_worth
    from jobbspar.core.rounds.options import listing_of

    listing = listing_of(problem)
    return total_worth(listing.case, chosen=listing.chosen(plan))


@given(problem=problems(), seed=st.integers(0, 999))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whoever_is_marked_changes_no_worth_and_every_seat_changed_by_a_tie_is_told(problem, seed):
    solution = solve(problem)
    if solution.answer is not Answer.PLAN:
        return
    names = [person.name for person in problem.people]
    marked = frozenset(Random(seed).sample(names, len(names) // 2))

    broken = break_ties(problem, solution=solution, goals=tuple(Goal(track, 50) for track in TRACKS), marked=marked)

    before, after = set(solution.plan.seats), set(broken.plan.seats)
    assert faults(problem, broken.plan) == []
    assert worth_of(problem, broken.plan) == solution.worth
    assert {seat.person for seat in before ^ after} == set(broken.changed)


def test_a_problem_has_no_place_for_sex_age_origin_health_or_benefits():
    forbidden = ("sex", "gender", "woman", "age", "birth", "origin", "country", "health", "benefit", "allowance")
    kinds = (values.Person, values.Wish, values.Round, values.Worth, values.Problem)

    names = {name for kind in kinds for name in kind.__dataclass_fields__}

    assert {name for name in names for word in forbidden if word in name.split("_")} == set()


def test_a_tie_is_broken_towards_the_goal():
    people = tuple(a_person(f"person {number}") for number in range(6))
    problem = spruce(rounds=(a_round(minimum=2, maximum=4),), people=people)
    solution = solve(problem)
    seated = [seat.person for seat in solution.plan.seats]
    marked = frozenset(seated)

    broken = break_ties(problem, solution=solution, goals=HALF, marked=marked)

    assert [(one.marked, one.people) for one in forecast(problem, plan=broken.plan, goals=HALF, marked=marked)] == [
        (2, 4)
    ]
    assert len(broken.changed) == 4


def test_worth_is_given_up_only_under_a_decision_in_force():
    problem = spruce()
    ended = Decision("Kommunstyrelsen", date(2025, 1, 1), "beslut", TODAY)

    with pytest.raises(ToleranceNeedsDecision):
        price_curve(problem, goals=HALF, marked=frozenset(), decision=None)
    with pytest.raises(DecisionHasEnded):
        price_curve(problem, goals=HALF, marked=frozenset(), decision=ended)


def test_the_price_curve_gives_up_worth_step_by_step_for_nearness():
    waited = tuple(a_person(f"kvinna {number}", weeks_waited=40) for number in range(6))
    newer = tuple(a_person(f"man {number}") for number in range(6))
    problem = spruce(rounds=(a_round(minimum=4, maximum=6),), people=waited + newer)

    curve = price_curve(problem, goals=HALF, marked=frozenset(one.name for one in waited), decision=DECISION)

    assert [point.distance for point in curve] == sorted((point.distance for point in curve), reverse=True)
    assert [point.worth for point in curve] == sorted((point.worth for point in curve), reverse=True)
    assert curve[-1].distance == 0
    assert curve[0].worth - curve[-1].worth == 3 * 40
