"""The rules of a chain, written apart from the solver."""

from datetime import date, timedelta

from jobbspar.core.calendar import is_working_day
from jobbspar.core.chains.problem import (
    FULL_PACE,
    LONGEST_CHAIN_WEEKS,
    Activity,
    Chain,
    ChainProblem,
    Lane,
    Level,
    Step,
)
from jobbspar.core.placements import latest_end


def chain_faults(problem: ChainProblem, chain: Chain) -> list[str]:
    """What a chain breaks: prerequisites, lanes, start days, lengths, clocks and the goal; empty if it is lawful."""
    catalogue = {one.name: one for one in problem.activities}
    unknown = [step.activity for step in chain.steps if step.activity not in catalogue]
    if unknown or len({step.activity for step in chain.steps}) < len(chain.steps):
        return [f"unknown or repeated activity: {', '.join(unknown)}"]
    found = []
    for step in chain.steps:
        found += _step_faults(problem, chain, step=step, activity=catalogue[step.activity])
    for one in chain.steps:
        for other in chain.steps:
            overlaps = one.starts < other.ends and other.starts < one.ends
            if (
                one.activity < other.activity
                and overlaps
                and not {one.activity, other.activity} & set(problem.beside)
                and _share_lane(catalogue[one.activity], catalogue[other.activity])
            ):
                found.append(f"{one.activity} and {other.activity} run at the same time")
    for level in problem.goal:
        if not _has_by(problem, chain, level=level, day=chain.finish):
            found.append(f"{level.subject} {level.level} is not met on {chain.finish}")
    return found


def _share_lane(one: Activity, other: Activity) -> bool:
    return one.lane is other.lane or Lane.BOTH in (one.lane, other.lane)


def _has_by(problem: ChainProblem, chain: Chain, *, level: Level, day: date) -> bool:
    catalogue = {one.name: one for one in problem.activities}
    gained = [lvl for step in chain.steps if step.ends <= day for lvl in catalogue[step.activity].yields]
    return any(one.subject == level.subject and one.level >= level.level for one in (*problem.has, *gained))


def _step_faults(problem: ChainProblem, chain: Chain, *, step: Step, activity: Activity) -> list[str]:
    found = []
    if step.starts < problem.today:
        found.append(f"{step.activity} starts before {problem.today}")
    for ask in activity.asks:
        if not _has_by(problem, chain, level=ask, day=step.starts):
            found.append(f"{step.activity} asks {ask.subject} {ask.level}")
    if not _starts_on(problem, activity=activity, day=step.starts):
        found.append(f"{step.activity} does not start on {step.starts}")
    short = [one.weeks for one in activity.shorter if _has_by(problem, chain, level=one.having, day=step.starts)]
    at_full_pace = min([activity.weeks, *short])
    weeks = at_full_pace * FULL_PACE // activity.pace + (at_full_pace * FULL_PACE % activity.pace > 0)
    if _open_days(problem, step=step) != 7 * weeks or _is_closed(problem, step.ends - timedelta(days=1)):
        found.append(f"{step.activity} takes {weeks} weeks")
    return [*found, *_limit_faults(problem, step=step, activity=activity, weeks=weeks)]


def _limit_faults(problem: ChainProblem, *, step: Step, activity: Activity, weeks: int) -> list[str]:
    found = []
    minutes = {one.place: one.minutes for one in problem.journeys}.get(activity.place, activity.travel_minutes)
    if problem.longest_travel is not None and minutes > problem.longest_travel:
        found.append(f"{step.activity} is {minutes} minutes away, at most {problem.longest_travel} are accepted")
    clocks = [problem.sfi_until, problem.sfi_clock.period.ends if problem.sfi_clock else None]
    for clock in clocks:
        if activity.counts_on_sfi_clock and clock is not None and step.ends > clock:
            found.append(f"{step.activity} ends after the sfi clock, {clock}")
    if activity.longest_weeks is not None and weeks > activity.longest_weeks:
        found.append(f"{step.activity} may last at most {activity.longest_weeks} weeks")
    lawful = None if activity.placement is None else latest_end(activity.placement, starts=step.starts)
    if lawful is not None and step.ends > lawful:
        found.append(f"{step.activity} may by law last until {lawful} at most")
    if problem.latest is not None and step.ends > problem.latest:
        found.append(f"{step.activity} ends after {problem.latest}")
    if step.ends > problem.today + timedelta(weeks=LONGEST_CHAIN_WEEKS):
        found.append(f"{step.activity} ends more than {LONGEST_CHAIN_WEEKS} weeks ahead")
    return found


def _starts_on(problem: ChainProblem, *, activity: Activity, day: date) -> bool:
    if activity.start_days:
        return day in activity.start_days
    return is_working_day(day) and not _is_closed(problem, day)


def _is_closed(problem: ChainProblem, day: date) -> bool:
    return any(one.starts <= day < one.ends for one in problem.closures)


def _open_days(problem: ChainProblem, *, step: Step) -> int:
    days = [step.starts + timedelta(days=number) for number in range((step.ends - step.starts).days)]
    return sum(not _is_closed(problem, day) for day in days)
