"""Core's closed lists as choices of a form, in the reader's language."""

from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext

from jobbspar.core.choices import Choice

# Some labels stand within sentences elsewhere; in a list of choices each begins a line of its own.
_line = lazy(lambda label: capfirst(gettext(label)), str)


def choices_of(kind: type[Choice], *, empty: str | Promise = "") -> list[tuple[str, str | Promise]]:
    """Value and label of each member; `empty` adds a first line that chooses nothing."""
    first: list[tuple[str, str | Promise]] = [("", empty)] if empty else []
    return first + [(member.value, _line(member.label)) for member in kind]
