"""Invite somebody with a link that works once, and let the invited in. Only a digest of the link is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.urls import reverse

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.actions.members import require_member_edit
from jobbspar.apps.accounts.actions.signing_in import require_strong
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.accounts.models import Invitation, Membership, Organisation, User
from jobbspar.apps.audit.actions import record
from jobbspar.core.access import Actor, Role
from jobbspar.core.organisations import NameMissing, RoleDoesNotFit, roles_in
from jobbspar.core.sign_in import (
    INVITATION_LASTS,
    AccountExists,
    InvitationForSomeoneElse,
    InvitationNotOpen,
    digest_of,
)


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation and its secret, which is shown once and kept nowhere."""

    invitation: Invitation
    secret: str

    @property
    def path(self) -> str:
        return link_path(self.secret)


def link_path(secret: str) -> str:
    return reverse("accounts:join", args=(secret,))


@transaction.atomic
def invite(
    *,
    actor: Actor,
    organisation: Organisation | None,
    role: Role,
    email: str,
    name: str = "",
    participant: int | None = None,
    now: datetime,
) -> Invited:
    """Make a link with which one person, once, becomes a member; `participant` is the row id of a person in a track.

    One may invite into one's own organisations and those one keeps; administrators anywhere.
    """
    require_member_edit(actor, organisation)
    if organisation is not None and role not in roles_in(organisation.kind):
        raise RoleDoesNotFit(field="role", role=role.label, organisation=organisation.name)
    if (participant is not None) != (role == Role.PARTICIPANT):
        raise RoleDoesNotFit(field="role", role=role.label, organisation=str(organisation or "–"))
    invited = new_invitation(
        organisation=organisation, role=role, email=email, name=name, invited_by=actor.user,
        participant=participant, now=now,
    )  # fmt: skip
    record(actor, "member:invite", invited.invitation, now=now, participant=participant)
    return invited


def new_invitation(
    *,
    organisation: Organisation | None,
    role: Role,
    email: str,
    name: str,
    invited_by: int | None,
    participant: int | None,
    now: datetime,
) -> Invited:
    """Make the row; who may is the caller's matter."""
    secret = secrets.token_urlsafe(24)
    row = Invitation.objects.create(
        organisation=organisation,
        role=role,
        email=email.strip().lower(),
        name=name.strip(),
        digest=digest_of(secret),
        participant=participant,
        invited_by_id=invited_by,
        invited_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    return Invited(row, secret)


@transaction.atomic
def withdraw_invitation(*, actor: Actor, invitation: Invitation, now: datetime) -> None:
    """Make the link useless."""
    require_member_edit(actor, invitation.organisation)
    if not invitation.is_open(now):
        raise InvitationNotOpen
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    record(actor, "member:withdraw-invitation", invitation, now=now, participant=invitation.participant)


@transaction.atomic
def accept_invitation(*, secret: str, actor: Actor | None, name: str = "", password: str = "", now: datetime) -> User:
    """Use up the link: make the account, or let the signed-in person with that e-mail address join."""
    invitation = Invitation.objects.select_for_update().filter(digest=digest_of(secret)).first()
    if invitation is None or not invitation.is_open(now):
        raise InvitationNotOpen
    user = _own_account(actor, invitation) if actor else _new_account(invitation, name=name, password=password)
    with acting_as(actor_for(user)):
        _join(user, invitation, now)
    return user


def _own_account(actor: Actor, invitation: Invitation) -> User:
    user = User.objects.get(pk=actor.user)
    if user.email != invitation.email:
        raise InvitationForSomeoneElse
    return user


def _new_account(invitation: Invitation, *, name: str, password: str) -> User:
    if User.objects.filter(email=invitation.email).exists():
        raise AccountExists(mend_at=("accounts:sign_in", ()))
    if not name.strip():
        raise NameMissing(field="name")
    require_strong(password)
    return User.objects.create_user(invitation.email, name=name.strip(), password=password)


def _join(user: User, invitation: Invitation, now: datetime) -> None:
    if invitation.role == Role.PARTICIPANT:
        # The person's row is not the joiner's to see until this very step: the database does it for the link.
        with connection.cursor() as cursor:
            cursor.execute("SELECT participants_join(%s, %s, %s)", [invitation.digest, user.pk, now])
            if cursor.fetchone()[0] is None:
                raise InvitationNotOpen
    running = Membership.objects.running().filter(user=user, organisation=invitation.organisation, role=invitation.role)
    if not running.exists():
        Membership.objects.create(user=user, organisation=invitation.organisation, role=invitation.role, since=now)
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    record(actor_for(user), "member:join", invitation, now=now)
