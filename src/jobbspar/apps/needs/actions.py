"""Every deed on needs."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction

from jobbspar.apps.accounts.actions import register_organisation
from jobbspar.apps.accounts.models import Organisation, Workplace
from jobbspar.apps.audit.actions import record
from jobbspar.apps.needs.models import Need
from jobbspar.apps.needs.queries import concerned
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.calendar import swedish_day
from jobbspar.core.needs import (
    NEED_STATES,
    DroppedWithoutReason,
    NeedFacts,
    NeedHasNoProfile,
    NeedHasNoTrack,
    NeedNotOpen,
    NeedState,
    OtherMunicipality,
    WorkplaceOfAnother,
)
from jobbspar.core.organisations import OrganisationFacts


def require_home(actor: Actor, permission: Permission, *, organisation: Organisation, employer: Organisation) -> None:
    """Raise unless the actor may act for the municipality, or for the employer whose record it keeps."""
    require_in_any(actor, permission, organisations=concerned(organisation.pk, employer.pk))
    mine = actor.organisations_granting(permission)
    only_as_employer = mine.isdisjoint(concerned(organisation.pk, None))
    if only_as_employer and employer.keeper_id != organisation.pk:
        raise OtherMunicipality(field="organisation", employer=employer.name, municipality=organisation.name)


def _columns(facts: NeedFacts) -> dict[str, Any]:
    plain = {field.name: getattr(facts, field.name) for field in fields(facts) if field.name != "occupation"}
    return plain | facts.occupation.columns


@transaction.atomic
def state_need(
    *,
    actor: Actor,
    organisation: Organisation,
    employer: Organisation,
    facts: NeedFacts,
    now: datetime,
    workplace: Workplace | None = None,
) -> Need:
    """Note what an employer needs, kept by the municipality."""
    require_home(actor, Permission.NEED_EDIT, organisation=organisation, employer=employer)
    _require_own(workplace, employer=employer)
    need = Need.objects.create(
        organisation=organisation,
        employer=employer,
        workplace=workplace,
        stated_on=swedish_day(now),
        **_columns(facts),
    )
    record(actor, "need:state", need, now=now)
    return need


@transaction.atomic
def state_need_of_new_employer(
    *, actor: Actor, organisation: Organisation, employer: OrganisationFacts, facts: NeedFacts, now: datetime
) -> Need:
    """Register an employer nobody has met before and note the need, both or neither."""
    registered = register_organisation(actor=actor, facts=employer, keeper=organisation, now=now)
    return state_need(actor=actor, organisation=organisation, employer=registered, facts=facts, now=now)


@transaction.atomic
def change_need(
    *, actor: Actor, need: Need, facts: NeedFacts, now: datetime, workplace: Workplace | None = None
) -> None:
    """Write what is now known over what was; the trail keeps the old."""
    _require_edit(actor, need)
    if need.state == NeedState.DROPPED:
        raise NeedNotOpen(mend_at=("needs:show", (need.pk,)))
    _require_own(workplace, employer=need.employer)
    columns = _columns(facts) | {"workplace": workplace}
    for name, value in columns.items():
        setattr(need, name, value)
    need.save(update_fields=list(columns))
    record(actor, "need:change", need, now=now)


def _require_own(workplace: Workplace | None, *, employer: Organisation) -> None:
    if workplace is not None and workplace.organisation_id != employer.pk:
        raise WorkplaceOfAnother(field="workplace", employer=employer.name)


@transaction.atomic
def confirm_need(*, actor: Actor, need: Need, now: datetime) -> None:
    """The employer has said that the need is real."""
    _require_edit(actor, need)
    _move(need, NeedState.CONFIRMED)
    record(actor, "need:confirm", need, now=now)


@transaction.atomic
def note_profile_made(*, actor: Actor, need: Need, now: datetime) -> None:
    """There is an approved competence profile that answers to the need."""
    _require_edit(actor, need)
    NEED_STATES.require(NeedState(need.state), NeedState.PROFILED)
    profiles = list(need.profiles.order_by("id"))
    if not any(profile.state == "approved" for profile in profiles):
        place = ("profiles:show", (profiles[-1].pk,)) if profiles else ("profiles:new_for_need", (need.pk,))
        raise NeedHasNoProfile(mend_at=place)
    _move(need, NeedState.PROFILED)
    record(actor, "need:note-profile", need, now=now)


@transaction.atomic
def note_served(*, actor: Actor, need: Need, now: datetime) -> None:
    """A track answers to the need."""
    _require_edit(actor, need)
    NEED_STATES.require(NeedState(need.state), NeedState.SERVED)
    if not (need.tracks.exists() or need.profiles.filter(tracks__isnull=False).exists()):
        raise NeedHasNoTrack(mend_at=("tracks:new", ()))
    _move(need, NeedState.SERVED)
    record(actor, "need:note-served", need, now=now)


@transaction.atomic
def drop_need(*, actor: Actor, need: Need, reason: str, now: datetime) -> None:
    """Nothing more is done about the need, for a reason that is kept."""
    _require_edit(actor, need)
    if not reason.strip():
        raise DroppedWithoutReason(field="reason")
    NEED_STATES.require(NeedState(need.state), NeedState.DROPPED)
    need.state, need.dropped_reason = NeedState.DROPPED, reason.strip()
    need.save(update_fields=["state", "dropped_reason"])
    record(actor, "need:drop", need, now=now)


@transaction.atomic
def take_up_need(*, actor: Actor, need: Need, now: datetime) -> None:
    """A dropped need is there again, or a served one comes back."""
    _require_edit(actor, need)
    again = NeedState.SIGNALLED if need.state == NeedState.DROPPED else NeedState.CONFIRMED
    NEED_STATES.require(NeedState(need.state), again)
    need.state, need.dropped_reason = again, ""
    need.save(update_fields=["state", "dropped_reason"])
    record(actor, "need:take-up", need, now=now)


def _require_edit(actor: Actor, need: Need) -> None:
    require_in_any(actor, Permission.NEED_EDIT, organisations=concerned(need.organisation_id, need.employer_id))


def _move(need: Need, state: NeedState) -> None:
    NEED_STATES.require(NeedState(need.state), state)
    need.state = state
    need.save(update_fields=["state"])
