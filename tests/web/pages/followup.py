"""Pages of how it went."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

HELPERS = opens_for(Role.COORDINATOR, Role.OFFICER)
KEEPERS = opens_for(Role.COORDINATOR)


def person(world):
    return (world.participation.pk,)


def the_round(world):
    return (world.round.pk,)


PAGES = {
    "followup:exit": PageRow(home=HELPERS, args=person),
    "followup:correct": PageRow(home=HELPERS, args=person),
    "followup:certificate": PageRow(home=HELPERS, args=person),
    "followup:follow_up": PageRow(home=HELPERS, args=lambda w: (w.participation.pk, 3)),
    "followup:round": PageRow(home=HELPERS, args=the_round),
    "followup:evaluate": PageRow(home=KEEPERS, args=the_round),
    "followup:decide": PageRow(home=KEEPERS, args=the_round),
    "followup:close": PageRow(home={Role.COORDINATOR: 409}, args=the_round, post_only=True),
}
