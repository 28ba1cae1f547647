"""The rules of a chain, written apart from the solver."""

from datetime import timedelta

from jobbspar.core.chains.problem import Activity, Chain, ChainProblem, Lane, Level, Step


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
                and _share_lane(catalogue[one.activity], catalogue[other.activity])
            ):
                found.append(f"{one.activity} and {other.activity} run at the same time")
    for level in problem.goal:
        if not _has_by(problem, chain, level=level, day=chain.finish):
            found.append(f"{level.subject} {level.level} is not met on {chain.finish}")
    return found


def _share_lane(one: Activity, other: Activity) -> bool:
    return one.lane is other.lane or Lane.BOTH in (one.lane, other.lane)


def _has_by(problem: ChainProblem, chain: Chain, *, level: Level, day: object) -> bool:
    catalogue = {one.name: one for one in problem.activities}
    gained = [lvl for step in chain.steps if step.ends <= day for lvl in catalogue[step.activity].yields]  # type: ignore[operator]
    return any(one.subject == level.subject and one.level >= level.level for one in (*problem.has, *gained))


def _step_faults(problem: ChainProblem, chain: Chain, *, step: Step, activity: Activity) -> list[str]:
    found = []
    if step.starts < problem.today:
        found.append(f"{step.activity} starts before {problem.today}")
    for ask in activity.asks:
        if not _has_by(problem, chain, level=ask, day=step.starts):
            found.append(f"{step.activity} asks {ask.subject} {ask.level}")
    if activity.start_days and step.starts not in activity.start_days:
        found.append(f"{step.activity} does not start on {step.starts}")
    short = [one.weeks for one in activity.shorter if _has_by(problem, chain, level=one.having, day=step.starts)]
    weeks = min([activity.weeks, *short])
    if _open_days(problem, step=step) != 7 * weeks:
        found.append(f"{step.activity} takes {weeks} weeks")
    if activity.counts_on_sfi_clock and problem.sfi_until is not None and step.ends > problem.sfi_until:
        found.append(f"{step.activity} ends after the sfi clock, {problem.sfi_until}")
    if activity.longest_weeks is not None and weeks > activity.longest_weeks:
        found.append(f"{step.activity} may last at most {activity.longest_weeks} weeks")
    if problem.latest is not None and step.ends > problem.latest:
        found.append(f"{step.activity} ends after {problem.latest}")
    return found


def _open_days(problem: ChainProblem, *, step: Step) -> int:
    days = [step.starts + timedelta(days=number) for number in range((step.ends - step.starts).days)]
    return sum(not any(one.starts <= day < one.ends for one in problem.closures) for day in days)
