"""The map itself: land, names, marks, flows, scale, and the list of what the numbers mean."""

from collections.abc import Iterator
from functools import lru_cache
from math import dist

from jobbspar.core.drawing.areamap.flows import flow_marks
from jobbspar.core.drawing.areamap.locator import HEIGHT as LOCATOR_HEIGHT
from jobbspar.core.drawing.areamap.locator import WIDTH as LOCATOR_WIDTH
from jobbspar.core.drawing.areamap.locator import has_locator, locator
from jobbspar.core.drawing.areamap.names import Board
from jobbspar.core.drawing.areamap.values import AreaMap, AreaPlace, Site, SiteKind
from jobbspar.core.drawing.areamap.view import Point, Ring, View, box_of, path_of, view
from jobbspar.core.drawing.canvas import (
    Box,
    Circle,
    Drawing,
    Link,
    Mark,
    Path,
    Rect,
    Shape,
    Text,
    lines_height,
    text_lines,
)
from jobbspar.core.drawing.lettering import text_width, wrap
from jobbspar.core.places import map_point, neighbourhood

_BESIDE_FROM = 900.0
_LIST_SHARE = 0.27
_MOST_HEIGHT = 640.0
_MARK = 11.0
_NAME_SIZE = 15.0
_QUIET_SIZE = 12.0
_LIST_SIZE = 14.0
_LIST_GAP = 10.0
_LOCATOR_AIR = 34.0


@lru_cache(maxsize=96)
def draw_areamap(area: AreaMap, *, width: float) -> Drawing:
    """The map, with the list of sites beside it or under it; nothing to show gives an empty drawing."""
    # Remembered: land seldom moves, and finding room for its names takes a while.
    if not area.places:
        return Drawing(width, 20.0, ())
    is_beside = width >= _BESIDE_FROM
    with_locator = has_locator(area) and (is_beside or bool(area.sites))
    for_locator = LOCATOR_WIDTH + _LOCATOR_AIR if with_locator else 0.0
    for_list = width * _LIST_SHARE if area.sites else 0.0
    map_width = width - for_list - for_locator if is_beside else width
    spots = [map_point(latitude=site.latitude, longitude=site.longitude) for site in area.sites]
    most_height = min(_MOST_HEIGHT, width * 1.15)
    seen = view([place.code for place in area.places], spots, width=map_width, most_height=most_height)
    left, top = (map_width + 28, 6.0) if is_beside else (4.0, seen.frame.bottom + 18)
    marks = list(_map_marks(area, seen))
    listed, bottom = _site_list(area.sites, left=left, top=top, width=width - left - 4 - for_locator)
    if with_locator:
        marks += locator(area, left=width - LOCATOR_WIDTH - 4, top=top)
        bottom = max(bottom, top + LOCATOR_HEIGHT)
    return Drawing(width, round(max(seen.frame.bottom, bottom) + 6, 1), (*marks, *listed))


def _map_marks(area: AreaMap, seen: View) -> Iterator[Mark]:
    frame = seen.frame
    yield Rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, "outside", radius=6)
    chosen = {place.code: seen.rings(place.code) for place in area.places}
    around = {code: seen.rings(code) for code in neighbourhood(tuple(chosen)) if code not in chosen}
    around = {code: rings for code, rings in around.items() if rings}
    for rings in around.values():
        yield Path(path_of(rings), "land", box_of(rings))
    for place in area.places:
        land = Path(path_of(chosen[place.code]), "land-chosen", box_of(chosen[place.code]))
        yield Link(place.url, f"{place.shown_name}. {place.note}".strip(". "), (land,))
    yield Rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, "map-frame", radius=6)
    board = Board(frame)
    scale = _scale(seen)
    board.take(Box(frame.left, frame.bottom - 34, frame.left + scale[-1].box.right + 14, frame.bottom))
    placed = [(site, at, board.mark(at, radius=_MARK)) for site, at in ((s, _spot(s, seen)) for s in area.sites)]
    named = list(_names(area.places, chosen, board))
    yield from flow_marks(area, seen, board)
    yield from _quiet_names(around, board)
    yield from named
    for _, at, spot in placed:
        yield from _pointer(at=at, spot=spot)
    for number, (site, _, spot) in enumerate(placed, start=1):
        sign = _site_sign(site.kind, number, x=spot[0], y=spot[1])
        yield Link(site.url, f"{number} {site.name}", (*_ring(site, at=spot), *sign))
    yield from scale


def _spot(site: Site, seen: View) -> Point:
    return seen.spot(latitude=site.latitude, longitude=site.longitude)


