"""What causes each wait in a chain, and what would remove it: found by solving again without the cause."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobbspar.core.calendar import first_working_day_from
from jobbspar.core.chains.patience import ENDLESS, Patience
from jobbspar.core.chains.problem import Activity, Chain, ChainProblem, Lane, Level, Step, first_start, meets, weeks_of
from jobbspar.core.chains.solve import finish_of
from jobbspar.core.chains.timetable import Timetable
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_


class Cause(Choice):
    """Why a step could not begin when everything it needs was there."""

    START_DAY = "start-day", N_("The next start is later")
    CLOSED = "closed", N_("Nothing is given on those days")
    DAY_OFF = "day-off", N_("It is a weekend or a holiday")
    LAWFUL_LENGTH = "lawful-length", N_("Begun earlier it would last longer than the law allows")
    HELD = "held", N_("It waits for what makes it shorter")
    LANE = "lane", N_("Another step takes that part of the week")


@dataclass(frozen=True, slots=True)
class Wait:
    """Days between when a step could begin and when it does, and the finish without the cause.

    `by` is the step that takes the lane, or that gives what makes this one shorter.
    """

    activity: str
    since: date
    until: date
    cause: Cause
    finish_without: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class MissingWay:
    """A level that no activity in the catalogue leads to."""

    level: Level


def waits(problem: ChainProblem, *, chain: Chain, patience: Patience = ENDLESS) -> list[Wait]:
    """Every wait of the chain in order, with its cause and the finish without it. Raises `OutOfPatience`."""
    told = _Told(problem, chain, patience)
    return [told.wait(step) for step in chain.steps if step.waits > 0]


def lane_waits(problem: ChainProblem, *, chain: Chain, patience: Patience = ENDLESS) -> list[Wait]:
    """Steps that have what they ask and a start while others take their lane: the last such, and the finish without."""
    told = _Told(problem, chain, patience)
    return [wait for step in chain.steps for wait in told.lane_wait(step)]


def without_cause(problem: ChainProblem, *, chain: Chain, wait: Wait) -> ChainProblem:
    """The problem as it would be without what causes the wait; the same for a day off, which nothing removes."""
    others = [one for one in problem.activities if one.name != wait.activity]
    own = next(one for one in problem.activities if one.name == wait.activity)
    match wait.cause:
        case Cause.START_DAY:
            return replace(problem, activities=(*others, replace(own, start_days=())))
        case Cause.CLOSED:
            return replace(problem, closures=())
        case Cause.LAWFUL_LENGTH:
            return replace(problem, activities=(*others, replace(own, placement=None)))
        case Cause.HELD:
            return replace(problem, has=(*problem.has, *_shortened_by(problem, chain, wait)))
        case Cause.LANE:
            return replace(problem, beside=(*problem.beside, wait.by))
        case _:
            return problem


class _Told:
    """What is known of a chain while its waits are told."""

    def __init__(self, problem: ChainProblem, chain: Chain, patience: Patience) -> None:
        self.problem, self.chain, self.patience = problem, chain, patience
        self.catalogue = {one.name: one for one in problem.activities}
        self.timetable = Timetable(problem)

    def wait(self, step: Step) -> Wait:
        activity = self.catalogue[step.activity]
        natural = self._begun_at_once(step, activity)
        by = ""
        if natural is None or natural < step.starts:
            cause, by = Cause.HELD, self._shortener(step, activity)
        elif (first_start(self.problem, activity=activity, possible=step.possible) or step.starts) < step.starts:
            cause = Cause.LAWFUL_LENGTH
        elif not activity.is_rolling:
            cause = Cause.START_DAY
        else:
            is_day_off = first_working_day_from(step.possible) == step.starts
            cause = Cause.DAY_OFF if is_day_off else Cause.CLOSED
        return self._with_finish(Wait(step.activity, step.possible, step.starts, cause, self.chain.finish, by))

    def lane_wait(self, step: Step) -> Iterator[Wait]:
        activity = self.catalogue[step.activity]
        met = max([self.problem.today, *(self._met_on(ask) for ask in activity.asks)])
        since = first_start(self.problem, activity=activity, possible=met) or step.possible
        others = [one for one in self.chain.steps if one.ends == step.possible and self._share_lane(activity, one)]
        if since < step.possible and others:
            wait = Wait(step.activity, since, step.possible, Cause.LANE, self.chain.finish, others[0].activity)
            yield self._with_finish(wait)

    def _with_finish(self, wait: Wait) -> Wait:
        if wait.cause is Cause.DAY_OFF:
            return wait
        better = finish_of(without_cause(self.problem, chain=self.chain, wait=wait), patience=self.patience)
        return replace(wait, finish_without=better) if better else wait

    def _begun_at_once(self, step: Step, activity: Activity) -> date | None:
        """The first lawful start for somebody who has no more than on the first possible day."""
        weeks = weeks_of(activity, having=self._had_on(step.possible))
        begun = self.timetable.begin(activity, self.timetable.day(step.possible), weeks)
        return None if begun is None else self.problem.today + timedelta(days=begun[0])

    def _shortener(self, step: Step, activity: Activity) -> str:
        """The step that gave what the held one waited for."""
        shortest = min(activity.shorter, key=lambda one: (not meets(self._had_on(step.starts), one.having), one.weeks))
        return next(
            one.activity
            for one in sorted(self.chain.steps, key=lambda one: one.ends)
            if meets(set(self.catalogue[one.activity].yields), shortest.having)
        )

    def _had_on(self, day: date) -> set[Level]:
        gained = [level for one in self.chain.steps if one.ends <= day for level in self.catalogue[one.activity].yields]
        return {*self.problem.has, *gained}

    def _met_on(self, level: Level) -> date:
        if meets(set(self.problem.has), level):
            return self.problem.today
        return min(one.ends for one in self.chain.steps if meets(set(self.catalogue[one.activity].yields), level))

    def _share_lane(self, one: Activity, step: Step) -> bool:
        other = self.catalogue[step.activity]
        is_beside = {one.name, other.name} & set(self.problem.beside)
        return not is_beside and (one.lane is other.lane or Lane.BOTH in (one.lane, other.lane))


def _shortened_by(problem: ChainProblem, chain: Chain, wait: Wait) -> Iterator[Level]:
    """Levels that the step waited for gives, and that make the waiting one shorter."""
    catalogue = {one.name: one for one in problem.activities}
    gained = set(catalogue[wait.by].yields)
    yield from (one.having for one in catalogue[wait.activity].shorter if meets(gained, one.having))


def missing_ways(problem: ChainProblem) -> list[MissingWay]:
    """Goal levels that nothing leads to, whatever the time."""
    reachable = _reachable(problem)
    return [MissingWay(level) for level in problem.goal if not meets(reachable, level)]


def _reachable(problem: ChainProblem) -> set[Level]:
    reachable = set(problem.has)
    grown = True
    while grown:
        grown = False
        for one in problem.activities:
            if all(meets(reachable, ask) for ask in one.asks) and not set(one.yields) <= reachable:
                reachable |= set(one.yields)
                grown = True
    return reachable
