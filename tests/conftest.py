"""What every test stands on: one database of the real kind, and the clock standing still."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_leftovers_in_the_cache():
    cache.clear()
