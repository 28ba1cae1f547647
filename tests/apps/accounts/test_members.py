"""Ending memberships, offering new passwords, and who sees the trail."""

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.actions import (
    choose_new_password,
    end_membership,
    find_user_of_link,
    invite,
    offer_new_password,
)
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import Membership
from jobbspar.apps.accounts.queries import list_events
from jobbspar.apps.audit.actions import record
from jobbspar.apps.audit.models import Event
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.organisations import InvitesByItself, LastAdministrator, NotYourself, OrganisationKind
from jobbspar.core.sign_in import InvitationNotOpen, PasswordTooWeak
from tests.factories import NOON, a_participant, a_user, an_actor, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality():
    return an_organisation()


@pytest.fixture
def coordinator(municipality):
    return an_actor(Role.COORDINATOR, municipality)


@pytest.fixture
def employer(municipality):
    return an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)


@pytest.fixture
def contact(employer):
    return a_user(Role.EMPLOYER, employer)


def end(actor, membership):
    with acting_as(actor):
        end_membership(actor=actor, membership=membership, now=NOON)


def test_an_ended_membership_gives_nothing_any_more(coordinator, contact):
    end(coordinator, contact.memberships.get())

    assert actor_for(contact).memberships == frozenset()
    assert Event.objects.filter(deed="member:end").exists()


def test_the_right_role_next_door_ends_nothing(contact):
    with pytest.raises(NotAllowed):
        end(an_actor(Role.COORDINATOR), contact.memberships.get())


def test_nobody_ends_the_own_membership(coordinator):
    with pytest.raises(NotYourself):
        end(coordinator, Membership.objects.get(user=coordinator.user))


def test_somebody_stays_administrator():
    first, second = an_actor(Role.ADMINISTRATOR), an_actor(Role.ADMINISTRATOR)
    end(first, Membership.objects.get(user=second.user))

    # An actor that was read before the ending: the deed still sees that nobody would be left.
    with pytest.raises(LastAdministrator):
        end(second, Membership.objects.get(user=first.user))


def test_whoever_keeps_the_record_stops_inviting_when_the_organisation_can_itself(coordinator, municipality):
    other = an_organisation(keeper=municipality)
    a_user(Role.COORDINATOR, other)

    with pytest.raises(InvitesByItself), acting_as(coordinator):
        invite(actor=coordinator, organisation=other, role=Role.COORDINATOR, email="a@example.org", now=NOON)


def test_a_new_password_is_chosen_by_link_once(coordinator, contact):
    with acting_as(coordinator):
        path = offer_new_password(actor=coordinator, user=contact, now=NOON)
    token = path.rstrip("/").split("/")[-1]

    with acting_as(None):
        choose_new_password(user=contact.pk, token=token, password="fyra helt andra ord")

    contact.refresh_from_db()
    assert contact.check_password("fyra helt andra ord")
    assert find_user_of_link(user=contact.pk, token=token) is None
    with pytest.raises(InvitationNotOpen):
        choose_new_password(user=contact.pk, token=token, password="fyra helt andra ord")


def test_a_weak_password_is_not_chosen(coordinator, contact):
    with acting_as(coordinator):
        path = offer_new_password(actor=coordinator, user=contact, now=NOON)

    with pytest.raises(PasswordTooWeak):
        choose_new_password(user=contact.pk, token=path.rstrip("/").split("/")[-1], password="kort")


def test_a_password_link_never_opens_a_door_that_the_giver_may_not_open(coordinator, contact):
    Membership.objects.create(user=contact, organisation=an_organisation(), role=Role.COORDINATOR, since=NOON)

    with pytest.raises(NotAllowed), acting_as(coordinator):
        offer_new_password(actor=coordinator, user=contact, now=NOON)


def deeds_seen_by(actor):
    with acting_as(actor):
        return set(list_events(actor).values_list("deed", flat=True))


def test_a_coordinator_sees_what_colleagues_and_kept_organisations_did(coordinator, municipality, contact):
    neighbour = an_actor(Role.COORDINATOR)
    for actor, deed in ((actor_for(contact), "need:signal"), (neighbour, "need:drop")):
        with acting_as(actor):
            record(actor, deed, municipality, now=NOON)

    assert deeds_seen_by(coordinator) == {"need:signal"}
    assert deeds_seen_by(an_actor(Role.ADMINISTRATOR)) == {"need:signal", "need:drop"}


def test_an_administrator_sees_no_deed_about_a_person(coordinator, municipality):
    person = a_participant(municipality)
    with acting_as(coordinator):
        record(coordinator, "participant:look", person, now=NOON, participant=person.pk)

    assert deeds_seen_by(an_actor(Role.ADMINISTRATOR)) == set()
    assert deeds_seen_by(coordinator) == {"participant:look"}
