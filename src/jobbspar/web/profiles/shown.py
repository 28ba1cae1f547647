"""What the pages about profiles show, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.profiles.bridge import differences_from_base, requirement_of
from jobbspar.core.messages import N_
from jobbspar.core.profile_editing import Difference, ProfileState, RequirementDifference, text_differences
from jobbspar.core.profiles import EvidenceSource, Requirement
from jobbspar.core.tracks import TrackSector
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag, Tone
from jobbspar.web.components.readable import label, readable
from jobbspar.web.needs.shown import occupation_value

if TYPE_CHECKING:
    from jobbspar.apps.profiles.models import Profile

TONES: dict[ProfileState, Tone] = {
    ProfileState.DRAFT: "info",
    ProfileState.APPROVED: "success",
    ProfileState.RETIRED: "neutral",
}
DIFFERENCE_TONES: dict[Difference, Tone] = {
    Difference.ADDED: "warning",
    Difference.REMOVED: "info",
    Difference.CHANGED: "warning",
    Difference.SAME: "neutral",
}
DEEDS = {
    "profile:create": N_("Begun"),
    "profile:adapt": N_("Begun from"),
    "profile:change": N_("Changed"),
    "profile:approve": N_("Approved"),
    "profile:new-version": N_("New version begun"),
    "profile:retire": N_("Taken out of use"),
    "profile:add-requirement": N_("Requirement added"),
    "profile:change-requirement": N_("Requirement changed"),
    "profile:remove-requirement": N_("Requirement taken away"),
    "profile:add-task": N_("Task added"),
    "profile:remove-task": N_("Task taken away"),
    "profile:add-ladder-step": N_("Next step added"),
    "profile:remove-ladder-step": N_("Next step taken away"),
    "profile:change-task": N_("Task changed"),
    "profile:change-ladder-step": N_("Next step changed"),
    "profile:move": N_("Order changed"),
}
COLUMNS = {
    "title": N_("Name of the profile"),
    "occupation_label": N_("Occupation"),
    "positions": N_("Number of jobs"),
    "start_window": N_("When the jobs begin"),
    "hours": N_("Hours"),
    "schedule": N_("Schedule"),
    "pay": N_("Pay and collective agreement"),
    "travel": N_("Getting to work"),
    "is_recurring": N_("Does the need come back?"),
    "seqf_level": N_("Level in the qualifications framework (SeQF)"),
    "assessment": N_("How it is found out what somebody can do already"),
    "valid_from": N_("Valid from"),
    "valid_until": N_("Valid until"),
    "state": N_("State"),
}
FIELDS = {
    "level": N_("Level"),
    "when": N_("When it must be met"),
    "why": N_("Why it is needed"),
    "reason": N_("Reason"),
    "task": N_("Task"),
    "accepted": N_("What counts as proof"),
    "negotiable": N_("Can be discussed"),
}


def state_tag(profile: Profile) -> Tag:
    state = ProfileState(profile.state)
    return Tag(state, TONES[state])


def profile_link(profile: Profile) -> Link:
    return Link(profile.title, reverse("profiles:show", args=[profile.pk]))


def profile_table(profiles: Iterable[Profile], *, may_write: bool, is_filtered: bool) -> Table:
    columns = [
        Column(_("Profile")),
        Column(_("Employer")),
        Column(_("Occupation")),
        Column(_("Version"), numeric=True),
        Column(_("State")),
    ]
    rows = [
        [
            profile_link(profile),
            profile.employer.name if profile.employer else _("Occupational profile"),
            profile.occupation_label,
            profile.version,
            state_tag(profile),
        ]
        for profile in profiles
    ]
    return Table(_("Profiles"), columns, rows, empty=_no_profiles(may_write, is_filtered), caption_hidden=True)


def _no_profiles(may_write: bool, is_filtered: bool) -> Empty:
    if is_filtered:
        return Empty(
            _("No profile fits"), _("Try with fewer conditions."), Link(_("Show all"), reverse("profiles:list"))
        )
    action = Link(_("Make a profile"), reverse("profiles:new")) if may_write else None
    return Empty(_("There are no profiles yet"), _("A profile says what a job asks for, and why."), action)


def profile_facts(profile: Profile) -> list[tuple[Any, Any]]:
    sector = _(TrackSector(profile.sector).label) if profile.sector in list(TrackSector) else profile.sector or None
    whose = [(_("Occupation"), occupation_value(profile)), (_("Field of work"), sector)]
    if profile.employer:
        whose += [
            (_("Employer"), profile.employer.name),
            (_("Workplace"), profile.workplace.name if profile.workplace else None),
        ]
    if profile.based_on:
        base = profile.based_on
        words = _("%(title)s, version %(number)s") % {"title": base.title, "number": base.version}
        whose.append((_("Made from"), Link(words, reverse("profiles:show", args=[base.pk]))))
    if profile.need:
        whose.append((_("Answers to the need"), Link(profile.need.occupation_label, _need_url(profile))))
    names = ["start_window", "hours", "schedule", "pay", "travel", "seqf_level", "assessment"]
    terms = [(_(COLUMNS[name]), getattr(profile, name) or None) for name in ("positions", *names)]
    return [*whose, *terms, (_(COLUMNS["is_recurring"]), profile.is_recurring)]


def _need_url(profile: Profile) -> str:
    return reverse("needs:show", args=[profile.need_id])


def version_facts(profile: Profile) -> list[tuple[Any, Any]]:
    facts: list[tuple[Any, Any]] = [
        (_("State"), state_tag(profile)),
        (_("Version"), profile.version),
        (_("Kept by"), profile.organisation.name),
        (_("Valid from"), profile.valid_from),
        (_("Valid until"), profile.valid_until),
    ]
    if profile.approved_by:
        facts += [(_("Approved by"), profile.approved_by.name), (_("Approved"), profile.approved_on)]
    if profile.previous:
        facts.append((_("Earlier version"), _version_link(profile.previous)))
    later = [_version_link(row) for row in profile.following.all()]
    return facts + ([(_("Later version"), later)] if later else [])


def _version_link(profile: Profile) -> Link:
    text = _("Version %(number)s") % {"number": profile.version}
    return Link(text, reverse("profiles:show", args=[profile.pk]))


def requirement_name(requirement: Requirement) -> str:
    """“Swedish, speaking: B1”, in the reader's language."""
    words = requirement.name
    if requirement.skill:
        words = f"{words}, {label(requirement.skill)}"
    return f"{words}: {label(requirement.level)}" if requirement.level else words


