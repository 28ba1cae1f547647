"""Travel in an area: every trip with how it is known, and what a person says of travel."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.participants.queries import find_own_participant, get_participant
from jobbspar.apps.plans.queries import list_own_participations
from jobbspar.apps.travel import queries
from jobbspar.apps.travel.actions import clear_minutes, enter_minutes, say_shift, say_terms
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.ways import NOT_ASKED, TravelSource, Way
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.history import history_entries
from jobbspar.web.travel import shown, workday
from jobbspar.web.travel.forms import MinutesForm, ShiftForm, TermsForm
from jobbspar.web.travel.own_days import OwnDay, own_days


def crumbs_of(agreement: Any, *last: tuple[str, str]) -> list[tuple[str, str]]:
    here = reverse("travel:area", args=[agreement.pk]) if last else ""
    first = (_("Agreements"), reverse("agreements:list"))
    return [first, (agreement.name, reverse("agreements:show", args=[agreement.pk])), (_("Travel times"), here), *last]


@require_safe
@allowed(Permission.AGREEMENT_VIEW)
def area(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = queries.get_area(request.actor, agreement_id)
    homes = queries.homes_of(agreement)
    sites = queries.sites_of(agreement) if homes else ()
    ways, names = queries.ways_for(agreement, homes, sites), queries.names_of(sites)
    places: dict[str, Any] = {"agreement": agreement.pk, "homes": homes, "sites": sites, "names": names}
    context = {
        "agreement": agreement,
        "tables": [shown.minutes_table(mode, ways, **places) for mode in Mode],
        "timetable": shown.timetable_table(ways, agreement=agreement.pk, names=names),
        "without_way": shown.without_way(ways, agreement=agreement.pk, names=names),
        "facts": _area_facts(agreement),
        "may_edit": queries.may_edit_area(request.actor, agreement),
        "crumbs": crumbs_of(agreement),
    }
    return render(request, "travel/area.html", context)


def _area_facts(agreement: Any) -> list[tuple[str, Any]]:
    hours = shown.shift_in_words(queries.shift_of(agreement), is_said=queries.is_shift_said(agreement))
    timetables = shown.timetables_in_words(queries.list_timetables(), today=swedish_day(timezone.now()))
    return [(_("Hours of work"), hours), (_("Timetables"), timetables or _("None yet"))]


@require_safe
@allowed(Permission.AGREEMENT_VIEW)
def trip(request: SignedInRequest, agreement_id: int, home: str, site: str, mode: str) -> HttpResponse:
    agreement = queries.get_area(request.actor, agreement_id)
    way = queries.get_trip(agreement, home=home, site=site, mode=mode)
    rows = queries.rows_of_trip(agreement, home=way.home, site=way.site, mode=way.mode)
    names = queries.names_of([way.site])
    may_edit = queries.may_edit_area(request.actor, agreement)
    shift = queries.shift_of(agreement)
    day = workday.workday_of(way, shift, stops=queries.stops_of(way))
    context = {
        "heading": shown.trip_name(way, names),
        "day": day,
        "day_title": workday.title_of(way, day) if day else "",
        "without_legs": workday.without_legs(way),
        "closed": shown.closed_in_words(way, shift) if way.is_closed else "",
        "facts": shown.trip_facts(way, names=names, by_coordinates=queries.estimate_of(way)),
        "is_estimate": way.is_estimate and way.minutes is not None,
        "is_unknown": way.minutes is None and not way.is_closed,
        "enter_url": shown.trip_address("enter", agreement.pk, way) if may_edit else "",
        "clear_url": shown.trip_address("clear", agreement.pk, way) if may_edit and _is_entered(way) else "",
        "history": history_entries(list_happenings(rows), deeds=shown.DEEDS, columns=shown.COLUMNS),
        "crumbs": crumbs_of(agreement, (shown.trip_name(way, names), "")),
    }
    return render(request, "travel/trip.html", context)


def _is_entered(way: Way) -> bool:
    return way.source is TravelSource.ENTERED


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.ROUND_PLAN_EDIT)
def enter(request: SignedInRequest, agreement_id: int, home: str, site: str, mode: str) -> HttpResponse:
    agreement = queries.get_area(request.actor, agreement_id, permission=Permission.ROUND_PLAN_EDIT)
    way = queries.get_trip(agreement, home=home, site=site, mode=mode)
    initial = {"minutes": way.minutes, "is_closed": way.is_closed, "note": way.note if _is_entered(way) else ""}
    form = MinutesForm(request.POST if request.method == "POST" else None, initial=initial)
    back = shown.trip_address("trip", agreement.pk, way)
    names = queries.names_of([way.site])
    return deed_page(
        request,
        form,
        lambda: enter_minutes(
            actor=request.actor,
            agreement=agreement,
            home=way.home,
            site=way.site,
            mode=way.mode,
            now=timezone.now(),
            **form.cleaned_data,
        ),
        heading=_("Enter a travel time"),
        lead=f"{shown.trip_name(way, names)}. " + _("What you enter counts before timetables and estimates."),
        back=back,
        said=_("The travel time is saved."),
        crumbs=crumbs_of(agreement, (shown.trip_name(way, names), back)),
    )


@require_POST
@allowed(Permission.ROUND_PLAN_EDIT)
def clear(request: SignedInRequest, agreement_id: int, home: str, site: str, mode: str) -> HttpResponse:
    agreement = queries.get_area(request.actor, agreement_id, permission=Permission.ROUND_PLAN_EDIT)
    way = queries.get_trip(agreement, home=home, site=site, mode=mode)
    clear_minutes(
        actor=request.actor, agreement=agreement, home=way.home, site=way.site, mode=way.mode, now=timezone.now()
    )
    messages.success(request, _("What was entered is taken back. The timetable or the estimate counts again."))
    return redirect(shown.trip_address("trip", agreement.pk, way))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.ROUND_PLAN_EDIT)
def shift(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = queries.get_area(request.actor, agreement_id, permission=Permission.ROUND_PLAN_EDIT)
    now = queries.shift_of(agreement)
    initial = {
        "starts": time(*divmod(now.starts, 60)),
        "ends": time(*divmod(now.ends, 60)),
        "weekdays": sorted(now.weekdays),
    }
    form = ShiftForm(request.POST if request.method == "POST" else None, initial=initial)
    return deed_page(
        request,
        form,
        lambda: say_shift(actor=request.actor, agreement=agreement, shift=form.shift(), now=timezone.now()),
        heading=_("Hours of work"),
        lead=_("A trip by timetable counts if it is there before the work begins and home again after it ends."),
        back=reverse("travel:area", args=[agreement.pk]),
        said=_("The hours are saved and the trips are counted again."),
        crumbs=crumbs_of(agreement),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PARTICIPANT_EDIT)
def terms(request: SignedInRequest, participant_id: int) -> HttpResponse:
    person = get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    back = reverse("participants:show", args=[person.pk])
    crumbs = [(_("Participants"), reverse("participants:list")), (person.name, back)]
    lead = _("Ask the person. Until somebody has asked, plans count on public transport and at most an hour.")
    return _terms_page(request, person, lead=lead, back=back, crumbs=crumbs)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.OWN_PLAN_VIEW)
def own_terms(request: SignedInRequest) -> HttpResponse:
    person = find_own_participant(request.actor)
    back = reverse("plans:own")
    if person is None:
        return redirect(back)
    lead = _("Tell how you get to work and how far you can travel. You can change it when you want.")
    below = own_days(person, list_own_participations(request.actor))
    return _terms_page(request, person, lead=lead, back=back, crumbs=[(_("My plan"), back)], below=below)


def _terms_page(
    request: SignedInRequest,
    person: Any,
    *,
    lead: str,
    back: str,
    crumbs: list[tuple[str, str]],
    below: Sequence[OwnDay] = (),
) -> HttpResponse:
    said = queries.find_terms(person)
    initial = {
        "mode": said.mode if said else "",
        "longest_minutes": said.longest_minutes if said else NOT_ASKED.longest_minutes,
        "home_place": said.home_place if said else "",
    }
    form = TermsForm(request.POST if request.method == "POST" else None, initial=initial)
    return deed_page(
        request,
        form,
        lambda: say_terms(actor=request.actor, participant=person, now=timezone.now(), **form.said()),
        heading=_("Travel to work"),
        lead=lead,
        back=back,
        said=_("Noted."),
        crumbs=crumbs,
        template="travel/own.html",
        below=below,
    )
