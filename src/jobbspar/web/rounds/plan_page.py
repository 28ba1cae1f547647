"""The page of a plan: the answer on top, three views of one selection, the chosen round, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.rounds.queries import (
    PlanOpened,
    count_people_with_wishes,
    count_unseen,
    forecast_of,
    list_options,
    municipalities_of_area,
    open_plan,
)
from jobbspar.core.access import Actor, Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.round_plans import ANSWERED, UNDER_WAY, PlanState
from jobbspar.web.access import SignedInRequest
from jobbspar.web.components.parts import Link, Progress
from jobbspar.web.rounds import answered
from jobbspar.web.rounds.chosen import choices_of_places, chosen_round
from jobbspar.web.rounds.crumbs import area_crumbs, plan_crumbs
from jobbspar.web.rounds.drawn import flows_outside, map_of, timeline_of
from jobbspar.web.rounds.forecast import goals_of
from jobbspar.web.rounds.numbered import Selection, selection_of
from jobbspar.web.rounds.wording import change_in_words, in_words, names_of, state_tag, with_days

if TYPE_CHECKING:
    from jobbspar.apps.accounts.models import Organisation
    from jobbspar.apps.agreements.models import Agreement
    from jobbspar.apps.rounds.models import RoundPlan

HAS_SEATS = (PlanState.SOLVED, PlanState.ADOPTED, PlanState.UNDONE)
EXPLAINED_LATER = (PlanState.SOLVED, PlanState.NO_PLAN)


@dataclass(frozen=True, slots=True)
class Frame:
    """The area and for whom it is planned: what every page of a plan stands in."""

    agreement: Agreement
    organisation: Organisation
    planners: list[Organisation]
    may_change: bool
    options: int
    people: int
    unseen: str

    @property
    def others(self) -> list[Link]:
        """The other organisations that the reader may plan for."""
        own = reverse("rounds:area", args=[self.agreement.pk])
        return [Link(one.name, f"{own}?for={one.pk}") for one in self.planners if one != self.organisation]


def frame_of(actor: Actor, agreement: Agreement, organisation: Organisation, *, planners: list[Organisation]) -> Frame:
    options = list_options(agreement)
    return Frame(
        agreement=agreement,
        organisation=organisation,
        planners=planners,
        may_change=actor.may(Permission.ROUND_PLAN_EDIT, organisation=organisation.pk),
        options=sum(one.became_id is None for one in options),
        people=count_people_with_wishes(agreement, organisation),
        unseen=answered.unseen_in_words(count_unseen(agreement, organisation)),
    )


def progress_of(plan: RoundPlan) -> Progress:
    """How far the work has come; a plan that waits has done nothing yet."""
    work, is_running = plan.work, plan.state in UNDER_WAY
    label = _(work.progress) if work.progress else _("Waiting to be worked out")
    return Progress(
        label=label if is_running else _(PlanState(plan.state).label),
        done=work.done if is_running else 1,
        total=max(work.total, work.done + 1) if is_running else 1,
        poll_url=reverse("rounds:progress", args=[plan.pk]),
        done_link=Link(_("See the plan"), reverse("rounds:plan", args=[plan.pk])),
    )


def plan_page(request: SignedInRequest, plan: RoundPlan, *, frame: Frame, is_current: bool) -> HttpResponse:
    """The whole page, whatever state the plan is in."""
    opened = open_plan(plan)
    may_change = frame.may_change and plan.state in ANSWERED
    context: dict[str, Any] = {
        "frame": frame,
        "row": plan,
        "opened": opened,
        "plan": opened.plan,
        "state": state_tag(opened.plan.state),
        "state_sentence": answered.state_sentence(opened.plan),
        "is_current": is_current,
        "may_change": may_change,
        "crumbs": area_crumbs(frame.agreement) if is_current else plan_crumbs(plan),
    }
    if plan.state in UNDER_WAY:
        return render(request, "rounds/under_way.html", {**context, "progress": progress_of(plan)})
    address = reverse("rounds:plan", args=[plan.pk])
    selection = selection_of(request, opened, address=address)
    context |= _composed(plan)
    context |= _answer(plan, opened, selection, may_change=may_change) | _drawn(opened, selection, plan.agreement)
    return render(request, "rounds/plan.html", context)


def _answer(plan: RoundPlan, opened: PlanOpened, selection: Selection, *, may_change: bool) -> dict[str, Any]:
    names, agreement = names_of(opened.rounds), plan.agreement_id
    chosen = None
    if selection.chosen is not None:
        chosen = chosen_round(opened, selection.chosen, may_change=may_change, agreement_id=agreement)
    changes = [change_in_words(one, names=names) for one in opened.changes]
    last = opened.plan.change
    return {
        "has_answer": opened.plan.state in HAS_SEATS and opened.bound > 0,
        "answer": answered.answer_of(opened),
        "not_known": answered.not_known(opened),
        "limits": [in_words(one, names=names) for one in opened.limits],
        "changes": list(enumerate(changes)),
        "last_change": change_in_words(last, names=names) if last else "",
        "moved": answered.moved_in_words(opened.moved) if opened.moved is not None else "",
        "is_explaining": opened.plan.state in EXPLAINED_LATER and not opened.plan.is_explained,
        "stopped": answered.stopped_rounds(selection, may_change=may_change, agreement_id=agreement),
        "chosen": chosen,
        "table": answered.rounds_table(selection, opened),
        "page": selection.page,
        "failure": _failure(opened),
    }


def _composed(plan: RoundPlan) -> dict[str, Any]:
    """The forecast for plans that propose seats, with the decision in force if there is one."""
    if plan.state not in HAS_SEATS:
        return {}
    found = forecast_of(plan, today=swedish_day(timezone.now()))
    decision = found.decision
    curve = in_words(decision.no_price_curve, names={}) if decision else ""
    return {"composed": goals_of(found), "decision": decision, "no_price_curve": curve}


def _failure(opened: PlanOpened) -> dict[str, str]:
    """Why a plan failed, as the deed told it."""
    told = opened.plan.problem_told
    if not told:
        return {}
    facts = {name: with_days(str(fact)) for name, fact in told["facts"].items()}
    return {"sentence": _(told["message"]) % facts, "mend": _(told["mend"]) if told["mend"] else ""}


def _drawn(opened: PlanOpened, selection: Selection, agreement: Agreement) -> dict[str, Any]:
    codes = municipalities_of_area(agreement)
    return {
        "map": map_of(opened, selection, area=codes),
        "outside": flows_outside(opened, area=codes),
        "timeline": timeline_of(selection, today=swedish_day(timezone.now())),
        "places": choices_of_places(codes),
    }
