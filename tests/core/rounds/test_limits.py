"""One small example for each limit that a round plan is stated with: with the limit and without it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jobbspar.core.rounds.faults import faults
from jobbspar.core.rounds.problem import (
    Alternatives,
    Answer,
    Exclusion,
    Floor,
    Mode,
    Plan,
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
from jobbspar.core.rounds.solve import solve
from tests.core.rounds.spruce import START, TODAY, a_person, a_round, spruce

LATER = START + timedelta(weeks=12)


def the_plan(problem: Problem) -> Plan:
    solution = solve(problem)
    assert solution.answer is Answer.PLAN
    assert faults(problem, solution.plan) == []
    assert solution.worth == solution.bound
    return solution.plan


def seated(plan: Plan, place: str) -> int:
    return sum(seat.round == place for seat in plan.seats)


def two_rounds(**changes: object) -> Problem:
    rounds = (a_round(name="vår", minimum=2), a_round(name="höst", minimum=2, starts=LATER))
    return spruce(rounds=rounds, people=tuple(a_person(f"person {at}") for at in range(10)), **changes)


@pytest.mark.parametrize("kind", PoolKind)
def test_what_rounds_share_is_never_overdrawn(kind: PoolKind):
    assert len(the_plan(two_rounds()).seats) == 10

    plan = the_plan(two_rounds(pools=(Pool("delas", kind, 5, ("vår", "höst")),)))

    assert len(plan.seats) == 5


def test_too_few_supervisors_for_the_minimum_keep_a_round_closed():
    plan = the_plan(two_rounds(pools=(Pool("handledare", PoolKind.SUPERVISORS, 1, ("vår",)),)))

    assert plan.open_rounds() == {"höst"}


def test_a_municipality_gets_its_floor_even_where_others_are_worth_more():
    people = (
        *(a_person(f"Spruce {at}", weeks_waited=50) for at in range(4)),
        *(a_person(f"Elm {at}", home="Elm", longest_minutes=90) for at in range(3)),
    )
    problem = spruce(rounds=(a_round(minimum=2, maximum=4),), people=people)
    assert all(seat.person.startswith("Spruce") for seat in the_plan(problem).seats)

    plan = the_plan(replace(problem, floors=(Floor("Elm", 2),)))

    assert sum(seat.person.startswith("Elm") for seat in plan.seats) == 2


def test_a_floor_that_nobody_can_meet_is_answered_as_no_plan():
    assert solve(spruce(floors=(Floor("Larch", 1),))).answer is Answer.NO_PLAN


def test_a_promised_seat_is_kept_and_its_round_opens_at_a_loss():
    problem = two_rounds(promises=(Promise("person 3", "höst"),))
    dear = replace(problem, rounds=(problem.rounds[0], replace(problem.rounds[1], effort=90_000)))

    seats = {seat.person: seat.round for seat in the_plan(dear).seats}

    assert seats["person 3"] == "höst"


def test_an_excluded_seat_is_not_used_but_the_person_may_sit_elsewhere():
    seats = {seat.person: seat.round for seat in the_plan(two_rounds(exclusions=(Exclusion("person 3", "vår"),))).seats}

    assert seats["person 3"] == "höst"


@pytest.mark.parametrize(("ruling", "opens"), [(Ruling.OPEN, {"vår", "höst"}), (Ruling.CLOSED, {"vår"})])
def test_what_staff_decide_of_a_round_holds(ruling: Ruling, opens: set[str]):
    problem = two_rounds()
    rounds = (problem.rounds[0], replace(problem.rounds[1], ruling=ruling, effort=5_000))

    assert the_plan(replace(problem, rounds=rounds)).open_rounds() == opens


def test_of_one_round_on_several_start_days_only_one_opens():
    plan = the_plan(two_rounds(alternatives=(Alternatives("start", ("vår", "höst")),)))

    assert plan.open_rounds() == {"vår"}
    assert seated(plan, "vår") == 8


def test_the_later_start_is_chosen_where_more_are_ready_for_it():
    problem = two_rounds(alternatives=(Alternatives("start", ("vår", "höst")),))
    late = tuple(
        replace(person, wishes=(Wish("Service", ready=START + timedelta(weeks=3)),)) for person in problem.people[:7]
    )

    assert the_plan(replace(problem, people=(*late, *problem.people[7:]))).open_rounds() == {"höst"}


def test_a_preparatory_round_feeds_the_employers_round_and_opens_first():
    first = Round("språk", "Språk", "Spruce", TODAY, weeks=6, minimum=3, maximum=8)
    wish = Wish("Service", through=(Preparation("Språk", TODAY),))
    people = tuple(a_person(f"person {at}", wishes=(wish,)) for at in range(4))
    problem = spruce(rounds=(first, a_round(minimum=3, effort=100)), people=people)

    plan = the_plan(problem)
    ends_too_late = the_plan(replace(problem, rounds=(replace(first, weeks=8), problem.rounds[1])))

    assert [seat.through for seat in plan.seats] == ["språk"] * 4
    assert plan.open_rounds() == {"språk", "Service i Spruce"}
    assert ends_too_late.seats == ()


def test_travel_is_counted_by_the_persons_own_mode():
    by_timetable = tuple(
        Trip("Spruce", "Spruce", mode, minutes, estimated=False)
        for mode, minutes in ((Mode.PUBLIC, 75), (Mode.CAR, 15))
    )
    people = (
        *(a_person(f"bil {at}", mode=Mode.CAR) for at in range(3)),
        *(a_person(f"buss {at}", mode=Mode.PUBLIC) for at in range(3)),
    )
    problem = spruce(rounds=(a_round(minimum=2),), people=people, trips=by_timetable)

    assert sorted(seat.person for seat in the_plan(problem).seats) == ["bil 0", "bil 1", "bil 2"]


def test_a_trip_that_nobody_has_told_is_unknown_and_unknown_is_not_near():
    assert the_plan(spruce(trips=(), rounds=(a_round(minimum=1),))).seats == ()
