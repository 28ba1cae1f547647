"""The areas, and the newest plan of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.rounds.queries import (
    find_current_plan,
    get_area,
    get_plan,
    list_areas,
    list_planners,
)
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.rounds.crumbs import area_crumbs
from jobbspar.web.rounds.plan_page import Frame, frame_of, plan_page

if TYPE_CHECKING:
    from jobbspar.apps.accounts.models import Organisation
    from jobbspar.apps.agreements.models import Agreement


@allowed(Permission.ROUND_PLAN_VIEW)
def index(request: SignedInRequest) -> HttpResponse:
    """The areas to choose from, or the only one at once."""
    areas = list(list_areas(request.actor))
    if len(areas) == 1:
        return redirect("rounds:area", areas[0].pk)
    rows = [[Link(one.name, reverse("rounds:area", args=[one.pk])), one.owner.name] for one in areas]
    nothing = Empty(
        _("No area to plan yet"),
        _("An area is an agreement that your organisation takes part in."),
        Link(_("Go to the agreements"), reverse("agreements:list")),
    )
    table = Table(_("Areas"), [Column(_("Agreement")), Column(_("Kept by"))], rows, empty=nothing, caption_hidden=True)
    return render(request, "rounds/list.html", {"table": table, "crumbs": [(_("Round plans"), "")]})


@allowed(Permission.ROUND_PLAN_VIEW)
def show(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id)
    planners = list_planners(request.actor, agreement)
    asked = request.GET.get("for", "")
    organisation = next(
        (one for one in planners if str(one.pk) == asked), _first_with_plan(request, agreement, planners)
    )
    frame = frame_of(request.actor, agreement, organisation, planners=planners)
    current = find_current_plan(request.actor, agreement, organisation)
    if current is None:
        return _nothing_planned(request, frame)
    return plan_page(request, get_plan(request.actor, current.pk), frame=frame, is_current=True)


def _first_with_plan(request: SignedInRequest, agreement: Agreement, planners: list[Organisation]) -> Organisation:
    """Whoever plans most surely wants the organisation that has a plan; else the first."""
    return next((one for one in planners if find_current_plan(request.actor, agreement, one)), planners[0])


def _nothing_planned(request: SignedInRequest, frame: Frame) -> HttpResponse:
    """Each thing that is missing, one at a time, with the button that mends it."""
    return render(
        request,
        "rounds/nothing.html",
        {"frame": frame, "empty": _empty(frame), "may_ask": _may_ask(frame), "crumbs": area_crumbs(frame.agreement)},
    )


def _may_ask(frame: Frame) -> bool:
    return frame.may_change and frame.options > 0 and frame.people > 0


def _empty(frame: Frame) -> Empty:
    setup = Link(_("Say which rounds may open"), reverse("rounds:setup", args=[frame.agreement.pk]))
    if not frame.options:
        return Empty(
            _("No round may open yet"),
            _("Say which rounds may open: a track, a place and a start day. They can be proposed from the letters."),
            setup if frame.may_change else None,
        )
    if not frame.people:
        return Empty(
            _("Nobody has said yes to a track yet"),
            _("A plan is made from people's own yes. Open a person and note which tracks the person wants, in order."),
            Link(_("Go to the participants"), reverse("participants:list")),
        )
    if not frame.may_change:
        return Empty(_("No plan yet"), _("A coordinator in the area can ask for one."))
    return Empty(
        _("No plan yet"),
        _("Ask for a proposal of which rounds can open, and of seats for those who said yes. It decides nothing."),
    )
