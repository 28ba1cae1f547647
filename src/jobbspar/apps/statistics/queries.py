"""Read all, hand out only protected tables of people; counts of tracks, rounds and employers as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Count, OuterRef, Q, Subquery

from jobbspar.apps.agreements.models import Agreement, AgreementGoal, AgreementVersion, Funding
from jobbspar.apps.tracks.models import LetterOfIntent, Round, Track
from jobbspar.core.access import Actor, Permission
from jobbspar.core.calendar import Period
from jobbspar.core.disclosure.protect import protect_together
from jobbspar.core.disclosure.tables import Dimension, RawCounts, SafeCounts
from jobbspar.core.half_year import Group, HalfYearTables, half_year_tables
from jobbspar.core.tracks import RoundState

RUN = (RoundState.RUNNING, RoundState.CLOSING, RoundState.CLOSED)
WEEKS_OF_HALF_A_YEAR, WEEKS_OF_A_YEAR = 26, 52
FUNDING_WARNED_DAYS = 184


def list_agreements_to_follow(actor: Actor) -> list[Agreement]:
    """The agreements whose figures the actor may see, in order of name."""
    mine = actor.organisations_granting(Permission.STATISTICS_VIEW)
    rows = Agreement.objects.filter(Q(owner__in=mine) | Q(members__organisation__in=mine))
    return list(rows.distinct().order_by("name", "id"))


@dataclass(frozen=True, slots=True)
class LengthCounts:
    """Rounds by planned length; counts of rounds, not of people."""

    up_to_half_a_year: int
    up_to_a_year: int
    longer: int
    unknown: int


@dataclass(frozen=True, slots=True)
class HalfYear:
    """One agreement in one half-year."""

    tracks: list[Track]
    rounds: int
    employers: int
    employers_by_sector: dict[str, int]
    lengths: LengthCounts
    tables: HalfYearTables
    goals: list[AgreementGoal]


def half_year_of(actor: Actor, agreement: Agreement, period: Period) -> HalfYear:
    """Everything on the half-year page. The agreement is one of `list_agreements_to_follow`."""
    rounds = list(
        Round.objects.filter(
            Q(ends=None) | Q(ends__gt=period.starts),
            track__agreement=agreement,
            state__in=RUN,
            starts__lt=period.ends,
        ).values_list("track", "starts", "ends")
    )
    with_rounds = {track for track, _, _ in rounds}
    employers = _employers(with_rounds)
    groups = groups_of(agreement, period)
    track_ids = tuple(sorted(with_rounds | {group.track for group in groups if group.track}))
    return HalfYear(
        tracks=list(Track.objects.filter(pk__in=track_ids).only("name").order_by("name", "pk")),
        rounds=len(rounds),
        employers=sum(employers.values()),
        employers_by_sector=employers,
        lengths=_lengths((starts, ends) for _, starts, ends in rounds),
        tables=half_year_tables(groups, tracks=track_ids),
        goals=_goals(agreement),
    )


def _employers(tracks: set[int]) -> dict[str, int]:
    letters = LetterOfIntent.objects.filter(track__in=tracks, state__in=["agreed", "active", "ended"])
    counted = letters.values("employer__sector").annotate(number=Count("employer", distinct=True))
    return {row["employer__sector"]: row["number"] for row in counted}


def _lengths(rounds: Iterable[tuple[date, date | None]]) -> LengthCounts:
    weeks = [(ends - starts).days / 7 if ends else None for starts, ends in rounds]
    known = [count for count in weeks if count is not None]
    short = sum(count <= WEEKS_OF_HALF_A_YEAR for count in known)
    within_year = sum(count <= WEEKS_OF_A_YEAR for count in known)
    return LengthCounts(short, within_year - short, len(known) - within_year, len(weeks) - len(known))


def _goals(agreement: Agreement) -> list[AgreementGoal]:
    """The goals of the newest version."""
    newest = agreement.versions.order_by("-number").first()
    return list(AgreementGoal.objects.filter(version=newest)) if newest else []


COLUMNS = (
    "part", "people", "track_id", "coalesce(sex, '')", "coalesce(education, '')", "coalesce(furthest, '')", "outcome",
    "contract_form", "subsidy", "is_track_employer",
)  # fmt: skip


def groups_of(agreement: Agreement, period: Period) -> list[Group]:
    """People counted by the database, in as few dimensions as the page needs; they leave as protected tables only.

    The database keeps what it counted until something it was counted from has changed (docs/decisions/0052).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(COLUMNS)} FROM statistics_counts(%s, %s, %s)",
            [agreement.pk, period.starts, period.ends],
        )
        return [Group(*row) for row in cursor.fetchall()]


def people_in_rounds(rounds: Sequence[int]) -> dict[int, SafeCounts]:
    """How many have a place in each round. Each is a table of its own, since no sum of them is shown anywhere."""
    if not rounds:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT round_id, people FROM statistics_in_rounds(%s)", [list(rounds)])
        counted = dict(cursor.fetchall())
    place = Dimension("place", ("has one",))
    tables = [RawCounts(f"round {each}", (place,), {("has one",): counted.get(each, 0)}) for each in rounds]
    return dict(zip(rounds, protect_together(tables), strict=True))


def list_funding_ending(actor: Actor, *, today: date) -> list[Funding]:
    """Money of one's own agreements that ends within half a year, so that somebody asks what goes on afterwards."""
    agreements = [agreement.pk for agreement in list_agreements_to_follow(actor)]
    newest = (
        AgreementVersion.objects.filter(agreement=OuterRef("version__agreement")).order_by("-number").values("pk")[:1]
    )
    rows = Funding.objects.filter(
        version__agreement__in=agreements,
        version=Subquery(newest),
        ends__gte=today,
        ends__lte=today + timedelta(days=FUNDING_WARNED_DAYS),
    )
    return list(rows.select_related("version__agreement").order_by("ends", "id"))
