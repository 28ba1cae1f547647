import time
from datetime import UTC, datetime

import pytest

from jobbspar.demo.story import build_demo
from django.db import transaction

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with transaction.atomic():
            t=time.time()
            build_demo(NOW)
            print("built in", time.time()-t)
            transaction.set_rollback(True)

def test_it_builds(story):
    pass
