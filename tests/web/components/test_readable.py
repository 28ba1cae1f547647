"""Plain values as a person reads them, in Swedish."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.web.components.parts import Column, Hidden, Share, Table
from jobbspar.web.components.readable import moment, readable, weeks


class Answer(Choice):
    SOON = "soon", N_("Soon")


@pytest.fixture(autouse=True)
def _swedish():
    with translation.override("sv"):
        yield


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "okänt"),
        ("", "okänt"),
        (0, "0"),
        (20_000, "20\u00a0000"),
        (True, "ja"),
        (date(2026, 11, 22), "22 november 2026"),
        (Share(9, 12), "9 av 12 (75\u00a0%)"),
        (Share(0, 0), "0 av 0"),
        (Share(None, 12), "okänt"),
        (Hidden(), "dolt"),
        (Hidden(below=5), "färre än 5"),
        (Answer.SOON, "Snart"),
        (["Larch", Answer.SOON], "Larch, Snart"),
    ],
)
def test_a_value_is_written_as_people_write_it(value, text):
    assert readable(value) == text


def test_a_moment_is_told_on_the_clock_of_sweden():
    assert moment(datetime(2026, 11, 20, 13, 5, tzinfo=UTC)) == "20 november 2026 kl. 14.05"


@pytest.mark.parametrize(("count", "text"), [(1, "1 vecka"), (12, "12 veckor")])
def test_weeks_are_counted_in_words(count, text):
    assert weeks(count) == text


def test_a_table_refuses_a_row_that_does_not_fit_its_columns():
    with pytest.raises(ValueError, match="a row has 2 cells, the table has 1 columns"):
        Table(caption="Spår", columns=[Column("Namn")], rows=[["Vård", 12]])
