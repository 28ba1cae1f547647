"""What chains are put together from: people, tracks and the catalogue, each fetched at once for many."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from jobbspar.apps.activities.models import Activity, Closure
from jobbspar.apps.chains.models import Readiness
from jobbspar.apps.participants.models import Evidence, Participant
from jobbspar.apps.plans.models import PlannedStep
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import Round, Track, TrackStep
from jobbspar.core.access import Actor
from jobbspar.core.chains.problem import Closure as Closed
from jobbspar.core.participation import StepChange
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.tracks import RoundState, TrackState

OVER = (TrackState.CANCELLED, TrackState.ENDED)
COMING = (RoundState.PLANNED, RoundState.RECRUITING)
_STEPS = TrackStep.objects.select_related("activity__provider").prefetch_related("activity__terms", "activity__starts")

PRINTS = """
SELECT p.id, md5(concat_ws('|', p.created_on, p.sfi_first_admission, (
    SELECT string_agg(concat_ws('~', e.kind, e.name, e.skill, e.level, e.fulfils, e.source, e.dated, e.expires), '|'
                      ORDER BY e.id)
    FROM participants_evidence e WHERE e.participant_id = p.id)))
FROM participants_participant p WHERE p.id = ANY(%s)
"""


def list_people(actor: Actor, people: Collection[int]) -> list[Participant]:
    """Those of the people whom the actor may see."""
    return list(Participant.objects.visible_to(actor).filter(pk__in=people))


def prints_of(people: Collection[int]) -> dict[int, str]:
    """A fingerprint of all that is known of each person and that chains rest on."""
    with connection.cursor() as cursor:
        cursor.execute(PRINTS, [list(people)])
        return dict(cursor.fetchall())


def evidence_of_many(people: Collection[int]) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = {person: [] for person in people}
    for row in Evidence.objects.filter(participant__in=people):
        found[row.participant_id].append(row)
    return found


def kept_readiness(people: Collection[int], tracks: Collection[int]) -> list[Readiness]:
    return list(Readiness.objects.filter(participant__in=people, track__in=tracks))


def list_tracks_with_chains(actor: Actor, tracks: Collection[int] | None = None) -> list[Track]:
    """Tracks the actor sees and that are not over, by name: profile, steps, and the tracks that lead there."""
    seen = Track.objects.visible_to(actor).exclude(state__in=OVER)
    if tracks is not None:
        seen = seen.filter(pk__in=tracks)
    return list(_with_chains(Track.objects.filter(pk__in=seen.values("pk"))).order_by("name", "id"))


def list_track_ids(actor: Actor) -> list[int]:
    """Ids of the tracks the actor sees and that are not over, in order of name."""
    seen = Track.objects.visible_to(actor).exclude(state__in=OVER)
    return list(Track.objects.filter(pk__in=seen.values("pk")).order_by("name", "id").values_list("pk", flat=True))


def get_track_with_chain(actor: Actor, track_id: int) -> Track:
    """One of them, over or not. Raises `Track.DoesNotExist` where not visible."""
    return _with_chains(Track.objects.filter(pk__in=Track.objects.visible_to(actor).values("pk"))).get(pk=track_id)


def _with_chains(rows: QuerySet[Track]) -> QuerySet[Track]:
    coming = Round.objects.filter(state__in=COMING).order_by("starts", "id")
    return rows.select_related("agreement", "organisation", "profile__employer").prefetch_related(
        "profile__requirements",
        "agreement__members",
        Prefetch("steps", _STEPS),
        Prefetch("prepared_by", Track.objects.exclude(state__in=OVER).prefetch_related(Prefetch("steps", _STEPS))),
        Prefetch("rounds", coming, to_attr="coming_rounds"),
    )


def coming_rounds_of(track: Track) -> list[Round]:
    """The rounds that came along with a track fetched here."""
    found: list[Round] = vars(track)["coming_rounds"]
    return found


def list_catalogue(actor: Actor, organisations: Iterable[int]) -> list[Activity]:
    """Activities of these organisations that the actor sees, and the ready-made; those that have a length."""
    seen = Activity.objects.visible_to(actor).filter(is_active=True, weeks__isnull=False)
    rows = seen.filter(Q(organisation__in=set(organisations)) | Q(organisation=None))
    return list(rows.select_related("provider").prefetch_related("terms", "starts").order_by("name", "id"))


def full_starts(*, other_than: Participant | None = None) -> dict[int, frozenset[date]]:
    """Start days where no seat is left, by activity; a seat of `other_than` is that person's own."""
    found: dict[int, set[date]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT activity, day FROM chains_full_starts(%s)", [other_than.pk if other_than else None])
        for activity, day in cursor.fetchall():
            found.setdefault(activity, set()).add(day)
    return {activity: frozenset(days) for activity, days in found.items()}


def closures_of(organisations: Collection[int]) -> dict[int, tuple[Closed, ...]]:
    """Days when each of the organisations gives nothing, in order."""
    found: dict[int, list[Closed]] = {}
    for row in Closure.objects.filter(organisation__in=organisations).order_by("starts"):
        found.setdefault(row.organisation_id, []).append(Closed(row.starts, row.ends))
    return {organisation: tuple(days) for organisation, days in found.items()}


def list_activities_named(actor: Actor, activities: Collection[int]) -> list[Activity]:
    """Activities by their ids, also those that are no longer given."""
    rows = Activity.objects.visible_to(actor).filter(pk__in=activities)
    return list(rows.select_related("provider").prefetch_related("terms", "starts"))


def list_started_parts(participant: Participant) -> list[Participation]:
    """The rounds a person takes part in now, whose plan can be changed."""
    rows = Participation.objects.filter(participant=participant, state=ParticipationState.STARTED)
    return list(rows.select_related("round__track").order_by("round__starts", "id"))


def list_begun_steps(participant: Participant, *, today: date) -> list[PlannedStep]:
    """Steps of the person's plans that have begun and are not taken out, in rounds the person takes part in now."""
    rows = PlannedStep.objects.filter(
        participation__participant=participant, participation__state=ParticipationState.STARTED, starts__lte=today
    ).exclude(change=StepChange.REMOVED)
    return list(rows.select_related("activity__provider").prefetch_related("activity__terms", "activity__starts"))
