"""A line map drawn from left to right, one row a line."""

from collections.abc import Iterator, Mapping

from jobbspar.core.drawing.canvas import Box, Drawing, Link, Mark, Path, Shape, Text, text_lines
from jobbspar.core.drawing.lettering import shorten, text_width
from jobbspar.core.drawing.linemap import signs
from jobbspar.core.drawing.linemap.columns import Columns, Group, group, place_columns, units
from jobbspar.core.drawing.linemap.row import TITLE_SIZE, RowPlan, branch_reach, plan_row, title_left
from jobbspar.core.drawing.linemap.values import LineMap, TrackLine

_ROW_GAP = 30.0
_GROUP_GAP = 34.0
_EDGE = 8.0
_CURVE = 16.0
_SIGN_STEP = 28.0
_SIGN_AWAY = 44.0
_IN_SIDE_BY_SIDE = 9.0


def draw_wide(line_map: LineMap, *, width: float) -> Drawing | None:
    """The map in rows, or nothing when the stations would stand too close at this width."""
    joins = line_map.joins()
    groups = []
    for lines in line_map.groups():
        found = group(lines, tuple(join for join in joins if join[0] in lines), width=width)
        if found is None:
            return None
        groups.append(found)
    marks: list[Mark] = []
    y = _EDGE
    for found, unit in zip(groups, units(tuple(groups), width=width), strict=True):
        block, height = _group_marks(found, place_columns(found, unit=unit, width=width), top=y)
        marks += block
        y += height + _GROUP_GAP
    return Drawing(width, round(max(y - _GROUP_GAP, _EDGE) + _EDGE, 1), tuple(marks))


def _group_marks(found: Group, columns: Columns, *, top: float) -> tuple[list[Mark], float]:
    """The group's marks, tracks undermost, and its height."""
    rows = {
        line.key: plan_row(line, xs=columns.stops[line.key], walls=columns.walls[line.key])
        for level in found.levels
        for line in level
    }
    rails = _rails(found, rows)
    highest = min(rails[key] + row.top for key, row in rows.items())
    rails = {key: y - highest + top for key, y in rails.items()}
    marks: list[Mark] = []
    for before, after in found.joins:
        marks.extend(_change_track(before, after, found, columns, rails))
    for key, row in rows.items():
        marks.extend(_tracks(row, y=rails[key]))
    changing = {after.key for _, after in found.joins}
    for key, row in rows.items():
        marks.extend(_signs(row, y=rails[key], is_change=key in changing))
    marks.extend(_pointers(found, columns, rails))
    return marks, max(rails[key] + row.bottom for key, row in rows.items()) - top


def _rails(found: Group, rows: Mapping[str, RowPlan]) -> dict[str, float]:
    """The level with most lines first, then each level beside it in the middle of what it is joined to."""
    most = max(range(len(found.levels)), key=lambda level: len(found.levels[level]))
    rails: dict[str, float] = {}
    for level in sorted(range(len(found.levels)), key=lambda level: abs(level - most)):
        lines = found.levels[level]
        wanted = {line.key: _middle(line, found, rails) for line in lines}
        lines = tuple(sorted(lines, key=lambda line: wanted[line.key]))
        y, placed = None, dict[str, float]()
        for line in lines:
            row = rows[line.key]
            least = wanted[line.key] if y is None else y + _ROW_GAP - row.top
            placed[line.key] = max(least, wanted[line.key])
            y = placed[line.key] + row.bottom
        shift = sum(wanted[key] - placed[key] for key in placed) / len(placed) if rails else 0.0
        rails |= {key: at + shift for key, at in placed.items()}
    return rails


def _middle(line: TrackLine, found: Group, rails: Mapping[str, float]) -> float:
    joined = [b.key if a == line else a.key for a, b in found.joins if line in (a, b)]
    heights = [rails[key] for key in joined if key in rails]
    return sum(heights) / len(heights) if heights else 0.0


def _change_track(
    before: TrackLine, after: TrackLine, found: Group, columns: Columns, rails: Mapping[str, float]
) -> tuple[Shape, ...]:
    """Along, round a corner, up or down, round a corner, and in to the first station of the next line."""
    siblings = [a for a, b in found.joins if b == after]
    siblings.sort(key=lambda line: rails[line.key])
    offset = (siblings.index(before) - (len(siblings) - 1) / 2) * _IN_SIDE_BY_SIDE
    start, end, x = columns.stops[before.key][-1], columns.stops[after.key][0], columns.changes[before.key, after.key]
    y, to = rails[before.key], rails[after.key] + offset
    bend = min(_CURVE, abs(to - y) / 2)
    turn = bend if to > y else -bend
    d = (
        f"M{start:.1f} {y:.1f}H{x - bend:.1f}Q{x:.1f} {y:.1f} {x:.1f} {y + turn:.1f}"
        f"V{to - turn:.1f}Q{x:.1f} {to:.1f} {x + bend:.1f} {to:.1f}H{end:.1f}"
    )
    return signs.track(before, d, Box(start, min(y, to), end, max(y, to)))


