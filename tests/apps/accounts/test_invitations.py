"""A one-time link: who may make one, and that it works once, for one person, for a while."""

from datetime import timedelta

import pytest

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.actions import (
    accept_invitation,
    create_first_administrator,
    invite,
    mark_as_demo,
    withdraw_invitation,
)
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import Invitation
from jobbspar.apps.accounts.queries import find_open_invitation, has_accounts, is_demo_installation
from jobbspar.apps.audit.models import Event
from jobbspar.core.access import Membership, NotAllowed, Role
from jobbspar.core.organisations import NameMissing, OrganisationKind, RoleDoesNotFit
from jobbspar.core.sign_in import AccountExists, InvitationForSomeoneElse, InvitationNotOpen, PasswordTooWeak
from tests.factories import NOON, a_participant, a_user, an_actor, an_organisation

pytestmark = pytest.mark.django_db
NEW = {"name": "Ny Person", "password": "tre ord i rad"}


def invited_by(actor, organisation, role=Role.EMPLOYER, **facts):
    with acting_as(actor):
        return invite(actor=actor, organisation=organisation, role=role, email="ny@example.org", now=NOON, **facts)


def accept(secret, actor=None, now=NOON, **facts):
    with acting_as(actor):
        return accept_invitation(secret=secret, actor=actor, now=now, **facts)


@pytest.fixture
def municipality():
    return an_organisation()


@pytest.fixture
def coordinator(municipality):
    return an_actor(Role.COORDINATOR, municipality)


@pytest.fixture
def employer(municipality):
    return an_organisation(OrganisationKind.EMPLOYER, keeper=municipality)


def test_a_link_makes_an_account_and_a_membership_and_leaves_traces(coordinator, employer):
    invited = invited_by(coordinator, employer)

    user = accept(invited.secret, **NEW)

    assert actor_for(user).memberships == {Membership(employer.pk, Role.EMPLOYER)}
    assert user.check_password(NEW["password"])
    assert {"member:invite", "member:join"} <= set(Event.objects.values_list("deed", flat=True))


def test_only_a_digest_of_the_link_is_kept(coordinator, employer):
    invited = invited_by(coordinator, employer)

    assert invited.secret not in str(Invitation.objects.values().get())
    assert invited.path == f"/inbjudan/{invited.secret}/"


def test_a_link_works_once(coordinator, employer):
    invited = invited_by(coordinator, employer)
    accept(invited.secret, **NEW)

    with pytest.raises(InvitationNotOpen):
        accept(invited.secret, **NEW)


def test_a_link_works_fourteen_days(coordinator, employer):
    invited = invited_by(coordinator, employer)

    assert find_open_invitation(invited.secret, now=NOON + timedelta(days=13)) is not None
    with pytest.raises(InvitationNotOpen):
        accept(invited.secret, now=NOON + timedelta(days=14), **NEW)


def test_a_withdrawn_link_does_not_work(coordinator, employer):
    invited = invited_by(coordinator, employer)
    with acting_as(coordinator):
        withdraw_invitation(actor=coordinator, invitation=invited.invitation, now=NOON)

    with pytest.raises(InvitationNotOpen):
        accept(invited.secret, **NEW)


def test_a_signed_in_person_with_that_address_joins(coordinator, employer):
    user = a_user()
    user.email = "ny@example.org"
    user.save()
    invited = invited_by(coordinator, employer)

    joined = accept(invited.secret, actor_for(user))

    assert joined == user
    assert actor_for(user).roles == {Role.EMPLOYER}


def test_another_signed_in_person_does_not_join(coordinator, employer):
    invited = invited_by(coordinator, employer)

    with pytest.raises(InvitationForSomeoneElse):
        accept(invited.secret, coordinator)


def test_whoever_has_an_account_must_sign_in_first(coordinator, employer):
    user = a_user()
    user.email = "ny@example.org"
    user.save()
    invited = invited_by(coordinator, employer)

    with pytest.raises(AccountExists):
        accept(invited.secret, **NEW)


@pytest.mark.parametrize(
    ("facts", "refusal"), [({**NEW, "name": " "}, NameMissing), ({**NEW, "password": "kort"}, PasswordTooWeak)]
)
def test_a_name_and_a_strong_password_are_needed(coordinator, employer, facts, refusal):
    invited = invited_by(coordinator, employer)

    with pytest.raises(refusal):
        accept(invited.secret, **facts)


def test_the_right_role_next_door_may_not_invite(employer):
    neighbour = an_actor(Role.COORDINATOR)

    with pytest.raises(NotAllowed):
        invited_by(neighbour, employer)


def test_the_right_role_next_door_may_not_withdraw(coordinator, employer):
    invited, neighbour = invited_by(coordinator, employer), an_actor(Role.COORDINATOR)

    with pytest.raises(NotAllowed), acting_as(neighbour):
        withdraw_invitation(actor=neighbour, invitation=invited.invitation, now=NOON)


def test_an_administrator_invites_anywhere(employer):
    invited = invited_by(an_actor(Role.ADMINISTRATOR), employer)

    assert find_open_invitation(invited.secret, now=NOON).organisation == employer.name


def test_only_an_administrator_invites_to_the_whole_installation(coordinator):
    with pytest.raises(NotAllowed):
        invited_by(coordinator, None, Role.ADMINISTRATOR)


def test_an_employer_has_no_coordinators(coordinator, employer):
    with pytest.raises(RoleDoesNotFit):
        invited_by(coordinator, employer, Role.COORDINATOR)


def test_a_participant_is_invited_as_a_person_and_gets_the_own_row(coordinator, municipality):
    person = a_participant(municipality)
    invited = invited_by(coordinator, municipality, Role.PARTICIPANT, participant=person.pk)

    user = accept(invited.secret, **NEW)

    person.refresh_from_db()
    assert person.user == user


def test_a_person_who_has_an_account_does_not_get_another(coordinator, municipality):
    person = a_participant(municipality, user=a_user())
    invited = invited_by(coordinator, municipality, Role.PARTICIPANT, participant=person.pk)

    with pytest.raises(InvitationNotOpen):
        accept(invited.secret, **NEW)


def test_a_participant_cannot_be_invited_without_a_person(coordinator, municipality):
    with pytest.raises(RoleDoesNotFit):
        invited_by(coordinator, municipality, Role.PARTICIPANT)


def test_the_first_administrator_comes_in_by_a_link_too():
    assert not has_accounts()

    path = create_first_administrator(email="forst@example.org", now=NOON)

    user = accept(path.split("/")[2], **NEW)
    assert actor_for(user).memberships == {Membership(None, Role.ADMINISTRATOR)}
    assert has_accounts()


def test_an_installation_can_be_marked_as_demo():
    mark_as_demo(now=NOON)

    assert is_demo_installation()
