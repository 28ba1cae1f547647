"""A coordinator plans an area: what stops a round, the smallest change, by hand, adopting, and each one's own yes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.rounds.actions import OptionFacts, add_option, say_yes
from jobbspar.apps.rounds.models import SeatOffer
from jobbspar.core.access import Role
from tests.factories import NOON, a_participant, a_track, an_organisation
from tests.journeys.browser import needs_browser, opened
from tests.journeys.from_empty_people import do_next_job
from tests.journeys.hands import Hands, tab_to
from tests.journeys.live_site import own_database, running_site, signed_in_as
from tests.web.world import a_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db, needs_browser]
STARTS = date.today() + timedelta(weeks=26)  # Pages go by the real clock.


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The address of the site, and for each journey an area and the cookie of its coordinator."""
    with django_db_blocker.unblock(), own_database():
        areas = [an_area() for _ in range(3)]
        with running_site() as base:
            yield base, [(world, signed_in_as(world.users[Role.COORDINATOR])) for world in areas]


def an_area():
    """Four people for care, where four are needed; two for service, where three are."""
    world = a_world()
    coordinator = actor_for(world.users[Role.COORDINATOR])
    service = a_track(world.agreement, employer=world.employer, name="Service")
    with acting_as(coordinator):
        for track, people, least in ((world.track, 4, 4), (service, 2, 3)):
            facts = OptionFacts("2403", STARTS, seats=8, least_people=least)
            add_option(actor=coordinator, agreement=world.agreement, track=track, facts=facts, now=NOON)
            for _ in range(people):
                person = a_participant(world.municipality, municipality="2403")
                say_yes(actor=coordinator, participant=person, track=track, now=NOON)
    an_agreement_member(world, municipality="2482")
    return world


def an_agreement_member(world, *, municipality):
    """A neighbour too far away for anybody to travel to."""
    world.agreement.members.create(organisation=an_organisation(municipality=municipality))


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_from_a_question_to_a_persons_own_yes(browser, site, script):
    base, areas = site
    world, cookies = areas[script]
    with opened(browser, script=script, base=base, cookies=cookies) as page:
        person = Hands(page, base=base)
        ask_for_a_plan(person, area=reverse("rounds:area", args=[world.agreement.pk]))
        open_what_is_stopped(person)
        change_by_hand(person)
        adopt(person)
        note_one_yes(person)

    offered = SeatOffer.objects.filter(plan__agreement=world.agreement)
    placed = Participation.objects.filter(participant__in=offered.values("participant"))
    assert [(one.answer, one.own_words) for one in offered if one.answer != "unknown"] == [("yes", "Jag vill börja")]
    assert [one.own_words for one in placed] == ["Jag vill börja"]


def ask_for_a_plan(person, *, area):
    person.go(area)
    person.press("Be om en plan")
    do_next_job()
    person.go(area)
    person.sees("1 av 2 omgångar kan öppna. 4 av 6 personer får ett förslag om plats.")


def open_what_is_stopped(person):
    """The smallest change by a click; it is undone, and made again."""
    person.sees("2 inom räckhåll, minst 3 behövs: behöver 1 person till.")
    let_two_be_enough = person.main.get_by_role("button", name="Låt det räcka med 2").first
    let_two_be_enough.focus()
    person.page.keyboard.press("Enter")
    person.sees("2 av 2 omgångar kan öppna. 6 av 6 personer får ett förslag om plats.")
    person.press("Ångra ändringen")
    person.sees("1 av 2 omgångar kan öppna.")
    person.main.get_by_role("button", name="Låt det räcka med 2").first.click()
    person.sees("2 av 2 omgångar kan öppna.")


def change_by_hand(person):
    """Rule one out of the chosen round, see what that costs, and take it back."""
    person.main.get_by_role("button", name="Inte här").first.click()
    person.sees("ska inte ha plats i Service")
    person.main.get_by_role("link", name="Jämför med plan").click()
    person.sees("Öppnar bara i den tidigare planen:")
    person.follow("Tillbaka till planen")
    person.press("Ångra ändringen")
    person.sees("2 av 2 omgångar kan öppna.")


