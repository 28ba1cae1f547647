"""What a person says of travel."""

from datetime import datetime

from django.db import transaction

from jobbspar.apps.audit.actions import record
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.travel.models import TravelTerms
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.calendar import swedish_day
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.ways import Terms


@transaction.atomic
def say_terms(
    *, actor: Actor, participant: Participant, mode: Mode, longest_minutes: int, now: datetime, home_place: str = ""
) -> TravelTerms:
    """Note how the person travels and how long at most: said by the person, or told to the coordinator."""
    _require_say(actor, participant)
    said = Terms(mode, longest_minutes, is_asked=True)
    terms, _ = TravelTerms.objects.update_or_create(
        participant=participant,
        defaults={
            "mode": said.mode,
            "longest_minutes": said.longest_minutes,
            "home_place": " ".join(home_place.split()),
            "noted_on": swedish_day(now),
            "noted_by_id": actor.user,
        },
    )
    record(actor, "travel:say-terms", terms, now=now, participant=participant.pk)
    return terms


def _require_say(actor: Actor, participant: Participant) -> None:
    if participant.user_id == actor.user and actor.may(Permission.OWN_PLAN_VIEW):
        return
    require_in_any(actor, Permission.PARTICIPANT_EDIT, organisations=organisations_of(participant))
