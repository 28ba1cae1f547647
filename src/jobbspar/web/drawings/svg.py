"""A drawing value as inline SVG without any style of its own: classes are coloured by drawings.css."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from jobbspar.core.drawing.canvas import Circle, Drawing, Link, Mark, Path, Rect, Shape, Text

_HATCH = mark_safe('width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"')
# Without links the picture is one image; with links it is a group, since an image may not hold what can be focused.
_IMAGE, _GROUP = "img", "group"


def svg(drawing: Drawing, *, ident: str, title: str, description: str, css: str) -> SafeString:
    """One `<svg>` with a name, a description and ids that begin with `ident`."""
    return format_html(
        '<svg class="drawing-picture {css}" viewBox="0 0 {width} {height}" role="{role}" '
        'aria-labelledby="{ident}-title" aria-describedby="{ident}-desc">'
        '<title id="{ident}-title">{title}</title><desc id="{ident}-desc">{description}</desc>{defs}{marks}</svg>',
        css=css,
        width=_number(drawing.width),
        height=_number(drawing.height),
        role=_GROUP if drawing.has_links else _IMAGE,
        ident=ident,
        title=title,
        description=description,
        defs=_patterns(drawing, ident),
        marks=_joined(_mark(mark, ident) for mark in drawing.marks),
    )


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _patterns(drawing: Drawing, ident: str) -> SafeString:
    names = sorted({shape.pattern for shape in drawing.shapes() if isinstance(shape, Rect) and shape.pattern})
    patterns = format_html_join(
        "",
        '<pattern id="{}-{}" {}><rect class="{}-ground" width="7" height="7"/>'
        '<rect class="{}" width="2.6" height="7"/></pattern>',
        ((ident, name, _HATCH, name, name) for name in names),
    )
    return format_html("<defs>{}</defs>", patterns) if names else mark_safe("")


def _mark(mark: Mark, ident: str) -> SafeString:
    if not isinstance(mark, Link):
        return _shape(mark, ident)
    shapes = _joined(_shape(shape, ident) for shape in mark.marks)
    if mark.url:
        return format_html('<a href="{}" aria-label="{}">{}</a>', mark.url, mark.label, shapes)
    return format_html("<g><title>{}</title>{}</g>", mark.label, shapes)


def _shape(shape: Shape, ident: str) -> SafeString:
    match shape:
        case Rect():
            return _rect(shape, ident)
        case Circle():
            return format_html(
                '<circle class="{}" cx="{}" cy="{}" r="{}"/>',
                shape.css,
                _number(shape.x),
                _number(shape.y),
                _number(shape.radius),
            )
        case Path():
            return format_html('<path class="{}" d="{}"/>', shape.css, shape.d)
        case Text():
            return format_html(
                '<text class="{}" x="{}" y="{}" font-size="{}" text-anchor="{}">{}</text>',
                shape.css,
                _number(shape.x),
                _number(shape.y),
                _number(shape.size),
                shape.anchor,
                shape.text,
            )


def _rect(shape: Rect, ident: str) -> SafeString:
    fill = format_html(' fill="url(#{}-{})"', ident, shape.pattern) if shape.pattern else ""
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"{}/>',
        shape.css,
        _number(shape.x),
        _number(shape.y),
        _number(shape.width),
        _number(shape.height),
        _number(shape.radius),
        fill,
    )


def _number(value: float) -> str:
    """Short, and with a point in every language."""
    return f"{value:.1f}".removesuffix(".0")