def adopt(person):
    person.follow("Anta planen")
    person.press("Anta planen")
    person.sees("Vem som antar planen: Detta fält måste fyllas i.")
    person.send("Anta planen", name="Maria, samordnare", reason="Behövs till våren")
    person.sees("Planen är antagen.")
    person.sees("Öppna först rekryteringen.")


def note_one_yes(person):
    """In the person's own words, once the round recruits; the others are still only asked."""
    expect(person.main.get_by_role("link", name="Anteckna svaret")).to_have_count(6)
    offers = person.where()
    person.follow("Anteckna svaret")
    question = person.where()
    person.send("Spara", says_yes="Ja", own_words="Jag vill börja")
    person.sees("Omgången rekryterar inte.")
    person.follow("Gå till omgången")
    round = person.where()
    person.press("Öppna rekryteringen")
    person.follow("Skriv planen för rekryteringen")
    person.fill(plan="Vi frågar var och en.")
    person.main.locator("form button[type=submit]").first.click()
    person.go(round)
    person.press("Öppna rekryteringen")
    person.sees("Rekryterar")
    person.go(question)
    person.send("Spara", says_yes="Ja", own_words="Jag vill börja")
    person.sees("Svaret från")
    person.go(offers)
    expect(person.main.get_by_role("link", name="Anteckna svaret")).to_have_count(5)


def test_everything_by_hand_is_done_with_the_keyboard_alone(browser, site):
    """Promise, rule out, move, another minimum, decide and take back: no mouse and no JavaScript."""
    base, areas = site
    world, cookies = areas[2]
    with opened(browser, script=False, base=base, cookies=cookies) as page:
        person = Hands(page, base=base)
        area = reverse("rounds:area", args=[world.agreement.pk])
        person.go(area)
        person.enter_on(button(person, "Be om en plan"))
        do_next_job()
        person.go(area)
        choose_round_by_keyboard(person, "Service")
        fewer_by_keyboard(person)
        move_and_undo_by_keyboard(person)
        promise_and_take_away_by_keyboard(person)
        decide_by_keyboard(person)


def button(person, name):
    return person.main.get_by_role("button", name=name).first


def choose_round_by_keyboard(person, track):
    person.enter_on(person.main.get_by_role("table").last.get_by_role("link").filter(has_text=track).first)
    person.sees("2 inom räckhåll, minst 3 behövs: behöver 1 person till.")


def fewer_by_keyboard(person):
    tab_to(person.main.get_by_label("Minst antal personer"))
    person.page.keyboard.press("Control+a")
    person.page.keyboard.type("2")
    person.press_enter()
    person.sees("2 av 2 omgångar kan öppna. 6 av 6 personer får ett förslag om plats.")


def move_and_undo_by_keyboard(person):
    """Nobody can travel to the neighbour, so the round no longer opens."""
    tab_to(person.main.get_by_label("Flytta till"))
    person.page.keyboard.type("Skell")
    person.enter_on(button(person, "Flytta"))
    person.sees("Service, Skellefteå")
    person.sees("1 av 2 omgångar kan öppna.")
    person.enter_on(button(person, "Ångra ändringen"))
    person.sees("2 av 2 omgångar kan öppna.")


def promise_and_take_away_by_keyboard(person):
    choose_opened_by_keyboard(person)
    person.enter_on(button(person, "Lova platsen"))
    person.sees("är lovad en plats i Service")
    person.enter_on(person.main.get_by_role("button", name="Ta bort").filter(has_text="är lovad en plats").first)
    person.sees("Borttaget:")


def choose_opened_by_keyboard(person):
    person.enter_on(person.main.get_by_role("table").last.get_by_role("link").filter(has_text="Service").first)


def decide_by_keyboard(person):
    choose_opened_by_keyboard(person)
    person.enter_on(button(person, "Bestäm att den inte öppnar"))
    person.sees("1 av 2 omgångar kan öppna.")
    person.enter_on(button(person, "Ångra ändringen"))
    person.sees("2 av 2 omgångar kan öppna.")
