"""List agreements, begin one, show one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbspar.apps.accounts.queries import get_organisation, own_organisation_choices
from jobbspar.apps.agreements.actions import begin_agreement
from jobbspar.apps.agreements.bridge import contents_of
from jobbspar.apps.agreements.queries import (
    get_agreement,
    get_version,
    list_agreements,
    list_versions,
    may_edit_agreement,
    newest_version,
    rows_of,
)
from jobbspar.apps.audit.queries import list_happenings
from jobbspar.core.access import Permission
from jobbspar.core.agreement_contents import missing_in
from jobbspar.core.agreement_differences import differences
from jobbspar.core.calendar import swedish_day
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.accounts.deeds import deed_label
from jobbspar.web.agreements import shown
from jobbspar.web.agreements.differences_shown import shown_by_section
from jobbspar.web.agreements.forms import AgreementFilter, NewAgreementForm
from jobbspar.web.agreements.steps_shown import next_steps
from jobbspar.web.components.parts import HistoryEntry, Link
from jobbspar.web.refusals import told_on

PAGE_SIZE = 50
NEW, LIST = "agreements:new", "agreements:list"


def crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Start"), reverse("start:home")), (_("Agreements"), reverse(LIST)), *last]


@require_safe
@allowed(Permission.AGREEMENT_VIEW)
def agreements(request: SignedInRequest) -> HttpResponse:
    form = AgreementFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = list_agreements(request.actor, words=chosen.get("words", ""), state=chosen.get("state", ""))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    may_add = request.actor.may(Permission.AGREEMENT_EDIT)
    values = {
        "filter_form": form,
        "table": shown.agreement_table(list(page), is_filtered=any(chosen.values()), may_add=may_add),
        "page": page,
        "may_add": may_add,
        "crumbs": [(_("Start"), reverse("start:home")), (_("Agreements"), "")],
    }
    return render(request, "agreements/list.html", values)


@require_http_methods(["GET", "POST"])
@allowed(Permission.AGREEMENT_EDIT)
def agreement_new(request: SignedInRequest) -> HttpResponse:
    owners = own_organisation_choices(request.actor, Permission.AGREEMENT_EDIT)
    form = NewAgreementForm(request.POST or None, owners=owners)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            owner = get_organisation(request.actor, form.cleaned_data["owner"])
            made = begin_agreement(
                actor=request.actor,
                owner=owner,
                name=form.cleaned_data["name"],
                facts=form.facts(),
                now=timezone.now(),
            )
        if not form.errors:
            messages.success(request, _("The agreement is begun. Go on with one section at a time."))
            return redirect("agreements:show", made.pk)
    values = {"form": form, "cancel": reverse(LIST), "crumbs": crumbs((_("New agreement"), ""))}
    return render(request, "agreements/new.html", values)


@require_safe
@allowed(Permission.AGREEMENT_VIEW)
def show(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_agreement(request.actor, agreement_id)
    newest = newest_version(agreement)
    contents = contents_of(newest)
    is_open = newest.signed_at is None and agreement.state != "ended"
    may_edit = may_edit_agreement(request.actor, agreement)
    values = {
        **version_values(newest),
        "agreement": agreement,
        "state": shown.state_tag(agreement.state),
        "may_edit": may_edit and is_open,
        "steps": next_steps(agreement) if may_edit else [],
        "missing": missing_in(contents, agreement=agreement.pk) if may_edit and is_open else [],
        "versions": list_versions(agreement),
        "entries": _history(agreement),
        "crumbs": crumbs((agreement.name, "")),
    }
    if may_edit and is_open and agreement.state in ("negotiation", "revision"):
        values["parties"] = shown.party_table(rows_of(newest, "parties"), action=_sign_link(agreement.pk))
        values["has_signatures"] = any(party.has_signed for party in contents.parties)
    return render(request, "agreements/show.html", values)


def _sign_link(agreement: int) -> Any:
    return lambda row: Link(
        _("Change") if row.signed_on else _("Note the signature"),
        reverse("agreements:sign_party", args=(agreement, row.pk)),
    )


def version_values(version: Any) -> dict[str, Any]:
    """All sections of one version for the templates."""
    today = swedish_day(timezone.now())
    codes = [row.code for row in rows_of(version, "municipalities")]
    return {
        "version": version,
        "ground": shown.ground_facts(contents_of(version).facts),
        "parties": shown.party_table(rows_of(version, "parties")),
        "municipalities": shown.names_of(codes),
        "area": shown.area_of(codes),
        "target_groups": shown.target_group_table(rows_of(version, "target_groups")),
        "goals": shown.goal_table(rows_of(version, "goals")),
        "team": shown.team_table(rows_of(version, "team")),
        "funding": shown.funding_table(rows_of(version, "funding"), today=today),
        "appendices": shown.appendices_of(rows_of(version, "appendices")),
    }


def _history(agreement: Any) -> list[HistoryEntry]:
    return [
        HistoryEntry(happening.at, happening.who, _sentence(happening)) for happening in list_happenings([agreement])
    ]


def _sentence(happening: Any) -> str:
    said = deed_label(happening.deed)
    return f"{said} ({happening.note})" if happening.note else said


@require_safe
@allowed(Permission.AGREEMENT_VIEW)
def version(request: SignedInRequest, agreement_id: int, number: int) -> HttpResponse:
    agreement = get_agreement(request.actor, agreement_id)
    row = get_version(agreement, number)
    back = reverse("agreements:show", args=(agreement.pk,))
    title = _("Version %(number)s") % {"number": number}
    values = {
        **version_values(row),
        "agreement": agreement,
        "title": title,
        "crumbs": crumbs((agreement.name, back), (title, "")),
    }
    return render(request, "agreements/version.html", values)


@require_safe
@allowed(Permission.AGREEMENT_VIEW)
def differences_between(request: SignedInRequest, agreement_id: int, old: int, new: int) -> HttpResponse:
    agreement = get_agreement(request.actor, agreement_id)
    before, after = get_version(agreement, old), get_version(agreement, new)
    named = {
        member.organisation_id: member.organisation.name
        for version in (before, after)
        for member in rows_of(version, "team")
    }
    found = differences(contents_of(before), contents_of(after))
    back = reverse("agreements:show", args=(agreement.pk,))
    title = _("What differs between version %(old)s and version %(new)s") % {"old": old, "new": new}
    values = {
        "agreement": agreement,
        "title": title,
        "before": before,
        "after": after,
        "sections": shown_by_section(found, organisations=named),
        "back": back,
        "crumbs": crumbs((agreement.name, back), (_("Differences"), "")),
    }
    return render(request, "agreements/differences.html", values)
