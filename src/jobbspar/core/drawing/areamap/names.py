"""Where names and marks may stand on a map without covering one another."""

from math import cos, pi, sin

from jobbspar.core.drawing.areamap.view import Point, Ring, box_of, inset, is_inside, outline_points
from jobbspar.core.drawing.canvas import Box
from jobbspar.core.drawing.lettering import text_width

_FINE_GRID, _COARSE_GRID = 11, 4
_AIR = 2.0
_TURNS = 12
_STEP = 9.0
_MOST_STEPS = 40


class Board:
    """The room on the map: what is taken, and the frame that nothing may cross."""

    def __init__(self, frame: Box) -> None:
        self._frame = frame.grown(-4)
        self._taken: list[Box] = []

    def is_free(self, box: Box) -> bool:
        return self._frame.holds(box) and not any(box.meets(other) for other in self._taken)

    def take(self, box: Box) -> None:
        self._taken.append(box.grown(_AIR))

    def mark(self, at: Point, *, radius: float) -> Point:
        """The nearest free spot for a round mark, in circles outwards; the wanted spot itself when all is full."""
        held = (
            min(max(at[0], self._frame.left + radius), self._frame.right - radius),
            min(max(at[1], self._frame.top + radius), self._frame.bottom - radius),
        )
        for spot in _spiral(held):
            box = Box(spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius)
            if self.is_free(box):
                self.take(box)
                return spot
        return held

    def name(self, text: str, rings: tuple[Ring, ...], *, size: float, is_needed: bool) -> Point | None:
        """The middle of a name: deep inside its shape if that is free, else beside it if it must be there."""
        width = text_width(text, size=size)
        spots = _inner_spots(rings, width=width, grid=_FINE_GRID if is_needed else _COARSE_GRID)
        if is_needed:
            spots = [*spots, *_spiral(spots[0] if spots else _middle(rings))]
        for spot in spots:
            box = Box(spot[0] - width / 2, spot[1] - size / 2, spot[0] + width / 2, spot[1] + size / 2)
            if self.is_free(box):
                self.take(box)
                return spot
        return None


def _inner_spots(rings: tuple[Ring, ...], *, width: float, grid: int) -> list[Point]:
    """Points inside: first those where the whole name lies deep inside, then those where its middle does."""
    box = box_of(rings)
    across, down = (box.right - box.left) / grid, (box.bottom - box.top) / grid
    points = [
        (box.left + (column + 0.5) * across, box.top + (row + 0.5) * down)
        for row in range(grid)
        for column in range(grid)
    ]
    outline = outline_points(rings)
    inner = [
        (_depth(point, rings, outline, half=width / 2), inset(point, outline), point)
        for point in points
        if is_inside(point, rings)
    ]
    return [point for _, _, point in sorted(inner, key=lambda found: (-round(found[0]), -round(found[1], 3), found[2]))]


def _depth(point: Point, rings: tuple[Ring, ...], outline: tuple[Point, ...], *, half: float) -> float:
    """How far inside the outline the ends of a name are; nothing when one is outside."""
    ends = ((point[0] - half, point[1]), (point[0] + half, point[1]))
    if not all(is_inside(end, rings) for end in ends):
        return 0.0
    return min(inset(end, outline) for end in ends)


def _middle(rings: tuple[Ring, ...]) -> Point:
    box = box_of(rings)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _spiral(at: Point) -> list[Point]:
    around = [
        (at[0] + steps * _STEP * cos(2 * pi * turn / _TURNS), at[1] + steps * _STEP * sin(2 * pi * turn / _TURNS))
        for steps in range(1, _MOST_STEPS)
        for turn in range(_TURNS)
    ]
    return [at, *around]
