"""How a plan would be composed, against the goals of the agreement, as frozen values for pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from jobbspar.apps.agreements.models import AgreementGoal
from jobbspar.apps.rounds.models import CompositionDecision, RoundPlan
from jobbspar.apps.rounds.queries.areas import find_composition_decision
from jobbspar.apps.tracks.models import Track
from jobbspar.core.agreements import GoalMeasure
from jobbspar.core.disclosure.tables import SafeCounts
from jobbspar.core.participation import Sex
from jobbspar.core.round_composition import (
    NO_PRICE_CURVE,
    Composition,
    TrackCounts,
    Withheld,
    composition_of,
    safe_tables,
)
from jobbspar.core.rounds.explain import Sentence
from jobbspar.core.tracks import TrackSector


@dataclass(frozen=True, slots=True)
class TrackForecast:
    """One track with seats in the plan: how it would be composed, or why that is not told."""

    track_id: int
    track: str
    sector: TrackSector
    people: int
    composition: Composition | None
    withheld: Sentence | None
    counted_at: datetime


@dataclass(frozen=True, slots=True)
class GoalForecast:
    """A goal beside its tracks taken together; no composition where one of them withholds its own."""

    wording: str
    owner: str
    sector: TrackSector | None
    target: int | None
    tracks: tuple[TrackForecast, ...]
    composition: Composition | None


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """The decision in force that would let worth be given up, and why no price of it is shown."""

    by: str
    on: date
    ground: str
    tolerance: int
    until: date
    no_price_curve: Sentence


@dataclass(frozen=True, slots=True)
class PlanForecast:
    """Every goal about women and men; none where the agreement has no such goal."""

    goals: tuple[GoalForecast, ...]
    decision: DecisionShown | None


def forecast_of(plan: RoundPlan, *, today: date) -> PlanForecast:
    """What was counted when the plan was worked out. Fewer than ten people, or nearly the same as before: withheld."""
    goals = list_composition_goals(plan)
    tracks = _tracks(plan) if goals else []
    decision = find_composition_decision(plan.agreement, today=today)
    return PlanForecast(tuple(_goal(one, tracks) for one in goals), _decision(decision) if decision else None)


def list_composition_goals(plan: RoundPlan) -> list[AgreementGoal]:
    """Goals about the share of women and men in the newest version of the agreement."""
    newest = plan.agreement.versions.order_by("-number").values("pk")[:1]
    return list(AgreementGoal.objects.filter(version__in=newest, measure=GoalMeasure.SHARE_WOMEN).order_by("pk"))


Row = tuple[int, str, int, int | None, int | None, int | None, datetime, int | None]


def _tracks(plan: RoundPlan) -> list[tuple[TrackForecast, SafeCounts | None]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM rounds_forecast(%s)", [plan.pk])
        rows: list[Row] = cursor.fetchall()
    tables = safe_tables([_counts(row) for row in rows])
    tracks = Track.objects.in_bulk([row[0] for row in rows])
    return [(_track(row, tracks=tracks, table=tables.get(row[0])), tables.get(row[0])) for row in rows]


def _counts(row: Row) -> TrackCounts:
    track, withheld, people, *by_sex, _, _ = row
    counts = {sex: number or 0 for sex, number in zip(Sex, by_sex, strict=True)}
    return TrackCounts(track, Withheld(withheld) if withheld else None, people, counts)


def _track(row: Row, *, tracks: Mapping[int, Track], table: SafeCounts | None) -> TrackForecast:
    track = tracks[row[0]]
    return TrackForecast(
        track_id=track.pk,
        track=track.name,
        sector=TrackSector(track.sector),
        people=row[2],
        composition=composition_of([table]),
        withheld=Sentence(Withheld(row[1]).label, {"number": row[7]}) if row[1] else None,
        counted_at=row[6],
    )


def _goal(goal: AgreementGoal, tracks: Iterable[tuple[TrackForecast, SafeCounts | None]]) -> GoalForecast:
    covered = [(shown, table) for shown, table in tracks if goal.sector in ("", shown.sector)]
    return GoalForecast(
        wording=goal.wording,
        owner=goal.owner,
        sector=TrackSector(goal.sector) if goal.sector else None,
        target=goal.target,
        tracks=tuple(shown for shown, _ in covered),
        composition=composition_of([table for _, table in covered]),
    )


def _decision(row: CompositionDecision) -> DecisionShown:
    return DecisionShown(
        row.decided_by, row.decided_on, row.legal_ground, row.tolerance, row.ends_on, Sentence(NO_PRICE_CURVE)
    )
