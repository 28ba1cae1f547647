"""Read profiles: those the actor may see, with all that a page shows."""

from typing import Any

from django.db.models import Q, QuerySet

from jobbspar.apps.needs.queries import concerned
from jobbspar.apps.profiles.models import LadderStep, Profile, ProfileTask, Requirement
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.profile_editing import ProfileState


def get_profile(actor: Actor, profile_id: int, *, permission: Permission = Permission.PROFILE_VIEW) -> Profile:
    """Return a profile the actor may see, with its parts.

    Raises `Profile.DoesNotExist` where not visible, `NotAllowed` where visible without the permission.
    """
    rows = Profile.objects.visible_to(actor).select_related(
        "organisation", "employer", "workplace", "need", "based_on", "previous", "approved_by"
    )
    own = ("requirements", "tasks", "ladder", "tracks", "following")
    parts = (*own, "based_on__requirements", "based_on__tasks", "based_on__ladder")
    profile: Profile = rows.prefetch_related(*parts).get(pk=profile_id)
    if permission is Permission.PROFILE_APPROVE:
        require_in_any(actor, permission, organisations=frozenset({profile.organisation_id}))
    elif permission is not Permission.PROFILE_VIEW:
        require_in_any(actor, permission, organisations=writers_of(profile))
    return profile


def writers_of(profile: Profile) -> frozenset[int]:
    """The organisations whose people write the profile: the municipality and the employer."""
    return concerned(profile.organisation_id, profile.employer_id)


def may_edit_profile(actor: Actor, profile: Profile) -> bool:
    return not actor.organisations_granting(Permission.PROFILE_EDIT).isdisjoint(writers_of(profile))


def list_profiles(actor: Actor, *, kind: str = "", state: str = "", text: str = "") -> QuerySet[Profile]:
    """Profiles by name, the newest version first. `kind` is `occupational` or `competence`."""
    rows = Profile.objects.visible_to(actor).select_related("organisation", "employer", "based_on")
    if kind == "occupational":
        rows = rows.filter(employer=None)
    elif kind == "competence":
        rows = rows.exclude(employer=None)
    rows = rows.filter(state=state) if state else rows.exclude(state=ProfileState.RETIRED)
    if text:
        words = Q(title__icontains=text) | Q(occupation_label__icontains=text) | Q(employer__name__icontains=text)
        rows = rows.filter(words)
    return rows.order_by("title", "-version", "-id")


def list_occupational_profiles(actor: Actor, *, code: str = "") -> QuerySet[Profile]:
    """Approved profiles to start from; those of the same SSYK group first if a code is given."""
    rows = Profile.objects.visible_to(actor).filter(employer=None, state=ProfileState.APPROVED)
    rows = rows.filter(following=None) | rows.exclude(following__state=ProfileState.APPROVED)
    found = rows.distinct().select_related("organisation").order_by("title", "-version")
    return found.filter(occupation_code=code) if code else found


def parts_beside(part: Requirement | ProfileTask | LadderStep) -> list[Any]:
    """The parts of the profile among which this one has its place, in order; first tasks apart from later ones."""
    if isinstance(part, ProfileTask):
        return list(ProfileTask.objects.filter(profile=part.profile_id, is_first=part.is_first))
    return list(type(part)._default_manager.filter(profile=part.profile_id))


def get_requirement(actor: Actor, requirement_id: int) -> Requirement:
    """A requirement of a profile the actor may write."""
    found = Requirement.objects.select_related("profile__organisation", "profile__employer").get(
        pk=requirement_id, profile__in=Profile.objects.visible_to(actor)
    )
    require_in_any(actor, Permission.PROFILE_EDIT, organisations=writers_of(found.profile))
    return found


def get_task(actor: Actor, task_id: int) -> ProfileTask:
    found = ProfileTask.objects.select_related("profile").get(pk=task_id, profile__in=Profile.objects.visible_to(actor))
    require_in_any(actor, Permission.PROFILE_EDIT, organisations=writers_of(found.profile))
    return found


def get_ladder_step(actor: Actor, step_id: int) -> LadderStep:
    found = LadderStep.objects.select_related("profile").get(pk=step_id, profile__in=Profile.objects.visible_to(actor))
    require_in_any(actor, Permission.PROFILE_EDIT, organisations=writers_of(found.profile))
    return found
