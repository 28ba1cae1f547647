"""`{% load jobbspar_components %}`: the parts that every page is made of. See them all at /komponenter/."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jobbspar.core.refusals import Refusal
from jobbspar.web.components import fields, readable
from jobbspar.web.components.parts import (
    Bars,
    Column,
    Confirmation,
    Duty,
    Empty,
    Hidden,
    HistoryEntry,
    KeyFigure,
    Link,
    Progress,
    Share,
    Step,
    Table,
    Tag,
    Tone,
)
from jobbspar.web.refusals import Told, told

register = template.Library()
DUTIES_AT_ONCE = 7
HAPPENINGS_AT_ONCE = 5


@register.filter
def label(choice: Any) -> str:
    """A core `Choice` in the reader's language: `{{ track.kind|label }}`."""
    return readable.label(choice)


@register.filter
def swedish_date(value: date | None) -> str:
    return readable.unknown() if value is None else readable.day(value)


@register.filter
def last_day(ends: date | None) -> str:
    """The last day of something whose `ends` is the day after."""
    return readable.day(ends - timedelta(days=1)) if ends else ""


@register.filter
def swedish_moment(value: datetime | None) -> str:
    return readable.unknown() if value is None else readable.moment(value)


@register.filter
def weeks(count: int | None) -> str:
    return readable.unknown() if count is None else readable.weeks(count)


@register.filter
def number(value: int | float | None) -> str:
    return readable.unknown() if value is None else readable.number(value)


@register.filter(name="of")
def part_of(part: int | None, whole: int | None) -> str:
    """`{{ hired|of:started }}` → `12 av 40 (30 %)`."""
    return readable.share(Share(part, whole))


@register.filter
def known(value: Any) -> str:
    """Any value as a person would write it; nothing is "unknown", which is a normal answer."""
    return readable.readable(value)


@register.filter
def cell(value: Any) -> str | SafeString:
    """What stands in a table cell or a fact: links, tags and hidden counts as HTML, the rest as text."""
    match value:
        case Link():
            return format_html('<a class="ds-link" href="{}">{}</a>', value.url, readable.readable(value.label))
        case Tag():
            return tag(value.label, value.tone)
        case Hidden():
            return hidden_count(value.below)
        case SafeString():
            return value
        case list() | tuple() if any(isinstance(item, Link | Tag) for item in value):
            return format_html('<span class="jobb-cluster">{}</span>', SafeString(" ".join(map(str, map(cell, value)))))
    return readable.readable(value)


@register.simple_tag
def tag(text: Any, tone: Tone = "neutral") -> SafeString:
    """`{% tag track.state "success" %}`: a state in words with a colour beside it."""
    return format_html('<span class="ds-tag" data-color="{}">{}</span>', tone, readable.readable(text))


@register.simple_tag
def hidden_count(below: int | None = None) -> SafeString:
    """A count kept back. Tables and key figures that hold one say why by themselves."""
    return format_html('<span class="jobb-hidden-count">{}</span>', readable.hidden(Hidden(below)))


@register.inclusion_tag("components/table.html", takes_context=True)
def table(context: Context, table: Table) -> dict[str, Any]:
    headings = [
        {
            "column": column,
            "url": _sort_address(context.get("request"), table, column.sort) if column.sort else "",
            "order": _order_of(table, column.sort),
        }
        for column in table.columns
    ]
    in_cells = [_in_cell(column) for column in table.columns]
    rows = [list(zip(in_cells, row, strict=True)) for row in table.rows]
    total = list(zip(in_cells, table.total, strict=True)) if table.total is not None else None
    has_hidden = any(isinstance(value, Hidden) for row in (*table.rows, table.total or ()) for value in row)
    return {"table": table, "headings": headings, "rows": rows, "total": total, "has_hidden": has_hidden}


def _in_cell(column: Column) -> SafeString:
    """What the tag of each cell in a column says, written once: a table may have thousands of cells."""
    label = format_html(' data-label="{}"', column.label)
    return SafeString(f'{label} class="jobb-numeric"') if column.numeric else label


