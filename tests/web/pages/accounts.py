"""Signing in is for everybody; organisations are for those who work with tracks."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

PAGES = {
    "accounts:sign_in": PageRow(home=opens_for(*Role, status=302), next_door=None, signed_out=200),
    "accounts:sign_out": PageRow(home=opens_for(*Role, status=302), next_door=None, post_only=True),
    # A link that nobody made: the same answer to all.
    "accounts:join": PageRow(
        home=opens_for(*Role, status=409), args=lambda w: ("no-such-link",), next_door=None, signed_out=409
    ),
}
