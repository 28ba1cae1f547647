"""Line maps: readable at every width, the same each time, and the same facts as a table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine, Train, draw_linemap
from tests.core.drawing.drawn import WIDTHS, line_maps, outside, overlapping_texts


def a_line(key="1", *, stops=3, **kept):
    steps = tuple((Station(str(place), f"Steg {place}"),) for place in range(stops))
    return TrackLine(key, key, f"Spår {key}", steps, **kept)


@settings(max_examples=30, deadline=None)
@given(line_maps(), st.sampled_from(WIDTHS))
def test_no_text_lies_on_another(line_map, width):
    assert overlapping_texts(draw_linemap(line_map, width=width)) == []


@settings(max_examples=30, deadline=None)
@given(line_maps(), st.sampled_from(WIDTHS))
def test_everything_is_inside_the_picture(line_map, width):
    assert outside(draw_linemap(line_map, width=width)) == []


@settings(max_examples=20, deadline=None)
@given(line_maps(), st.sampled_from(WIDTHS))
def test_the_same_map_is_drawn_the_same_way(line_map, width):
    assert draw_linemap(line_map, width=width) == draw_linemap(line_map, width=width)


@settings(max_examples=30, deadline=None)
@given(line_maps())
def test_the_table_has_a_row_for_every_station(line_map):
    stations = sum(len(tuple(line.stations())) for line in line_map.lines)

    assert len(line_map.as_table().rows) == stations


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("stops", [1, 2, 7, 15])
@pytest.mark.parametrize("lines", [1, 3, 12])
def test_every_size_from_one_line_to_twelve_is_drawn(width, stops, lines):
    goal = Station("job", "Undersköterska i äldreomsorgen")
    line_map = LineMap(tuple(a_line(str(n), stops=stops, goal=goal, colour=n) for n in range(lines)))

    drawing = draw_linemap(line_map, width=width)

    assert overlapping_texts(drawing) == []
    assert outside(drawing) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_number_of_people_is_printed_as_it_was_given(width):
    line_map = LineMap((a_line(trains=(Train("Omgång 2", "1", "färre än 5"),)),))

    texts = [text.text for text in draw_linemap(line_map, width=width).texts()]

    assert "färre än 5" in texts


def test_a_preparatory_line_reaches_the_line_it_leads_to():
    line_map = LineMap((a_line("1", leads_to=("2",), is_preparatory=True), a_line("2")))

    assert [(before.key, after.key) for before, after in line_map.joins()] == [("1", "2")]
    assert [[line.key for line in group] for group in line_map.groups()] == [["1", "2"]]


def test_a_line_is_placed_after_the_line_that_leads_to_it():
    line_map = LineMap((a_line("2"), a_line("3"), a_line("1", leads_to=("2",))))

    assert [[line.key for line in group] for group in line_map.groups()] == [["1", "2"], ["3"]]


def test_a_circle_of_lines_is_cut_and_a_line_off_the_map_left_out():
    line_map = LineMap((a_line("1", leads_to=("2",)), a_line("2", leads_to=("1", "9", "2"))))

    assert [(before.key, after.key) for before, after in line_map.joins()] == [("1", "2")]
    assert outside(draw_linemap(line_map, width=1100)) == []


def test_lines_that_do_not_fit_beside_each_other_point_at_each_other():
    line_map = LineMap((a_line("1", stops=9, leads_to=("2",)), a_line("2", stops=9)))

    drawing = draw_linemap(line_map, width=1100)

    assert [text.text for text in drawing.texts()].count("2") == 2
    assert overlapping_texts(drawing) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": ()},
        {"steps": ((),)},
        {"steps": ((Station("a", "A"), Station("a", "B")),)},
        {"steps": ((Station("a", "A"),),), "trains": (Train("Omgång 1", "b", "9"),)},
    ],
)
def test_nonsense_is_no_line(wrong):
    with pytest.raises(ValueError, match="line"):
        TrackLine("1", "1", "Spår", **wrong)
