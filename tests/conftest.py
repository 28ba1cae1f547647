"""What every test stands on: one database of the real kind, and the clock standing still."""

import pytest
from django.core.cache import cache
from hypothesis import settings

# How long a case takes depends on the machine; how fast the program is, is measured in bench/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _no_leftovers_in_the_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def _pages_have_time_for_chains(monkeypatch):
    """How fast a chain is, is measured in bench/; a test on a slow machine waits for the answer."""
    from jobbspar.apps.chains.bridge import solver, stopped  # Django is ready only when a test runs.

    monkeypatch.setattr(solver, "PAGE_SECONDS", 60.0)
    monkeypatch.setattr(stopped, "SECONDS", 60.0)
