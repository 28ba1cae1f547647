"""One line of a wide line map, planned around its own rails: signs on it, trains and names above and below."""

from dataclasses import dataclass, field

from jobbspar.core.drawing.canvas import Box
from jobbspar.core.drawing.lettering import text_width, wrap
from jobbspar.core.drawing.linemap import signs
from jobbspar.core.drawing.linemap.values import Station, TrackLine, Train

UP, DOWN = -1, 1
_FROM_RAILS = 17.0
_LANE_GAP = 32.0
TITLE_SIZE = 16.0
_TITLE_FROM_RAILS = 24.0
_AIR = 4.0
_LEADER_AIR = 3.0
_WIDEST_LABEL = 84.0


@dataclass(frozen=True, slots=True)
class PlacedStation:
    station: Station
    x: float
    y: float
    lines: tuple[str, ...]
    label_top: float
    leader: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class PlacedTrain:
    train: Train
    x: float
    y: float
    left: float
    top: float
    room: float


@dataclass(slots=True)
class RowPlan:
    """Where all things of one line stand, with the rails at y = 0."""

    line: TrackLine
    xs: tuple[float, ...]
    walls: tuple[float, float]
    stations: list[PlacedStation] = field(default_factory=list)
    trains: list[PlacedTrain] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    title: Box = field(default_factory=lambda: Box(0, 0, 0, 0))

    @property
    def top(self) -> float:
        return min(box.top for box in (*self.taken, self.title))

    @property
    def bottom(self) -> float:
        return max(box.bottom for box in self.taken)


def plan_row(line: TrackLine, *, xs: tuple[float, ...], walls: tuple[float, float]) -> RowPlan:
    """Trains nearest the rails, then names, then the line's own name above all that is in its way."""
    row = RowPlan(line, xs, walls)
    row.taken.append(Box(xs[0], -signs.JOB_RADIUS, xs[-1], signs.JOB_RADIUS))
    zigzag = not all(_fits_beside_neighbours(row, place) for place in range(len(xs)))
    lanes = [_lane_heights(row, place) for place in range(len(xs))]
    for place, heights in enumerate(lanes):
        for lane in range(len(heights)):
            _place_trains(row, place, lane, heights)
    for place, heights in enumerate(lanes):
        for lane in range(len(heights)):
            _place_label(row, place, lane, heights, goes_up=zigzag and place % 2 == 1, zigzag=zigzag)
    row.title = _title_box(row)
    return row


def half_room(row: RowPlan, place: int, *, shared: bool) -> float:
    """Half the width a sign at this stop may take: to its neighbours, or half way there."""
    x = row.xs[place]
    around = [abs(x - row.xs[other]) for other in (place - 1, place + 1) if 0 <= other < len(row.xs)]
    beside = min(around, default=2 * _WIDEST_LABEL)
    to_wall = min(abs(x - wall) for wall in row.walls) - _AIR
    return min(beside / 2 - _AIR if shared else beside - 2 * _AIR, to_wall, _WIDEST_LABEL)


def _span(row: RowPlan, place: int) -> tuple[float, float]:
    """From where to where a train may reach: nearly to the neighbours, which need not be as far on both sides."""
    left = row.xs[place - 1] + 2 * _AIR if place else row.walls[0]
    right = row.xs[place + 1] - 2 * _AIR if place + 1 < len(row.xs) else row.walls[1]
    return max(left, row.walls[0] + 3 * _AIR), min(right, row.walls[1] - 3 * _AIR)


def _fits_beside_neighbours(row: RowPlan, place: int) -> bool:
    """True when all names here stand beside their neighbours' names, whole and in three lines."""
    width = 2 * half_room(row, place, shared=True)
    names = [station.name for station in row.line.stops[place]]
    lines = [wrap(name, size=signs.LABEL_SIZE, width=width, most_lines=9) for name in names]
    return all(len(found) <= 3 and " ".join(found) == name for found, name in zip(lines, names, strict=True))


def _lane_heights(row: RowPlan, place: int) -> list[float]:
    """The lanes of parallel steps lie above the rails; a lane in the middle has its name in the gap above it."""
    stop = row.line.stops[place]
    heights = [0.0]
    for lane in range(1, len(stop)):
        gap = _LANE_GAP
        if lane > 1:
            gap += sum(height + signs.TRAIN_GAP for height in _train_heights(row, place, lane - 1))
            gap += signs.label_height(_lines(row, place, lane - 1, zigzag=False))
        heights.append(heights[-1] - gap)
        row.taken.append(_lane_box(row, place, heights[-1]))
    return heights


