"""Adopt a plan with name and reason, see who has been asked, and note each person's own answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.rounds.actions import adopt_plan, answer_offer
from jobbspar.apps.rounds.queries import PlanOpened, get_offer, get_plan, list_offers_of_plan, open_plan
from jobbspar.core.access import Permission
from jobbspar.core.round_plans import OfferAnswer
from jobbspar.core.tracks import RoundState
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.lists import page_of
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.components.readable import round_of_track
from jobbspar.web.deed_page import deed_page
from jobbspar.web.refusals import told_on
from jobbspar.web.rounds.crumbs import plan_crumbs
from jobbspar.web.rounds.forms import AdoptForm, AnswerForm
from jobbspar.web.rounds.wording import name_of, state_tag


@allowed(Permission.ROUND_PLAN_EDIT)
def adopt(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Say what will happen first; a plan that no longer holds is refused with what has changed."""
    plan = get_plan(request.actor, plan_id, permission=Permission.ROUND_PLAN_EDIT)
    form = AdoptForm(request.POST or None)
    if form.is_valid():
        with told_on(form):
            adopt_plan(actor=request.actor, plan=plan, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The plan is adopted. The rounds are created; now ask each person."))
            return redirect("rounds:offers", plan.pk)
    opened = open_plan(plan)
    context = {
        "form": form,
        "plan": plan,
        "opens": [name_of(one) for one in opened.rounds if one.opens],
        "asked": _asked(opened),
        "is_refused": bool(getattr(form, "refusals", [])),
        "back": reverse("rounds:plan", args=[plan.pk]),
        "crumbs": plan_crumbs(plan, (_("Adopt the plan"), "")),
    }
    return render(request, "rounds/adopt.html", context)


def _asked(opened: PlanOpened) -> str:
    count = len(opened.seats)
    text = ngettext("%(count)s person is to be asked.", "%(count)s people are to be asked.", count)
    return text % {"count": count}


@allowed(Permission.ROUND_PLAN_VIEW)
def offers(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Who has been asked and what they have said, of those the reader may see."""
    plan = get_plan(request.actor, plan_id)
    found = list_offers_of_plan(request.actor, plan)
    page = page_of(request, found)
    columns = [Column(_("Person")), Column(_("Round")), Column(_("Asked on")), Column(_("Answer")), Column("")]
    nothing = Empty(_("Nobody has been asked yet"), _("Seats are offered when the plan is adopted."))
    rows = [_row(offer, may_note=request.actor.may(Permission.PARTICIPANT_EDIT)) for offer in page]
    context = {
        "plan": plan,
        "table": Table(_("Offered seats"), columns, rows, empty=nothing, caption_hidden=True),
        "page": page,
        "closed": _not_recruiting(found),
        "counts": [(answer, sum(one.answer == answer for one in found)) for answer in OfferAnswer],
        "crumbs": plan_crumbs(plan, (_("Offered seats"), "")),
    }
    return render(request, "rounds/offers.html", context)


def _not_recruiting(found: list[Any]) -> list[tuple[str, str]]:
    """Rounds that must be opened for recruitment before anybody's yes can be noted."""
    rounds = {one.round_id: one.round for one in found if one.round.state == RoundState.PLANNED}
    return [
        (round_of_track(one.track.name, one.number), reverse("tracks:round", args=[one.pk])) for one in rounds.values()
    ]


def _row(offer: Any, *, may_note: bool) -> list[Any]:
    answer = OfferAnswer(offer.answer)
    waits = answer is OfferAnswer.UNKNOWN and may_note
    note = Link(_("Note the answer"), reverse("rounds:answer", args=[offer.pk])) if waits else "–"
    name = Link(offer.participant.name, reverse("participants:show", args=[offer.participant_id]))
    own = Link(
        round_of_track(offer.round.track.name, offer.round.number), reverse("tracks:round", args=[offer.round_id])
    )
    return [name, own, offer.asked_on, state_tag(answer), note]


@allowed(Permission.PARTICIPANT_EDIT)
def answer(request: SignedInRequest, offer_id: int) -> HttpResponse:
    """The person's own answer, in the person's own words."""
    offer = get_offer(request.actor, offer_id, permission=Permission.PARTICIPANT_EDIT)
    keeper = offer.round.track.organisation
    form = AnswerForm(
        request.POST or None, keeper="" if keeper.pk in organisations_of(offer.participant) else keeper.name
    )

    def deed() -> None:
        answer_offer(
            actor=request.actor,
            offer=offer,
            says_yes=form.cleaned_data["says_yes"] == "yes",
            own_words=form.cleaned_data["own_words"],
            ground=form.cleaned_data.get("ground", ""),
            now=timezone.now(),
        )

    facts = {"who": offer.participant.name, "round": round_of_track(offer.round.track.name, offer.round.number)}
    return deed_page(
        request,
        form,
        deed,
        heading=_("What does %(who)s answer?") % facts,
        lead=_("A seat in %(round)s is offered. Only the person's own yes gives a place.") % facts,
        back=reverse("rounds:offers", args=[offer.plan_id]),
        said=_("The answer of %(who)s is noted.") % facts,
        crumbs=[(_("Round plans"), reverse("rounds:list"))],
    )
