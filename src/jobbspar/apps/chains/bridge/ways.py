"""The best chain for a profile and for a person, with what it takes for granted and what each wait comes of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobbspar.apps.activities.bridge import yields_of
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.chains import queries
from jobbspar.apps.chains.bridge.journeys import Journeys, Travels
from jobbspar.apps.chains.bridge.rows import (
    FullStarts,
    entry_of,
    members_of,
    offer_of,
    offers_among,
    requirements_asked,
    sfi_ends,
)
from jobbspar.apps.chains.bridge.solver import Held, PageSolver
from jobbspar.apps.participants.bridge import as_evidence
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.plans.models import PlannedStep
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Actor
from jobbspar.core.arrangement import Arranged, Arrangement, PlacedStep, giver_of, placed, stages_of
from jobbspar.core.chains.explain import Wait
from jobbspar.core.chains.problem import Chain, Closure
from jobbspar.core.choices import Choice
from jobbspar.core.half_way import HalfWay, asked_on_the_way, lacking_half_way
from jobbspar.core.messages import N_
from jobbspar.core.participation import StepResult
from jobbspar.core.profiles import Requirement, RequirementKind, Subject
from jobbspar.core.requirements import Answer, Evidence, check_profile
from jobbspar.core.ways import Catalogue, Offer, Unknown, Way, questions, shown_by, under_way, way_to


class Aim(Choice):
    """How far a person's chain is to lead."""

    START = "start", N_("Begin the track")
    PROFILE = "profile", N_("Have all that the profile asks")


