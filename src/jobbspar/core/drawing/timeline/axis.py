"""The weeks, months, holidays and today of a timeline, from left to right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jobbspar.core.drawing.canvas import Box, Link, Mark, Path, Rect, Shape, Text
from jobbspar.core.drawing.lettering import shorten, text_width
from jobbspar.core.drawing.timeline.values import Holiday, Timeline, Words

TODAY_HEIGHT = 24.0
HEAD_HEIGHT = 44.0
HOLIDAY_LINE = 18.0
_MONTH_SIZE = 14.0
_WEEK_SIZE = 12.5
_HOLIDAY_SIZE = 12.5
_LEAST_WEEK_ROOM = 25.0
_LEAST_GRID = 11.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to places between `left` and `right`."""

    timeline: Timeline
    words: Words
    left: float
    right: float

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / (self.timeline.ends - self.timeline.starts).days

    def x(self, day: date) -> float:
        """Where the day begins, held inside the axis."""
        inside = min(max(day, self.timeline.starts), self.timeline.ends)
        return self.left + (inside - self.timeline.starts).days * self.day_width

    def weeks(self) -> list[date]:
        """All Mondays."""
        count = (self.timeline.ends - self.timeline.starts).days // 7
        return [self.timeline.starts + timedelta(weeks=number) for number in range(count)]

    def shows_today(self) -> bool:
        today = self.timeline.today
        return today is not None and self.timeline.starts <= today < self.timeline.ends


def grid(axis: Axis, *, top: float, bottom: float) -> Iterator[Shape]:
    """A hairline a week where there is room, and a stronger one where a month begins."""
    if axis.day_width * 7 >= _LEAST_GRID:
        for monday in axis.weeks():
            yield _upright(axis.x(monday), top, bottom, "week-line")
    for first in _months(axis):
        yield _upright(axis.x(first), top - 20, bottom, "month-line")


def head(axis: Axis, *, top: float) -> Iterator[Shape]:
    """Month names over week numbers; what has no room is left out."""
    free_from = axis.left
    for first, after in _month_spans(axis):
        name = axis.words.months[first.month - 1]
        left = max(axis.x(first) + 5, free_from)
        longer = f"{name} {first.year}"
        text = longer if _ends(longer, left, _MONTH_SIZE) < axis.x(after) - 4 else name
        if _ends(text, left, _MONTH_SIZE) < axis.x(after):
            yield Text(left, top + 15, text, "month-name halo", _MONTH_SIZE)
            free_from = _ends(text, left, _MONTH_SIZE) + 4
    step = _week_step(axis)
    for place, monday in enumerate(axis.weeks()):
        if place % step == 0:
            number = str(monday.isocalendar().week)
            half = text_width(number, size=_WEEK_SIZE) / 2
            middle = min(max(axis.x(monday) + axis.day_width * 3.5, axis.left + half), axis.right - half)
            yield Text(middle, top + 36, number, "week-number halo", _WEEK_SIZE, "middle")


def today_marks(axis: Axis, *, top: float, bottom: float) -> Iterator[Shape]:
    """A line through all lanes, with its day on a flag above the months."""
    today = axis.timeline.today
    if today is None or not axis.shows_today():
        return
    x = axis.x(today) + axis.day_width / 2
    text = f"{axis.words.today} {axis.words.day(today)}"
    wide = text_width(text, size=_WEEK_SIZE) + 16
    left = min(max(x - wide / 2, axis.left), axis.right - wide)
    yield _upright(x, top + 20, bottom, "today-line")
    yield Rect(left, top, wide, 20, "today-flag", radius=6)
    yield Text(left + wide / 2, top + 14.5, text, "today-text", _WEEK_SIZE, "middle")


def holiday_bands(axis: Axis, *, top: float, bottom: float) -> Iterator[Mark]:
    for holiday in _shown(axis):
        left, right = axis.x(holiday.starts), axis.x(holiday.ends)
        yield Link("", holiday.name, (Rect(left, top, right - left, bottom - top, "holiday"),))


def holiday_names(axis: Axis, *, left: float, top: float) -> tuple[list[Text], float]:
    """What the bands are: names and days in order, on as many lines as it takes, and the height of those lines."""
    room = axis.right - left
    lines: list[str] = []
    for said in _said(axis):
        longer = f"{lines[-1]} · {said}" if lines else said
        if lines and text_width(longer, size=_HOLIDAY_SIZE) <= room:
            lines[-1] = longer
        else:
            lines.append(shorten(said, size=_HOLIDAY_SIZE, width=room))
    texts = [
        Text(left, top + 14 + number * HOLIDAY_LINE, line, "holiday-name", _HOLIDAY_SIZE)
        for number, line in enumerate(lines)
    ]
    return texts, len(lines) * HOLIDAY_LINE + 4


def _said(axis: Axis) -> list[str]:
    """Each holiday with its days; those that follow upon one another are said together."""
    groups: list[list[Holiday]] = []
    for holiday in _shown(axis):
        if groups and holiday.starts <= groups[-1][-1].ends:
            groups[-1].append(holiday)
        else:
            groups.append([holiday])
    return [f"{', '.join(dict.fromkeys(h.name for h in group))} {_days(axis.words, group)}" for group in groups]


def _days(words: Words, group: list[Holiday]) -> str:
    first, last = group[0].starts, max(holiday.ends for holiday in group) - timedelta(days=1)
    if first == last:
        return words.day(first)
    return f"{first.day if first.month == last.month else words.day(first)}–{words.day(last)}"


def _shown(axis: Axis) -> list[Holiday]:
    inside = [h for h in axis.timeline.holidays if h.starts < axis.timeline.ends and axis.timeline.starts < h.ends]
    return sorted(inside, key=lambda holiday: (holiday.starts, holiday.ends, holiday.name))


def _months(axis: Axis) -> list[date]:
    """The first of each month after the axis begins."""
    found, first = [], axis.timeline.starts.replace(day=1)
    while (first := _next_month(first)) < axis.timeline.ends:
        found.append(first)
    return found


def _month_spans(axis: Axis) -> list[tuple[date, date]]:
    begins = [axis.timeline.starts, *_months(axis)]
    return list(zip(begins, [*begins[1:], axis.timeline.ends], strict=True))


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _week_step(axis: Axis) -> int:
    """Every week, or every second, fourth or thirteenth, so that the numbers do not touch."""
    room = axis.day_width * 7
    return next((step for step in (1, 2, 4, 13) if step * room >= _LEAST_WEEK_ROOM), 26)


def _ends(text: str, left: float, size: float) -> float:
    return left + text_width(text, size=size)


def _upright(x: float, top: float, bottom: float, css: str) -> Path:
    return Path(f"M{x:.1f} {top:.1f}V{bottom:.1f}", css, Box(x, top, x, max(top, bottom)))
