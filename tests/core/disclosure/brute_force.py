"""The stupid oracle: writes down every table there could be, and looks which of them agree with what is shown."""

from collections.abc import Iterator, Sequence
from itertools import product

from jobbspar.core.disclosure.tables import EVERYONE, STOPPED_AT, Cell, RawCounts, SafeCounts

Table = dict[Cell, int]


def ways_to_share(people: int, *, places: int) -> Iterator[tuple[int, ...]]:
    """All ways to put so many people in so many places."""
    if places == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in ways_to_share(people - first, places=places - 1):
            yield (first, *rest)


def members(cell: Cell, crossing: dict[str, str], raws: Sequence[RawCounts]) -> bool:
    """A person of this crossing is counted in the cell; read from the definition and not from any sum."""
    dimensions = {dimension.name: dimension for raw in raws for dimension in raw.dimensions}
    for name, category in cell:
        own = crossing[name]
        if category.startswith(STOPPED_AT):
            if own != category.removeprefix(STOPPED_AT):
                return False
        elif dimensions[name].is_nested:
            order = dimensions[name].categories
            if order.index(own) < order.index(category):
                return False
        elif own != category:
            return False
    return True


def every_table(raws: Sequence[RawCounts], *, people: int) -> list[Table]:
    """The crossing of all dimensions of the page, filled in every way, and each cell of the page counted in it."""
    dimensions = list({dimension.name: dimension for raw in raws for dimension in raw.dimensions}.values())
    crossings = [
        dict(zip([dimension.name for dimension in dimensions], chosen, strict=True))
        for chosen in product(*(dimension.categories for dimension in dimensions))
    ]
    cells = {cell for raw in raws for cell in raw.values()}
    counted_in = {cell: [members(cell, crossing, raws) for crossing in crossings] for cell in cells}
    return [
        {cell: sum(n for n, is_in in zip(way, inside, strict=True) if is_in) for cell, inside in counted_in.items()}
        for way in ways_to_share(people, places=len(crossings))
    ]


def could_be(table: Table, shown: dict[Cell, int], *, never_zero: set[Cell]) -> bool:
    return all(table[cell] == count for cell, count in shown.items()) and all(table[cell] > 0 for cell in never_zero)


def possible_values(tables: list[Table], safes: Sequence[SafeCounts], *, never_zero: set[Cell]) -> dict[Cell, set[int]]:
    """For each cell that is not shown, every number it has in some table that agrees with what is shown."""
    shown = {cell: count for safe in safes for cell, count in safe.shown.items()}
    left = [table for table in tables if could_be(table, shown, never_zero=never_zero)]
    return {cell: {table[cell] for table in left} for cell in tables[0] if cell not in shown}


def known_not_to_be_empty(raws: Sequence[RawCounts], safes: Sequence[SafeCounts], truth: Table) -> set[Cell]:
    """Hidden cells that a well-informed reader knows hold somebody, put in words of rows and columns.

    Zeros are hidden only under a hidden margin or with all zeros of their row or column. So a cell holds somebody when
    the margins above it are shown and none of its rows and columns has a hidden zero.
    """
    shown = {cell for safe in safes for cell in safe.shown}
    found = set()
    for cell in truth:
        if cell in shown or cell == EVERYONE or any(category.startswith(STOPPED_AT) for _, category in cell):
            continue
        lines = list(lines_of(cell, raws, truth))
        is_below_hidden = any(whole not in shown for whole, _ in lines)
        has_hidden_zero = any(truth[part] == 0 and part not in shown for _, parts in lines for part in parts)
        if not is_below_hidden and not has_hidden_zero:
            found.add(cell)
    return found


def lines_of(cell: Cell, raws: Sequence[RawCounts], truth: Table) -> Iterator[tuple[Cell, list[Cell]]]:
    """The margin above a cell, once for each of its restrictions, with all that the margin is divided into."""
    for dimension in {dimension.name: dimension for raw in raws for dimension in raw.dimensions}.values():
        own = dict(cell).get(dimension.name)
        if own is None:
            continue
        others = cell - {(dimension.name, own)}
        if not dimension.is_nested:
            yield others, [others | {(dimension.name, category)} for category in dimension.categories]
            continue
        before = dimension.categories[dimension.categories.index(own) - 1]
        above = others if before == dimension.categories[0] else others | {(dimension.name, before)}
        yield above, [cell, others | {(dimension.name, STOPPED_AT + before)}]