@dataclass(frozen=True, slots=True)
class PersonWay:
    """A person's chain. `chain` is nothing where the activities do not lead there in time.

    Where not `is_ready` it took too long for a page: it can be asked for, and where `is_asked` it has been.
    """

    way: Way
    chain: Chain | None
    waits: tuple[Wait, ...]
    questions: tuple[Subject, ...]
    activities: dict[int, Activity]
    # Activities of the chain whose start nobody has announced.
    unannounced: frozenset[int]
    journeys: Journeys
    is_ready: bool = True
    is_asked: bool = False
    held: Held | None = None
    lacking: tuple[HalfWay, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackOutlook:
    """One track for one person: each requirement's answer, and the way to its first day."""

    track: Track
    answers: tuple[Answer, ...]
    entry: PersonWay


@dataclass(frozen=True, slots=True)
class Sketch:
    """A chain for a track: the earliest there is, and the stages that are looked at."""

    way: Way
    # The earliest chain, where nobody waits for anybody; nothing where there is none.
    chain: Chain | None
    arrangement: Arrangement
    arranged: Arranged
    # Each requirement with the step that gives it; nothing for what is in place from the start or given by no step.
    given: tuple[tuple[Requirement, PlacedStep | None], ...]
    activities: dict[int, Activity]
    offers: tuple[Offer, ...]
    # Whether the earliest chain is worked out: else it took too long for a page.
    is_ready: bool = True
    is_asked: bool = False
    held: Held | None = None
    lacking: tuple[HalfWay, ...] = ()

    @property
    def earliest(self) -> date | None:
        """The earliest day on which all is met."""
        return self.chain.finish if self.chain else None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a track's chains can be put together from."""

    activities: dict[int, Activity]
    offers: list[Offer]
    closures: tuple[Closure, ...] = ()


def evidence_of(participant: Participant) -> list[Evidence]:
    rows = queries.evidence_of_many([participant.pk])[participant.pk]
    return [as_evidence(row, known_since=participant.created_on) for row in rows]


def outlooks(actor: Actor, participant: Participant, *, tracks: Sequence[int], today: date) -> list[TrackOutlook]:
    """The tracks in order of name, each held against the person. Never in order of anything else."""
    rows = queries.list_tracks_with_chains(actor, tracks)
    members = frozenset().union(*map(members_of, rows)) if rows else frozenset()
    catalogue = queries.list_catalogue(actor, members)
    evidence, solve, travels = evidence_of(participant), PageSolver(actor), Travels(participant)
    full = queries.full_starts(other_than=participant)
    closures = queries.closures_of({track.organisation_id for track in rows})
    given = [_given_in(catalogue, track, full=full, closures=closures) for track in rows]
    sites = {site for track, there in zip(rows, given, strict=True) for site in _sites(track, there)}
    return [
        TrackOutlook(
            track,
            check_profile(
                requirements_asked(track),
                evidence=evidence,
                yields=[given for step in track.steps.all() for given in yields_of(step.activity)],
                today=today,
            ),
            _person_way(
                entry_of(track).requirements,
                participant=participant,
                evidence=evidence,
                given=there,
                journeys=travels.in_area(track.agreement, sites),
                today=today,
                solve=solve,
            ),
        )
        for track, there in zip(rows, given, strict=True)
    ]


def person_way(
    actor: Actor,
    participant: Participant,
    track: Track,
    *,
    aim: Aim,
    today: date,
    starts: date | None = None,
    unknown: Unknown = Unknown.IN_PLACE,
) -> PersonWay:
    """The person's best chain to the first day of a track, or to all that its profile asks.

    All that the profile asks is counted with the steps of the person's plans that have begun: they go on.
    """
    asked = entry_of(track).requirements if aim is Aim.START else requirements_asked(track)
    begun = queries.list_begun_steps(participant, today=today) if aim is Aim.PROFILE else []
    there = _given_in(
        queries.list_catalogue(actor, members_of(track)),
        track,
        full=queries.full_starts(other_than=participant),
        closures=queries.closures_of({track.organisation_id}),
    )
    given = _with_begun(there, begun, today=today)
    return _person_way(
        asked,
        participant=participant,
        evidence=[*evidence_of(participant), *_reached(begun)],
        given=given,
        journeys=Travels(participant).in_area(track.agreement, _sites(track, given)),
        today=today,
        starts=starts,
        unknown=unknown,
        solve=PageSolver(actor),
    )


def _reached(begun: Sequence[PlannedStep]) -> list[Evidence]:
    """What steps that were reached have given, though nobody has noted it as evidence yet."""
    done = [step for step in begun if step.result == StepResult.REACHED]
    return [
        item for step in done for item in shown_by(offer_of(step.activity).yields, on=step.result_on or step.starts)
    ]


def _with_begun(given: Grounds, begun: Sequence[PlannedStep], *, today: date) -> Grounds:
    """The activities the person is in the middle of go on from today, instead of beginning anew."""
    over = (StepResult.REACHED, StepResult.NOT_DONE)
    going_on = [step for step in begun if step.ends > today and step.result not in over]
    offers = {offer.id: offer for offer in given.offers}
    for step in going_on:
        offers[step.activity_id] = under_way(offer_of(step.activity), ends=step.ends, today=today)
    activities = given.activities | {step.activity_id: step.activity for step in going_on}
    return Grounds(activities, list(offers.values()), given.closures)


def _given_in(
    catalogue: Sequence[Activity],
    track: Track,
    *,
    full: FullStarts | None = None,
    closures: Mapping[int, tuple[Closure, ...]] | None = None,
) -> Grounds:
    """What the agreement's parties give, what is ready-made where they give nothing, and the track's own steps."""
    offers = offers_among(catalogue, organisations=members_of(track), full=full)
    chosen = {offer.id for offer in offers}
    own_steps = {step.activity_id: step.activity for step in track.steps.all()}
    offers += [offer_of(row) for pk, row in own_steps.items() if pk not in chosen and row.weeks]
    closed = (closures or {}).get(track.organisation_id, ())
    return Grounds({row.pk: row for row in catalogue if row.pk in chosen} | own_steps, offers, closed)


def _sites(track: Track, given: Grounds) -> set[str]:
    """Where one may have to travel: to the activities and to the rounds that are planned."""
    rounds = {one.municipality for one in queries.coming_rounds_of(track)}
    return rounds | {one.municipality for one in given.activities.values()}


def _person_way(
    asked: Sequence[Requirement],
    *,
    participant: Participant,
    evidence: Sequence[Evidence],
    given: Grounds,
    journeys: Journeys,
    today: date,
    solve: PageSolver,
    starts: date | None = None,
    unknown: Unknown = Unknown.IN_PLACE,
) -> PersonWay:
    offers = [_with_journey(offer, given.activities[offer.id], journeys) for offer in given.offers]
    way = way_to(
        asked,
        evidence=evidence,
        offers=Catalogue(offers, closures=given.closures),
        today=today,
        starts=starts,
        sfi_until=sfi_ends(participant),
        unknown=unknown,
    )
    told = solve.tell(way.problem)
    chain = told.chain
    taken = {int(step.activity) for step in chain.steps} if chain else set()
    return PersonWay(
        way=way,
        chain=chain,
        waits=told.waits,
        questions=questions(way, chain=chain, offers=offers),
        activities=given.activities,
        unannounced=frozenset(one.id for one in offers if one.id in taken and one.has_unknown_start(today)),
        journeys=journeys,
        is_ready=told.is_ready,
        is_asked=told.is_asked,
        held=told.held,
        lacking=lacking_half_way(way, offers=offers),
    )


def _with_journey(offer: Offer, activity: Activity, journeys: Journeys) -> Offer:
    """Among chains that end equally early and wait equally little, the one with less travel is taken."""
    if activity.is_remote:
        return offer
    return replace(offer, travel_minutes=journeys.minutes_to(activity.municipality))


def grounds_of(actor: Actor, track: Track) -> Grounds:
    """What the track's own chain can be put together from."""
    return _given_in(queries.list_catalogue(actor, members_of(track)), track)


def educations_asked(track: Track, grounds: Grounds, *, today: date) -> tuple[Subject, ...]:
    """Educations that the profile asks, or an activity that leads to what it asks; each once, by name."""
    requirements = requirements_asked(track)
    on_the_way = asked_on_the_way(requirements, offers=grounds.offers, today=today)
    asked = [one for one in (*requirements, *on_the_way) if one.kind is RequirementKind.EDUCATION]
    by_name = {one.name.strip().casefold(): one for one in sorted(asked, key=lambda one: one.level is not None)}
    return tuple(by_name[name] for name in sorted(by_name))


def sketch(
    actor: Actor,
    track: Track,
    *,
    evidence: Sequence[Evidence],
    starts: date,
    today: date,
    chosen: Arrangement | None = None,
    grounds: Grounds | None = None,
) -> Sketch:
    """The stages of `chosen`, or else those of the earliest chain, for somebody with this to show at the start."""
    requirements = requirements_asked(track)
    there = grounds or grounds_of(actor, track)
    way = way_to(
        requirements, evidence=evidence, offers=there.offers, today=today, starts=starts, unknown=Unknown.TAUGHT
    )
    told = PageSolver(actor).tell(way.problem)
    chain = told.chain
    offers, activities = _with_chosen(actor, there, chosen or ())
    proposed = stages_of(chain, offers=offers, has=way.problem.has, starts=starts) if chain else ()
    arrangement = proposed if chosen is None else chosen
    arranged = placed(arrangement, offers=offers, has=way.problem.has, starts=starts)
    given = tuple((one, giver_of(one, steps=arranged.steps, offers=offers)) for one in requirements)
    return Sketch(
        way=way,
        chain=chain,
        arrangement=arrangement,
        arranged=arranged,
        given=given,
        activities=activities,
        offers=tuple(offers.values()),
        is_ready=told.is_ready,
        is_asked=told.is_asked,
        held=told.held,
        lacking=lacking_half_way(way, offers=there.offers),
    )


def _with_chosen(actor: Actor, there: Grounds, chosen: Arrangement) -> tuple[dict[int, Offer], dict[int, Activity]]:
    """Also what is chosen by hand and would not have been proposed: without a length, or no longer given."""
    asked = {piece.activity for stage in chosen for piece in stage} - there.activities.keys()
    activities = there.activities | {row.pk: row for row in queries.list_activities_named(actor, asked)}
    offers = {offer.id: offer for offer in there.offers}
    return {pk: offers.get(pk) or offer_of(row) for pk, row in activities.items()}, activities