def requirement_table(profile: Profile, *, may_edit: bool) -> Table:
    columns = [
        Column(_("Requirement")),
        Column(_("Kind")),
        Column(_("When")),
        Column(_("Why")),
        Column(_("What counts as proof")),
        Column(_("Can be discussed")),
    ]
    rows = []
    for row in profile.requirements.all():
        asked = requirement_of(row)
        name: Any = requirement_name(asked)
        rows.append(
            [
                Link(name, reverse("profiles:requirement", args=[row.pk])) if may_edit else name,
                asked.kind,
                asked.when,
                _why(asked),
                _proof(asked.accepted),
                asked.negotiable,
            ]
        )
    empty = Empty(_("No requirements yet"), _("Begin with what the first tasks need."))
    return Table(_("Requirements"), columns, rows, empty=empty, caption_hidden=True)


def _why(asked: Requirement) -> Any:
    if asked.why is None or not asked.reason:
        return Tag(_("Reason missing"), "warning")
    words = f"{label(asked.why).capitalize()}: {asked.reason}"
    if not asked.task or asked.task == asked.reason:
        return words
    return _("%(why)s (task: %(task)s)") % {"why": words.rstrip("."), "task": asked.task}


def _proof(accepted: frozenset[EvidenceSource]) -> str:
    return readable([label(source) for source in EvidenceSource if source in accepted]) if accepted else _("Every sort")


def difference_table(profile: Profile) -> Table | None:
    """The employer's own profile beside the occupational one; None when it stands on its own."""
    if profile.based_on is None:
        return None
    found = differences_from_base(profile)
    columns = [
        Column(_("Requirement")),
        Column(_("Difference")),
        Column(_("Occupational profile")),
        Column(_("Here")),
    ]
    rows = [
        [requirement_name(d.shown), Tag(d.difference, DIFFERENCE_TONES[d.difference]), *_before_and_after(d)]
        for d in found
        if d.difference is not Difference.SAME
    ]
    empty = Empty(_("Nothing is changed"), _("All requirements are those of the occupational profile."))
    return Table(_("What was changed"), columns, rows, empty=empty, caption_hidden=True)


def other_differences(profile: Profile) -> list[str]:
    """Tasks and next steps that only one of the two profiles has, a sentence each."""
    base = profile.based_on
    if base is None:
        return []
    kinds = (
        (_("Task"), [row.text for row in profile.tasks.all()], [row.text for row in base.tasks.all()]),
        (_("Next step"), [row.title for row in profile.ladder.all()], [row.title for row in base.ladder.all()]),
    )
    return [
        f"{kind}, {label(difference).lower()}: {text}"
        for kind, own, there in kinds
        for difference, text in text_differences(own, base=there)
    ]


def _before_and_after(difference: RequirementDifference) -> tuple[str, str]:
    own, base = difference.own, difference.base
    if own is None or base is None:
        return (_("Is there") if base else "–", _("Is there") if own else "–")
    return _fields(base, difference.fields), _fields(own, difference.fields)


def _fields(requirement: Requirement, names: tuple[str, ...]) -> str:
    return "; ".join(f"{_(FIELDS[name])}: {_field(requirement, name)}" for name in names)


def _field(requirement: Requirement, name: str) -> str:
    return _proof(requirement.accepted) if name == "accepted" else label(getattr(requirement, name))
