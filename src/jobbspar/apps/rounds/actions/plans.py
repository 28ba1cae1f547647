"""Deeds on plans: ask for one, change it by hand, undo, cancel. Large ones are worked out by the queue."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from procrastinate.contrib.django import app as queue

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.audit.actions import record
from jobbspar.apps.rounds.actions.solving import answer_at_once, keep_built
from jobbspar.apps.rounds.bridge import Built, trips_to
from jobbspar.apps.rounds.models import PlanWork, RoundOption, RoundPlan
from jobbspar.apps.rounds.naming import municipality_name, named
from jobbspar.apps.rounds.queries.areas import list_planners, members_of
from jobbspar.apps.rounds.queries.wishes import list_wishes_to_plan
from jobbspar.apps.rounds.stored import as_json, changes_of, problem_of
from jobbspar.core.access import Actor, NotAllowed, Permission, require
from jobbspar.core.places import municipality
from jobbspar.core.round_plans import (
    ANSWERED,
    UNDER_WAY,
    NobodyHasSaidYes,
    NoRoundMayOpen,
    NothingToUndo,
    PlanHasFollowers,
    PlanNotReady,
    PlanNotUnderWay,
    PlanState,
)
from jobbspar.core.rounds.by_hand import Change, changed
from jobbspar.core.rounds.problem import Problem
from jobbspar.core.tracks import TrackState

PLAN_JOB = "rounds:plan"


@transaction.atomic
def ask_for_plan(
    *, actor: Actor, agreement: Agreement, organisation: Organisation, keep_to: RoundPlan | None = None, now: datetime
) -> RoundPlan:
    """Ask for a plan of the area for one organisation, from the people it sees; the queue works it out.

    With `keep_to` the new plan keeps to that one where it can, and its changes by hand stand while they can be made.
    """
    require(actor, Permission.ROUND_PLAN_EDIT, organisation=organisation.pk)
    if organisation.pk not in members_of(agreement):
        raise NotAllowed(permission=Permission.ROUND_PLAN_EDIT.label)
    if not RoundOption.objects.filter(agreement=agreement, became=None, track__state=TrackState.AGREED).exists():
        raise NoRoundMayOpen
    if not list_wishes_to_plan(agreement, organisation):
        raise NobodyHasSaidYes
    changes = changes_of(keep_to) if keep_to else ()
    plan = _new_plan(actor, agreement, organisation, built=None, changes=changes, kept_to=keep_to, now=now)
    record(actor, "round-plan:ask", plan, now=now)
    _ask(plan)
    return plan


def ask_for_area_plans(*, actor: Actor, areas: Iterable[Agreement], now: datetime) -> list[RoundPlan]:
    """Ask for a plan of every area, one job an area, so that as many workers as there are share them.

    An area with nothing to plan is passed over.
    """
    asked = []
    for agreement in areas:
        for organisation in list_planners(actor, agreement, permission=Permission.ROUND_PLAN_EDIT)[:1]:
            try:
                asked.append(ask_for_plan(actor=actor, agreement=agreement, organisation=organisation, now=now))
            except (NoRoundMayOpen, NobodyHasSaidYes):
                continue
    return asked


def _new_plan(
    actor: Actor,
    agreement: Agreement,
    organisation: Organisation,
    *,
    built: Built | None,
    changes: Sequence[Change],
    kept_to: RoundPlan | None,
    change: dict[str, Any] | None = None,
    now: datetime,
) -> RoundPlan:
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)  # One number each.
    mine = RoundPlan.objects.filter(agreement=agreement, organisation=organisation)
    last = mine.aggregate(last=Max("number"))["last"] or 0
    plan = RoundPlan.objects.create(
        agreement=agreement,
        organisation=organisation,
        number=last + 1,
        kept_to=kept_to,
        change=change,
        changes=[as_json(one) for one in changes],
        by_id=actor.user,
        asked_at=now,
    )
    plan.work = PlanWork(plan=plan)
    if built is not None:
        keep_built(plan.work, built)
    plan.work.save()
    return plan


def _ask(plan: RoundPlan) -> None:
    """In the same transaction as the row: a plan that was not kept is not worked out either."""
    queue.configure_task(PLAN_JOB, lock=f"round-plan-{plan.pk}").defer(plan=plan.pk, user=plan.by_id)


@transaction.atomic
def change_plan(*, actor: Actor, plan: RoundPlan, change: Change, now: datetime) -> RoundPlan:
    """Change one thing by hand: a new plan that keeps to this one where it can. Small ones are answered at once."""
    _require_may_follow(actor, plan)
    problem = _with_trips(plan, problem_of(plan, with_changes=False), site=change.site)
    before = changes_of(plan)
    with named(plan):
        changed(problem, (*before, change))
    return _follow(actor, plan, problem=problem, changes=(*before, change), change=as_json(change), now=now)


@transaction.atomic
def take_away_change(*, actor: Actor, plan: RoundPlan, number: int, now: datetime) -> RoundPlan:
    """Make a new plan without one of the changes by hand; `number` is its place in the plan's list, from nought."""
    _require_may_follow(actor, plan)
    before = changes_of(plan)
    if not 0 <= number < len(before):
        raise NothingToUndo(number=plan.number)
    kept = (*before[:number], *before[number + 1 :])
    problem = problem_of(plan, with_changes=False)
    with named(plan):
        changed(problem, kept)
    taken_away = {"taken_away": as_json(before[number])}
    return _follow(actor, plan, problem=problem, changes=kept, change=taken_away, now=now)


