"""Every deed on accounts: signing in, inviting, organisations, members."""

from jobbspar.apps.accounts.actions.installation import create_first_administrator, mark_as_demo
from jobbspar.apps.accounts.actions.invitations import Invited, accept_invitation, invite, withdraw_invitation
from jobbspar.apps.accounts.actions.signing_in import change_own_password, change_own_settings, try_sign_in

__all__ = [
    "Invited",
    "accept_invitation",
    "change_own_password",
    "change_own_settings",
    "create_first_administrator",
    "invite",
    "mark_as_demo",
    "try_sign_in",
    "withdraw_invitation",
]
