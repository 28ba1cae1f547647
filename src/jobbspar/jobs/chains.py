"""Work out a chain that took longer than a page waits, for the one who asked. Can be run again from the beginning."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jobbspar.apps.accounts.bridge import get_actor
from jobbspar.apps.chains.actions import CHAIN_JOB, work_out_chain

AGAIN = RetryStrategy(max_attempts=3, wait=2)


@app.task(name=CHAIN_JOB, retry=AGAIN)
def work_out(*, asked: int, user: int) -> None:
    work_out_chain(actor=get_actor(user), asked_id=asked)
