"""Supervisors at the employer's workplaces, named from the letter of intent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.tracks import actions
from jobbspar.apps.tracks.queries import get_letter, list_supervisors, list_workplaces_of_letter
from jobbspar.core.access import NotAllowed, Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.refusals import told_on
from jobbspar.web.tracks.forms.letters import SupervisorChangeForm, SupervisorForm
from jobbspar.web.tracks.letter_facts import may_name_supervisors
from jobbspar.web.tracks.views.tracks import track_crumbs


def _letter(request: SignedInRequest, letter_id: int) -> Any:
    letter = get_letter(request.actor, letter_id)
    if not may_name_supervisors(request.actor, letter):
        raise NotAllowed(permission=Permission.LETTER_EDIT.label)
    return letter


@allowed(Permission.LETTER_SIGN)
def new(request: SignedInRequest, letter_id: int) -> HttpResponse:
    letter = _letter(request, letter_id)
    workplaces = list_workplaces_of_letter(letter)
    form = SupervisorForm(request.POST or None, workplaces=workplaces, initial={"workplace": letter.workplace_id})
    if form.is_valid():
        with told_on(form):
            actions.add_supervisor(actor=request.actor, letter=letter, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The supervisor is named."))
            return redirect("tracks:letter", letter.pk)
    lead = (
        _("Whoever supervises meets a future colleague. Write the name and how many is enough at once.")
        if workplaces
        else _("The employer has no workplace yet. Add one on the employer's page first.")
    )
    return _page(request, letter, form, heading=_("Name a supervisor"), lead=lead)


@allowed(Permission.LETTER_SIGN)
def edit(request: SignedInRequest, letter_id: int, supervisor_id: int) -> HttpResponse:
    letter = _letter(request, letter_id)
    supervisor = next((one for one in list_supervisors(letter) if one.pk == supervisor_id), None)
    if supervisor is None:
        raise Http404
    names = ("phone", "trained_on", "most_at_once", "is_active")
    form = SupervisorChangeForm(request.POST or None, initial={name: getattr(supervisor, name) for name in names})
    if form.is_valid():
        with told_on(form):
            actions.change_supervisor(
                actor=request.actor, letter=letter, supervisor=supervisor, now=timezone.now(), **form.cleaned_data
            )
        if not form.errors:
            messages.success(request, _("Saved."))
            return redirect("tracks:letter", letter.pk)
    return _page(request, letter, form, heading=supervisor.name, lead=supervisor.workplace.name)


def _page(request: SignedInRequest, letter: Any, form: Any, *, heading: str, lead: str) -> HttpResponse:
    back = reverse("tracks:letter", args=[letter.pk])
    crumbs = [*track_crumbs(letter.track, "")[:-1], (_("Letter of intent"), back), (heading, "")]
    return render(
        request, "tracks/form.html", {"form": form, "heading": heading, "lead": lead, "back": back, "crumbs": crumbs}
    )
