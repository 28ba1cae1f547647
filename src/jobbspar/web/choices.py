"""Core's closed lists as choices of a form, in the reader's language."""

from collections.abc import Callable

from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext

from jobbspar.core.choices import Choice


def _line(label: str) -> str:
    """Some labels stand within sentences elsewhere; in a list of choices each begins a line of its own."""
    return str(capfirst(gettext(label)))


_lazy_line: Callable[[str], str] = lazy(_line, str)


def choices_of(kind: type[Choice], *, empty: str | Promise = "") -> list[tuple[str, str | Promise]]:
    """Value and label of each member; `empty` adds a first line that chooses nothing."""
    first: list[tuple[str, str | Promise]] = [("", empty)] if empty else []
    return first + [(member.value, _lazy_line(member.label)) for member in kind]
