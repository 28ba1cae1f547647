"""Pages of plans: those who help the person, the provider's students, the person's own."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

HELPERS = opens_for(Role.COORDINATOR, Role.OFFICER)
KEEPERS = opens_for(Role.COORDINATOR)


def person(world):
    return (world.participation.pk,)


def step(world):
    return (world.step.pk,)


def the_round(world):
    return (world.round.pk,)


def posting(home, args, **facts):
    return PageRow(home=home, args=args, post_only=True, **facts)


PAGES = {
    "plans:own": PageRow(home=opens_for(Role.PARTICIPANT), next_door=None),
    "plans:who_looked": PageRow(home=opens_for(Role.PARTICIPANT), next_door=None),
    "plans:students": PageRow(home=opens_for(Role.PROVIDER), next_door=None),
    "plans:student_week": PageRow(home=opens_for(Role.PROVIDER), args=person),
    "plans:placements": PageRow(home=opens_for(Role.COORDINATOR, Role.OFFICER, Role.EMPLOYER), next_door=None),
    "plans:round": PageRow(home=HELPERS, args=the_round),
    "plans:begin": posting({Role.COORDINATOR: 409}, the_round),
    "plans:finish": posting({Role.COORDINATOR: 302}, the_round),
    "plans:show": PageRow(home=HELPERS, args=person),
    "plans:start_late": posting({Role.COORDINATOR: 409, Role.OFFICER: 403}, person),
    "plans:next_step": PageRow(home=HELPERS, args=person),
    "plans:goals": PageRow(home=HELPERS, args=person),
    "plans:add_step": PageRow(home=HELPERS, args=person),
    "plans:change_step": PageRow(home=HELPERS, args=step),
    "plans:remove_step": PageRow(home=HELPERS, args=step),
    "plans:step_stands": PageRow(home=HELPERS, args=step),
    "plans:check_in": PageRow(home=HELPERS, args=person),
    "plans:obstacle": PageRow(home=HELPERS, args=person),
    "plans:solve_obstacle": posting(dict.fromkeys(HELPERS, 302), lambda w: (w.obstacle.pk,)),
    "plans:agree": PageRow(home=HELPERS, args=person),
    "plans:action_done": posting(dict.fromkeys(HELPERS, 302), lambda w: (w.action.pk,)),
    "plans:link_plan": PageRow(home=HELPERS, args=person),
    "plans:unlink_plan": posting(dict.fromkeys(HELPERS, 302), lambda w: (w.other_plan.pk,)),
    "plans:deviation": PageRow(home=HELPERS, args=person),
    "plans:close_deviation": posting(dict.fromkeys(HELPERS, 302), lambda w: (w.deviation.pk,)),
    "plans:week": PageRow(home=HELPERS, args=person),
    "plans:placement": PageRow(home=HELPERS, args=person),
    "plans:change_placement": PageRow(home=HELPERS, args=lambda w: (w.placement.pk,)),
    "plans:begin_placement": PageRow(home=HELPERS, args=lambda w: (w.placement.pk,)),
    "plans:placement_week": PageRow(home=HELPERS, args=lambda w: (w.placement.pk,)),
    "plans:incident": PageRow(home=HELPERS, args=lambda w: (w.placement.pk,)),
    "plans:close_incident": PageRow(home=HELPERS, args=lambda w: (w.incident.pk,)),
    "plans:register_check": PageRow(home=HELPERS, args=lambda w: (w.placement.pk,)),
}
