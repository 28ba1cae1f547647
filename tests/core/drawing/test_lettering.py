"""Texts are broken where a Swedish reader would break them, and never grow past their room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbspar.core.drawing.lettering import shorten, text_width, wrap


@given(st.text("abcdeföåäö -", min_size=1), st.integers(30, 300), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text, width, most):
    lines = wrap(text, size=13, width=width, most_lines=most)

    assert len(lines) <= most
    assert all(text_width(line, size=13) <= width for line in lines)


@given(st.lists(st.text("abcdefåäö", min_size=1, max_size=9), min_size=1, max_size=6))
def test_nothing_is_lost_where_there_is_room(words):
    assert " ".join(wrap(" ".join(words), size=13, width=2000)) == " ".join(words)


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Introduktionsanställning", ("Introduktions-", "anställning")),
        ("Körkortsutbildning", ("Körkorts-", "utbildning")),
        ("Rekryteringsträff", ("Rekryterings-", "träff")),
        ("Kommun\u00advägledare", ("Kommun-", "vägledare")),
    ],
)
def test_long_words_are_parted_at_their_joints(word, lines):
    assert wrap(word, size=13, width=100) == lines


def test_what_finds_no_room_ends_in_an_ellipsis():
    assert wrap("ett två tre fyra fem", size=13, width=60, most_lines=2)[-1].endswith("…")
    assert shorten("Kommunalförbundet", size=13, width=70).endswith("…")


def test_a_short_text_is_left_alone():
    assert shorten("Sfi", size=13, width=70) == "Sfi"
