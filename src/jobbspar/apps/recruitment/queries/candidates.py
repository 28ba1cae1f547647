"""People on their way into a round, as a coordinator sees them and as an employer does.

A `Candidate` carries the name and nothing that selection may not look at: no sex, age, origin or personal number. The
lists have one order, that of the day of interest, and cannot be sorted or filtered by anything else.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from jobbspar.apps.participants.models import Participant
from jobbspar.apps.recruitment.models import Participation, StageReached
from jobbspar.apps.tracks.models import Round
from jobbspar.apps.tracks.queries import parties_of
from jobbspar.core.access import Actor, Permission, Role
from jobbspar.core.recruitment import Funnel, ParticipationState, funnel
from jobbspar.core.tracks import LETTERS_THAT_BIND

SEEN_BY_EMPLOYER = (
    ParticipationState.CANDIDATE,
    ParticipationState.INVITED,
    ParticipationState.MET_EMPLOYER,
    ParticipationState.SELECTED,
    ParticipationState.RESERVE,
    ParticipationState.STARTED,
    ParticipationState.COMPLETED,
)


# Whoever is still on the way in a round, or has got a place in it, waits for no other.
_ON_THE_WAY = (
    ParticipationState.INTERESTED,
    ParticipationState.CANDIDATE,
    ParticipationState.INVITED,
    ParticipationState.MET_EMPLOYER,
    ParticipationState.SELECTED,
    ParticipationState.STARTED,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A participation with the name of its person."""

    participation: Participation
    name: str
    interpreter: str
    is_seen_by_employer: bool

    @property
    def state(self) -> ParticipationState:
        return ParticipationState(self.participation.state)

    @property
    def released_on(self) -> date | None:
        return self.participation.released_on


def _helped_by(actor: Actor) -> QuerySet[Participation]:
    """Participations of the people the actor helps."""
    return Participation.objects.visible_to(actor).select_related("participant")


def _shown_to(actor: Actor) -> QuerySet[Participation]:
    """Participations that their persons have released to an employer the actor speaks for."""
    released = Participation.objects.filter(
        released_on__isnull=False,
        state__in=SEEN_BY_EMPLOYER,
        round__track__letters__employer__in=actor.organisations_as(Role.EMPLOYER),
        round__track__letters__state__in=LETTERS_THAT_BIND,
    )
    return Participation.objects.filter(pk__in=released.values("pk"), card__isnull=False).select_related("card")


def _is_employer_only(actor: Actor) -> bool:
    return not actor.may(Permission.PARTICIPANT_VIEW)


def list_candidates(actor: Actor, round: Round) -> list[Candidate]:
    """Everybody in the round whom the actor may see, in the order in which they said they were interested."""
    rows = _shown_to(actor) if _is_employer_only(actor) else _helped_by(actor)
    found = rows.filter(round=round).prefetch_related("stages", "attendances").order_by("interested_on", "id")
    return [_candidate(actor, row) for row in found]


def _candidate(actor: Actor, row: Participation) -> Candidate:
    if _is_employer_only(actor):
        return Candidate(row, row.card.name, row.card.interpreter, is_seen_by_employer=True)
    return Candidate(row, row.participant.name, row.participant.interpreter, is_seen_by_employer=False)


def get_candidate(actor: Actor, participation_id: int) -> Candidate:
    """Return one person in a round. Raises `Participation.DoesNotExist` where the actor may not see the person."""
    rows = _shown_to(actor) if _is_employer_only(actor) else _helped_by(actor)
    row = (
        rows.select_related(
            "round__track__organisation", "round__track__agreement", "round__track__profile",
            "round__track__leads_to__profile", "from_reserve_of__round",
        )
        .prefetch_related(
            Prefetch("stages", StageReached.objects.order_by("on", "id")),
            "attendances__activity",
            "round__track__agreement__members",
        )
        .get(pk=participation_id)
    )  # fmt: skip
    return _candidate(actor, row)


def count_stages(candidates: list[Candidate]) -> Funnel:
    """The funnel of those on the list, for whoever sees the people anyway."""
    return funnel(
        frozenset(ParticipationState(stage.state) for stage in candidate.participation.stages.all())
        for candidate in candidates
    )


def list_reserves(actor: Actor, round: Round) -> list[Candidate]:
    """Those who did not get on in this round and may be asked about the next one."""
    asked = (
        ParticipationState.RESERVE,
        ParticipationState.NOT_SELECTED,
        ParticipationState.COMPLETED,
        ParticipationState.INTERRUPTED,
    )
    rows = _helped_by(actor).filter(round=round, state__in=asked).order_by("interested_on", "id")
    return [_candidate(actor, row) for row in rows if row.state == ParticipationState.RESERVE or row.reserve_yes_on]


def list_reserves_of_earlier(actor: Actor, round: Round) -> list[Participation]:
    """Those who said yes at an earlier round of the track and have been in none since, in the order of their yes."""
    later = Participation.objects.filter(
        participant=OuterRef("participant"), round__track=round.track_id, round__number__gt=OuterRef("round__number")
    )
    rows = _helped_by(actor).filter(
        ~Exists(later), round__track=round.track_id, round__number__lt=round.number, reserve_yes_on__isnull=False
    )
    return list(rows.exclude(state__in=_ON_THE_WAY).select_related("round").order_by("reserve_yes_on", "id"))


def list_people_to_register(actor: Actor, round: Round, *, text: str) -> QuerySet[Participant]:
    """People whose home coordinator the actor is, not yet in the round, found by the beginning of a name."""
    home = actor.organisations_granting(Permission.RECRUITMENT_EDIT) & parties_of(round.track)
    rows = Participant.objects.visible_to(actor).filter(organisation__in=home)
    rows = rows.exclude(participations__round=round).named(text)
    return rows.select_related("organisation").order_by("sort_family", "sort_given", "id")


def list_rounds_of(actor: Actor, participant: Participant) -> list[Participation]:
    """The rounds a person has been in, newest first."""
    rows = Participation.objects.visible_to(actor).filter(participant=participant).select_related("round__track")
    return list(rows.order_by("-round__starts", "-id"))
