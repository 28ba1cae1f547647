"""What is left after a round: rounds that wait to be closed, people to ask some months after."""

from datetime import date

from jobbspar.apps.followup.models import Exit
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor, Permission
from jobbspar.core.calendar import add_months
from jobbspar.core.followup.outcomes import FOLLOW_UP_MONTHS
from jobbspar.core.tracks import RoundState

# Longer ago than this nobody is reminded; it can still be noted.
REMINDED_MONTHS = 3
MOST_LISTED = 20


def list_rounds_without_answers(actor: Actor) -> list[Round]:
    """Rounds in closing whose track the actor keeps."""
    mine = actor.organisations_granting(Permission.TRACK_EDIT)
    rows = Round.objects.filter(state=RoundState.CLOSING, track__organisation__in=mine)
    return list(rows.select_related("track").order_by("starts", "id"))


def list_follow_ups_due(actor: Actor, *, today: date) -> list[tuple[int, str, int, date]]:
    """Row id of the participation, name, months and due day, for people nobody has asked yet; the oldest first."""
    since = add_months(today, -(max(FOLLOW_UP_MONTHS) + REMINDED_MONTHS))
    exits = Exit.objects.filter(
        participation__participant__in=Participant.objects.visible_to(actor), exited_on__gte=since
    )
    due: list[tuple[int, str, int, date]] = []
    for row in exits.select_related("participation__participant").prefetch_related("participation__follow_ups"):
        asked = {each.months for each in row.participation.follow_ups.all()}
        for months in FOLLOW_UP_MONTHS:
            day = add_months(row.exited_on, months)
            if months not in asked and add_months(day, REMINDED_MONTHS) > today >= day:
                due.append((row.participation_id, row.participation.participant.name, months, day))
    return sorted(due, key=lambda each: each[3])[:MOST_LISTED]
