"""The trail of a thing in the reader's words: each feature says what its deeds and columns are called."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from jobbspar.apps.audit.queries import Happening
from jobbspar.core.choices import Choice
from jobbspar.web.components.parts import Change, HistoryEntry


def history_entries(
    happenings: Iterable[Happening],
    *,
    deeds: Mapping[str, str],
    columns: Mapping[str, str],
    choices: Mapping[str, type[Choice]] | None = None,
) -> list[HistoryEntry]:
    """Entries for `{% history %}`. Columns that the feature has no name for are left out."""
    kinds = choices or {}
    return [
        HistoryEntry(
            at=happening.at,
            who=happening.who,
            what=gettext(deeds.get(happening.deed, happening.deed)) + (f": {happening.note}" if happening.note else ""),
            changes=[
                Change(gettext(columns[name]), _shown(before, kinds.get(name)), _shown(after, kinds.get(name)))
                for name, before, after in happening.changes
                if name in columns
            ],
        )
        for happening in happenings
    ]


def _shown(value: Any, kind: type[Choice] | None) -> Any:
    """A stored value as the pages show it: a label, a day, or itself."""
    if kind is not None and value in list(kind):
        return kind(value)
    if isinstance(value, str) and len(value) == len("2026-01-01") and value[4:5] == value[7:8] == "-":
        return date.fromisoformat(value)
    return value
