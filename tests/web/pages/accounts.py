"""Signing in is for everybody; organisations are for those who work with tracks."""

from jobbspar.core.access import Role
from tests.factories import an_invitation
from tests.web.who_reaches_what import PROFESSIONALS, PageRow, opens_for

ORGANISATION_KEEPERS = opens_for(Role.ADMINISTRATOR, Role.COORDINATOR)
SEE_ORGANISATIONS = opens_for(Role.ADMINISTRATOR, *PROFESSIONALS)
EVERYWHERE = opens_for(Role.ADMINISTRATOR)

PAGES = {
    "accounts:sign_in": PageRow(home=opens_for(*Role, status=302), next_door=None, signed_out=200),
    "accounts:sign_out": PageRow(home=opens_for(*Role, status=302), next_door=None, post_only=True),
    # A link that nobody made: the same answer to all.
    "accounts:join": PageRow(
        home=opens_for(*Role, status=409), args=lambda w: ("no-such-link",), next_door=None, signed_out=409
    ),
    "accounts:new_password": PageRow(
        home=opens_for(*Role, status=409), args=lambda w: (1, "no-such-link"), next_door=None, signed_out=409
    ),
    "accounts:me": PageRow(home=opens_for(*Role), next_door=None),
    "accounts:trail": PageRow(home=ORGANISATION_KEEPERS, next_door=None),
    # Names of organisations are no secret among those who work with tracks, so the page opens next door too.
    "accounts:organisations": PageRow(home=SEE_ORGANISATIONS, next_door=None),
    "accounts:organisation": PageRow(home=SEE_ORGANISATIONS, args=lambda w: (w.employer.pk,), next_door=200),
    "accounts:organisation_new": PageRow(home=ORGANISATION_KEEPERS, next_door=None),
    "accounts:organisation_edit": PageRow(home=ORGANISATION_KEEPERS, args=lambda w: (w.employer.pk,)),
    "accounts:workplace_new": PageRow(home=ORGANISATION_KEEPERS, args=lambda w: (w.employer.pk,)),
    "accounts:workplace_edit": PageRow(home=ORGANISATION_KEEPERS, args=lambda w: (w.workplace.pk,)),
    "accounts:invitation_new": PageRow(home=ORGANISATION_KEEPERS, args=lambda w: (w.employer.pk,)),
    "accounts:administrators": PageRow(home=EVERYWHERE, next_door=None),
    "accounts:administrator_new": PageRow(home=EVERYWHERE, next_door=None),
    "accounts:invitation_withdraw": PageRow(home=ORGANISATION_KEEPERS, args=lambda w: (an_invitation(w.employer).pk,)),
    "accounts:member_end": PageRow(home=ORGANISATION_KEEPERS, args=lambda w: (a_membership(w).pk,)),
    "accounts:password_link": PageRow(home=ORGANISATION_KEEPERS, args=lambda w: (a_membership(w).pk,)),
}


def a_membership(world):
    return world.users[Role.EMPLOYER].memberships.get()
