"""Put a track's chain together from the catalogue: the proposal, moved by hand, and taken over."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.chains import actions
from jobbspar.apps.chains.bridge import (
    Grounds,
    Sketch,
    arrangement_of,
    educations_asked,
    grounds_of,
    requirements_asked,
    sketch,
    what_stops,
)
from jobbspar.apps.chains.queries import get_track_with_chain
from jobbspar.core.access import Permission, require
from jobbspar.core.arrangement import Arrangement, ArrangementUnreadable, as_text, from_text
from jobbspar.core.calendar import swedish_day
from jobbspar.core.profiles import RequirementKind
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.chains.forms import EducationsForm, StartForm, TakeOverForm
from jobbspar.web.chains.track_shown import compose_page, differences_table
from jobbspar.web.refusals import told, told_on


@allowed(Permission.ACTIVITY_VIEW)
def compose(request: SignedInRequest, track_id: int) -> HttpResponse:
    track = get_track_with_chain(request.actor, track_id)
    today = swedish_day(timezone.now())
    grounds = grounds_of(request.actor, track)
    forms = _forms(request, track, grounds, today)
    chosen, problem = _chosen(request)
    found = _sketch(request, track, forms, chosen, grounds, today)
    context = {
        **compose_page(request, track, found, held=what_stops(request.actor, found), today=today),
        "form": forms[0],
        "educations": forms[1],
        "problem": problem,
        "is_chosen": chosen is not None,
        "may_take_over": request.actor.may(Permission.TRACK_EDIT, organisation=track.organisation_id),
        "crumbs": _crumbs(track, _("Put the chain together")),
    }
    return render(request, "chains/track.html", context)


@require_POST
@allowed(Permission.ACTIVITY_VIEW)
def ask(request: SignedInRequest, track_id: int) -> HttpResponse:
    """Let the queue work out the proposal, or what stops every chain, where the page could not wait for it."""
    track = get_track_with_chain(request.actor, track_id)
    now = timezone.now()
    today, grounds = swedish_day(now), grounds_of(request.actor, track)
    found = _sketch(request, track, _forms(request, track, grounds, today), None, grounds, today)
    if not found.is_ready or not what_stops(request.actor, found).is_known:
        actions.ask_for_chain(actor=request.actor, problem=found.way.problem, now=now)
    query = request.GET.urlencode()
    return redirect(reverse("chains:track", args=[track.pk]) + (f"?{query}" if query else ""))


def _forms(request: SignedInRequest, track: Any, grounds: Grounds, today: date) -> tuple[StartForm, EducationsForm]:
    """The languages and educations that are asked; bound, so that a wrong date is told."""
    asked = [one for one in requirements_asked(track) if one.kind is RequirementKind.LANGUAGE and one.skill]
    languages = list(dict.fromkeys((one.name, one.skill) for one in asked if one.skill is not None))
    given = {"starts": today.isoformat(), **request.GET.dict()}
    form = StartForm(given, languages=languages)
    educations = EducationsForm(given, educations=educations_asked(track, grounds, today=today))
    form.is_valid()
    educations.is_valid()
    return form, educations


def _chosen(request: SignedInRequest) -> tuple[Arrangement | None, Any]:
    """The chain in the address, or nothing, with what was wrong with it."""
    if "kedja" not in request.GET:
        return None, None
    try:
        return from_text(request.GET["kedja"]), None
    except ArrangementUnreadable as refusal:
        return None, told(refusal)


def _sketch(
    request: SignedInRequest,
    track: Any,
    forms: tuple[StartForm, EducationsForm],
    chosen: Arrangement | None,
    grounds: Grounds,
    today: date,
) -> Sketch:
    starts = forms[0].cleaned_data.get("starts") or today
    return sketch(
        request.actor,
        track,
        evidence=[one for form in forms for one in form.evidence(today)],
        starts=max(starts, today),
        today=today,
        chosen=chosen,
        grounds=grounds,
    )


@allowed(Permission.TRACK_EDIT)
def take_over(request: SignedInRequest, track_id: int) -> HttpResponse:
    track = get_track_with_chain(request.actor, track_id)
    require(request.actor, Permission.TRACK_EDIT, organisation=track.organisation_id)
    today = swedish_day(timezone.now())
    now = arrangement_of(track)
    asked = request.GET.get("kedja")
    before = sketch(request.actor, track, evidence=(), starts=today, today=today, chosen=now)
    after = sketch(
        request.actor, track, evidence=(), starts=today, today=today, chosen=None if asked is None else from_text(asked)
    )
    first = {"seen": as_text(now), "chain": as_text(after.arrangement)}
    form = TakeOverForm(request.POST or None, initial=first)
    if form.is_valid():
        with told_on(form):
            actions.take_over_chain(
                actor=request.actor,
                track=track,
                seen=from_text(form.cleaned_data["seen"]),
                arrangement=from_text(form.cleaned_data["chain"]),
                now=timezone.now(),
            )
            messages.success(request, _("The chain is taken over."))
            return redirect("tracks:show", track.pk)
        form = _with_what_is_there(form, first)
    context = {
        "track": track,
        "form": form,
        "before": before.arranged.ends if now else None,
        "after": after.arranged.ends if after.arrangement else None,
        "table": differences_table(before, after),
        "back": f"{reverse('chains:track', args=[track.pk])}?kedja={as_text(after.arrangement)}",
        "crumbs": _crumbs(track, _("Take the chain over")),
    }
    return render(request, "chains/take_over.html", context)


def _with_what_is_there(form: TakeOverForm, first: dict[str, str]) -> TakeOverForm:
    """After a no the page shows the difference to what is there now, and the next yes is to that."""
    form.data = first
    return form


def _crumbs(track: Any, here: str) -> list[tuple[str, str]]:
    return [(_("Tracks"), reverse("tracks:list")), (track.name, reverse("tracks:show", args=[track.pk])), (here, "")]
