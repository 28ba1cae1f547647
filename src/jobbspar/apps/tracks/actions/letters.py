"""Deeds on letters of intent: from a draft by way of the employer's table to signatures and use."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from jobbspar.apps.accounts.models import Organisation, Workplace
from jobbspar.apps.audit.actions import record
from jobbspar.apps.profiles.models import Profile
from jobbspar.apps.tracks.models import LetterOfIntent, LetterSignature, Track
from jobbspar.apps.tracks.queries.tracks import parties_of
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.calendar import require_not_after, swedish_day
from jobbspar.core.tracks import (
    LETTER_STATES,
    LetterClosed,
    LetterFacts,
    LetterNotPresented,
    LetterState,
    NotAParty,
    ProfileMissing,
    ReasonMissing,
    SignedAlready,
    require_letter_adds_up,
)


@transaction.atomic
def write_letter(
    *,
    actor: Actor,
    track: Track,
    employer: Organisation,
    workplace: Workplace | None = None,
    profile: Profile | None = None,
    facts: LetterFacts,
    now: datetime,
) -> LetterOfIntent:
    """Draft a letter for an employer, on the track's profile or the employer's own."""
    require(actor, Permission.LETTER_EDIT, organisation=track.organisation_id)
    require_letter_adds_up(facts)
    chosen = profile or track.profile
    if chosen is None:
        raise ProfileMissing(mend_at=("tracks:edit", (track.pk,)))
    letter = LetterOfIntent.objects.create(
        track=track,
        employer=employer,
        workplace=workplace,
        profile=chosen,
        profile_version=chosen.version,
        **asdict(facts),
    )
    record(actor, "letter:write", letter, now=now)
    return letter


@transaction.atomic
def change_letter(
    *, actor: Actor, letter: LetterOfIntent, workplace: Workplace | None, facts: LetterFacts, now: datetime
) -> None:
    """Change a draft. What the employer has been shown is taken back to a draft first."""
    require(actor, Permission.LETTER_EDIT, organisation=letter.track.organisation_id)
    if letter.state != LetterState.DRAFT:
        raise LetterClosed(mend_at=("tracks:letter", (letter.pk,)))
    require_letter_adds_up(facts)
    values = {**asdict(facts), "workplace": workplace, "profile_version": letter.profile.version}
    for name, value in values.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(values))
    record(actor, "letter:change", letter, now=now)


@transaction.atomic
def present_letter(*, actor: Actor, letter: LetterOfIntent, now: datetime) -> None:
    """Show the letter to the employer, who can then sign it."""
    _change_state(actor, letter, LetterState.PRESENTED, deed="letter:present", now=now)


@transaction.atomic
def return_letter_to_draft(*, actor: Actor, letter: LetterOfIntent, now: datetime) -> None:
    """Take the letter back to change it. Signatures under the old words do not count for the new ones."""
    _change_state(actor, letter, LetterState.DRAFT, deed="letter:draft", now=now)
    letter.signatures.all().delete()


@transaction.atomic
def sign_letter(
    *,
    actor: Actor,
    letter: LetterOfIntent,
    organisation: Organisation,
    name: str,
    title: str = "",
    signed_on: date,
    now: datetime,
) -> LetterSignature:
    """Sign for one's organisation. When municipality and employer have both signed, the letter is agreed."""
    require(actor, Permission.LETTER_SIGN, organisation=organisation.pk)
    if organisation.pk != letter.employer_id and organisation.pk not in parties_of(letter.track):
        raise NotAParty(organisation=organisation.name)
    if letter.state not in (LetterState.PRESENTED, LetterState.AGREED, LetterState.ACTIVE):
        raise LetterNotPresented(mend_at=("tracks:letter", (letter.pk,)))
    require_not_after(signed_on, today=swedish_day(now), field="signed_on")
    if letter.signatures.filter(organisation=organisation).exists():
        raise SignedAlready(field="organisation", organisation=organisation.name)
    signature = LetterSignature.objects.create(
        letter=letter, organisation=organisation, name=name, title=title, signed_on=signed_on, by_id=actor.user
    )
    record(actor, "letter:sign", letter, now=now, note=organisation.name)
    if letter.state == LetterState.PRESENTED and not unsigned_by(letter):
        letter.state = LetterState.AGREED
        letter.save(update_fields=["state"])
        record(actor, "letter:agree", letter, now=now)
    return signature


def unsigned_by(letter: LetterOfIntent) -> list[int]:
    """Of the two whose signatures are needed, the municipality and the employer, those who have not signed."""
    signed = set(LetterSignature.objects.filter(letter=letter).values_list("organisation", flat=True))
    needed = dict.fromkeys((letter.track.organisation_id, letter.employer_id))
    return [organisation for organisation in needed if organisation not in signed]


@transaction.atomic
def activate_letter(*, actor: Actor, letter: LetterOfIntent, now: datetime) -> None:
    """The letter is in use from now."""
    _change_state(actor, letter, LetterState.ACTIVE, deed="letter:activate", now=now)


@transaction.atomic
def end_letter(*, actor: Actor, letter: LetterOfIntent, now: datetime) -> None:
    """The letter has done its work."""
    _change_state(actor, letter, LetterState.ENDED, deed="letter:end", now=now)


@transaction.atomic
def withdraw_letter(*, actor: Actor, letter: LetterOfIntent, reason: str, now: datetime) -> None:
    """The employer or the municipality steps back, and says why."""
    if not reason.strip():
        raise ReasonMissing(field="reason")
    letter.withdrawn_reason = reason.strip()
    _change_state(actor, letter, LetterState.WITHDRAWN, deed="letter:withdraw", now=now)


def _change_state(actor: Actor, letter: LetterOfIntent, wanted: LetterState, *, deed: str, now: datetime) -> None:
    require(actor, Permission.LETTER_EDIT, organisation=letter.track.organisation_id)
    LETTER_STATES.require(LetterState(letter.state), wanted)
    letter.state = wanted
    letter.save(update_fields=["state", "withdrawn_reason"])
    record(actor, deed, letter, now=now)


@transaction.atomic
def note_union(
    *, actor: Actor, letter: LetterOfIntent, union: str, asked_on: date | None, answer: str, now: datetime
) -> None:
    """Note that the union at the workplace was asked, and what it answered."""
    require(actor, Permission.LETTER_EDIT, organisation=letter.track.organisation_id)
    if not LETTER_STATES.next_states(LetterState(letter.state)):
        raise LetterClosed(mend_at=("tracks:letter", (letter.pk,)))
    require_not_after(asked_on, today=swedish_day(now), field="asked_on")
    letter.union, letter.union_asked_on, letter.union_answer = union, asked_on, answer
    letter.save(update_fields=["union", "union_asked_on", "union_answer"])
    record(actor, "letter:note-union", letter, now=now)
