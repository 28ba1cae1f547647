"""Every deed on a profile as a whole; its parts are written in `parts`."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction

from jobbspar.apps.accounts.models import Organisation, Workplace
from jobbspar.apps.audit.actions import record
from jobbspar.apps.needs.actions import note_profile_made, require_home
from jobbspar.apps.needs.models import Need
from jobbspar.apps.profiles.bridge import placed, requirement_of
from jobbspar.apps.profiles.models import LadderStep, Profile, ProfileTask, Requirement
from jobbspar.apps.profiles.queries import writers_of
from jobbspar.core.access import Actor, Permission, require, require_in_any
from jobbspar.core.calendar import swedish_day
from jobbspar.core.needs import NeedState
from jobbspar.core.profile_editing import (
    PROFILE_STATES,
    DraftIsThere,
    NotAnOccupationalProfile,
    ProfileFacts,
    ProfileIsFixed,
    ProfileState,
)
from jobbspar.core.profiles import reasons_missing
from jobbspar.core.refusals import Refusal, SeveralRefusals


def _columns(facts: ProfileFacts) -> dict[str, Any]:
    plain = {field.name: getattr(facts, field.name) for field in fields(facts) if field.name != "occupation"}
    return plain | facts.occupation.columns


def require_draft(profile: Profile) -> None:
    """Raise unless the profile can still be changed."""
    if profile.state != ProfileState.DRAFT:
        raise ProfileIsFixed(mend_at=("profiles:show", (profile.pk,)))


@transaction.atomic
def create_profile(
    *,
    actor: Actor,
    organisation: Organisation,
    facts: ProfileFacts,
    now: datetime,
    employer: Organisation | None = None,
    workplace: Workplace | None = None,
    need: Need | None = None,
) -> Profile:
    """Begin a profile. Without employer it is an occupational profile that others build on."""
    _require_may_write(actor, organisation, employer)
    profile = Profile.objects.create(
        organisation=organisation, employer=employer, workplace=workplace, need=need, **_columns(facts)
    )
    record(actor, "profile:create", profile, now=now)
    return profile


@transaction.atomic
def adapt_profile(
    *,
    actor: Actor,
    base: Profile,
    organisation: Organisation,
    employer: Organisation,
    facts: ProfileFacts,
    now: datetime,
    workplace: Workplace | None = None,
    need: Need | None = None,
) -> Profile:
    """Begin an employer's own profile with all that the occupational profile says."""
    _require_may_write(actor, organisation, employer)
    if base.employer_id is not None:
        raise NotAnOccupationalProfile(field="based_on")
    profile = Profile.objects.create(
        organisation=organisation,
        employer=employer,
        workplace=workplace,
        need=need,
        based_on=base,
        **_columns(facts),
    )
    _copy_parts(base, profile)
    record(actor, "profile:adapt", profile, now=now, note=base.title)
    return profile


@transaction.atomic
def change_profile(
    *, actor: Actor, profile: Profile, facts: ProfileFacts, now: datetime, workplace: Workplace | None = None
) -> None:
    """Write new facts over the old, while it is a draft."""
    require_in_any(actor, Permission.PROFILE_EDIT, organisations=writers_of(profile))
    require_draft(profile)
    columns = _columns(facts) | {"workplace": workplace}
    for name, value in columns.items():
        setattr(profile, name, value)
    profile.save(update_fields=list(columns))
    record(actor, "profile:change", profile, now=now)


@transaction.atomic
def approve_profile(*, actor: Actor, profile: Profile, now: datetime) -> None:
    """Fix the profile. Raises `SeveralRefusals` with a link to each requirement that is not finished."""
    require(actor, Permission.PROFILE_APPROVE, organisation=profile.organisation_id)
    PROFILE_STATES.require(ProfileState(profile.state), ProfileState.APPROVED)
    missing = _missing(profile)
    if missing:
        raise SeveralRefusals(missing)
    profile.state, profile.approved_on, profile.approved_by_id = ProfileState.APPROVED, swedish_day(now), actor.user
    profile.save(update_fields=["state", "approved_on", "approved_by"])
    record(actor, "profile:approve", profile, now=now)
    if profile.need and profile.need.state == NeedState.CONFIRMED:
        note_profile_made(actor=actor, need=profile.need, now=now)


def _missing(profile: Profile) -> list[Refusal]:
    rows = list(profile.requirements.order_by("position", "id"))
    if not rows:
        return placed(reasons_missing([]), at=("profiles:requirement_new", (profile.pk,)))
    return [
        refusal
        for row in rows
        for refusal in placed(reasons_missing([requirement_of(row)]), at=("profiles:requirement", (row.pk,)))
    ]


@transaction.atomic
def begin_new_version(*, actor: Actor, profile: Profile, now: datetime) -> Profile:
    """Copy a fixed profile into a draft with the next number; the old one stays as it was approved."""
    require_in_any(actor, Permission.PROFILE_EDIT, organisations=writers_of(profile))
    if profile.state == ProfileState.DRAFT:
        raise DraftIsThere(mend_at=("profiles:show", (profile.pk,)))
    begun = profile.following.filter(state=ProfileState.DRAFT).first()
    if begun:
        raise DraftIsThere(mend_at=("profiles:show", (begun.pk,)))
    kept = {"id", "version", "state", "approved_by", "approved_on", "previous"}
    columns = {f.attname: getattr(profile, f.attname) for f in Profile._meta.concrete_fields if f.name not in kept}
    made = Profile.objects.create(**columns, version=profile.version + 1, previous=profile)
    _copy_parts(profile, made)
    record(actor, "profile:new-version", made, now=now, note=str(made.version))
    return made


@transaction.atomic
def retire_profile(*, actor: Actor, profile: Profile, now: datetime) -> None:
    """Take the profile out of use; what stands on it stays."""
    require_in_any(actor, Permission.PROFILE_EDIT, organisations=writers_of(profile))
    PROFILE_STATES.require(ProfileState(profile.state), ProfileState.RETIRED)
    profile.state = ProfileState.RETIRED
    profile.save(update_fields=["state"])
    record(actor, "profile:retire", profile, now=now)


def _require_may_write(actor: Actor, organisation: Organisation, employer: Organisation | None) -> None:
    if employer is None:
        require(actor, Permission.PROFILE_EDIT, organisation=organisation.pk)
    else:
        require_home(actor, Permission.PROFILE_EDIT, organisation=organisation, employer=employer)


def _copy_parts(base: Profile, profile: Profile) -> None:
    """Requirements, tasks and ladder, each in its place."""
    for model in (Requirement, ProfileTask, LadderStep):
        names = [f.name for f in model._meta.concrete_fields if f.name not in {"id", "profile", "copied_from"}]
        for row in model._default_manager.filter(profile=base):
            columns = {name: getattr(row, name) for name in names}
            if isinstance(row, Requirement):
                columns["copied_from"] = row
            model._default_manager.create(profile=profile, **columns)
