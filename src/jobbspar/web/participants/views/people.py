"""The register of people: find, look, write, note what was seen, and who else may see."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.accounts.queries import list_organisations_of_kinds, organisations_named
from jobbspar.apps.participants import actions, queries
from jobbspar.core.access import Actor, Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.organisations import OrganisationKind
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.components.lists import page_of
from jobbspar.web.components.parts import Column, Empty, Link, Table
from jobbspar.web.participants import forms, shown
from jobbspar.web.places import municipality_name
from jobbspar.web.refusals import told_on

PEOPLE_A_PAGE = 50


def _today() -> date:
    return swedish_day(timezone.now())


@allowed(Permission.PARTICIPANT_VIEW)
def index(request: SignedInRequest) -> HttpResponse:
    search = forms.SearchForm(request.GET or None)
    text = search.cleaned_data["text"] if search.is_bound and search.is_valid() else ""
    is_search = bool(text.split())
    page = page_of(
        request,
        _found(request.actor, text) if is_search else queries.list_participants(request.actor),
        per_page=PEOPLE_A_PAGE,
        count=None if is_search else queries.count_participants(request.actor),
    )
    may_add = request.actor.may(Permission.PARTICIPANT_EDIT)
    rows = [
        [
            Link(f"{person.family_name}, {person.given_name}", reverse("participants:show", args=[person.pk])),
            municipality_name(person.municipality) or None,
            person.organisation.name,
            person.created_on,
        ]
        for person in page
    ]
    table = Table(
        caption=_("People in the register"),
        columns=[Column(_("Name")), Column(_("Home municipality")), Column(_("Register")), Column(_("Registered"))],
        rows=rows,
        empty=_nobody(text=text, may_add=may_add),
    )
    context = {"table": table, "page": page, "search": search, "may_add": may_add, "crumbs": [(_("Participants"), "")]}
    return render(request, "participants/list.html", context)


def _found(actor: Actor, text: str) -> Any:
    """Those who are found, fetched at once where one page holds them all, so that nothing is looked for twice."""
    rows = queries.list_participants(actor, text=text)
    first = list(rows[: PEOPLE_A_PAGE + 1])
    return first if len(first) <= PEOPLE_A_PAGE else rows


def _nobody(*, text: str, may_add: bool) -> Empty:
    if text:
        return Empty(_("Nobody by that name"), _("Try fewer letters, or the other name."))
    action = Link(_("Read in a list"), reverse("participants:imports")) if may_add else None
    return Empty(_("No people yet"), _("Add people one by one, or read in a list from Excel."), action)


@allowed(Permission.PARTICIPANT_VIEW)
def show(request: SignedInRequest, participant_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id)
    actions.note_look(actor=request.actor, participant=person, now=timezone.now())
    context = shown.person_page(request.actor, person, today=_today())
    context["crumbs"] = [(_("Participants"), reverse("participants:list")), (person.name, "")]
    return render(request, "participants/show.html", context)


@allowed(Permission.PARTICIPANT_EDIT)
def new(request: SignedInRequest) -> HttpResponse:
    mine = organisations_named(request.actor.organisations_granting(Permission.PARTICIPANT_EDIT))
    choices = [(organisation.pk, organisation.name) for organisation in mine]
    form = forms.NewPersonForm(request.POST or None, organisations=choices, today=_today())
    if form.is_valid():
        organisation = next(each for each in mine if each.pk == form.cleaned_data["organisation"])
        with told_on(form):
            person = actions.register_participant(
                actor=request.actor,
                organisation=organisation,
                facts=form.person(),
                background=form.background(),
                now=timezone.now(),
            )
            messages.success(request, _("%(name)s is in the register.") % {"name": person.name})
            return redirect("participants:show", person.pk)
    return _form_page(request, form, heading=_("New person"), back=reverse("participants:list"))


@allowed(Permission.PARTICIPANT_EDIT)
def edit(request: SignedInRequest, participant_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    form = forms.PersonForm(
        request.POST or None, initial=shown.as_initial(person, queries.find_background(person)), today=_today()
    )
    if form.is_valid():
        with told_on(form):
            actions.change_participant(
                actor=request.actor,
                participant=person,
                facts=form.person(),
                background=form.background(),
                now=timezone.now(),
            )
            messages.success(request, _("Saved."))
            return _to(person.pk)
    back = reverse("participants:show", args=[person.pk])
    return _form_page(request, form, heading=person.name, back=back, crumb=(person.name, back))


@allowed(Permission.PARTICIPANT_EDIT)
def add_evidence(request: SignedInRequest, participant_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    form = forms.EvidenceForm(request.POST or None)
    if form.is_valid():
        with told_on(form):
            actions.note_evidence(actor=request.actor, participant=person, facts=form.facts(), now=timezone.now())
            messages.success(request, _("Noted."))
            return _to(person.pk)
    back = reverse("participants:show", args=[person.pk])
    lead = _("Note what you have seen or been told. What nobody has asked about stays unknown, and that is fine.")
    return _form_page(
        request, form, heading=_("Note what is in place"), back=back, crumb=(person.name, back), lead=lead
    )


@require_POST
@allowed(Permission.PARTICIPANT_EDIT)
def drop_evidence(request: SignedInRequest, participant_id: int, evidence_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    evidence = queries.get_evidence(person, evidence_id)
    actions.remove_evidence(actor=request.actor, evidence=evidence, now=timezone.now())
    messages.success(request, _("Taken away."))
    return _to(person.pk)


@allowed(Permission.PARTICIPANT_EDIT)
def share(request: SignedInRequest, participant_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    kinds = (OrganisationKind.EMPLOYMENT_SERVICE, OrganisationKind.MUNICIPALITY)
    others = [each for each in list_organisations_of_kinds(request.actor, kinds) if each.pk != person.organisation_id]
    form = forms.SharingForm(request.POST or None, organisations=[(each.pk, each.name) for each in others])
    if form.is_valid():
        organisation = next(each for each in others if each.pk == form.cleaned_data["organisation"])
        with told_on(form):
            actions.share_participant(
                actor=request.actor,
                participant=person,
                organisation=organisation,
                ground=form.cleaned_data["ground"],
                now=timezone.now(),
            )
            messages.success(request, _("%(name)s can now see the person.") % {"name": organisation.name})
            return _to(person.pk)
    back = reverse("participants:show", args=[person.pk])
    lead = _("The other organisation sees the person until you end it. The person can always see who may look.")
    return _form_page(
        request, form, heading=_("Let another organisation see"), back=back, crumb=(person.name, back), lead=lead
    )


@require_POST
@allowed(Permission.PARTICIPANT_EDIT)
def stop_sharing(request: SignedInRequest, participant_id: int, sharing_id: int) -> HttpResponse:
    person = queries.get_participant(request.actor, participant_id, permission=Permission.PARTICIPANT_EDIT)
    actions.end_sharing(actor=request.actor, sharing=queries.get_sharing(person, sharing_id), now=timezone.now())
    messages.success(request, _("Ended."))
    return _to(person.pk)


def _to(participant_id: int) -> HttpResponseRedirect:
    return redirect("participants:show", participant_id)


def _form_page(
    request: SignedInRequest,
    form: Any,
    *,
    heading: str,
    back: str,
    crumb: tuple[str, str] | None = None,
    lead: str = "",
) -> HttpResponse:
    crumbs = [(_("Participants"), reverse("participants:list")), *([crumb] if crumb else []), (heading, "")]
    return render(
        request,
        "participants/form.html",
        {"form": form, "heading": heading, "back": back, "crumbs": crumbs, "lead": lead},
    )
