"""Flows between municipalities: bows whose width follows the number, which stands on them."""

from collections.abc import Iterable, Iterator

from jobbspar.core.drawing.areamap.names import Board
from jobbspar.core.drawing.areamap.values import AreaMap, Flow
from jobbspar.core.drawing.areamap.view import Point, View
from jobbspar.core.drawing.canvas import Box, Link, Mark, Path, Rect, Shape, Text
from jobbspar.core.drawing.lettering import text_width

_WIDTHS = 6
_BEND = 0.18
_SIZE = 12.5
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75)


def flow_marks(area: AreaMap, seen: View, board: Board) -> Iterator[Mark]:
    """The widest first, so that the thin ones stay in sight."""
    names = {place.code: place.shown_name for place in area.places}
    spots = {
        place.code: seen.spot(latitude=place.municipality.latitude, longitude=place.municipality.longitude)
        for place in area.places
    }
    # The loud ones find room for their numbers first, and lie on top.
    ordered = sorted(area.flows, key=lambda flow: (flow.is_quiet, -flow.weight, flow.start, flow.end))
    drawn = []
    for flow in ordered:
        label = f"{names[flow.start]} → {names[flow.end]}: {flow.number}"
        start, end = spots[flow.start], spots[flow.end]
        marks = _at_home(flow, start, board) if flow.stays else _flow(flow, _bow(start, end, seen.frame), board)
        drawn.append((flow.is_quiet, Link("", label, tuple(marks))))
    yield from (link for is_quiet, link in drawn if is_quiet)
    yield from (link for is_quiet, link in drawn if not is_quiet)


def _bow(start: Point, end: Point, frame: Box) -> tuple[Point, Point, Point]:
    """To the right of its direction, so that the way back does not lie on the way there; never out of the frame."""
    along, across = end[0] - start[0], end[1] - start[1]
    x, y = (start[0] + end[0]) / 2 - across * _BEND, (start[1] + end[1]) / 2 + along * _BEND
    bend = min(max(x, frame.left + 8), frame.right - 8), min(max(y, frame.top + 8), frame.bottom - 8)
    return start, bend, end


def _flow(flow: Flow, corners: tuple[Point, Point, Point], board: Board) -> Iterator[Shape]:
    start, bend, end = corners
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    width = 1 if flow.is_quiet else max(1, round(flow.weight * _WIDTHS))
    quiet = " flow-quiet" if flow.is_quiet else ""
    d = f"M{start[0]:.1f} {start[1]:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    yield Path(d, f"flow flow-{width}{quiet}", box)
    yield _arrow_head(bend, end, size=5 + 1.5 * width, quiet=quiet)
    if not flow.is_quiet:
        spots = [
            (_on_bow(start[0], bend[0], end[0], part), _on_bow(start[1], bend[1], end[1], part)) for part in _ALONG
        ]
        yield from _plate(flow.number, spots, board, css="flow-plate")


def _at_home(flow: Flow, home: Point, board: Board) -> Iterator[Shape]:
    """Those who stay: a plate of its own shape close to home, no bow."""
    if not flow.is_quiet:
        yield from _plate(flow.number, _around(home), board, css="flow-plate flow-home")


def _around(home: Point) -> list[Point]:
    steps = (26.0, 38.0, 52.0)
    turns = ((0, -1), (1, 0), (-1, 0), (0, 1), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))
    return [(home[0] + step * x, home[1] + step * y) for step in steps for x, y in turns]


def _plate(number: str, spots: Iterable[Point], board: Board, *, css: str) -> Iterator[Shape]:
    """The number on the first free spot; where all is taken the table alone says it."""
    wide = text_width(number, size=_SIZE) + 12
    for x, y in spots:
        plate = Box(x - wide / 2, y - 10, x + wide / 2, y + 10)
        if board.is_free(plate):
            board.take(plate)
            radius = 3 if css.endswith("home") else 10
            yield Rect(round(plate.left, 1), round(plate.top, 1), round(wide, 1), 20, css, radius=radius)
            yield Text(round(x, 1), round(y + 4.4, 1), number, "flow-number", _SIZE, "middle")
            return


def _arrow_head(bend: Point, end: Point, *, size: float, quiet: str) -> Path:
    dx, dy = end[0] - bend[0], end[1] - bend[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length * size, dy / length * size
    back = (end[0] - ux, end[1] - uy)
    corners = (end, (back[0] - uy * 0.6, back[1] + ux * 0.6), (back[0] + uy * 0.6, back[1] - ux * 0.6))
    d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"
    return Path(d, f"flow-head{quiet}", Box(end[0], end[1], end[0], end[1]))


def _on_bow(start: float, bend: float, end: float, part: float) -> float:
    return (1 - part) ** 2 * start + 2 * part * (1 - part) * bend + part**2 * end
