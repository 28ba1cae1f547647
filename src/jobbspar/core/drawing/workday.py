"""A working day from door to door: each part under the one before, at its place along the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobbspar.core.drawing.canvas import Box, Cell, Drawing, Mark, Path, Rect, Table, Text
from jobbspar.core.drawing.lettering import shorten
from jobbspar.core.messages import N_

_EDGE, _TOP, _ROW, _BAR, _SIZE = 22.0, 24.0, 46.0, 16.0, 14.0
_LEAST = 3.0
HOUR = 60


class PartKind(StrEnum):
    TRAVEL = "travel"
    WAIT = "wait"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Part:
    """From one minute after midnight to another; the words of both are the reader's."""

    kind: PartKind
    name: str
    starts: int
    ends: int
    hours: str
    lasts: str


@dataclass(frozen=True, slots=True)
class Workday:
    """Parts in order of time; the first begins at home and the last ends there."""

    parts: tuple[Part, ...]

    def as_table(self) -> Table:
        rows = tuple(tuple(Cell(text) for text in (part.name, part.hours, part.lasts)) for part in self.parts)
        return Table((N_("Part of the day"), N_("From and to"), N_("How long")), rows)


def draw_workday(day: Workday, *, width: float) -> Drawing:
    first, last = day.parts[0].starts // HOUR, -(-day.parts[-1].ends // HOUR)
    minute = (width - 2 * _EDGE) / ((last - first) * HOUR)
    bottom = _TOP + _ROW * len(day.parts)
    marks: list[Mark] = list(_hours(first, last, minute * HOUR, bottom))
    for place, part in enumerate(day.parts):
        top, left = _TOP + 10 + place * _ROW, _EDGE + (part.starts - first * HOUR) * minute
        long = max(_LEAST, (part.ends - part.starts) * minute)
        said = shorten(f"{part.hours} {part.name}, {part.lasts}", size=_SIZE, width=width - 2 * _EDGE)
        marks += [Text(_EDGE, top + _SIZE * 0.8, said, "lane-name halo", _SIZE), _bar(part.kind, left, top + 17, long)]
    return Drawing(width, bottom + 8, tuple(marks))


def _hours(first: int, last: int, step: float, bottom: float) -> Iterator[Mark]:
    every = 1 if step >= 30 else 2 if step >= 15 else 4
    for hour in range(first, last + 1, every):
        x = round(_EDGE + (hour - first) * step, 1)
        yield Path(f"M{x} {_TOP}V{bottom}", "week-line", Box(x, _TOP, x, bottom))
        yield Text(x, 15, f"{hour % 24:02}", "week-number", 13, "middle")


def _bar(kind: PartKind, left: float, top: float, width: float) -> Rect:
    if kind is PartKind.WAIT:
        return Rect(left, top, width, _BAR, "wait", radius=3, pattern="hatch")
    return Rect(left, top, width, _BAR, "bar bar-study" if kind is PartKind.TRAVEL else "bar bar-job", radius=4)
