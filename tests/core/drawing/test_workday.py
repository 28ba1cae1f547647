"""The working day: every part is drawn where the clock says, inside the picture, and stands in the table too."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.drawing.canvas import Rect
from jobbspar.core.drawing.workday import Part, PartKind, Workday, draw_workday

WIDTHS = (358.0, 720.0, 1100.0)


def a_day(*minutes):
    kinds = (PartKind.TRAVEL, PartKind.WAIT, PartKind.WORK, PartKind.TRAVEL)
    pairs = zip(kinds, minutes, minutes[1:], strict=False)
    return Workday(
        tuple(
            Part(kind, kind.value, *span, "23:30 dagen före–06:30 dagen efter", "7 tim 55 min") for kind, *span in pairs
        )
    )


@given(
    st.lists(st.integers(-300, 2 * 24 * 60), min_size=5, max_size=5, unique=True).map(sorted), st.sampled_from(WIDTHS)
)
def test_all_is_inside_and_in_order(minutes, width):
    drawing = draw_workday(a_day(*minutes), width=width)

    bars = [mark for mark in drawing.marks if isinstance(mark, Rect)]
    assert all(drawing.box.holds(shape.box) for shape in drawing.shapes())
    assert len(bars) == 4
    assert all(before.x <= after.x and before.y < after.y for before, after in pairwise(bars))


def test_words_stand_where_their_bar_begins_or_ends_if_there_is_room():
    drawing = draw_workday(a_day(360, 420, 430, 910, 970), width=1100)

    bars = [mark for mark in drawing.marks if isinstance(mark, Rect)]
    words = [text for text in drawing.texts() if text.css.startswith("lane-name")]
    assert [text.x for text in words] == [bars[0].x, bars[1].x, bars[2].x, bars[3].x + bars[3].width]
    assert [text.anchor for text in words] == ["start", "start", "start", "end"]


def test_a_walk_is_thinner_than_a_ride():
    parts = (Part(kind, "", 360 + 10 * n, 370 + 10 * n, "", "") for n, kind in enumerate(PartKind))

    bars = [mark for mark in draw_workday(Workday(tuple(parts)), width=720).marks if isinstance(mark, Rect)]

    assert bars[1].height < min(bar.height for bar in (bars[0], *bars[2:]))


def test_the_table_tells_more_where_there_is_more_to_tell():
    day = Workday((Part(PartKind.RIDE, "line 45 to Y", 360, 370, "", "", told="line 45 from X to Y"),))

    assert day.as_table().rows[0][0].text == "line 45 from X to Y"


def test_a_part_is_as_long_as_it_lasts():
    travel, _, work, _ = [
        mark for mark in draw_workday(a_day(360, 420, 430, 910, 970), width=720).marks if isinstance(mark, Rect)
    ]

    assert work.width == pytest.approx(8 * travel.width)


def test_the_hours_do_not_meet_each_other():
    for width in WIDTHS:
        hours = [
            text.box
            for text in draw_workday(a_day(300, 420, 430, 910, 1200), width=width).texts()
            if text.css == "week-number"
        ]
        assert not any(one.meets(other) for one, other in pairwise(hours))


def test_the_table_tells_every_part():
    assert [row[0].text for row in a_day(360, 420, 430, 910, 970).as_table().rows] == [
        "travel",
        "wait",
        "work",
        "travel",
    ]
