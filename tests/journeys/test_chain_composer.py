"""A coordinator moves the steps of a chain: by dragging, by keyboard, and without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from jobbspar.apps.activities.models import ActivityTerm
from jobbspar.core.access import Role
from jobbspar.core.calendar import swedish_day
from tests.factories import a_requirement, an_activity
from tests.journeys.browser import NARROW, WIDE, faults_of, needs_browser, opened
from tests.journeys.hands import tab_to
from tests.journeys.live_site import own_database, running_site, signed_in_as
from tests.web.world import a_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db, needs_browser]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The address of the site, the cookie of a coordinator and the page of a chain of a course and a licence."""
    with django_db_blocker.unblock(), own_database():
        world = a_world()
        profile = type(world.profile).objects.create(
            title="Förare", organisation=world.municipality, employer=world.employer
        )
        world.track.profile = profile
        world.track.save()
        courses = [a_course(world, profile, name) for name in ("Kurs ett", "Kurs två")]
        chain = "-".join(f"{course.pk}w4" for course in courses)
        address = f"{reverse('chains:track', args=[world.track.pk])}?kedja={chain}"
        with running_site() as base:
            cookies = signed_in_as(world.users[Role.COORDINATOR])
            yield {"base": base, "cookies": cookies}, address, courses


@pytest.fixture(scope="module")
def waiting(site, django_db_blocker):
    """The same site, with a chain whose third step has a single start, half a year from now."""
    reader, address, (first, _) = site
    with django_db_blocker.unblock():
        course = an_activity(first.organisation, kind="certificate_course", name="Kurs tre", weeks=4)
        course.starts.create(day=swedish_day(timezone.now()) + timedelta(weeks=26))
    return reader, f"{address}-{course.pk}w4"


def a_course(world, profile, name):
    """Given at any time, four weeks, and gives what the profile asks under the same name."""
    subject = {"kind": "skill", "name": name}
    a_requirement(profile, **subject, skill="", level="", when="learnt_in_track")
    course = an_activity(world.municipality, kind="certificate_course", name=name, weeks=4, is_rolling=True)
    ActivityTerm.objects.create(activity=course, direction="yields", **subject)
    ActivityTerm.objects.create(activity=course, direction="asks", kind="education", name="Sfi kurs B")
    return course


def shows(page, *stages):
    """Wait until the steps stand like this, stage by stage."""
    expect(page.locator("[data-stage]")).to_have_count(len(stages))
    for at, names in enumerate(stages):
        expect(page.locator("[data-stage]").nth(at).locator("[data-piece] strong")).to_have_text(names)


@pytest.mark.parametrize("script", [True, False])
def test_a_step_is_moved_with_its_link(browser, site, script):
    reader, address, (_, second) = site
    with opened(browser, script=script, **reader) as page:
        page.goto(address)
        before = page.locator("[role=status]").inner_text()

        page.locator(f"#parallel-{second.pk}-4").click()

        shows(page, ["Kurs ett", "Kurs två"])
        assert page.locator("[role=status]").inner_text() != before


def test_the_keyboard_stays_on_the_step_that_was_moved(browser, site):
    reader, address, (first, _) = site
    with opened(browser, **reader) as page:
        page.goto(address)
        page.locator(f"#later-{first.pk}-4").focus()

        page.keyboard.press("Enter")

        shows(page, ["Kurs två"], ["Kurs ett"])
        assert page.evaluate("() => document.activeElement.closest('[data-piece]').innerText").startswith("Kurs ett")


def test_a_step_is_dragged_to_another_stage_and_back_with_the_browser(browser, site):
    reader, address, _ = site
    with opened(browser, **reader) as page:
        page.goto(address)

        page.locator("[data-piece]").nth(1).drag_to(page.locator("[data-piece]").nth(0))

        shows(page, ["Kurs ett", "Kurs två"])
        page.go_back()
        shows(page, ["Kurs ett"], ["Kurs två"])


def test_a_step_is_dragged_between_stages_twice(browser, site):
    reader, address, _ = site
    with opened(browser, **reader) as page:
        page.goto(address)

        page.locator("[data-piece]").nth(1).drag_to(page.locator(".jobb-gap").nth(0))
        shows(page, ["Kurs två"], ["Kurs ett"])
        page.locator("[data-piece]").nth(0).drag_to(page.locator(".jobb-gap").nth(2))

        shows(page, ["Kurs ett"], ["Kurs två"])


@pytest.mark.parametrize("script", [True, False])
def test_a_chain_is_moved_and_taken_over_by_the_keyboard_alone(browser, site, script):
    """The steps moved twice and the yes reached, and never a click."""
    reader, address, (_, second) = site
    with opened(browser, script=script, **reader) as page:
        page.goto(address)

        tab_to(page.locator(f"#parallel-{second.pk}-4"))
        page.keyboard.press("Enter")
        shows(page, ["Kurs ett", "Kurs två"])
        tab_to(page.locator(f"#earlier-{second.pk}-4"))
        page.keyboard.press("Enter")
        shows(page, ["Kurs två"], ["Kurs ett"])
        tab_to(page.locator("a[href*='ta-over']"))
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_contain_text("Ta över kedjan")
        tab_to(page.locator("main button[type=submit]"))


def test_the_starting_point_is_changed_by_the_keyboard(browser, site):
    reader, address, _ = site
    with opened(browser, **reader) as page:
        page.goto(address)

        tab_to(page.locator("[name=education_0]"))
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        tab_to(page.locator("#chain form button"))
        page.keyboard.press("Enter")

        expect(page.locator("[name=education_0]")).to_have_value("lacking")
        expect(page.locator("#chain")).to_contain_text("”Kurs ett” kräver Sfi kurs B, och inget steg i kedjan ger det.")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_wait_for_a_start_and_one_for_room_are_drawn_and_told(browser, waiting, width):
    reader, address = waiting
    with opened(browser, width=width, **reader) as page:
        page.goto(address)

        expect(page.locator("#chain svg .wait:visible").first).to_be_visible()
        assert "nästa start är" in page.locator("#chain").inner_text()
        assert "tar den delen av veckan till" in page.locator("#chain").inner_text()
        assert faults_of(page) == []
