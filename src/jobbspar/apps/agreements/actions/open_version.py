"""Which version is open for writing, and who may write in it."""

from typing import Any

from django.db import models

from jobbspar.apps.agreements.models import Agreement, AgreementMember, AgreementVersion
from jobbspar.apps.agreements.queries import newest_version
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.agreements import AgreementHasEnded, AgreementState, PartySignedAlready, VersionIsSigned


def require_edit(actor: Actor, agreement: Agreement) -> None:
    """Raise `NotAllowed` unless the actor coordinates in the organisation that keeps the agreement."""
    require(actor, Permission.AGREEMENT_EDIT, organisation=agreement.owner_id)


def open_version(actor: Actor, agreement: Agreement) -> AgreementVersion:
    """The version that may be written in now; words that a party has signed stay as they are."""
    version = unsigned_version(actor, agreement)
    signed = next((party for party in version.parties.all() if party.signed_on), None)
    if signed:
        raise PartySignedAlready(
            party=signed.organisation.name, mend_at=("agreements:take_back_signatures", (agreement.pk,))
        )
    return version


def unsigned_version(actor: Actor, agreement: Agreement) -> AgreementVersion:
    """The version that is not frozen; parties may have signed it."""
    require_edit(actor, agreement)
    if agreement.state == AgreementState.ENDED:
        raise AgreementHasEnded(mend_at=("agreements:new", ()))
    version = newest_version(agreement)
    if version.signed_at is not None:
        raise VersionIsSigned(mend_at=("agreements:revise", (agreement.pk,)))
    return version


def keep_members(agreement: Agreement, version: AgreementVersion) -> None:
    """Let the owner and the parties of this version, and nobody else, see the agreement and its tracks."""
    wanted = {agreement.owner_id, *version.parties.values_list("organisation", flat=True)}
    agreement.members.exclude(organisation__in=wanted).delete()
    known = set(agreement.members.values_list("organisation", flat=True))
    AgreementMember.objects.bulk_create(
        AgreementMember(agreement=agreement, organisation_id=place) for place in sorted(wanted - known)
    )


def write(row: models.Model, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
