"""Steps of a track's chain that wait for room in the week, and those that do not fit beside each other."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.activities import ActivityKind
from jobbspar.core.arrangement import Arrangement, Piece, placed, stages_of
from jobbspar.core.calendar import first_working_day_from
from jobbspar.core.chains.explain import lane_waits
from jobbspar.core.chains.problem import ChainProblem
from jobbspar.core.chains.solve import solve_chain
from jobbspar.core.profiles import RequirementKind, Subject
from jobbspar.core.room_in_the_week import RoomWait, crowded, room_waits
from jobbspar.core.ways import Offer, as_activities, level_of

MONDAY = date(2027, 1, 11)
LANGUAGE, WORK, BOTH = ActivityKind.SFI, ActivityKind.VOCATIONAL_PACKAGE, ActivityKind.VOCATIONAL_WITH_SFI


def a_thing(name: str) -> Subject:
    return Subject(kind=RequirementKind.SKILL, name=name)


def an_offer(number: int, *, weeks: int = 4, kind: ActivityKind = WORK, asks=(), yields=()) -> Offer:
    subjects = {"asks": tuple(map(a_thing, asks)), "yields": tuple(map(a_thing, yields))}
    return Offer(id=number, name=f"insats {number}", kind=kind, weeks=weeks, is_rolling=True, **subjects)


def told(chain: Arrangement, *offers: Offer, has=()) -> list[tuple[int, int, date, date, date]]:
    """Who waits for whom, from when, until when, and the end with both at once."""
    by_id = {offer.id: offer for offer in offers}
    levels = [level_of(a_thing(name)) for name in has]
    arranged = placed(chain, offers=by_id, has=levels, starts=MONDAY)
    return [
        (one.step.piece.activity, one.by.piece.activity, one.period.starts, one.period.closed_end, one.ends_without)
        for one in room_waits(arranged, offers=by_id, has=levels)
    ]


def row(*offers: Offer) -> Arrangement:
    return tuple((Piece(one.id, one.weeks),) for one in offers)


def weeks(number: int) -> date:
    return MONDAY + timedelta(weeks=number)


def test_a_step_that_asks_nothing_waits_for_the_one_before_in_its_part_of_the_week():
    first, second = an_offer(1, weeks=8), an_offer(2, weeks=3)

    assert told(row(first, second), first, second) == [(2, 1, MONDAY, weeks(8), weeks(8))]


def test_a_step_that_asks_what_the_one_before_gives_waits_for_no_room():
    first, second = an_offer(1, yields=["a"]), an_offer(2, asks=["a"])

    assert told(row(first, second), first, second) == []
    assert told(row(first, second), first, second, has=["a"]) == [(2, 1, MONDAY, weeks(4), weeks(4))]


def test_another_part_of_the_week_is_not_in_the_way_but_full_time_is():
    sfi, course, whole = an_offer(1, kind=LANGUAGE), an_offer(2), an_offer(3, kind=BOTH)

    assert told(row(sfi, course), sfi, course) == []
    assert told(row(sfi, whole), sfi, whole) == [(3, 1, MONDAY, weeks(4), weeks(4))]


def test_it_is_counted_from_the_day_the_step_has_what_it_asks():
    first, middle, last = an_offer(1, yields=["a"]), an_offer(2, weeks=6), an_offer(3, weeks=2, asks=["a"])

    assert told(row(first, middle, last), first, middle, last) == [
        (2, 1, MONDAY, weeks(4), weeks(8)),
        (3, 2, weeks(4), weeks(10), weeks(10)),
    ]


def test_a_step_whose_own_start_is_later_waits_for_that_and_for_no_room():
    first = an_offer(1)
    second = replace(an_offer(2), is_rolling=False, starts=(weeks(2), weeks(9)))
    later = replace(second, starts=(weeks(9),))

    assert told(row(first, second), first, second) == [(2, 1, weeks(2), weeks(4), weeks(6))]
    assert told(row(first, later), first, later) == []


def test_the_second_part_of_an_activity_does_not_wait_for_the_first():
    course = an_offer(1)

    assert told(row(course, course), course) == []


def test_what_no_step_gives_is_another_matter():
    first, second = an_offer(1), an_offer(2, asks=["a"])

    assert told(row(first, second), first, second) == []


def test_two_steps_that_take_the_same_part_of_the_week_at_once_are_crowded():
    sfi, course, other = an_offer(1, kind=LANGUAGE), an_offer(2), an_offer(3)
    offers = {one.id: one for one in (sfi, course, other)}

    def pairs(chain: Arrangement) -> list[tuple[int, int]]:
        arranged = placed(chain, offers=offers, has=(), starts=MONDAY)
        return [(one.piece.activity, two.piece.activity) for one, two in crowded(arranged, offers=offers)]

    assert pairs((tuple(piece for (piece,) in row(sfi, course, other)),)) == [(2, 3)]
    assert pairs(row(sfi, course, other)) == []


names = st.lists(st.sampled_from("abc"), max_size=2, unique=True)


@given(st.lists(st.tuples(st.integers(1, 9), names, names), min_size=1, max_size=4))
def test_in_one_part_of_the_week_it_is_what_the_chains_own_waits_tell(drawn):
    """Where every step takes the same lane stages are single steps, and the chain is the arrangement."""
    offers = [
        an_offer(number, weeks=length, asks=asks, yields=[f"mål {number}", *yields])
        for number, (length, asks, yields) in enumerate(drawn)
    ]
    by_id = {offer.id: offer for offer in offers}
    goal = tuple(sorted(level_of(a_thing(f"mål {number}")) for number in by_id))
    problem = ChainProblem(MONDAY, (), goal, as_activities(offers, starts=MONDAY))
    chain = solve_chain(problem)
    if chain is None:
        return
    arranged = placed(stages_of(chain, offers=by_id, has=(), starts=MONDAY), offers=by_id, has=(), starts=MONDAY)
    expected = [(one.activity, one.by, one.since, one.until) for one in lane_waits(problem, chain=chain)]

    found = room_waits(arranged, offers=by_id, has=())

    assert [
        (str(one.step.piece.activity), str(one.by.piece.activity), one.period.starts, one.period.closed_end)
        for one in found
    ] == expected
    assert all(_is_end_with_both(one, arranged.steps) for one in found)


def _is_end_with_both(wait: RoomWait, steps) -> bool:
    """Counted by hand: each stage takes as long as its longest step, and two share one."""
    lengths = {step.stage: step.piece.weeks for step in steps if step is not wait.step}
    lengths[wait.by.stage] = max(wait.by.piece.weeks, wait.step.piece.weeks)
    day = MONDAY
    for stage in sorted(lengths):
        day = first_working_day_from(day) + timedelta(weeks=lengths[stage])
    return wait.ends_without == day
