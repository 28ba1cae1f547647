"""A municipality and its coordinator, for all tests of chains."""

import pytest

from jobbspar.core.access import Role
from tests.factories import an_actor, an_organisation


@pytest.fixture
def home():
    return an_organisation()


@pytest.fixture
def coordinator(home):
    return an_actor(Role.COORDINATOR, home)
