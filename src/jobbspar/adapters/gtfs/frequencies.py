"""frequencies.txt → how often a trip is repeated. Such a trip's own times only say how long it takes."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jobbspar.adapters.gtfs.archive import Archive, fault
from jobbspar.adapters.gtfs.calls import NO_TRIP
from jobbspar.adapters.gtfs.cells import number, seconds
from jobbspar.core.messages import N_

FILE = "frequencies.txt"
NEEDS = ("trip_id", "start_time", "end_time", "headway_secs")
MINUTE, LONGEST = 60, 48 * 60 * 60
# Without exact times one may come to the stop at any moment; every fifth minute is near enough.
OFTEN = 5 * MINUTE
WRONG_SPAN = N_("A trip is repeated at least a minute apart, from a start to a later end within two days.")
WRONG_EXACT = N_("exact_times is 1 where the times are exact and 0 where they are not.")


@dataclass(frozen=True, slots=True)
class Repeat:
    """From `starts` until `ends` a vehicle leaves the first stop each `headway`, all in seconds."""

    starts: int
    ends: int
    headway: int
    is_exact: bool

    def moments(self) -> Iterator[tuple[int, int]]:
        """When one must be at the first stop, and when the vehicle leaves it at the latest.

        Where the times are not exact, the traveller may count on one vehicle in each headway and no more.
        """
        if self.is_exact:
            yield from ((start, start) for start in range(self.starts, self.ends, self.headway))
        else:
            last = self.ends - self.headway
            yield from (
                (ready, ready + self.headway) for ready in range(self.starts, last + 1, min(OFTEN, self.headway))
            )


def repeats_of_trips(archive: Archive, *, trips: frozenset[str]) -> dict[str, list[Repeat]]:
    """The trips that are repeated; empty where the feed says nothing of it."""
    found: dict[str, list[Repeat]] = defaultdict(list)
    if FILE not in archive.files:
        return found
    for row in archive.rows(FILE, needs=NEEDS, knows=("exact_times",)):
        trip, start, end, headway, exact = row.values
        if trip not in trips:
            raise fault(FILE, row.line, NO_TRIP)
        if exact not in ("", "0", "1"):
            raise fault(FILE, row.line, WRONG_EXACT)
        starts, ends = (seconds(cell, file=FILE, line=row.line) or 0 for cell in (start, end))
        apart = number(headway, file=FILE, line=row.line)
        if apart < MINUTE or not starts < ends <= starts + LONGEST:
            raise fault(FILE, row.line, WRONG_SPAN)
        found[trip].append(Repeat(starts, ends, apart, exact == "1"))
    return found
