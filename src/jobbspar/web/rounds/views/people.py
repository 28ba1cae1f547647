"""A person's own yes to tracks: say, put in order, take back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.participants.queries import get_participant
from jobbspar.apps.rounds.actions import rank_wishes, say_yes, withdraw_wish
from jobbspar.apps.rounds.queries import (
    get_wish,
    list_areas,
    list_offers_of_person,
    list_tracks_of_area,
    list_wishes,
    members_of,
)
from jobbspar.core.access import Permission
from jobbspar.core.round_plans import OfferAnswer
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.readable import round_of_track
from jobbspar.web.refusals import told_on
from jobbspar.web.rounds.forms import WishForm
from jobbspar.web.rounds.wording import state_tag


@allowed(Permission.PARTICIPANT_VIEW)
def wishes(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """The tracks in the person's own order, with a form for one more."""
    person = get_participant(request.actor, participant_id)
    may_edit = request.actor.may(Permission.PARTICIPANT_EDIT, organisation=person.organisation_id)
    own = list_wishes(person)
    form = _form(request, person, {wish.track_id for wish in own}) if may_edit else None
    if form is not None and form.is_valid():
        track, ground = form.cleaned_data["track"], form.cleaned_data.get("ground", "")
        with told_on(form):
            say_yes(actor=request.actor, participant=person, track=track, ground=ground, now=timezone.now())
            messages.success(request, _("The yes to %(track)s is noted.") % {"track": track.name})
            return redirect("rounds:wishes", person.pk)
    context = {
        "person": person,
        "wishes": own,
        "offers": [_offer(one) for one in list_offers_of_person(person)],
        "may_edit": may_edit,
        "form": form,
        "crumbs": [
            (_("Participants"), reverse("participants:list")),
            (person.name, reverse("participants:show", args=[person.pk])),
            (_("Own yes to tracks"), ""),
        ],
    }
    return render(request, "rounds/wishes.html", context)


def _form(request: SignedInRequest, person: Any, said: set[int]) -> WishForm:
    areas = [one for one in list_areas(request.actor) if person.organisation_id in members_of(one)]
    tracks = [track for area in areas for track in list_tracks_of_area(area) if track.pk not in said]
    return WishForm(request.POST or None, tracks=tracks, own_organisation=person.organisation_id)


def _offer(row: Any) -> dict[str, Any]:
    return {
        "name": round_of_track(row.round.track.name, row.round.number),
        "answer": state_tag(OfferAnswer(row.answer)),
        "url": reverse("rounds:answer", args=[row.pk]) if row.answer == OfferAnswer.UNKNOWN else "",
    }


@require_POST
@allowed(Permission.PARTICIPANT_EDIT)
def move_up(request: SignedInRequest, participant_id: int, wish_id: int) -> HttpResponse:
    """One step earlier in the person's own order; the first stays first."""
    person = get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    wish = get_wish(person, wish_id)
    order = [one.track_id for one in list_wishes(person)]
    place = order.index(wish.track_id) if wish.track_id in order else 0
    if place:
        order[place - 1], order[place] = order[place], order[place - 1]
    rank_wishes(actor=request.actor, participant=person, tracks=order, now=timezone.now())
    messages.success(request, _("The order is saved."))
    return redirect("rounds:wishes", person.pk)


@require_POST
@allowed(Permission.PARTICIPANT_EDIT)
def withdraw(request: SignedInRequest, participant_id: int, wish_id: int) -> HttpResponse:
    person = get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    withdraw_wish(actor=request.actor, wish=get_wish(person, wish_id), now=timezone.now())
    messages.success(request, _("The yes is taken back. No new plan holds it."))
    return redirect("rounds:wishes", person.pk)