def _names(places: tuple[AreaPlace, ...], rings: dict[str, tuple[Ring, ...]], board: Board) -> Iterator[Text]:
    """The smallest municipality first, since it has the least choice."""
    for place in sorted(places, key=lambda place: (_size(rings[place.code]), place.code)):
        spot = board.name(place.shown_name, rings[place.code], size=_NAME_SIZE, is_needed=True)
        if spot is not None:
            yield _centred(place.shown_name, spot, "place-name halo-strong", _NAME_SIZE)


def _quiet_names(around: dict[str, tuple[Ring, ...]], board: Board) -> Iterator[Text]:
    for code, rings in sorted(around.items()):
        name = AreaPlace(code).shown_name
        box = box_of(rings)
        fits = text_width(name, size=_QUIET_SIZE) < box.right - box.left
        spot = board.name(name, rings, size=_QUIET_SIZE, is_needed=False) if fits else None
        if spot is not None:
            yield _centred(name, spot, "neighbour-name", _QUIET_SIZE)


def _size(rings: tuple[Ring, ...]) -> float:
    box = box_of(rings)
    return (box.right - box.left) * (box.bottom - box.top)


def _centred(text: str, spot: Point, css: str, size: float) -> Text:
    return Text(round(spot[0], 1), round(spot[1] + size * 0.32, 1), text, css, size, "middle")


def _pointer(*, at: Point, spot: Point) -> Iterator[Shape]:
    """From a mark that had to give way to where it belongs."""
    if dist(at, spot) > 2:
        box = Box(min(at[0], spot[0]), min(at[1], spot[1]), max(at[0], spot[0]), max(at[1], spot[1]))
        yield Path(f"M{at[0]:.1f} {at[1]:.1f}L{spot[0]:.1f} {spot[1]:.1f}", "leader", box)
        yield Circle(round(at[0], 1), round(at[1], 1), 2.5, "site-dot")


def _ring(site: Site, *, at: Point) -> Iterator[Circle]:
    """Round the sign of the site that is chosen."""
    if site.is_chosen:
        yield Circle(at[0], at[1], _MARK + 5, "site-ring")


def _site_sign(kind: SiteKind, number: int, *, x: float, y: float) -> tuple[Shape, ...]:
    """Told apart without colour: squares are work, round marks education, diamonds offices; dashed does not open."""
    css = f"site site-{kind.value}"
    mark: Shape
    if kind == SiteKind.EDUCATION:
        mark = Circle(x, y, _MARK, css)
    elif kind != SiteKind.OFFICE:
        mark = Rect(x - _MARK + 1, y - _MARK + 1, 2 * _MARK - 2, 2 * _MARK - 2, css, radius=4)
    else:
        r = _MARK + 2.5
        d = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z"
        mark = Path(d, css, Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK))
    on = " on-paper" if kind == SiteKind.ROUND_STOPPED else ""
    return mark, Text(round(x, 1), round(y + 4.3, 1), str(number), f"site-number{on}", 12, "middle")


def _site_list(sites: tuple[Site, ...], *, left: float, top: float, width: float) -> tuple[list[Mark], float]:
    """Number, name and place of each site."""
    marks: list[Mark] = []
    y = top
    for number, site in enumerate(sites, start=1):
        name = wrap(site.name, size=_LIST_SIZE, width=width - 34)
        where = wrap(site.where, size=_LIST_SIZE, width=width - 34, most_lines=2) if site.where else ()
        under = y + lines_height(name, size=_LIST_SIZE) + 5
        sign = _site_sign(site.kind, number, x=left + _MARK + 2, y=y + _MARK)
        texts = (
            *text_lines(name, x=left + 34, top=y + 3, css="site-name", size=_LIST_SIZE),
            *text_lines(where, x=left + 34, top=under + 1, css="site-where", size=_LIST_SIZE),
        )
        label = ", ".join(filter(None, (f"{number} {site.name}", site.where)))
        marks.append(Link(site.url, label, (*_ring(site, at=(left + _MARK + 2, y + _MARK)), *sign, *texts)))
        y = max(y + 2 * _MARK, under + lines_height(where, size=_LIST_SIZE)) + _LIST_GAP
    return marks, y


def _scale(seen: View) -> tuple[Path, Text]:
    km, length = seen.scale_bar(about=min(110.0, (seen.frame.right - seen.frame.left) / 4))
    x, y = seen.frame.left + 14, seen.frame.bottom - 14
    line = Path(f"M{x:.1f} {y - 5:.1f}v5h{length:.1f}v-5", "scale-line", Box(x, y - 5, x + length, y))
    return line, Text(x + length + 7, y + 1, f"{km} km", "scale-text halo", _QUIET_SIZE)
