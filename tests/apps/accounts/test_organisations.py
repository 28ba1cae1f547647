"""Organisations and workplaces: kept by those who look after them, with numbers that can be right."""

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.actions import (
    change_organisation,
    change_workplace,
    register_organisation,
    register_workplace,
)
from jobbspar.apps.accounts.queries import list_organisations, organisation_choices, own_organisation_choices
from jobbspar.apps.audit.models import Change, Event
from jobbspar.core.access import NotAllowed, Permission, Role
from jobbspar.core.identity import WrongOrganisationCheckDigit, check_digit
from jobbspar.core.organisations import (
    MunicipalityMissing,
    NameMissing,
    NumberTaken,
    OrganisationFacts,
    OrganisationKind,
    WorkplaceFacts,
    WorkplaceNameTaken,
)
from jobbspar.core.places import UnknownMunicipality
from tests.factories import NOON, an_actor, an_organisation

pytestmark = pytest.mark.django_db
NUMBER = "212000-0142"


@pytest.fixture
def municipality():
    return an_organisation()


@pytest.fixture
def coordinator(municipality):
    return an_actor(Role.COORDINATOR, municipality)


@pytest.fixture
def employer(municipality):
    return an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)


def facts(**other):
    return OrganisationFacts(**{"kind": OrganisationKind.EMPLOYER, "name": "Larchs Omsorg", **other})


def register(actor, keeper, **other):
    with acting_as(actor):
        return register_organisation(actor=actor, facts=facts(**other), keeper=keeper, now=NOON)


def test_a_coordinator_registers_an_organisation_to_look_after(coordinator, municipality):
    made = register(coordinator, municipality, number=NUMBER, municipality="2480")

    assert (made.keeper, made.number, made.municipality) == (municipality, "2120000142", "2480")
    assert Event.objects.get(deed="organisation:register").subject_id == made.pk


def test_an_administrator_registers_without_a_keeper():
    made = register(an_actor(Role.ADMINISTRATOR), None, kind=OrganisationKind.MUNICIPALITY, municipality="2480")

    assert made.keeper is None


def test_a_coordinator_does_not_register_for_others(coordinator):
    with pytest.raises(NotAllowed):
        register(coordinator, an_organisation())
    with pytest.raises(NotAllowed):
        register(coordinator, None)


@pytest.mark.parametrize(
    ("other", "refusal"),
    [({"number": "212000-0143"}, WrongOrganisationCheckDigit), ({"municipality": "9999"}, UnknownMunicipality)],
)
def test_numbers_and_places_must_exist(coordinator, municipality, other, refusal):
    with pytest.raises(refusal):
        register(coordinator, municipality, **other)


def test_a_number_belongs_to_one(coordinator, municipality):
    first = register(coordinator, municipality, number=NUMBER)

    with pytest.raises(NumberTaken) as refused:
        register(coordinator, municipality, number=NUMBER)
    assert refused.value.mend_at == ("accounts:organisation", (first.pk,))


@pytest.mark.parametrize(
    ("other", "refusal"), [({"name": " "}, NameMissing), ({"kind": OrganisationKind.MUNICIPALITY}, MunicipalityMissing)]
)
def test_a_name_is_needed_and_for_a_municipality_its_code(other, refusal):
    with pytest.raises(refusal):
        facts(**other)


def test_a_change_keeps_before_and_after(coordinator, employer):
    with acting_as(coordinator):
        change_organisation(actor=coordinator, organisation=employer, facts=facts(name="Nytt namn"), now=NOON)

    change = Change.objects.get(table="accounts_organisation", row=employer.pk, kind="UPDATE")
    assert (change.before["name"], change.after["name"]) != ("Nytt namn", "Nytt namn")
    assert change.after["name"] == "Nytt namn"


def test_the_right_role_next_door_changes_nothing(employer):
    neighbour = an_actor(Role.COORDINATOR)

    with pytest.raises(NotAllowed), acting_as(neighbour):
        change_organisation(actor=neighbour, organisation=employer, facts=facts(), now=NOON)
    with pytest.raises(NotAllowed), acting_as(neighbour):
        register_workplace(actor=neighbour, organisation=employer, facts=WorkplaceFacts("Köket", "2480"), now=NOON)


def test_a_workplace_is_registered_and_changed(coordinator, employer):
    with acting_as(coordinator):
        made = register_workplace(
            actor=coordinator, organisation=employer, facts=WorkplaceFacts("Köket", "2480"), now=NOON
        )
        change_workplace(actor=coordinator, workplace=made, facts=WorkplaceFacts("Köket", "2482"), now=NOON)

    made.refresh_from_db()
    assert made.municipality == "2482"
    assert set(Event.objects.values_list("deed", flat=True)) >= {"workplace:register", "workplace:change"}


def test_two_workplaces_of_an_organisation_have_different_names(coordinator, employer):
    with acting_as(coordinator):
        register_workplace(actor=coordinator, organisation=employer, facts=WorkplaceFacts("Köket", "2480"), now=NOON)

        with pytest.raises(WorkplaceNameTaken):
            register_workplace(
                actor=coordinator, organisation=employer, facts=WorkplaceFacts("Köket", "2482"), now=NOON
            )


def test_a_workplace_needs_a_name_and_a_place():
    with pytest.raises(NameMissing):
        WorkplaceFacts(" ", "2480")
    with pytest.raises(MunicipalityMissing):
        WorkplaceFacts("Köket", "")


def test_the_list_can_be_searched_by_name_number_and_kind(coordinator, municipality):
    made = register(coordinator, municipality, number=NUMBER)
    an_organisation(OrganisationKind.UNION)

    for search in ({"words": "larchs"}, {"words": "212000-01"}, {"kind": "employer"}):
        assert list(list_organisations(coordinator, **search)) == [made]
    assert set(list_organisations(coordinator, only_own=True)) == {made, municipality}


def test_choices_are_of_the_kinds_asked_for(coordinator, municipality, employer):
    assert organisation_choices(coordinator, OrganisationKind.EMPLOYER) == [(employer.pk, employer.name)]
    assert own_organisation_choices(coordinator, Permission.TRACK_EDIT) == [(municipality.pk, municipality.name)]


def test_a_participant_sees_no_organisations():
    an_organisation()

    assert not list_organisations(an_actor(Role.PARTICIPANT)).exists()


@pytest.mark.parametrize("number", ["2120000143", "1212121212", "21200001"])
def test_the_database_refuses_a_number_that_cannot_be_right(number):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_organisation(number=number)


@given(st.from_regex(r"[0-9]{2}[2-9][0-9]{6}", fullmatch=True))
def test_the_database_counts_the_check_digit_as_the_rule_does(digits):
    number = digits + str(check_digit(digits))

    with connection.cursor() as cursor:
        cursor.execute("SELECT accounts_number_checks_out(%s)", [number])
        assert cursor.fetchone()[0]
