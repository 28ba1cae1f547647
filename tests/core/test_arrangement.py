"""A chain in stages: read and written, moved, dated, and as early as stages can be."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.activities import ActivityKind
from jobbspar.core.arrangement import (
    ActivityNotThere,
    ArrangementUnreadable,
    Difference,
    Move,
    Piece,
    as_text,
    differences,
    from_text,
    giver_of,
    moved,
    placed,
    possible_moves,
    stages_of,
)
from jobbspar.core.calendar import first_working_day_from
from jobbspar.core.chain import AlreadyFirst
from jobbspar.core.chains.problem import Chain, Step
from jobbspar.core.profiles import RequirementKind, Subject
from jobbspar.core.ways import Offer, level_of

MONDAY = date(2027, 1, 11)
pieces = st.builds(Piece, st.integers(1, 10**6), st.integers(1, 520))
arrangements = st.lists(st.lists(pieces, min_size=1, max_size=3).map(tuple), max_size=4).map(tuple)


def course(name: str) -> Subject:
    return Subject(kind=RequirementKind.EDUCATION, name=name)


def an_offer(number: int, *, weeks: int = 4, kind: ActivityKind = ActivityKind.APL, **facts) -> Offer:
    return Offer(id=number, name=f"insats {number}", kind=kind, weeks=weeks, **{"is_rolling": True, **facts})


def by_id(*offers: Offer) -> dict[int, Offer]:
    return {offer.id: offer for offer in offers}


def row(*stages: tuple[int, ...], weeks: int = 4):
    return tuple(tuple(Piece(number, weeks) for number in stage) for stage in stages)


@given(arrangements)
def test_what_is_written_is_read_back(arrangement):
    assert from_text(as_text(arrangement)) == arrangement


@pytest.mark.parametrize("text", ["1", "1w", "w4", "1w0", "1w999", "1w4--2w4", "1w4.", "x", "1w4;2w4", "٣w4"])
def test_a_broken_address_is_told(text):
    with pytest.raises(ArrangementUnreadable):
        from_text(text)


def test_steps_are_moved_as_in_a_track():
    chain = row((1,), (2,), (3,))

    assert moved(chain, place=2, move=Move.EARLIER) == row((1,), (3,), (2,))
    assert moved(chain, place=1, move=Move.PARALLEL) == row((1, 2), (3,))
    assert moved(chain, place=0, move=Move.LATER) == row((2,), (1,), (3,))
    assert moved(chain, place=1, move=Move.AWAY) == row((1,), (3,))
    with pytest.raises(AlreadyFirst):
        moved(chain, place=0, move=Move.EARLIER)
    with pytest.raises(ArrangementUnreadable):
        moved(chain, place=3, move=Move.AWAY)


@given(arrangements, st.data())
def test_every_move_that_is_offered_can_be_done_and_keeps_the_other_steps(arrangement, data):
    steps = [piece for stage in arrangement for piece in stage]
    if not steps:
        return
    place = data.draw(st.integers(0, len(steps) - 1))
    for move in possible_moves(arrangement, place=place):
        after = moved(arrangement, place=place, move=move)

        kept = [piece for stage in after for piece in stage]
        gone = [steps[place]] if move is Move.AWAY else []
        assert sorted(map(str, [*kept, *gone])) == sorted(map(str, steps))
        assert all(after)


def test_a_stage_begins_when_the_slowest_of_the_one_before_is_over():
    offers = by_id(an_offer(1), an_offer(2), an_offer(3))
    chain = ((Piece(1, 2), Piece(2, 6)), (Piece(3, 4),))

    found = placed(chain, offers=offers, has=(), starts=MONDAY)

    assert found.ends == MONDAY + timedelta(weeks=10)
    assert (found.waits, found.too_early) == ((), ())


def test_a_wait_tells_what_the_end_would_be_with_a_start_at_once():
    later = MONDAY + timedelta(weeks=7)
    offers = by_id(an_offer(1), an_offer(2, is_rolling=False, starts=(MONDAY, later)))

    [wait] = placed(row((1,), (2,)), offers=offers, has=(), starts=MONDAY).waits

    assert (wait.period.ends, wait.ends_without) == (later, MONDAY + timedelta(weeks=8))


def test_a_start_that_nobody_has_announced_is_told():
    offers = by_id(
        an_offer(1, is_rolling=False), an_offer(2, is_rolling=False, starts=(date(2020, 1, 7),)), an_offer(3)
    )

    found = placed(row((1,), (2,), (3,)), offers=offers, has=(), starts=MONDAY)

    assert [step.is_start_known for step in found.steps] == [False, False, True]


def test_what_a_step_asks_must_be_given_before_it_begins():
    gives, asks = an_offer(1, yields=(course("Sfi C"),)), an_offer(2, asks=(course("Sfi C"),))
    offers = by_id(gives, asks)

    def faults(chain, has=()):
        return [(one.asks.name, one.given_by and one.given_by.piece.activity)
                for one in placed(chain, offers=offers, has=has, starts=MONDAY).too_early]  # fmt: skip

    assert faults(row((1,), (2,))) == []
    assert faults(row((1, 2))) == [("Sfi C", 1)]
    assert faults(row((2,))) == [("Sfi C", None)]
    assert faults(row((2,)), has=[level_of(course("Sfi C"))]) == []


def test_the_first_step_that_is_done_gives_it():
    slow, fast = an_offer(1, yields=(course("A"),)), an_offer(2, yields=(course("A"),))
    steps = placed(((Piece(1, 9), Piece(2, 3)),), offers=by_id(slow, fast), has=(), starts=MONDAY).steps

    assert giver_of(course("A"), steps=steps, offers=by_id(slow, fast)).piece.activity == 2
    assert giver_of(course("B"), steps=steps, offers=by_id(slow, fast)) is None


def test_an_activity_that_is_gone_is_told():
    with pytest.raises(ActivityNotThere):
        placed(row((1,)), offers={}, has=(), starts=MONDAY)


def test_language_runs_beside_work_in_the_stages_that_are_proposed():
    """In one row after the other it would be 25 weeks; with sfi beside the course it is 21."""
    sfi = an_offer(1, weeks=20, kind=ActivityKind.SFI)
    truck = an_offer(2, weeks=1, yields=(course("truck"),))
    package = an_offer(3, weeks=4, asks=(course("truck"),))
    chain = a_chain((1, 0, 20), (2, 0, 1), (3, 1, 5))

    stages = stages_of(chain, offers=by_id(sfi, truck, package), has=(), starts=MONDAY)

    assert [{piece.activity for piece in stage} for stage in stages] in ([{2}, {1, 3}], [{1, 2}, {3}], [{2, 1}, {3}])
    assert placed(stages, offers=by_id(sfi, truck, package), has=(), starts=MONDAY).ends == MONDAY + timedelta(weeks=21)


def test_what_is_given_before_may_be_given_again_beside_it():
    """Sfi D also gives what the hygiene course asks, but sfi C has given it already."""
    c = an_offer(1, weeks=20, kind=ActivityKind.SFI, yields=(course("A2"),))
    hygiene = an_offer(2, weeks=1, asks=(course("A2"),))
    d = an_offer(3, weeks=20, kind=ActivityKind.SFI, yields=(course("A2"), course("B1")))
    chain = a_chain((1, 0, 20), (2, 20, 21), (3, 20, 40))

    stages = stages_of(chain, offers=by_id(c, hygiene, d), has=(), starts=MONDAY)

    assert stages == ((Piece(1, 20),), (Piece(2, 1), Piece(3, 20)))


def a_chain(*steps: tuple[int, int, int]) -> Chain:
    made = [
        Step(str(number), MONDAY + timedelta(weeks=first), MONDAY + timedelta(weeks=last), MONDAY)
        for number, first, last in steps
    ]
    return Chain(max((step.ends for step in made), default=MONDAY), tuple(made))


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=5))
def test_no_other_stages_in_the_same_order_end_earlier(kinds):
    """Against every way of cutting the same row of steps, and with no lane taken twice in a stage."""
    offers = by_id(*(
        an_offer(number, weeks=weeks, kind=ActivityKind.SFI if is_language else ActivityKind.APL)
        for number, (weeks, is_language) in enumerate(kinds)
    ))  # fmt: skip
    chain = a_chain(*((number, number, number + 1) for number in offers))

    found = placed(stages_of(chain, offers=offers, has=(), starts=MONDAY), offers=offers, has=(), starts=MONDAY).ends

    def best_from(first: int, day: date) -> date:
        """The end of the rest of the row: one step alone, or two of different lanes together."""
        if first >= len(kinds):
            return day
        begins = first_working_day_from(day)
        ends = [best_from(first + 1, begins + timedelta(weeks=kinds[first][0]))]
        if first + 1 < len(kinds) and kinds[first][1] != kinds[first + 1][1]:
            longest = max(kinds[first][0], kinds[first + 1][0])
            ends.append(best_from(first + 2, begins + timedelta(weeks=longest)))
        return min(ends)

    assert found == best_from(0, MONDAY)


def test_very_many_steps_are_put_after_each_other():
    offers = by_id(*(an_offer(number) for number in range(14)))

    stages = stages_of(
        a_chain(*((number, number, number + 1) for number in offers)), offers=offers, has=(), starts=MONDAY
    )

    assert [len(stage) for stage in stages] == [1] * 14
    assert stages_of(Chain(MONDAY, ()), offers={}, has=(), starts=MONDAY) == ()


def test_the_difference_names_what_comes_goes_and_changes():
    before, after = row((1,), (2,), (3,)), row((1,), (3, 4))

    found = differences(before, after)

    assert Difference(2, (2, 4), None) in found
    assert Difference(3, (3, 4), (2, 4)) in found
    assert Difference(4, None, (2, 4)) in found
    assert len(found) == 3


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_the_same_chain_has_no_differences(order):
    chain = row(*((number,) for number in order))

    assert differences(chain, chain) == []
