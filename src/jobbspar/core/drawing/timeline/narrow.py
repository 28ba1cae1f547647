"""A timeline for a narrow page: the words of each item stand over its bar, the weeks over all."""

from jobbspar.core.drawing.canvas import Box, Drawing, Link, Mark, Path, Rect, Text, lines_height, text_lines
from jobbspar.core.drawing.lettering import wrap
from jobbspar.core.drawing.timeline import signs
from jobbspar.core.drawing.timeline.axis import (
    HEAD_HEIGHT,
    TODAY_HEIGHT,
    Axis,
    grid,
    head,
    holiday_bands,
    holiday_names,
    today_marks,
)
from jobbspar.core.drawing.timeline.values import Gate, Item, Lane, Timeline, Words

_EDGE = 6.0
_NAME_SIZE = 15.0
_DAYS_SIZE = 13.0
_BAR = 14.0
_GATE = 18.0
_GAP = 20.0


def draw_narrow(timeline: Timeline, *, words: Words, width: float) -> Drawing:
    axis = Axis(timeline, words, _EDGE, width - _EDGE)
    top = TODAY_HEIGHT if axis.shows_today() else 4.0
    lanes_top = top + HEAD_HEIGHT
    y, items = lanes_top + 10, list[Mark]()
    for lane in timeline.lanes:
        for item in sorted(lane.items, key=lambda item: (item.starts, item.ends)):
            marks, below_item = _item(item, lane, axis, top=y)
            if lane.is_chosen:
                items.append(Rect(0, y - 8, width, below_item - y, "lane lane-chosen"))
            items += marks
            y = below_item
    below, below_height = holiday_names(axis, left=axis.left, top=y + 6)
    marks = [
        *holiday_bands(axis, top=lanes_top, bottom=y),
        *grid(axis, top=lanes_top, bottom=y),
        Path(f"M0 {lanes_top}H{width}", "rule", Box(0, lanes_top, width, lanes_top)),
        *today_marks(axis, top=2.0, bottom=y),
        *head(axis, top=top),
        *items,
        *below,
    ]
    return Drawing(width, round(y + below_height + 8, 1), tuple(marks))


def _item(item: Item, lane: Lane, axis: Axis, *, top: float) -> tuple[list[Mark], float]:
    """Name, weeks and days, and the sign under them at its place in time."""
    said = signs.said(item, axis.words)
    name = said if said == lane.name or isinstance(item, Gate) else f"{lane.name}: {said}" if lane.name else said
    room = axis.right - axis.left
    lines = wrap(name, size=_NAME_SIZE, width=room)
    texts = text_lines(lines, x=axis.left, top=top, css="lane-name halo", size=_NAME_SIZE)
    under = top + lines_height(lines, size=_NAME_SIZE) + 5
    days = Text(axis.left, under + _DAYS_SIZE * 0.82, _days(item, axis.words), "item-days halo", _DAYS_SIZE)
    height = _GATE if isinstance(item, Gate) else _BAR
    sign_top = under + _DAYS_SIZE + 6
    sign = signs.sign(item, axis, top=sign_top, height=height)
    return [Link(signs.url(item), name, (*texts, days, *sign))], sign_top + height + _GAP


def _days(item: Item, words: Words) -> str:
    first, last = item.starts, item.ends.fromordinal(item.ends.toordinal() - 1)
    weeks = f"{first.isocalendar().week}"
    if (last - first).days >= 7 or last.isocalendar().week != first.isocalendar().week:
        weeks += f"–{last.isocalendar().week}"
    days = words.day(first) if first == last else f"{words.day(first)} – {words.day(last)}"
    return f"{words.week_short} {weeks} · {days}"
