"""Rows of people, profiles, tracks and the catalogue ↔ chain problems and their answers."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from jobbspar.apps.activities.bridge import subject_of
from jobbspar.apps.activities.models import Activity
from jobbspar.apps.chains import queries
from jobbspar.apps.chains.models import Readiness
from jobbspar.apps.participants.bridge import as_evidence
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.profiles.bridge import requirements_of
from jobbspar.apps.tracks.models import Track
from jobbspar.core.access import Actor
from jobbspar.core.activities import ActivityKind, TermDirection
from jobbspar.core.chains.problem import Chain, ChainProblem
from jobbspar.core.kept_answers import Kept, Renewed, renew
from jobbspar.core.profiles import Requirement
from jobbspar.core.readiness import Entry, Ready, Standing, entry_to, standing
from jobbspar.core.requirements import Evidence
from jobbspar.core.sfi import SfiClock
from jobbspar.core.ways import WAY_VERSION, Offer, level_of

Pair = tuple[int, int]


def offer_of(activity: Activity, *, weeks: int | None = None) -> Offer:
    """The activity as chains see it; a step of a track may give it another length."""
    terms = [(term.direction, subject_of(term)) for term in activity.terms.all()]
    return Offer(
        id=activity.pk,
        name=activity.name,
        kind=ActivityKind(activity.kind),
        weeks=weeks or activity.weeks or 1,
        asks=tuple(subject for direction, subject in terms if direction == TermDirection.ASKS),
        yields=tuple(subject for direction, subject in terms if direction == TermDirection.YIELDS),
        starts=tuple(start.day for start in activity.starts.all()),
        is_rolling=activity.is_rolling,
        cost=activity.cost or 0,
    )


def offers_among(activities: Iterable[Activity], *, organisations: Collection[int]) -> list[Offer]:
    """What is given by these organisations, and ready-made activities for what none of them gives."""
    rows = list(activities)
    own = [offer_of(row) for row in rows if row.organisation_id in organisations]
    given = {level_of(one) for offer in own for one in offer.yields}
    ready_made = [offer_of(row) for row in rows if row.organisation_id is None]
    return own + [offer for offer in ready_made if not {level_of(one) for one in offer.yields} <= given]


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


class Solver:
    """Solves each problem once, however many people stand before it."""

    def __init__(self) -> None:
        self._solved: dict[ChainProblem, Chain | None] = {}

    def __call__(self, problem: ChainProblem) -> Chain | None:
        from jobbspar.core.chains.solve import solve_chain

        if problem not in self._solved:
            self._solved[problem] = solve_chain(problem)
        return self._solved[problem]


def readiness(actor: Actor, *, tracks: Collection[int], people: Collection[int], today: date) -> dict[Pair, Ready]:
    """When each person whom the actor sees is ready for each track: from what is kept, the rest worked out now."""
    renewed = renew_readiness(actor, tracks=tracks, people=people, today=today)
    return {pair: kept.answer.on(today) for pair, kept in renewed.answers.items()}


def renew_readiness(
    actor: Actor, *, tracks: Collection[int], people: Collection[int], today: date
) -> Renewed[Pair, Standing]:
    """The same, telling what had to be worked out, so that it can be kept."""
    grounds = _grounds(actor, tracks)
    rows = {row.pk: row for row in queries.list_people(actor, people)}
    prints = queries.prints_of(rows)
    wanted = {
        (person, track): _print(prints[person], ground.fingerprint)
        for person in rows
        for track, ground in grounds.items()
    }
    kept = {(row.participant_id, row.track_id): _kept(row) for row in queries.kept_readiness(rows, grounds)}
    return renew(wanted, kept=kept, today=today, work_out=_work(rows, grounds, wanted, kept, today=today))


def _work(
    rows: dict[int, Participant],
    grounds: "dict[int, _Ground]",
    wanted: dict[Pair, str],
    kept: dict[Pair, Kept[Standing]],
    *,
    today: date,
) -> Callable[[Pair], tuple[Standing, date | None]]:
    """Evidence is fetched once, for those who have an answer that no longer holds."""
    stale = {
        pair[0]
        for pair, mark in wanted.items()
        if pair not in kept or not kept[pair].holds(fingerprint=mark, today=today)
    }
    noted = queries.evidence_of_many(stale) if stale else {}
    evidence = {
        person: [as_evidence(row, known_since=rows[person].created_on) for row in noted[person]] for person in stale
    }
    solve = Solver()

    def work_out(pair: Pair) -> tuple[Standing, date | None]:
        person, ground = rows[pair[0]], grounds[pair[1]]
        return standing(
            ground.entry,
            evidence=evidence[person.pk],
            offers=ground.offers,
            today=today,
            sfi_until=sfi_ends(person),
            solve=solve,
        )

    return work_out


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that an answer about a track rests on, but for the person."""

    entry: Entry
    offers: list[Offer]
    fingerprint: str


def _grounds(actor: Actor, tracks: Collection[int]) -> dict[int, _Ground]:
    rows = queries.list_tracks_with_chains(actor, tracks)
    by_agreement: dict[int, frozenset[int]] = {}
    for track in rows:
        by_agreement[track.agreement_id] = by_agreement.get(track.agreement_id, frozenset()) | members_of(track)
    catalogue = queries.list_catalogue(actor, frozenset().union(*by_agreement.values())) if rows else []
    offers = {agreement: offers_among(catalogue, organisations=members) for agreement, members in by_agreement.items()}
    prints = {agreement: _print(*map(repr, given)) for agreement, given in offers.items()}
    found = {}
    for track in rows:
        entry, agreement = entry_of(track), track.agreement_id
        mark = _print(WAY_VERSION, prints[agreement], repr(entry.prepared_by), *map(_as_text, entry.requirements))
        found[track.pk] = _Ground(entry, offers[agreement], mark)
    return found


def _as_text(requirement: Requirement) -> str:
    """The same text in every process: a set has no order of its own."""
    parts = (requirement.kind, requirement.name, requirement.skill, requirement.level, requirement.when)
    return repr((*parts, sorted(requirement.accepted)))


def _print(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def _kept(row: Readiness) -> Kept[Standing]:
    answer = Standing(row.is_now, row.day, tuple(row.through), row.unknown)
    return Kept(answer, row.fingerprint, row.until)


def evidence_of_person(participant: Participant) -> Sequence[Evidence]:
    rows = queries.evidence_of_many([participant.pk])[participant.pk]
    return [as_evidence(row, known_since=participant.created_on) for row in rows]