def branch_reach(row: RowPlan, place: int) -> float:
    """How far from the stop a parallel track leaves the rails."""
    return half_room(row, place, shared=True) + 2


def _lane_box(row: RowPlan, place: int, height: float) -> Box:
    reach = branch_reach(row, place)
    return Box(row.xs[place] - reach, height - signs.STATION_RADIUS - 2, row.xs[place] + reach, 0)


def _train_heights(row: RowPlan, place: int, lane: int) -> list[float]:
    left, right = _span(row, place)
    room = right - left
    trains = row.line.trains_at(row.line.stops[place][lane])
    return [signs.train_size(train, room=room)[1] for train in trains]


def _lines(row: RowPlan, place: int, lane: int, *, zigzag: bool) -> tuple[str, ...]:
    stop = row.line.stops[place]
    in_the_middle = 0 < lane < len(stop) - 1
    alone_up_there = lane > 0 and lane == len(stop) - 1
    half = half_room(row, place, shared=not zigzag and not alone_up_there)
    if in_the_middle:
        half = max(branch_reach(row, place) - 26, 24)
    return signs.label_lines(stop[lane], width=2 * half)


def _place_trains(row: RowPlan, place: int, lane: int, heights: list[float]) -> None:
    parallel = len(heights) > 1
    direction = DOWN if parallel and lane == 0 else UP
    left, right = _span(row, place)
    room = right - left
    start = heights[lane] + direction * _FROM_RAILS
    middle = 0 < lane < len(heights) - 1
    for train in row.line.trains_at(row.line.stops[place][lane]):
        width, height = signs.train_size(train, room=room)
        x = min(max(row.xs[place], left + width / 2), right - width / 2)
        box = _cleared(row, x=x, width=width, height=height, start=start, direction=direction, free=middle)
        row.trains.append(PlacedTrain(train, row.xs[place], heights[lane], box.left, box.top, room))
        start = (box.top if direction == UP else box.bottom) + direction * signs.TRAIN_GAP


def _place_label(row: RowPlan, place: int, lane: int, heights: list[float], *, goes_up: bool, zigzag: bool) -> None:
    station, x, y = row.line.stops[place][lane], row.xs[place], heights[lane]
    direction = UP if lane > 0 or (goes_up and len(heights) == 1) else DOWN
    lines = _lines(row, place, lane, zigzag=zigzag)
    width = max(text_width(text, size=signs.LABEL_SIZE) for text in lines)
    start = y + direction * _FROM_RAILS
    middle = 0 < lane < len(heights) - 1
    start += direction * sum(height + signs.TRAIN_GAP for height in _train_heights(row, place, lane)) * middle
    height = signs.label_height(lines)
    box = _cleared(row, x=x, width=width, height=height, start=start, direction=direction, free=middle)
    edge = box.top - _LEADER_AIR if direction == DOWN else box.bottom + _LEADER_AIR
    leader = None if abs(edge - y) <= _FROM_RAILS + 1 else (y, edge)
    row.stations.append(PlacedStation(station, x, y, lines, box.top, leader))


def _cleared(row: RowPlan, *, x: float, width: float, height: float, start: float, direction: int, free: bool) -> Box:
    """The nearest free place outwards from `start`, and from now on taken; `free` says that nothing is in its way."""
    while True:
        top = start if direction == DOWN else start - height
        box = Box(x - width / 2, top, x + width / 2, top + height)
        hits = [] if free else [other for other in row.taken if box.meets(other.grown(_AIR - 1))]
        if not hits:
            row.taken.append(box)
            return box
        edge = max(other.bottom for other in hits) if direction == DOWN else min(other.top for other in hits)
        start = edge + direction * _AIR


def title_left(row: RowPlan) -> float:
    return max(2.0, row.xs[0] - signs.BADGE / 2)


def _title_box(row: RowPlan) -> Box:
    name = text_width(f"{row.line.name}  {row.line.kind}", size=TITLE_SIZE)
    wide = min(signs.BADGE + 10 + name, row.walls[1] - title_left(row) - 6)
    bottom = -_TITLE_FROM_RAILS
    while True:
        box = Box(title_left(row), bottom - signs.BADGE, title_left(row) + wide, bottom)
        hits = [other for other in row.taken if box.meets(other.grown(2 * _AIR))]
        if not hits:
            return box
        bottom = min(other.top for other in hits) - 3 * _AIR
