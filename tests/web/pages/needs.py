"""Needs: all who work with tracks see those that concern them; who states and changes them is fewer."""

from jobbspar.core.access import Role
from tests.factories import a_need
from tests.web.who_reaches_what import PageRow, opens_for

SEE = (Role.COORDINATOR, Role.OFFICER, Role.EMPLOYER, Role.STEERING)
WRITE = (Role.COORDINATOR, Role.OFFICER, Role.EMPLOYER)


def _need(world):
    return (a_need(world.municipality, world.employer).pk,)


PAGES = {
    "needs:list": PageRow(home=opens_for(*SEE), next_door=None),
    "needs:new": PageRow(home=opens_for(*WRITE), next_door=None),
    "needs:show": PageRow(home=opens_for(*SEE), args=_need),
    "needs:edit": PageRow(home=opens_for(*WRITE), args=_need),
    "needs:drop": PageRow(home=opens_for(*WRITE), args=_need),
    "needs:step": PageRow(home=opens_for(*WRITE, status=302), args=_need, post_only=True, posted={"deed": "confirm"}),
}
