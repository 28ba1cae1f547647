"""Work out a round plan, on behalf of the person who asked. A job that was killed is run again from the beginning."""

import logging

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from jobbspar.apps.accounts.bridge import get_actor
from jobbspar.apps.rounds.actions import PLAN_JOB, begin_plan, explain_plan, fail_plan, keep_answer, solve_begun
from jobbspar.core.refusals import Refusal

log = logging.getLogger("jobbspar.jobs")
MOST_ATTEMPTS = 3
AGAIN = RetryStrategy(max_attempts=MOST_ATTEMPTS, wait=2)


@app.task(name=PLAN_JOB, retry=AGAIN, pass_context=True)
def plan(context: JobContext, *, plan: int, user: int) -> None:
    actor = get_actor(user)
    try:
        begun = begin_plan(actor=actor, plan_id=plan, now=timezone.now())
        if begun is not None:
            solution = solve_begun(begun)
            keep_answer(actor=actor, plan_id=plan, begun=begun, solution=solution, now=timezone.now())
    except Exception as problem:
        refusal = problem if isinstance(problem, Refusal) else None
        if refusal is not None or context.job.attempts + 1 >= MOST_ATTEMPTS:
            fail_plan(actor=actor, plan_id=plan, refusal=refusal, now=timezone.now())
        if refusal is None:
            raise
    explain_plan(actor=actor, plan_id=plan)
