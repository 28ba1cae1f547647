"""A line map as values: each track a line, each step a station, each round a train at its station."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobbspar.core.drawing.canvas import Cell, Table
from jobbspar.core.messages import N_


@dataclass(frozen=True, slots=True)
class Station:
    """A step, a gate to pass, or the job at the end. `key` is unique on its line."""

    key: str
    name: str
    is_gate: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Train:
    """A round and how many people it carries; `people` is a text that is already fit to show."""

    name: str
    at: str
    people: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A track. Each step holds one station, or several that are travelled at the same time."""

    key: str
    badge: str
    name: str
    steps: tuple[tuple[Station, ...], ...]
    goal: Station | None = None
    colour: int = 0
    kind: str = ""
    is_preparatory: bool = False
    leads_to: tuple[str, ...] = ()
    trains: tuple[Train, ...] = ()
    url: str = ""

    def __post_init__(self) -> None:
        if not all(self.steps) or not self.stops:
            raise ValueError(f"the line {self.key!r} has a step without a station")
        keys = [station.key for station in self.stations()]
        if len(keys) != len(set(keys)):
            raise ValueError(f"the line {self.key!r} has two stations with one key")
        lost = [train.name for train in self.trains if train.at not in keys]
        if lost:
            raise ValueError(f"the trains {lost} stand at no station of the line {self.key!r}")

    @property
    def stops(self) -> tuple[tuple[Station, ...], ...]:
        """The steps in order, the goal last."""
        return self.steps if self.goal is None else (*self.steps, (self.goal,))

    def stations(self) -> Iterator[Station]:
        for stop in self.stops:
            yield from stop

    def trains_at(self, station: Station) -> tuple[Train, ...]:
        return tuple(train for train in self.trains if train.at == station.key)


@dataclass(frozen=True, slots=True)
class LineMap:
    """The lines of a municipality or a cooperation, in the order they are to be read."""

    lines: tuple[TrackLine, ...]

    def __post_init__(self) -> None:
        keys = [line.key for line in self.lines]
        if len(keys) != len(set(keys)):
            raise ValueError("two lines have one key")

    def joins(self) -> tuple[tuple[TrackLine, TrackLine], ...]:
        """Line and the line it leads to; a join that would close a circle, or leads off the map, is left out."""
        by_key = {line.key: line for line in self.lines}
        found: list[tuple[TrackLine, TrackLine]] = []
        for line in self.lines:
            for key in dict.fromkeys(line.leads_to):
                if key in by_key and line.key not in _reached_from(key, found):
                    found.append((line, by_key[key]))
        return tuple(found)

    def groups(self) -> tuple[tuple[TrackLine, ...], ...]:
        """Lines that are joined stand together, each after the lines that lead to it."""
        placed: set[str] = set()
        groups = []
        for line in self.lines:
            members = self._together_with(line)
            group = [member for member in self._travel_order(members) if member.key not in placed]
            placed |= {member.key for member in group}
            if group:
                groups.append(tuple(group))
        return tuple(groups)

    def _together_with(self, line: TrackLine) -> set[str]:
        keys = {line.key}
        while True:
            more = {key for a, b in self.joins() if {a.key, b.key} & keys for key in (a.key, b.key)}
            if more <= keys:
                return keys
            keys |= more

    def _travel_order(self, keys: set[str]) -> list[TrackLine]:
        ordered: list[TrackLine] = []

        def place(line: TrackLine) -> None:
            for before, after in self.joins():
                if after.key == line.key and before not in ordered:
                    place(before)
            if line not in ordered:
                ordered.append(line)

        for line in self.lines:
            if line.key in keys:
                place(line)
        return ordered

    def as_table(self) -> Table:
        """One row a station, in travelling order."""
        names = {line.key: f"{line.badge} {line.name}" for line in self.lines}
        rows: list[tuple[Cell, ...]] = []
        for line in self.lines:
            onward = "; ".join(names[after.key] for before, after in self.joins() if before.key == line.key)
            for place, stop in enumerate(line.stops, start=1):
                rows.extend(
                    (
                        Cell(names[line.key], line.url),
                        Cell(str(place)),
                        Cell(station.name, station.url),
                        Cell(word=_kind(line, station)),
                        Cell("; ".join(f"{train.name}: {train.people}" for train in line.trains_at(station))),
                        Cell(onward if place == len(line.stops) else ""),
                    )
                    for station in stop
                )
        return Table(
            (N_("Track"), N_("Step"), N_("Station"), N_("Kind"), N_("Rounds here"), N_("Leads to")), tuple(rows)
        )


def _kind(line: TrackLine, station: Station) -> str:
    if station == line.goal:
        return N_("Job")
    return N_("Gate") if station.is_gate else N_("Activity")


def _reached_from(start: str, joins: list[tuple[TrackLine, TrackLine]]) -> set[str]:
    reached = {start}
    while True:
        more = {after.key for before, after in joins if before.key in reached} - reached
        if not more:
            return reached
        reached |= more
