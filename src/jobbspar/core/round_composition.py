"""How a plan would be composed, against the goals of the agreement: whole tracks, or nothing (handbook §7.6).

Which counts leave the database is decided there, by `rounds_count_forecast`; here they become tables fit to show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobbspar.core.choices import Choice
from jobbspar.core.disclosure.protect import protect_together
from jobbspar.core.disclosure.tables import SMALLEST_SHOWN, Dimension, RawCounts, SafeCounts, Share
from jobbspar.core.messages import N_
from jobbspar.core.participation import Sex

FEWEST_COUNTED = 2 * SMALLEST_SHOWN
"""Of fewer people no two numbers could both be shown. The database counts by the same number."""

SEX = Dimension("sex", tuple(Sex))
NO_PRICE_CURVE = N_("What a plan nearer the goal would cost is not worked out here: that would take each person's sex.")


class Withheld(Choice):
    """Why a track's composition is not told. Only the last depends on anybody's sex."""

    FEW = "few", N_("Fewer than ten people have a seat, so the composition is not shown.")
    LIKE = "like", N_("Nearly the same people as in plan %(number)s, so the composition is not counted again.")
    SMALL = "small", N_("A number would be from one to four, so the composition is not shown.")


@dataclass(frozen=True, slots=True)
class TrackCounts:
    """What the database told of one track in one plan; no numbers where it withheld them."""

    track: int
    withheld: Withheld | None
    people: int
    by_sex: Mapping[Sex, int]


@dataclass(frozen=True, slots=True)
class Composition:
    """Women and men of everyone with a seat, and of how many it is not known."""

    women: Share
    men: Share
    unknown: int


def safe_tables(counted: Sequence[TrackCounts]) -> dict[int, SafeCounts]:
    """A protected table for each track that is told. Their populations are different people."""
    told = [one for one in counted if one.withheld is None]
    tables = [RawCounts(f"track {one.track}", (SEX,), {(sex,): one.by_sex[sex] for sex in Sex}) for one in told]
    return dict(zip((one.track for one in told), protect_together(tables), strict=True))


def composition_of(tables: Sequence[SafeCounts | None]) -> Composition | None:
    """Tracks taken together; nothing when there are none, or when one of them hides anything."""
    women, men, unknown = (_sum([table.count(sex=sex) if table else None for table in tables]) for sex in Sex)
    if women is None or men is None or unknown is None or not women + men + unknown:
        return None
    people = women + men + unknown
    return Composition(Share(women, people), Share(men, people), unknown)


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
