"""Order, length, gates and links of a chain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.chain import (
    AlreadyFirst,
    AlreadyLast,
    ChainStep,
    NothingBefore,
    chain_of,
    gate_after,
    leads_in_circle,
    made_parallel,
    moved_earlier,
    moved_later,
    removed,
    stage_numbers,
    total_weeks,
)

CHAIN = ((1,), (2, 3), (4,))
chains = st.lists(st.integers(1, 3), min_size=1, max_size=5).map(
    lambda sizes: tuple(tuple(range(sum(sizes[:n]), sum(sizes[: n + 1]))) for n in range(len(sizes)))
)


def test_the_length_is_that_of_the_longest_step_of_each_stage():
    assert total_weeks([ChainStep(1, 1, 10), ChainStep(2, 1, 20), ChainStep(3, 2, 5)]) == 25


def test_a_chain_without_steps_takes_no_time():
    assert total_weeks([]) == 0


def test_stages_are_counted_without_gaps():
    chain = chain_of([ChainStep(7, 4, 1), ChainStep(8, 9, 1)])

    assert stage_numbers(chain) == {7: 1, 8: 2}


def test_a_step_alone_changes_place_with_the_stage_before():
    assert moved_earlier(CHAIN, 4) == ((1,), (4,), (2, 3))


def test_a_step_beside_others_gets_a_stage_of_its_own():
    assert moved_earlier(CHAIN, 3) == ((1,), (3,), (2,), (4,))
    assert moved_later(CHAIN, 2) == ((1,), (3,), (2,), (4,))


def test_a_step_joins_the_stage_before():
    assert made_parallel(CHAIN, 4) == ((1,), (2, 3, 4))
    assert made_parallel(CHAIN, 2) == ((1, 2), (3,), (4,))


def test_the_ends_of_the_chain_are_refused():
    with pytest.raises(AlreadyFirst):
        moved_earlier(CHAIN, 1)
    with pytest.raises(AlreadyLast):
        moved_later(CHAIN, 4)
    with pytest.raises(NothingBefore):
        made_parallel(CHAIN, 1)


@given(chains, st.data())
def test_no_step_is_lost_or_doubled(chain, data):
    step = data.draw(st.sampled_from([step for stage in chain for step in stage]))

    for rule in (moved_earlier, moved_later, made_parallel):
        try:
            after = rule(chain, step)
        except (AlreadyFirst, AlreadyLast, NothingBefore):
            continue
        assert sorted(sum(after, ())) == sorted(sum(chain, ()))
        assert all(after)


@given(chains, st.data())
def test_later_takes_back_what_earlier_did_to_a_step_alone(chain, data):
    alone = [stage[0] for place, stage in enumerate(chain) if place and len(stage) == 1]
    if not alone:
        return
    step = data.draw(st.sampled_from(alone))

    assert moved_later(moved_earlier(chain, step), step) == chain


def test_a_gate_stays_after_the_steps_that_stayed():
    after = moved_earlier(CHAIN, 3)

    assert gate_after(2, before=CHAIN, now=after, changed=3) == 3


def test_a_gate_never_stands_outside_the_chain():
    after = removed(CHAIN, 4)

    assert gate_after(3, before=CHAIN, now=after, changed=4) == 2


def test_a_track_that_leads_back_to_itself_leads_in_a_circle():
    assert leads_in_circle(1, 2, links={2: 3, 3: 1})
    assert not leads_in_circle(1, 2, links={2: 3, 3: None})


def test_a_circle_among_other_tracks_does_not_go_on_for_ever():
    assert not leads_in_circle(1, 2, links={2: 3, 3: 2})
