"""What an area's plans are made of: rounds that may open, proposed from the letters or added by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.rounds import actions
from jobbspar.apps.rounds.queries import (
    get_area,
    get_option,
    list_composition_decisions,
    list_floors,
    list_limits,
    list_options,
    list_tracks_of_area,
    members_of,
    municipalities_of_area,
)
from jobbspar.core.access import NotAllowed, Permission, require_in_any
from jobbspar.core.rounds.problem import PoolKind, Ruling
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.lists import page_of
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.deed_page import deed_page
from jobbspar.web.places import municipality_name
from jobbspar.web.rounds.crumbs import area_crumbs
from jobbspar.web.rounds.forms import OptionForm, ProposeForm

if TYPE_CHECKING:
    from jobbspar.apps.agreements.models import Agreement

EDIT = Permission.ROUND_PLAN_EDIT


def setup_url(agreement_id: int) -> str:
    return reverse("rounds:setup", args=[agreement_id])


def setup_crumbs(agreement: Agreement) -> list[tuple[str, str]]:
    return area_crumbs(agreement, (_("What the plans are made of"), setup_url(agreement.pk)))


@allowed(Permission.ROUND_PLAN_VIEW)
def show(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id)
    may_edit = _may_edit(request, agreement)
    page = page_of(request, list_options(agreement))
    context = {
        "agreement": agreement,
        "may_edit": may_edit,
        "options": _options_table(agreement, page, may_edit=may_edit),
        "page": page,
        "limits": _limits_table(agreement, may_edit=may_edit),
        "floors": [(municipality_name(one.municipality), one.seats) for one in list_floors(agreement) if one.seats],
        "decisions": list_composition_decisions(agreement),
        "crumbs": area_crumbs(agreement, (_("What the plans are made of"), "")),
    }
    return render(request, "rounds/setup.html", context)


def _may_edit(request: SignedInRequest, agreement: Agreement) -> bool:
    try:
        require_in_any(request.actor, EDIT, organisations=members_of(agreement))
    except NotAllowed:
        return False
    return True


def _options_table(agreement: Agreement, page: Any, *, may_edit: bool) -> Table:
    headings = [_("Track"), _("Where"), _("Starts"), _("Fewest people"), _("Seats"), _("Does it open?")]
    rows = [_option_row(agreement, one, may_edit=may_edit) for one in page]
    nothing = Empty(
        _("No round may open yet"),
        _("Say which rounds may open: a track, a place and a start day. They can be proposed from the letters."),
    )
    numeric = (_("Fewest people"), _("Seats"))
    columns = [Column(heading, numeric=heading in numeric) for heading in headings]
    return Table(_("Rounds that may open"), columns, rows, empty=nothing, caption_hidden=True)


def _option_row(agreement: Agreement, one: Any, *, may_edit: bool) -> list[Any]:
    own = reverse("rounds:option", args=[agreement.pk, one.pk])
    name: Any = Link(one.track.name, own) if may_edit and one.became is None else one.track.name
    answer: Any = Ruling(one.ruling)
    if one.became is not None:
        answer = Link(_("Has become a round"), reverse("tracks:round", args=[one.became_id]))
    where = ", ".join(filter(None, (municipality_name(one.municipality), one.place)))
    return [name, where, one.starts, one.least_people, one.seats, answer]


def _limits_table(agreement: Agreement, *, may_edit: bool) -> Table:
    rows = [
        [
            Link(one.name, reverse("rounds:limit", args=[agreement.pk, one.pk])) if may_edit else one.name,
            PoolKind(one.kind),
            one.seats,
            len(one.options.all()),
        ]
        for one in list_limits(agreement)
    ]
    columns = [Column(_("Name")), Column(_("What is shared"))]
    columns += [Column(_("Seats together"), numeric=True), Column(_("Rounds"), numeric=True)]
    nothing = Empty(_("No shared limits"), _("Say it here if several rounds share supervisors or education seats."))
    return Table(_("Shared limits"), columns, rows, empty=nothing, caption_hidden=True)


@allowed(EDIT)
def new(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    codes = municipalities_of_area(agreement)
    form = OptionForm(request.POST or None, tracks=list_tracks_of_area(agreement), codes=codes)
    return deed_page(
        request,
        form,
        lambda: actions.add_option(
            actor=request.actor,
            agreement=agreement,
            track=form.cleaned_data["track"],
            facts=form.facts,
            now=timezone.now(),
        ),
        heading=_("Add a round that may open"),
        lead=_("The plan decides whether it opens, from who can take part. Nothing is created by this."),
        back=setup_url(agreement.pk),
        said=_("The round may open. Ask for a new plan to see if it does."),
        crumbs=setup_crumbs(agreement),
    )


@allowed(EDIT)
def edit(request: SignedInRequest, agreement_id: int, option_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    option = get_option(agreement, option_id)
    names = ("municipality", "place", "starts", "least_people", "seats", "ruling", "group", "effort")
    codes = [*dict.fromkeys([*municipalities_of_area(agreement), option.municipality])]
    form = OptionForm(
        request.POST or None, tracks=(), codes=codes, initial={name: getattr(option, name) for name in names}
    )
    return deed_page(
        request,
        form,
        lambda: actions.change_option(actor=request.actor, option=option, facts=form.facts, now=timezone.now()),
        heading=option.track.name,
        lead=_("Plans already made keep what they were made from. Ask for a new plan afterwards."),
        back=setup_url(agreement.pk),
        said=_("Saved."),
        crumbs=setup_crumbs(agreement),
    )


@require_POST
@allowed(EDIT)
def remove(request: SignedInRequest, agreement_id: int, option_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    actions.remove_option(actor=request.actor, option=get_option(agreement, option_id), now=timezone.now())
    messages.success(request, _("The round is taken away."))
    return redirect(setup_url(agreement.pk))


@allowed(EDIT)
def propose(request: SignedInRequest, agreement_id: int) -> HttpResponse:
    agreement = get_area(request.actor, agreement_id, permission=EDIT)
    form = ProposeForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.propose_options(
            actor=request.actor, agreement=agreement, starts=form.starts, now=timezone.now()
        ),
        heading=_("Propose rounds from the letters"),
        lead=_("A round that may open for every agreed letter of intent and start day. What is there already is left."),
        back=setup_url(agreement.pk),
        said=_("The rounds are proposed. Look them through."),
        submit=_("Propose"),
        crumbs=setup_crumbs(agreement),
    )
