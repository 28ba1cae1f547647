"""A person's own chain: add, change, take out, and say how a step stands."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbspar.apps.plans import actions, queries
from jobbspar.apps.tracks.queries.choices import list_activities_to_choose
from jobbspar.core.access import Permission
from jobbspar.core.participation import DecisionState, StepResult
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.plans import forms
from jobbspar.web.plans.crumbs import to_plan


@allowed(Permission.PLAN_EDIT)
def add(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    activities = {activity.pk: activity for activity in list_activities_to_choose(request.actor)}
    form = forms.AddStepForm(request.POST or None, activities=[(pk, each.name) for pk, each in activities.items()])
    return deed_page(
        request,
        form,
        lambda: actions.add_step(
            actor=request.actor,
            participation=part,
            activity=activities[form.cleaned_data["activity"]],
            starts=form.cleaned_data["starts"],
            ends=forms.day_after(form.cleaned_data["last_day"]),
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        ),
        heading=_("Add a step"),
        lead=_("The step is added to this person's plan only. The track stays as it is."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("The step is in the plan."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_EDIT)
def change(request: SignedInRequest, step_id: int) -> HttpResponse:
    step = queries.get_step(request.actor, step_id)
    initial = {"starts": step.starts, "last_day": step.ends - timedelta(days=1), "reason": step.reason}
    form = forms.ChangeStepForm(request.POST or None, initial=initial)
    return deed_page(
        request,
        form,
        lambda: actions.change_step(
            actor=request.actor,
            step=step,
            starts=form.cleaned_data["starts"],
            ends=forms.day_after(form.cleaned_data["last_day"]),
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        ),
        heading=_("Change the step %(name)s") % {"name": step.activity.name},
        lead=_("Shorten, lengthen or move the step for this person, and say why."),
        back=reverse("plans:show", args=[step.participation_id]),
        said=_("The step is changed."),
        crumbs=to_plan(step.participation),
    )


@allowed(Permission.PLAN_EDIT)
def remove(request: SignedInRequest, step_id: int) -> HttpResponse:
    step = queries.get_step(request.actor, step_id)
    form = forms.RemoveStepForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.remove_step(
            actor=request.actor, step=step, reason=form.cleaned_data["reason"], now=timezone.now()
        ),
        heading=_("Take out the step %(name)s") % {"name": step.activity.name},
        lead=_("The step stays on the page with the reason, so that everybody understands the plan."),
        back=reverse("plans:show", args=[step.participation_id]),
        said=_("The step is taken out."),
        submit=_("Take out"),
        crumbs=to_plan(step.participation),
    )


@allowed(Permission.PLAN_EDIT)
def stands(request: SignedInRequest, step_id: int) -> HttpResponse:
    step = queries.get_step(request.actor, step_id)
    initial = {"decision": step.decision, "decided_by": step.decided_by, "result": step.result}
    form = forms.StepStandsForm(request.POST or None, initial=initial)

    def deed() -> None:
        told, now = form.cleaned_data, timezone.now()
        if (told["decision"], told["decided_by"]) != (step.decision, step.decided_by):
            actions.note_decision(
                actor=request.actor,
                step=step,
                decision=DecisionState(told["decision"]),
                decided_by=told["decided_by"],
                now=now,
            )
        if told["result"] != step.result:
            actions.note_result(actor=request.actor, step=step, result=StepResult(told["result"]), now=now)

    return deed_page(
        request,
        form,
        deed,
        heading=_("How the step %(name)s stands") % {"name": step.activity.name},
        lead=_("Note the decision, if one is needed, and how far the person has come."),
        back=reverse("plans:show", args=[step.participation_id]),
        said=_("Noted."),
        crumbs=to_plan(step.participation),
    )
