"""Timelines: real weeks, nothing on top of anything else, and the same facts as a table."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbspar.core.drawing.timeline import (
    Bar,
    BarKind,
    Gate,
    Holiday,
    Lane,
    Timeline,
    Wait,
    Words,
    draw_timeline,
)
from tests.core.drawing.drawn import NAMES, WIDTHS, outside, overlapping_texts

WORDS = Words(week="Vecka", week_short="v.", today="I dag", wait_many="%(days)s dagars väntan")
FIRST = date(2026, 8, 31)

names = st.sampled_from(NAMES)
days = st.integers(0, 500).map(lambda number: FIRST + timedelta(days=number))
lengths = st.integers(1, 200)
bars = st.builds(
    lambda name, starts, length, kind: Bar(name, starts, starts + timedelta(days=length), kind),
    names,
    days,
    lengths,
    st.sampled_from(BarKind),
)
waits = st.builds(
    lambda starts, length, is_long: Wait(starts, starts + timedelta(days=length), is_long), days, lengths, st.booleans()
)
gates = st.builds(Gate, names, days, st.booleans())
lanes = st.builds(lambda name, items: Lane(name, tuple(items)), names, st.lists(bars | waits | gates, max_size=5))
holidays = st.builds(
    lambda name, starts, length: Holiday(name, starts, starts + timedelta(days=length)), names, days, st.integers(1, 14)
)
timelines = st.builds(
    lambda lanes, holidays, today: Timeline(tuple(lanes), tuple(holidays), today),
    st.lists(lanes, max_size=12),
    st.lists(holidays, max_size=12),
    st.none() | days,
)


@settings(max_examples=30, deadline=None)
@given(timelines, st.sampled_from(WIDTHS))
def test_no_text_lies_on_another(timeline, width):
    assert overlapping_texts(draw_timeline(timeline, words=WORDS, width=width)) == []


@settings(max_examples=30, deadline=None)
@given(timelines, st.sampled_from(WIDTHS))
def test_everything_is_inside_the_picture(timeline, width):
    assert outside(draw_timeline(timeline, words=WORDS, width=width)) == []


@settings(max_examples=20, deadline=None)
@given(timelines, st.sampled_from(WIDTHS))
def test_the_same_timeline_is_drawn_the_same_way(timeline, width):
    once, again = (draw_timeline(timeline, words=WORDS, width=width) for _ in range(2))

    assert once == again


@given(timelines)
def test_the_table_has_a_row_for_every_item(timeline):
    rows = timeline.as_table(WORDS).rows

    assert len(rows) >= len(timeline.items)
    assert len({len(row) for row in rows} | {6}) == 1


@given(timelines)
def test_it_begins_on_a_monday_and_holds_every_item(timeline):
    assert timeline.starts.weekday() == timeline.ends.weekday() == 0
    assert all(timeline.starts <= item.starts < item.ends <= timeline.ends for item in timeline.items)


def test_weeks_are_numbered_as_in_sweden():
    # 2026 has a week 53, and 4 January 2027 is the Monday of week 1.
    timeline = Timeline((Lane("Praktik", (Bar("Praktik", date(2026, 12, 21), date(2027, 1, 16)),)),))

    texts = [text.text for text in draw_timeline(timeline, words=WORDS, width=1100).texts()]

    assert [text for text in texts if text in ("52", "53", "1", "2")] == ["52", "53", "1", "2"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_wait_says_its_length_in_days(width):
    wait = Wait(date(2026, 9, 7), date(2026, 9, 19))
    timeline = Timeline((Lane("Praktik", (wait,)),))

    texts = " ".join(text.text for text in draw_timeline(timeline, words=WORDS, width=width).texts())

    assert "12 dagars väntan" in texts


def test_the_last_day_in_the_table_is_the_last_that_is_included():
    bar = Bar("Sfi", date(2026, 9, 7), date(2026, 9, 12))

    row = Timeline((Lane("Språk", (bar,)),)).as_table(WORDS).rows[0]

    assert [cell.day for cell in row if cell.day] == [date(2026, 9, 7), date(2026, 9, 11)]
    assert row[-1].text == "37"


@pytest.mark.parametrize("kind", [lambda *span: Bar("Sfi", *span), Wait, lambda *span: Holiday("Jul", *span)])
def test_nothing_ends_before_it_has_begun(kind):
    with pytest.raises(ValueError, match="ends"):
        kind(date(2026, 9, 7), date(2026, 9, 7))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_chosen_lane_stands_out(width):
    bars = (Bar("öppnar", FIRST, FIRST + timedelta(weeks=4), BarKind.ROUND_STOPPED),)
    timeline = Timeline((Lane("Vård", bars, is_chosen=True), Lane("Städ", bars)))

    css = [shape.css for shape in draw_timeline(timeline, words=WORDS, width=width).shapes()]
    assert css.count("lane lane-chosen") == 1
