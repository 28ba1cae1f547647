"""Deeds on chains: keep what was worked out."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from jobbspar.apps.chains.bridge import Pair, renew_readiness
from jobbspar.apps.chains.models import Readiness
from jobbspar.core.access import Actor, NotAllowed, Permission
from jobbspar.core.readiness import Ready


@transaction.atomic
def keep_readiness(*, actor: Actor, tracks: Collection[int], people: Collection[int], today: date) -> dict[Pair, Ready]:
    """When each person is ready for each track; what had to be worked out is kept for the next who asks."""
    if not actor.may(Permission.PARTICIPANT_VIEW):
        raise NotAllowed(permission=Permission.PARTICIPANT_VIEW.label)
    renewed = renew_readiness(actor, tracks=tracks, people=people, today=today)
    Readiness.objects.bulk_create(
        [
            Readiness(
                participant_id=person,
                track_id=track,
                fingerprint=kept.fingerprint,
                until=kept.until,
                is_now=kept.answer.is_now,
                day=kept.answer.day,
                through=list(kept.answer.through),
                unknown=kept.answer.unknown,
            )
            for person, track in renewed.worked_out
            for kept in [renewed.answers[person, track]]
        ],
        update_conflicts=True,
        unique_fields=["participant", "track"],
        update_fields=["fingerprint", "until", "is_now", "day", "through", "unknown"],
        batch_size=1000,
    )
    return {pair: kept.answer.on(today) for pair, kept in renewed.answers.items()}
