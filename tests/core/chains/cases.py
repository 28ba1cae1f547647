"""Chain problems made by chance, and the best chain found by trying everything."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, permutations, product

from hypothesis import strategies as st

from jobbspar.core.calendar import is_working_day
from jobbspar.core.chains.faults import chain_faults
from jobbspar.core.chains.problem import (
    Activity,
    Chain,
    ChainProblem,
    Closure,
    Journey,
    Lane,
    Level,
    Shortening,
    Step,
)
from jobbspar.core.placements import PlacementType

MONDAY = date(2027, 1, 11)
SUBJECTS = ("svenska, tala", "svenska, läsa", "vård", "körkort")
PLACES = ("hemorten", "grannorten")
DAY = timedelta(days=1)
Worth = tuple[date, int, int, int, int]


def in_weeks(weeks: int) -> date:
    return MONDAY + timedelta(weeks=weeks)


levels = st.builds(Level, st.sampled_from(SUBJECTS), st.integers(1, 3))


@st.composite
def activities(draw: st.DrawFn, *, name: str) -> Activity:
    starts = draw(st.lists(st.integers(0, 40), max_size=3, unique=True))
    return Activity(
        name=name,
        lane=draw(st.sampled_from(Lane)),
        weeks=draw(st.integers(1, 14)),
        asks=tuple(draw(st.lists(levels, max_size=2, unique=True))),
        yields=tuple(draw(st.lists(levels, min_size=1, max_size=2, unique=True))),
        start_days=tuple(in_weeks(week) for week in sorted(starts)),
        shorter=tuple(draw(st.lists(st.builds(Shortening, levels, st.integers(1, 3)), max_size=1))),
        cost=draw(st.integers(0, 3)),
        counts_on_sfi_clock=draw(st.booleans()),
        pace=draw(st.sampled_from([100, 100, 75, 50])),
        place=draw(st.sampled_from(["", *PLACES])),
        placement=draw(st.sampled_from([None, None, PlacementType.YOUTH_PRACTICE])),
    )


@st.composite
def problems(draw: st.DrawFn, *, most: int = 4) -> ChainProblem:
    """A small catalogue with everything a chain keeps to, and somebody who may already have something."""
    closure = st.builds(lambda at, long: Closure(in_weeks(at), in_weeks(at + long)), st.integers(0, 20), st.just(2))
    has = tuple(draw(st.lists(levels, max_size=2, unique=True)))
    return ChainProblem(
        today=MONDAY + draw(st.integers(0, 6)) * DAY,
        has=has,
        goal=tuple(draw(st.lists(levels, min_size=1, max_size=2, unique=True))),
        activities=tuple(draw(activities(name=f"insats {number}")) for number in range(draw(st.integers(1, most)))),
        closures=tuple(draw(st.lists(closure, max_size=1))),
        sfi_until=draw(st.sampled_from([None, in_weeks(20), in_weeks(45)])),
        latest=in_weeks(90),
        journeys=(Journey(PLACES[0], draw(st.integers(0, 40))), Journey(PLACES[1], draw(st.integers(20, 90)))),
        longest_travel=draw(st.sampled_from([None, 45])),
    )


def best_by_trying_everything(problem: ChainProblem) -> Worth | None:
    """Every set in every order, each step begun as soon as it can or when one thing that shortens it is met."""
    found = []
    for size in range(len(problem.activities) + 1):
        for order in permutations(problem.activities, size):
            for chain in _scheduled(problem, order):
                if not chain_faults(problem, chain) and not _has_a_step_too_many(problem, chain):
                    found.append(worth(problem, chain))
    return min(found, default=None)


def worth(problem: ChainProblem, chain: Chain) -> Worth:
    """Finish, days of waiting, minutes of travel, cost and number of steps."""
    catalogue = {one.name: one for one in problem.activities}
    minutes = {"": 0, **{one.place: one.minutes for one in problem.journeys}}
    travel = 0
    for step in chain.steps:
        one = catalogue[step.activity]
        short = [each.weeks for each in one.shorter if met_on(problem, chain.steps, each.having) <= step.starts]
        weeks = -(-min([one.weeks, *short]) * 100 // one.pace)
        travel += weeks * 5 * 2 * minutes[one.place]
    waited = sum((step.starts - step.possible).days for step in chain.steps)
    return (chain.finish, waited, travel, sum(catalogue[one.activity].cost for one in chain.steps), len(chain.steps))


def _scheduled(problem: ChainProblem, order: tuple[Activity, ...]) -> Iterator[Chain]:
    choices = [range(-1, len(one.shorter)) for one in order]
    for held in product(*choices):
        steps: tuple[Step, ...] | None = ()
        for one, hold in zip(order, held, strict=True):
            steps = _and_one_more(problem, steps, one=one, hold=hold) if steps is not None else None
        if steps is not None:
            finish = max([problem.today, *(met_on(problem, steps, level) for level in problem.goal)])
            if finish < date.max:
                yield Chain(finish, steps)


def _and_one_more(
    problem: ChainProblem, steps: tuple[Step, ...], *, one: Activity, hold: int
) -> tuple[Step, ...] | None:
    lanes = {each.name: each.lane for each in problem.activities}
    shares = [
        step.ends
        for step in steps
        if (one.lane is lanes[step.activity] or Lane.BOTH in (one.lane, lanes[step.activity]))
        and not {one.name, step.activity} & set(problem.beside)
    ]
    possible = max([problem.today, *shares, *(met_on(problem, steps, ask) for ask in one.asks)])
    from_day = max(possible, met_on(problem, steps, one.shorter[hold].having)) if hold >= 0 else possible
    if from_day == date.max or from_day > problem.latest:
        return None
    for day in _start_days(problem, one, from_day):
        short = [each.weeks for each in one.shorter if met_on(problem, steps, each.having) <= day]
        step = Step(one.name, day, _end(problem, day, -(-min([one.weeks, *short]) * 100 // one.pace)), possible)
        alone = [fault for fault in chain_faults(problem, Chain(day, (*steps, step))) if fault.startswith(one.name)]
        if not alone:
            is_in_order = not steps or steps[-1].starts <= day
            return (*steps, step) if is_in_order else None
    return None


def _start_days(problem: ChainProblem, one: Activity, day: date) -> Iterator[date]:
    if one.start_days:
        yield from (start for start in sorted(one.start_days) if start >= day)
        return
    for _ in range(200):
        if is_working_day(day) and not _is_closed(problem, day):
            yield day
        day += DAY


def _end(problem: ChainProblem, day: date, weeks: int) -> date:
    left = 7 * weeks
    while left:
        left -= not _is_closed(problem, day)
        day += DAY
    return day


def _is_closed(problem: ChainProblem, day: date) -> bool:
    return any(one.starts <= day < one.ends for one in problem.closures)


def met_on(problem: ChainProblem, steps: tuple[Step, ...], level: Level) -> date:
    catalogue = {one.name: one for one in problem.activities}
    if any(one.subject == level.subject and one.level >= level.level for one in problem.has):
        return date.min
    days = [
        step.ends
        for step in steps
        for one in catalogue[step.activity].yields
        if one.subject == level.subject and one.level >= level.level
    ]
    return min(days, default=date.max)


def _has_a_step_too_many(problem: ChainProblem, chain: Chain) -> bool:
    """Whether some step could be left out with all the others where they stand."""
    for left in combinations(chain.steps, len(chain.steps) - 1) if chain.steps else ():
        if not chain_faults(problem, Chain(chain.finish, left)):
            return True
    return False
