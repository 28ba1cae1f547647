"""The outline of each municipality on the map, in SWEREF 99 TM with 100 m as the unit and y growing southwards."""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from jobbspar.core.places.municipalities import MUNICIPALITIES, PRETEND_MUNICIPALITIES, UnknownMunicipality


@dataclass(frozen=True, slots=True)
class Shape:
    """Rings of points: islands and holes are rings too, to be filled with the even-odd rule."""

    rings: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """Least x, least y, greatest x, greatest y."""
        xs = [x for ring in self.rings for x, _ in ring]
        ys = [y for ring in self.rings for _, y in ring]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def path(self) -> str:
        """Ready for the `d` of an SVG path, in the shape's own units."""
        return "".join("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in self.rings)


def shape(code: str) -> Shape:
    """The outline of one municipality, or a refusal that names the code."""
    line = _read("shapes.tsv").get(code) or _read("pretend_shapes.tsv").get(code)
    if line is None:
        raise UnknownMunicipality(code=code)
    return _decoded(line)


def country_shape() -> Shape:
    """Sweden in a few strokes, for a picture a thumb high."""
    return _decoded(_read("country.tsv")["SE"])


def neighbourhood(codes: Collection[str]) -> tuple[str, ...]:
    """All municipalities that may lie around these: the real around the real, the pretend around the pretend."""
    worlds = (MUNICIPALITIES, PRETEND_MUNICIPALITIES)
    return tuple(code for world in worlds if any(one in world for one in codes) for code in world)


@cache
def _decoded(line: str) -> Shape:
    return Shape(tuple(_ring(part) for part in line.split(";")))


def _ring(text: str) -> tuple[tuple[int, int], ...]:
    steps = [int(number) for number in text.split()]
    return tuple(zip(accumulate(steps[0::2]), accumulate(steps[1::2]), strict=True))


@cache
def _read(table: str) -> dict[str, str]:
    with files(__package__).joinpath(table).open(encoding="utf-8") as lines:
        return {row["code"]: row["rings"] for row in csv.DictReader(lines, delimiter="\t")}
