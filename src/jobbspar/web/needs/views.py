"""Needs: list, state, show, change, and the steps from signalled to served."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbspar.apps.accounts.queries import get_organisation
from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.needs.actions import (
    change_need,
    confirm_need,
    drop_need,
    note_profile_made,
    note_served,
    state_need,
    state_need_of_new_employer,
    take_up_need,
)
from jobbspar.apps.needs.bridge import occupation_of
from jobbspar.apps.needs.queries import (
    employers_for,
    employers_with_needs,
    get_need,
    list_needs,
    may_edit_need,
    municipalities_for,
    workplace_of,
    workplaces_of,
)
from jobbspar.apps.taxonomy.queries import find_occupation
from jobbspar.core.access import NotAllowed, Permission
from jobbspar.core.organisations import OrganisationFacts, OrganisationKind
from jobbspar.core.refusals import Refusal
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.history import history_entries
from jobbspar.web.needs.forms import NEED_COLUMNS, ChangedNeed, DropNeed, NeedFilter, NewNeed
from jobbspar.web.needs.shown import (
    CHOICES,
    COLUMNS,
    DEEDS,
    need_facts,
    need_table,
    next_steps,
    outcome_table,
    road,
    state_tag,
)
from jobbspar.web.refusals import told_on
from jobbspar.web.taxonomy.occupations import tombstone_sentence, wants_suggestions, with_suggestions

ON_A_PAGE = 50
STEP_DEEDS = {
    "confirm": confirm_need,
    "profiled": note_profile_made,
    "served": note_served,
    "take-up": take_up_need,
}


def crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Needs"), reverse("needs:list") if last else ""), *last]


@require_safe
@allowed(Permission.NEED_VIEW)
def needs(request: SignedInRequest) -> HttpResponse:
    form = NeedFilter(request.GET, employers=employers_with_needs(request.actor))
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_needs(
        request.actor,
        state=asked.get("state", ""),
        employer=asked.get("employer"),
        cause=asked.get("cause", ""),
        text=asked.get("q", ""),
    )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    may_state = request.actor.may(Permission.NEED_EDIT)
    table = need_table(page, may_state=may_state, is_filtered=any(asked.values()))
    facts = {"filter_form": form, "table": table, "page": page, "may_state": may_state, "crumbs": crumbs()}
    return render(request, "needs/list.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.NEED_EDIT)
def new(request: SignedInRequest) -> HttpResponse:
    """The call with an employer, in one sitting."""
    actor = request.actor
    employers = employers_for(actor, Permission.NEED_EDIT)
    options: dict[str, Any] = {
        "municipalities": municipalities_for(actor, Permission.NEED_EDIT),
        "employers": employers,
        "workplaces": workplaces_of(employers),
        "may_register": actor.may(Permission.ORGANISATION_EDIT),
    }
    if request.method != "POST":
        occupation = find_occupation(request.GET.get("occupation", ""))
        initial = {"occupation": occupation, "employer": request.GET.get("employer")}
        return _new_page(request, NewNeed(initial=initial, **options))
    if wants_suggestions(request.POST):
        return _new_page(request, with_suggestions(NewNeed(**options), request.POST))
    form = NewNeed(request.POST, **options)
    if form.is_valid():
        with told_on(form):
            need = _state(request, form)
        if not form.errors:
            messages.success(request, _("The need has been noted."))
            return redirect("needs:show", need.pk)
    return _new_page(request, form)


def _state(request: SignedInRequest, form: NewNeed) -> Any:
    answers, now = form.cleaned_data, timezone.now()
    organisation = get_organisation(request.actor, answers["organisation"])
    if answers["employer"]:
        employer = get_organisation(request.actor, answers["employer"])
        workplace, facts = workplace_of(employer, answers["workplace"]), form.need_facts()
        return state_need(
            actor=request.actor, organisation=organisation, employer=employer, facts=facts, workplace=workplace, now=now
        )
    told = OrganisationFacts(
        kind=OrganisationKind.EMPLOYER,
        name=answers["new_employer"],
        number=answers["new_employer_number"] or None,
        municipality=organisation.municipality,
    )
    return state_need_of_new_employer(
        actor=request.actor, organisation=organisation, employer=told, facts=form.need_facts(), now=now
    )


def _new_page(request: SignedInRequest, form: Any) -> HttpResponse:
    return render(request, "needs/new.html", {"form": form, "crumbs": crumbs((_("State a need"), ""))})


@require_safe
@allowed(Permission.NEED_VIEW)
def show(request: SignedInRequest, need_id: int) -> HttpResponse:
    return _show(request, get_need(request.actor, need_id))


def _show(request: SignedInRequest, need: Any, refused: Refusal | None = None) -> HttpResponse:
    may_edit = may_edit_need(request.actor, need)
    happened = history_entries(list_happenings([need]), deeds=DEEDS, columns=COLUMNS, choices=CHOICES)
    facts = {
        "need": need,
        "state": state_tag(need),
        "facts": need_facts(need),
        "road": road(need),
        "next_steps": next_steps(need) if may_edit else [],
        "may_edit": may_edit and need.state != "dropped",
        "may_profile": request.actor.may(Permission.PROFILE_EDIT) and need.state != "dropped",
        "outcome": outcome_table(need),
        "told": tombstone_sentence(need.occupation_concept),
        "history": happened,
        "refusals": [refused] if refused else [],
        "crumbs": crumbs((need.occupation_label, "")),
    }
    return render(request, "needs/show.html", facts, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.NEED_EDIT)
def edit(request: SignedInRequest, need_id: int) -> HttpResponse:
    need = get_need(request.actor, need_id, permission=Permission.NEED_EDIT)
    places = {place.pk: place for place in need.employer.workplaces.all()}
    options: dict[str, Any] = {
        "workplaces": [(pk, place.name) for pk, place in places.items()],
        "initial": _as_initial(need),
    }
    if request.method == "POST" and not wants_suggestions(request.POST):
        form = ChangedNeed(request.POST, **options)
        if form.is_valid():
            with told_on(form):
                workplace = places.get(form.cleaned_data["workplace"] or 0)
                facts = form.need_facts()
                change_need(actor=request.actor, need=need, facts=facts, workplace=workplace, now=timezone.now())
            if not form.errors:
                messages.success(request, _("The need has been changed."))
                return redirect("needs:show", need.pk)
    else:
        form = ChangedNeed(**options)
        if request.method == "POST":
            with_suggestions(form, request.POST)
    context = {"form": form, "need": need, "crumbs": crumbs(_need_crumb(need), (_("Change"), ""))}
    return render(request, "needs/edit.html", context)


def _as_initial(need: Any) -> dict[str, Any]:
    recurring = {True: "yes", False: "no", None: ""}[need.is_recurring]
    plain = {name: getattr(need, name) for name in (*NEED_COLUMNS, "cause", "source")}
    return plain | {"occupation": occupation_of(need), "is_recurring": recurring, "workplace": need.workplace_id}


def _need_crumb(need: Any) -> tuple[str, str]:
    return need.occupation_label, reverse("needs:show", args=[need.pk])


@require_POST
@allowed(Permission.NEED_EDIT)
def step(request: SignedInRequest, need_id: int) -> HttpResponse:
    """One step on the way; what is missing is said on the same page, with where to find it."""
    need = get_need(request.actor, need_id, permission=Permission.NEED_EDIT)
    deed = STEP_DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        return redirect("needs:show", need.pk)
    try:
        deed(actor=request.actor, need=need, now=timezone.now())
    except NotAllowed:
        raise
    except Refusal as refused:
        return _show(request, get_need(request.actor, need_id), refused)
    messages.success(request, _("The need is now: %(state)s.") % {"state": _(state_tag(need).label.label)})
    return redirect("needs:show", need.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.NEED_EDIT)
def drop(request: SignedInRequest, need_id: int) -> HttpResponse:
    need = get_need(request.actor, need_id, permission=Permission.NEED_EDIT)
    form = DropNeed(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_on(form):
            drop_need(actor=request.actor, need=need, reason=form.cleaned_data["reason"], now=timezone.now())
        if not form.errors:
            messages.success(request, _("The need has been dropped. The reason is kept."))
            return redirect("needs:show", need.pk)
    context = {"form": form, "need": need, "crumbs": crumbs(_need_crumb(need), (_("Drop"), ""))}
    return render(request, "needs/drop.html", context)
