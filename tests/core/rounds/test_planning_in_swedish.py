"""Every sentence of rounds and chains has a Swedish one with the same places to fill."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages.pofile import read_po

import jobbspar

PACKAGE = Path(jobbspar.__file__).parent
CATALOGUE = PACKAGE / "web/locale_core_planning/sv/LC_MESSAGES/django.po"
CATALOGUE_OF_PAGES = PACKAGE / "web/rounds/locale/sv/LC_MESSAGES/django.po"
PLACES = re.compile(r"%\(\w+\)s")


# The rest of planning, whose texts stand here or, where other features share them, in another catalogue.
FOLDERS = ("core/rounds", "core/chains", "apps/rounds", "apps/chains")
FILES = (
    "core/round_plans.py",
    "core/round_composition.py",
    "core/arrangement.py",
    "core/chain_into_plan.py",
    "core/ways.py",
    "core/readiness.py",
)


def marked_texts(files: Iterable[Path]) -> set[str]:
    calls = [node for file in files for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    return {ast.literal_eval(call.args[0]) for call in calls if getattr(call.func, "id", "") == "N_"}


def read(catalogue: Path) -> dict[str, str]:
    with catalogue.open("rb") as stream:
        return {message.id: message.string for message in read_po(stream, locale="sv") if message.id}


def test_every_planning_text_has_a_swedish_one_and_none_is_left_over():
    own = [*(PACKAGE / "core/rounds").glob("*.py"), *(PACKAGE / "core/chains").glob("*.py")]
    all_of_planning = [*(PACKAGE / name for name in FILES)]
    all_of_planning += [file for folder in FOLDERS for file in (PACKAGE / folder).rglob("*.py")]
    swedish, on_pages = read(CATALOGUE), read(CATALOGUE_OF_PAGES)

    assert marked_texts(own) - set(swedish) - set(on_pages) == set()
    assert set(swedish) - marked_texts(all_of_planning) == set()
    assert all(swedish.values())
    assert all(set(PLACES.findall(english)) == set(PLACES.findall(text)) for english, text in swedish.items())
