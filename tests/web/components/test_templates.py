"""What every template of the application keeps to."""

import re
from pathlib import Path

import pytest

import jobbspar

TEMPLATES = Path(jobbspar.__file__).parent / "web"
LONGEST = 120
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "a script in an attribute": re.compile(r"<[^>]*\son(click|change|load|submit|input)\s*=", re.I),
    "a tag of a library we do not use": re.compile(r"<c-"),
}


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("file", templates(), ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_can_be_shown_under_the_strict_content_policy(file):
    text = file.read_text()

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("file", templates(), ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_is_short_enough_to_read(file):
    assert len(file.read_text().splitlines()) <= LONGEST
