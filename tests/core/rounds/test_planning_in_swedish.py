"""Every sentence of rounds and chains has a Swedish one with the same places to fill."""

import ast
import re
from pathlib import Path

from babel.messages.pofile import read_po

import jobbspar

PACKAGE = Path(jobbspar.__file__).parent
CATALOGUE = PACKAGE / "web/locale_core_planning/sv/LC_MESSAGES/django.po"
PLACES = re.compile(r"%\(\w+\)s")


def marked_texts() -> set[str]:
    files = [*(PACKAGE / "core/rounds").glob("*.py"), *(PACKAGE / "core/chains").glob("*.py")]
    calls = [node for file in files for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    return {ast.literal_eval(call.args[0]) for call in calls if getattr(call.func, "id", "") == "N_"}


def test_every_planning_text_has_a_swedish_one_and_none_is_left_over():
    with CATALOGUE.open("rb") as stream:
        swedish = {message.id: message.string for message in read_po(stream, locale="sv") if message.id}

    assert set(swedish) == marked_texts()
    assert all(set(PLACES.findall(english)) == set(PLACES.findall(text)) for english, text in swedish.items())
