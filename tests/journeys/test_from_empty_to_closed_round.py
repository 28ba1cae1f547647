"""An invented municipality goes from an empty system to a closed round with nothing but the screens."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser

from jobbspar.apps.accounts.actions import create_first_administrator
from tests.journeys import from_empty as first
from tests.journeys import from_empty_people as then
from tests.journeys.browser import needs_browser, opened
from tests.journeys.hands import Hands
from tests.journeys.live_site import own_database, running_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db, needs_browser]


@pytest.fixture(scope="module")
def empty_site(django_db_setup, django_db_blocker) -> Iterator[tuple[str, str]]:
    """The address of a site with nobody in it, and the first administrator's link."""
    with django_db_blocker.unblock(), own_database():
        link = create_first_administrator(email="forst@granvik.example", now=datetime.now(UTC))
        with running_site() as base:
            yield base, base + link


def prepare(administrator: Hands, *, link: str) -> str:
    """The organisations there must be, and a coordinator's link."""
    first.join(administrator, link=link, name="Ada Administratör")
    municipality = first.add_organisation(administrator, kind="Kommun", name="Granviks kommun", municipality="Åsele")
    first.add_organisation(administrator, kind="Arbetsförmedlingen", name="Arbetsförmedlingen Granvik")
    first.add_organisation(administrator, kind="Utbildningsanordnare", name="Granviks vuxenutbildning")
    return first.invite(administrator, organisation=municipality, name="Karin Koordinator", role="Samordnare")


def meet_employer(coordinator: Hands) -> str:
    """An employer with a workplace, and its contact's link."""
    employer = first.add_organisation(coordinator, kind="Arbetsgivare", name="Granviks mekaniska AB")
    coordinator.follow("Ny arbetsplats")
    coordinator.send("Spara", name="Verkstaden i Granvik", municipality="Åsele")
    return first.invite(coordinator, organisation=employer, name="Erik Ek", role="Kontakt hos arbetsgivaren")


def test_from_an_empty_system_to_a_closed_round(browser: Browser, empty_site: tuple[str, str]):
    base, link = empty_site
    with ExitStack() as open_browsers:
        administrator, coordinator, employer = (
            Hands(open_browsers.enter_context(opened(browser, base=base)), base=base) for _person in range(3)
        )
        first.join(coordinator, link=prepare(administrator, link=link), name="Karin Koordinator")
        first.join(employer, link=meet_employer(coordinator), name="Erik Ek")
        first.make_agreement(coordinator)
        first.state_need(coordinator)
        first.make_profile(coordinator)
        first.add_activity(coordinator)
        track = first.make_track(coordinator)
        first.sign_letter(employer, letter=first.write_letter(coordinator, track=track))
        first.agree_on_track(coordinator, track=track)
        then.read_list(coordinator)
        round = then.plan_round(coordinator, track=track)
        then.recruit(coordinator, round=round)
        then.leave(coordinator, plan=then.follow_plan(coordinator, round=round))
        then.close_round(coordinator, round=round)

        coordinator.choose_in_menu("Uppföljning")

        coordinator.sees("Bruttoutfall")
        coordinator.sees("dolt")
