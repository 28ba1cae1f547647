"""Work a plan out: begin, solve without holding the database, keep the answer, explain it. Safe to run again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.audit.actions import record
from jobbspar.apps.rounds.actions.building import problem_today
from jobbspar.apps.rounds.actions.forecasts import count_forecast
from jobbspar.apps.rounds.bridge import Built
from jobbspar.apps.rounds.models import PlanWork, RoundPlan
from jobbspar.apps.rounds.naming import sentence_as_json
from jobbspar.apps.rounds.stored import as_json, changes_of, problem_of, result_of
from jobbspar.core.access import Actor
from jobbspar.core.calendar import swedish_day
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.round_plans import ANSWERED, UNDER_WAY, PlanState
from jobbspar.core.rounds.by_hand import Change, changed
from jobbspar.core.rounds.explain import Sentence, limits_in_words, why_not_open
from jobbspar.core.rounds.options import Reach
from jobbspar.core.rounds.plan_file import PlanFile, plan_file
from jobbspar.core.rounds.problem import Answer, Floor, Plan, Problem, Promise, Round, Solution

AT_ONCE_SECONDS = 2.0
MOST_OPTIONS_EXPLAINED = 2_000
"""Options up to which every explanation is worked out with the plan; beyond it only who is in reach."""
READING, SOLVING, EXPLAINING = N_("Reading who wants what"), N_("Looking for the best plan"), N_("Explaining")
STEPS = 3
STATES = {Answer.PLAN: PlanState.SOLVED, Answer.NO_PLAN: PlanState.NO_PLAN, Answer.NOT_FOUND: PlanState.NOT_FOUND}

CLASH_FLOOR = N_("At least %(seats)s from %(site)s must get a seat.")
CLASH_PROMISE = N_("%(person)s is promised a seat in %(round)s.")
CLASH_OPEN = N_("It is decided that %(round)s opens.")


@dataclass(frozen=True, slots=True)
class Begun:
    """What solving needs, and nothing that holds the database."""

    problem: Problem
    old: Plan | None


def begin_plan(*, actor: Actor, plan_id: int, now: datetime) -> Begun | None:
    """Take the plan up, also one that a worker was killed over; nothing where there is nothing left to solve."""
    with acting_as(actor):
        plan = _locked(actor, plan_id)
        if plan.state not in UNDER_WAY:
            return None
        plan.state = PlanState.SOLVING
        plan.save(update_fields=["state"])
        _note_progress(plan.work, READING, done=0, total=STEPS)
    with acting_as(actor):
        plan = _locked(actor, plan_id)
        if plan.work.problem is None:
            _read_area(actor, plan, now=now)
        _note_progress(plan.work, SOLVING, done=1, total=STEPS)
        before = result_of(plan.kept_to) if plan.kept_to else None
        return Begun(problem_of(plan), before.plan if before and before.answer is Answer.PLAN else None)


def _read_area(actor: Actor, plan: RoundPlan, *, now: datetime) -> None:
    """Once a plan: what it is made from does not change if a worker is killed over it."""
    built = problem_today(actor, plan.agreement, plan.organisation, today=swedish_day(now))
    keep_built(plan.work, built)
    plan.work.save(update_fields=["problem", "labels", "told"])
    plan.changes = [as_json(one) for one in _still_possible(built.problem, changes_of(plan))]
    plan.save(update_fields=["changes"])


def keep_built(work: PlanWork, built: Built) -> None:
    work.problem, work.labels, work.told = as_json(built.problem), built.labels, built.told


def _still_possible(problem: Problem, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes by hand that can still be made when the area is read anew."""
    kept: tuple[Change, ...] = ()
    for change in changes:
        try:
            changed(problem, (*kept, change))
        except Refusal:
            continue
        kept = (*kept, change)
    return kept


def _locked(actor: Actor, plan_id: int) -> RoundPlan:
    rows = RoundPlan.objects.visible_to(actor).select_related("work", "kept_to__work", "agreement", "organisation")
    return rows.select_for_update(of=("self",)).get(pk=plan_id)


def _note_progress(work: PlanWork, what: str, *, done: int, total: int) -> None:
    work.progress, work.done, work.total = what, done, total
    work.save(update_fields=["progress", "done", "total"])


def is_under_way(*, actor: Actor, plan_id: int) -> bool:
    """Whether the plan is still wanted, for work that goes on while somebody may cancel."""
    with acting_as(actor):
        return RoundPlan.objects.visible_to(actor).filter(pk=plan_id, state__in=UNDER_WAY).exists()


def is_small(begun: Begun) -> bool:
    """Whether the plan is solved faster than a process is started."""
    return sum(reachable(begun.problem).values()) <= MOST_OPTIONS_EXPLAINED


def solve_begun(begun: Begun) -> Solution:
    """The plan, by the method that suits the size."""
    from jobbspar.core.rounds.solve import solve, solve_again  # The solver is loaded only when it is used.

    return solve(begun.problem) if begun.old is None else solve_again(begun.problem, old=begun.old)


