"""Find work whose worker was killed, and hand it out again: every task here can be run from the beginning."""

import logging
from datetime import UTC, datetime

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from procrastinate import App
from procrastinate.jobs import Status

from jobbspar.apps.rounds.actions import fail_given_up

log = logging.getLogger("jobbspar.jobs")
HEARTBEAT_SECONDS = 5.0
STALLED_SECONDS = 20.0
"""A worker that has been silent for so long is dead: it breathes in a thread of its own while it works."""
MOST_DEATHS = 5
"""Work over which so many workers have died is given up."""


async def hand_out_stalled(app: App) -> int:
    """Put the work of dead workers back in the queue; returns how much there was."""
    manager = app.job_manager
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS))
    for job in stalled:
        if job.attempts >= MOST_DEATHS:
            log.error("job %s (%s) given up after %s attempts", job.id, job.task_name, job.attempts)
            await manager.finish_job(job, Status.FAILED, delete_job=False)
        else:
            log.warning("job %s (%s) had a worker that died; handed out again", job.id, job.task_name)
            await manager.retry_job(job, retry_at=datetime.now(UTC))
    return len(stalled)


async def tell_given_up() -> int:
    """Say on the pages of work that nobody will do any more, however it came to an end; returns how much there was."""
    return await sync_to_async(_tell_given_up)()


def _tell_given_up() -> int:
    close_old_connections()
    found = fail_given_up()
    close_old_connections()
    if found:
        log.error("%s round plans given up: nobody works on them any longer", found)
    return found
