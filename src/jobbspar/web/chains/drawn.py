"""A chain as a timeline: a lane a step, with the wait before it."""

from datetime import date, timedelta

from jobbspar.apps.chains.bridge import PersonWay, Sketch
from jobbspar.core.activities import ActivityKind
from jobbspar.core.calendar import Period, holidays_in, working_days_between
from jobbspar.core.drawing.timeline import Bar, BarKind, Holiday, Lane, Timeline, Wait
from jobbspar.core.participation import LONGEST_WAIT_WORKING_DAYS

KINDS = {
    ActivityKind.WORK_PRACTICE: BarKind.WORKPLACE,
    ActivityKind.WORK_TRAINING: BarKind.WORKPLACE,
    ActivityKind.APL: BarKind.WORKPLACE,
    ActivityKind.VOCATIONAL_TRIAL: BarKind.WORKPLACE,
    ActivityKind.GUIDANCE: BarKind.SUPPORT,
    ActivityKind.SUPPORT: BarKind.SUPPORT,
    ActivityKind.EMPLOYMENT: BarKind.JOB,
}


def person_timeline(found: PersonWay, *, today: date) -> Timeline | None:
    if found.chain is None or not found.chain.steps:
        return None
    lanes = []
    for step in found.chain.steps:
        activity = found.activities[int(step.activity)]
        lanes.append(_lane(activity.name, activity.kind, Period(step.starts, step.ends), since=step.possible))
    return _timeline(lanes, today=today)


def sketch_timeline(sketch: Sketch, *, today: date) -> Timeline | None:
    if not sketch.arranged.steps:
        return None
    since = {id(wait.step): wait.period.starts for wait in sketch.arranged.waits}
    lanes = []
    for step in sketch.arranged.steps:
        activity = sketch.activities[step.piece.activity]
        possible = since.get(id(step), step.period.starts)
        lanes.append(_lane(activity.name, activity.kind, step.period, since=possible))
    return _timeline(lanes, today=today)


def _lane(name: str, kind: str, period: Period, *, since: date) -> Lane:
    bar = Bar(name, period.starts, period.closed_end, KINDS.get(ActivityKind(kind), BarKind.STUDY))
    days = working_days_between(since, period.starts)
    if not days:
        return Lane(name, (bar,))
    return Lane(name, (Wait(since, period.starts, days > LONGEST_WAIT_WORKING_DAYS, days), bar))


def _timeline(lanes: list[Lane], *, today: date) -> Timeline:
    items = [item for lane in lanes for item in lane.items]
    span = Period(min(item.starts for item in items), max(item.ends for item in items))
    holidays = tuple(Holiday(name, day, day + timedelta(days=1)) for day, name in holidays_in(span))
    return Timeline(tuple(lanes), holidays, today)
