"""Activities, people, tracks and plans as the values that chains are put together from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from jobbspar.apps.activities.bridge import subject_of
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.plans.queries import list_steps
from jobbspar.apps.profiles.bridge import requirements_of
from jobbspar.apps.recruitment.models import Participation
from jobbspar.apps.tracks.models import Track
from jobbspar.core.activities import ActivityKind, TermDirection
from jobbspar.core.arrangement import Arrangement, Piece
from jobbspar.core.calendar import Period
from jobbspar.core.chain_into_plan import StepInPlan
from jobbspar.core.chains.problem import FULL_PACE, SCHOOL_DAYS_A_WEEK, Level, meets
from jobbspar.core.participation import StepChange
from jobbspar.core.profiles import Requirement
from jobbspar.core.readiness import Entry, entry_to
from jobbspar.core.sfi import SfiClock
from jobbspar.core.ways import Offer, level_of

# Start days of each activity where no seat is left.
FullStarts = Mapping[int, Collection[date]]


def offer_of(activity: Activity, *, weeks: int | None = None, full: Collection[date] = ()) -> Offer:
    """The activity as chains see it; a step of a track may give it another length.

    `full` are start days with no seat left. Weeks are as the catalogue has them, at its pace; the pace says how many
    days a week one travels.
    """
    rows = list(activity.terms.all())
    terms = [(term.direction, subject_of(term)) for term in rows]
    return Offer(
        id=activity.pk,
        name=activity.name,
        kind=ActivityKind(activity.kind),
        weeks=weeks or activity.weeks or 1,
        asks=tuple(subject for direction, subject in terms if direction == TermDirection.ASKS),
        yields=tuple(subject for direction, subject in terms if direction == TermDirection.YIELDS),
        starts=tuple(start.day for start in activity.starts.all() if start.day not in full),
        is_rolling=activity.is_rolling,
        cost=activity.cost or 0,
        shorter=tuple((subject_of(term), term.weeks) for term in rows if term.weeks is not None),
        days_a_week=-(-(activity.pace or FULL_PACE) * SCHOOL_DAYS_A_WEEK // FULL_PACE),
        full_until=max(full, default=None),
    )


def offers_among(
    activities: Iterable[Activity], *, organisations: Collection[int], full: FullStarts | None = None
) -> list[Offer]:
    """What these organisations give, and ready-made activities for what none of them gives."""
    rows = list(activities)
    own = [offer_of(row, full=(full or {}).get(row.pk, ())) for row in rows if row.organisation_id in organisations]
    given = {level_of(one) for offer in own for one in offer.yields}
    ready_made = [_only_new(offer_of(row), given) for row in rows if row.organisation_id is None]
    return own + [offer for offer in ready_made if offer.yields]


def _only_new(offer: Offer, given: set[Level]) -> Offer:
    """A ready-made activity is an example with planned lengths: where somebody gives the thing, that course counts."""
    return replace(offer, yields=tuple(one for one in offer.yields if not meets(given, level_of(one))))


def members_of(track: Track) -> frozenset[int]:
    """The organisations whose activities a track can be put together from."""
    return frozenset({track.organisation_id, *(member.organisation_id for member in track.agreement.members.all())})


def sfi_ends(participant: Participant) -> date | None:
    """The first day without a right to sfi, by the rule of 2026; unknown without a day of admission."""
    admitted = participant.sfi_first_admission
    return SfiClock(first_admission=admitted).period.ends if admitted else None


def requirements_asked(track: Track) -> list[Requirement]:
    return requirements_of(track.profile) if track.profile else []


def entry_of(track: Track) -> Entry:
    """What one must have on the first day of the track."""
    steps = list(track.steps.all())
    first = min((step.stage for step in steps), default=0)
    return entry_to(
        requirements_asked(track),
        first_steps=[offer_of(step.activity) for step in steps if step.stage == first],
        prepared_by=[
            (other.pk, tuple(offer_of(step.activity, weeks=step.weeks) for step in other.steps.all()))
            for other in track.prepared_by.all()
        ],
    )


def arrangement_of(track: Track) -> Arrangement:
    """The chain the track has, as stages."""
    steps = list(track.steps.all())
    return tuple(
        tuple(Piece(step.activity_id, step.weeks) for step in steps if step.stage == stage)
        for stage in sorted({step.stage for step in steps})
    )


def steps_in_plan(participation: Participation) -> list[StepInPlan]:
    """The person's own steps that are not taken out."""
    return [
        StepInPlan(step.pk, step.activity_id, Period(step.starts, step.ends))
        for step in list_steps(participation)
        if step.change != StepChange.REMOVED
    ]
