"""When each activity of a problem can begin and end, in days from today; every answer is remembered."""

from bisect import bisect_left
from datetime import date, timedelta

from jobbspar.core.chains.problem import Activity, ChainProblem, end_of, first_start
from jobbspar.core.placements import latest_end

NEVER = 1 << 30
Days = tuple[int, int]


class Timetable:
    """The first lawful start of an activity from a day, and where it then ends."""

    def __init__(self, problem: ChainProblem) -> None:
        self.problem = problem
        self._over = (problem.over - problem.today).days
        sfi_ends = problem.sfi_ends
        self._sfi_over = self._over if sfi_ends is None else min(self._over, (sfi_ends - problem.today).days)
        self._starts = {one.name: sorted(self.day(day) for day in one.start_days) for one in problem.activities}
        self._rolling: dict[int, int] = {}
        self._open = [0]
        self._begun: dict[tuple[str, int, int], Days | None] = {}

    def day(self, day: date) -> int:
        """The day counted from today."""
        return (day - self.problem.today).days

    def open_before(self, day: int) -> int:
        """How many days before it are not closed."""
        while len(self._open) <= day:
            on = self.problem.today + timedelta(days=len(self._open) - 1)
            is_closed = any(one.starts <= on < one.ends for one in self.problem.closures)
            self._open.append(self._open[-1] + (not is_closed))
        return self._open[day]

    def after_open(self, days: int) -> int:
        """The first day before which there are so many days that are not closed."""
        self.open_before(self._over)
        return bisect_left(self._open, days)

    def begin(self, activity: Activity, possible: int, weeks: int) -> Days | None:
        """Start and end of the activity begun as early as the law and the calendar allow from `possible`."""
        if possible >= self._over:
            return None
        key = (activity.name, possible, weeks)
        if key not in self._begun:
            self._begun[key] = self._first_lawful(activity, possible, weeks)
        return self._begun[key]

    def _first_lawful(self, activity: Activity, possible: int, weeks: int) -> Days | None:
        if activity.longest_weeks is not None and weeks > activity.longest_weeks:
            return None
        over = self._sfi_over if activity.counts_on_sfi_clock else self._over
        start = self._next_start(activity, possible)
        while start is not None:
            starts = self.problem.today + timedelta(days=start)
            ends = end_of(self.problem, starts=starts, weeks=weeks)
            if self.day(ends) > over:
                return None
            limit = None if activity.placement is None else latest_end(activity.placement, starts=starts)
            if limit is None or ends <= limit:
                return start, self.day(ends)
            start = self._next_start(activity, start + 1)
        return None

    def _next_start(self, activity: Activity, possible: int) -> int | None:
        if not activity.is_rolling:
            starts = self._starts[activity.name]
            at = bisect_left(starts, possible)
            return starts[at] if at < len(starts) else None
        if possible not in self._rolling:
            day = first_start(self.problem, activity=activity, possible=self.problem.today + timedelta(days=possible))
            self._rolling[possible] = NEVER if day is None else self.day(day)
        return self._rolling[possible]
