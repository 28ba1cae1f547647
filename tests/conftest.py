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
