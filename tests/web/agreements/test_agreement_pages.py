"""Agreements in the browser: from nothing to signed, and no more queries for more rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbspar.apps.agreements.models import Agreement, AgreementGoal, AgreementParty, TeamMember
from jobbspar.apps.agreements.queries import newest_version
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationKind
from tests.factories import a_user, an_agreement, an_organisation

pytestmark = pytest.mark.django_db
GROUND = {"name": "Larchs överenskommelse", "regime": "cooperation", "starts": "2025-01-01", "last_day": "2027-12-31"}
GOAL = {
    "measure": "share_women",
    "target": "50",
    "wording": "Hälften",
    "owner": "Styrgruppen",
    "reason": "Lika villkor",
}


@pytest.fixture
def municipality():
    return an_organisation()


@pytest.fixture
def browser(client, municipality):
    client.force_login(a_user(Role.COORDINATOR, municipality))
    return client


def address(name, agreement, *more):
    return reverse(f"agreements:{name}", args=(agreement.pk, *more))


def queries_of(browser, page):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(page).status_code == 200
    return len(asked)


def begun(browser, municipality):
    browser.post(reverse("agreements:new"), {**GROUND, "owner": municipality.pk})
    return Agreement.objects.get()


def test_the_list_asks_as_often_for_thirty_as_for_three(browser, municipality):
    for _ in range(3):
        an_agreement(municipality)
    few = queries_of(browser, reverse("agreements:list"))
    for _ in range(27):
        an_agreement(municipality)

    assert queries_of(browser, reverse("agreements:list")) == few


def test_an_agreement_asks_as_often_with_many_rows(browser, municipality):
    agreement = an_agreement(municipality)

    def add(count):
        for _ in range(count):
            version = newest_version(agreement)
            other = an_organisation(OrganisationKind.UNION)
            AgreementParty.objects.create(version=version, organisation=other)
            TeamMember.objects.create(version=version, team="steering", name="Eva", organisation=other)
            AgreementGoal.objects.create(version=version, measure="other", wording="a", owner="b", reason="c")

    add(3)
    few = queries_of(browser, address("show", agreement))
    add(27)

    assert queries_of(browser, address("show", agreement)) == few


def test_a_wrong_legal_basis_is_told_beside_the_field_and_nothing_is_lost(browser, municipality):
    answer = browser.post(
        reverse("agreements:new"), {**GROUND, "regime": "duna", "starts": "2023-03-01", "owner": municipality.pk}
    )

    assert answer.context["form"].errors["regime"]
    assert "Larchs överenskommelse" in answer.text


def test_the_last_day_is_kept_as_the_day_after(browser, municipality):
    agreement = begun(browser, municipality)

    assert newest_version(agreement).ends == date(2028, 1, 1)
    assert 'value="2027-12-31"' in browser.get(address("ground", agreement)).text


def test_from_nothing_to_signed_with_the_screens_alone(browser, municipality):
    office = an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
    agreement = begun(browser, municipality)
    browser.post(address("ground", agreement), {**GROUND, "purpose": "Fler i arbete"})
    browser.post(address("parties", agreement), {"organisation": office.pk})
    browser.post(address("target_groups", agreement), {"kind": "young", "law": "SFS 2022:811"})
    browser.post(address("goals", agreement), GOAL)
    browser.post(address("team", agreement), {"team": "steering", "name": "Eva Ek", "organisation": municipality.pk})
    browser.post(address("funding", agreement), {"kind": "esf", "name": "Framåt", "last_day": "2026-12-31"})
    browser.post(address("appendix", agreement, "needs"), {"body": "Vården behöver folk"})
    browser.post(address("municipalities", agreement), {"municipality": "Nordmaling"})
    browser.post(address("step", agreement, "forhandling"))
    for party in newest_version(agreement).parties.all():
        browser.post(
            address("sign_party", agreement, party.pk), {"signatory": "Eva Ek", "title": "", "signed_on": "2026-01-01"}
        )
    browser.post(address("step", agreement, "skriv-under"))
    browser.post(address("step", agreement, "i-kraft"))

    agreement.refresh_from_db()
    assert agreement.state == "active"
    page = browser.get(address("show", agreement)).text
    assert "Vården behöver folk" in page
    assert "Nordmaling" in page


def test_signing_too_early_tells_everything_that_is_missing_with_links(browser, municipality):
    agreement = begun(browser, municipality)
    browser.post(address("step", agreement, "forhandling"))

    answer = browser.post(address("step", agreement, "skriv-under"))

    assert answer.status_code == 409
    for page in ("parties", "ground", "target_groups", "goals", "team"):
        assert address(page, agreement) in answer.text


def test_the_day_of_the_evidence_is_kept_and_shown_and_no_day_is_an_answer(browser, municipality):
    agreement = begun(browser, municipality)
    browser.post(
        address("target_groups", agreement), {"kind": "young", "law": "SFS 2022:811", "evidence_from": "2019-03-01"}
    )

    assert "2019-03-01" in browser.get(address("show", agreement)).text

    group = newest_version(agreement).target_groups.get()
    change = f"{address('target_groups', agreement)}?rad={group.pk}"
    assert 'value="2019-03-01"' in browser.get(change).text


def test_a_row_is_changed_and_taken_away(browser, municipality):
    agreement = begun(browser, municipality)
    browser.post(address("goals", agreement), GOAL)
    goal = AgreementGoal.objects.get()
    page = address("goals", agreement)

    assert "Lika villkor" in browser.get(f"{page}?rad={goal.pk}").text
    browser.post(f"{page}?rad={goal.pk}", {**GOAL, "target": "40"})
    assert AgreementGoal.objects.get().target == 40
    browser.post(page, {"remove": goal.pk})
    assert not AgreementGoal.objects.exists()


def test_two_versions_are_compared_word_by_word(browser, municipality):
    agreement = an_agreement(municipality)
    version = newest_version(agreement)
    version.parties.update(signatory="Anna", signed_on=version.starts)
    version.purpose, version.signed_at = "Fler i arbete", version.begun_at
    version.save()
    agreement.state = "signed"
    agreement.save()
    browser.post(address("revise", agreement), {"reason": "Tydligare"})
    browser.post(address("ground", agreement), {**GROUND, "purpose": "Fler kvinnor i arbete"})

    page = browser.get(address("differences", agreement, 1, 2)).text

    assert "kvinnor</ins>" in page
    assert "Tydligare" in page
