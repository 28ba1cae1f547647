"""The part of the country that is shown, and the way from its units to those of the picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import dist

from jobbspar.core.drawing.canvas import Box
from jobbspar.core.places import map_point, shape

Point = tuple[float, float]
Ring = tuple[Point, ...]
_MAP_UNITS_PER_KM = 10.0
_MARGIN = 0.07
_LEAST_KM = 8.0
_ROUND_SCALES = (1, 2, 5, 10, 20, 50, 100, 200)
_FINEST = 0.5


@dataclass(frozen=True, slots=True)
class View:
    """From map units to picture units; the frame is where the map may be seen."""

    scale: float
    from_x: float
    from_y: float
    frame: Box

    def at(self, point: Point) -> Point:
        return (
            self.frame.left + (point[0] - self.from_x) * self.scale,
            self.frame.top + (point[1] - self.from_y) * self.scale,
        )

    def spot(self, *, latitude: float, longitude: float) -> Point:
        return self.at(map_point(latitude=latitude, longitude=longitude))

    def rings(self, code: str) -> tuple[Ring, ...]:
        """The outline in the picture, cut at the frame."""
        if not Box(*map(float, shape(code).bounds)).meets(self._shown()):
            return ()
        rings = (_clipped(tuple(map(self.at, ring)), self.frame) for ring in shape(code).rings)
        return tuple(ring for ring in map(_rounded, rings) if len(ring) >= 3)

    def _shown(self) -> Box:
        right = self.from_x + (self.frame.right - self.frame.left) / self.scale
        bottom = self.from_y + (self.frame.bottom - self.frame.top) / self.scale
        return Box(self.from_x, self.from_y, right, bottom)

    def scale_bar(self, *, about: float) -> tuple[int, float]:
        """A round number of kilometres and its length, near the wanted length."""
        lengths = [(km, km * _MAP_UNITS_PER_KM * self.scale) for km in _ROUND_SCALES]
        return min(lengths, key=lambda length: (abs(length[1] - about), length[0]))


def view(codes: Iterable[str], spots: Iterable[Point], *, width: float, most_height: float) -> View:
    """All the municipalities and spots with a margin, as large as the room allows."""
    boxes = [shape(code).bounds for code in codes]
    xs = [x for box in boxes for x in (box[0], box[2])] + [x for x, _ in spots]
    ys = [y for box in boxes for y in (box[1], box[3])] + [y for _, y in spots]
    across = max(max(xs) - min(xs), _LEAST_KM * _MAP_UNITS_PER_KM) * (1 + 2 * _MARGIN)
    down = max(max(ys) - min(ys), _LEAST_KM * _MAP_UNITS_PER_KM) * (1 + 2 * _MARGIN)
    scale = min(width / across, most_height / down)
    height = min(most_height, max(down * scale, width * 0.55))
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return View(scale, middle_x - width / scale / 2, middle_y - height / scale / 2, Box(0, 0, width, height))


def path_of(rings: tuple[Ring, ...]) -> str:
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings)


def box_of(rings: tuple[Ring, ...]) -> Box:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _rounded(ring: Ring) -> Ring:
    """Neighbours round their common border alike, so that no gap opens between them."""
    points = [(round(x / _FINEST) * _FINEST, round(y / _FINEST) * _FINEST) for x, y in ring]
    return tuple(point for place, point in enumerate(points) if point != points[place - 1])


def _clipped(ring: Ring, frame: Box) -> Ring:
    """Sutherland and Hodgman: cut along one edge of the frame at a time."""
    for axis, limit, keeps_more in (
        (0, frame.left, True),
        (0, frame.right, False),
        (1, frame.top, True),
        (1, frame.bottom, False),
    ):
        ring = _cut(ring, axis=axis, limit=limit, keeps_more=keeps_more)
    return ring


def _cut(ring: Ring, *, axis: int, limit: float, keeps_more: bool) -> Ring:
    kept: list[Point] = []
    for place, here in enumerate(ring):
        before = ring[place - 1]
        is_in = here[axis] >= limit if keeps_more else here[axis] <= limit
        was_in = before[axis] >= limit if keeps_more else before[axis] <= limit
        if is_in != was_in:
            part = (limit - before[axis]) / (here[axis] - before[axis])
            crossing = [before[0] + part * (here[0] - before[0]), before[1] + part * (here[1] - before[1])]
            crossing[axis] = limit
            kept.append((crossing[0], crossing[1]))
        if is_in:
            kept.append(here)
    return tuple(kept)


def is_inside(point: Point, rings: tuple[Ring, ...]) -> bool:
    """Even-odd: a line from the point crosses the outline an odd number of times."""
    x, y = point
    inside = False
    for ring in rings:
        for place, (ax, ay) in enumerate(ring):
            bx, by = ring[place - 1]
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def outline_points(rings: tuple[Ring, ...], *, count: int = 72) -> tuple[Point, ...]:
    """Points at even distances along the outline: enough to know how deep inside something lies."""
    edges = [(ring[place - 1], here) for ring in rings for place, here in enumerate(ring)]
    step = sum(dist(a, b) for a, b in edges) / count or 1.0
    found: list[Point] = []
    for a, b in edges:
        parts = int(dist(a, b) / step) + 1
        found += [(a[0] + (b[0] - a[0]) * n / parts, a[1] + (b[1] - a[1]) * n / parts) for n in range(parts)]
    return tuple(found[:: max(1, len(found) // count)])


def inset(point: Point, outline: tuple[Point, ...]) -> float:
    """How far it is to the outline."""
    return min(dist(point, edge) for edge in outline)
