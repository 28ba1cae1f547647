"""Form fields for choosing among rows that the view has fetched, and among the values of a core list.

Django's own field for rows asks the database while the page is drawn; these do not.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext

from jobbspar.core.choices import Choice


class RowField(forms.TypedChoiceField):
    """Choose one of the rows, which is also what `cleaned_data` holds; `nothing` is what no choice is called."""

    def __init__(
        self, rows: Iterable[Any], *, nothing: Any = None, text: Callable[[Any], str] = str, **kwargs: Any
    ) -> None:
        found: dict[str, Model] = {str(row.pk): row for row in rows}
        choices = [(key, text(row)) for key, row in found.items()]
        if nothing is not None or not kwargs.get("required", True):
            choices.insert(0, ("", nothing or ""))
        super().__init__(choices=choices, coerce=found.get, empty_value=None, **kwargs)


class RowsField(forms.TypedMultipleChoiceField):
    """Tick any of the rows; `cleaned_data` holds a list of them."""

    def __init__(self, rows: Iterable[Any], *, text: Callable[[Any], str] = str, **kwargs: Any) -> None:
        found: dict[str, Model] = {str(row.pk): row for row in rows}
        super().__init__(
            choices=[(key, text(row)) for key, row in found.items()],
            coerce=found.get,
            empty_value=[],
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class ValueField(forms.TypedChoiceField):
    """Choose one of the values of a core list, labels in the reader's language."""

    def __init__(self, values: type[Choice] | Iterable[Choice], *, nothing: Any = None, **kwargs: Any) -> None:
        members = {member.value: member for member in values}

        def choices() -> list[tuple[str, Any]]:
            first = [("", nothing)] if nothing is not None else []
            return [*first, *((value, gettext(member.label)) for value, member in members.items())]

        super().__init__(choices=choices, coerce=members.get, empty_value=None, **kwargs)


class YesNoUnknownField(forms.TypedChoiceField):
    """Yes, no or not known; unknown is an ordinary answer."""

    def __init__(self, *, yes: Any, no: Any, unknown: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=[("", unknown), ("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            empty_value=None,
            required=False,
            **kwargs,
        )
