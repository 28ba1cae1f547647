"""What a figure needs to be rendered: its pictures in three widths, its legend and its table."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2s

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from jobbspar.core.drawing.canvas import Cell, Drawing, Table
from jobbspar.web.components import readable
from jobbspar.web.drawings.svg import svg

WIDTHS = {"wide": 1100.0, "medium": 720.0, "narrow": 358.0}


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of the legend: the class that draws the sign, and what it means."""

    css: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Figure:
    ident: str
    title: str
    pictures: tuple[SafeString, ...]
    signs: tuple[Sign, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_open: bool = False


def figure(
    draw: Callable[[float], Drawing],
    *,
    value: object,
    title: str,
    description: str,
    table: Table,
    signs: tuple[Sign, ...],
    is_open: bool = False,
) -> Figure:
    """The same value gives the same ids, so that pages can be compared and cached."""
    ident = "drawing-" + blake2s(f"{title} {value!r}".encode(), digest_size=5).hexdigest()
    pictures = tuple(
        svg(draw(width), ident=f"{ident}-{name}", title=title, description=description, css=f"drawing-{name}")
        for name, width in WIDTHS.items()
    )
    rows = tuple(tuple(_translated(cell) for cell in row) for row in table.rows)
    headings = tuple(gettext(heading) for heading in table.headings)
    return Figure(ident, title, pictures, signs, headings, rows, is_open)


def _translated(cell: Cell) -> Cell:
    word = gettext(cell.word) if cell.word else ""
    return Cell(word or (readable.day(cell.day) if cell.day else cell.text), cell.url)
