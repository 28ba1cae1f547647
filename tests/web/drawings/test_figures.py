"""Drawings on a page: SVG that can be read aloud, under a strict content policy, with a table beside it."""

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from jobbspar.core.drawing.areamap import AreaMap, AreaPlace, Site
from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine, Train
from jobbspar.core.drawing.timeline import Bar, Gate, Lane, Timeline, Wait


@pytest.fixture(autouse=True)
def _swedish():
    with translation.override("sv"):
        yield


def drawn(tag: str, value: object) -> str:
    return Template("{% load jobbspar_drawings %}{% " + tag + " %}").render(Context({"value": value}))


def a_line_map(*, url="/spar/1/", name="Vård och omsorg"):
    steps = ((Station("a", "Träff", url=url),), (Station("b", "Urval", is_gate=True),))
    goal = Station("job", "Barnskötare")
    return LineMap((TrackLine("1", "1", name, steps, goal, trains=(Train("Omgång 2", "b", "färre än 5"),)),))


def test_a_figure_holds_three_pictures_a_legend_and_a_table():
    html = drawn("linemap value title='Spåren i Larch'", a_line_map())

    assert html.count("<svg") == 3
    assert "Spåren i Larch" in html
    assert "grind: ett beslut före nästa steg" in html
    assert "Omgång 2: färre än 5" in html
    assert '<th scope="col">Omgångar här</th>' in html


def test_only_signs_that_stand_on_the_map_are_explained():
    html = drawn("linemap value", a_line_map())

    assert "sign-gate" in html
    assert "sign-preparatory" not in html


def test_ids_are_unique_and_every_reference_leads_somewhere():
    html = drawn("linemap value", a_line_map()) + drawn("linemap value", a_line_map(name="Industri"))
    ids = re.findall(r'\bid="([^"]+)"', html)
    referred = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html) + re.findall(r"url\(#([^)]+)\)", html)

    assert len(ids) == len(set(ids))
    assert set(referred) <= set(ids)


def test_the_same_value_is_drawn_letter_for_letter_the_same():
    assert drawn("linemap value", a_line_map()) == drawn("linemap value", a_line_map())


def test_a_picture_with_links_is_a_group_and_one_without_is_an_image():
    assert 'role="group" aria-labelledby' in drawn("linemap value", a_line_map())
    assert 'role="img"' in drawn("linemap value", a_line_map(url=""))
    assert 'role="group" aria-labelledby' not in drawn("linemap value", a_line_map(url=""))


def test_no_picture_carries_a_style_of_its_own():
    html = drawn("linemap value", a_line_map())

    assert "style=" not in html
    assert "<style" not in html
    assert "<script" not in html


def test_what_people_have_written_is_escaped():
    html = drawn("linemap value", a_line_map(name="<b>Vård & omsorg</b>", url='/?a="1"&b=2'))

    assert "<b>" not in html
    assert "&lt;b&gt;Vård &amp; omsorg" in html
    assert 'href="/?a=&quot;1&quot;&amp;b=2"' in html


def test_an_empty_map_is_still_a_figure():
    assert "<figure" in drawn("linemap value", LineMap(()))


def a_timeline():
    bar = Bar("Praktik, 4 veckor", date(2026, 9, 21), date(2026, 10, 17), url="/insats/1/")
    wait = Wait(date(2026, 9, 12), date(2026, 9, 21), is_long=True)
    return Timeline((Lane("Praktik", (wait, bar, Gate("Urval", date(2026, 9, 11)))),), today=date(2026, 10, 1))


def test_a_timeline_speaks_swedish_in_picture_legend_and_table():
    html = drawn("timeline value", a_timeline())

    assert "I dag 1 okt" in html
    assert "9 dagars väntan" in html
    assert "lång väntan (!)" in html
    assert "<td>21 september 2026</td><td>16 oktober 2026</td><td>39–42</td>" in html


def test_hatching_refers_to_a_pattern_of_its_own_picture():
    html = drawn("timeline value", a_timeline())

    patterns = re.findall(r'<pattern id="([^"]+)"', html)
    assert len(set(patterns)) == 3
    assert set(re.findall(r"url\(#([^)]+)\)", html)) == set(patterns)


def test_an_area_map_shows_places_sites_and_a_table():
    site = Site("Tallgården", 64.26, 16.41, where="Dorotea", url="/arbetsplats/1/")
    html = drawn("areamap value", AreaMap((AreaPlace("2425", "2 spår"), AreaPlace("2463")), (site,)))

    assert "Åsele" in html
    assert '<td><a href="/arbetsplats/1/">1 Tallgården</a></td><td>arbetsplats</td>' in html
    assert "kommun i samarbetet" in html
