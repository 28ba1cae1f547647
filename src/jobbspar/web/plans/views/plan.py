"""One person's plan: what comes next, the chain on a timeline, and all that happens around it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.participants.actions import note_look
from jobbspar.apps.plans import actions, queries
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.plans import forms
from jobbspar.web.plans.crumbs import to_plan
from jobbspar.web.plans.shown import plan_page


@allowed(Permission.PLAN_VIEW)
def show(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id)
    now = timezone.now()
    note_look(actor=request.actor, participant=part.participant, now=now)
    context = plan_page(request.actor, part, today=swedish_day(now))
    context["crumbs"] = [*to_plan(part)[:1], (part.participant.name, "")]
    return render(request, "plans/show.html", context)


@allowed(Permission.PLAN_EDIT)
def next_step(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    plan = queries.get_plan(part)
    initial = {name: getattr(plan, name) for name in ("next_step", "next_step_on", "next_step_ask")}
    form = forms.NextStepForm(request.POST or None, initial=initial)
    return deed_page(
        request,
        form,
        lambda: actions.write_next_step(
            actor=request.actor, plan=plan, next_step=form.as_written(), now=timezone.now()
        ),
        heading=_("The next step"),
        lead=_("What comes next, which day, and whom to ask. The person sees this first of all."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("The next step is written."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_EDIT)
def goals(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    plan = queries.get_plan(part)
    initial = {name: getattr(plan, name) for name in ("goal", "wish_after", "income")}
    form = forms.GoalsForm(request.POST or None, initial=initial)
    return deed_page(
        request,
        form,
        lambda: actions.write_goals(actor=request.actor, plan=plan, now=timezone.now(), **form.cleaned_data),
        heading=_("What the person wants"),
        lead=_("Write it together with the person, in the person's own words."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("Saved."),
        crumbs=to_plan(part),
    )
