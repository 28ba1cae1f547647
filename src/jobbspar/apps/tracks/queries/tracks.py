"""Tracks the actor may see, with all that a page shows of them."""

from django.db.models import Count, Prefetch, Q

from jobbspar.apps.agreements.models import AgreementMember
from jobbspar.apps.tracks.models import Gate, Round, Track, TrackQuerySet, TrackStep
from jobbspar.core.access import Actor, Permission, require
from jobbspar.core.tracks import RoundState, TrackState

RUNNING_STATES = (RoundState.RECRUITING, RoundState.RUNNING, RoundState.CLOSING)


def get_track(actor: Actor, track_id: int, *, permission: Permission = Permission.TRACK_VIEW) -> Track:
    """Return a track with its steps, gates and rounds.

    Raises `Track.DoesNotExist` where not visible, `NotAllowed` where visible without the permission.
    """
    track: Track = (
        Track.objects.visible_to(actor)
        .select_related("agreement", "organisation", "profile", "profile__employer", "leads_to", "coordinator")
        .prefetch_related(
            Prefetch("steps", TrackStep.objects.select_related("activity", "activity__provider")),
            Prefetch("gates", Gate.objects.all()),
            Prefetch("rounds", Round.objects.select_related("coordinator").order_by("-number")),
            "needs",
            "needs__employer",
            Prefetch("leads_to__steps", TrackStep.objects.select_related("activity")),
            Prefetch("prepared_by__steps", TrackStep.objects.select_related("activity")),
            Prefetch("agreement__members", AgreementMember.objects.select_related("organisation")),
        )
        .get(pk=track_id)
    )
    if permission is not Permission.TRACK_VIEW:  # Whoever sees the track has the right to look at it.
        require(actor, permission, organisation=track.organisation_id)
    return track


def list_tracks(actor: Actor, *, text: str = "", state: str = "", kind: str = "", sector: str = "") -> TrackQuerySet:
    """Tracks in order of name, with the number of rounds that are on; stopped ones last."""
    chosen = {"state": state, "kind": kind, "sector": sector}
    rows = Track.objects.visible_to(actor).filter(**{name: value for name, value in chosen.items() if value})
    for word in text.split():
        rows = rows.filter(Q(name__icontains=word) | Q(profile__employer__name__icontains=word))
    ids = rows.values("pk")
    return (
        Track.objects.filter(pk__in=ids)
        .select_related("organisation", "profile", "profile__employer", "leads_to", "agreement")
        .prefetch_related("steps", "rounds")
        .annotate(
            rounds_on=Count("rounds", filter=Q(rounds__state__in=RUNNING_STATES), distinct=True),
            is_over=Q(state__in=[TrackState.CANCELLED, TrackState.ENDED]),
        )
        .order_by("is_over", "name", "id")
    )


def parties_of(track: Track) -> frozenset[int]:
    """The organisation that keeps the track and the parties of its agreement."""
    return frozenset({track.organisation_id, *(member.organisation_id for member in track.agreement.members.all())})


def list_tracks_of_map(actor: Actor) -> list[Track]:
    """Tracks that are not over, with steps, gates and the rounds that are on or coming, for the line map."""
    over = [TrackState.CANCELLED, TrackState.ENDED]
    ids = Track.objects.visible_to(actor).exclude(state__in=over).values("pk")
    current = Round.objects.filter(state__in=(RoundState.PLANNED, *RUNNING_STATES)).prefetch_related("steps")
    rows = Track.objects.filter(pk__in=ids).select_related("organisation", "profile__employer", "agreement")
    return list(
        rows.prefetch_related(
            Prefetch("steps", TrackStep.objects.select_related("activity")),
            Prefetch("gates", Gate.objects.all()),
            Prefetch("rounds", current.order_by("number"), to_attr="rounds_on_map"),
        ).order_by("organisation__sort_name", "kind", "name", "id")
    )


def find_track_to(actor: Actor, profile_id: int) -> Track | None:
    """The newest track to a profile that the actor sees, with what its steps give."""
    rows = Track.objects.visible_to(actor).filter(profile=profile_id)
    return rows.prefetch_related("steps__activity__terms").order_by("-id").first()