def keep_answer(*, actor: Actor, plan_id: int, begun: Begun, solution: Solution, now: datetime) -> bool:
    """Keep what was found; False when the plan was cancelled meanwhile, and then nothing is kept."""
    with acting_as(actor):
        plan = _locked(actor, plan_id)
        if plan.state != PlanState.SOLVING:
            return False
        _keep(actor, plan, problem=begun.problem, solution=solution, now=now)
        return True


def answer_at_once(actor: Actor, plan: RoundPlan, *, now: datetime) -> None:
    """Answer within the deed that asked, where the problem is small and the answer comes soon."""
    from jobbspar.core.rounds.solve import solve_soon

    before = result_of(plan.kept_to) if plan.kept_to else None
    old = before.plan if before and before.answer is Answer.PLAN else None
    problem = problem_of(plan)
    solution = solve_soon(problem, old=old, seconds=AT_ONCE_SECONDS)
    if solution is not None:
        _keep(actor, plan, problem=problem, solution=solution, now=now)


def _keep(actor: Actor, plan: RoundPlan, *, problem: Problem, solution: Solution, now: datetime) -> None:
    plan.state, plan.finished_at = STATES[solution.answer], now
    plan.save(update_fields=["state", "finished_at"])
    work = plan.work
    work.result = as_json(plan_file(problem, solution=solution))
    work.rounds = {name: {"reachable": number} for name, number in reachable(problem).items()}
    work.save(update_fields=["result", "rounds"])
    count_forecast(plan, now=now)
    record(actor, "round-plan:answer", plan, now=now)


def reachable(problem: Problem) -> dict[str, int]:
    """How many people could take a seat in each round, within their own limits."""
    reach = Reach(problem)
    found = {one.name: 0 for one in problem.rounds}
    for person in problem.people:
        rounds = {name for one in reach.options(person) for name in (one.round, one.through) if name is not None}
        for name in rounds:
            found[name] += 1
    return found


def fail_plan(*, actor: Actor, plan_id: int, refusal: Refusal | None, now: datetime) -> None:
    """Say that the plan could not be worked out, and why if it is known."""
    with acting_as(actor):
        plan = _locked(actor, plan_id)
        if plan.state not in UNDER_WAY:
            return
        plan.state, plan.finished_at = PlanState.FAILED, now
        if refusal is not None:
            plan.problem_told = {"message": refusal.message, "facts": refusal.facts, "mend": refusal.mend}
        plan.save(update_fields=["state", "finished_at", "problem_told"])
        record(actor, "round-plan:fail", plan, now=now)


def fail_given_up() -> int:
    """Say of every plan whose work was given up that it could not be worked out; returns how many there were.

    On nobody's behalf: whoever asked may have left since.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT rounds_fail_given_up()")
        return int(cursor.fetchone()[0])


def explain_plan(*, actor: Actor, plan_id: int) -> None:
    """Work out what stops each round that does not open, which limit binds, and what clashes; a round at a time."""
    with acting_as(actor):
        plan = _locked(actor, plan_id)
        found = result_of(plan)
        if plan.state not in ANSWERED or plan.work.is_explained or found is None:
            return
        problem = problem_of(plan)
    for done, (rounds, limits) in enumerate(_explanations(problem, found=found), start=1):
        with acting_as(actor):
            work = _locked(actor, plan_id).work
            work.rounds = {name: {**told, **rounds.get(name, {})} for name, told in work.rounds.items()}
            work.limits = limits or work.limits
            work.save(update_fields=["rounds", "limits"])
            _note_progress(work, EXPLAINING, done=done, total=len(problem.rounds) + 1)
    with acting_as(actor):
        PlanWork.objects.filter(plan=plan_id).update(is_explained=True)


Explained = tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]


def _explanations(problem: Problem, *, found: PlanFile) -> Iterator[Explained]:
    if sum(reachable(problem).values()) > MOST_OPTIONS_EXPLAINED:
        return
    solution = Solution(found.answer, found.plan, found.worth, found.bound, found.method)
    yield {}, _limits(problem, solution=solution)
    for place in problem.rounds:
        if place.name not in found.open_rounds:
            yield {place.name: explain_closed(problem, place=place)}, []


def _limits(problem: Problem, *, solution: Solution) -> list[dict[str, Any]]:
    from jobbspar.core.rounds.what_if import clashing_demands, limit_worths

    if solution.answer is Answer.NO_PLAN:
        return [sentence_as_json(_clash(one)) for one in clashing_demands(problem)]
    if solution.answer is Answer.NOT_FOUND:
        return []
    return [sentence_as_json(one) for one in limits_in_words(limit_worths(problem, solution=solution))]


def _clash(demand: Floor | Promise | Round) -> Sentence:
    match demand:
        case Floor():
            return Sentence(CLASH_FLOOR, {"seats": demand.seats, "site": demand.municipality})
        case Promise():
            return Sentence(CLASH_PROMISE, {"person": demand.person, "round": demand.round})
    return Sentence(CLASH_OPEN, {"round": demand.name})


def explain_closed(problem: Problem, *, place: Round) -> dict[str, Any]:
    """Why one round does not open and the smallest change of each kind that opens it."""
    from jobbspar.core.rounds.what_if import openings

    found = openings(problem, round_name=place.name)
    said = why_not_open(problem, place=place, found=found)
    return {"why": [sentence_as_json(one) for one in said], "openings": [as_json(one) for one in found]}
