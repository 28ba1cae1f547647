"""A placement begins when all is asked about; then its weeks and what happens there are noted."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.plans.actions.access import require_plan_edit
from jobbspar.apps.plans.models import Placement, PlacementIncident, PlacementWeek
from jobbspar.apps.plans.queries import readiness_of
from jobbspar.core.access import Actor
from jobbspar.core.at_work import (
    BegunAlready,
    ExtractNotShown,
    IncidentClosed,
    IncidentKind,
    NotBegunYet,
    WeekAtWork,
    what_lacks,
)
from jobbspar.core.calendar import require_not_after, swedish_day
from jobbspar.core.refusals import Refusal, SeveralRefusals


@transaction.atomic
def begin_placement(*, actor: Actor, placement: Placement, on: date, now: datetime) -> None:
    """The person begins. Raises `SeveralRefusals` with every condition that lacks (handbook §1.6, §7.5)."""
    require_plan_edit(actor, placement.participation)
    if placement.began_on is not None:
        raise BegunAlready
    require_not_after(on, today=swedish_day(now), field="on")
    lacking = [
        refusal(mend_at=(_mended_at(refusal), (placement.pk,)))
        for refusal in what_lacks(readiness_of(placement), on=on)
    ]
    if lacking:
        raise SeveralRefusals(lacking)
    placement.began_on = on
    placement.save(update_fields=["began_on"])
    record(actor, "placement:begin", placement, now=now, participant=placement.participation.participant_id)


def _mended_at(refusal: type[Refusal]) -> str:
    return "plans:register_check" if refusal is ExtractNotShown else "plans:change_placement"


@transaction.atomic
def note_placement_week(*, actor: Actor, placement: Placement, facts: WeekAtWork, now: datetime) -> PlacementWeek:
    """Note the week of a day in a few words; the same week again is written over, and the trail keeps what it said."""
    _require_begun(actor, placement)
    told = asdict(facts) | {"by_id": actor.user, "participation_id": placement.participation_id}
    monday = told.pop("monday")
    week, _ = PlacementWeek.objects.update_or_create(
        placement=placement, monday=monday - timedelta(days=monday.weekday()), defaults=told
    )
    record(actor, "placement:note-week", placement, now=now, participant=placement.participation.participant_id)
    return week


@transaction.atomic
def note_incident(
    *, actor: Actor, placement: Placement, on: date, kind: IncidentKind, what: str, told_to: str, now: datetime
) -> PlacementIncident:
    """Note something that happened at the workplace and whom it was told to."""
    _require_begun(actor, placement)
    incident = PlacementIncident.objects.create(
        participation=placement.participation, placement=placement, happened_on=on, kind=kind, what=what,
        told_to=told_to,
    )  # fmt: skip
    record(actor, "placement:note-incident", placement, now=now, participant=placement.participation.participant_id)
    return incident


@transaction.atomic
def close_incident(*, actor: Actor, incident: PlacementIncident, measure: str, now: datetime) -> None:
    """Say what was done so that it does not happen again."""
    require_plan_edit(actor, incident.placement.participation)
    if incident.closed_on is not None:
        raise IncidentClosed
    incident.measure, incident.closed_on = measure, swedish_day(now)
    incident.save(update_fields=["measure", "closed_on"])
    part = incident.placement.participation
    record(actor, "placement:close-incident", incident.placement, now=now, participant=part.participant_id)


def _require_begun(actor: Actor, placement: Placement) -> None:
    require_plan_edit(actor, placement.participation)
    if placement.began_on is None:
        raise NotBegunYet(mend_at=("plans:begin_placement", (placement.pk,)))
