"""People's own yes to tracks, and who can be planned for."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from jobbspar.apps.accounts.models import Organisation
from jobbspar.apps.agreements.models import Agreement
from jobbspar.apps.participants.models import Participant, Sharing
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.rounds.models import SeatOffer, TrackWish
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Actor
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.round_plans import OfferAnswer
from jobbspar.core.tracks import RoundState, TrackState

IN_A_ROUND = (
    ParticipationState.INTERESTED,
    ParticipationState.CANDIDATE,
    ParticipationState.INVITED,
    ParticipationState.MET_EMPLOYER,
    ParticipationState.SELECTED,
    ParticipationState.STARTED,
)
ROUNDS_OVER = (RoundState.CLOSED, RoundState.CANCELLED)


def list_wishes(participant: Participant) -> list[TrackWish]:
    """The tracks a person has said yes to, in the person's own order."""
    rows = TrackWish.objects.filter(participant=participant, withdrawn_on=None)
    return list(rows.select_related("track__organisation", "track__agreement", "participant", "noted_by"))


def get_wish(participant: Participant, wish_id: int) -> TrackWish:
    return TrackWish.objects.select_related("participant", "track").get(participant=participant, pk=wish_id)


def people_planned_for(*organisations: int) -> QuerySet[Participant]:
    """The organisations' own people and those shared with them: a plan holds nobody else."""
    shared = Sharing.objects.filter(organisation__in=organisations, ended_on=None).values("participant")
    return Participant.objects.filter(Q(organisation__in=organisations) | Q(pk__in=shared))


def list_wishes_to_plan(agreement: Agreement, organisation: Organisation) -> list[TrackWish]:
    """Wishes for agreed tracks of people who have no seat, offer or place in a round of that track already."""
    rows = _without_a_seat().filter(
        participant__in=people_planned_for(organisation.pk).values("pk"),
        track__agreement=agreement,
        track__state=TrackState.AGREED,
    )
    return list(rows.select_related("participant").order_by("participant", "rank", "id"))


def list_wishes_for_track(actor: Actor, track: Track, *, organisations: Collection[int]) -> list[TrackWish]:
    """Wishes for one track of those whom the actor sees and any of the organisations plans for, by name."""
    rows = _without_a_seat().filter(
        Q(participant__in=Participant.objects.visible_to(actor).values("pk")),
        participant__in=people_planned_for(*organisations).values("pk"),
        track=track,
    )
    order = ("participant__sort_family", "participant__sort_given", "participant")
    return list(rows.select_related("participant").order_by(*order))


def _without_a_seat() -> QuerySet[TrackWish]:
    in_round = Participation.objects.filter(
        participant=OuterRef("participant"), round__track=OuterRef("track"), state__in=IN_A_ROUND
    ).exclude(round__state__in=ROUNDS_OVER)
    offered = SeatOffer.objects.filter(participant=OuterRef("participant")).exclude(
        Q(answer=OfferAnswer.NO) | Q(round__state__in=ROUNDS_OVER)
    )
    return TrackWish.objects.filter(~Exists(in_round), ~Exists(offered), withdrawn_on=None)


def count_people_with_wishes(agreement: Agreement, organisation: Organisation) -> int:
    """People the organisation sees who have said yes to a track of the area."""
    people = people_planned_for(organisation.pk).values("pk")
    rows = TrackWish.objects.filter(participant__in=people, track__agreement=agreement, withdrawn_on=None)
    return rows.values("participant").distinct().count()
