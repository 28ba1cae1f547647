"""What it would take for a round that is planned to have enough people: for those who plan, from whom they see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from jobbspar.apps.chains.bridge import readiness
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.rounds.bridge.area import Readiness, people_of, site_of
from jobbspar.apps.rounds.models import RoundOption, TrackWish
from jobbspar.apps.rounds.naming import municipality_name, sentence_as_json, sentence_of
from jobbspar.apps.rounds.queries.areas import members_of
from jobbspar.apps.rounds.queries.offers import count_unanswered
from jobbspar.apps.rounds.queries.wishes import IN_A_ROUND, list_wishes_for_track
from jobbspar.apps.tracks.models import Round, Track
from jobbspar.apps.travel.queries import terms_of, trips_for
from jobbspar.core.access import Actor, Permission
from jobbspar.core.chains.patience import Patience
from jobbspar.core.rounds import problem as core
from jobbspar.core.rounds.enough import Enough, day_in_reach, what_it_takes
from jobbspar.core.rounds.explain import Sentence, why_not_that_round
from jobbspar.core.rounds.options import Reach
from jobbspar.core.rounds.what_if import Opening
from jobbspar.core.tracks import RoundState
from jobbspar.core.travel.ways import Site

PLANNED = (RoundState.PLANNED, RoundState.RECRUITING, RoundState.PAUSED)
PREPARING = (RoundState.PLANNED, RoundState.RECRUITING)
SECONDS = 1.0
PEOPLE_AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class WishOfTrack:
    """Somebody who has said yes to the track and has no seat; without `why_not` the round is in reach."""

    participant_id: int
    name: str
    ready: date | None
    minutes: int | None
    mode: core.Mode
    longest_minutes: int
    why_not: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class RoundTakes:
    """How many the round has and needs, who is in reach, and the smallest change of each kind that gives enough.

    Counts are of people whom the reader sees, for whoever plans; they are no statistics.
    """

    minimum: int
    inside: int  # take part or are on their way in
    asked: int  # offered a seat, no answer yet
    in_reach: int
    openings: tuple[Opening, ...]
    people: tuple[WishOfTrack, ...]
    more: int
    not_worked_out: int  # counted as ready, as nothing is known

    @property
    def lacking(self) -> int:
        return max(0, self.minimum - self.inside)

    @property
    def are_in_sight(self) -> bool:
        """Whether those asked and those in reach would be enough."""
        return self.inside + self.asked + self.in_reach >= self.minimum


def what_round_takes(actor: Actor, round: Round, *, today: date) -> RoundTakes | None:
    """Nothing for those who do not plan, or where the round has begun or is over."""
    mine = actor.organisations_granting(Permission.ROUND_PLAN_VIEW)
    organisations = mine & members_of(round.track.agreement) if mine else frozenset()
    if not organisations or RoundState(round.state) not in PLANNED:
        return None
    wishes = list_wishes_for_track(actor, round.track, organisations=organisations)
    ready = _ready(actor, wishes, round.track, today=today)
    problem = _problem(round, wishes, ready=ready, today=today)
    inside = Participation.objects.visible_to(actor).filter(round=round, state__in=IN_A_ROUND).count()
    asked = count_unanswered(actor, round)
    found = what_it_takes(problem, place=problem.rounds[0], has=inside + asked)
    shown = _people(problem, wishes, found=found)
    return RoundTakes(
        minimum=round.least_people,
        inside=inside,
        asked=asked,
        in_reach=len(found.in_reach),
        openings=found.openings,
        people=shown,
        more=len(wishes) - len(shown),
        not_worked_out=sum((one.participant_id, one.track_id) not in ready for one in wishes),
    )


def _ready(actor: Actor, wishes: list[TrackWish], track: Track, *, today: date) -> Readiness:
    if not wishes:
        return {}
    tracks = {track.pk, *Track.objects.filter(leads_to=track).values_list("pk", flat=True)}
    people = {one.participant_id for one in wishes}
    return readiness(actor, tracks=tracks, people=people, today=today, patience=Patience(SECONDS))


def _problem(round: Round, wishes: list[TrackWish], *, ready: Readiness, today: date) -> core.Problem:
    """This round first, those that prepare for it, and the people; nothing else competes for them here."""
    before = Round.objects.filter(track__leads_to=round.track_id, state__in=PREPARING)
    sites = _sites((round, *before))
    terms = terms_of({one.participant_id for one in wishes})
    homes = {one.participant.municipality for one in wishes if one.participant.municipality}
    known = {site for site in sites.values() if site.municipality}
    return core.Problem(
        today=today,
        rounds=tuple(_as_value(one, site) for one, site in sites.items()),
        people=people_of(wishes, terms=terms, ready=ready, today=today),
        trips=trips_for(round.track.agreement, homes, known),
    )


def _sites(rounds: Collection[Round]) -> dict[Round, Site]:
    """The workplace that each round was planned for, unless it has been moved from there."""
    options = {one.became_id: one for one in RoundOption.objects.filter(became__in=[one.pk for one in rounds])}
    sites = {}
    for one in rounds:
        option = options.get(one.pk)
        stays = option is not None and option.municipality == one.municipality
        sites[one] = site_of(option) if option and stays else Site(one.municipality)
    return sites


def _as_value(round: Round, site: Site) -> core.Round:
    length = (round.ends - round.starts).days if round.ends else 0
    return core.Round(
        name=str(round.pk),
        track=str(round.track_id),
        site=site.key,
        starts=round.starts,
        weeks=-(-length // core.DAYS_A_WEEK),
        minimum=round.least_people,
        maximum=round.seats,
    )


def _people(problem: core.Problem, wishes: list[TrackWish], *, found: Enough) -> tuple[WishOfTrack, ...]:
    """Those in reach first, so that they are seen where there are many; by name among them and among the rest."""
    reach, place, in_reach = Reach(problem), problem.rounds[0], set(found.in_reach)
    values = {one.name: one for one in problem.people}
    labels = {f"s{place.site}": municipality_name(place.site)}
    shown = []
    for row in sorted(wishes, key=lambda row: str(row.participant_id) not in in_reach)[:PEOPLE_AT_ONCE]:
        person = values[str(row.participant_id)]
        told = () if person.name in in_reach else why_not_that_round(problem, person=person, place=place, cost=None)
        shown.append(
            WishOfTrack(
                participant_id=row.participant_id,
                name=row.participant.name,
                ready=day_in_reach(reach, person=person, place=place),
                minutes=reach.trip(person, place=place),
                mode=person.mode,
                longest_minutes=person.longest_minutes,
                why_not=tuple(sentence_of(sentence_as_json(one), labels=labels, names={}) for one in told),
            )
        )
    return tuple(shown)
