"""What a plan keeps as JSON ↔ the frozen values of core."""

import json
from typing import Any, TypeVar

from jobbspar.apps.rounds.models import RoundPlan
from jobbspar.core.rounds.by_hand import Change, changed
from jobbspar.core.rounds.json_values import from_json, to_json
from jobbspar.core.rounds.plan_file import PlanFile
from jobbspar.core.rounds.problem import Problem

T = TypeVar("T")


def as_json(value: object) -> Any:
    """A frozen value as plain JSON for a column."""
    return json.loads(to_json(value))


def read_json(kind: type[T], raw: Any) -> T:
    return from_json(kind, json.dumps(raw))


def problem_of(plan: RoundPlan, *, with_changes: bool = True) -> Problem:
    """The problem the plan was made from, with the changes by hand unless they are left out; empty until it is read."""
    if plan.work.problem is None:
        return Problem(plan.asked_at.date(), (), ())
    problem = read_json(Problem, plan.work.problem)
    return changed(problem, changes_of(plan)) if with_changes else problem


def changes_of(plan: RoundPlan) -> tuple[Change, ...]:
    return tuple(read_json(Change, one) for one in plan.changes)


def result_of(plan: RoundPlan) -> PlanFile | None:
    return read_json(PlanFile, plan.work.result) if plan.work.result else None
