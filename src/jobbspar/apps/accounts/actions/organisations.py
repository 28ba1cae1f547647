"""Deeds on organisations and their workplaces."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from jobbspar.apps.accounts.models import Organisation, Workplace
from jobbspar.apps.audit.actions import record
from jobbspar.core.access import Actor, Permission, require, require_in_any
from jobbspar.core.identity import NotAnOrganisationNumber, OrganisationNumber
from jobbspar.core.organisations import NumberTaken, OrganisationFacts, WorkplaceFacts, WorkplaceNameTaken
from jobbspar.core.places import municipality


@transaction.atomic
def register_organisation(
    *, actor: Actor, facts: OrganisationFacts, keeper: Organisation | None, now: datetime
) -> Organisation:
    """Register an organisation. `keeper` is the actor's own, which keeps the record; administrators need none."""
    require(actor, Permission.ORGANISATION_EDIT, organisation=keeper.pk if keeper else None)
    organisation = Organisation.objects.create(keeper=keeper, **_checked(facts))
    record(actor, "organisation:register", organisation, now=now)
    return organisation


@transaction.atomic
def change_organisation(*, actor: Actor, organisation: Organisation, facts: OrganisationFacts, now: datetime) -> None:
    """Write new facts over the old; the trail keeps the old."""
    require_organisation_edit(actor, organisation)
    columns = _checked(facts, other_than=organisation.pk)
    for name, value in columns.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(columns))
    record(actor, "organisation:change", organisation, now=now)


def require_organisation_edit(actor: Actor, organisation: Organisation) -> None:
    """Raise `NotAllowed` unless the organisation is the actor's own or kept by the actor's own."""
    places = {organisation.pk, organisation.keeper_id} - {None}
    require_in_any(actor, Permission.ORGANISATION_EDIT, organisations=frozenset(p for p in places if p is not None))


def _checked(facts: OrganisationFacts, other_than: int = 0) -> dict[str, object]:
    """The facts as columns: number with a right check digit and not taken, municipality known."""
    number = read_number(facts.number)
    if facts.municipality:
        municipality(facts.municipality)
    holder = Organisation.objects.filter(number=number).exclude(pk=other_than).first() if number else None
    if holder:
        raise NumberTaken(
            field="number", name=holder.name, number=facts.number, mend_at=("accounts:organisation", (holder.pk,))
        )
    return {**asdict(facts), "number": number, "name": facts.name.strip()}


def read_number(raw: str | None) -> str | None:
    """Ten digits, or None when nothing is written. A wrong number is refused beside its field."""
    if not raw:
        return None
    try:
        return OrganisationNumber.read(raw).value
    except NotAnOrganisationNumber as refusal:
        refusal.field = "number"
        raise


@transaction.atomic
def register_workplace(*, actor: Actor, organisation: Organisation, facts: WorkplaceFacts, now: datetime) -> Workplace:
    """Add a place where the organisation's work is done."""
    require_organisation_edit(actor, organisation)
    _require_free_name(organisation, facts)
    municipality(facts.municipality)
    workplace = Workplace.objects.create(organisation=organisation, **asdict(facts))
    record(actor, "workplace:register", workplace, now=now)
    return workplace


@transaction.atomic
def change_workplace(*, actor: Actor, workplace: Workplace, facts: WorkplaceFacts, now: datetime) -> None:
    """Write new facts over the old; the trail keeps the old."""
    require_organisation_edit(actor, workplace.organisation)
    _require_free_name(workplace.organisation, facts, other_than=workplace.pk)
    municipality(facts.municipality)
    for name, value in asdict(facts).items():
        setattr(workplace, name, value)
    workplace.save(update_fields=list(asdict(facts)))
    record(actor, "workplace:change", workplace, now=now)


def _require_free_name(organisation: Organisation, facts: WorkplaceFacts, other_than: int = 0) -> None:
    if organisation.workplaces.filter(name=facts.name).exclude(pk=other_than).exists():
        raise WorkplaceNameTaken(field="name", name=facts.name)
