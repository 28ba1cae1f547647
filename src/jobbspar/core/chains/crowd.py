"""Many people and many profiles against one catalogue: the values the batch engine reads and makes ready."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.chains.problem import Activity, Closure, Level
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

Goal = tuple[Level, ...]
NO_CLOCK = 1 << 20
NOT_HAD = 0
MOST_LEVELS = 63


class TooManyLevels(Refusal):
    message = N_("The profile needs %(levels)s different levels on the way, at most %(most)s can be computed together.")
    mend = N_("Compute this profile one person at a time.")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Activities and closed days, and for each kind of home which activities are within reach (rows are homes)."""

    today: date
    activities: tuple[Activity, ...]
    closures: tuple[Closure, ...]
    reach: NDArray[np.bool_]

    def __post_init__(self) -> None:
        if self.reach.shape[1:] != (len(self.activities),):
            raise ValueError("reach has a row for each kind of home and a column for each activity")


@dataclass(frozen=True, slots=True)
class Crowd:
    """A row a person: the level in each subject (0 is none), the kind of home, and days from today to the sfi limit."""

    subjects: tuple[str, ...]
    levels: NDArray[np.int8]
    home: NDArray[np.int32]
    sfi_over: NDArray[np.int32]

    def __post_init__(self) -> None:
        people = len(self.levels)
        if (
            self.levels.shape != (people, len(self.subjects))
            or len(self.home) != people
            or len(self.sfi_over) != people
        ):
            raise ValueError("levels, home and sfi_over have one row for each person")

    def __len__(self) -> int:
        return len(self.levels)

    def only(self, people: slice | NDArray[np.int64]) -> "Crowd":
        """Some of the people."""
        return Crowd(self.subjects, self.levels[people], self.home[people], self.sfi_over[people])
