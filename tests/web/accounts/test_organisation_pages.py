"""Organisations in the browser: no more queries for more rows, nothing lost on an error, links shown once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.accounts.models import Invitation, Membership, Organisation
from jobbspar.apps.audit.models import Event
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from tests.factories import NOON, a_user, a_workplace, an_invitation, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality():
    return an_organisation()


@pytest.fixture
def employer(municipality):
    return an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)


@pytest.fixture
def browser(client, municipality):
    client.force_login(a_user(Role.COORDINATOR, municipality))
    return client


def queries_of(browser, address):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_the_list_asks_as_often_for_thirty_as_for_three(browser, municipality):
    for _ in range(2):
        an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)
    few = queries_of(browser, reverse("accounts:organisations"))
    for _ in range(27):
        an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)

    assert queries_of(browser, reverse("accounts:organisations")) == few


def test_an_organisation_asks_as_often_with_many_workplaces_and_members(browser, employer):
    address = reverse("accounts:organisation", args=(employer.pk,))

    def add(count):
        for _ in range(count):
            a_workplace(employer)
            a_user(Role.EMPLOYER, employer)
            an_invitation(employer)

    add(3)
    few = queries_of(browser, address)
    add(27)

    assert queries_of(browser, address) == few


def test_the_trail_asks_as_often_for_thirty_as_for_three(browser):
    def add(count):
        for number in range(count):
            Event.objects.create(at=NOON, user=None, deed="need:signal", subject="needs.need", subject_id=number)

    browser.get("/")
    user = Membership.objects.get(role=Role.COORDINATOR).user_id
    add(3)
    Event.objects.update(user=user)
    few = queries_of(browser, reverse("accounts:trail"))
    add(27)
    Event.objects.update(user=user)

    assert queries_of(browser, reverse("accounts:trail")) == few


def test_a_wrong_number_is_told_beside_the_field_and_nothing_is_lost(browser):
    answer = browser.post(
        reverse("accounts:organisation_new"),
        {
            "kind": "employer", "name": "Granens Verkstad", "number": "212000-0143", "sector": "private",
            "keeper": Organisation.objects.get().pk,
        },
    )  # fmt: skip

    assert answer.context["form"].errors["number"]
    assert "Granens Verkstad" in answer.text


@pytest.mark.parametrize(
    ("typed", "code"), [("Umeå", "2480"), ("umea", "2480"), ("2480", "2480"), ("Umeå kommun", "2480"), ("", "")]
)
def test_a_municipality_is_chosen_by_name_or_code(browser, employer, typed, code):
    browser.post(
        reverse("accounts:organisation_edit", args=(employer.pk,)),
        {"kind": "employer", "name": "Granen", "municipality": typed, "sector": "private", "is_active": "on"},
    )

    employer.refresh_from_db()
    assert employer.municipality == code


def test_several_municipalities_that_fit_are_asked_about(browser, employer):
    answer = browser.post(
        reverse("accounts:organisation_edit", args=(employer.pk,)),
        {"kind": "employer", "name": "Granen", "municipality": "Över", "sector": "private"},
    )
    wrong = browser.post(
        reverse("accounts:organisation_edit", args=(employer.pk,)),
        {"kind": "employer", "name": "Granen", "municipality": "Mumindalen", "sector": "private"},
    )

    assert "Överkalix, Övertorneå" in str(answer.context["form"].errors["municipality"])
    assert "Mumindalen" in str(wrong.context["form"].errors["municipality"])


def test_a_link_is_shown_once_and_only_its_digest_kept(browser, employer):
    answer = browser.post(
        reverse("accounts:invitation_new", args=(employer.pk,)),
        {"name": "Eva", "email": "eva@example.org", "role": "employer"},
    )

    assert "http://testserver/inbjudan/" in answer.text
    assert "/inbjudan/" not in browser.get(reverse("accounts:organisation", args=(employer.pk,))).text
    assert Invitation.objects.get().email == "eva@example.org"


def test_an_invitation_is_withdrawn(browser, employer):
    invitation = an_invitation(employer)

    browser.post(reverse("accounts:invitation_withdraw", args=(invitation.pk,)))

    invitation.refresh_from_db()
    assert invitation.withdrawn_at


def test_a_membership_is_ended(browser, employer):
    contact = a_user(Role.EMPLOYER, employer)

    browser.post(reverse("accounts:member_end", args=(contact.memberships.get().pk,)))

    assert contact.memberships.get().ended_at


def test_a_workplace_is_added_with_its_municipality(browser, employer):
    browser.post(
        reverse("accounts:workplace_new", args=(employer.pk,)),
        {"name": "Köket", "municipality": "Vindeln", "is_active": "on"},
    )

    assert employer.workplaces.get().municipality == "2404"


def test_a_new_password_by_link(browser, client, employer):
    contact = a_user(Role.EMPLOYER, employer)
    shown = browser.post(reverse("accounts:password_link", args=(contact.memberships.get().pk,)))
    address = shown.context["link"].removeprefix("http://testserver")

    answer = client.post(address, {"password": "fyra helt andra ord", "again": "fyra helt andra ord"})

    contact.refresh_from_db()
    assert answer.url == reverse("accounts:sign_in")
    assert contact.check_password("fyra helt andra ord")


def test_one_changes_language_and_password_on_the_own_page(browser):
    answer = browser.post(reverse("accounts:me"), {"part": "settings", "name": "Ada", "language": "en"})
    refused = browser.post(reverse("accounts:me"), {"part": "password", "old": "fel", "new": "fyra helt andra ord"})

    assert answer.cookies["django_language"].value == "en"
    assert refused.context["password_form"].errors["old"]


def test_the_history_tells_what_it_was_before(browser, employer):
    page = reverse("accounts:organisation_edit", args=(employer.pk,))
    browser.post(page, {"kind": "employer", "name": "Granens Nya", "sector": "private", "is_active": "on"})

    shown = browser.get(reverse("accounts:organisation", args=(employer.pk,))).text

    assert f"</span>{employer.name}</del>" in shown
    assert "Granens Nya</ins>" in shown
