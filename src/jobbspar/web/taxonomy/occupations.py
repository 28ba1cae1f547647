"""Choosing an occupation: a type-ahead with htmx, and the same as a search step in the form without JavaScript."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from jobbspar.apps.taxonomy.queries import (
    find_occupation,
    find_occupation_by_label,
    find_tombstone,
    has_taxonomy,
    suggest_occupations,
)
from jobbspar.core.taxonomy.concepts import Occupation

NONE_OF_THESE = "-"
FIND = "occupation-find"


@dataclass(frozen=True, slots=True)
class OccupationInput:
    """What came with the form: the words, and the suggestion that was ticked, if any."""

    label: str
    concept: str = ""


class OccupationWidget(forms.Widget):
    """A line to write in, and under it the suggestions as a choice."""

    def __init__(self) -> None:
        super().__init__()
        self.suggestions: list[Occupation] = []
        self.is_searched = False
        self.is_empty = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> OccupationInput:
        return OccupationInput(data.get(name, "").strip(), data.get(f"{name}-concept", ""))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        given = value if isinstance(value, Occupation | OccupationInput) else None
        suggestions = self.suggestions or ([given] if isinstance(given, Occupation) and given.concept else [])
        facts = {
            "name": name,
            "text": given.label if given else "",
            "chosen": given.concept if given else "",
            "attrs": self.build_attrs(self.attrs, attrs),
            "suggestions": suggestions,
            "is_searched": self.is_searched,
            "is_empty": self.is_empty,
        }
        return render_to_string("taxonomy/occupation_widget.html", facts)


class OccupationField(forms.Field):
    """Gives a `Occupation`. Own words are kept as they are when the taxonomy has nothing that fits."""

    widget = OccupationWidget

    def __init__(self, **facts: Any) -> None:
        facts.setdefault("label", gettext_lazy("Occupation"))
        facts.setdefault("help_text", gettext_lazy("Write a few letters and choose among the suggestions."))
        super().__init__(**facts)

    def clean(self, value: OccupationInput) -> Occupation | None:
        if not value.label:
            if self.required:
                raise ValidationError(gettext("Write which occupation it is."))
            return None
        if value.concept == NONE_OF_THESE:
            return Occupation("", value.label[:250])
        self.suggest(value.label)
        chosen = self._chosen(value)
        if chosen:
            return chosen
        if self._suggestions() or has_taxonomy():
            raise ValidationError(gettext("Choose the occupation you mean, or keep your own words."))
        return Occupation("", value.label[:250])

    def suggest(self, text: str) -> None:
        """Put suggestions under the line; pages do this before drawing, since a template asks nothing."""
        widget: Any = self.widget
        widget.suggestions, widget.is_searched = suggest_occupations(text), True
        widget.is_empty = not widget.suggestions and not has_taxonomy()

    def _suggestions(self) -> list[Occupation]:
        widget: Any = self.widget
        return list(widget.suggestions)

    def _chosen(self, value: OccupationInput) -> Occupation | None:
        """The ticked one if it fits the words: after new words an old tick means nothing."""
        if not value.concept:
            return find_occupation_by_label(value.label)
        found = find_occupation(value.concept)
        fits = found and (found.label == value.label or found in self._suggestions())
        return found if fits else None


def wants_suggestions(data: QueryDict) -> bool:
    """The “find” button was pressed, not “save”."""
    return FIND in data


def with_suggestions(form: forms.Form, data: QueryDict) -> forms.Form:
    """An unbound form with what was written so far and suggestions: nothing lost, nothing blamed."""
    field: Any = form.fields["occupation"]
    given = field.widget.value_from_datadict(data, {}, "occupation")
    form.initial = {**form.initial, **data.dict(), "occupation": given}
    field.suggest(given.label)
    return form


def tombstone_sentence(concept_id: str) -> str:
    """What to tell when a kept occupation is no longer published; empty while it is."""
    gone = find_tombstone(concept_id)
    if gone is None or gone.removed_in is None:
        return ""
    if gone.replaced_by is None:
        sentence = gettext("The concept “%(label)s” is no longer in the taxonomy (since version %(version)s).")
        return sentence % {"label": gone.label, "version": gone.removed_in.label}
    sentence = gettext("The concept “%(label)s” has been replaced by “%(heir)s” (version %(version)s).")
    return sentence % {"label": gone.label, "heir": gone.replaced_by.label, "version": gone.removed_in.label}
