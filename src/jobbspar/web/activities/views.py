"""The catalogue of activities: list, show, copy a ready-made one, add, change, terms and starts."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbspar.apps.accounts.queries import get_organisation, organisation_choices, own_organisation_choices
from jobbspar.apps.activities.actions import (
    add_start,
    add_term,
    change_activity,
    close_activity,
    copy_activity,
    create_activity,
    open_activity,
    remove_start,
    remove_term,
)
from jobbspar.apps.activities.queries import (
    get_activity,
    get_start,
    get_term,
    list_activities,
    may_edit_activity,
)
from jobbspar.apps.audit.queries import list_happenings
from jobbspar.core.access import Permission
from jobbspar.core.activities import TermDirection
from jobbspar.core.calendar import swedish_day
from jobbspar.core.organisations import OrganisationKind
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.activities.forms import FACTS, ActivityFilter, ActivityForm, StartForm, TermForm
from jobbspar.web.activities.shown import CHOICES, COLUMNS, DEEDS, activity_facts, activity_table, terms
from jobbspar.web.history import history_entries
from jobbspar.web.refusals import told_on

ON_A_PAGE = 50
GIVERS = (
    OrganisationKind.PROVIDER,
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.EMPLOYMENT_SERVICE,
    OrganisationKind.EMPLOYER,
)


def crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Activities"), reverse("activities:list") if last else ""), *last]


def crumb_of(activity: Any) -> tuple[str, str]:
    return activity.name, reverse("activities:show", args=[activity.pk])


@require_safe
@allowed(Permission.ACTIVITY_VIEW)
def activities(request: SignedInRequest) -> HttpResponse:
    form = ActivityFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_activities(
        request.actor,
        today=swedish_day(timezone.now()),
        kind=asked.get("kind", ""),
        whose=asked.get("whose", ""),
        decider=asked.get("decider", ""),
        text=asked.get("q", ""),
    )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    may_write = request.actor.may(Permission.ACTIVITY_EDIT)
    table = activity_table(page, may_write=may_write, is_filtered=any(asked.values()))
    facts = {
        "filter_form": form,
        "table": table,
        "page": page,
        "may_write": may_write,
        "may_close": request.actor.may(Permission.TRACK_EDIT),
        "crumbs": crumbs(),
    }
    return render(request, "activities/list.html", facts)


@require_safe
@allowed(Permission.ACTIVITY_VIEW)
def show(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = get_activity(request.actor, activity_id)
    context = {
        "activity": activity,
        "facts": activity_facts(activity),
        "asks": terms(activity, TermDirection.ASKS),
        "yields": terms(activity, TermDirection.YIELDS),
        "shortens": terms(activity, TermDirection.SHORTENS),
        "starts": list(activity.starts.all()),
        "may_edit": may_edit_activity(request.actor, activity),
        "may_copy": request.actor.may(Permission.ACTIVITY_EDIT),
        "is_ready_made": activity.organisation is None,
        "history": history_entries(list_happenings([activity]), deeds=DEEDS, columns=COLUMNS, choices=CHOICES),
        "crumbs": crumbs((activity.name, "")),
    }
    return render(request, "activities/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.ACTIVITY_EDIT)
def new(request: SignedInRequest) -> HttpResponse:
    form = ActivityForm(request.POST if request.method == "POST" else None, **_options(request))
    if form.is_valid():
        with told_on(form):
            activity = create_activity(
                actor=request.actor, facts=form.activity_facts(), now=timezone.now(), **_whose(request, form)
            )
        if not form.errors:
            messages.success(request, _("The activity is in the catalogue. Now say what it asks and gives."))
            return redirect("activities:show", activity.pk)
    heading = _("Add an activity")
    facts = {"form": form, "heading": heading, "back": reverse("activities:list"), "crumbs": crumbs((heading, ""))}
    return render(request, "activities/edit.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.ACTIVITY_EDIT)
def copy(request: SignedInRequest, activity_id: int) -> HttpResponse:
    """One's own from a ready-made activity: terms come along, everything can be changed before it is saved."""
    source = get_activity(request.actor, activity_id)
    options = _options(request) | {"initial": _as_initial(source)}
    form = ActivityForm(request.POST if request.method == "POST" else None, **options)
    if form.is_valid():
        with told_on(form):
            activity = copy_activity(
                actor=request.actor,
                source=source,
                facts=form.activity_facts(),
                now=timezone.now(),
                **_whose(request, form),
            )
        if not form.errors:
            messages.success(request, _("The activity is in your catalogue."))
            return redirect("activities:show", activity.pk)
    heading = _("Copy to your own")
    path = crumbs(crumb_of(source), (heading, ""))
    facts = {"form": form, "heading": heading, "back": crumb_of(source)[1], "crumbs": path}
    return render(request, "activities/edit.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.ACTIVITY_EDIT)
def edit(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = get_activity(request.actor, activity_id, permission=Permission.ACTIVITY_EDIT)
    kept_by = activity.organisation
    options = _options(request) | {
        "initial": _as_initial(activity),
        "organisations": [(kept_by.pk, kept_by.name)] if kept_by else [],
    }
    form = ActivityForm(request.POST if request.method == "POST" else None, **options)
    if form.is_valid():
        with told_on(form):
            provider = _whose(request, form)["provider"]
            facts = form.activity_facts()
            change_activity(actor=request.actor, activity=activity, facts=facts, provider=provider, now=timezone.now())
        if not form.errors:
            messages.success(request, _("The activity has been changed."))
            return redirect("activities:show", activity.pk)
    heading = _("Change the activity")
    path = crumbs(crumb_of(activity), (_("Change"), ""))
    facts_shown = {"form": form, "heading": heading, "back": crumb_of(activity)[1], "crumbs": path}
    return render(request, "activities/edit.html", facts_shown)


def _options(request: SignedInRequest) -> dict[str, Any]:
    return {
        "organisations": own_organisation_choices(request.actor, Permission.ACTIVITY_EDIT),
        "providers": organisation_choices(request.actor, *GIVERS),
    }


def _whose(request: SignedInRequest, form: ActivityForm) -> dict[str, Any]:
    answers = form.cleaned_data
    provider = get_organisation(request.actor, answers["provider"]) if answers["provider"] else None
    return {"organisation": get_organisation(request.actor, answers["organisation"]), "provider": provider}


def _as_initial(activity: Any) -> dict[str, Any]:
    names = (*FACTS, "kind", "decider")
    return {name: getattr(activity, name) for name in names} | {"provider": activity.provider_id}


@require_POST
@allowed(Permission.ACTIVITY_EDIT)
def step(request: SignedInRequest, activity_id: int) -> HttpResponse:
    """Say that it is no longer given, or given again."""
    activity = get_activity(request.actor, activity_id, permission=Permission.ACTIVITY_EDIT)
    if request.POST.get("deed") == "close":
        close_activity(actor=request.actor, activity=activity, now=timezone.now())
        messages.success(request, _("The activity is no longer offered. Chains that hold it keep it."))
    elif request.POST.get("deed") == "open":
        open_activity(actor=request.actor, activity=activity, now=timezone.now())
        messages.success(request, _("The activity is offered again."))
    return redirect("activities:show", activity.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.ACTIVITY_EDIT)
def new_term(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = get_activity(request.actor, activity_id, permission=Permission.ACTIVITY_EDIT)
    initial = {"direction": request.GET.get("direction", "asks")}
    form = TermForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with told_on(form):
            direction = TermDirection(form.cleaned_data["direction"])
            add_term(
                actor=request.actor,
                activity=activity,
                direction=direction,
                subject=form.subject(),
                weeks=form.cleaned_data["weeks"],
                now=timezone.now(),
            )
        if not form.errors:
            messages.success(request, _("It is added."))
            return redirect("activities:show", activity.pk)
    return _part(request, activity, form, _("What is asked or given"))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.ACTIVITY_EDIT)
def new_start(request: SignedInRequest, activity_id: int) -> HttpResponse:
    activity = get_activity(request.actor, activity_id, permission=Permission.ACTIVITY_EDIT)
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_on(form):
            add_start(actor=request.actor, activity=activity, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The start is added."))
            return redirect("activities:show", activity.pk)
    return _part(request, activity, form, _("Add a start"))


def _part(request: SignedInRequest, activity: Any, form: Any, heading: str) -> HttpResponse:
    path = crumbs(crumb_of(activity), (heading, ""))
    facts = {"form": form, "heading": heading, "back": crumb_of(activity)[1], "crumbs": path}
    return render(request, "activities/edit.html", facts)


@require_POST
@allowed(Permission.ACTIVITY_EDIT)
def drop_term(request: SignedInRequest, term_id: int) -> HttpResponse:
    term = get_term(request.actor, term_id)
    remove_term(actor=request.actor, term=term, now=timezone.now())
    messages.success(request, _("It is taken away."))
    return redirect("activities:show", term.activity_id)


@require_POST
@allowed(Permission.ACTIVITY_EDIT)
def drop_start(request: SignedInRequest, start_id: int) -> HttpResponse:
    start = get_start(request.actor, start_id)
    remove_start(actor=request.actor, start=start, now=timezone.now())
    messages.success(request, _("The start is taken away."))
    return redirect("activities:show", start.activity_id)
