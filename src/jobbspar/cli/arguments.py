"""Read the words after ./jobbspar; needs nothing installed, so that a slip is told before anything is."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from jobbspar.cli.words import complain, say

HELP_WAS_SHOWN = 100
MISUNDERSTOOD = 2
VERBS = frozenset({"start", "test", "check", "bench", "import", "manage"})
IMPORTS = frozenset({"taxonomy", "timetable"})
TAKE_ANY_WORDS = frozenset({"test", "bench", "manage"})


@dataclass(frozen=True)
class Asked:
    """What somebody asked the door for."""

    verb: str
    rest: tuple[str, ...] = ()
    port: int = 8000
    data: Path | None = None
    empty: bool = False
    email: str = "administrator@example.org"


class Misunderstood(Exception):
    """The words cannot be read; `key` and `word` make the sentence that says so."""

    def __init__(self, key: str, word: str = "") -> None:
        self.key = key
        self.word = word
        super().__init__(key, word)


class HelpWanted(Exception):
    """Somebody asked for help."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misunderstood("value_not_understood", message)


def read(words: Sequence[str]) -> Asked:
    verb, rest = (words[0], list(words[1:])) if words and not words[0].startswith("-") else ("start", list(words))
    if verb == "help" or (verb not in TAKE_ANY_WORDS and {"-h", "--help"} & set(rest)):
        raise HelpWanted
    if verb not in VERBS:
        raise Misunderstood("unknown_verb", verb)
    if verb in TAKE_ANY_WORDS:
        return Asked(verb, tuple(rest))
    return _read_start(rest) if verb == "start" else _read_plain(verb, rest)


def _read_start(words: list[str]) -> Asked:
    parser = _parser()
    parser.add_argument("--port", type=_port, default=Asked.port)
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--email", default=Asked.email)
    found = _parse(parser, words)
    return Asked("start", port=found.port, data=found.data, empty=found.empty, email=found.email)


def _read_plain(verb: str, words: list[str]) -> Asked:
    parser = _parser()
    if verb == "import":
        parser.add_argument("what", nargs="?")
        parser.add_argument("folder", nargs="?", type=Path)
    found = _parse(parser, words)
    if verb != "import":
        return Asked(verb, data=found.data)
    if found.what not in IMPORTS or found.folder is None:
        raise Misunderstood("unknown_import")
    return Asked(verb, (found.what, str(found.folder)), data=found.data)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--data", type=_folder)
    return parser


def _parse(parser: argparse.ArgumentParser, words: list[str]) -> argparse.Namespace:
    try:
        found, left = parser.parse_known_args(words)
    except argparse.ArgumentError as problem:
        raise Misunderstood("value_not_understood", problem.argument_name or "") from None
    if left:
        raise Misunderstood("unknown_option", left[0])
    return found


def _port(word: str) -> int:
    port = int(word)
    if not 1 <= port <= 65535:
        raise ValueError(word)
    return port


def _folder(word: str) -> Path:
    if not word:
        raise ValueError(word)
    return Path(word).expanduser()


def answer_slips(words: Sequence[str]) -> Asked | int:
    """What was asked, or, once help or a slip has been answered, the code to end with."""
    try:
        return read(words)
    except HelpWanted:
        say("help")
        return HELP_WAS_SHOWN
    except Misunderstood as slip:
        complain(slip.key, word=slip.word)
        return MISUNDERSTOOD


if __name__ == "__main__":
    answer = answer_slips(sys.argv[1:])
    sys.exit(answer if isinstance(answer, int) else 0)
