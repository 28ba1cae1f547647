"""Round plans are made by coordinators for their own organisation; officers look at the area and at their own plans."""

from datetime import date, timedelta
from types import SimpleNamespace

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.bridge import actor_for
from jobbspar.apps.rounds.actions import (
    OptionFacts,
    add_option,
    ask_for_plan,
    begin_plan,
    explain_plan,
    keep_answer,
    say_yes,
    set_limit,
    solve_begun,
)
from jobbspar.apps.rounds.models import RoundPlan, SeatOffer
from jobbspar.core.access import Role
from jobbspar.core.rounds.problem import PoolKind
from tests.factories import NOON, TODAY, a_participant
from tests.web.who_reaches_what import PageRow, opens_for

STARTS = date.today() + timedelta(weeks=26)  # Pages go by the real clock.
LOOKS = opens_for(Role.COORDINATOR, Role.OFFICER)
PLANS = opens_for(Role.COORDINATOR)
DOES = opens_for(Role.COORDINATOR, status=302)
# A plan is its organisation's own: the officer at home belongs to another of the members.
SEES_PLAN = {Role.COORDINATOR: 200, Role.OFFICER: 404}


def planned(world, *, people: int = 2):
    """A wish, a round that may open, a limit and a plan that is worked out; made once a world."""
    if not hasattr(world, "planned"):
        actor = actor_for(world.users[Role.COORDINATOR])
        with acting_as(actor):
            wishes = [
                say_yes(actor=actor, participant=one, track=world.track, now=NOON)
                for one in (a_participant(world.municipality, municipality="2403") for _ in range(people))
            ]
            options = [
                add_option(
                    actor=actor, agreement=world.agreement, track=world.track,
                    facts=OptionFacts("2403", STARTS, seats=8, least_people=least), now=NOON,
                )
                for least in (1, 8)
            ]  # fmt: skip
            limit = set_limit(
                actor=actor, agreement=world.agreement, name="Handledare", kind=PoolKind.SUPERVISORS, seats=8,
                options=options, now=NOON,
            )  # fmt: skip
            plan = ask_for_plan(actor=actor, agreement=world.agreement, organisation=world.municipality, now=NOON)
        begun = begin_plan(actor=actor, plan_id=plan.pk, now=NOON)
        keep_answer(actor=actor, plan_id=plan.pk, begun=begun, solution=solve_begun(begun), now=NOON)
        explain_plan(actor=actor, plan_id=plan.pk)
        offer = SeatOffer.objects.create(
            plan=plan, round=world.round, participant=wishes[0].participant, asked_on=TODAY
        )
        world.planned = SimpleNamespace(
            wish=wishes[0], option=options[0], stopped=options[1], limit=limit, plan=plan, offer=offer
        )
    return world.planned


def area(world):
    planned(world)
    return (world.agreement.pk,)


def plan(world):
    return (planned(world).plan.pk,)


def followed(world):
    """A plan that was changed by hand, with the change in force."""
    first = planned(world).plan
    change = {"kind": "free", "round": str(world.planned.option.pk), "person": None, "site": None, "number": None}
    made, is_new = RoundPlan.objects.get_or_create(
        agreement=first.agreement, organisation=first.organisation, number=first.number + 1,
        defaults={"kept_to": first, "change": change, "changes": [change], "state": "solved", "by": first.by,
                  "asked_at": NOON},
    )  # fmt: skip
    if is_new:
        first.work.refresh_from_db()
        work = first.work
        work.pk, work.plan = None, made
        work.save()
    return made


def option(world):
    return (world.agreement.pk, planned(world).option.pk)


def limit(world):
    return (world.agreement.pk, planned(world).limit.pk)


def wish(world):
    return (planned(world).wish.participant_id, planned(world).wish.pk)


def waiting(world):
    """A plan that is still to be worked out."""
    first = planned(world).plan
    made, is_new = RoundPlan.objects.get_or_create(
        agreement=first.agreement, organisation=first.organisation, number=first.number + 2,
        defaults={"state": "waiting", "by": first.by, "asked_at": NOON},
    )  # fmt: skip
    if is_new:
        type(first.work).objects.create(plan=made)
    return made


PAGES = {
    "rounds:list": PageRow(home={Role.COORDINATOR: 302, Role.OFFICER: 302}, next_door=None),
    "rounds:area": PageRow(home=LOOKS, args=area),
    "rounds:ask": PageRow(home=DOES, args=area, post_only=True),
    "rounds:plans": PageRow(home=LOOKS, args=area),
    "rounds:setup": PageRow(home=LOOKS, args=area),
    "rounds:option_new": PageRow(home=PLANS, args=area),
    "rounds:propose": PageRow(home=PLANS, args=area),
    "rounds:option": PageRow(home=PLANS, args=option),
    "rounds:option_remove": PageRow(home=DOES, args=option, post_only=True),
    "rounds:limit_new": PageRow(home=PLANS, args=area),
    "rounds:limit": PageRow(home=PLANS, args=limit),
    "rounds:limit_remove": PageRow(home=DOES, args=limit, post_only=True),
    "rounds:floors": PageRow(home=PLANS, args=area),
    "rounds:decision": PageRow(home=PLANS, args=area),
    "rounds:plan": PageRow(home=SEES_PLAN, args=plan),
    "rounds:progress": PageRow(home=SEES_PLAN, args=lambda w: (waiting(w).pk,)),
    "rounds:cancel": PageRow(home=DOES, args=lambda w: (waiting(w).pk,), post_only=True),
    "rounds:change": PageRow(home=PLANS, args=plan, post_only=True),
    "rounds:take_away": PageRow(home=DOES, args=lambda w: (followed(w).pk, 0), post_only=True),
    "rounds:undo": PageRow(home=DOES, args=lambda w: (followed(w).pk,), post_only=True),
    "rounds:person": PageRow(home=SEES_PLAN, args=lambda w: (planned(w).plan.pk, planned(w).wish.participant_id)),
    "rounds:compare": PageRow(home=SEES_PLAN, args=lambda w: (planned(w).plan.pk, followed(w).pk)),
    "rounds:adopt": PageRow(home=PLANS, args=plan),
    "rounds:offers": PageRow(home=SEES_PLAN, args=plan),
    "rounds:answer": PageRow(home=PLANS, args=lambda w: (planned(w).offer.pk,)),
    "rounds:wishes": PageRow(home=LOOKS, args=lambda w: (w.participant.pk,)),
    "rounds:wish_up": PageRow(home=DOES, args=wish, post_only=True),
    "rounds:wish_withdraw": PageRow(home=DOES, args=wish, post_only=True),
}
