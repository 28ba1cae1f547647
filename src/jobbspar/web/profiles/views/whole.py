"""Profiles as a whole: list, begin, adapt, show, change, approve, renew, retire."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbspar.apps.accounts.queries import get_organisation
from jobbspar.apps.audit.queries import list_happenings
from jobbspar.apps.needs.bridge import occupation_of
from jobbspar.apps.needs.queries import employers_for, get_need, municipalities_for
from jobbspar.apps.profiles.actions import (
    adapt_profile,
    approve_profile,
    begin_new_version,
    change_profile,
    create_profile,
    retire_profile,
)
from jobbspar.apps.profiles.queries import (
    get_profile,
    list_occupational_profiles,
    list_profiles,
    may_edit_profile,
)
from jobbspar.apps.taxonomy.queries import find_occupation
from jobbspar.core.access import NotAllowed, Permission
from jobbspar.core.profile_editing import ProfileState
from jobbspar.core.profiles import RequirementKind
from jobbspar.core.refusals import Refusal, SeveralRefusals
from jobbspar.web.access import SignedInRequest, allowed
from jobbspar.web.history import history_entries
from jobbspar.web.profiles.forms import PLAIN_FACTS, ChangedProfile, NewProfile, ProfileFilter
from jobbspar.web.profiles.shown import (
    COLUMNS,
    DEEDS,
    difference_table,
    other_differences,
    profile_facts,
    profile_table,
    requirement_table,
    version_facts,
)
from jobbspar.web.refusals import told_on
from jobbspar.web.taxonomy.occupations import tombstone_sentence, wants_suggestions, with_suggestions

ON_A_PAGE = 50


def crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Profiles"), reverse("profiles:list") if last else ""), *last]


def crumb_of(profile: Any) -> tuple[str, str]:
    return profile.title, reverse("profiles:show", args=[profile.pk])


@require_safe
@allowed(Permission.PROFILE_VIEW)
def profiles(request: SignedInRequest) -> HttpResponse:
    form = ProfileFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_profiles(
        request.actor, kind=asked.get("kind", ""), state=asked.get("state", ""), text=asked.get("q", "")
    )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    may_write = request.actor.may(Permission.PROFILE_EDIT)
    table = profile_table(page, may_write=may_write, is_filtered=any(asked.values()))
    facts = {"filter_form": form, "table": table, "page": page, "may_write": may_write, "crumbs": crumbs()}
    return render(request, "profiles/list.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def new(request: SignedInRequest) -> HttpResponse:
    """An occupational profile, or an employer's own."""
    return _begin(request, initial={"occupation": find_occupation(request.GET.get("occupation", ""))})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def new_for_need(request: SignedInRequest, need_id: int) -> HttpResponse:
    """The profile that answers to a need: employer, occupation and number are known already."""
    need = get_need(request.actor, need_id)
    same_work = list_occupational_profiles(request.actor, code=need.occupation_code).first()
    initial = {
        "title": need.occupation_label,
        "occupation": occupation_of(need),
        "organisation": need.organisation_id,
        "employer": need.employer_id,
        "positions": need.people,
        "based_on": same_work.pk if same_work else None,
    }
    return _begin(request, initial=initial, need=need)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def adapt(request: SignedInRequest, profile_id: int) -> HttpResponse:
    """An employer's own profile from an occupational one."""
    base = get_profile(request.actor, profile_id)
    return _begin(request, initial=_as_initial(base) | {"based_on": base.pk})


def _begin(request: SignedInRequest, *, initial: dict[str, Any], need: Any = None) -> HttpResponse:
    actor = request.actor
    bases = [(row.pk, f"{row.title} ({row.organisation.name})") for row in list_occupational_profiles(actor)]
    options: dict[str, Any] = {
        "municipalities": municipalities_for(actor, Permission.PROFILE_EDIT),
        "employers": employers_for(actor, Permission.PROFILE_EDIT),
        "bases": bases,
        "must_have_employer": not actor.may(Permission.PROFILE_APPROVE),
        "initial": initial,
    }
    form = NewProfile(request.POST, **options) if request.method == "POST" else NewProfile(**options)
    if request.method == "POST" and wants_suggestions(request.POST):
        with_suggestions(form := NewProfile(**options), request.POST)
    elif form.is_valid():
        with told_on(form):
            profile = _create(request, form, need)
        if not form.errors:
            messages.success(request, _("The profile is begun. Now say what the work asks for, and why."))
            return redirect("profiles:show", profile.pk)
    context = {"form": form, "need": need, "crumbs": crumbs((_("Make a profile"), ""))}
    return render(request, "profiles/new.html", context)


def _create(request: SignedInRequest, form: NewProfile, need: Any) -> Any:
    actor, answers, now = request.actor, form.cleaned_data, timezone.now()
    organisation = get_organisation(actor, answers["organisation"])
    employer = get_organisation(actor, answers["employer"]) if answers["employer"] else None
    whose: dict[str, Any] = {"organisation": organisation, "employer": employer, "need": need}
    facts = form.profile_facts()
    if answers["based_on"]:
        base = get_profile(actor, answers["based_on"])
        return adapt_profile(actor=actor, base=base, facts=facts, now=now, **whose)
    return create_profile(actor=actor, facts=facts, now=now, **whose)


