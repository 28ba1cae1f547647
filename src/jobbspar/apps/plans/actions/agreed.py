"""What somebody has promised to do by a day, and plans that others own."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.plans.actions.access import require_plan_edit
from jobbspar.apps.plans.models import AgreedAction, OtherPlan
from jobbspar.apps.recruitment.models import Participation
from jobbspar.core.access import Actor
from jobbspar.core.calendar import swedish_day
from jobbspar.core.participation import ActionFacts, OtherPlanFacts


@transaction.atomic
def agree_on_action(*, actor: Actor, participation: Participation, facts: ActionFacts, now: datetime) -> AgreedAction:
    """Note what somebody is to do by a day."""
    require_plan_edit(actor, participation)
    action = AgreedAction.objects.create(participation=participation, **asdict(facts))
    record(actor, "action:agree", action, now=now, participant=participation.participant_id)
    return action


@transaction.atomic
def mark_action_done(*, actor: Actor, action: AgreedAction, now: datetime) -> None:
    require_plan_edit(actor, action.participation)
    action.done_on = swedish_day(now)
    action.save(update_fields=["done_on"])
    record(actor, "action:done", action, now=now, participant=action.participation.participant_id)


@transaction.atomic
def link_other_plan(*, actor: Actor, participation: Participation, facts: OtherPlanFacts, now: datetime) -> OtherPlan:
    """Note that another plan exists, whose it is and when it is renewed; what it says stays with its owner."""
    require_plan_edit(actor, participation)
    plan = OtherPlan.objects.create(participation=participation, **asdict(facts))
    record(actor, "other-plan:link", plan, now=now, participant=participation.participant_id)
    return plan


@transaction.atomic
def unlink_other_plan(*, actor: Actor, plan: OtherPlan, now: datetime) -> None:
    """The plan is no longer in force, or was noted by mistake."""
    require_plan_edit(actor, plan.participation)
    record(actor, "other-plan:unlink", plan, now=now, participant=plan.participation.participant_id)
    plan.delete()
