"""The marks a drawing is made of. Class names say what a mark means; colours live in one style sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jobbspar.core.drawing.lettering import text_width

Anchor = Literal["start", "middle", "end"]
LINE_HEIGHT = 1.25
_ASCENT = 0.82


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the drawing's units, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True when the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    css: str
    radius: float = 0
    pattern: str = ""

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    css: str

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True, slots=True)
class Path:
    """Free form: `d` as SVG writes it; `box` is what its maker says it covers."""

    d: str
    css: str
    box: Box


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    css: str
    size: float = 13
    anchor: Anchor = "start"

    @property
    def box(self) -> Box:
        width = text_width(self.text, size=self.size)
        left = {"start": self.x, "middle": self.x - width / 2, "end": self.x - width}[self.anchor]
        top = self.y - self.size * _ASCENT
        return Box(left, top, left + width, top + self.size)


Shape = Rect | Circle | Path | Text


@dataclass(frozen=True, slots=True)
class Link:
    """Marks that lead somewhere together, or that only explain themselves when `url` is empty."""

    url: str
    label: str
    marks: tuple[Shape, ...]


Mark = Shape | Link


@dataclass(frozen=True, slots=True)
class Drawing:
    """Finished marks, the last on top."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    def shapes(self) -> Iterator[Shape]:
        for mark in self.marks:
            if isinstance(mark, Link):
                yield from mark.marks
            else:
                yield mark

    def texts(self) -> tuple[Text, ...]:
        return tuple(shape for shape in self.shapes() if isinstance(shape, Text))

    @property
    def has_links(self) -> bool:
        return any(isinstance(mark, Link) and mark.url for mark in self.marks)

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Cell:
    """A fact: a text, one of our own words to translate, or a day to write as the reader writes days."""

    text: str = ""
    url: str = ""
    word: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The same facts for those who read; headings are words to translate."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def text_lines(
    lines: tuple[str, ...], *, x: float, top: float, css: str, size: float = 13, anchor: Anchor = "start"
) -> tuple[Text, ...]:
    """Lines under one another, the first one's top at `top`."""
    return tuple(
        Text(x, top + size * _ASCENT + place * size * LINE_HEIGHT, line, css, size, anchor)
        for place, line in enumerate(lines)
    )


def lines_height(lines: tuple[str, ...], *, size: float = 13) -> float:
    return ((len(lines) - 1) * LINE_HEIGHT + 1) * size if lines else 0
