"""Changes by hand, taking them back, and why one person is where the plan has put them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.participants.queries import get_participant
from jobbspar.apps.rounds.actions import change_plan, take_away_change, undo_change
from jobbspar.apps.rounds.queries import PlanOpened, get_plan, open_plan, why_not_round, why_seat
from jobbspar.core.access import Permission
from jobbspar.core.round_plans import ANSWERED
from jobbspar.core.rounds.by_hand import Hand
from jobbspar.core.rounds.problem import Ruling
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.refusals import told_on
from jobbspar.web.rounds.answered import plan_url
from jobbspar.web.rounds.chosen import ChangeButton
from jobbspar.web.rounds.crumbs import plan_crumbs
from jobbspar.web.rounds.forms import ChangeForm
from jobbspar.web.rounds.wording import in_words, name_of, names_of

if TYPE_CHECKING:
    from jobbspar.apps.rounds.models import RoundPlan


@require_POST
@allowed(Permission.ROUND_PLAN_EDIT)
def change(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Make the change and go to the new plan; or say what was wrong, with what was typed still there."""
    plan = get_plan(request.actor, plan_id, permission=Permission.ROUND_PLAN_EDIT)
    form = ChangeForm(request.POST)
    if form.is_valid():
        with told_on(form):
            made = change_plan(actor=request.actor, plan=plan, change=form.change, now=timezone.now())
        if not form.errors:
            return redirect(plan_url(made.pk, form.cleaned_data["round"]))
    asked = request.POST.get("round", "")
    back = plan_url(plan.pk, int(asked) if asked.isdecimal() else None)
    if request.POST.get("kind") not in (Hand.MINIMUM, Hand.SEATS, Hand.LATER, Hand.EFFORT):
        form.fields["number"].widget = form.fields["number"].hidden_widget()
    context = {
        "form": form,
        "heading": _("Change the plan by hand"),
        "lead": _("The change could not be made. The plan is as it was."),
        "submit": _("Try again"),
        "back": back,
        "crumbs": plan_crumbs(plan, (_("Change the plan by hand"), "")),
    }
    return render(request, "deed.html", context)


@require_POST
@allowed(Permission.ROUND_PLAN_EDIT)
def take_away(request: SignedInRequest, plan_id: int, number: int) -> HttpResponse:
    plan = get_plan(request.actor, plan_id, permission=Permission.ROUND_PLAN_EDIT)
    made = take_away_change(actor=request.actor, plan=plan, number=number, now=timezone.now())
    return redirect("rounds:plan", made.pk)


@require_POST
@allowed(Permission.ROUND_PLAN_EDIT)
def undo(request: SignedInRequest, plan_id: int) -> HttpResponse:
    plan = get_plan(request.actor, plan_id, permission=Permission.ROUND_PLAN_EDIT)
    before = undo_change(actor=request.actor, plan=plan, now=timezone.now())
    messages.success(request, _("Undone. This is plan %(number)s again.") % {"number": before.number})
    return redirect("rounds:plan", before.pk)


@allowed(Permission.ROUND_PLAN_VIEW)
def person(request: SignedInRequest, plan_id: int, participant_id: int) -> HttpResponse:
    """Why this seat, why not another round, and what can be promised or ruled out."""
    plan = get_plan(request.actor, plan_id)
    who = get_participant(request.actor, participant_id)
    opened = open_plan(plan)
    names = names_of(opened.rounds)
    seat = next((one for one in opened.seats if one.participant_id == participant_id), None)
    asked = request.GET.get("omgang", "")
    place = next((one for one in opened.rounds if str(one.id) == asked), None)
    is_here = seat is not None and place is not None and place.id in (seat.round_id, seat.through_id)
    why_not = why_not_round(plan, participant_id, place.id) if place and not is_here else ()
    may_change = plan.state in ANSWERED and request.actor.may(
        Permission.ROUND_PLAN_EDIT, organisation=plan.organisation_id
    )
    context = {
        "plan": plan,
        "person": who,
        "seat": names.get(seat.round, seat.round) if seat else "",
        "why": [in_words(one, names=names) for one in why_seat(plan, participant_id)],
        "place": name_of(place) if place else "",
        "why_not": [in_words(one, names=names) for one in why_not],
        "is_here": is_here,
        "others": _others(plan, opened, participant_id),
        "buttons": _buttons(place, participant_id) if may_change and place else [],
        "back": plan_url(plan.pk, place.id if place else None),
        "crumbs": plan_crumbs(plan, (who.name, "")),
    }
    return render(request, "rounds/person.html", context)


def _others(plan: RoundPlan, opened: PlanOpened, participant_id: int) -> list[tuple[str, str]]:
    """The plan's rounds to ask about: why not there?"""
    own = reverse("rounds:person", args=[plan.pk, participant_id])
    return [(name_of(one), f"{own}?omgang={one.id}") for one in opened.rounds]


def _buttons(place: Any, participant_id: int) -> list[ChangeButton]:
    promise = ChangeButton(_("Promise a seat here"), Hand.PROMISE, place.id, participant_id)
    rule_out = ChangeButton(_("Not here"), Hand.EXCLUDE, place.id, participant_id)
    return [rule_out] if place.ruling is Ruling.CLOSED else [promise, rule_out]
