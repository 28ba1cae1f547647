"""Area maps: municipalities where they are, names and marks that can be read, and the same facts as a table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbspar.core.drawing.areamap import AreaMap, AreaPlace, Flow, Site, SiteKind, draw_areamap
from jobbspar.core.drawing.areamap.view import inset, is_inside, outline_points, view
from jobbspar.core.places import MUNICIPALITIES, PRETEND_MUNICIPALITIES, UnknownMunicipality, municipality
from tests.core.drawing.drawn import NAMES, WIDTHS, outside, overlapping_texts

INLAND = ("2425", "2463", "2421", "2462", "2422")


@st.composite
def areas(draw):
    codes = draw(st.lists(st.sampled_from(sorted(MUNICIPALITIES)), min_size=1, max_size=6, unique=True))
    homes = st.sampled_from([municipality(code) for code in codes])
    sites = st.builds(
        lambda home, name, kind, off: Site(name, home.latitude + off, home.longitude + off, kind, home.name, "/x/"),
        homes,
        st.sampled_from(NAMES),
        st.sampled_from(SiteKind),
        st.floats(-0.05, 0.05),
    )
    pairs = [(a, b) for a in codes for b in codes if a != b]
    flows = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    return AreaMap(
        tuple(AreaPlace(code) for code in codes),
        tuple(draw(st.lists(sites, max_size=6))),
        tuple(Flow(a, b, "färre än 5", weight=0.3) for a, b in flows),
    )


@settings(max_examples=10, deadline=None)
@given(areas(), st.sampled_from(WIDTHS))
def test_no_text_lies_on_another(area, width):
    assert overlapping_texts(draw_areamap(area, width=width)) == []


@settings(max_examples=10, deadline=None)
@given(areas(), st.sampled_from(WIDTHS))
def test_everything_is_inside_the_picture(area, width):
    assert outside(draw_areamap(area, width=width)) == []


@settings(max_examples=5, deadline=None)
@given(areas(), st.sampled_from(WIDTHS))
def test_the_same_area_is_drawn_the_same_way(area, width):
    assert draw_areamap(area, width=width) == draw_areamap(area, width=width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("codes", [INLAND, ("0980",), ("0183", "0180", "0184"), tuple(PRETEND_MUNICIPALITIES)[1:6]])
def test_every_chosen_municipality_is_named(codes, width):
    drawing = draw_areamap(AreaMap(tuple(AreaPlace(code) for code in codes)), width=width)

    texts = {text.text for text in drawing.texts()}
    assert {municipality(code).name for code in codes} <= texts
    assert outside(drawing) == []


def test_a_name_of_ones_own_is_shown_instead():
    drawing = draw_areamap(AreaMap((AreaPlace("9902", name="Elms kommun"),)), width=720)

    assert "Elms kommun" in {text.text for text in drawing.texts()}


def test_pretend_municipalities_have_pretend_neighbours_only():
    names = {text.text for text in draw_areamap(AreaMap((AreaPlace("9906"),)), width=1100).texts()}

    assert not names & {place.name for place in MUNICIPALITIES.values()}
    assert names & {place.name for place in PRETEND_MUNICIPALITIES.values()} - {"Alder"}


def test_the_table_says_all_that_the_map_says():
    site = Site("Tallgården", 64.26, 16.41, SiteKind.WORKPLACE, "Dorotea")
    area = AreaMap((AreaPlace("2425", "2 spår"), AreaPlace("2463")), (site,), (Flow("2425", "2463", "färre än 5"),))

    rows = [[cell.text or cell.word for cell in row] for row in area.as_table().rows]

    assert rows == [
        ["Dorotea", "municipality", "", "2 spår"],
        ["Åsele", "municipality", "", ""],
        ["1 Tallgården", "workplace", "Dorotea", ""],
        ["Dorotea → Åsele", "flow", "", "färre än 5"],
    ]


def test_an_unknown_municipality_is_refused():
    with pytest.raises(UnknownMunicipality):
        AreaPlace("0000")


def test_flows_stay_on_the_map():
    with pytest.raises(ValueError, match="outside"):
        AreaMap((AreaPlace("2425"),), flows=(Flow("2425", "2463", "7"),))


def test_an_empty_area_is_an_empty_drawing():
    assert draw_areamap(AreaMap(()), width=720).marks == ()


def test_the_middle_of_a_square_is_inside_and_deepest():
    square = (((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)),)

    assert is_inside((5.0, 5.0), square)
    assert not is_inside((15.0, 5.0), square)
    assert inset((5.0, 5.0), outline_points(square)) == pytest.approx(5.0, abs=0.1)
    assert inset((2.0, 5.0), outline_points(square)) == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize("code", ["2482", "1280", "0980"])
def test_the_scale_bar_is_as_long_as_it_says(code):
    seen = view([code], [], width=700, most_height=600)
    a, b = municipality(code), municipality(code)
    km, length = seen.scale_bar(about=100)

    start = seen.spot(latitude=a.latitude, longitude=a.longitude)
    end = seen.spot(latitude=b.latitude + km / 111.3, longitude=b.longitude)

    assert abs(end[1] - start[1]) == pytest.approx(length, rel=0.02)


def test_those_who_stay_have_their_number_beside_home():
    drawing = draw_areamap(AreaMap((AreaPlace("9902"),), flows=(Flow("9902", "9902", "5"),)), width=720)

    assert "5" in {text.text for text in drawing.texts()}


def test_quiet_flows_lie_under_the_others_and_have_no_number():
    flows = (Flow("2463", "2425", "7", is_quiet=True), Flow("2425", "2463", "3"))
    drawing = draw_areamap(AreaMap((AreaPlace("2425"), AreaPlace("2463")), flows=flows), width=720)

    css = [shape.css for shape in drawing.shapes() if shape.css.startswith("flow flow-")]
    assert ["quiet" in one for one in css] == [True, False]
    assert "7" not in {text.text for text in drawing.texts()}


def test_the_chosen_site_has_a_ring_on_the_map_and_in_the_list():
    sites = tuple(Site(name, 64.2, 16.4, SiteKind.ROUND_OPENS, is_chosen=name == "Vård") for name in ("Vård", "Städ"))
    drawing = draw_areamap(AreaMap((AreaPlace("2425"),), sites), width=720)

    assert [shape.css for shape in drawing.shapes()].count("site-ring") == 2
