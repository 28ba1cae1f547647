"""Limits that rounds share, the fewest seats for a municipality, and decisions on composition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.rounds import actions
from jobbspar.apps.rounds.queries import get_area, get_limit, list_floors, list_options, municipalities_of_area
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.rounds.forms import DecisionForm, FloorsForm, LimitForm
from jobbspar.web.rounds.views.setup import setup_crumbs, setup_url

if TYPE_CHECKING:
    from jobbspar.apps.agreements.models import Agreement

EDIT = Permission.ROUND_PLAN_EDIT


@allowed(EDIT)
def limit_new(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    return _limit_page(request, agreement, LimitForm(request.POST or None, options=list_options(agreement)))


@allowed(EDIT)
def limit_edit(request: SignedInRequest, agreement_id: int, limit_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    limit = get_limit(agreement, limit_id)
    chosen = [one.pk for one in limit.options.all()]
    initial = {"name": limit.name, "kind": limit.kind, "seats": limit.seats, "options": chosen}
    form = LimitForm(request.POST or None, options=list_options(agreement), initial=initial)
    return _limit_page(request, agreement, form)


def _limit_page(request: SignedInRequest, agreement: Agreement, form: LimitForm) -> HttpResponse:
    return deed_page(
        request,
        form,
        lambda: actions.set_limit(actor=request.actor, agreement=agreement, now=timezone.now(), **form.cleaned_data),
        heading=_("A limit that rounds share"),
        lead=_("The rounds you tick get no more seats together than you write. A limit of the same name is replaced."),
        back=setup_url(agreement.pk),
        said=_("Saved."),
        crumbs=setup_crumbs(agreement),
    )


@require_POST
@allowed(EDIT)
def limit_remove(request: SignedInRequest, agreement_id: int, limit_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    actions.remove_limit(actor=request.actor, limit=get_limit(agreement, limit_id), now=timezone.now())
    messages.success(request, _("The limit is taken away."))
    return redirect(setup_url(agreement.pk))


@allowed(EDIT)
def floors(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    codes = municipalities_of_area(agreement)
    initial = {f"floor_{one.municipality}": one.seats for one in list_floors(agreement)}
    form = FloorsForm(request.POST or None, codes=codes, initial=initial)

    def deed() -> None:
        for code in codes:
            seats = form.cleaned_data[f"floor_{code}"] or 0
            if seats != initial.get(f"floor_{code}", 0):
                actions.set_floor(
                    actor=request.actor, agreement=agreement, municipality=code, seats=seats, now=timezone.now()
                )

    return deed_page(
        request,
        form,
        deed,
        heading=_("Fewest seats for each municipality"),
        lead=_("A plan must give at least so many people from the municipality a seat. Empty is none."),
        back=setup_url(agreement.pk),
        said=_("Saved."),
        crumbs=setup_crumbs(agreement),
    )


@allowed(EDIT)
def decision(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    form = DecisionForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.note_composition_decision(
            actor=request.actor, agreement=agreement, now=timezone.now(), **form.cleaned_data
        ),
        heading=_("Note a decision on composition"),
        lead=_("Without a decision in force a composition goal never changes what a plan is worth. Sex is no input."),
        back=setup_url(agreement.pk),
        said=_("The decision is noted."),
        crumbs=setup_crumbs(agreement),
    )
