"""The whole country a thumb high, with a frame where the map lies."""

from collections.abc import Iterator

from jobbspar.core.drawing.areamap.values import AreaMap
from jobbspar.core.drawing.areamap.view import Ring, box_of, path_of
from jobbspar.core.drawing.canvas import Path, Rect, Shape
from jobbspar.core.places import MUNICIPALITIES, country_shape, shape

HEIGHT = 170.0
WIDTH = 76.0
_LEAST_FRAME = 13.0


def has_locator(area: AreaMap) -> bool:
    """Pretend municipalities lie nowhere in the country."""
    return all(place.code in MUNICIPALITIES for place in area.places)


def locator(area: AreaMap, *, left: float, top: float) -> Iterator[Shape]:
    country = country_shape()
    west, north, east, south = country.bounds
    scale = min(WIDTH / (east - west), HEIGHT / (south - north))

    def at(x: float, y: float) -> tuple[float, float]:
        return round(left + (x - west) * scale, 1), round(top + (y - north) * scale, 1)

    rings: tuple[Ring, ...] = tuple(tuple(at(x, y) for x, y in ring) for ring in country.rings)
    yield Path(path_of(rings), "country", box_of(rings))
    boxes = [shape(place.code).bounds for place in area.places]
    near = at(min(box[0] for box in boxes), min(box[1] for box in boxes))
    far = at(max(box[2] for box in boxes), max(box[3] for box in boxes))
    grow = [max(0.0, (_LEAST_FRAME - (far[i] - near[i])) / 2) for i in (0, 1)]
    x, y = near[0] - grow[0], near[1] - grow[1]
    width, height = far[0] - near[0] + 2 * grow[0], far[1] - near[1] + 2 * grow[1]
    yield Rect(round(x, 1), round(y, 1), round(width, 1), round(height, 1), "country-frame", radius=2)
