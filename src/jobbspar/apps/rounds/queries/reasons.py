"""Why this seat, why not that round, what would open one, and what two plans differ in: asked one at a time."""

from dataclasses import dataclass

from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.apps.rounds.naming import names_of, sentence_as_json, sentence_of
from jobbspar.apps.rounds.stored import problem_of, result_of
from jobbspar.core.rounds.explain import Sentence, difference, why_not_that_round, why_this_seat
from jobbspar.core.rounds.options import Reach
from jobbspar.core.rounds.plan_file import PlanFile
from jobbspar.core.rounds.problem import Answer, Plan, Problem, Promise, Solution

MOST_OPTIONS_TRIED = 2_000
"""Options up to which “what would the seat cost?” is worked out while somebody waits for the page."""


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whose seat differs between two plans; an empty label is no seat."""

    participant_id: int
    name: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two plans differ in: rounds by label, people, worth."""

    opened: tuple[str, ...]
    closed: tuple[str, ...]
    moves: tuple[Move, ...]
    worth: int
    sentences: tuple[Sentence, ...]


def why_seat(plan: RoundPlan, participant_id: int) -> tuple[Sentence, ...]:
    """Why the person is proposed this seat; empty without a seat."""
    found = result_of(plan)
    seat = next((one for one in found.seats if one.person == str(participant_id)), None) if found else None
    if seat is None:
        return ()
    return _told(plan, why_this_seat(problem_of(plan), seat=seat))


def why_not_round(plan: RoundPlan, participant_id: int, option_id: int) -> tuple[Sentence, ...]:
    """What keeps the person from a round, or what the seat would cost the others (told for areas of some size)."""
    from jobbspar.core.rounds.what_if import cost_of_seat

    problem, found = problem_of(plan), result_of(plan)
    person = next((one for one in problem.people if one.name == str(participant_id)), None)
    place = next((one for one in problem.rounds if one.name == str(option_id)), None)
    if person is None or place is None or found is None or found.answer is not Answer.PLAN:
        return ()
    cost = None
    if place.name in {one.round for one in Reach(problem).options(person)}:
        if not _is_tried(problem):
            return ()
        cost = cost_of_seat(problem, solution=_solution(found), promise=Promise(person.name, place.name))
    return _told(plan, why_not_that_round(problem, person=person, place=place, cost=cost))


def _is_tried(problem: Problem) -> bool:
    reach = Reach(problem)
    return sum(len(list(reach.options(person))) for person in problem.people) <= MOST_OPTIONS_TRIED


def _solution(found: PlanFile) -> Solution:
    return Solution(found.answer, found.plan, found.worth, found.bound, found.method)


def _told(plan: RoundPlan, sentences: list[Sentence]) -> tuple[Sentence, ...]:
    raw = [sentence_as_json(one) for one in sentences]
    people = {str(fact) for one in raw for name, fact in one["facts"].items() if name in ("person", "who")}
    names = names_of(people)
    return tuple(sentence_of(one, labels=plan.work.labels, names=names) for one in raw)


def compare_plans(before: RoundPlan, after: RoundPlan) -> Comparison:
    """What is different in `after`; a plan that is not worked out counts as one without seats."""
    old, new = (_solution(one) if one else _NOTHING for one in (result_of(before), result_of(after)))
    labels = {**before.work.labels, **after.work.labels}
    opened, closed = (
        tuple(sorted(labels.get(f"r{name}", name) for name in names))
        for names in (
            new.plan.open_rounds() - old.plan.open_rounds(),
            old.plan.open_rounds() - new.plan.open_rounds(),
        )
    )
    return Comparison(
        opened=opened,
        closed=closed,
        moves=_moves(old.plan, new.plan, labels=labels),
        worth=new.worth - old.worth,
        sentences=_told(after, difference(old, new)),
    )


def _moves(old: Plan, new: Plan, *, labels: dict[str, str]) -> tuple[Move, ...]:
    before, after = ({seat.person: seat for seat in plan.seats} for plan in (old, new))
    moved = sorted((one for one in before.keys() | after.keys() if before.get(one) != after.get(one)), key=int)
    names = names_of(moved)

    def label(person: str, seats: dict[str, object]) -> str:
        seat = seats.get(person)
        return labels.get(f"r{getattr(seat, 'round', '')}", "") if seat else ""

    return tuple(Move(int(one), names.get(one), label(one, dict(before)), label(one, dict(after))) for one in moved)


_NOTHING = Solution(Answer.NOT_FOUND, Plan(()), 0, 0, "")
