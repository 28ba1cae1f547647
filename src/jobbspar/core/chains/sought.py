"""A problem as the search reads it: the levels that are wanted, and what each useful activity asks and yields."""

from dataclasses import dataclass

from jobbspar.core.chains.problem import Activity, ChainProblem, Lane, Level, meets


@dataclass(frozen=True, slots=True)
class Way:
    """A useful activity: places of levels in `Sought.wanted`, and weeks on the calendar without and with them."""

    activity: Activity
    asks: tuple[int, ...]
    yields: tuple[int, ...]
    weeks: int
    shorter: tuple[tuple[int, int], ...]
    takes: tuple[bool, bool]

    def weeks_with(self, met: tuple[int, ...], *, on: int) -> int:
        """The weeks it takes when it starts that day."""
        return min([self.weeks, *(weeks for at, weeks in self.shorter if met[at] <= on)])


@dataclass(frozen=True, slots=True)
class Sought:
    """Levels that are not met yet and may be needed, where the goal is among them, and the ways that lead there."""

    wanted: tuple[Level, ...]
    goal: tuple[int, ...]
    ways: tuple[Way, ...]


def sought(problem: ChainProblem) -> Sought:
    has = set(problem.has)
    useful = useful_activities(problem)
    levels = {ask for one in useful for ask in one.asks} | set(problem.goal)
    levels |= {short.having for one in useful for short in one.shorter}
    wanted = tuple(sorted(level for level in levels if not meets(has, level)))
    at = {level: place for place, level in enumerate(wanted)}
    goal = tuple(at[level] for level in sorted(set(problem.goal)) if level in at)
    return Sought(wanted, goal, tuple(_way(problem, one, at=at, has=has) for one in useful))


def _way(problem: ChainProblem, activity: Activity, *, at: dict[Level, int], has: set[Level]) -> Way:
    had = [one.weeks for one in activity.shorter if meets(has, one.having)]
    weeks = activity.at_its_pace(min([activity.weeks, *had]))
    shorter = [(at[one.having], activity.at_its_pace(one.weeks)) for one in activity.shorter if one.having in at]
    is_beside = activity.name in problem.beside
    return Way(
        activity=activity,
        asks=tuple(at[ask] for ask in activity.asks if ask in at),
        yields=tuple(place for level, place in at.items() if meets(set(activity.yields), level)),
        weeks=weeks,
        shorter=tuple(one for one in shorter if one[1] < weeks),
        takes=(not is_beside and activity.lane is not Lane.WORK, not is_beside and activity.lane is not Lane.LANGUAGE),
    )


def useful_activities(problem: ChainProblem) -> tuple[Activity, ...]:
    """Activities within reach that yield something the goal needs, directly or on the way."""
    has = set(problem.has)
    within = [one for one in problem.activities if problem.is_within_reach(one)]
    wanted = {level for level in problem.goal if not meets(has, level)}
    useful: set[str] = set()
    grown = True
    while grown:
        grown = False
        for one in within:
            if one.name not in useful and any(meets(set(one.yields), level) for level in wanted):
                useful.add(one.name)
                wanted |= {level for level in one.asks if not meets(has, level)}
                wanted |= {short.having for short in one.shorter if not meets(has, short.having)}
                grown = True
    return tuple(one for one in within if one.name in useful)
