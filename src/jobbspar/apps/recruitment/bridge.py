"""A person in a round ↔ the answers of the requirement check: one a requirement, no sum and no order."""

from datetime import date

from jobbspar.apps.activities.bridge import yields_of
from jobbspar.apps.participants.bridge import evidence_noted
from jobbspar.apps.profiles.bridge import requirement_of
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.recruitment.queries import list_requirements
from jobbspar.apps.tracks.models import RoundStep
from jobbspar.core.requirements import Answer, check_profile


def answers_for(participation: Participation, *, today: date) -> tuple[Answer, ...]:
    """Where the person stands on each requirement of the profile, with what the reader may see of the evidence."""
    steps = RoundStep.objects.filter(round=participation.round_id).select_related("activity")
    yields = [given for step in steps.prefetch_related("activity__terms") for given in yields_of(step.activity)]
    return check_profile(
        [requirement_of(row) for row in list_requirements(participation.round)],
        evidence=evidence_noted(participation.participant_id, known_since=participation.interested_on),
        yields=yields,
        today=today,
    )
