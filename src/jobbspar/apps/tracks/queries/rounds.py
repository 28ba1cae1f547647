"""Rounds the actor may see, with their dated steps."""

from django.db.models import Prefetch, QuerySet

from jobbspar.apps.agreements.models import AgreementMember
from jobbspar.apps.tracks.models import Round, RoundStep, Track
from jobbspar.core.access import Actor, Permission, require_in_any

_WITH_STEPS = Prefetch("steps", RoundStep.objects.select_related("activity", "activity__provider"))


def get_round(actor: Actor, round_id: int, *, permission: Permission = Permission.TRACK_VIEW) -> Round:
    """Return a round with its track and steps.

    Raises `Round.DoesNotExist` where not visible, `NotAllowed` where visible without the permission. Tracks and
    rounds are changed by the organisation that keeps the track; recruitment is shared by the agreement's parties.
    """
    round: Round = (
        Round.objects.filter(track__in=Track.objects.visible_to(actor).values("pk"))
        .select_related(
            "track", "track__organisation", "track__agreement", "track__profile", "track__leads_to", "coordinator",
            "repeated_from",
        )
        .prefetch_related(
            _WITH_STEPS,
            "track__gates",
            Prefetch("track__agreement__members", AgreementMember.objects.select_related("organisation")),
        )
        .get(pk=round_id)
    )  # fmt: skip
    if permission is not Permission.TRACK_VIEW:
        require_in_any(actor, permission, organisations=frozenset({round.track.organisation_id}))
    return round


def find_round_before(round: Round) -> Round | None:
    """The round it repeats; without one, the round of the track that came before it."""
    rows = Round.objects.select_related("coordinator").prefetch_related(_WITH_STEPS)
    if round.repeated_from_id:
        return rows.get(pk=round.repeated_from_id)
    return rows.filter(track=round.track_id, number__lt=round.number).order_by("-number").first()


def list_rounds(actor: Actor, *, states: tuple[str, ...] = ()) -> QuerySet[Round]:
    """Rounds of the tracks the actor sees, the earliest start first."""
    rows = Round.objects.filter(track__in=Track.objects.visible_to(actor).values("pk"))
    if states:
        rows = rows.filter(state__in=states)
    return rows.select_related("track", "coordinator").order_by("starts", "id")
