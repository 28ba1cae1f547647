"""Builds the made-up municipalities of the demo: a patch of land that looks like Norrland and is nowhere."""

import csv
from pathlib import Path
from random import Random

import pyproj
import shapely

PLACES = Path(__file__).resolve().parent.parent / "src" / "jobbspar" / "core" / "places"
# Name, seat, and the seat's position in kilometres from the south-western corner.
PRETEND = (
    ("9901", "Larch", "Larchköping", 60, 45),
    ("9902", "Elm", "Elmsele", 105, 165),
    ("9903", "Spruce", "Sprucesjö", 165, 150),
    ("9904", "Rowan", "Rowanträsk", 150, 215),
    ("9905", "Aspen", "Aspenberg", 215, 190),
    ("9906", "Alder", "Aldernäs", 120, 108),
    ("9907", "Birch", "Birchby", 40, 130),
    ("9908", "Maple", "Mapleå", 195, 95),
    ("9909", "Willow", "Willowstrand", 135, 50),
    ("9910", "Hazel", "Hazelfors", 55, 215),
    ("9911", "Linden", "Lindenmark", 255, 140),
    ("9912", "Juniper", "Juniperhamn", 220, 35),
)
CORNER_EAST, CORNER_NORTH = 500_000, 7_050_000
UNIT_M, UNITS_PER_KM = 100, 10
ROUGHNESS, DEPTH = 0.16, 4
Point = tuple[int, int]


def main() -> None:
    """Write pretend.tsv and pretend_shapes.tsv beside the real ones."""
    seats = {code: (10 * x, -10 * y) for code, _, _, x, y in PRETEND}
    to_degrees = pyproj.Transformer.from_crs(3006, 4326, always_xy=True).transform
    with (PLACES / "pretend.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["code", "name", "county", "seat", "latitude", "longitude"])
        for code, name, seat, x, y in PRETEND:
            longitude, latitude = to_degrees(CORNER_EAST + 1000 * x, CORNER_NORTH + 1000 * y)
            writer.writerow([code, name, "Påhittade län", seat, f"{latitude:.4f}", f"{longitude:.4f}"])
    with (PLACES / "pretend_shapes.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["code", "rings"])
        writer.writerows([code, encoded(ring)] for code, ring in cells(seats).items())


def cells(seats: dict[str, Point]) -> dict[str, list[Point]]:
    """The land nearest each seat, with borders as uneven as rivers."""
    points = shapely.MultiPoint(list(seats.values()))
    land = points.convex_hull.buffer(420, quad_segs=4)
    parts = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=land))
    found = {}
    for code, seat in seats.items():
        part = next(part for part in parts if part.contains(shapely.Point(seat))).intersection(land)
        corners = [(round(x), round(y)) for x, y in part.exterior.coords[:-1]]
        corners = [corner for place, corner in enumerate(corners) if corner != corners[place - 1]]
        found[code] = [
            point
            for place, corner in enumerate(corners)
            for point in wiggled(corner, corners[(place + 1) % len(corners)])
        ]
    return found


def wiggled(start: Point, end: Point) -> list[Point]:
    """From the start up to the end: the same border seen from both sides."""
    first, last = sorted((start, end))
    path = [*displaced(first, last, Random(f"{first} {last}"), DEPTH), last]
    return path[:-1] if start == first else path[:0:-1]


def displaced(a: Point, b: Point, dice: Random, depth: int) -> list[Point]:
    length = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
    if depth == 0 or length < 20:
        return [a]
    shift = dice.uniform(-ROUGHNESS, ROUGHNESS)
    middle = (round((a[0] + b[0]) / 2 - (b[1] - a[1]) * shift), round((a[1] + b[1]) / 2 + (b[0] - a[0]) * shift))
    return [*displaced(a, middle, dice, depth - 1), *displaced(middle, b, dice, depth - 1)]


def encoded(ring: list[Point]) -> str:
    """As in build_places.py: steps in units of 100 m, y growing southwards."""
    x, y = 0, 0
    steps = []
    for east, south in ring:
        here = (east + CORNER_EAST // UNIT_M, south - CORNER_NORTH // UNIT_M)
        steps += [here[0] - x, here[1] - y]
        x, y = here
    return " ".join(map(str, steps))


if __name__ == "__main__":
    main()
