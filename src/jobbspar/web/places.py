"""A form field for a municipality: type a few letters and choose; works without JavaScript and by keyboard."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobbspar.core.places import (
    MUNICIPALITIES,
    PRETEND_MUNICIPALITIES,
    Municipality,
    UnknownMunicipality,
    find_municipalities,
    municipality,
    swedish_sort_key,
)

MOST_SUGGESTED = 6


def municipality_name(code: str) -> str:
    """The name as written in running text, or nothing for no code."""
    try:
        return municipality(code).name
    except UnknownMunicipality:
        return code


class MunicipalityInput(forms.TextInput):
    """A line with the 290 names as suggestions from the browser itself."""

    def format_value(self, value: Any) -> str | None:
        return municipality_name(value) if value else None

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        suggestions = f"{(attrs or {}).get('id', name)}_suggestions"
        line = super().render(name, value, {**(attrs or {}), "list": suggestions, "autocomplete": "off"}, renderer)
        places = sorted(MUNICIPALITIES.values(), key=lambda place: swedish_sort_key(place.name))
        options = format_html_join("", '<option value="{}">{}</option>', ((p.name, p.county) for p in places))
        return format_html('{}<datalist id="{}">{}</datalist>', line, suggestions, options)


class MunicipalityField(forms.CharField):
    """Cleans to the code of the municipality that was meant; asks again when several fit."""

    widget = MunicipalityInput

    def __init__(self, **facts: Any) -> None:
        facts.setdefault("label", _("Municipality"))
        facts.setdefault("help_text", _("Write the first letters and choose. The code works too."))
        super().__init__(**facts)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return ""
        found = _pretend(_without_ending(text)) or find_municipalities(_without_ending(text), limit=MOST_SUGGESTED)
        if not found:
            raise forms.ValidationError(gettext("There is no municipality called “%(text)s”.") % {"text": text})
        if len(found) > 1 and not _is_exact(found[0], _without_ending(text)):
            names = ", ".join(place.name for place in found)
            raise forms.ValidationError(gettext("Which one do you mean: %(names)s?") % {"names": names})
        return found[0].code


def _pretend(text: str) -> tuple[Municipality, ...]:
    """A demo's made-up municipality, only by its whole name or code."""
    return tuple(place for place in PRETEND_MUNICIPALITIES.values() if _is_exact(place, text))


def _without_ending(text: str) -> str:
    """People write “Umeå kommun” and mean Umeå."""
    return text.strip().removesuffix(" kommun").removesuffix(" Kommun")


def _is_exact(place: Municipality, text: str) -> bool:
    return text.casefold() in (place.name.casefold(), place.code)
