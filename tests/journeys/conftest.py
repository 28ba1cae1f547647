"""One browser for all journeys."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser

from tests.journeys.browser import chromium

# The browser's driver runs an event loop in this thread; the rows that journeys make beforehand are made in the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Django keeps other connections while the loop runs, and none may be left behind on either side of it: an open one
    # keeps the test database from being copied and from being taken away.
    connections.close_all()
    with chromium() as started:
        yield started
        connections.close_all()
