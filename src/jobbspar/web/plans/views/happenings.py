"""Talks, obstacles, deviations and attendance."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbspar.apps.plans import actions, queries
from jobbspar.core.access import Permission
from jobbspar.core.calendar import swedish_day
from jobbspar.core.participation import DeviationKind, ObstacleOwner, Severity
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.deed_page import deed_page
from jobbspar.web.plans import forms
from jobbspar.web.plans.crumbs import to_plan
from jobbspar.web.recruitment.wording import requirement_text


@allowed(Permission.PLAN_EDIT)
def talk(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    goals = [(goal.pk, requirement_text(goal)) for goal in queries.list_goals(part)]
    form = forms.TalkForm(request.POST or None, goals=goals, initial={"held_on": swedish_day(timezone.now())})
    return deed_page(
        request,
        form,
        lambda: actions.hold_check_in(
            actor=request.actor,
            participation=part,
            facts=form.check_in(),
            goals=form.goals(),
            obstacles=form.obstacles(),
            actions=form.actions(),
            now=timezone.now(),
        ),
        heading=_("Check-in"),
        lead=_("Begin with what works. What is in the way gets an owner, and it is seldom the person."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("The check-in is noted."),
        crumbs=to_plan(part),
    )


@allowed(Permission.PLAN_EDIT)
def obstacle(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    form = forms.ObstacleForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.note_obstacle(
            actor=request.actor, participation=part, facts=form.obstacle(), now=timezone.now()
        ),
        heading=_("Something in the way"),
        lead=_("Say what it is, whose it is, and who does something about it by when."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("Noted."),
        crumbs=to_plan(part),
    )


@require_POST
@allowed(Permission.PLAN_EDIT)
def solve(request: SignedInRequest, obstacle_id: int) -> HttpResponse:
    found = queries.get_obstacle(request.actor, obstacle_id)
    actions.solve_obstacle(actor=request.actor, obstacle=found, now=timezone.now())
    return redirect("plans:show", found.participation_id)


@allowed(Permission.PLAN_EDIT)
def deviation(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    form = forms.DeviationForm(request.POST or None)
    return deed_page(
        request,
        form,
        lambda: actions.note_deviation(
            actor=request.actor,
            participation=part,
            kind=DeviationKind(form.cleaned_data["kind"]),
            severity=Severity(form.cleaned_data["severity"]),
            what=form.cleaned_data["what"],
            owner=ObstacleOwner(form.cleaned_data["owner"]),
            action=form.cleaned_data["action"],
            due_on=form.cleaned_data["due_on"],
            now=timezone.now(),
        ),
        heading=_("Not as planned"),
        lead=_("Note what did not go as planned, what is done about it and by which day."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("Noted."),
        crumbs=to_plan(part),
    )


@require_POST
@allowed(Permission.PLAN_EDIT)
def close(request: SignedInRequest, deviation_id: int) -> HttpResponse:
    found = queries.get_deviation(request.actor, deviation_id)
    actions.close_deviation(actor=request.actor, deviation=found, now=timezone.now())
    return redirect("plans:show", found.participation_id)


@allowed(Permission.PLAN_EDIT)
def week(request: SignedInRequest, participation_id: int) -> HttpResponse:
    part = queries.get_participation(request.actor, participation_id, permission=Permission.PLAN_EDIT)
    form = forms.WeekForm(request.POST or None, initial={"day": swedish_day(timezone.now()), "planned": 5})
    return deed_page(
        request,
        form,
        lambda: actions.note_week(actor=request.actor, participation=part, now=timezone.now(), **form.cleaned_data),
        heading=_("Attendance in a week"),
        lead=_("Days only. Why somebody was away is not noted."),
        back=reverse("plans:show", args=[part.pk]),
        said=_("Noted."),
        crumbs=to_plan(part),
    )
