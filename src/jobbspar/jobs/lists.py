"""Read and save lists of people, on behalf of the person who asked."""

import logging

from django.db import IntegrityError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jobbspar.adapters.people_table import read_table
from jobbspar.apps.accounts.bridge import get_actor
from jobbspar.apps.participants.actions import compare_list_anew, fail_list, read_list, save_list
from jobbspar.apps.participants.actions.lists import READ_JOB, SAVE_JOB
from jobbspar.apps.participants.queries import get_list_for_work
from jobbspar.core.refusals import Refusal

log = logging.getLogger("jobbspar.jobs")
SAME_NUMBER = "one_person_one_number"  # the constraint that says so
AGAIN = RetryStrategy(max_attempts=3, wait=2)


@app.task(name=READ_JOB, retry=AGAIN)
def read(*, batch: int, user: int) -> None:
    actor = get_actor(user)
    found = get_list_for_work(actor, batch)
    if found.state not in {"waiting", "reading"} or found.file_bytes is None:
        return
    try:
        table = read_table(bytes(found.file_bytes), file=found.file_name)
        read_list(
            actor=actor,
            batch=found,
            encoding=table.encoding,
            header=table.header,
            rows=table.rows,
            now=timezone.now(),
        )
    except Refusal as refusal:
        fail_list(actor=actor, batch=found, refusal=refusal, now=timezone.now())


@app.task(name=SAVE_JOB, retry=AGAIN)
def save(*, batch: int, user: int) -> None:
    actor = get_actor(user)
    found = get_list_for_work(actor, batch)
    try:
        saved = save_list(actor=actor, batch=found, now=timezone.now())
    except IntegrityError as problem:
        if SAME_NUMBER not in str(problem):
            raise
        compare_list_anew(actor=actor, batch=found, now=timezone.now())
        log.info("list %s: somebody was registered meanwhile, nothing saved", batch)
    else:
        log.info("list %s: %s people saved", batch, saved)
