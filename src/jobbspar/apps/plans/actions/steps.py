"""The person's own chain: add, take out, shorten, move, always with a reason; and the next step."""

from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.activities.models import Activity
from jobbspar.apps.audit.actions import record
from jobbspar.apps.plans.actions.access import require_plan_edit
from jobbspar.apps.plans.models import Plan, PlannedStep
from jobbspar.apps.recruitment.models import Participation
from jobbspar.core.access import Actor
from jobbspar.core.calendar import swedish_day
from jobbspar.core.participation import (
    ChangeWithoutReason,
    DecisionState,
    NextStep,
    StepChange,
    StepDays,
    StepEndsBeforeItStarts,
    StepResult,
    change_of,
)


def _check(reason: str, starts: date, ends: date) -> None:
    if not reason.strip():
        raise ChangeWithoutReason(field="reason")
    if ends <= starts:
        raise StepEndsBeforeItStarts(field="ends")


@transaction.atomic
def add_step(
    *,
    actor: Actor,
    participation: Participation,
    activity: Activity,
    starts: date,
    ends: date,
    reason: str,
    now: datetime,
) -> PlannedStep:
    """Add an activity to this person's chain. `ends` is the day after the last day."""
    require_plan_edit(actor, participation)
    _check(reason, starts, ends)
    step = PlannedStep.objects.create(
        participation=participation,
        activity=activity,
        provider_id=activity.provider_id,
        starts=starts,
        ends=ends,
        change=StepChange.ADDED,
        reason=reason,
    )
    record(actor, "plan:add-step", step, now=now, participant=participation.participant_id)
    return step


@transaction.atomic
def change_step(*, actor: Actor, step: PlannedStep, starts: date, ends: date, reason: str, now: datetime) -> None:
    """Give the step other days; whether that shortens, lengthens or moves it is noted."""
    require_plan_edit(actor, step.participation)
    _check(reason, starts, ends)
    if step.change != StepChange.ADDED:
        step.change = change_of(was=StepDays(step.activity.name, step.starts, step.ends), starts=starts, ends=ends)
    step.starts, step.ends, step.reason = starts, ends, reason
    step.save(update_fields=["starts", "ends", "change", "reason"])
    record(actor, "plan:change-step", step, now=now, participant=step.participation.participant_id)


@transaction.atomic
def remove_step(*, actor: Actor, step: PlannedStep, reason: str, now: datetime) -> None:
    """Take the step out of the chain; it stays on the page with its reason."""
    require_plan_edit(actor, step.participation)
    _check(reason, step.starts, step.ends)
    step.change, step.reason = StepChange.REMOVED, reason
    step.save(update_fields=["change", "reason"])
    record(actor, "plan:remove-step", step, now=now, participant=step.participation.participant_id)


@transaction.atomic
def note_decision(*, actor: Actor, step: PlannedStep, decision: DecisionState, decided_by: str, now: datetime) -> None:
    """Note another authority's decision: only what was decided, by whom and when."""
    require_plan_edit(actor, step.participation)
    is_made = decision in {DecisionState.GRANTED, DecisionState.REFUSED}
    step.decision, step.decided_by = decision, decided_by
    step.decided_on = swedish_day(now) if is_made else None
    step.save(update_fields=["decision", "decided_by", "decided_on"])
    record(actor, "plan:note-decision", step, now=now, participant=step.participation.participant_id)


@transaction.atomic
def note_result(*, actor: Actor, step: PlannedStep, result: StepResult, now: datetime) -> None:
    """Note how far the person has come in the step."""
    require_plan_edit(actor, step.participation)
    step.result, step.result_on = result, swedish_day(now)
    step.save(update_fields=["result", "result_on"])
    record(actor, "plan:note-result", step, now=now, participant=step.participation.participant_id)


@transaction.atomic
def write_next_step(*, actor: Actor, plan: Plan, next_step: NextStep, now: datetime) -> None:
    """Say what comes next, which day and whom to ask."""
    require_plan_edit(actor, plan.participation)
    plan.next_step, plan.next_step_on, plan.next_step_ask = next_step.what, next_step.on, next_step.ask
    plan.save(update_fields=["next_step", "next_step_on", "next_step_ask"])
    record(actor, "plan:next-step", plan, now=now, participant=plan.participation.participant_id)


@transaction.atomic
def write_goals(*, actor: Actor, plan: Plan, goal: str, wish_after: str, income: str, now: datetime) -> None:
    """Write what the person wants, in and after the track, and what the person lives on now."""
    require_plan_edit(actor, plan.participation)
    plan.goal, plan.wish_after, plan.income = goal, wish_after, income
    plan.save(update_fields=["goal", "wish_after", "income"])
    record(actor, "plan:goals", plan, now=now, participant=plan.participation.participant_id)
