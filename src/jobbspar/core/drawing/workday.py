"""A working day from door to door: each part under the one before, at its place along the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobbspar.core.drawing.canvas import Box, Cell, Drawing, Mark, Path, Rect, Table, Text
from jobbspar.core.drawing.lettering import shorten, text_width
from jobbspar.core.messages import N_

_EDGE, _TOP, _ROW, _BAR, _SIZE = 22.0, 24.0, 46.0, 16.0, 14.0
_LEAST, _THIN = 3.0, 6.0
HOUR = 60


class PartKind(StrEnum):
    TRAVEL = "travel"
    WALK = "walk"
    RIDE = "ride"
    WAIT = "wait"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Part:
    """From one minute after midnight to another; all words are the reader's. The table tells more, if there is more."""

    kind: PartKind
    name: str
    starts: int
    ends: int
    hours: str
    lasts: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Workday:
    """Parts in order of time; the first begins at home and the last ends there."""

    parts: tuple[Part, ...]

    def as_table(self) -> Table:
        rows = tuple(
            tuple(Cell(text) for text in (part.told or part.name, part.hours, part.lasts)) for part in self.parts
        )
        return Table((N_("Part of the day"), N_("From and to"), N_("How long")), rows)


def draw_workday(day: Workday, *, width: float) -> Drawing:
    first, last = day.parts[0].starts // HOUR, -(-day.parts[-1].ends // HOUR)
    minute = (width - 2 * _EDGE) / ((last - first) * HOUR)
    bottom = _TOP + _ROW * len(day.parts)
    marks: list[Mark] = list(_hours(first, last, minute * HOUR, bottom))
    for place, part in enumerate(day.parts):
        top, left = _TOP + 10 + place * _ROW, _EDGE + (part.starts - first * HOUR) * minute
        long = max(_LEAST, (part.ends - part.starts) * minute)
        said = _said(part, width - 2 * _EDGE)
        marks += [_words(said, left, left + long, top + _SIZE * 0.8, width), _bar(part.kind, left, top + 17, long)]
    return Drawing(width, bottom + 8, tuple(marks))


def _said(part: Part, width: float) -> str:
    """What is narrow tells first where one goes; how long it lasts can be seen from the hours."""
    whole = f"{part.hours} {part.name}, {part.lasts}"
    if text_width(whole, size=_SIZE) <= width:
        return whole
    return shorten(f"{part.hours} {part.name}", size=_SIZE, width=width)


def _words(said: str, left: float, right: float, y: float, width: float) -> Text:
    """From where the bar begins if there is room, else up to where it ends, else all along."""
    long = text_width(said, size=_SIZE)
    if left + long > width - _EDGE and right - long >= _EDGE:
        return Text(right, y, said, "lane-name halo", _SIZE, "end")
    return Text(left if left + long <= width - _EDGE else _EDGE, y, said, "lane-name halo", _SIZE)


def _hours(first: int, last: int, step: float, bottom: float) -> Iterator[Mark]:
    every = 1 if step >= 30 else 2 if step >= 15 else 4
    for hour in range(first, last + 1, every):
        x = round(_EDGE + (hour - first) * step, 1)
        yield Path(f"M{x} {_TOP}V{bottom}", "week-line", Box(x, _TOP, x, bottom))
        yield Text(x, 15, f"{hour % 24:02}", "week-number", 13, "middle")


def _bar(kind: PartKind, left: float, top: float, width: float) -> Rect:
    if kind is PartKind.WAIT:
        return Rect(left, top, width, _BAR, "wait", radius=3, pattern="hatch")
    if kind is PartKind.WALK:
        return Rect(left, top + (_BAR - _THIN) / 2, width, _THIN, "bar bar-walk", radius=3)
    return Rect(left, top, width, _BAR, "bar bar-job" if kind is PartKind.WORK else "bar bar-study", radius=4)
