"""The background worker: takes wanted work from the queue in the database, one piece at a time.

Several may share one database, on one machine or on many. Each also looks after the work of those that have died.
"""

import asyncio
from contextlib import suppress
from typing import cast

import django

LOOK_EVERY_SECONDS = 10.0


async def work() -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    from jobbspar.jobs.stalled import HEARTBEAT_SECONDS, STALLED_SECONDS, hand_out_stalled, tell_given_up

    connector = cast(DjangoConnector, app.connector)
    with app.replace_connector(connector.get_worker_connector()) as queue:
        async with queue.open_async():
            worker = asyncio.create_task(
                queue.run_worker_async(
                    concurrency=1,
                    shutdown_graceful_timeout=5,
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=STALLED_SECONDS,
                )
            )
            while not worker.done():
                await hand_out_stalled(queue)
                await tell_given_up()
                await asyncio.wait({worker}, timeout=LOOK_EVERY_SECONDS)
            with suppress(asyncio.CancelledError):
                await worker


if __name__ == "__main__":
    django.setup()
    asyncio.run(work())
