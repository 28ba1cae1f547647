"""Pages about people."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

SEES_PEOPLE = opens_for(Role.COORDINATOR, Role.OFFICER)
WRITES = opens_for(Role.COORDINATOR)


def person(world):
    return (world.participant.pk,)


def a_list(world):
    return (world.list_on_its_way.pk,)


def posting(home, args, **facts):
    return PageRow(home=home, args=args, post_only=True, **facts)


PAGES = {
    "participants:list": PageRow(home=SEES_PEOPLE, next_door=None),
    "participants:new": PageRow(home=WRITES, next_door=None),
    "participants:show": PageRow(home=SEES_PEOPLE, args=person),
    "participants:check_choose": PageRow(home=SEES_PEOPLE, args=person),
    "participants:check": PageRow(home=SEES_PEOPLE, args=lambda w: (w.participant.pk, w.profile.pk)),
    "participants:edit": PageRow(home=WRITES, args=person),
    "participants:add_evidence": PageRow(home=WRITES, args=person),
    "participants:share": PageRow(home=WRITES, args=person),
    "participants:drop_evidence": posting(
        opens_for(Role.COORDINATOR, status=302), lambda w: (w.participant.pk, w.evidence.pk)
    ),
    "participants:stop_sharing": posting(
        opens_for(Role.COORDINATOR, status=302), lambda w: (w.participant.pk, w.sharing.pk)
    ),
    "participants:imports": PageRow(home=WRITES, next_door=None),
    "participants:import_template": PageRow(home=WRITES, next_door=None),
    "participants:import": PageRow(home=WRITES, args=a_list),
    "participants:import_progress": PageRow(home=WRITES, args=a_list),
    "participants:import_row": PageRow(home=WRITES, args=lambda w: (w.list_on_its_way.pk, 2)),
    "participants:import_choose": posting(opens_for(Role.COORDINATOR, status=302), a_list),
    "participants:import_save": posting(opens_for(Role.COORDINATOR, status=302), a_list),
    "participants:import_cancel": posting(opens_for(Role.COORDINATOR, status=302), a_list),
}
