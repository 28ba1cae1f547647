"""Travel times: seen by the parties of the agreement, kept by the coordinator; terms by coordinator and person."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

SEE = (Role.COORDINATOR, Role.OFFICER, Role.STEERING)
SAID = {"mode": "car", "longest_minutes": "45"}


def _area(world):
    return (world.agreement.pk,)


def _trip(world):
    return (world.agreement.pk, "2403", "2403", "car")


def _person(world):
    return (world.participant.pk,)


PAGES = {
    "travel:area": PageRow(home=opens_for(*SEE), args=_area),
    "travel:trip": PageRow(home=opens_for(*SEE), args=_trip),
    "travel:shift": PageRow(home=opens_for(Role.COORDINATOR), args=_area),
    "travel:enter": PageRow(home=opens_for(Role.COORDINATOR), args=_trip),
    "travel:clear": PageRow(home=opens_for(Role.COORDINATOR, status=302), args=_trip, post_only=True),
    "travel:terms": PageRow(home=opens_for(Role.COORDINATOR), args=_person),
    "travel:own": PageRow(home=opens_for(Role.PARTICIPANT), next_door=None),
}
