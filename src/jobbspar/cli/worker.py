"""The background worker: takes wanted work from the queue in the database, one piece at a time."""

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()
    call_command("procrastinate", "worker", concurrency=1, shutdown_graceful_timeout=5)
