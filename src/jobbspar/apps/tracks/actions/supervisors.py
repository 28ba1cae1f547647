"""Deeds on supervisors: named by the coordinator or by the employer's own contact."""

from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.accounts.models import Workplace
from jobbspar.apps.audit.actions import record
from jobbspar.apps.tracks.models import LetterOfIntent, Supervisor
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.tracks import SupervisorAlreadyNamed, WorkplaceElsewhere


def _require_letter_or_employer(actor: Actor, letter: LetterOfIntent) -> None:
    """The keeper of the track may, and so may whoever signs for the employer."""
    if not actor.may(Permission.LETTER_SIGN, organisation=letter.employer_id):
        require(actor, Permission.LETTER_EDIT, organisation=letter.track.organisation_id)


@transaction.atomic
def add_supervisor(
    *,
    actor: Actor,
    letter: LetterOfIntent,
    workplace: Workplace,
    name: str,
    phone: str = "",
    trained_on: date | None = None,
    most_at_once: int = 2,
    now: datetime,
) -> Supervisor:
    """Name somebody who supervises at the employer's workplace."""
    _require_letter_or_employer(actor, letter)
    if workplace.organisation_id != letter.employer_id:
        raise WorkplaceElsewhere(field="workplace")
    if Supervisor.objects.filter(workplace=workplace, name=name).exists():
        raise SupervisorAlreadyNamed(field="name", name=name)
    supervisor = Supervisor.objects.create(
        workplace=workplace, name=name, phone=phone, trained_on=trained_on, most_at_once=most_at_once
    )
    record(actor, "letter:add-supervisor", letter, now=now, note=name)
    return supervisor


@transaction.atomic
def change_supervisor(
    *,
    actor: Actor,
    letter: LetterOfIntent,
    supervisor: Supervisor,
    phone: str,
    trained_on: date | None,
    most_at_once: int,
    is_active: bool,
    now: datetime,
) -> None:
    """Note training, how many at once, or that somebody no longer supervises."""
    _require_letter_or_employer(actor, letter)
    if supervisor.workplace.organisation_id != letter.employer_id:
        raise WorkplaceElsewhere
    supervisor.phone, supervisor.trained_on = phone, trained_on
    supervisor.most_at_once, supervisor.is_active = most_at_once, is_active
    supervisor.save(update_fields=["phone", "trained_on", "most_at_once", "is_active"])
    record(actor, "letter:change-supervisor", letter, now=now, note=supervisor.name)
