"""What every reader knows of a page of tables: which counts add up to which."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product

from jobbspar.core.disclosure.tables import STOPPED_AT, Cell, Dimension


@dataclass(frozen=True, slots=True)
class Sum:
    """The whole is its parts added together."""

    whole: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All tables about the same people, as one web of sums. Cells and sums are in a fixed order."""

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...]

    @property
    def wholes_of(self) -> dict[Cell, list[Cell]]:
        """The cells just above each: those it is added into."""
        above: dict[Cell, list[Cell]] = {cell: [] for cell in self.cells}
        for total in self.sums:
            for part in total.parts:
                above.setdefault(part, []).append(total.whole)
        return above


def page_of(tables: Collection[tuple[Dimension, ...]]) -> Page:
    """The web of sums of tables about the same people; cells that two tables have in common are one cell."""
    _require_same_categories(tables)
    _require_a_tree_of_tables(tables)
    cells = dict.fromkeys(cell for dimensions in tables for cell in _cells(dimensions))
    sums = dict.fromkeys(total for dimensions in tables for total in _sums(dimensions))
    return Page(tuple(cells), tuple(sums))


def _cells(dimensions: tuple[Dimension, ...]) -> Iterable[Cell]:
    # Everyone is in the first category of a nested dimension, so it has no cell of its own.
    listed = ((d, d.categories[1:] if d.is_nested else d.categories) for d in dimensions)
    choices = ([None, *((dimension.name, category) for category in categories)] for dimension, categories in listed)
    return (frozenset(item for item in chosen if item) for chosen in product(*choices))


def _sums(dimensions: tuple[Dimension, ...]) -> Iterable[Sum]:
    for cell in _cells(dimensions):
        restricted = dict(cell)
        for dimension in dimensions:
            if dimension.is_nested:
                yield from _sum_of_those_who_stopped(cell, dimension)
            elif dimension.name not in restricted:
                yield Sum(cell, tuple(cell | {(dimension.name, category)} for category in dimension.categories))


def _sum_of_those_who_stopped(cell: Cell, dimension: Dimension) -> Iterable[Sum]:
    """All who came so far are those who stopped there and those who came to the next category."""
    reached = dict(cell).get(dimension.name, dimension.categories[0])
    place = dimension.categories.index(reached)
    if place + 1 < len(dimension.categories):
        others = cell - {(dimension.name, reached)}
        stopped = others | {(dimension.name, STOPPED_AT + reached)}
        yield Sum(cell, (stopped, others | {(dimension.name, dimension.categories[place + 1])}))


def _require_same_categories(tables: Collection[tuple[Dimension, ...]]) -> None:
    seen: dict[str, Dimension] = {}
    for dimension in (dimension for dimensions in tables for dimension in dimensions):
        if seen.setdefault(dimension.name, dimension) != dimension:
            raise ValueError(f"{dimension.name} is divided in different ways in tables about the same people")


def _require_a_tree_of_tables(tables: Collection[tuple[Dimension, ...]]) -> None:
    """Refuses tables that close a ring, such as sex × schooling, schooling × outcome and outcome × sex.

    In a ring a reader can learn more than the sums say, because one crossing of all three must lie behind. Without a
    ring there always is such a crossing, so the sums say all (Beeri and others, 1983, on acyclic schemes).
    """
    edges = {frozenset(dimension.name for dimension in dimensions) for dimensions in tables}
    before = None
    while edges != before:
        before = edges
        names = [name for edge in edges for name in edge]
        shared = {frozenset(name for name in edge if names.count(name) > 1) for edge in edges}
        edges = {edge for edge in shared if not any(edge < other for other in shared)}
    if edges - {frozenset()}:
        raise ValueError("these tables close a ring; cross all their dimensions in one table instead")