def _order_of(table: Table, sort: str) -> str:
    if not sort or table.sorted_by.lstrip("-") != sort:
        return "none"
    return "descending" if table.sorted_by.startswith("-") else "ascending"


def _sort_address(request: HttpRequest | None, table: Table, sort: str) -> str:
    falling = table.sorted_by == sort
    return _address(request, sort=f"-{sort}" if falling else sort, page=None)


def _address(request: HttpRequest | None, **changes: Any) -> str:
    """This page's query string with some values changed; `None` takes one away."""
    query = request.GET.copy() if request is not None else None
    if query is None:
        return "?"
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return "?" + query.urlencode()


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: "Page[Any]", at: str = "") -> dict[str, Any]:
    """`Visar 1–50 av 20 000`, with the other pages as links; filters and order stay.

    Where the list is one thing of many on its page, `at` is the id of the element to come back to.
    """
    request, place = context.get("request"), f"#{at}" if at else ""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    steps = [
        {
            "number": step,
            "url": _address(request, page=step) + place if isinstance(step, int) else "",
            "here": step == page.number,
        }
        for step in numbers
    ]
    return {
        "page": page,
        "steps": steps,
        "previous_url": _address(request, page=page.number - 1) + place if page.has_previous() else "",
        "next_url": _address(request, page=page.number + 1) + place if page.has_next() else "",
    }


@register.inclusion_tag("components/empty.html")
def empty(empty: Empty) -> dict[str, Any]:
    return {"empty": empty}


@register.inclusion_tag("components/facts.html")
def facts(pairs: Sequence[tuple[Any, Any]]) -> dict[str, Any]:
    """A list of (label, value); values may be dates, links, tags, choices or nothing."""
    return {"pairs": pairs}


@register.inclusion_tag("components/duties.html")
def duties(duties: Sequence[Duty], empty_text: Any = "") -> dict[str, Any]:
    """What must be done, the worst first; a long list shows its head and keeps the rest one click away."""
    ordered = sorted(duties, key=lambda duty: (duty.rank, duty.due or date.max))
    shown = len(ordered) if len(ordered) <= DUTIES_AT_ONCE + 1 else DUTIES_AT_ONCE
    return {"duties": ordered[:shown], "more": ordered[shown:], "empty_text": empty_text}


