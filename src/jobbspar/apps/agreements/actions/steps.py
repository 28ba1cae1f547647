"""An agreement's way through its states: negotiation, signatures, in force, revision, end."""

from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.agreements.actions.open_version import keep_members, require_edit, unsigned_version, write
from jobbspar.apps.agreements.bridge import contents_of
from jobbspar.apps.agreements.models import Agreement, AgreementParty, AgreementVersion
from jobbspar.apps.agreements.queries import newest_version
from jobbspar.apps.audit.actions import record
from jobbspar.core.access import Actor
from jobbspar.core.agreement_contents import WordsMissing, missing_in, unsigned_in
from jobbspar.core.agreements import AGREEMENT_STATES, AgreementState, ReasonMissing, SignedTooEarly
from jobbspar.core.calendar import swedish_day
from jobbspar.core.refusals import Refusal, SeveralRefusals

COPIED = ("parties", "municipalities", "target_groups", "goals", "team", "appendices", "funding")
NOT_COPIED = ("signatory", "signatory_title", "signed_on")


def _step(agreement: Agreement, wanted: AgreementState) -> None:
    AGREEMENT_STATES.require(AgreementState(agreement.state), wanted)
    write(agreement, {"state": wanted})


@transaction.atomic
def open_negotiation(*, actor: Actor, agreement: Agreement, now: datetime) -> None:
    """Send the draft to the parties."""
    require_edit(actor, agreement)
    _step(agreement, AgreementState.NEGOTIATION)
    record(actor, "agreement:negotiate", agreement, now=now)


@transaction.atomic
def take_back_to_draft(*, actor: Actor, agreement: Agreement, now: datetime) -> None:
    """Take it back from the parties; signatures fall."""
    version = unsigned_version(actor, agreement)
    _step(agreement, AgreementState.DRAFT)
    _clear_signatures(version)
    record(actor, "agreement:reconsider", agreement, now=now)


@transaction.atomic
def take_back_signatures(*, actor: Actor, agreement: Agreement, now: datetime) -> None:
    """Let the words be changed again; every party has to sign anew."""
    version = unsigned_version(actor, agreement)
    _clear_signatures(version)
    record(actor, "agreement:take-back-signatures", agreement, now=now)


def _clear_signatures(version: AgreementVersion) -> None:
    version.parties.update(signatory="", signatory_title="", signed_on=None)


@transaction.atomic
def sign_party(
    *, actor: Actor, agreement: Agreement, party: AgreementParty, signatory: str, title: str, signed_on: date,
    now: datetime,
) -> None:  # fmt: skip
    """Note that a party has signed: who, with what title, and when. Only complete words can be signed."""
    version = unsigned_version(actor, agreement)
    AGREEMENT_STATES.require(AgreementState(agreement.state), AgreementState.SIGNED)
    if not signatory.strip():
        raise WordsMissing(field="signatory")
    if signed_on > swedish_day(now):
        raise SignedTooEarly(field="signed_on")
    _refuse(missing_in(contents_of(version), agreement=agreement.pk))
    write(
        version.parties.get(pk=party.pk),
        {"signatory": signatory.strip(), "signatory_title": title.strip(), "signed_on": signed_on},
    )
    record(actor, "agreement:sign-party", agreement, now=now, note=party.organisation.name)


@transaction.atomic
def sign_agreement(*, actor: Actor, agreement: Agreement, now: datetime) -> None:
    """Freeze the version when it is complete and all parties have signed."""
    version = unsigned_version(actor, agreement)
    AGREEMENT_STATES.require(AgreementState(agreement.state), AgreementState.SIGNED)
    contents = contents_of(version)
    _refuse(missing_in(contents, agreement=agreement.pk) + unsigned_in(contents, agreement=agreement.pk))
    _step(agreement, AgreementState.SIGNED)
    write(version, {"signed_at": now})
    record(actor, "agreement:sign", agreement, now=now)


def _refuse(refusals: list[Refusal]) -> None:
    if refusals:
        raise SeveralRefusals(refusals)


@transaction.atomic
def activate_agreement(*, actor: Actor, agreement: Agreement, now: datetime) -> None:
    """Put the signed agreement in force."""
    require_edit(actor, agreement)
    _step(agreement, AgreementState.ACTIVE)
    record(actor, "agreement:activate", agreement, now=now)


@transaction.atomic
def begin_revision(*, actor: Actor, agreement: Agreement, reason: str, now: datetime) -> AgreementVersion:
    """Copy the signed version to a new one that can be changed. Why is kept with the author's name."""
    require_edit(actor, agreement)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    _step(agreement, AgreementState.REVISION)
    version = _copy(newest_version(agreement), author=actor.user, reason=reason.strip(), now=now)
    record(actor, "agreement:begin-revision", agreement, now=now, note=reason.strip()[:200])
    return version


def _copy(old: AgreementVersion, *, author: int, reason: str, now: datetime) -> AgreementVersion:
    rows = {section: list(getattr(old, section).all()) for section in COPIED}
    new = AgreementVersion.objects.get(pk=old.pk)
    new.pk, new._state.adding = None, True
    new.number, new.author_id, new.reason = old.number + 1, author, reason
    new.begun_at, new.signed_at = now, None
    new.save()
    for section in COPIED:
        for row in rows[section]:
            row.pk, row._state.adding, row.version = None, True, new
            for name in NOT_COPIED:
                if hasattr(row, name):
                    setattr(row, name, None if name == "signed_on" else "")
            row.save()
    keep_members(new.agreement, new)
    return new


@transaction.atomic
def end_agreement(*, actor: Actor, agreement: Agreement, reason: str, now: datetime) -> None:
    """End the agreement for good, with the reason in the trail."""
    require_edit(actor, agreement)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    _step(agreement, AgreementState.ENDED)
    record(actor, "agreement:end", agreement, now=now, note=reason.strip()[:500])
