"""When people are ready for tracks: from rows and from what is kept."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from jobbspar.apps.chains import queries
from jobbspar.apps.chains.bridge.rows import entry_of, members_of, offers_among, sfi_ends
from jobbspar.apps.chains.bridge.solver import Solver
from jobbspar.apps.chains.models import Readiness
from jobbspar.apps.participants.bridge import as_evidence
from jobbspar.apps.participants.models import Participant
from jobbspar.core.access import Actor
from jobbspar.core.chains.patience import ENDLESS, OutOfPatience, Patience
from jobbspar.core.kept_answers import Kept, Renewed, renew
from jobbspar.core.profiles import Requirement
from jobbspar.core.readiness import Entry, Ready, Standing, standing
from jobbspar.core.ways import WAY_VERSION, Catalogue

Pair = tuple[int, int]


def readiness(
    actor: Actor, *, tracks: Collection[int], people: Collection[int], today: date, patience: Patience = ENDLESS
) -> dict[Pair, Ready]:
    """When each person whom the actor sees is ready for each track: from what is kept, the rest worked out now.

    What is not worked out when the patience ends is left out.
    """
    renewed = renew_readiness(actor, tracks=tracks, people=people, today=today, patience=patience)
    return {pair: kept.answer.on(today) for pair, kept in renewed.answers.items()}


def renew_readiness(
    actor: Actor, *, tracks: Collection[int], people: Collection[int], today: date, patience: Patience = ENDLESS
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
    work_out = _work(rows, grounds, wanted, kept, today=today, patience=patience)
    return renew(wanted, kept=kept, today=today, work_out=work_out)


def _work(
    rows: dict[int, Participant],
    grounds: "dict[int, _Ground]",
    wanted: dict[Pair, str],
    kept: dict[Pair, Kept[Standing]],
    *,
    today: date,
    patience: Patience,
) -> Callable[[Pair], tuple[Standing, date | None] | None]:
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
    solve = Solver(patience)

    def work_out(pair: Pair) -> tuple[Standing, date | None] | None:
        person, ground = rows[pair[0]], grounds[pair[1]]
        with suppress(OutOfPatience):
            patience.spend()
            return standing(
                ground.entry,
                evidence=evidence[person.pk],
                catalogue=ground.catalogue,
                today=today,
                sfi_until=sfi_ends(person),
                solve=solve,
            )
        return None

    return work_out


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that an answer about a track rests on, but for the person."""

    entry: Entry
    catalogue: Catalogue
    fingerprint: str


def _grounds(actor: Actor, tracks: Collection[int]) -> dict[int, _Ground]:
    rows = queries.list_tracks_with_chains(actor, tracks)
    by_agreement: dict[int, frozenset[int]] = {}
    for track in rows:
        by_agreement[track.agreement_id] = by_agreement.get(track.agreement_id, frozenset()) | members_of(track)
    catalogue = queries.list_catalogue(actor, frozenset().union(*by_agreement.values())) if rows else []
    full = queries.full_starts() if rows else {}
    offers = {
        agreement: offers_among(catalogue, organisations=members, full=full)
        for agreement, members in by_agreement.items()
    }
    closures = queries.closures_of({track.organisation_id for track in rows})
    prints = {agreement: _print(*map(repr, given)) for agreement, given in offers.items()}
    catalogues = {
        pair: Catalogue(offers[pair[0]], closures=closures.get(pair[1], ()))
        for pair in {(track.agreement_id, track.organisation_id) for track in rows}
    }
    found = {}
    for track in rows:
        entry, catalogue_here = entry_of(track), catalogues[track.agreement_id, track.organisation_id]
        given = (prints[track.agreement_id], repr(catalogue_here.closures), repr(entry.prepared_by))
        mark = _print(WAY_VERSION, *given, *map(_as_text, entry.requirements))
        found[track.pk] = _Ground(entry, catalogue_here, mark)
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
