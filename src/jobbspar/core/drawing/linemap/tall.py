"""A line map drawn downwards for a narrow page: one block for lines that are joined."""

from dataclasses import dataclass, field

from jobbspar.core.drawing.canvas import Box, Drawing, Link, Mark, Shape, lines_height, text_lines
from jobbspar.core.drawing.lettering import wrap
from jobbspar.core.drawing.linemap import signs
from jobbspar.core.drawing.linemap.values import LineMap, Station, TrackLine

_EDGE = 6.0
_LANE = 13.0
_MOST_LANES = 5
_BRANCH = 24.0
_LABEL_GAP = 18.0
_LABEL_SIZE = 15.0
_TITLE_SIZE = 17.0
_KIND_SIZE = 14.0
_STATION_ROOM = 30.0
_BLOCK_GAP = 40.0
_CURVE = 12.0
_BRANCH_BEND = 24.0
_BRANCH_AIR = 10.0
_TITLE_GAP = 20.0


@dataclass(slots=True)
class _Block:
    """The lines of one group under one another, measured from its own top left corner."""

    width: float
    rails: float
    label: float
    y: float = 0.0
    tracks: list[Shape] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    starts: dict[str, float] = field(default_factory=dict)
    ends: dict[str, float] = field(default_factory=dict)


def draw_tall(line_map: LineMap, *, width: float, columns: int) -> Drawing:
    """Blocks in reading order, in as many columns as are asked for."""
    column_width = (width - 20 * (columns - 1)) / columns
    plans = [_plan(line_map, group, left=0.0, width=column_width) for group in line_map.groups()]
    target = sum(plan.y for plan in plans) / columns
    column, y, deepest, marks = 0, _EDGE, 0.0, list[Mark]()
    for group, plan in zip(line_map.groups(), plans, strict=True):
        if column < columns - 1 and y > _EDGE and y + plan.y / 2 > target:
            column, y = column + 1, _EDGE
        block = _plan(line_map, group, left=column * (column_width + 20), width=column_width, top=y)
        marks += [*block.tracks, *block.marks]
        y = block.y
        deepest = max(deepest, y)
    return Drawing(width, round(max(deepest - _BLOCK_GAP, 0) + _EDGE + 8, 1), tuple(marks))


def _plan(line_map: LineMap, group: tuple[TrackLine, ...], *, left: float, width: float, top: float = 0.0) -> _Block:
    joins = [(before, after) for before, after in line_map.joins() if before in group]
    lanes = min(len({before.key for before, _ in joins}), _MOST_LANES)
    rails = left + _EDGE + lanes * _LANE + signs.BADGE / 2 + (4 if lanes else 0)
    broadest = max(len(stop) for line in group for stop in line.stops)
    label = rails + _BRANCH * (min(broadest, 5) - 1) + _LABEL_GAP
    block = _Block(left + width, rails, label, top)
    changing = {after.key for _, after in joins}
    for line in group:
        _line(block, line, is_change=line.key in changing)
    _changes(block, joins, left=left)
    return block


def _line(block: _Block, line: TrackLine, *, is_change: bool) -> None:
    start = block.y + signs.BADGE / 2
    _title(block, line)
    for place, stop in enumerate(line.stops):
        block.y += _BRANCH_AIR if len(stop) > 1 and place else 0
        first = block.y
        for lane, station in enumerate(stop):
            _station(block, line, station, lane=lane, is_change=is_change and place == 0 and lane == 0)
        if len(stop) > 1:
            block.tracks[:0] = _branches(block, line, stops=len(stop), top=first, bottom=block.y)
    end = block.ends[line.key]
    if len(line.stops[-1]) > 1:
        end = block.y + 2
        block.y += _STATION_ROOM / 2
    d = f"M{block.rails:.1f} {start:.1f}V{end:.1f}"
    block.tracks.extend(signs.track(line, d, Box(block.rails, start, block.rails, end)))
    block.y += _BLOCK_GAP - 14