def _tracks(row: RowPlan, *, y: float) -> Iterator[Shape]:
    for place, stop in enumerate(row.line.stops):
        heights = sorted({placed.y for placed in row.stations if placed.station in stop and placed.y})
        for height in heights:
            yield from _branch(row, place, y=y, height=height)
    last = len(row.xs) - 1
    start = row.xs[0] - (branch_reach(row, 0) if len(row.line.stops[0]) > 1 else 0)
    end = row.xs[-1] + (branch_reach(row, last) if len(row.line.stops[last]) > 1 else 0)
    if end > start:
        yield from signs.track(row.line, f"M{start:.1f} {y:.1f}H{end:.1f}", Box(start, y, end, y))


def _branch(row: RowPlan, place: int, *, y: float, height: float) -> tuple[Shape, ...]:
    """Off the rails, along with them for a while, and back."""
    x, reach = row.xs[place], branch_reach(row, place)
    up, bend = y + height, min(26.0, reach * 0.6)
    d = (
        f"M{x - reach:.1f} {y:.1f}C{x - reach + bend * 0.6:.1f} {y:.1f} {x - reach + bend * 0.4:.1f} {up:.1f} "
        f"{x - reach + bend:.1f} {up:.1f}H{x + reach - bend:.1f}"
        f"C{x + reach - bend * 0.4:.1f} {up:.1f} {x + reach - bend * 0.6:.1f} {y:.1f} {x + reach:.1f} {y:.1f}"
    )
    return signs.track(row.line, d, Box(x - reach, up, x + reach, y))


def _signs(row: RowPlan, *, y: float, is_change: bool) -> Iterator[Mark]:
    yield _title(row, y=y)
    yield from _leaders(row, y=y)
    for placed in row.stations:
        first = placed.station == row.line.stops[0][0]
        at = {"x": round(placed.x, 1), "y": round(y + placed.y, 1)}
        sign = signs.station_sign(row.line, placed.station, is_change=is_change and first, **at)
        texts = text_lines(
            placed.lines,
            x=at["x"],
            top=y + placed.label_top,
            css=signs.label_css(row.line, placed.station),
            size=signs.LABEL_SIZE,
            anchor="middle",
        )
        yield Link(placed.station.url, placed.station.name, (signs.touch_area(**at), *sign, *texts))
    for train in row.trains:
        yield signs.train_sign(row.line, train.train, left=train.left, top=y + train.top, room=train.room)


def _leaders(row: RowPlan, *, y: float) -> Iterator[Path]:
    """Thin lines from a station to its trains, and to its name when that stands far away."""
    for train in row.trains:
        edge = y + (train.top if train.top > train.y else train.y - 12)
        yield Path(f"M{train.x:.1f} {y + train.y:.1f}V{edge:.1f}", "leader", Box(train.x, edge, train.x, edge))
    for placed in row.stations:
        if placed.leader:
            near, far = sorted(y + end for end in placed.leader)
            yield Path(f"M{placed.x:.1f} {near:.1f}V{far:.1f}", "leader", Box(placed.x, near, placed.x, far))


def _title(row: RowPlan, *, y: float) -> Link:
    left, middle = title_left(row), y + (row.title.top + row.title.bottom) / 2
    text_left = left + signs.BADGE + 10
    name = shorten(row.line.name, size=TITLE_SIZE, width=row.title.right - text_left)
    texts = [Text(text_left, middle + 5.5, name, "line-name", TITLE_SIZE)]
    kind_left = text_left + text_width(name + "  ", size=TITLE_SIZE)
    if row.line.kind and kind_left + text_width(row.line.kind, size=signs.LABEL_SIZE) <= row.title.right:
        texts.append(Text(kind_left, middle + 5.5, row.line.kind, "line-kind", signs.LABEL_SIZE))
    badge = signs.badge(row.line, x=left + signs.BADGE / 2, y=middle)
    return Link(row.line.url, f"{row.line.badge} {row.line.name}", (*badge, *texts))


def _pointers(found: Group, columns: Columns, rails: Mapping[str, float]) -> Iterator[Shape]:
    """Where joined lines found no room beside each other: an arrow and the other line's badge."""
    out: dict[str, int] = {}
    into: dict[str, int] = {}
    for before, after in found.points_to:
        y, end = rails[before.key], columns.stops[before.key][-1]
        if before.key not in out:
            yield _arrow(before, x=end + 12, y=y)
        x = end + _SIGN_AWAY + _SIGN_STEP * out.setdefault(before.key, 0)
        yield from signs.badge(after, x=x, y=y, size=22)
        out[before.key] += 1
        y, start = rails[after.key], columns.stops[after.key][0]
        if after.key not in into:
            yield _arrow(after, x=start - 30, y=y)
        x = start - _SIGN_AWAY - _SIGN_STEP * into.setdefault(after.key, 0)
        yield from signs.badge(before, x=x, y=y, size=22)
        into[after.key] += 1


def _arrow(line: TrackLine, *, x: float, y: float) -> Path:
    d = f"M{x:.1f} {y:.1f}h16m-5 -5l5 5l-5 5"
    return Path(d, f"arrow {signs.colour(line)}", Box(x, y - 5, x + 16, y + 5))
