"""What in recruitment waits for somebody: rounds that start soon, candidates an employer has not decided on."""

from datetime import date, timedelta

from django.db.models import Count

from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import LetterOfIntent, Round
from jobbspar.core.access import Actor, Permission, Role
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import LETTERS_THAT_BIND, RoundState

DECIDE_DAYS_BEFORE = 42


def list_rounds_to_recruit(actor: Actor, *, today: date) -> list[Round]:
    """Rounds of one's own tracks that recruit and start within six weeks."""
    mine = actor.organisations_granting(Permission.TRACK_EDIT)
    rows = Round.objects.filter(
        state=RoundState.RECRUITING,
        track__organisation__in=mine,
        starts__lte=today + timedelta(days=DECIDE_DAYS_BEFORE),
    )
    return list(rows.select_related("track").order_by("starts", "id"))


def list_releases_waiting(actor: Actor) -> list[tuple[Round, int]]:
    """Rounds with the number of candidates who have said yes to be shown and wait for the employer."""
    employers = actor.organisations_as(Role.EMPLOYER)
    tracks = LetterOfIntent.objects.filter(employer__in=employers, state__in=LETTERS_THAT_BIND).values("track")
    waiting = Participation.objects.filter(
        round__track__in=tracks,
        round__state=RoundState.RECRUITING,
        released_on__isnull=False,
        state__in=[ParticipationState.INVITED, ParticipationState.MET_EMPLOYER],
    )
    numbers = {row["round"]: row["number"] for row in waiting.values("round").annotate(number=Count("id"))}
    rounds = Round.objects.filter(pk__in=numbers).select_related("track").order_by("starts", "id")
    return [(round, numbers[round.pk]) for round in rounds]