def _title(block: _Block, line: TrackLine) -> None:
    left = block.rails + signs.BADGE / 2 + 9
    name = wrap(line.name, size=_TITLE_SIZE, width=block.width - left - 4)
    kind = wrap(line.kind, size=_KIND_SIZE, width=block.width - left - 4) if line.kind else ()
    badge = signs.badge(line, x=block.rails, y=block.y + signs.BADGE / 2)
    top = block.y + max(0.0, (signs.BADGE - _TITLE_SIZE) / 2 - 1)
    texts = text_lines(name, x=left, top=top, css="line-name", size=_TITLE_SIZE)
    under = top + lines_height(name, size=_TITLE_SIZE) + 5
    kinds = text_lines(kind, x=left, top=under, css="line-kind", size=_KIND_SIZE)
    block.marks.append(Link(line.url, f"{line.badge} {line.name}", (*badge, *texts, *kinds)))
    block.y = max(block.y + signs.BADGE, under + lines_height(kind, size=_KIND_SIZE)) + _TITLE_GAP


def _station(block: _Block, line: TrackLine, station: Station, *, lane: int, is_change: bool) -> None:
    """A sign on its lane, the name beside it, and the trains under the name."""
    room = block.width - block.label - 4
    lines = signs.label_lines(station, width=room, size=_LABEL_SIZE)
    x, y = block.rails + _BRANCH * min(lane, 4), block.y + _LABEL_SIZE / 2
    sign = signs.station_sign(line, station, x=round(x, 1), y=round(y, 1), is_change=is_change)
    texts = text_lines(lines, x=block.label, top=block.y, css=signs.label_css(line, station), size=_LABEL_SIZE)
    touch = signs.touch_area(x=round(x, 1), y=round(y, 1))
    block.marks.append(Link(station.url, station.name, (touch, *sign, *texts)))
    block.starts.setdefault(line.key, y)
    block.ends[line.key] = y
    under = block.y + lines_height(lines, size=_LABEL_SIZE)
    for train in line.trains_at(station):
        block.marks.append(signs.train_sign(line, train, left=block.label - 2, top=under + 6, room=room))
        under += 6 + signs.train_size(train, room=room)[1]
    block.y = max(block.y + _STATION_ROOM, under + 13)


def _branches(block: _Block, line: TrackLine, *, stops: int, top: float, bottom: float) -> list[Shape]:
    """Beside the rails from before the first parallel step until after the last."""
    found: list[Shape] = []
    start, end = top - 14, bottom + 2
    for lane in range(1, min(stops, 5)):
        x = block.rails + _BRANCH * lane
        bend = min(_BRANCH_BEND, (end - start) / 3)
        up, down = bend * 0.4, bend * 0.6
        d = (
            f"M{block.rails:.1f} {start:.1f}C{block.rails:.1f} {start + down:.1f} {x:.1f} {start + up:.1f} "
            f"{x:.1f} {start + bend:.1f}V{end - bend:.1f}"
            f"C{x:.1f} {end - up:.1f} {block.rails:.1f} {end - down:.1f} {block.rails:.1f} {end:.1f}"
        )
        found.extend(signs.track(line, d, Box(block.rails, start, x, end)))
    return found


def _changes(block: _Block, joins: list[tuple[TrackLine, TrackLine]], *, left: float) -> None:
    """Out to a lane of its own at the edge, down, and in to the first station of the next line."""
    lanes = list(dict.fromkeys(before.key for before, _ in joins))
    found: list[Shape] = []
    for before, after in joins:
        lane = lanes.index(before.key) % _MOST_LANES
        x = left + _EDGE + _LANE * lane + 2
        start, end = block.ends[before.key], block.starts[after.key]
        found.extend(signs.track(before, _detour(x, block.rails, start, end), Box(x, start, block.rails, end)))
    block.tracks[:0] = found


def _detour(x: float, rails: float, start: float, end: float) -> str:
    turn = start + _CURVE
    return (
        f"M{rails:.1f} {start:.1f}Q{rails:.1f} {turn:.1f} {rails - _CURVE:.1f} {turn:.1f}H{x + _CURVE:.1f}"
        f"Q{x:.1f} {turn:.1f} {x:.1f} {turn + _CURVE:.1f}V{end - _CURVE:.1f}"
        f"Q{x:.1f} {end:.1f} {x + _CURVE:.1f} {end:.1f}H{rails:.1f}"
    )
