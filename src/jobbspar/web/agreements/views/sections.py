"""One page for each section of the open version."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jobbspar.apps.accounts.queries import get_organisation, organisation_choices
from jobbspar.apps.agreements.actions import (
    add_party,
    change_ground,
    cover_municipalities,
    put_row,
    remove_party,
    remove_row,
    write_appendix,
)
from jobbspar.apps.agreements.queries import get_party, newest_version, rows_of
from jobbspar.core.access import Permission
from jobbspar.core.agreements import AppendixKind
from jobbspar.core.calendar import swedish_day
from jobbspar.core.messages import N_
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.agreements import shown
from jobbspar.web.agreements.forms import (
    AppendixForm,
    CoveredForm,
    FundingForm,
    GoalForm,
    GroundForm,
    PartyForm,
    TargetGroupForm,
    TeamForm,
    last_day,
)
from jobbspar.web.agreements.views.pages import crumbs
from jobbspar.web.agreements.views.steps import get_editable
from jobbspar.web.components.parts import Column, Link, Table
from jobbspar.web.places import municipality_name
from jobbspar.web.refusals import told_on


@dataclass(frozen=True, slots=True)
class RowSection:
    """A section of rows that are added, changed and removed on one page."""

    heading: str
    lead: str
    add: str
    form: type[forms.Form]
    table: Callable[..., Table]


ROW_SECTIONS = {
    "target_groups": RowSection(
        N_("Target groups"),
        N_("Whom the tracks are for, told by criteria with the law they come from. Never a label on a person."),
        N_("Add a target group"),
        TargetGroupForm,
        shown.target_group_table,
    ),
    "goals": RowSection(
        N_("Goals"),
        N_("What is followed up, who answers for it and why. A goal is never a quota when people are chosen."),
        N_("Add a goal"),
        GoalForm,
        shown.goal_table,
    ),
    "team": RowSection(
        N_("Steering group and operative team"),
        N_("The steering group decides and follows up. The operative team meets often and gets things done."),
        N_("Add somebody"),
        TeamForm,
        shown.team_table,
    ),
    "funding": RowSection(
        N_("Funding"),
        N_("Money with its last day, so that everybody sees in time what remains when a project ends."),
        N_("Add funding"),
        FundingForm,
        shown.funding_table,
    ),
}


def _back(agreement: Any) -> str:
    return reverse("agreements:show", args=(agreement.pk,))


def _values(agreement: Any, heading: str, **more: Any) -> dict[str, Any]:
    trail = crumbs((agreement.name, _back(agreement)), (heading, ""))
    return {"agreement": agreement, "heading": heading, "back": _back(agreement), "crumbs": trail, **more}


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def ground(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_editable(request, agreement_id)
    version = newest_version(agreement)
    initial = {name: getattr(version, name) for name in GroundForm.base_fields if hasattr(version, name)}
    form = GroundForm(
        request.POST or None, initial={**initial, "name": agreement.name, "last_day": last_day(version.ends)}
    )
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            change_ground(
                actor=request.actor, agreement=agreement, name=form.cleaned_data["name"], facts=form.facts(),
                now=timezone.now(),
            )  # fmt: skip
        if not form.errors:
            messages.success(request, _("The changes are saved."))
            return redirect(_back(agreement))
    lead = _("What the agreement rests on, how long it holds and what it is for.")
    values = _values(agreement, _("Legal basis, period and purpose"), form=form, cancel=_back(agreement), lead=lead)
    return render(request, "agreements/form.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def appendix(request: SignedInRequest, agreement_id: int, kind: str) -> HttpResponse:
    agreement, which = get_editable(request, agreement_id), AppendixKind(kind)
    written = dict(shown.appendices_of(rows_of(newest_version(agreement), "appendices")))
    form = AppendixForm(request.POST or None, initial={"body": written[which]})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            write_appendix(
                actor=request.actor, agreement=agreement, kind=which, body=form.cleaned_data["body"], now=timezone.now()
            )
        if not form.errors:
            messages.success(request, _("The changes are saved."))
            return redirect(_back(agreement))
    lead = _("One of the four appendices. Write as you would tell a new colleague.")
    values = _values(agreement, _(which.label), form=form, cancel=_back(agreement), lead=lead)
    return render(request, "agreements/form.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def parties(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_editable(request, agreement_id)
    version = newest_version(agreement)
    choices = organisation_choices(request.actor)
    if request.method == "POST" and "remove" in request.POST:
        party = get_party(version, int(request.POST["remove"]))
        remove_party(actor=request.actor, agreement=agreement, party=party, now=timezone.now())
        messages.success(request, _("The party is taken away."))
        return redirect("agreements:parties", agreement.pk)
    form = PartyForm(request.POST or None, organisations=choices)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            chosen = get_organisation(request.actor, form.cleaned_data["organisation"])
            add_party(actor=request.actor, agreement=agreement, organisation=chosen, now=timezone.now())
        if not form.errors:
            messages.success(request, _("The party is added."))
            return redirect("agreements:parties", agreement.pk)
    values = _values(
        agreement,
        _("Parties"),
        form=form,
        lead=_("Those who agree. Their coordinators, officers and steering groups can read the agreement."),
        table=shown.party_table(rows_of(version, "parties")),
        removable=[
            (row.pk, row.organisation.name)
            for row in rows_of(version, "parties")
            if row.organisation_id != agreement.owner_id
        ],
        add=_("Add a party"),
    )
    return render(request, "agreements/rows.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def municipalities(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_editable(request, agreement_id)
    codes = [row.code for row in rows_of(newest_version(agreement), "municipalities")]
    is_removing = "remove" in request.POST
    form = CoveredForm(request.POST if request.method == "POST" and not is_removing else None)
    if is_removing or form.is_valid():
        gone = request.POST.get("remove", "")
        wanted = {*codes} - {gone} if is_removing else {*codes, form.cleaned_data["municipality"]}
        with told_on(form):
            cover_municipalities(actor=request.actor, agreement=agreement, codes=wanted, now=timezone.now())
        if is_removing or not form.errors:
            messages.success(request, _("The changes are saved."))
            return redirect("agreements:municipalities", agreement.pk)
    values = _values(
        agreement,
        _("Municipalities"),
        form=form,
        lead=_("The municipalities that the agreement covers. They are drawn on the map."),
        table=Table(
            _("Municipalities"),
            [Column(_("Municipality")), Column(_("Code"))],
            [(municipality_name(code), code) for code in codes],
            caption_hidden=True,
        ),
        removable=[(code, municipality_name(code)) for code in codes],
        add=_("Add a municipality"),
    )
    return render(request, "agreements/rows.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def rows(request: SignedInRequest, agreement_id: int, section: str) -> HttpResponse:
    """Target groups, goals, people and money: a table, and a form for a new row or for the row in the address."""
    agreement, words = get_editable(request, agreement_id), ROW_SECTIONS[section]
    here = reverse(f"agreements:{section}", args=(agreement.pk,))
    if request.method == "POST" and "remove" in request.POST:
        row_id = int(request.POST["remove"])
        remove_row(actor=request.actor, agreement=agreement, section=section, row=row_id, now=timezone.now())
        messages.success(request, _("The row is taken away."))
        return redirect(here)
    found = rows_of(newest_version(agreement), section)
    edited = next((row for row in found if str(row.pk) == request.GET.get("rad")), None)
    form = _row_form(request, section, words.form, edited)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            put_row(
                actor=request.actor, agreement=agreement, section=section, facts=form.facts(),
                row=edited.pk if edited else None, now=timezone.now(),
            )  # fmt: skip
        if not form.errors:
            messages.success(request, _("The changes are saved."))
            return redirect(here)
    today = {"today": swedish_day(timezone.now())} if section == "funding" else {}
    values = _values(
        agreement,
        _(words.heading),
        form=form,
        lead=_(words.lead),
        table=words.table(found, action=lambda row: Link(_("Change"), f"{here}?rad={row.pk}"), **today),
        removable=[(row.pk, _row_name(row)) for row in found],
        add=_("Change the row") if edited else _(words.add),
        cancel=here if edited else "",
    )
    return render(request, "agreements/rows.html", values)


def _row_name(row: Any) -> str:
    kind = getattr(row, "kind", "")
    name = getattr(row, "wording", "") or getattr(row, "name", "")
    return name or _(dict(TargetGroupForm.base_fields["kind"].choices)[kind])  # type: ignore[attr-defined]


def _row_form(request: SignedInRequest, section: str, form: type[forms.Form], edited: Any) -> Any:
    initial = {}
    if edited is not None:
        initial = {name: getattr(edited, name) for name in form.base_fields if hasattr(edited, name)}
        initial["last_day"] = last_day(getattr(edited, "ends", None))
        initial["organisation"] = getattr(edited, "organisation_id", None)
    more: dict[str, Any] = {"organisations": organisation_choices(request.actor)} if section == "team" else {}
    return form(request.POST or None, initial=initial, **more)
