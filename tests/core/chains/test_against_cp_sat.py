"""Both engines give the finish of a CP-SAT model that shares no code with them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bench.chains_instances import make_instance
from bench.chains_oracle import ask, holidays, is_installed
from bench.chains_peer import sample
from jobbspar.core.calendar import Period, holidays_in
from jobbspar.core.chains.batch import NO_WAY, earliest_days, prepare
from jobbspar.core.chains.problem import ChainProblem
from jobbspar.core.chains.solve import earliest_finish
from jobbspar.core.rounds.json_values import to_json
from jobbspar.core.sfi import SfiClock
from tests.core.chains.cases import MONDAY, problems
from tests.core.chains.test_batch import by_batch

SMALL, LARGE = 150, 30
# Midsummer's and the other eves of the statute are weekdays; what falls on a weekend every year is no matter.
WEEKEND = 5


def small_problems() -> list[ChainProblem]:
    """The same problems every time, with everything a chain keeps to."""
    made: list[ChainProblem] = []

    @settings(max_examples=SMALL, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(problems(most=7))
    def collect(problem: ChainProblem) -> None:
        made.append(replace(problem, latest=problem.latest if len(made) % 4 == 0 else None))

    collect()
    with_clock = [replace(one, sfi_clock=SfiClock(date(2024, 5, 6))) for one in made[::10]]
    beside = [replace(one, beside=(one.activities[0].name,)) for one in made[::10]]
    return [*made, *with_clock, *beside]


@pytest.mark.skipif(not is_installed(), reason="OR-Tools is not installed, and is what the answers are held against")
def test_the_single_search_and_the_batch_engine_give_the_day_of_a_cp_sat_model():
    small = small_problems()
    case = make_instance(people=200, profiles=10, seed=11)
    pairs = sample(200, 10, size=LARGE, seed=11)
    large = [case.problem(person, goal) for person, goal in pairs]
    batch = earliest_days(prepare(case.catalogue, goals=case.goals, subjects=case.crowd.subjects), case.crowd)

    answers = ask([to_json(problem) for problem in [*small, *large]])

    for problem, day in zip([*small, *large], answers, strict=True):
        assert earliest_finish(problem) == day, problem
    for problem, day in zip(small, answers, strict=False):
        if not problem.beside and problem.latest is None:
            assert by_batch(problem) == day, problem
    assert [None if batch[pair] == NO_WAY else batch[pair] for pair in pairs] == answers[len(small) :]
    assert len({*answers}) > 25


def test_the_holidays_of_the_model_are_those_of_the_calendar():
    for year in range(2024, 2045):
        named = {day for day, _ in holidays_in(Period(date(year, 1, 1), date(year + 1, 1, 1)))}

        assert {day for day in holidays(year) if day.weekday() < WEEKEND} == {
            day for day in named if day.weekday() < WEEKEND
        }


def test_the_small_problems_hold_everything_a_chain_keeps_to():
    made = small_problems()

    assert len({to_json(one) for one in made}) > SMALL
    activities = [activity for one in made for activity in one.activities]
    assert any(one.today > MONDAY for one in made)
    assert all(
        any(getattr(one, name) for one in activities)
        for name in ("asks", "start_days", "shorter", "counts_on_sfi_clock", "placement", "place")
    )
