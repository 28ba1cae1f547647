"""Core's closed lists as choices of a form, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from jobbspar.core.choices import Choice


def choices_of(kind: type[Choice], *, empty: str | Promise = "") -> list[tuple[str, str | Promise]]:
    """Value and label of each member; `empty` adds a first line that chooses nothing."""
    first: list[tuple[str, str | Promise]] = [("", empty)] if empty else []
    return first + [(member.value, gettext_lazy(member.label)) for member in kind]
