"""Every deed on the parts of a profile: requirements, tasks, the ladder. Only a draft is changed."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from jobbspar.apps.audit.actions import record
from jobbspar.apps.profiles.actions.whole import require_draft
from jobbspar.apps.profiles.bridge import columns_of, requirement_of
from jobbspar.apps.profiles.models import LadderStep, Profile, ProfileTask
from jobbspar.apps.profiles.models import Requirement as RequirementRow
from jobbspar.apps.profiles.queries import parts_beside, writers_of
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.profile_editing import NothingWritten, SameRequirementTwice, SameSkillTwice, moved_down, moved_up
from jobbspar.core.profiles import LanguageWithoutSkill, RequiredWhen, Requirement, RequirementKind

Part = RequirementRow | ProfileTask | LadderStep


@transaction.atomic
def add_requirement(*, actor: Actor, profile: Profile, requirement: Requirement, now: datetime) -> RequirementRow:
    """Put a requirement last. A language has one requirement for each skill."""
    _require_edit(actor, profile)
    _refuse_unfit(profile, requirement)
    last = profile.requirements.aggregate(last=Max("position"))["last"] or 0
    row = RequirementRow.objects.create(profile=profile, position=last + 1, **columns_of(requirement))
    record(actor, "profile:add-requirement", profile, now=now, note=requirement.name)
    return row


@transaction.atomic
def change_requirement(*, actor: Actor, row: RequirementRow, requirement: Requirement, now: datetime) -> None:
    """Write the requirement anew in its place."""
    _require_edit(actor, row.profile)
    _refuse_unfit(row.profile, requirement, other_than=row.pk)
    columns = columns_of(requirement)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    record(actor, "profile:change-requirement", row.profile, now=now, note=requirement.name)


@transaction.atomic
def remove_requirement(*, actor: Actor, row: RequirementRow, now: datetime) -> None:
    """Take a requirement away; the trail keeps it."""
    _require_edit(actor, row.profile)
    record(actor, "profile:remove-requirement", row.profile, now=now, note=row.name)
    row.delete()


@transaction.atomic
def add_skills(*, actor: Actor, profile: Profile, names: Sequence[str], now: datetime) -> int:
    """Add ticked skills as requirements still without a reason; those already there are passed by."""
    _require_edit(actor, profile)
    known = {row.name.casefold() for row in profile.requirements.filter(kind=RequirementKind.SKILL)}
    new = [name for name in names if name.casefold() not in known]
    for name in new:
        asked = Requirement(kind=RequirementKind.SKILL, name=name, when=RequiredWhen.LEARNT_IN_TRACK)
        add_requirement(actor=actor, profile=profile, requirement=asked, now=now)
    return len(new)


@transaction.atomic
def add_task(
    *, actor: Actor, profile: Profile, text: str, is_first: bool, is_safety_critical: bool = False, now: datetime
) -> ProfileTask:
    """Name a task: from the first day, or later."""
    _require_edit(actor, profile)
    if not text.strip():
        raise NothingWritten(field="text")
    place = profile.tasks.count() + 1
    task = ProfileTask.objects.create(
        profile=profile,
        text=text.strip(),
        is_first=is_first,
        is_safety_critical=is_safety_critical,
        position=place,
    )
    record(actor, "profile:add-task", profile, now=now, note=task.text)
    return task


@transaction.atomic
def change_task(
    *, actor: Actor, task: ProfileTask, text: str, is_first: bool, is_safety_critical: bool, now: datetime
) -> None:
    """Write the task anew in its place."""
    _require_edit(actor, task.profile)
    if not text.strip():
        raise NothingWritten(field="text")
    task.text, task.is_first, task.is_safety_critical = text.strip(), is_first, is_safety_critical
    task.save(update_fields=["text", "is_first", "is_safety_critical"])
    record(actor, "profile:change-task", task.profile, now=now, note=task.text)


@transaction.atomic
def remove_task(*, actor: Actor, task: ProfileTask, now: datetime) -> None:
    _require_edit(actor, task.profile)
    record(actor, "profile:remove-task", task.profile, now=now, note=task.text)
    task.delete()


@transaction.atomic
def add_ladder_step(
    *, actor: Actor, profile: Profile, title: str, now: datetime, asks: str = "", where: str = ""
) -> LadderStep:
    """Name a next step after the first job, what it asks and where it can be reached."""
    _require_edit(actor, profile)
    if not title.strip():
        raise NothingWritten(field="title")
    place = profile.ladder.count() + 1
    step = LadderStep.objects.create(
        profile=profile, title=title.strip(), asks=asks.strip(), where=where.strip(), position=place
    )
    record(actor, "profile:add-ladder-step", profile, now=now, note=step.title)
    return step


@transaction.atomic
def change_ladder_step(
    *, actor: Actor, step: LadderStep, title: str, now: datetime, asks: str = "", where: str = ""
) -> None:
    """Write the next step anew in its place."""
    _require_edit(actor, step.profile)
    if not title.strip():
        raise NothingWritten(field="title")
    step.title, step.asks, step.where = title.strip(), asks.strip(), where.strip()
    step.save(update_fields=["title", "asks", "where"])
    record(actor, "profile:change-ladder-step", step.profile, now=now, note=step.title)


@transaction.atomic
def remove_ladder_step(*, actor: Actor, step: LadderStep, now: datetime) -> None:
    _require_edit(actor, step.profile)
    record(actor, "profile:remove-ladder-step", step.profile, now=now, note=step.title)
    step.delete()


@transaction.atomic
def move_part_up(*, actor: Actor, part: Part, now: datetime) -> None:
    """Put a requirement, a task or a next step one place earlier among its like."""
    _move(actor, part, moved_up, now=now)


@transaction.atomic
def move_part_down(*, actor: Actor, part: Part, now: datetime) -> None:
    """Put a requirement, a task or a next step one place later among its like."""
    _move(actor, part, moved_down, now=now)


def _move(actor: Actor, part: Part, rule: Callable[[Sequence[int], int], list[int]], *, now: datetime) -> None:
    _require_edit(actor, part.profile)
    rows = {row.pk: row for row in parts_beside(part)}
    order = rule(list(rows), part.pk)
    for place, key in enumerate(order, start=1):
        if rows[key].position != place:
            rows[key].position = place
            rows[key].save(update_fields=["position"])
    record(actor, "profile:move", part.profile, now=now, note=str(part))


def _require_edit(actor: Actor, profile: Profile) -> None:
    require_in_any(actor, Permission.PROFILE_EDIT, organisations=writers_of(profile))
    require_draft(profile)


def _refuse_unfit(profile: Profile, requirement: Requirement, other_than: int = 0) -> None:
    """The same thing once, and a language always in one skill."""
    if requirement.kind is RequirementKind.LANGUAGE and requirement.skill is None:
        raise LanguageWithoutSkill(name=requirement.name, field="skill")
    for row in profile.requirements.exclude(pk=other_than):
        if requirement_of(row).is_about_same(requirement):
            if requirement.skill is not None:
                raise SameSkillTwice(name=requirement.name, field="skill")
            raise SameRequirementTwice(name=requirement.name, field="name")