def _require_may_follow(actor: Actor, plan: RoundPlan) -> None:
    require(actor, Permission.ROUND_PLAN_EDIT, organisation=plan.organisation_id)
    if plan.state not in ANSWERED:
        raise PlanNotReady(number=plan.number, state=PlanState(plan.state).label)


def _with_trips(plan: RoundPlan, problem: Problem, *, site: str | None) -> Problem:
    """A round that moves needs trips to where it moves."""
    if not site:
        return problem
    municipality(site)  # Refuses a code that nobody has.
    return replace(problem, trips=(*problem.trips, *trips_to(plan.agreement, problem, site=site)))


def _follow(
    actor: Actor,
    plan: RoundPlan,
    *,
    problem: Problem,
    changes: Sequence[Change],
    change: dict[str, Any],
    now: datetime,
) -> RoundPlan:
    moved = {f"s{one.site}": municipality_name(one.site) for one in changes if one.site}
    built = Built(problem, {**plan.work.labels, **moved}, plan.work.told)
    made = _new_plan(
        actor, plan.agreement, plan.organisation, built=built, changes=changes, kept_to=plan, change=change, now=now
    )
    record(actor, "round-plan:change", made, now=now, note=str(change.get("kind", "")))
    answer_at_once(actor, made, now=now)
    _ask(made)  # Works it out if it was not answered at once; explains it otherwise.
    return made


@transaction.atomic
def undo_change(*, actor: Actor, plan: RoundPlan, now: datetime) -> RoundPlan:
    """Go back to the plan this one was changed from. Nothing is lost: the plan stays, as undone."""
    require(actor, Permission.ROUND_PLAN_EDIT, organisation=plan.organisation_id)
    if plan.state == PlanState.ADOPTED or plan.kept_to is None:
        raise NothingToUndo(number=plan.number)
    later = plan.followers.exclude(state=PlanState.UNDONE).first()
    if later is not None:
        raise PlanHasFollowers(number=plan.number, later=later.number)
    plan.state = PlanState.UNDONE
    plan.save(update_fields=["state"])
    record(actor, "round-plan:undo", plan, now=now)
    return plan.kept_to


@transaction.atomic
def cancel_plan(*, actor: Actor, plan: RoundPlan, now: datetime) -> None:
    """Stop working a plan out; what has been asked for is kept as cancelled."""
    require(actor, Permission.ROUND_PLAN_EDIT, organisation=plan.organisation_id)
    locked = RoundPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state not in UNDER_WAY:
        raise PlanNotUnderWay(number=plan.number)
    plan.state, plan.finished_at = PlanState.CANCELLED, now
    plan.save(update_fields=["state", "finished_at"])
    record(actor, "round-plan:cancel", plan, now=now)
