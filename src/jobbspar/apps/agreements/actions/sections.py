"""Deeds on what an open version says, section by section."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.agreements.actions.open_version import keep_members, open_version, write
from jobbspar.apps.agreements.models import (
    Agreement,
    AgreementGoal,
    AgreementMunicipality,
    AgreementParty,
    AgreementVersion,
    Appendix,
    Funding,
    TargetGroup,
    TeamMember,
)
from jobbspar.apps.audit.actions import record
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.agreement_contents import (
    FundingFacts,
    GoalFacts,
    TargetGroupFacts,
    TeamMemberFacts,
    VersionFacts,
    WordsMissing,
)
from jobbspar.core.agreements import AgreementState, AppendixKind, OwnerIsParty, PartyTwice
from jobbspar.core.places import municipality

ROWS = {"target_groups": TargetGroup, "goals": AgreementGoal, "team": TeamMember, "funding": Funding}
NOUNS = {"target_groups": "target-group", "goals": "goal", "team": "team", "funding": "funding"}
RowFacts = TargetGroupFacts | GoalFacts | TeamMemberFacts | FundingFacts


@transaction.atomic
def begin_agreement(*, actor: Actor, owner: Organisation, name: str, facts: VersionFacts, now: datetime) -> Agreement:
    """Begin an agreement as a draft with its first version; the owner is the first party."""
    require(actor, Permission.AGREEMENT_EDIT, organisation=owner.pk)
    agreement = Agreement.objects.create(name=_name(name), owner=owner, state=AgreementState.DRAFT)
    version = AgreementVersion.objects.create(
        agreement=agreement, number=1, author_id=actor.user, begun_at=now, **asdict(facts)
    )
    AgreementParty.objects.create(version=version, organisation=owner)
    if owner.municipality:
        AgreementMunicipality.objects.create(version=version, code=owner.municipality)
    keep_members(agreement, version)
    record(actor, "agreement:begin", agreement, now=now)
    return agreement


def _name(name: str) -> str:
    if not name.strip():
        raise WordsMissing(field="name")
    return name.strip()


@transaction.atomic
def change_ground(*, actor: Actor, agreement: Agreement, name: str, facts: VersionFacts, now: datetime) -> None:
    """Change name, legal basis, period, purpose and ways of working."""
    version = open_version(actor, agreement)
    write(agreement, {"name": _name(name)})
    write(version, asdict(facts))
    record(actor, "agreement:change", agreement, now=now)


@transaction.atomic
def add_party(*, actor: Actor, agreement: Agreement, organisation: Organisation, now: datetime) -> None:
    """Add a party; from now on its people see the agreement. A municipality is covered by it too."""
    version = open_version(actor, agreement)
    if version.parties.filter(organisation=organisation).exists():
        raise PartyTwice(field="organisation", party=organisation.name)
    AgreementParty.objects.create(version=version, organisation=organisation)
    if organisation.kind == "municipality":
        AgreementMunicipality.objects.get_or_create(version=version, code=organisation.municipality)
    keep_members(agreement, version)
    record(actor, "agreement:add-party", agreement, now=now, note=organisation.name)


@transaction.atomic
def remove_party(*, actor: Actor, agreement: Agreement, party: AgreementParty, now: datetime) -> None:
    """Take away a party, but not the one that keeps the agreement."""
    version = open_version(actor, agreement)
    if party.organisation_id == agreement.owner_id:
        raise OwnerIsParty(party=party.organisation.name)
    version.parties.filter(pk=party.pk).delete()
    version.municipalities.filter(code=party.organisation.municipality or "-").delete()
    keep_members(agreement, version)
    record(actor, "agreement:remove-party", agreement, now=now, note=party.organisation.name)


@transaction.atomic
def cover_municipalities(*, actor: Actor, agreement: Agreement, codes: Iterable[str], now: datetime) -> None:
    """Say which municipalities the agreement covers, by code."""
    version = open_version(actor, agreement)
    wanted = {municipality(code).code for code in codes}
    version.municipalities.exclude(code__in=wanted).delete()
    known = set(version.municipalities.values_list("code", flat=True))
    AgreementMunicipality.objects.bulk_create(
        AgreementMunicipality(version=version, code=code) for code in sorted(wanted - known)
    )
    record(actor, "agreement:cover", agreement, now=now)


@transaction.atomic
def put_row(
    *, actor: Actor, agreement: Agreement, section: str, facts: RowFacts, row: int | None = None, now: datetime
) -> Any:
    """Add a target group, goal, team member or source of money, or write over the row with that id."""
    version = open_version(actor, agreement)
    columns = {("organisation_id" if name == "organisation" else name): value for name, value in asdict(facts).items()}
    if row is None:
        made = ROWS[section]._default_manager.create(version=version, **columns)
        record(actor, f"agreement:add-{NOUNS[section]}", agreement, now=now)
        return made
    kept = ROWS[section]._default_manager.get(version=version, pk=row)
    write(kept, columns)
    record(actor, f"agreement:change-{NOUNS[section]}", agreement, now=now)
    return kept


@transaction.atomic
def remove_row(*, actor: Actor, agreement: Agreement, section: str, row: int, now: datetime) -> None:
    """Take away a row of a section."""
    version = open_version(actor, agreement)
    ROWS[section]._default_manager.get(version=version, pk=row).delete()
    record(actor, f"agreement:remove-{NOUNS[section]}", agreement, now=now)


@transaction.atomic
def write_appendix(*, actor: Actor, agreement: Agreement, kind: AppendixKind, body: str, now: datetime) -> None:
    """Write one of the four appendices."""
    version = open_version(actor, agreement)
    Appendix.objects.update_or_create(version=version, kind=kind, defaults={"body": body.strip()})
    record(actor, "agreement:change-appendix", agreement, now=now)
