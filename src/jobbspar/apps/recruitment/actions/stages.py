"""Take a participation to its next stage and keep the day it was reached. For the deeds of this app and later ones."""

from datetime import date

from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.tracks.models import Round
from jobbspar.apps.tracks.queries import parties_of
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.recruitment import NotRecruiting, ParticipationState, participation_states
from jobbspar.core.tracks import RoundState, TrackKind


def reach_stage(participation: Participation, wanted: ParticipationState, *, on: date) -> None:
    """Raise `StepNotAllowed` unless the stage may follow; otherwise write it and the day."""
    machine = participation_states(TrackKind(participation.round.track.kind))
    machine.require(ParticipationState(participation.state), wanted)
    participation.state = wanted
    participation.save(update_fields=["state"])
    StageReached.objects.get_or_create(participation=participation, state=wanted, defaults={"on": on})


def require_recruiter(actor: Actor, round: Round) -> None:
    """Coordinators and officers of the agreement's parties recruit together."""
    require_in_any(actor, Permission.RECRUITMENT_EDIT, organisations=parties_of(round.track))


def require_recruiting(round: Round) -> None:
    """People are recruited while the round recruits; a place that falls empty may be filled while it runs."""
    if round.state not in (RoundState.RECRUITING, RoundState.RUNNING):
        raise NotRecruiting(mend_at=("tracks:round", (round.pk,)))
