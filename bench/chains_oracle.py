"""The earliest finish of a chain as a CP-SAT model, read from the problem's file alone: shares nothing with the solver.

Time is counted in open days, so that a course takes the same whenever it is begun. Runs in a process of its own, since
OR-Tools cannot be loaded beside HiGHS: a list of problems comes in, a list of days from today goes out.
"""

import json
import os
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
WEEKS_AHEAD, SECONDS_A_PAIR = 260, 120
# Months that a placement may last by law; the others have no limit.
MOST_MONTHS = {"youth_practice": 3, "work_practice": 6, "work_training": 6, "reinforced_work_training": 12}
LANGUAGE, WORK = ("language", "both"), ("work", "both")
UNKNOWN = -2
Raw = dict[str, Any]
Level = tuple[str, int]


def is_installed() -> bool:
    """Whether OR-Tools is there, without loading it here."""
    from importlib.util import find_spec

    return find_spec("ortools") is not None


def ask(problems: Sequence[str]) -> list[int | None]:
    """Days to the earliest finish of each problem (as JSON text), nothing where no chain leads there."""
    text = "[" + ",".join(problems) + "]"
    path = os.pathsep.join([str(HERE / "src"), str(HERE)])
    done = subprocess.run(
        [sys.executable, "-m", "bench.chains_oracle"], input=text, capture_output=True, text=True, check=True,
        cwd=HERE, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def holidays(year: int) -> set[date]:
    """Days off in Sweden that may fall on Monday to Friday, with the eves that the Annual Leave Act counts."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    easter = date(year, month, day + 1)
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    midsummer = next(date(year, 6, day) for day in range(19, 26) if date(year, 6, day).weekday() == 4)
    moving = [easter - timedelta(days=2), easter + timedelta(days=1), easter + timedelta(days=39), midsummer]
    return {*moving, *(date(year, month, day) for month, day in fixed)}


class Calendar:
    """Open days from today on."""

    def __init__(self, raw: Raw) -> None:
        self.today = date.fromisoformat(raw["today"])
        self.days = 7 * WEEKS_AHEAD
        closed = [(self.number(one["starts"]), self.number(one["ends"])) for one in raw.get("closures", [])]
        self.open = [day for day in range(3 * self.days) if not any(first <= day < last for first, last in closed)]
        off = set().union(*(holidays(self.today.year + n) for n in range(7)))
        dates = ((day, self.today + timedelta(days=day)) for day in self.open if day < self.days)
        self.rolling = [day for day, on in dates if on.weekday() < 5 and on not in off]
        limits = [self.days] + ([self.number(raw["latest"])] if raw.get("latest") else [])
        self.over = min(limits)
        self.sfi_over = min([self.over, *(self.number(str(day)) for day in self._sfi_ends(raw))])

    def number(self, day: str) -> int:
        return (date.fromisoformat(day) - self.today).days

    def _sfi_ends(self, raw: Raw) -> Iterator[date]:
        if raw.get("sfi_until"):
            yield date.fromisoformat(raw["sfi_until"])
        if clock := raw.get("sfi_clock"):
            extended = [date.fromisoformat(one["ends"]) for one in clock.get("extensions", [])]
            begun = max(date.fromisoformat(clock["first_admission"]), date(2026, 1, 1))
            yield extended[-1] if extended else months_after(begun, 36)

    def before(self, day: int) -> int:
        """How many open days come before the day."""
        return bisect_left(self.open, day)

    def end(self, begun: int, weeks: int) -> int:
        """The day after so many open weeks, for something begun when so many open days had passed."""
        return self.open[begun + 7 * weeks - 1] + 1

    def starts(self, one: Raw, weeks: int) -> list[int]:
        """Open days that may have passed when an activity of this length is begun."""
        days = [self.number(day) for day in one.get("start_days", [])] or self.rolling
        over = self.sfi_over if one.get("counts_on_sfi_clock") else self.over
        if one.get("longest_weeks") is not None and weeks > one["longest_weeks"]:
            return []
        lawful = set()
        for day in days:
            begun = self.before(day)
            if not 0 <= day < self.days or begun + 7 * weeks > len(self.open):
                continue
            months = MOST_MONTHS.get(one.get("placement") or "")
            starts = self.today + timedelta(days=day)
            last = over if months is None else min(over, (months_after(starts, months) - self.today).days)
            if self.end(begun, weeks) <= last:
                lawful.add(begun)
        return sorted(lawful)


def months_after(day: date, months: int) -> date:
    first = date(day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1, 1)
    length = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, length.day))


def pairs(levels: Iterable[Raw]) -> list[Level]:
    return [(one["subject"], one.get("level", 1)) for one in levels]


def gives(one: Raw, level: Level) -> bool:
    return any(subject == level[0] and at >= level[1] for subject, at in pairs(one.get("yields", [])))


class Model:
    """One problem: an optional interval for each activity and length, and a day for each level that is wanted."""

    def __init__(self, raw: Raw) -> None:
        from ortools.sat.python import cp_model

        self.raw, self.calendar, self.cp, self.model = raw, Calendar(raw), cp_model, cp_model.CpModel()
        self.has = pairs(raw["has"])
        self.met: dict[Level, tuple[Any, Any]] = {}
        self.lanes: dict[str, list[Any]] = {"language": [], "work": []}
        self.activities = [one for one in raw["activities"] if self._is_near(one)]
        self.begun: dict[str, list[tuple[Any, Any]]] = {}
        self.reach = len(self.calendar.open)

    def _is_near(self, one: Raw) -> bool:
        minutes = {each["place"]: each["minutes"] for each in self.raw.get("journeys", [])}
        far, limit = minutes.get(one.get("place", ""), one.get("travel_minutes", 0)), self.raw.get("longest_travel")
        return limit is None or far <= limit

    def lacks(self, level: Level) -> bool:
        return not any(subject == level[0] and at >= level[1] for subject, at in self.has)

    def answer(self) -> int | None:
        goal = [level for level in pairs(self.raw["goal"]) if self.lacks(level)]
        if not goal:
            return 0
        finish = self.model.new_int_var(0, self.reach, "finish")
        for level in goal:
            is_met, day = self.level(level)
            self.model.add(is_met == 1)
            self.model.add(finish >= day)
        for intervals in self.lanes.values():
            self.model.add_no_overlap(intervals)
        self.model.minimize(finish)
        solver = self.cp.CpSolver()
        solver.parameters.num_workers, solver.parameters.max_time_in_seconds = 1, SECONDS_A_PAIR
        status = solver.solve(self.model)
        if status == self.cp.INFEASIBLE:
            return None
        return self.calendar.open[solver.value(finish) - 1] + 1 if status == self.cp.OPTIMAL else UNKNOWN

    def level(self, level: Level) -> tuple[Any, Any]:
        """Whether the level is gained, and when some activity that gives it is over."""
        if level not in self.met:
            is_met, day = self.model.new_bool_var(""), self.model.new_int_var(0, self.reach, "")
            self.met[level] = is_met, day
            chosen = []
            for one in self.activities:
                for is_taken, end in self.variants(one) if gives(one, level) else ():
                    by_this = self.model.new_bool_var("")
                    self.model.add_implication(by_this, is_taken)
                    self.model.add(day >= end).only_enforce_if(by_this)
                    chosen.append(by_this)
            self.model.add_bool_or([*chosen, ~is_met])
        return self.met[level]

    def variants(self, one: Raw) -> list[tuple[Any, Any]]:
        """The activity at its full length and at each shorter one, of which at most one is taken."""
        if one["name"] not in self.begun:
            made = self.begun[one["name"]] = []
            shorter = [(each["weeks"], *pairs([each["having"]])) for each in one.get("shorter", [])]
            had = [weeks for weeks, level in shorter if not self.lacks(level)]
            full = min([one["weeks"], *had])
            choices = [(full, None), *((weeks, level) for weeks, level in shorter if weeks < full)]
            made += [each for weeks, level in choices if (each := self._variant(one, weeks, level)) is not None]
            self.model.add_at_most_one(is_taken for is_taken, _ in made)
        return self.begun[one["name"]]

    def _variant(self, one: Raw, weeks: int, having: Level | None) -> tuple[Any, Any] | None:
        weeks = -(-weeks * 100 // one.get("pace", 100))
        starts = self.calendar.starts(one, weeks)
        if not starts:
            return None
        start = self.model.new_int_var_from_domain(self.cp.Domain.from_values(starts), "")
        is_taken = self.model.new_bool_var("")
        span = self.model.new_optional_fixed_size_interval_var(start, 7 * weeks, is_taken, "")
        if one["name"] not in self.raw.get("beside", []):
            for lane, takers in (("language", LANGUAGE), ("work", WORK)):
                self.lanes[lane] += [span] if one["lane"] in takers else []
        for level in [*pairs(one.get("asks", [])), *([having] if having else [])]:
            if self.lacks(level):
                is_met, day = self.level(level)
                self.model.add_implication(is_taken, is_met)
                self.model.add(start >= day).only_enforce_if(is_taken)
        return is_taken, start + 7 * weeks


if __name__ == "__main__":
    for problem in json.load(sys.stdin):
        print(json.dumps(Model(problem).answer()), flush=True)
