"""Who may let people in and out of an organisation, and ending a membership."""

from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse

from jobbspar.apps.accounts.actions.signing_in import require_strong
from jobbspar.apps.accounts.models import Membership, Organisation, User
from jobbspar.apps.accounts.queries import may_edit_members
from jobbspar.apps.audit.actions import record
from jobbspar.core.access import Actor, NotAllowed, Permission, Role, require
from jobbspar.core.organisations import InvitesByItself, LastAdministrator, NotYourself
from jobbspar.core.sign_in import InvitationNotOpen

INVITERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


def require_member_edit(actor: Actor, organisation: Organisation | None) -> None:
    """Raise unless the actor may let people in there: own organisations, kept ones, or as administrator anywhere."""
    if organisation is None:
        require(actor, Permission.MEMBER_EDIT, organisation=None)
        return
    if not may_edit_members(actor, organisation):
        raise NotAllowed(permission=Permission.MEMBER_EDIT.label)
    is_only_keeper = not actor.may(Permission.MEMBER_EDIT, organisation=organisation.pk)
    if is_only_keeper and organisation.memberships.running().filter(role__in=INVITERS).exists():
        raise InvitesByItself(organisation=organisation.name)


@transaction.atomic
def end_membership(*, actor: Actor, membership: Membership, now: datetime) -> None:
    """Take a role from a person; the account stays."""
    require_member_edit(actor, membership.organisation)
    if membership.user_id == actor.user:
        raise NotYourself
    if membership.organisation is None:
        others = Membership.objects.running().filter(organisation=None).exclude(pk=membership.pk)
        if not others.filter(user__is_active=True).exists():
            raise LastAdministrator
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    record(actor, "member:end", membership, now=now)


@transaction.atomic
def offer_new_password(*, actor: Actor, user: User, now: datetime) -> str:
    """Return the path of a link with which the person chooses a new password.

    Only for those who may edit every membership the person has: else a link would open somebody else's door.
    """
    memberships = list(user.memberships.running().select_related("organisation"))
    if not memberships:
        require(actor, Permission.MEMBER_EDIT, organisation=None)
    for membership in memberships:
        require_member_edit(actor, membership.organisation)
    record(actor, "member:offer-password", user, now=now)
    return reverse("accounts:new_password", args=(user.pk, default_token_generator.make_token(user)))


def find_user_of_link(*, user: int, token: str) -> User | None:
    """The person a password link is for, while it works: until it is used, three days at most."""
    found = User.objects.filter(pk=user, is_active=True).first()
    return found if found and default_token_generator.check_token(found, token) else None


@transaction.atomic
def choose_new_password(*, user: int, token: str, password: str) -> User:
    """Set the password of the person the link is for."""
    found = find_user_of_link(user=user, token=token)
    if found is None:
        raise InvitationNotOpen
    require_strong(password, user=found)
    found.set_password(password)
    found.save(update_fields=["password"])
    return found
