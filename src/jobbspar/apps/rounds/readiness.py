"""When a person is ready for a track. One function, behind which the reckoning may change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ready:
    """First day the person meets what the track asks; `None` is not without one of the tracks in `through`.

    `unknown` is how many requirements nothing is known of. That blocks nobody: it is told so that somebody asks.
    """

    day: date | None
    through: tuple[int, ...] = ()
    unknown: int = 0


def readiness_of(people: Iterable[int], tracks: Iterable[int], *, today: date) -> dict[tuple[int, int], Ready]:
    """Readiness of each person for each track."""
    return {(person, track): Ready(today) for person in people for track in set(tracks)}
