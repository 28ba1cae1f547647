"""For every day, when an activity begun from that day is over: the earliest lawful end, and never earlier for later."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from jobbspar.core.calendar import is_working_day
from jobbspar.core.chains.crowd import Catalogue
from jobbspar.core.chains.problem import DAYS_A_WEEK, LONGEST_CHAIN_WEEKS, Activity, Level
from jobbspar.core.placements import latest_end

HORIZON = LONGEST_CHAIN_WEEKS * DAYS_A_WEEK
OVER = 32_767
Arrival = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Variant:
    """An activity as it is, or shortened for those who also have one level more."""

    activity: int
    weeks: int
    asks: tuple[Level, ...]


def variants(catalogue: Catalogue) -> list[Variant]:
    """Every activity, once for each length it can have."""
    found = []
    for number, one in enumerate(catalogue.activities):
        found.append(Variant(number, one.at_its_pace(one.weeks), one.asks))
        for short in one.shorter:
            if short.weeks < one.weeks:
                found.append(Variant(number, one.at_its_pace(short.weeks), (*one.asks, short.having)))
    return found


class Calendar:
    """The open days of a catalogue, counted from its first day."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.today = catalogue.today
        days = [catalogue.today + timedelta(days=number) for number in range(2 * HORIZON)]
        closed = np.zeros(len(days), bool)
        for one in catalogue.closures:
            first, last = (one.starts - self.today).days, (one.ends - self.today).days
            closed[max(0, first) : max(0, last)] = True
        self.rolling = np.array([is_working_day(day) for day in days[:HORIZON]]) & ~closed[:HORIZON]
        self._open_before = np.concatenate([[0], np.cumsum(~closed)])
        self._open_days = np.flatnonzero(~closed)

    def arrival(self, activity: Activity, weeks: int) -> Arrival:
        """The earliest end for each first day, `OVER` when there is none within the horizon."""
        ends = np.full(HORIZON + 1, OVER, np.int16)
        if activity.longest_weeks is not None and weeks > activity.longest_weeks:
            return ends
        starts = np.flatnonzero(self.rolling) if activity.is_rolling else self._own_starts(activity)
        last_open = self._open_before[starts] + DAYS_A_WEEK * weeks - 1
        starts, last_open = starts[last_open < len(self._open_days)], last_open[last_open < len(self._open_days)]
        over = self._open_days[last_open] + 1
        lawful = over <= self._limits(activity, starts)
        ends[starts[lawful]] = over[lawful]
        return np.minimum.accumulate(ends[::-1])[::-1]

    def _own_starts(self, activity: Activity) -> NDArray[np.int64]:
        days = np.array([(day - self.today).days for day in activity.start_days], np.int64)
        return np.unique(days[(days >= 0) & (days < HORIZON)])

    def _limits(self, activity: Activity, starts: NDArray[np.int64]) -> NDArray[np.int64]:
        """The latest lawful end for each start, within the horizon."""
        limits = np.full(len(starts), HORIZON, np.int64)
        if activity.placement is None:
            return limits
        for at, start in enumerate(starts):
            limit = latest_end(activity.placement, starts=self.today + timedelta(days=int(start)))
            if limit is not None:
                limits[at] = min(HORIZON, (limit - self.today).days)
        return limits
