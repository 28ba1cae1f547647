"""Profiles: seen by all who work with tracks, written by the municipality and the employer, approved by the former."""

from jobbspar.apps.profiles.models import LadderStep, ProfileTask
from jobbspar.core.access import Role
from tests.factories import a_need, a_profile
from tests.web.who_reaches_what import PROFESSIONALS, PageRow, opens_for

WRITE = (Role.COORDINATOR, Role.EMPLOYER)


def _draft(world):
    return a_profile(world.municipality, world.employer, approved=False)


def _profile(world):
    return (world.profile.pk,)


def _a_draft(world):
    return (_draft(world).pk,)


def _requirement(world):
    return (_draft(world).requirements.get().pk,)


def _a_place(world):
    draft = _draft(world)
    return draft.pk, "krav", draft.requirements.get().pk


def _task(world):
    return (ProfileTask.objects.create(profile=_draft(world), text="Dela ut mat").pk,)


def _ladder_step(world):
    return (LadderStep.objects.create(profile=_draft(world), title="Undersköterska").pk,)


def _need(world):
    return (a_need(world.municipality, world.employer).pk,)


REMOVED = {"home": opens_for(*WRITE, status=302), "post_only": True}
PAGES = {
    "profiles:list": PageRow(home=opens_for(*PROFESSIONALS), next_door=None),
    "profiles:new": PageRow(home=opens_for(*WRITE), next_door=None),
    "profiles:new_for_need": PageRow(home=opens_for(*WRITE), args=_need),
    # A provider sees employers' profiles only within an agreement.
    "profiles:show": PageRow(home=opens_for(*PROFESSIONALS) | {Role.PROVIDER: 404}, args=_profile),
    "profiles:adapt": PageRow(home=opens_for(*WRITE), args=_profile),
    "profiles:edit": PageRow(home=opens_for(*WRITE), args=_a_draft),
    "profiles:step": PageRow(
        home=opens_for(*WRITE, status=302), args=_a_draft, post_only=True, posted={"deed": "retire"}
    ),
    "profiles:requirement_new": PageRow(home=opens_for(*WRITE), args=_a_draft),
    "profiles:skills": PageRow(home=opens_for(*WRITE), args=_a_draft),
    "profiles:requirement": PageRow(home=opens_for(*WRITE), args=_requirement),
    "profiles:requirement_remove": PageRow(args=_requirement, **REMOVED),
    "profiles:task_new": PageRow(home=opens_for(*WRITE), args=_a_draft),
    "profiles:task": PageRow(home=opens_for(*WRITE), args=_task),
    "profiles:task_remove": PageRow(args=_task, **REMOVED),
    "profiles:ladder_new": PageRow(home=opens_for(*WRITE), args=_a_draft),
    "profiles:ladder": PageRow(home=opens_for(*WRITE), args=_ladder_step),
    "profiles:order": PageRow(home=opens_for(*WRITE), args=_a_draft),
    "profiles:move": PageRow(home=opens_for(*WRITE, status=302), args=_a_place, post_only=True, posted={"till": "upp"}),
    "profiles:ladder_remove": PageRow(args=_ladder_step, **REMOVED),
}
