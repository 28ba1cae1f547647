"""Activities: seen by all but employers and participants, kept by the municipality and the provider."""

from datetime import date

from jobbspar.apps.activities.models import ActivityStart, ActivityTerm, Closure
from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

SEE = (Role.COORDINATOR, Role.OFFICER, Role.PROVIDER, Role.STEERING)
WRITE = (Role.COORDINATOR, Role.PROVIDER)


def _activity(world):
    return (world.activity.pk,)


def _term(world):
    term = ActivityTerm.objects.create(activity=world.activity, direction="asks", kind="licence", name="Körkort B")
    return (term.pk,)


def _start(world):
    start, _ = ActivityStart.objects.get_or_create(activity=world.activity, day=date(2026, 8, 17))
    return (start.pk,)


def _closure(world):
    days = {"starts": date(2026, 7, 1), "ends": date(2026, 7, 29)}
    return (Closure.objects.get_or_create(organisation=world.municipality, **days)[0].pk,)


DONE = {"home": opens_for(*WRITE, status=302), "post_only": True}
PAGES = {
    "activities:list": PageRow(home=opens_for(*SEE), next_door=None),
    "activities:new": PageRow(home=opens_for(*WRITE), next_door=None),
    "activities:show": PageRow(home=opens_for(*SEE), args=_activity),
    "activities:copy": PageRow(home=opens_for(*WRITE), args=_activity),
    "activities:edit": PageRow(home=opens_for(*WRITE), args=_activity),
    "activities:term_new": PageRow(home=opens_for(*WRITE), args=_activity),
    "activities:start_new": PageRow(home=opens_for(*WRITE), args=_activity),
    "activities:step": PageRow(args=_activity, posted={"deed": "close"}, **DONE),
    "activities:term_remove": PageRow(args=_term, **DONE),
    "activities:start_remove": PageRow(args=_start, **DONE),
    "activities:closures": PageRow(home=opens_for(Role.COORDINATOR), next_door=None),
    "activities:closure_remove": PageRow(home=opens_for(Role.COORDINATOR, status=302), args=_closure, post_only=True),
}
