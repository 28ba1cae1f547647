"""Deeds on the whole installation, done by the command line before anybody can sign in."""

from datetime import datetime

from django.db import transaction

from jobbspar.apps.accounts.actions.invitations import link_path, new_invitation
from jobbspar.apps.accounts.models import Installation
from jobbspar.core.access import Role


@transaction.atomic
def create_first_administrator(*, email: str, now: datetime) -> str:
    """Invite the first administrator of the whole installation and return the path of the one-time link."""
    invited = new_invitation(
        organisation=None, role=Role.ADMINISTRATOR, email=email, name="", invited_by=None, participant=None, now=now
    )
    return link_path(invited.secret)


@transaction.atomic
def mark_as_demo(*, now: datetime) -> None:
    """Put the demo banner on every page; `now` is there as in every deed."""
    Installation.objects.update_or_create(pk=1, defaults={"is_demo": True})
