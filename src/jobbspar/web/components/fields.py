"""Gives Django's own form fields their looks and tells readers of the screen what belongs to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.forms import widgets
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

Kind = Literal["line", "text", "choice", "tick", "group", "file", "hidden"]


@dataclass(frozen=True, slots=True)
class DressedField:
    """A field ready to be drawn: its widget as HTML and the ids that tie label, help and errors to it."""

    bound: BoundField
    kind: Kind
    control: SafeString
    help_id: str
    error_id: str

    @property
    def is_optional(self) -> bool:
        return not self.bound.field.required


@dataclass(frozen=True, slots=True)
class Fieldset:
    """Fields that belong together under one legend; no legend, no frame."""

    legend: Any
    fields: list[DressedField]


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One error and the id of the control where it is put right."""

    text: str
    target: str = ""
    mend: str = ""
    mend_url: str = ""


def kind_of(bound: BoundField) -> Kind:
    match bound.field.widget:
        case widgets.HiddenInput():
            return "hidden"
        case widgets.CheckboxInput():
            return "tick"
        case widgets.RadioSelect() | widgets.CheckboxSelectMultiple():
            return "group"
        case widgets.FileInput():
            return "file"
        case widgets.Select():
            return "choice"
        case widgets.Textarea():
            return "text"
    return "line"


def dress(bound: BoundField) -> DressedField:
    """Draw the widget with the design system's class and with its help and errors read out with it."""
    help_id, error_id = f"{bound.auto_id}_help", f"{bound.auto_id}_error"
    use_calendar_of_browser(bound.field.widget)
    kind = kind_of(bound)
    attrs: dict[str, Any] = {} if kind == "hidden" else {"class": "ds-input"}
    if kind == "group":  # Its choices are drawn one by one, from the widget's own attributes.
        bound.field.widget.attrs["class"] = "ds-input"
    described = [*([help_id] if bound.help_text else []), *([error_id] if bound.errors else [])]
    if described and kind not in ("group", "hidden"):
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors and kind not in ("group", "hidden"):
        attrs["aria-invalid"] = "true"
    if kind == "text" and bound.field.widget.attrs.get("rows") in (None, "10"):
        attrs["rows"] = "4"
    return DressedField(bound, kind, bound.as_widget(attrs=attrs), help_id, error_id)


def use_calendar_of_browser(widget: widgets.Widget) -> None:
    """Dates travel as 2026-11-22; the browser shows them as the reader is used to."""
    if isinstance(widget, widgets.DateInput) and not isinstance(widget, widgets.HiddenInput):
        widget.input_type, widget.format = "date", "%Y-%m-%d"
    elif isinstance(widget, widgets.DateTimeInput):
        widget.input_type, widget.format = "datetime-local", "%Y-%m-%dT%H:%M"


def fieldsets(form: forms.BaseForm) -> Iterator[Fieldset]:
    """The form's own `fieldsets` (pairs of legend and field names), then whatever they leave out."""
    visible = [bound.name for bound in form.visible_fields()]
    placed: set[str] = set()
    for legend, names in getattr(form, "fieldsets", ()):
        present = [name for name in names if name in visible]
        placed.update(present)
        if present:
            yield Fieldset(legend, [dress(form[name]) for name in present])
    rest = [dress(form[name]) for name in visible if name not in placed]
    if rest:
        yield Fieldset("", rest)


def error_summary(form: forms.BaseForm) -> list[SummaryLine]:
    """Every error once, in the order of the page, with the control to go to and where a refusal is put right."""
    mends = {str(refusal): (refusal.mend, refusal.url) for refusal in getattr(form, "refusals", ())}
    lines = [SummaryLine(str(text), "", *mends.get(str(text), ("", ""))) for text in form.non_field_errors()]
    placed = [name for _, names in getattr(form, "fieldsets", ()) for name in names if name in form.fields]
    for bound in (form[name] for name in [*placed, *(name for name in form.fields if name not in placed)]):
        is_group = kind_of(bound) == "group"
        target = f"{bound.auto_id}_group" if is_group else bound.id_for_label or bound.auto_id
        lines += [SummaryLine(f"{bound.label}: {text}", target) for text in bound.errors]
    return lines
