"""The requirements of a profile: one at a time, or ticked among the skills of the occupation."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jobbspar.apps.profiles.actions import add_requirement, add_skills, change_requirement, remove_requirement
from jobbspar.apps.profiles.bridge import requirement_of
from jobbspar.apps.profiles.queries import get_profile, get_requirement
from jobbspar.apps.taxonomy.queries import list_skills_of_group
from jobbspar.core.access import Permission
from jobbspar.core.profiles import RequirementKind
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.profiles.forms import RequirementForm, SkillTicks, initial_of
from jobbspar.web.profiles.shown import requirement_name
from jobbspar.web.profiles.views.whole import crumb_of, crumbs
from jobbspar.web.refusals import told_on


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def new(request: SignedInRequest, profile_id: int) -> HttpResponse:
    """First the kind, then only the questions it needs."""
    profile = get_profile(request.actor, profile_id, permission=Permission.PROFILE_EDIT)
    asked = request.GET.get("kind", "")
    path = crumbs(crumb_of(profile), (_("Add a requirement"), ""))
    if asked not in list(RequirementKind):
        context = {"profile": profile, "kinds": list(RequirementKind), "crumbs": path}
        return render(request, "profiles/requirement_kind.html", context)
    kind = RequirementKind(asked)
    initial = {"when": "at_hire"}
    form = RequirementForm(request.POST if request.method == "POST" else None, kind=kind, initial=initial)
    if form.is_valid():
        with told_on(form):
            requirement = form.requirement()
            add_requirement(actor=request.actor, profile=profile, requirement=requirement, now=timezone.now())
        if not form.errors:
            messages.success(request, _("“%(name)s” is added.") % {"name": requirement_name(requirement)})
            if "another" in request.POST:
                return redirect(request.get_full_path())
            return redirect("profiles:show", profile.pk)
    context = {"form": form, "profile": profile, "kind": kind, "crumbs": path}
    return render(request, "profiles/requirement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def edit(request: SignedInRequest, requirement_id: int) -> HttpResponse:
    row = get_requirement(request.actor, requirement_id)
    asked = requirement_of(row)
    form = RequirementForm(
        request.POST if request.method == "POST" else None, kind=asked.kind, initial=initial_of(asked)
    )
    if form.is_valid():
        with told_on(form):
            change_requirement(actor=request.actor, row=row, requirement=form.requirement(), now=timezone.now())
        if not form.errors:
            messages.success(request, _("The requirement has been changed."))
            return redirect("profiles:show", row.profile_id)
    name = requirement_name(asked)
    context: dict[str, Any] = {"form": form, "profile": row.profile, "kind": asked.kind, "row": row, "name": name}
    return render(request, "profiles/requirement.html", context | {"crumbs": crumbs(crumb_of(row.profile), (name, ""))})


@require_POST
@allowed(Permission.PROFILE_EDIT)
def remove(request: SignedInRequest, requirement_id: int) -> HttpResponse:
    row = get_requirement(request.actor, requirement_id)
    name, profile = requirement_name(requirement_of(row)), row.profile_id
    remove_requirement(actor=request.actor, row=row, now=timezone.now())
    messages.success(request, _("“%(name)s” is taken away.") % {"name": name})
    return redirect("profiles:show", profile)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def skills(request: SignedInRequest, profile_id: int) -> HttpResponse:
    """Proposals from the taxonomy for the whole occupational group; nothing is taken for granted."""
    profile = get_profile(request.actor, profile_id, permission=Permission.PROFILE_EDIT)
    known = {row.name.casefold() for row in profile.requirements.all()}
    proposals = [skill.label for skill in list_skills_of_group(profile.occupation_code)]
    left = [name for name in proposals if name.casefold() not in known]
    form = SkillTicks(request.POST if request.method == "POST" else None, skills=left)
    if form.is_valid():
        with told_on(form):
            ticked = form.cleaned_data["names"]
            added = add_skills(actor=request.actor, profile=profile, names=ticked, now=timezone.now())
        if not form.errors:
            told = ngettext("%(count)s skill is added. Say why it is needed.",
                            "%(count)s skills are added. Say why each is needed.", added)  # fmt: skip
            messages.success(request, told % {"count": added})
            return redirect("profiles:show", profile.pk)
    context = {"form": form, "profile": profile, "has_proposals": bool(left)}
    return render(
        request, "profiles/skills.html", context | {"crumbs": crumbs(crumb_of(profile), (_("Propose skills"), ""))}
    )
