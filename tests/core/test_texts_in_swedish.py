"""Every sentence of the ground rules has a Swedish one with the same places to fill."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import jobbspar

PACKAGE = Path(jobbspar.__file__).parent
OURS = PACKAGE / "web/locale_core/sv/LC_MESSAGES/django.po"
PLACES = re.compile(r"%\(\w+\)s")
FILES = sorted((PACKAGE / "core").rglob("*.py"))


def marked_texts(file: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    marked = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "N_")
    return {ast.literal_eval(call.args[0]) for call in marked}


def read(catalogue: Path) -> dict[str, str]:
    with catalogue.open("rb") as stream:
        return {message.id: message.string for message in read_po(stream, locale="sv") if isinstance(message.id, str)}


@cache
def swedish() -> dict[str, str]:
    """All catalogues taken together, as the pages see them."""
    return {
        english: text
        for catalogue in PACKAGE.rglob("sv/LC_MESSAGES/django.po")
        for english, text in read(catalogue).items()
        if english and text
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_marked_text_has_a_swedish_one(file: Path):
    assert marked_texts(file) - set(swedish()) == set()


def test_the_swedish_has_the_same_places_to_fill():
    different = {
        english: text
        for english, text in read(OURS).items()
        if english and set(PLACES.findall(english)) != set(PLACES.findall(text))
    }

    assert different == {}


def test_no_swedish_text_is_left_from_a_text_that_is_gone():
    everywhere = {
        text for file in PACKAGE.rglob("*.py") if "migrations" not in file.parts for text in marked_texts(file)
    }

    assert set(read(OURS)) - everywhere - {""} == set()
