"""Every deed on accounts: signing in, inviting, organisations, members."""

from jobbspar.apps.accounts.actions.installation import create_first_administrator, mark_as_demo
from jobbspar.apps.accounts.actions.invitations import Invited, accept_invitation, invite, withdraw_invitation
from jobbspar.apps.accounts.actions.members import (
    choose_new_password,
    end_membership,
    find_user_of_link,
    offer_new_password,
)
from jobbspar.apps.accounts.actions.organisations import (
    change_organisation,
    change_workplace,
    register_organisation,
    register_workplace,
)
from jobbspar.apps.accounts.actions.signing_in import change_own_password, change_own_settings, try_sign_in

__all__ = [
    "Invited",
    "accept_invitation",
    "change_organisation",
    "change_own_password",
    "change_own_settings",
    "change_workplace",
    "choose_new_password",
    "create_first_administrator",
    "end_membership",
    "find_user_of_link",
    "invite",
    "mark_as_demo",
    "offer_new_password",
    "register_organisation",
    "register_workplace",
    "try_sign_in",
    "withdraw_invitation",
]
