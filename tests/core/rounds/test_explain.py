"""What is said about a plan follows from the mathematics."""

from dataclasses import replace
from datetime import timedelta

from jobbspar.core.rounds.explain import difference, why_not_open, why_not_that_round, why_this_seat
from jobbspar.core.rounds.problem import Answer, Floor, Promise, Ruling, Wish
from jobbspar.core.rounds.solve import solve, solve_again
from jobbspar.core.rounds.what_if import Easing, clashing_demands, cost_of_seat, limit_worths, openings
from tests.core.rounds.spruce import START, TODAY, a_person, a_round, spruce


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def test_a_round_one_person_short_opens_with_five_or_with_ten_more_minutes():
    problem = spruce()

    found = openings(problem, round_name="Service i Spruce")

    assert solve(problem).plan.seats == ()
    assert [(one.easing, one.is_now, one.needed) for one in found] == [(Easing.MINIMUM, 6, 5), (Easing.TRAVEL, 60, 70)]
    assert said(why_not_open(problem, place=problem.rounds[0], found=found)) == [
        "Service i Spruce: 5 people can take part, at least 6 are needed.",
        "Opens if 5 are enough.",
        "Opens if trips of 70 minutes are accepted.",
    ]


def test_a_full_round_says_what_one_more_seat_is_worth():
    problem = spruce(rounds=(a_round(minimum=2, maximum=4),))
    solution = solve(problem)

    worths = limit_worths(problem, solution=solution)

    seat = 300 + 260 + 140 * 40 // 60 - 7
    assert [(one.about, one.worth) for one in worths] == [("Service i Spruce", seat)]


def test_a_seat_is_explained_by_own_wish_readiness_and_travel():
    ready = START - timedelta(weeks=1)
    late = a_person("Sen", wishes=(Wish("Service", ready=ready),))
    problem = spruce(rounds=(a_round(minimum=1),), people=(late,))
    solution = solve(problem)

    words = said(why_this_seat(problem, seat=solution.plan.seats[0]))

    assert words == [
        "Own wish number 1.",
        "Ready in 6 weeks.",
        "20 minutes to travel, at most 60.",
        "No other seat is worth more to the person.",
    ]


def test_a_seat_that_is_not_given_says_why():
    rounds = (a_round(minimum=1, maximum=1),)
    waited = a_person("Länge", weeks_waited=50)
    new = a_person("Ny")
    far, late = a_person("Elm", home="Elm"), a_person("Sen", wishes=(Wish("Service", ready=START + timedelta(days=1)),))
    problem = spruce(rounds=rounds, people=(waited, new, far, late))
    solution = solve(problem)

    def words(person):
        cost = cost_of_seat(problem, solution=solution, promise=Promise(person.name, rounds[0].name))
        return said(why_not_that_round(problem, person=person, place=rounds[0], cost=cost))

    assert words(new) == ["The seat would cost the plan 50 points; 1 other people would get another seat or none."]
    assert words(far) == ["70 minutes to travel, the limit is 60."]
    assert words(late) == [f"Ready on {START + timedelta(days=1)}, the round starts on {START}."]


def test_demands_that_clash_are_named_and_the_others_are_not():
    problem = spruce(
        rounds=(a_round(ruling=Ruling.OPEN),),
        floors=(Floor("Spruce", 0),),
    )

    assert solve(problem).answer is Answer.NO_PLAN
    assert clashing_demands(problem) == [problem.rounds[0]]


def test_two_plans_are_compared_by_rounds_worth_and_people():
    problem = spruce(rounds=(a_round(minimum=5),))
    before = solve(problem)
    changed = replace(problem, people=(*problem.people, a_person("Ny")))

    after = solve_again(changed, old=before.plan)

    assert said(difference(before, before)) == ["The plans are the same."]
    assert [text for text in said(difference(before, after)) if "no seat" in text] == [
        "Ny: no seat → Service i Spruce."
    ]
    assert len(difference(before, after)) == 2


def test_today_is_an_argument_and_never_the_clock():
    assert spruce().today == TODAY
