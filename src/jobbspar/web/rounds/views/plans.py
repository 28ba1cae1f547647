"""Plans: ask, watch, look, cancel, list and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.rounds.actions import ask_for_plan, cancel_plan
from jobbspar.apps.rounds.queries import (
    Comparison,
    PlanShown,
    compare_plans,
    find_current_plan,
    get_area,
    get_plan,
    list_planners,
    list_plans,
    open_plan,
)
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.lists import page_of
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.rounds.answered import plan_name
from jobbspar.web.rounds.crumbs import area_crumbs, plan_crumbs
from jobbspar.web.rounds.plan_page import frame_of, plan_page, progress_of
from jobbspar.web.rounds.wording import change_in_words, names_of, state_tag, who, with_days

if TYPE_CHECKING:
    from jobbspar.apps.rounds.models import RoundPlan


@require_POST
@allowed(Permission.ROUND_PLAN_EDIT)
def ask(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    """A new plan from what is true today; with `keep_to` it keeps to that one where it can."""
    agreement = get_area(request.actor, agreement_id, permission=Permission.ROUND_PLAN_EDIT)
    planners = list_planners(request.actor, agreement, permission=Permission.ROUND_PLAN_EDIT)
    organisation = next((one for one in planners if str(one.pk) == request.POST.get("for")), planners[0])
    kept = request.POST.get("keep_to", "")
    keep_to = get_plan(request.actor, int(kept)) if kept.isdecimal() else None
    plan = ask_for_plan(
        actor=request.actor, agreement=agreement, organisation=organisation, keep_to=keep_to, now=timezone.now()
    )
    return redirect("rounds:plan", plan.pk)


@allowed(Permission.ROUND_PLAN_VIEW)
def show(request: SignedInRequest, plan_id: int) -> HttpResponse:
    plan = get_plan(request.actor, plan_id)
    planners = list_planners(request.actor, plan.agreement)
    frame = frame_of(request.actor, plan.agreement, plan.organisation, planners=planners)
    current = find_current_plan(request.actor, plan.agreement, plan.organisation)
    return plan_page(request, plan, frame=frame, is_current=current is not None and current.pk == plan.pk)


@allowed(Permission.ROUND_PLAN_VIEW)
def progress(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """The bar alone. When the work is done the page around it is fetched anew."""
    shown = progress_of(get_plan(request.actor, plan_id))
    answer = render(request, "components/progress.html", {"progress": shown})
    if not shown.is_running:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@allowed(Permission.ROUND_PLAN_EDIT)
def cancel(request: SignedInRequest, plan_id: int) -> HttpResponse:
    plan = get_plan(request.actor, plan_id, permission=Permission.ROUND_PLAN_EDIT)
    cancel_plan(actor=request.actor, plan=plan, now=timezone.now())
    messages.success(request, _("The work is cancelled. The plan before it stands."))
    return redirect("rounds:area", plan.agreement_id)


@allowed(Permission.ROUND_PLAN_VIEW)
def index(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    """Every plan that was made, with what was changed by hand in each."""
    agreement = get_area(request.actor, agreement_id)
    page = page_of(request, list_plans(request.actor, agreement))
    rows = [_row(one) for one in page]
    headings = [
        _("Plan"),
        _("State"),
        _("Asked for"),
        _("By"),
        _("What was changed"),
        _("Rounds"),
        _("Seats"),
        _("Worth"),
    ]
    columns = [Column(heading, numeric=heading in headings[5:]) for heading in headings]
    columns.append(Column(_("Compare")))
    nothing = Empty(_("No plans yet"), _("Ask for a plan on the area's page."))
    table = Table(_("Plans"), columns, rows, empty=nothing, caption_hidden=True)
    context = {"table": table, "page": page, "agreement": agreement, "crumbs": area_crumbs(agreement, (_("Plans"), ""))}
    return render(request, "rounds/plans.html", context)


def _row(plan: PlanShown) -> list[Any]:
    before = plan.kept_to_id
    against = _("with plan %(number)s") % {"number": plan.kept_to_number}
    return [
        Link(plan_name(plan), reverse("rounds:plan", args=[plan.id])),
        state_tag(plan.state),
        plan.asked_at,
        plan.by,
        with_days(change_in_words(plan.change, names={})) if plan.change else "–",
        plan.opens,
        plan.seats,
        plan.worth,
        Link(against, reverse("rounds:compare", args=[before, plan.id])) if before else "–",
    ]


@allowed(Permission.ROUND_PLAN_VIEW)
def compare(request: SignedInRequest, plan_id: int, other_id: int) -> HttpResponse:
    """What is different in the second plan: rounds, people, worth."""
    before, after = get_plan(request.actor, plan_id), get_plan(request.actor, other_id)
    if before.agreement_id != after.agreement_id:
        raise Http404
    found = compare_plans(before, after)
    names = {**_names(before), **_names(after)}
    page = page_of(request, found.moves)
    context = {
        "before": before,
        "after": after,
        "opened": [_named(label, names) for label in found.opened],
        "closed": [_named(label, names) for label in found.closed],
        "worth": _worth(found),
        "moves": _moves_table(before, after, page, names=names),
        "number_of_moves": len(found.moves),
        "page": page,
        "crumbs": plan_crumbs(after, (_("Compared with plan %(number)s") % {"number": before.number}, "")),
    }
    return render(request, "rounds/compare.html", context)


def _names(plan: RoundPlan) -> dict[str, str]:
    return names_of(open_plan(plan).rounds)


def _named(label: str, names: dict[str, str]) -> str:
    return names.get(label) or with_days(label)


def _worth(found: Comparison) -> str:
    if not found.worth:
        return _("Both plans are worth the same.")
    text = _("The plan is worth %(points)s points more.") if found.worth > 0 else None
    return (text or _("The plan is worth %(points)s points less.")) % {"points": abs(found.worth)}


def _moves_table(before: RoundPlan, after: RoundPlan, moves: Any, *, names: dict[str, str]) -> Table:
    columns = [Column(_("Person"))]
    columns += [Column(_("Plan %(number)s") % {"number": plan.number}) for plan in (before, after)]
    rows = [
        [who(one.name), *(_named(label, names) if label else _("no seat") for label in (one.before, one.after))]
        for one in moves
    ]
    nothing = Empty(_("Nobody gets another seat"), _("The same people are proposed the same seats in both plans."))
    return Table(_("People whose seat differs"), columns, rows, empty=nothing, caption_hidden=True)
