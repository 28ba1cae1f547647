"""Who may change a person's plan: those who may in an organisation that sees the person."""

from jobbspar.apps.participants.queries import organisations_of
from jobbspar.apps.recruitment.models import Participation
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.participation import NotTakingPart
from jobbspar.core.recruitment import ParticipationState


def require_plan_edit(actor: Actor, participation: Participation) -> None:
    """Raise `NotAllowed` for others, and `NotTakingPart` where the person has not started or has left."""
    person = participation.participant
    require_in_any(actor, Permission.PLAN_EDIT, organisations=organisations_of(person))
    if participation.state != ParticipationState.STARTED:
        raise NotTakingPart(who=person.name)
