"""Tables of people before and after protection: raw counts stay inside, safe counts may be shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from itertools import product
from typing import Self

from jobbspar.core.messages import N_

# Handbook invariant 8: no count from 1 to 4 is shown.
SMALLEST_SHOWN = 5

WITHHELD = N_("Fewer than five people: the table is not shown, so that nobody can be recognised.")
HIDDEN_CELL = N_("Hidden, so that nobody can be recognised.")

# Held by this package alone; whoever has it may build SafeCounts.
SEAL = object()

# A cell is the set of restrictions that a person in it meets; the empty set is everyone.
Cell = frozenset[tuple[str, str]]
EVERYONE: Cell = frozenset()
# Stands before a category of a nested dimension for those who came so far and no further.
STOPPED_AT = "stopped at "


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to divide people: every person is in exactly one category.

    In a nested dimension, such as the stages of a recruitment, each category is part of the one before it and everyone
    is in the first. People are then given by the last category they reached, and a count is of all who came so far.
    """

    name: str
    categories: tuple[str, ...]
    is_nested: bool = False

    def __post_init__(self) -> None:
        if not self.categories or len(set(self.categories)) != len(self.categories):
            raise ValueError(f"the categories of {self.name} must be there and be different")
        if any(category.startswith(STOPPED_AT) for category in self.categories):
            raise ValueError(f"no category may begin with “{STOPPED_AT}”")


@dataclass(frozen=True, slots=True)
class RawCounts:
    """How many people there are in each crossing of the dimensions. Never to be shown.

    `population` says who is counted; tables of the same population are about the same people. `impossible` are
    crossings that everyone knows are empty; their zeros are always shown and hide nothing.
    """

    population: str
    dimensions: tuple[Dimension, ...]
    people: Mapping[tuple[str, ...], int]
    impossible: frozenset[tuple[str, ...]] = frozenset()

    def __post_init__(self) -> None:
        if len({dimension.name for dimension in self.dimensions}) != len(self.dimensions):
            raise ValueError("a table is not divided twice by the same dimension")
        crossings = set(product(*(dimension.categories for dimension in self.dimensions)))
        if unknown := (set(self.people) | self.impossible) - crossings:
            raise ValueError(f"no such crossing: {sorted(unknown)}")
        if any(count < 0 for count in self.people.values()):
            raise ValueError("there are no negative people")
        if any(self.people.get(crossing, 0) for crossing in self.impossible):
            raise ValueError("there are people in a crossing said to be impossible")
        if self.impossible and any(dimension.is_nested for dimension in self.dimensions):
            raise ValueError("impossible crossings cannot be stated for nested dimensions")

    @classmethod
    def of_groups(
        cls, groups: Iterable[tuple[tuple[str, ...], int]], *, population: str, dimensions: tuple[Dimension, ...]
    ) -> Self:
        """Adds up people counted already, each group of them given by one category per dimension and its size."""
        people: Counter[tuple[str, ...]] = Counter()
        for crossing, number in groups:
            people[crossing] += number
        return cls(population, dimensions, dict(people))

    @property
    def everyone(self) -> int:
        return sum(self.people.values())

    def values(self) -> dict[Cell, int]:
        """The true count of every cell that is or could be worked out, margins and stops included."""
        counts: Counter[Cell] = Counter()
        for crossing in product(*(dimension.categories for dimension in self.dimensions)):
            choices = (_restrictions(*pair) for pair in zip(self.dimensions, crossing, strict=True))
            for chosen in product(*choices):
                counts[frozenset(restriction for restriction in chosen if restriction)] += self.people.get(crossing, 0)
        return dict(counts)

    def impossible_cells(self) -> set[Cell]:
        names = [dimension.name for dimension in self.dimensions]
        return {frozenset(zip(names, crossing, strict=True)) for crossing in self.impossible}


def _restrictions(dimension: Dimension, category: str) -> list[tuple[str, str] | None]:
    """Every restriction that a person of this category meets; `None` restricts nothing."""
    if not dimension.is_nested:
        return [None, (dimension.name, category)]
    reached = dimension.categories[1 : dimension.categories.index(category) + 1]
    is_last = category == dimension.categories[-1]
    stopped = [] if is_last else [(dimension.name, STOPPED_AT + category)]
    return [None, *((dimension.name, name) for name in reached), *stopped]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, both of them shown."""

    part: int
    whole: int

    @property
    def percent(self) -> int:
        """Whole per cent, a half rounded up as Swedes do and not to even."""
        return (200 * self.part + self.whole) // (2 * self.whole)


@dataclass(frozen=True, slots=True)
class SafeCounts:
    """A table fit to show: no count in it is 1–4, and none can be worked out. Built by `protect` alone."""

    population: str
    dimensions: tuple[Dimension, ...]
    shown: Mapping[Cell, int] = field(repr=False)
    # Fewer than five people in all: nothing is shown.
    is_withheld: bool
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise TypeError("only protect() builds SafeCounts")

    def count(self, **where: str) -> int | None:
        """People in the cell, such as `count(sex="woman", outcome="work")`; `None` is hidden, no words is everyone."""
        return self.shown.get(self.cell(**where))

    def sum_of(self, *cells: Mapping[str, str]) -> int | None:
        """Cells that do not overlap taken together; hidden when one of them is."""
        counts = [self.count(**where) for where in cells]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None

    def share(self, part: Mapping[str, str], *, among: Mapping[str, str] | None = None) -> Share | None:
        """The part's share of a cell that holds it, of everyone by default; hidden when either count is."""
        whole = self.cell(**(among or {}))
        nested = {dimension.name for dimension in self.dimensions if dimension.is_nested}
        if not {item for item in whole if item[0] not in nested} <= self.cell(**part):
            raise ValueError("a share is of something that the part belongs to")
        numerator, denominator = self.shown.get(self.cell(**part)), self.shown.get(whole)
        return Share(numerator, denominator) if numerator is not None and denominator else None

    def cell(self, **where: str) -> Cell:
        by_name = {dimension.name: dimension for dimension in self.dimensions}
        for name, category in where.items():
            if name not in by_name or category not in by_name[name].categories:
                raise KeyError(f"the table has no {name} {category}")
        # Everyone is in the first category of a nested dimension, so it restricts nothing.
        return frozenset(
            (name, category)
            for name, category in where.items()
            if not (by_name[name].is_nested and category == by_name[name].categories[0])
        )

    @property
    def has_hidden(self) -> bool:
        return self.is_withheld or len(self.shown) < _number_of_cells(self.dimensions)


def _number_of_cells(dimensions: tuple[Dimension, ...]) -> int:
    number = 1
    for dimension in dimensions:
        number *= len(dimension.categories) + (0 if dimension.is_nested else 1)
    return number
