"""Organisations and their workplaces: list, show, new, edit."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbspar.apps.accounts.actions import (
    change_organisation,
    change_workplace,
    register_organisation,
    register_workplace,
)
from jobbspar.apps.accounts.queries import (
    get_organisation,
    get_workplace,
    list_members,
    list_open_invitations,
    list_organisations,
    may_edit_members,
    may_edit_organisation,
    own_organisation_choices,
)
from jobbspar.apps.audit.queries import list_happenings
from jobbspar.core.access import Permission
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.organisations import OrganisationKind, Sector
from jobbspar.core.places import municipality
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.accounts.deeds import deed_label
from jobbspar.web.accounts.organisation_forms import OrganisationFilter, OrganisationForm, WorkplaceForm
from jobbspar.web.accounts.tables import invitation_table, member_table, organisation_table, workplace_table
from jobbspar.web.components.parts import HistoryEntry
from jobbspar.web.history import history_entries
from jobbspar.web.refusals import told_on

PAGE_SIZE = 50
COLUMNS = {
    "kind": N_("Kind"),
    "name": N_("Name"),
    "number": N_("Organisation number"),
    "municipality": N_("Municipality"),
    "sector": N_("Who owns it"),
    "phone": N_("Telephone"),
    "email": N_("E-mail address"),
    "is_active": N_("In use"),
    "address": N_("Address"),
}
CHOICES: dict[str, type[Choice]] = {"kind": OrganisationKind, "sector": Sector}


def crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Start"), reverse("start:home")), (_("Organisations"), reverse("accounts:organisations")), *last]


@require_safe
@allowed(Permission.ORGANISATION_VIEW)
def organisations(request: SignedInRequest) -> HttpResponse:
    form = OrganisationFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = list_organisations(
        request.actor,
        words=chosen.get("words", ""),
        kind=chosen.get("kind", ""),
        only_own=chosen.get("own", False),
    )
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    may_add = request.actor.may(Permission.ORGANISATION_EDIT)
    values = {
        "filter_form": form,
        "table": organisation_table(page, is_filtered=any(chosen.values()), may_add=may_add),
        "page": page,
        "may_add": may_add,
        "may_manage_all": request.actor.may_everywhere(Permission.MEMBER_EDIT),
        "may_see_trail": request.actor.may(Permission.TRAIL_VIEW),
        "crumbs": [(_("Start"), reverse("start:home")), (_("Organisations"), "")],
    }
    return render(request, "accounts/organisations.html", values)


@require_safe
@allowed(Permission.ORGANISATION_VIEW)
def organisation(request: SignedInRequest, organisation_id: int) -> HttpResponse:
    row = get_organisation(request.actor, organisation_id)
    may_edit = may_edit_organisation(request.actor, row)
    values: dict[str, Any] = {
        "organisation": row,
        "facts": _facts(row),
        "may_edit": may_edit,
        "workplaces": workplace_table(row, may_edit=may_edit),
        "has_workplaces": row.kind not in (OrganisationKind.UNION, OrganisationKind.COORDINATION_ASSOCIATION),
        "crumbs": crumbs((row.name, "")),
    }
    if may_edit:
        values["entries"] = _history(row)
    if may_edit_members(request.actor, row):
        values["members"] = member_table(list_members(request.actor, row), own=request.actor.user)
        values["invitations"] = invitation_table(list_open_invitations(request.actor, row, now=timezone.now()))
    return render(request, "accounts/organisation.html", values)


def _history(row: Any) -> list[HistoryEntry]:
    """What was done to the organisation and its workplaces, with what was before."""
    happenings = list_happenings([row, *row.workplaces.all()])
    entries = history_entries(happenings, deeds={}, columns=COLUMNS, choices=CHOICES)
    said = (deed_label(happening.deed) for happening in happenings)
    return [replace(entry, what=what) for entry, what in zip(entries, said, strict=True)]


def _facts(row: Any) -> list[tuple[str, Any]]:
    place = municipality(row.municipality) if row.municipality else None
    return [
        (_("Kind"), OrganisationKind(row.kind)),
        (_("Organisation number"), f"{row.number[:6]}-{row.number[6:]}" if row.number else None),
        (_("Municipality"), f"{place.name} ({place.code}), {place.county}" if place else None),
        (_("Who owns it"), Sector(row.sector)),
        (_("Telephone"), row.phone or None),
        (_("E-mail address"), row.email or None),
        (_("Looked after by"), row.keeper.name if row.keeper else _("The administrators")),
        (_("In use"), _("Yes") if row.is_active else _("No")),
    ]


@require_http_methods(["GET", "POST"])
@allowed(Permission.ORGANISATION_EDIT)
def organisation_new(request: SignedInRequest) -> HttpResponse:
    keepers = own_organisation_choices(request.actor, Permission.ORGANISATION_EDIT)
    form = OrganisationForm(
        request.POST or None, keepers=keepers, initial={"kind": request.GET.get("kind", "employer")}
    )
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            kept_by = form.cleaned_data["keeper"]
            keeper = get_organisation(request.actor, kept_by) if kept_by else None
            row = register_organisation(actor=request.actor, facts=form.facts(), keeper=keeper, now=timezone.now())
        if not form.errors:
            messages.success(request, _("The organisation is registered."))
            return redirect("accounts:organisation", row.pk)
    values = {"form": form, "cancel": reverse("accounts:organisations"), "crumbs": crumbs((_("New organisation"), ""))}
    return render(request, "accounts/organisation_new.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.ORGANISATION_EDIT)
def organisation_edit(request: SignedInRequest, organisation_id: int) -> HttpResponse:
    row = _get_editable(request, organisation_id)
    form = OrganisationForm(request.POST or None, initial=_columns(row, OrganisationForm))
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            change_organisation(actor=request.actor, organisation=row, facts=form.facts(), now=timezone.now())
        if not form.errors:
            messages.success(request, _("The changes are saved."))
            return redirect("accounts:organisation", organisation_id)
    back = reverse("accounts:organisation", args=(organisation_id,))
    values = {"form": form, "cancel": back, "name": row.name, "crumbs": crumbs((row.name, back), (_("Change"), ""))}
    return render(request, "accounts/organisation_edit.html", values)


def _get_editable(request: SignedInRequest, organisation_id: int) -> Any:
    """The organisation, if the actor may change it; else it is not there, as for the deed it would not be."""
    row = get_organisation(request.actor, organisation_id)
    if not may_edit_organisation(request.actor, row):
        raise type(row).DoesNotExist
    return row


def _columns(row: Any, form: type[OrganisationForm] | type[WorkplaceForm]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)}


@require_http_methods(["GET", "POST"])
@allowed(Permission.ORGANISATION_EDIT)
def workplace_new(request: SignedInRequest, organisation_id: int) -> HttpResponse:
    row = _get_editable(request, organisation_id)
    form = WorkplaceForm(request.POST or None, initial={"municipality": row.municipality, "is_active": True})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            register_workplace(actor=request.actor, organisation=row, facts=form.facts(), now=timezone.now())
        if not form.errors:
            messages.success(request, _("The workplace is registered."))
            return redirect("accounts:organisation", organisation_id)
    back = reverse("accounts:organisation", args=(organisation_id,))
    last = (_("New workplace"), "")
    values = {"form": form, "cancel": back, "heading": last[0], "crumbs": crumbs((row.name, back), last)}
    return render(request, "accounts/workplace.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.ORGANISATION_EDIT)
def workplace_edit(request: SignedInRequest, workplace_id: int) -> HttpResponse:
    row = get_workplace(request.actor, workplace_id)
    if not may_edit_organisation(request.actor, row.organisation):
        raise type(row).DoesNotExist
    form = WorkplaceForm(request.POST or None, initial=_columns(row, WorkplaceForm))
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            change_workplace(actor=request.actor, workplace=row, facts=form.facts(), now=timezone.now())
        if not form.errors:
            messages.success(request, _("The changes are saved."))
            return redirect("accounts:organisation", row.organisation_id)
    back = reverse("accounts:organisation", args=(row.organisation_id,))
    trail = crumbs((row.organisation.name, back), (row.name, ""))
    values = {"form": form, "cancel": back, "heading": row.name, "crumbs": trail}
    return render(request, "accounts/workplace.html", values)
