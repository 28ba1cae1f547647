"""Work out a round plan, on behalf of the person who asked. A job that was killed is run again from the beginning."""

import logging

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from jobbspar.apps.accounts.bridge import get_actor
from jobbspar.apps.rounds.actions import (
    PLAN_JOB,
    Begun,
    begin_plan,
    explain_plan,
    fail_plan,
    is_small,
    is_under_way,
    keep_answer,
    solve_begun,
)
from jobbspar.core.access import Actor
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.problem import Solution
from jobbspar.jobs.apart import solve_apart

log = logging.getLogger("jobbspar.jobs")
MOST_ATTEMPTS = 3
AGAIN = RetryStrategy(max_attempts=MOST_ATTEMPTS, wait=2)


@app.task(name=PLAN_JOB, retry=AGAIN, pass_context=True)
def plan(context: JobContext, *, plan: int, user: int) -> None:
    actor = get_actor(user)
    try:
        begun = begin_plan(actor=actor, plan_id=plan, now=timezone.now())
        solution = _solve(actor, plan, begun) if begun is not None else None
        if begun is not None and solution is not None:
            keep_answer(actor=actor, plan_id=plan, begun=begun, solution=solution, now=timezone.now())
    except (
        Exception
    ) as problem:  # Whatever it was, no plan is left as being worked out; what is no refusal is raised on.
        refusal = problem if isinstance(problem, Refusal) else None
        if refusal is not None or context.job.attempts + 1 >= MOST_ATTEMPTS:
            fail_plan(actor=actor, plan_id=plan, refusal=refusal, now=timezone.now())
        if refusal is None:
            raise
    explain_plan(actor=actor, plan_id=plan)


def _solve(actor: Actor, plan: int, begun: Begun) -> Solution | None:
    """Small ones here, where starting a process would take longer than the solving."""
    if is_small(begun):
        return solve_begun(begun)
    return solve_apart(begun.problem, old=begun.old, is_wanted=lambda: is_under_way(actor=actor, plan_id=plan))
