"""The time at a workplace: it begins when all is asked about, then weeks and incidents are noted."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.plans import actions, queries
from jobbspar.core.access import Permission
from jobbspar.core.at_work import IncidentKind, WeekAtWork
from jobbspar.core.calendar import swedish_day
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.plans import forms
from jobbspar.web.plans.crumbs import to_plan


@allowed(Permission.PLAN_EDIT)
def begin(request: SignedInRequest, placement_id: int) -> HttpResponse:
    placement = queries.get_placement(request.actor, placement_id)
    form = forms.BeginPlacementForm(request.POST or None, initial={"on": placement.starts})
    return deed_page(
        request,
        form,
        lambda: actions.begin_placement(
            actor=request.actor, placement=placement, on=form.cleaned_data["on"], now=timezone.now()
        ),
        heading=_("The placement begins"),
        lead=_("First the union is asked, the employer checked and the safety gone through. What lacks is told here."),
        back=reverse("plans:show", args=[placement.participation_id]),
        said=_("The placement has begun."),
        crumbs=to_plan(placement.participation),
    )


@allowed(Permission.PLAN_EDIT)
def week(request: SignedInRequest, placement_id: int) -> HttpResponse:
    placement = queries.get_placement(request.actor, placement_id)
    form = forms.PlacementWeekForm(request.POST or None, initial={"monday": swedish_day(timezone.now())})
    return deed_page(
        request,
        form,
        lambda: actions.note_placement_week(
            actor=request.actor, placement=placement, facts=WeekAtWork(**form.cleaned_data), now=timezone.now()
        ),
        heading=_("A week at work"),
        lead=_("In a few words: tasks and what was learnt. Nothing about health or private life."),
        back=reverse("plans:show", args=[placement.participation_id]),
        said=_("The week is noted."),
        crumbs=to_plan(placement.participation),
    )


@allowed(Permission.PLAN_EDIT)
def incident(request: SignedInRequest, placement_id: int) -> HttpResponse:
    placement = queries.get_placement(request.actor, placement_id)
    form = forms.IncidentForm(request.POST or None, initial={"on": swedish_day(timezone.now())})

    def deed() -> None:
        told = form.cleaned_data | {"kind": IncidentKind(form.cleaned_data["kind"])}
        actions.note_incident(actor=request.actor, placement=placement, now=timezone.now(), **told)

    return deed_page(
        request,
        form,
        deed,
        heading=_("An incident at work"),
        lead=_(
            "Harassment and threats are not written here: turn to the employer's manager, the safety officer or the"
            " union, or to the Equality Ombudsman (DO)."
        ),
        back=reverse("plans:show", args=[placement.participation_id]),
        said=_("The incident is noted."),
        crumbs=to_plan(placement.participation),
    )


@allowed(Permission.PLAN_EDIT)
def close(request: SignedInRequest, incident_id: int) -> HttpResponse:
    found = queries.get_incident(request.actor, incident_id)
    form = forms.CloseIncidentForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.close_incident(
            actor=request.actor, incident=found, measure=form.cleaned_data["measure"], now=timezone.now()
        ),
        heading=_("Close the incident"),
        lead=_("It is closed when something has been done so that it does not happen again."),
        back=reverse("plans:show", args=[found.placement.participation_id]),
        said=_("The incident is closed."),
        crumbs=to_plan(found.placement.participation),
    )
