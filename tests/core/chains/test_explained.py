"""What is told of waits and of goals out of reach is true, and what is said to remove it does."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jobbspar.core.calendar import is_working_day
from jobbspar.core.chains.explain import Cause, Wait, lane_waits, waits, without_cause
from jobbspar.core.chains.faults import chain_faults
from jobbspar.core.chains.problem import Activity, Chain, ChainProblem, Closure, Journey, Lane, Level, Shortening
from jobbspar.core.chains.solve import solve_chain
from jobbspar.core.chains.stops import LateStart, Limit, Stop, lacking, late_starts, stops, without_limits
from jobbspar.core.placements import PlacementType
from tests.core.chains.cases import MONDAY, best_by_trying_everything, in_weeks, problems

CARE, TRUCK, SWEDISH, PAPER = Level("vård"), Level("truck"), Level("svenska", 2), Level("intyg")
DAY = timedelta(days=1)


def the_wait(problem: ChainProblem) -> Wait:
    [wait] = waits(problem, chain=solve_chain(problem))
    return wait


def test_a_placement_that_a_closed_summer_would_make_too_long_waits_for_the_law():
    """Twelve weeks with three closed ones are fifteen: more than three months."""
    practice = Activity("praktik", Lane.WORK, 12, yields=(CARE,), placement=PlacementType.YOUTH_PRACTICE)
    problem = ChainProblem(MONDAY, (), (CARE,), (practice,), closures=(Closure(in_weeks(2), in_weeks(5)),))

    assert the_wait(problem) == Wait("praktik", MONDAY, in_weeks(5), Cause.LAWFUL_LENGTH, in_weeks(15))


def test_a_course_held_for_validation_says_what_it_waits_for():
    validation = Activity("validering", Lane.LANGUAGE, 3, yields=(PAPER,))
    course = Activity("undersköterska", Lane.WORK, 40, yields=(CARE,), shorter=(Shortening(PAPER, 10),))
    problem = ChainProblem(MONDAY, (), (CARE,), (validation, course))

    assert the_wait(problem) == Wait("undersköterska", MONDAY, in_weeks(3), Cause.HELD, in_weeks(10), by="validering")


def test_closed_days_and_days_off_are_told_apart():
    course = Activity("truckkort", Lane.WORK, 1, yields=(TRUCK,))
    problem = ChainProblem(MONDAY, (), (TRUCK,), (course,), closures=(Closure(MONDAY, in_weeks(2)),))
    on_saturday = replace(problem, closures=(), today=MONDAY - 2 * DAY)

    assert the_wait(problem) == Wait("truckkort", MONDAY, in_weeks(2), Cause.CLOSED, in_weeks(1))
    assert the_wait(on_saturday) == Wait("truckkort", MONDAY - 2 * DAY, MONDAY, Cause.DAY_OFF, in_weeks(1))


def test_a_lane_that_another_step_takes_is_told_with_the_step():
    first = Activity("svets", Lane.WORK, 8, yields=(Level("svets"),), start_days=(MONDAY,))
    second = Activity("truckkort", Lane.WORK, 1, yields=(TRUCK,))
    problem = ChainProblem(MONDAY, (), (Level("svets"), TRUCK), (first, second))

    [wait] = lane_waits(problem, chain=solve_chain(problem))

    assert wait == Wait("truckkort", MONDAY, in_weeks(8), Cause.LANE, in_weeks(8), by="svets")


def test_a_step_whose_own_start_is_later_waits_for_no_lane():
    first = Activity("svets", Lane.WORK, 8, yields=(Level("svets"),), start_days=(MONDAY,))
    second = Activity("truckkort", Lane.WORK, 1, yields=(TRUCK,), start_days=(in_weeks(10),))
    problem = ChainProblem(MONDAY, (), (Level("svets"), TRUCK), (first, second))

    assert lane_waits(problem, chain=solve_chain(problem)) == []


def test_the_limit_that_stops_is_named_with_the_finish_without_it():
    sfi = Activity("sfi D", Lane.LANGUAGE, 12, yields=(SWEDISH,), counts_on_sfi_clock=True, place="grannorten")
    problem = ChainProblem(MONDAY, (), (SWEDISH,), (sfi,), journeys=(Journey("grannorten", 50),))

    assert stops(replace(problem, sfi_until=in_weeks(10))) == [Stop((Limit.SFI_CLOCK,), in_weeks(12))]
    assert stops(replace(problem, latest=in_weeks(10))) == [Stop((Limit.LATEST,), in_weeks(12))]
    assert stops(replace(problem, longest_travel=45)) == [Stop((Limit.TRAVEL,), in_weeks(12))]
    assert stops(replace(problem, longest_travel=45, latest=in_weeks(10))) == [
        Stop((Limit.TRAVEL, Limit.LATEST), in_weeks(12))
    ]


def test_a_start_that_is_over_before_the_person_can_begin_is_told():
    sfi = Activity("sfi D", Lane.LANGUAGE, 12, yields=(SWEDISH,))
    course = Activity("vårdbiträde", Lane.WORK, 20, (SWEDISH,), (CARE,), start_days=(in_weeks(4),))
    problem = ChainProblem(MONDAY, (), (CARE,), (sfi, course))

    assert stops(problem) == [Stop((Limit.START_DAYS,), in_weeks(32))]
    assert late_starts(problem) == [LateStart("vårdbiträde", in_weeks(32))]
    assert lacking(problem) == []


def test_what_nothing_within_reach_gives_is_found_behind_the_goal():
    course = Activity("vårdbiträde", Lane.WORK, 20, (SWEDISH,), (CARE,))
    far = Activity("sfi", Lane.LANGUAGE, 20, yields=(SWEDISH,), travel_minutes=80)

    assert lacking(ChainProblem(MONDAY, (), (CARE, TRUCK), (course,))) == [SWEDISH, TRUCK]
    assert lacking(ChainProblem(MONDAY, (), (CARE,), (course, far), longest_travel=60)) == [SWEDISH]
    assert lacking(ChainProblem(MONDAY, (), (CARE,), (course, far))) == []


def test_activities_that_only_ask_each_other_lead_nowhere():
    one = Activity("ett", Lane.WORK, 1, (TRUCK,), (CARE,))
    other = Activity("två", Lane.WORK, 1, (CARE,), (TRUCK,))

    assert lacking(ChainProblem(MONDAY, (), (CARE,), (one, other))) == [CARE]


@settings(max_examples=150, deadline=None)
@given(problems())
def test_each_cause_is_true_and_without_it_the_told_finish_is_the_best_there_is(problem):
    chain = solve_chain(problem)
    for wait in [*waits(problem, chain=chain), *lane_waits(problem, chain=chain)] if chain else []:
        best = best_by_trying_everything(without_cause(problem, chain=chain, wait=wait))

        assert best is not None
        assert best[0] == wait.finish_without <= chain.finish
        assert is_true(problem, chain, wait), wait


@st.composite
def with_few_starts(draw: st.DrawFn) -> ChainProblem:
    """Steps that ask what those before them give, and begin once or twice in the first weeks or at any time."""
    levels = [Level(name) for name in "abcd"[: draw(st.integers(2, 4))]]
    activities = [
        Activity(
            name=f"insats {level.subject}",
            lane=draw(st.sampled_from(Lane)),
            weeks=draw(st.integers(1, 4)),
            asks=tuple(draw(st.sets(st.sampled_from(levels[:number])))) if number else (),
            yields=(level,),
            start_days=tuple(map(in_weeks, sorted(draw(st.sets(st.integers(0, 6), max_size=2))))),
        )
        for number, level in enumerate(levels)
    ]
    return ChainProblem(MONDAY, (), tuple(levels[1:]), tuple(activities), latest=in_weeks(90))


@settings(max_examples=150, deadline=None)
@given(with_few_starts())
def test_a_late_start_is_one_without_which_there_is_a_chain_and_no_other_is(problem):
    if solve_chain(problem) is not None:
        return
    told = {one.activity: one.finish_without for one in late_starts(problem)}
    for one in problem.activities:
        others = [other for other in problem.activities if other is not one]
        best = best_by_trying_everything(replace(problem, activities=(*others, replace(one, start_days=()))))
        assert told.get(one.name) == (best and best[0])


def is_true(problem: ChainProblem, chain: Chain, wait: Wait) -> bool:
    """Read from the calendar and the checker: what stands in the way on each of the days."""
    days = [wait.since + n * DAY for n in range((wait.until - wait.since).days)]
    faults = [faults_if_begun(problem, chain, activity=wait.activity, day=day) for day in days]
    closed = [any(one.starts <= day < one.ends for one in problem.closures) for day in days]
    match wait.cause:
        case Cause.START_DAY:
            return all(f"{wait.activity} does not start on {day}" in own for day, own in zip(days, faults, strict=True))
        case Cause.DAY_OFF:
            return not any(map(is_working_day, days))
        case Cause.CLOSED:
            off = [is_closed or not is_working_day(day) for day, is_closed in zip(days, closed, strict=True)]
            return all(off) and any(
                is_closed and is_working_day(day) for day, is_closed in zip(days, closed, strict=True)
            )
        case Cause.LAWFUL_LENGTH:
            return any(any("by law" in fault for fault in own) for own in faults)
        case Cause.LANE:
            other = next(step for step in chain.steps if step.activity == wait.by)
            return wait.since < other.ends == wait.until
        case _:
            other = next(step for step in chain.steps if step.activity == wait.by)
            return wait.since < other.ends <= wait.until


def faults_if_begun(problem: ChainProblem, chain: Chain, *, activity: str, day: date) -> list[str]:
    """What the checker says of the step begun on another day for as long as its weeks then take."""
    step = next(one for one in chain.steps if one.activity == activity)
    open_days = [
        step.starts + n * DAY
        for n in range((step.ends - step.starts).days)
        if not any(one.starts <= step.starts + n * DAY < one.ends for one in problem.closures)
    ]
    left, end = len(open_days), day
    while left:
        left -= not any(one.starts <= end < one.ends for one in problem.closures)
        end += DAY
    moved = [replace(one, starts=day, ends=end) if one is step else one for one in chain.steps]
    return chain_faults(problem, Chain(chain.finish, tuple(moved)))


@settings(max_examples=80, deadline=None)
@given(problems())
def test_without_the_told_limits_there_is_a_chain_and_without_fewer_there_is_none(problem):
    if solve_chain(problem) is None:
        for stop in stops(problem):
            best = best_by_trying_everything(without_limits(problem, stop.limits))

            assert best is not None
            assert best[0] == stop.finish_without
            for limit in stop.limits:
                fewer = tuple(one for one in stop.limits if one is not limit)
                assert best_by_trying_everything(without_limits(problem, fewer)) is None
        if not stops(problem):
            assert lacking(without_limits(problem, tuple(Limit)))
