"""A timeline with the lanes' names to the left and all weeks to the right."""

from dataclasses import dataclass

from jobbspar.core.drawing.canvas import Box, Drawing, Link, Mark, Path, Rect, Shape, Text, lines_height, text_lines
from jobbspar.core.drawing.lettering import shorten, text_width, wrap
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
from jobbspar.core.drawing.timeline.values import Gate, Item, Lane, Timeline, Wait, Words

_BAR = 24.0
_GATE = 20.0
_ROW = 32.0
_LANE_PADDING = 7.0
_NAME_SIZE = 14.0
_TEXT_SIZE = 13.0
_BESIDE = 6.0
_LEAST_TEXT = 20.0


@dataclass(frozen=True, slots=True)
class _Spread:
    """From where to where a sign and its words reach, and where the words begin."""

    left: float
    right: float
    text: str
    text_left: float
    is_inside: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    item: Item
    row: int
    text: str
    text_left: float
    is_inside: bool


def draw_wide(timeline: Timeline, *, words: Words, width: float) -> Drawing:
    names = min(260.0, width * 0.27)
    axis = Axis(timeline, words, names, width - 8.0)
    top = TODAY_HEIGHT if axis.shows_today() else 4.0
    lanes_top = top + HEAD_HEIGHT
    y, lane_marks, backgrounds = lanes_top, list[Mark](), list[Shape]()
    for number, lane in enumerate(timeline.lanes):
        marks, height = _lane(lane, axis, top=y)
        lane_marks += marks
        if lane.is_chosen or number % 2 == 0:
            backgrounds.append(Rect(0, y, width, height, "lane lane-chosen" if lane.is_chosen else "lane"))
        y += height
    below, below_height = holiday_names(axis, left=axis.left, top=y + 6)
    week = Text(8, top + 36, words.week, "week-number", 12.5)
    marks = [
        *backgrounds,
        *holiday_bands(axis, top=lanes_top, bottom=y),
        *grid(axis, top=lanes_top, bottom=y),
        Path(f"M0 {lanes_top}H{width}", "rule", Box(0, lanes_top, width, lanes_top)),
        *today_marks(axis, top=2.0, bottom=y),
        *head(axis, top=top),
        week,
        *lane_marks,
        *below,
    ]
    return Drawing(width, round(y + below_height + 8, 1), tuple(marks))


def _lane(lane: Lane, axis: Axis, *, top: float) -> tuple[list[Mark], float]:
    placed = _placed(lane, axis)
    rows = max((item.row for item in placed), default=0) + 1
    lines = wrap(lane.name, size=_NAME_SIZE, width=axis.left - 20, most_lines=3)
    name_height = lines_height(lines, size=_NAME_SIZE)
    height = max(rows * _ROW, name_height + 6) + 2 * _LANE_PADDING - 4
    first = top + (height - rows * _ROW) / 2
    name_top = top + (_ROW - _NAME_SIZE) / 2 + _LANE_PADDING - 2 if rows > 1 else top + (height - name_height) / 2
    texts = text_lines(lines, x=8, top=name_top, css="lane-name", size=_NAME_SIZE)
    marks: list[Mark] = [Link(lane.url, lane.name, texts)]
    marks += [_item(item, axis, top=first + item.row * _ROW) for item in placed]
    return marks, height


def _item(placed: _Placed, axis: Axis, *, top: float) -> Link:
    height = _GATE if isinstance(placed.item, Gate) else _BAR
    sign = signs.sign(placed.item, axis, top=top + (_ROW - height) / 2, height=height)
    css = _text_css(placed)
    baseline = top + _ROW / 2 + 4.5
    texts = (Text(placed.text_left, baseline, placed.text, css, _TEXT_SIZE),) if placed.text else ()
    return Link(signs.url(placed.item), signs.said(placed.item, axis.words), (*sign, *texts))


def _text_css(placed: _Placed) -> str:
    if not placed.is_inside:
        return "beside halo"
    if isinstance(placed.item, Wait):
        return "in-wait"
    return "in-bar on-paper" if signs.is_hollow(placed.item) else "in-bar"


def _placed(lane: Lane, axis: Axis) -> list[_Placed]:
    """Each item on the first row where neither its sign nor its words meet another's."""
    rows: list[list[_Spread]] = []
    placed = []
    # Waits last: their words go to whichever side what they wait for has left free.
    for item in sorted(lane.items, key=lambda item: (isinstance(item, Wait), item.starts, item.ends)):
        ways = _ways(item, lane, axis)
        row, way = next(
            ((number, way) for number, taken in enumerate(rows) for way in ways if _is_free(way, taken)),
            (len(rows), ways[0]),
        )
        rows[row:] = rows[row:] or [[]]
        rows[row].append(way)
        placed.append(_Placed(item, row, way.text, way.text_left, way.is_inside))
    return placed


def _is_free(way: _Spread, taken: list[_Spread]) -> bool:
    return all(way.right + 2 <= other.left or other.right + 2 <= way.left for other in taken)


def _ways(item: Item, lane: Lane, axis: Axis) -> list[_Spread]:
    """How sign and words can stand together, best first: inside, to the right, to the left."""
    left, right = signs.reach(item, axis, height=_GATE if isinstance(item, Gate) else _BAR)
    text = signs.said(item, axis.words)
    if text == lane.name:
        return [_Spread(left, right, "", left, False)]
    wide = text_width(text, size=_TEXT_SIZE)
    if not isinstance(item, Gate) and wide + 14 <= right - left:
        return [_Spread(left, right, text, left + 8, True)]
    ways = []
    if right + _BESIDE + wide <= axis.right + 6:
        ways.append(_Spread(left, right + _BESIDE + wide, text, right + _BESIDE, False))
    if axis.left <= left - _BESIDE - wide:
        ways.append(_Spread(left - _BESIDE - wide, right, text, left - _BESIDE - wide, False))
    return ways or [_shortened(text, left, right, axis)]


def _shortened(text: str, left: float, right: float, axis: Axis) -> _Spread:
    """On the side with more room, as much as it holds; the table says the rest."""
    before, after = left - _BESIDE - axis.left, axis.right + 6 - right - _BESIDE
    text = shorten(text, size=_TEXT_SIZE, width=max(before, after, _LEAST_TEXT))
    wide = text_width(text, size=_TEXT_SIZE)
    if wide > max(before, after):
        return _Spread(left, right, "", left, False)
    if after >= before:
        return _Spread(left, right + _BESIDE + wide, text, right + _BESIDE, False)
    return _Spread(left - _BESIDE - wide, right, text, left - _BESIDE - wide, False)
