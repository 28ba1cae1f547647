"""Every page of the page table in a real browser: axe, sideways scrolling, the content policy, and its picture."""

import pytest
from django.urls import reverse

from jobbspar.core.access import Role
from tests.journeys.browser import check_page, is_whole_page, needs_browser, opened
from tests.journeys.live_site import own_database, running_site, signed_in_as
from tests.web.test_who_reaches_what import EVERY_PAGE
from tests.web.who_reaches_what import PageRow
from tests.web.world import a_world

# The mark makes pytest-django build the test database; what the pages show was saved in a copy before the test began.
pytestmark = [pytest.mark.browser, pytest.mark.django_db, needs_browser]

NOBODY = "nobody"


def reader_of(row: PageRow) -> str | None:
    """The coordinator who may see the page, else the first who may; nobody signed in, where it is for them."""
    may = [role for role, status in row.home.items() if status == 200]
    role = Role.COORDINATOR if Role.COORDINATOR in may else next(iter(may), None)
    return role or (NOBODY if row.signed_out == 200 else None)


SHOWN = {page: reader_of(row) for page, row in EVERY_PAGE.items() if not row.post_only and reader_of(row)}


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), own_database():
        world = a_world()
        cookies = {role: signed_in_as(user) for role, user in world.users.items()}
        cookies[NOBODY] = {}
        addresses = {page: reverse(page, args=EVERY_PAGE[page].args(world)) for page in SHOWN}
        with running_site() as base:
            yield base, addresses, cookies


@pytest.mark.parametrize("page_name", sorted(SHOWN))
def test_every_page_can_be_used_by_everybody(browser, site, page_name):
    base, addresses, cookies = site
    address = addresses[page_name]

    with opened(browser, cookies=cookies[SHOWN[page_name]], base=base) as page:
        if not is_whole_page(page, address):
            pytest.skip("a file or a part of a page")
        faults = check_page(page, address=address, name=page_name.replace(":", "-"))

    assert faults == []
