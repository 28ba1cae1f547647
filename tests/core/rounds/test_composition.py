"""Composition goals follow, forecast and break ties; they take nothing without a decision."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobbspar.cli.rounds import main
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
from jobbspar.core.rounds.composition_file import Composed, CompositionFile
from jobbspar.core.rounds.faults import faults
from jobbspar.core.rounds.json_values import from_json, to_json
from jobbspar.core.rounds.plan_file import plan_file
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


def files(tmp_path, **composition):
    """A problem of six alike for four seats, its plan, and the goals and marks."""
    people = tuple(a_person(f"person {number}") for number in range(6))
    problem = spruce(rounds=(a_round(minimum=2, maximum=4),), people=people)
    plan = plan_file(problem, solution=solve(problem))
    asked = CompositionFile(**{"goals": HALF, "marked": tuple(seat.person for seat in plan.seats), **composition})
    for name, value in (("problem", problem), ("plan", plan), ("composition", asked)):
        (tmp_path / f"{name}.json").write_text(to_json(value))
    names = [str(tmp_path / f"{name}.json") for name in ("problem", "plan", "composition")]
    return ["compose", *names, "--out", str(tmp_path / "out.json")]


def test_the_command_line_tells_forecast_and_ties_and_no_price_without_a_decision(tmp_path):
    assert main(files(tmp_path)) == 0

    said = from_json(Composed, (tmp_path / "out.json").read_text())
    assert [(one.marked, one.people) for one in (*said.forecast, *said.nearer)] == [(4, 4), (2, 4)]
    assert (len(said.changed), said.prices) == (4, ())


def test_the_command_line_tells_the_price_under_a_decision(tmp_path):
    assert main(files(tmp_path, decision=DECISION)) == 0

    assert from_json(Composed, (tmp_path / "out.json").read_text()).prices[-1].distance == 0


@pytest.mark.parametrize(
    ("composition", "told"),
    [
        ({"marked": ("nobody",)}, "nobody has a mark"),
        ({"goals": (Goal("Vård", 50),)}, "a goal for Vård"),
        ({"decision": Decision("Nämnden", date(2020, 1, 1), "2 kap. 9 §", date(2020, 12, 31))}, "ended on 2020-12-31"),
    ],
)
def test_the_command_line_refuses_what_does_not_fit_and_writes_nothing(tmp_path, capsys, composition, told):
    assert main(files(tmp_path, **composition)) == 2

    assert told in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_an_unlawful_plan_is_not_composed(tmp_path, capsys):
    asked = files(tmp_path)
    (tmp_path / "problem.json").write_text(to_json(spruce()))

    assert main(asked) == 1
    assert capsys.readouterr().out
    assert not (tmp_path / "out.json").exists()
