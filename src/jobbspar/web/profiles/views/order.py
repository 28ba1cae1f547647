"""The order of what a profile says: requirements, tasks and next steps, each moved among its like."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbspar.apps.profiles.actions import move_part_down, move_part_up
from jobbspar.apps.profiles.bridge import requirement_of
from jobbspar.apps.profiles.queries import get_profile
from jobbspar.core.access import Permission
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.profiles.shown import requirement_name
from jobbspar.web.profiles.views.whole import crumb_of, crumbs

WAYS = {"upp": move_part_up, "ner": move_part_down}


@require_safe
@allowed(Permission.PROFILE_EDIT)
def show(request: SignedInRequest, profile_id: int) -> HttpResponse:
    profile = get_profile(request.actor, profile_id, permission=Permission.PROFILE_EDIT)
    tasks = list(profile.tasks.all())
    requirements = [(row.pk, requirement_name(requirement_of(row))) for row in profile.requirements.all()]
    lists = [
        ("krav", _("Requirements"), requirements),
        ("uppgift", _("First tasks"), [(task.pk, task.text) for task in tasks if task.is_first]),
        ("uppgift", _("Later tasks"), [(task.pk, task.text) for task in tasks if not task.is_first]),
        ("steg", _("Next steps on the ladder"), [(step.pk, step.title) for step in profile.ladder.all()]),
    ]
    context = {"profile": profile, "lists": [one for one in lists if one[2]]}
    return render(request, "profiles/order.html", context | {"crumbs": crumbs(crumb_of(profile), (_("Order"), ""))})


@require_POST
@allowed(Permission.PROFILE_EDIT)
def move(request: SignedInRequest, profile_id: int, kind: str, part_id: int) -> HttpResponse:
    """Move one thing a place up or down."""
    profile = get_profile(request.actor, profile_id, permission=Permission.PROFILE_EDIT)
    deed, part = WAYS.get(request.POST.get("till", "")), _part(profile, kind, part_id)
    if deed is None or part is None:
        raise Http404
    deed(actor=request.actor, part=part, now=timezone.now())
    messages.success(request, _("“%(name)s” is moved.") % {"name": part})
    return redirect(reverse("profiles:order", args=[profile.pk]) + f"#{kind}-{part.pk}")


def _part(profile: Any, kind: str, part_id: int) -> Any:
    rows = {"krav": profile.requirements, "uppgift": profile.tasks, "steg": profile.ladder}.get(kind)
    return next((row for row in rows.all() if row.pk == part_id), None) if rows else None
