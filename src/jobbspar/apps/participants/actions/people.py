"""Every deed on people. Each leaves a trace, looking among them."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.audit.actions import record
from jobbspar.apps.participants.models import Background, Evidence, Participant, Sharing
from jobbspar.apps.participants.queries import find_by_number, organisations_of
from jobbspar.core.access import Actor, Permission, require, require_in_any
from jobbspar.core.calendar import swedish_day
from jobbspar.core.participants import (
    AlreadyKnown,
    BackgroundFacts,
    EvidenceFacts,
    GroundMissing,
    PersonFacts,
    SharedAlready,
)
from jobbspar.core.places import municipality


@transaction.atomic
def register_participant(
    *, actor: Actor, organisation: Organisation, facts: PersonFacts, background: BackgroundFacts, now: datetime
) -> Participant:
    """Put a person in the organisation's register. Raises `AlreadyKnown` for a number that is there."""
    require(actor, Permission.PARTICIPANT_EDIT, organisation=organisation.pk)
    _refuse_known(organisation.pk, background)
    _refuse_unknown_place(facts)
    person = Participant.objects.create(organisation=organisation, created_on=swedish_day(now), **asdict(facts))
    Background.objects.create(participant=person, organisation=organisation, **asdict(background))
    record(actor, "participant:register", person, now=now, participant=person.pk)
    return person


@transaction.atomic
def change_participant(
    *, actor: Actor, participant: Participant, facts: PersonFacts, background: BackgroundFacts, now: datetime
) -> None:
    """Write new facts over the old; the trail keeps the old."""
    require_in_any(actor, Permission.PARTICIPANT_EDIT, organisations=organisations_of(participant))
    _refuse_known(participant.organisation_id, background, other_than=participant.pk)
    _refuse_unknown_place(facts)
    for name, value in asdict(facts).items():
        setattr(participant, name, value)
    participant.save(update_fields=list(asdict(facts)))
    Background.objects.update_or_create(
        participant=participant, defaults={"organisation_id": participant.organisation_id, **asdict(background)}
    )
    record(actor, "participant:change", participant, now=now, participant=participant.pk)


def _refuse_known(organisation: int, background: BackgroundFacts, other_than: int | None = None) -> None:
    if background.personal_number is None:
        return
    known = find_by_number(organisation, background.personal_number)
    if known and known.pk != other_than:
        raise AlreadyKnown(field="personal_number", who=known.name, mend_at=("participants:show", (known.pk,)))


def _refuse_unknown_place(facts: PersonFacts) -> None:
    if facts.municipality:
        municipality(facts.municipality)


@transaction.atomic
def note_evidence(*, actor: Actor, participant: Participant, facts: EvidenceFacts, now: datetime) -> Evidence:
    """Note something that was seen: a grade, a certificate, a try at work."""
    require_in_any(actor, Permission.PARTICIPANT_EDIT, organisations=organisations_of(participant))
    evidence = Evidence.objects.create(participant=participant, noted_by_id=actor.user, **asdict(facts))
    record(actor, "participant:note-evidence", evidence, now=now, participant=participant.pk)
    return evidence


@transaction.atomic
def remove_evidence(*, actor: Actor, evidence: Evidence, now: datetime) -> None:
    """Take away what was noted by mistake; the trail keeps it."""
    require_in_any(actor, Permission.PARTICIPANT_EDIT, organisations=organisations_of(evidence.participant))
    record(actor, "participant:remove-evidence", evidence, now=now, participant=evidence.participant_id)
    evidence.delete()


@transaction.atomic
def share_participant(
    *, actor: Actor, participant: Participant, organisation: Organisation, ground: str, now: datetime
) -> Sharing:
    """Let another organisation see the person, on a ground that is kept. Only the home organisation may."""
    require(actor, Permission.PARTICIPANT_EDIT, organisation=participant.organisation_id)
    if not ground.strip():
        raise GroundMissing(field="ground")
    if organisation.pk in organisations_of(participant):
        raise SharedAlready(field="organisation", organisation=organisation.name)
    sharing = Sharing.objects.create(
        participant=participant, organisation=organisation, ground=ground, since=swedish_day(now), by_id=actor.user
    )
    record(actor, "participant:share", sharing, now=now, participant=participant.pk)
    return sharing


@transaction.atomic
def end_sharing(*, actor: Actor, sharing: Sharing, now: datetime) -> None:
    """Stop letting the other organisation see the person, from today."""
    require(actor, Permission.PARTICIPANT_EDIT, organisation=sharing.participant.organisation_id)
    sharing.ended_on = swedish_day(now)
    sharing.save(update_fields=["ended_on"])
    record(actor, "participant:end-sharing", sharing, now=now, participant=sharing.participant_id)


@transaction.atomic
def note_look(*, actor: Actor, participant: Participant, now: datetime) -> None:
    """Looking at a person is a deed with a trace."""
    record(actor, "participant:look", participant, now=now, participant=participant.pk)