@require_safe
@allowed(Permission.PROFILE_VIEW)
def show(request: SignedInRequest, profile_id: int) -> HttpResponse:
    return _show(request, get_profile(request.actor, profile_id))


def _show(request: SignedInRequest, profile: Any, refused: list[Refusal] | None = None) -> HttpResponse:
    is_draft, actor = profile.state == ProfileState.DRAFT, request.actor
    may_write = may_edit_profile(actor, profile)
    tasks = list(profile.tasks.all())
    context = {
        "profile": profile,
        "is_draft": is_draft,
        "may_edit": may_write and is_draft,
        "may_renew": may_write and profile.state == ProfileState.APPROVED,
        "may_retire": may_write and profile.state != ProfileState.RETIRED,
        "may_approve": is_draft and actor.may(Permission.PROFILE_APPROVE, organisation=profile.organisation_id),
        "may_adapt": profile.employer is None
        and profile.state == ProfileState.APPROVED
        and actor.may(Permission.PROFILE_EDIT),
        "kinds": list(RequirementKind),
        "requirements": requirement_table(profile, may_edit=may_write and is_draft),
        "differences": difference_table(profile),
        "other_differences": other_differences(profile),
        "facts": profile_facts(profile),
        "version": version_facts(profile),
        "first_tasks": [task for task in tasks if task.is_first],
        "later_tasks": [task for task in tasks if not task.is_first],
        "ladder": list(profile.ladder.all()),
        "tracks": list(profile.tracks.all()),
        "told": tombstone_sentence(profile.occupation_concept),
        "refusals": refused or [],
        "history": history_entries(
            list_happenings([profile]), deeds=DEEDS, columns=COLUMNS, choices={"state": ProfileState}
        ),
        "crumbs": crumbs((profile.title, "")),
    }
    return render(request, "profiles/show.html", context, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROFILE_EDIT)
def edit(request: SignedInRequest, profile_id: int) -> HttpResponse:
    profile = get_profile(request.actor, profile_id, permission=Permission.PROFILE_EDIT)
    places = {place.pk: place for place in profile.employer.workplaces.all()} if profile.employer else {}
    options: dict[str, Any] = {
        "workplaces": [(pk, place.name) for pk, place in places.items()],
        "initial": _as_initial(profile) | {"workplace": profile.workplace_id},
    }
    form = ChangedProfile(request.POST, **options) if request.method == "POST" else ChangedProfile(**options)
    if request.method == "POST" and wants_suggestions(request.POST):
        with_suggestions(form := ChangedProfile(**options), request.POST)
    elif form.is_valid():
        with told_on(form):
            workplace = places.get(form.cleaned_data.get("workplace") or 0)
            facts = form.profile_facts()
            change_profile(actor=request.actor, profile=profile, facts=facts, workplace=workplace, now=timezone.now())
        if not form.errors:
            messages.success(request, _("The profile has been changed."))
            return redirect("profiles:show", profile.pk)
    context = {"form": form, "profile": profile, "crumbs": crumbs(crumb_of(profile), (_("Change"), ""))}
    return render(request, "profiles/edit.html", context)


def _as_initial(profile: Any) -> dict[str, Any]:
    recurring = {True: "yes", False: "no", None: ""}[profile.is_recurring]
    plain = {name: getattr(profile, name) for name in PLAIN_FACTS}
    return plain | {"occupation": occupation_of(profile), "is_recurring": recurring}


@require_POST
@allowed(Permission.PROFILE_EDIT)
def step(request: SignedInRequest, profile_id: int) -> HttpResponse:
    """Approve, renew or retire; everything that is missing is said on the same page, with links."""
    asked, now = request.POST.get("deed", ""), timezone.now()
    needed = Permission.PROFILE_APPROVE if asked == "approve" else Permission.PROFILE_EDIT
    profile = get_profile(request.actor, profile_id, permission=needed)
    try:
        if asked == "approve":
            approve_profile(actor=request.actor, profile=profile, now=now)
            messages.success(request, _("The profile is approved. From now on it is renewed, not changed."))
        elif asked == "renew":
            profile = begin_new_version(actor=request.actor, profile=profile, now=now)
            messages.success(request, _("This is the new version. The old one stays as it was approved."))
        elif asked == "retire":
            retire_profile(actor=request.actor, profile=profile, now=now)
            messages.success(request, _("The profile is no longer offered. What stands on it stays."))
    except NotAllowed:
        raise
    except SeveralRefusals as several:
        return _show(request, get_profile(request.actor, profile_id), several.refusals)
    except Refusal as refusal:
        return _show(request, get_profile(request.actor, profile_id), [refusal])
    return redirect("profiles:show", profile.pk)
