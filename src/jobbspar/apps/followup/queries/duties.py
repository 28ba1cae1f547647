"""What is left after a round: rounds that wait to be closed, people to ask some months after."""

from datetime import date

from django.db.models import Exists, OuterRef

from jobbspar.apps.followup.models import Exit, FollowUp
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.tracks.models import Round
from jobbspar.core.access import Actor, Permission
from jobbspar.core.calendar import add_months
from jobbspar.core.followup.outcomes import FOLLOW_UP_MONTHS, exits_to_ask_about
from jobbspar.core.tracks import RoundState

MOST_LISTED = 20


def list_rounds_without_answers(actor: Actor) -> list[Round]:
    """Rounds in closing whose track the actor keeps."""
    mine = actor.organisations_granting(Permission.TRACK_EDIT)
    rows = Round.objects.filter(state=RoundState.CLOSING, track__organisation__in=mine)
    return list(rows.select_related("track").order_by("starts", "id"))


def list_follow_ups_due(actor: Actor, *, today: date) -> list[tuple[int, str, int, date]]:
    """Row id of the participation, name, months and due day, oldest first; nobody who was asked or said no."""
    due = [each for months in FOLLOW_UP_MONTHS for each in _due_after(actor, months, today)]
    return sorted(due, key=lambda each: each[3])[:MOST_LISTED]


def _due_after(actor: Actor, months: int, today: date) -> list[tuple[int, str, int, date]]:
    """The oldest ones only: the database leaves out the others, however many there are."""
    exits = exits_to_ask_about(months, today=today)
    asked = FollowUp.objects.filter(participation=OuterRef("participation"), months=months)
    rows = Exit.objects.filter(
        ~Exists(asked),
        participation__participant__in=Participant.objects.visible_to(actor),
        exited_on__gte=exits.starts,
        exited_on__lt=exits.ends,
    ).exclude(may_be_asked=False)
    rows = rows.select_related("participation__participant").order_by("exited_on", "id")[:MOST_LISTED]
    return [
        (row.participation_id, row.participation.participant.name, months, add_months(row.exited_on, months))
        for row in rows
    ]
