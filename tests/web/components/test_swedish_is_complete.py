"""Every English text of the program has a Swedish one, wherever it is written."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType

import jobbspar

PACKAGE = Path(jobbspar.__file__).parent
CALLS = {"N_": 0, "_": 0, "gettext": 0, "gettext_lazy": 0, "pgettext": 1, "pgettext_lazy": 1, "ngettext": 0}
PLACES = re.compile(r"%\(\w+\)[sd]")
TEXT = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
TRANSLATE = re.compile(rf"^trans(?:late)?\s+{TEXT}")
INLINE = re.compile(rf"_\({TEXT}\)")
BLOCK = re.compile(r"^blocktrans(?:late)?\b")

SOURCES = sorted(
    path
    for path in (*PACKAGE.rglob("*.py"), *(PACKAGE / "web").rglob("*.html"))
    if not {"migrations", "locale"} & set(path.parts)
)


def words_of_program(source: str) -> set[str]:
    """The literal texts given to a translating function."""
    found = set()
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in CALLS:
            place = CALLS[call.func.id]
            text = call.args[place] if len(call.args) > place else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                found.add(text.value)
    return found


def words_of_template(source: str) -> set[str]:
    """The texts of `{% translate %}`, `{% blocktranslate %}` and `_("…")`."""
    found, block, is_trimmed = set(), None, False
    for token in Lexer(source).tokenize():
        contents = token.contents
        if block is not None:
            if token.token_type is TokenType.BLOCK and contents.startswith(("endblocktrans", "plural")):
                text = "".join(block)
                found.add(" ".join(line.strip() for line in text.strip().splitlines()) if is_trimmed else text)
                block = None
            elif token.token_type is TokenType.VAR:
                block.append(f"%({contents.strip()})s")
            else:
                block.append(contents.replace("%", "%%"))
        elif token.token_type is TokenType.BLOCK and BLOCK.match(contents):
            block, is_trimmed = [], " trimmed" in contents
        elif token.token_type in (TokenType.BLOCK, TokenType.VAR):
            found |= {ast.literal_eval(text) for text in (*TRANSLATE.findall(contents), *INLINE.findall(contents))}
    return found


def swedish() -> dict[str, list[str]]:
    """Every text of every catalogue of ours, with all that is said for it."""
    texts: dict[str, list[str]] = {}
    for catalogue in PACKAGE.glob("web/**/sv/LC_MESSAGES/django.po"):
        with catalogue.open("rb") as stream:
            for message in read_po(stream, locale="sv"):
                english, said = message.id, message.string
                if isinstance(english, tuple):
                    english, said = english[0], said[0]
                if english and said and not message.fuzzy:
                    texts.setdefault(english, []).append(said)
    return texts


SWEDISH = swedish()


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_text_has_a_swedish_one(file):
    read = words_of_program if file.suffix == ".py" else words_of_template

    assert sorted(text for text in read(file.read_text()) if text.strip() and text not in SWEDISH) == []


def test_the_swedish_has_the_same_places_to_fill():
    def places(text: str) -> set[str]:
        return set(PLACES.findall(text))

    assert {en: sv for en, said in SWEDISH.items() for sv in said if places(en) != places(sv)} == {}


def test_one_english_text_is_said_in_one_way():
    """The catalogues are laid on top of each other, so that a second way would be shown on some page at random."""
    assert {english: said for english, said in SWEDISH.items() if len(set(said)) > 1} == {}
