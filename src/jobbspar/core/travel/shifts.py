"""The hours of work that a trip by timetable must fit: there before they begin, home again after they end."""

from dataclasses import dataclass

from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

DAY = 24 * 60
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


class ShiftWithoutDays(Refusal):
    message = N_("Choose at least one day of the week.")


class ShiftImpossible(Refusal):
    message = N_("The work must begin and end at different times of the day.")


@dataclass(frozen=True, slots=True)
class Shift:
    """From `starts` to `ends` in minutes after midnight, on some days of the week (Monday is 0).

    A shift that ends earlier on the clock than it starts ends the day after.
    """

    starts: int = 7 * 60
    ends: int = 16 * 60
    weekdays: frozenset[int] = frozenset(range(5))

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise ShiftWithoutDays(field="weekdays")
        if self.starts == self.ends or not (0 <= self.starts < DAY and 0 <= self.ends < DAY):
            raise ShiftImpossible(field="ends")

    @property
    def last_minute(self) -> int:
        """When the work is over, counted from the midnight before it began."""
        return self.ends if self.ends > self.starts else self.ends + DAY


def clock(minute: int) -> str:
    """`06:10`; past midnight the clock begins again."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
