"""Every sentence of the ground rules has a Swedish one with the same places to fill."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import jobbspar

PACKAGE = Path(jobbspar.__file__).parent
CATALOGUE = PACKAGE / "web/locale_core/sv/LC_MESSAGES/django.po"
PLACES = re.compile(r"%\(\w+\)s")
# Texts of other modules in core are in the catalogue of the pages that show them.
MODULES = [
    "calendar.py",
    "identity.py",
    "profiles.py",
    "requirements.py",
    "sfi.py",
    "placements.py",
    "taxonomy",
    "disclosure",
    "followup",
]


def source_files() -> list[Path]:
    named = [PACKAGE / "core" / name for name in MODULES]
    return [file for path in named for file in ([path] if path.suffix else sorted(path.rglob("*.py"))) if file.exists()]


def marked_texts(file: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call))
    marked = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "N_")
    return {ast.literal_eval(call.args[0]) for call in marked}


def swedish() -> dict[str, str]:
    with CATALOGUE.open("rb") as stream:
        return {message.id: message.string for message in read_po(stream, locale="sv") if message.id}


@pytest.mark.parametrize("file", source_files(), ids=lambda file: file.name)
def test_every_marked_text_has_a_swedish_one(file: Path):
    assert {text for text in marked_texts(file) if not swedish().get(text)} == set()


def test_the_swedish_has_the_same_places_to_fill():
    different = {
        english: text
        for english, text in swedish().items()
        if set(PLACES.findall(english)) != set(PLACES.findall(text))
    }

    assert different == {}


def test_no_swedish_text_is_left_from_a_text_that_is_gone():
    assert set(swedish()) - {text for file in source_files() for text in marked_texts(file)} == set()
