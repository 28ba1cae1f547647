"""Placements: in a person's plan, and as the employer sees those at its own workplaces."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.plans import actions, queries
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.plans import forms
from jobbspar.web.plans.crumbs import to_plan
from jobbspar.web.plans.shown import own_workplaces_table

FIELDS = (
    "kind", "starts", "hours_per_week", "decision_reference", "tasks", "tasks_not_allowed", "learning_goals",
    "safety_intro_on", "union_asked_on", "union_answer", "no_union_because", "employer_checked_on",
    "employer_checked_by", "insurance", "language_buddy",
)  # fmt: skip


@allowed(Permission.PLAN_EDIT)
def add(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    supervisors = {each.pk: each for each in queries.list_supervisors_of_round(part.round_id)}
    choices = [(pk, f"{each.name}, {each.workplace.name}") for pk, each in supervisors.items()]
    form = forms.PlacementForm(request.POST or None, supervisors=choices)

    def deed() -> None:
        supervisor, deputy = supervisors[form.cleaned_data["supervisor"]], form.cleaned_data["deputy"]
        actions.add_placement(
            actor=request.actor,
            participation=part,
            workplace=supervisor.workplace,
            supervisor=supervisor,
            deputy=supervisors[deputy] if deputy else None,
            facts=form.placement(),
            now=timezone.now(),
        )

    return deed_page(
        request,
        form,
        deed,
        heading=_("New placement"),
        lead=_("A placement has a trained supervisor with time, a lawful length, and a union that has been asked."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("The placement is in the plan."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_EDIT)
def change(request: SignedInRequest, placement_id: int) -> HttpResponse:
    placement = queries.get_placement(request.actor, placement_id)
    part = placement.participation
    supervisors = {each.pk: each for each in queries.list_supervisors_of_round(part.round_id)}
    choices = [(pk, f"{each.name}, {each.workplace.name}") for pk, each in supervisors.items()]
    initial = {name: getattr(placement, name) for name in FIELDS}
    initial |= {"supervisor": placement.supervisor_id, "deputy": placement.deputy_id}
    initial["last_day"] = placement.ends - timedelta(days=1)
    form = forms.PlacementForm(request.POST or None, initial=initial, supervisors=choices)

    def deed() -> None:
        deputy = form.cleaned_data["deputy"]
        actions.change_placement(
            actor=request.actor,
            placement=placement,
            supervisor=supervisors[form.cleaned_data["supervisor"]],
            deputy=supervisors[deputy] if deputy else None,
            facts=form.placement(),
            now=timezone.now(),
        )

    return deed_page(
        request,
        form,
        deed,
        heading=_("Change the placement"),
        lead=_("A placement has a trained supervisor with time, a lawful length, and a union that has been asked."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("Saved."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_EDIT)
def register_check(request: SignedInRequest, placement_id: int) -> HttpResponse:
    placement = queries.get_placement(request.actor, placement_id)
    form = forms.RegisterCheckForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.note_register_check(
            actor=request.actor, placement=placement, by=form.cleaned_data["by"], now=timezone.now()
        ),
        heading=_("Extract from the police record was shown"),
        lead=_("Schools and preschools must see an extract. Note only that it was shown today, and to whom."),
        back=reverse("plans:show", args=[placement.participation_id]),
        said=_("Noted."),
        crumbs=to_plan(placement.participation),
    )


@allowed(Permission.CANDIDATE_VIEW)
def at_own_workplaces(request: SignedInRequest) -> HttpResponse:
    table = own_workplaces_table(queries.list_placements_at(request.actor))
    return render(request, "plans/placements.html", {"table": table, "crumbs": [(_("Placements"), "")]})
