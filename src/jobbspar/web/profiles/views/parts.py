"""Tasks and next steps of a profile: small forms, one thing each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbspar.apps.profiles.actions import (
    add_ladder_step,
    add_task,
    change_ladder_step,
    change_task,
    remove_ladder_step,
    remove_task,
)
from jobbspar.apps.profiles.queries import get_ladder_step, get_profile, get_task
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.profiles.forms import LadderForm, TaskForm
from jobbspar.web.profiles.views.whole import crumb_of, crumbs
from jobbspar.web.refusals import told_on


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def new_task(request: SignedInRequest, profile_id: int) -> HttpResponse:
    profile = get_profile(request.actor, profile_id, permission=Permission.PROFILE_EDIT)
    form = TaskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_on(form):
            add_task(actor=request.actor, profile=profile, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The task is added."))
            return redirect("profiles:task_new" if "another" in request.POST else "profiles:show", profile.pk)
    return _page(request, profile, form, _("Add a task"), _("The first tasks decide what must be known at the start."))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def new_ladder_step(request: SignedInRequest, profile_id: int) -> HttpResponse:
    profile = get_profile(request.actor, profile_id, permission=Permission.PROFILE_EDIT)
    form = LadderForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_on(form):
            add_ladder_step(actor=request.actor, profile=profile, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The next step is added."))
            return redirect("profiles:ladder_new" if "another" in request.POST else "profiles:show", profile.pk)
    lead = _("What one can become after the first job, so that the track is no dead end.")
    return _page(request, profile, form, _("Add a next step"), lead)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def task(request: SignedInRequest, task_id: int) -> HttpResponse:
    row = get_task(request.actor, task_id)
    initial = {
        "text": row.text,
        "is_first": "first" if row.is_first else "later",
        "is_safety_critical": row.is_safety_critical,
    }
    form = TaskForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with told_on(form):
            change_task(actor=request.actor, task=row, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The task has been changed."))
            return redirect("profiles:show", row.profile_id)
    return _page(request, row.profile, form, row.text, row.profile.title, is_new=False)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def ladder_step(request: SignedInRequest, step_id: int) -> HttpResponse:
    row = get_ladder_step(request.actor, step_id)
    initial = {"title": row.title, "asks": row.asks, "where": row.where}
    form = LadderForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with told_on(form):
            change_ladder_step(actor=request.actor, step=row, now=timezone.now(), **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The next step has been changed."))
            return redirect("profiles:show", row.profile_id)
    return _page(request, row.profile, form, row.title, row.profile.title, is_new=False)


def _page(
    request: SignedInRequest, profile: Any, form: Any, heading: str, lead: str, *, is_new: bool = True
) -> HttpResponse:
    facts = {"form": form, "profile": profile, "heading": heading, "lead": lead, "is_new": is_new}
    return render(request, "profiles/part.html", facts | {"crumbs": crumbs(crumb_of(profile), (heading, ""))})


@require_POST
@allowed(Permission.PROFILE_EDIT)
def drop_task(request: SignedInRequest, task_id: int) -> HttpResponse:
    task = get_task(request.actor, task_id)
    remove_task(actor=request.actor, task=task, now=timezone.now())
    messages.success(request, _("The task is taken away."))
    return redirect("profiles:show", task.profile_id)


@require_POST
@allowed(Permission.PROFILE_EDIT)
def drop_ladder_step(request: SignedInRequest, step_id: int) -> HttpResponse:
    step = get_ladder_step(request.actor, step_id)
    remove_ladder_step(actor=request.actor, step=step, now=timezone.now())
    messages.success(request, _("The next step is taken away."))
    return redirect("profiles:show", step.profile_id)
