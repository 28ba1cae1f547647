"""A person at a workplace: lawful length, a trained supervisor with time, and the union asked."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.accounts.models import Workplace
from jobbspar.apps.audit.actions import record
from jobbspar.apps.plans.actions.access import require_plan_edit
from jobbspar.apps.plans.models import Placement
from jobbspar.apps.plans.queries import readiness_of, supervised_at_once
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import Supervisor
from jobbspar.core.access import Actor
from jobbspar.core.at_work import what_lacks
from jobbspar.core.calendar import Period, swedish_day
from jobbspar.core.participation import SupervisorElsewhere, SupervisorFull, SupervisorNotTrained
from jobbspar.core.placements import PlacementFacts, require_lawful_length
from jobbspar.core.refusals import Refusal, SeveralRefusals


@transaction.atomic
def add_placement(
    *,
    actor: Actor,
    participation: Participation,
    workplace: Workplace,
    supervisor: Supervisor,
    deputy: Supervisor | None = None,
    facts: PlacementFacts,
    now: datetime,
) -> Placement:
    """Place the person with a named supervisor who is trained, belongs to the workplace and has time."""
    require_plan_edit(actor, participation)
    require_lawful_length(facts.kind, period=Period(facts.starts, facts.ends))
    _require_fit(supervisor, workplace, starts=facts.starts, ends=facts.ends)
    placement = Placement.objects.create(
        participation=participation, workplace=workplace, supervisor=supervisor, deputy=deputy, **asdict(facts)
    )
    record(actor, "placement:add", placement, now=now, participant=participation.participant_id)
    return placement


@transaction.atomic
def change_placement(
    *,
    actor: Actor,
    placement: Placement,
    supervisor: Supervisor,
    deputy: Supervisor | None = None,
    facts: PlacementFacts,
    now: datetime,
) -> None:
    """Change days, supervisor or what was agreed."""
    require_plan_edit(actor, placement.participation)
    require_lawful_length(facts.kind, period=Period(facts.starts, facts.ends))
    _require_fit(supervisor, placement.workplace, starts=facts.starts, ends=facts.ends, other_than=placement.pk)
    for name, value in asdict(facts).items():
        setattr(placement, name, value)
    placement.supervisor, placement.deputy = supervisor, deputy
    if placement.began_on is not None:
        _require_still_asked(placement, on=placement.began_on)
    placement.save()
    record(actor, "placement:change", placement, now=now, participant=placement.participation.participant_id)


def _require_still_asked(placement: Placement, *, on: date) -> None:
    """What had to be there before anybody began is not taken away afterwards."""
    lacking: list[Refusal] = [refusal() for refusal in what_lacks(readiness_of(placement), on=on)]
    if lacking:
        raise SeveralRefusals(lacking)


def _require_fit(
    supervisor: Supervisor, workplace: Workplace, *, starts: date, ends: date, other_than: int | None = None
) -> None:
    if supervisor.workplace_id != workplace.pk:
        raise SupervisorElsewhere(field="supervisor", supervisor=supervisor.name, workplace=workplace.name)
    if supervisor.trained_on is None:
        raise SupervisorNotTrained(field="supervisor", supervisor=supervisor.name)
    count = supervised_at_once(supervisor.pk, starts=starts, ends=ends, other_than=other_than)
    if count >= supervisor.most_at_once:
        raise SupervisorFull(field="supervisor", supervisor=supervisor.name, count=count)


@transaction.atomic
def note_register_check(*, actor: Actor, placement: Placement, by: str, now: datetime) -> None:
    """Note that an extract from the police record was shown: the day and to whom, nothing else is ever kept."""
    require_plan_edit(actor, placement.participation)
    placement.register_check_on, placement.register_check_by = swedish_day(now), by
    placement.save(update_fields=["register_check_on", "register_check_by"])
    record(actor, "placement:register-check", placement, now=now, participant=placement.participation.participant_id)
