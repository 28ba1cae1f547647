"""Agreements are read where the parties work, and changed by coordinators of the one that keeps them."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

READERS = opens_for(Role.COORDINATOR, Role.OFFICER, Role.STEERING)
WRITERS = opens_for(Role.COORDINATOR)


def _of(*more):
    return lambda world: (world.agreement.pk, *more)


PAGES = {
    "agreements:list": PageRow(home=READERS, next_door=None),
    "agreements:show": PageRow(home=READERS, args=_of()),
    "agreements:version": PageRow(home=READERS, args=_of(1)),
    "agreements:differences": PageRow(home=READERS, args=_of(1, 1)),
    "agreements:new": PageRow(home=WRITERS, next_door=None),
    "agreements:sign_party": PageRow(home=WRITERS, args=lambda w: (w.agreement.pk, a_party(w).pk)),
    "agreements:appendix": PageRow(home=WRITERS, args=_of("needs")),
    "agreements:step": PageRow(home=WRITERS, args=_of("forhandling")),
    **{
        f"agreements:{name}": PageRow(home=WRITERS, args=_of())
        for name in (
            "ground",
            "parties",
            "municipalities",
            "target_groups",
            "goals",
            "team",
            "funding",
            "take_back_signatures",
            "revise",
            "end",
        )
    },
}


def a_party(world):
    return world.agreement.versions.get().parties.first()