@register.inclusion_tag("components/form.html", takes_context=True)
def form(
    context: Context, form: forms.BaseForm, submit: Any = "", cancel: str = "", action: str = "", tone: str = ""
) -> dict[str, Any]:
    """The whole form: error summary, fields, a POST button and a way out."""
    return {
        "form": form,
        "fieldsets": list(fields.fieldsets(form)),
        "summary": fields.error_summary(form) if form.is_bound else [],
        "submit": submit,
        "cancel": cancel,
        "action": action,
        "tone": tone,
        "has_just_been_sent": getattr(context.get("request"), "method", "") == "POST",
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: forms.BaseForm) -> dict[str, Any]:
    """Error summary and fields alone, for a page that writes its own `<form>`."""
    return {
        "form": form,
        "fieldsets": list(fields.fieldsets(form)),
        "summary": fields.error_summary(form) if form.is_bound else [],
    }


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field by itself: `{% field form.name %}`."""
    return {"field": fields.dress(bound)}


@register.inclusion_tag("components/filters.html")
def filters(form: forms.BaseForm, submit: Any = "", clear: str = "") -> dict[str, Any]:
    """A search that lives in the address (GET), so that it can be saved and shared."""
    return {"form": form, "fieldsets": list(fields.fieldsets(form)), "submit": submit, "clear": clear}


@register.inclusion_tag("components/phases.html")
def phases(steps: Sequence[Step], label: Any = "") -> dict[str, Any]:
    """The road from agreement to follow-up, and where we are on it."""
    return {"steps": steps, "label": label}


@register.inclusion_tag("components/refusals.html")
def refusals(refusals: Sequence[Refusal | Told], heading: Any = "") -> dict[str, Any]:
    """Why the step could not be taken, each condition with a link to where it is met."""
    lines = [told(refusal) if isinstance(refusal, Refusal) else refusal for refusal in refusals]
    return {"lines": lines, "heading": heading}


@register.inclusion_tag("components/history.html")
def history(entries: Sequence[HistoryEntry]) -> dict[str, Any]:
    """Who did what, when, and what it was before and after; a long one keeps the oldest one click away."""
    shown = len(entries) if len(entries) <= HAPPENINGS_AT_ONCE + 1 else HAPPENINGS_AT_ONCE
    return {"entries": entries[:shown], "more": entries[shown:]}


@register.inclusion_tag("components/definition.html")
def definition(text: Any, summary: Any = "") -> dict[str, Any]:
    """How a figure is counted, one click away."""
    return {"text": text, "summary": summary}


@register.inclusion_tag("components/progress.html")
def progress(progress: Progress) -> dict[str, Any]:
    """A bar that asks for itself again every other second; see `refresh` for readers without JavaScript."""
    return {"progress": progress}


@register.inclusion_tag("components/refresh.html")
def refresh(progress: Progress, seconds: int = 5) -> dict[str, Any]:
    """In the `head` block of a page with a bar: without JavaScript the whole page is fetched again."""
    return {"progress": progress, "seconds": seconds}


@register.inclusion_tag("components/key_figures.html")
def key_figures(figures: Sequence[KeyFigure]) -> dict[str, Any]:
    has_hidden = any(isinstance(item.value, Hidden) for item in figures)
    return {"figures": [{"figure": item, "counts": _counts(item)} for item in figures], "has_hidden": has_hidden}


def _counts(figure: KeyFigure) -> str:
    if figure.whole is None or not isinstance(figure.value, int):
        return ""
    return readable.share(Share(figure.value, figure.whole))


@register.inclusion_tag("components/bars.html")
def bars(bars: Bars) -> dict[str, Any]:
    """Counts to look at; the same numbers stand beside the bars."""
    largest = max((count for _, count in bars.rows if isinstance(count, int)), default=0) or 1
    rows = [
        # Written as text: a number in an attribute would get the decimal comma of the language.
        {"label": label, "value": count, "width": f"{100 * count / largest:.1f}" if isinstance(count, int) else ""}
        for label, count in bars.rows
    ]
    return {"bars": bars, "rows": rows, "has_hidden": any(isinstance(count, Hidden) for _, count in bars.rows)}


@register.inclusion_tag("components/confirm.html", takes_context=True)
def confirm(context: Context, confirmation: Confirmation) -> dict[str, Any]:
    """A question with its consequences, a POST button and a way out."""
    return {"confirmation": confirmation, "csrf_token": context.get("csrf_token")}


@register.simple_block_tag
def figure(content: SafeString, caption: Any, table: Table | None = None, note: Any = "") -> str:
    """A drawing (SVG) with its caption, and the same facts as a table for those who read."""
    values = {"caption": caption, "drawing": content, "table": table, "note": note}
    return render_to_string("components/figure.html", values)


@register.simple_block_tag
def scrolling(content: SafeString, label: Any) -> str:
    """A region of its own for what cannot be made narrow; reached and scrolled by keyboard."""
    return format_html(
        '<div class="jobb-scrolling" role="region" tabindex="0" aria-label="{}">{}</div>', label, content
    )


@register.simple_block_tag
def panel(content: SafeString, heading: Any = "", level: int = 2) -> str:
    """A white surface that holds together what belongs together."""
    values = {"heading": heading, "level": level, "content": content}
    return render_to_string("components/panel.html", values)


@register.simple_tag
def button(label: Any, url: str, variant: str = "primary") -> SafeString:
    """A link that looks like a button: `{% button "Nytt spår" url %}`; variants primary, secondary, tertiary."""
    return format_html('<a class="ds-button" data-variant="{}" href="{}">{}</a>', variant, url, label)
