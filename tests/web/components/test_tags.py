"""The parts that every page is made of, drawn."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from jobbspar.web.components.parts import Bars, Column, Duty, Empty, Hidden, HistoryEntry, KeyFigure, Link, Table


@pytest.fixture(autouse=True)
def _swedish():
    with translation.override("sv"):
        yield


def drawn(tag: str, address: str = "/", **values) -> str:
    request = RequestFactory().get(address)
    template = Template("{% load jobbspar_components %}" + tag)
    return template.render(Context({"request": request, **values}))


class TrackForm(forms.Form):
    name = forms.CharField(label="Namn", help_text="Kort")
    kind = forms.ChoiceField(label="Slag", choices=[("a", "A")], widget=forms.RadioSelect)
    starts = forms.DateField(label="Första dag", required=False)


def test_a_table_turns_the_order_when_its_heading_is_followed_again():
    table = Table("Spår", [Column("Namn", sort="name")], [["Vård"]], sorted_by="name")

    html = drawn("{% table table %}", "/?sort=name&page=3&state=running", table=table)

    assert 'aria-sort="ascending"' in html
    assert 'href="?state=running&amp;sort=-name"' in html


def test_a_table_escapes_what_people_have_written():
    table = Table("Spår", [Column("Namn")], [["<script>alert(1)</script>"], [Link("<b>", "/?a=1&b=2")]])

    html = drawn("{% table table %}", table=table)

    assert "<script>" not in html
    assert '<a class="ds-link" href="/?a=1&amp;b=2">&lt;b&gt;</a>' in html


def test_a_table_without_rows_says_what_to_do():
    table = Table("Spår", [Column("Namn")], [], empty=Empty("Inga spår än", "", Link("Nytt spår", "/nytt/")))

    html = drawn("{% table table %}", table=table)

    assert "<table" not in html
    assert 'href="/nytt/"' in html


def test_pages_are_counted_in_words():
    html = drawn("{% pagination page %}", "/?state=running", page=Paginator(range(20_000), 50).get_page(2))

    assert "Visar 51–100 av 20\u00a0000" in html
    assert 'href="?state=running&amp;page=3"' in html


def test_the_worst_duty_comes_first():
    duties = [Duty("Sist", "/c/", rank=60), Duty("Först", "/a/", rank=1), Duty("Sedan", "/b/", due=date(2026, 12, 1))]

    html = drawn("{% duties duties %}", duties=duties)

    assert html.index("Först") < html.index("Sedan") < html.index("Sist")


def test_a_form_links_each_error_to_its_control():
    html = drawn("{% form form %}", form=TrackForm({}))

    assert '<a class="ds-link" href="#id_name">Namn: ' in html
    assert '<a class="ds-link" href="#id_kind_group">Slag: ' in html
    assert 'id="id_kind_group"' in html
    assert 'aria-describedby="id_name_help id_name_error"' in html


def test_a_form_marks_what_may_be_left_out_and_uses_the_calendar_of_the_browser():
    html = drawn("{% form form %}", form=TrackForm(initial={"starts": date(2026, 9, 7)}))

    assert "(frivilligt)" in html
    assert 'type="date" name="starts" value="2026-09-07"' in html
    assert "ds-error-summary" not in html


def test_a_hidden_count_is_never_shown_as_a_number():
    html = drawn("{% key_figures figures %}", figures=[KeyFigure("I arbete", Hidden(), 40)])

    assert "dolt" in html
    assert "Dolt: så få personer" in html
    assert "40" not in html


def test_a_long_list_of_duties_keeps_the_rest_one_click_away():
    duties = [Duty(f"Plikt {rank}", "/a/", rank=rank) for rank in range(20)]

    html = drawn("{% duties duties %}", duties=duties)

    assert "Visa 13 till" in html
    assert html.index("Plikt 6<") < html.index("<details") < html.index("Plikt 7<")


def test_a_bar_is_as_long_as_its_share_of_the_largest_and_a_hidden_one_has_none():
    html = drawn("{% bars bars %}", bars=Bars("Tratten", [("Intresserade", 16), ("Uttagna", 6), ("Klara", Hidden())]))

    assert re.findall(r'jobb-bar-fill" width="([^"]*)"', html) == ["100.0", "37.5"]


def test_a_long_history_keeps_the_oldest_one_click_away():
    entries = [HistoryEntry(datetime(2026, 1, 31 - day, tzinfo=UTC), "Karin", f"Sak {day}") for day in range(9)]

    html = drawn("{% history entries %}", entries=entries)

    assert html.index("Sak 4") < html.index("<details") < html.index("Sak 5")
