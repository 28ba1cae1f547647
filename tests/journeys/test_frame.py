"""The frame of every page, for a reader without JavaScript, by keyboard and in English."""

import pytest
from django.urls import reverse

from jobbspar.core.access import Role
from tests.journeys.browser import NARROW, needs_browser, opened
from tests.journeys.live_site import own_database, running_site, signed_in_as
from tests.web.world import a_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db, needs_browser]


@pytest.fixture(scope="module")
def coordinator(django_db_setup, django_db_blocker):
    """The address of the site and the cookie of a coordinator."""
    with django_db_blocker.unblock(), own_database():
        cookies = signed_in_as(a_world().users[Role.COORDINATOR])
        with running_site() as base:
            yield {"base": base, "cookies": cookies}


def test_the_menu_opens_on_a_telephone_without_javascript(browser, coordinator):
    with opened(browser, width=NARROW, script=False, **coordinator) as page:
        page.goto(reverse("components:accessibility"))

        page.locator(".jobb-navigation-narrow summary").click()

        assert page.locator(".jobb-navigation-narrow a").first.is_visible()


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(browser, coordinator):
    with opened(browser, **coordinator) as page:
        page.goto(reverse("components:accessibility"))

        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        assert page.evaluate("document.activeElement.id") == "main"


def test_a_reader_can_change_to_english_and_back_without_javascript(browser, coordinator):
    with opened(browser, script=False, **coordinator) as page:
        page.goto(reverse("components:accessibility"))

        page.get_by_role("button", name="English").click()
        in_english = page.locator("h1").inner_text()
        page.get_by_role("button", name="Svenska").click()

        assert (in_english, page.locator("h1").inner_text()) == (
            "Accessibility statement",
            "Tillgänglighetsredogörelse",
        )


def test_a_bar_moves_by_itself(browser, coordinator):
    with opened(browser, **coordinator) as page:
        page.goto(reverse("components:gallery"))

        page.locator(".jobb-progress").first.locator("a.ds-button").wait_for()

        assert page.locator(".jobb-progress progress").first.get_attribute("value") == "20000"
