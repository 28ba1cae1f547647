"""Where the stops of joined lines stand from left to right, and where lines change between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from jobbspar.core.drawing.linemap.values import TrackLine

Joins = tuple[tuple[TrackLine, TrackLine], ...]

SIDE = 66.0
LEAST_UNIT = 64.0
_AIRY_UNIT = 96.0
_WIDEST_UNIT = 190.0
_BEFORE_STATION = 60.0
_CHANGE_GAP = 48.0
_LANE = 13.0
_SIGN_ROOM = 28.0


@dataclass(frozen=True, slots=True)
class Group:
    """Joined lines in levels, each level after the one that leads to it; `points_to` are joins not drawn as tracks."""

    levels: tuple[tuple[TrackLine, ...], ...]
    joins: Joins
    points_to: Joins = ()

    @property
    def weights(self) -> tuple[float, ...]:
        """One for each column; where lines part into parallel tracks columns are broader."""
        found: list[float] = []
        for level in self.levels:
            longest = max(len(line.stops) for line in level)
            found += [max(_weight(line, place) for line in level) for place in range(longest)]
        return tuple(found)

    @property
    def starts(self) -> tuple[int, ...]:
        """The first column of each level."""
        starts = [0]
        for level in self.levels:
            starts.append(starts[-1] + max(len(line.stops) for line in level))
        return tuple(starts[:-1])

    @property
    def side(self) -> float:
        outward = [before.key for before, _ in self.points_to]
        inward = [after.key for _, after in self.points_to]
        signs = max([1, *(outward.count(key) for key in outward), *(inward.count(key) for key in inward)])
        return SIDE + _SIGN_ROOM * (signs - 1)

    def lanes(self, level: int) -> tuple[str, ...]:
        """The lines that change before this level, in the order of their lanes."""
        keys = {line.key for line in self.levels[level]}
        return tuple(dict.fromkeys(before.key for before, after in self.joins if after.key in keys))

    def gap(self, level: int) -> float:
        return _CHANGE_GAP + _LANE * len(self.lanes(level)) if level else 0.0

    def unit(self, *, width: float) -> float:
        """The widest step from column to column that this width allows."""
        steps = sum((a + b) / 2 for a, b in pairwise(self.weights))
        room = width - 2 * self.side - sum(self.gap(level) for level in range(len(self.levels)))
        return room / steps if steps else room


@dataclass(frozen=True, slots=True)
class Columns:
    """The stops of each line, the x where each line changes, and the walls no name may cross."""

    stops: Mapping[str, tuple[float, ...]]
    changes: Mapping[tuple[str, str], float]
    walls: Mapping[str, tuple[float, float]]


def group(lines: tuple[TrackLine, ...], joins: Joins, *, width: float) -> Group | None:
    """Joined lines beside one another if that finds room, else under one another, else nothing."""
    for found in (_joined(lines, joins), Group((lines,), (), joins)):
        if found.unit(width=width) >= LEAST_UNIT:
            return found
    return None


def units(groups: tuple[Group, ...], *, width: float) -> tuple[float, ...]:
    """The same step for all groups when that leaves air, else each its own."""
    own = [group.unit(width=width) for group in groups]
    common = min(own, default=_WIDEST_UNIT)
    most = min(common, _WIDEST_UNIT) if common >= _AIRY_UNIT else 1.4 * _AIRY_UNIT
    return tuple(min(unit, most) for unit in own)


def place_columns(found: Group, *, unit: float, width: float) -> Columns:
    weights, starts = found.weights, found.starts
    xs = [found.side]
    for column, (a, b) in enumerate(pairwise(weights), start=1):
        gap = found.gap(starts.index(column)) if column in starts else 0.0
        xs.append(xs[-1] + (a + b) / 2 * unit + gap)
    stops, walls = {}, {}
    for level, lines in enumerate(found.levels):
        for line in lines:
            stops[line.key] = tuple(xs[starts[level] :][: len(line.stops)])
            walls[line.key] = _walls(found, level, xs, width=width)
    changes = {
        (before.key, after.key): _lane_x(found, level, xs, lane=found.lanes(level).index(before.key))
        for before, after in found.joins
        for level, lines in enumerate(found.levels)
        if after in lines
    }
    return Columns(stops, changes, walls)


def _joined(lines: tuple[TrackLine, ...], joins: Joins) -> Group:
    """A join that would pass over a level is not drawn."""
    level = {line.key: 0 for line in lines}
    for _ in lines:
        for before, after in joins:
            level[after.key] = max(level[after.key], level[before.key] + 1)
    levels = tuple(
        tuple(line for line in lines if level[line.key] == number) for number in range(max(level.values()) + 1)
    )
    near = tuple(join for join in joins if level[join[1].key] - level[join[0].key] == 1)
    return Group(levels, near, tuple(join for join in joins if join not in near))


def _weight(line: TrackLine, place: int) -> float:
    abreast = len(line.stops[place]) if place < len(line.stops) else 1
    return 1.0 if abreast == 1 else 1.3 if abreast == 2 else 3.0


def _lane_x(found: Group, level: int, xs: list[float], *, lane: int) -> float:
    return xs[found.starts[level]] - _BEFORE_STATION - _LANE * lane


def _walls(found: Group, level: int, xs: list[float], *, width: float) -> tuple[float, float]:
    left = _lane_x(found, level, xs, lane=0) if level else 2.0
    if level + 1 == len(found.levels):
        return left, width - 2.0
    return left, _lane_x(found, level + 1, xs, lane=len(found.lanes(level + 1)) - 1)
