"""What could fit a person: track by track, and the way to one of them. In order of name, never of fit."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.chains.actions import ask_for_chain
from jobbspar.apps.chains.bridge import Aim, Journeys, held_back, outlooks, person_way
from jobbspar.apps.chains.queries import get_track_with_chain, list_started_parts, list_track_ids
from jobbspar.apps.participants.actions import note_look
from jobbspar.apps.participants.bridge import answers_against
from jobbspar.apps.participants.queries import get_participant
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.ways import Unknown
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.chains.forms import WayForm
from jobbspar.web.chains.person_shown import outlook_page, rounds_table, sfi_facts, way_page
from jobbspar.web.choices import choices_of
from jobbspar.web.components.parts import Table
from jobbspar.web.recruitment.tables import answers_table

TRACKS_A_PAGE = 12


@allowed(Permission.PARTICIPANT_VIEW)
def outlook(request: SignedInRequest, participant_id: int) -> HttpResponse:
    person = get_participant(request.actor, participant_id)
    now = timezone.now()
    note_look(actor=request.actor, participant=person, now=now)
    page = Paginator(list_track_ids(request.actor), TRACKS_A_PAGE).get_page(request.GET.get("page"))
    found = outlooks(request.actor, person, tracks=list(page), today=swedish_day(now))
    context = {
        "person": person,
        "page": page,
        "tracks": outlook_page(person, found),
        "sfi": sfi_facts(person, today=swedish_day(now)),
        "crumbs": _crumbs(person, [(_("What could fit"), "")]),
    }
    return render(request, "chains/person.html", context)


@allowed(Permission.PARTICIPANT_VIEW)
def way(request: SignedInRequest, participant_id: int, track_id: int) -> HttpResponse:
    person = get_participant(request.actor, participant_id)
    track = get_track_with_chain(request.actor, track_id)
    now = timezone.now()
    today = swedish_day(now)
    note_look(actor=request.actor, participant=person, now=now)
    usual = {"aim": Aim.PROFILE, "unknown": Unknown.IN_PLACE}
    form = WayForm(usual | request.GET.dict(), aims=choices_of(Aim))
    asked = wishes_of(form)
    found = person_way(request.actor, person, track, today=today, **asked)
    answers = answers_against(person, track.profile, track=track, today=today) if track.profile else ()
    context = {
        **way_page(found, held=held_back(request.actor, found), today=today),
        "person": person,
        "may_note": request.actor.may(Permission.PARTICIPANT_EDIT, organisation=person.organisation_id),
        "track": track,
        "form": form,
        "aim": asked["aim"],
        "answers": answers_table(answers),
        "rounds": _rounds(request, person, track, found.journeys, today),
        "ask_url": with_query(request, "chains:ask", person.pk, track.pk),
        "sfi": sfi_facts(person, today=today),
        "plans": _plans(request, person, track),
        "crumbs": _crumbs(
            person, [(_("What could fit"), reverse("chains:person", args=[person.pk])), (track.name, "")]
        ),
    }
    return render(request, "chains/person_track.html", context)


@require_POST
@allowed(Permission.PARTICIPANT_VIEW)
def ask(request: SignedInRequest, participant_id: int, track_id: int) -> HttpResponse:
    """Let the queue work out what the page could not wait for: what was chosen, and the way to the first day."""
    person = get_participant(request.actor, participant_id)
    track = get_track_with_chain(request.actor, track_id)
    now = timezone.now()
    chosen = wishes_of(WayForm(request.GET or {}, aims=choices_of(Aim)))
    for asked in (chosen, {"aim": Aim.START}):
        found = person_way(request.actor, person, track, today=swedish_day(now), **asked)
        if not found.is_ready or (asked is chosen and not held_back(request.actor, found).is_known):
            ask_for_chain(actor=request.actor, problem=found.way.problem, participant=person, now=now)
    return redirect(with_query(request, "chains:person_track", person.pk, track.pk))


def with_query(request: SignedInRequest, name: str, *args: int) -> str:
    """A page with what was chosen on this one."""
    query = request.GET.urlencode()
    return reverse(name, args=args) + (f"?{query}" if query else "")


def wishes_of(form: WayForm) -> dict[str, Any]:
    """What was chosen, and the usual where nothing or something strange was."""
    chosen = form.cleaned_data if form.is_valid() else {**getattr(form, "cleaned_data", {})}
    return {
        "aim": Aim(chosen.get("aim") or Aim.PROFILE),
        "unknown": Unknown(chosen.get("unknown") or Unknown.IN_PLACE),
        "starts": chosen.get("starts"),
    }


def _rounds(request: SignedInRequest, person: Any, track: Any, journeys: Journeys, today: date) -> Table:
    """By the first day on which the person can begin the track, whatever the page is asked to show."""
    entry = person_way(request.actor, person, track, aim=Aim.START, today=today)
    ready = entry.chain.finish if entry.chain and not entry.way.without_way else None
    return rounds_table(track, journeys, ready=ready, is_known=entry.is_ready)


def _plans(request: SignedInRequest, person: Any, track: Any) -> list[tuple[str, str]]:
    """The person's plans that the chain can be taken over into."""
    if not request.actor.may(Permission.PLAN_EDIT):
        return []
    return [
        (part.round.track.name, with_query(request, "chains:into_plan", part.pk, track.pk))
        for part in list_started_parts(person)
    ]


def _crumbs(person: Any, rest: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (_("Participants"), reverse("participants:list")),
        (person.name, reverse("participants:show", args=[person.pk])),
        *rest,
    ]
