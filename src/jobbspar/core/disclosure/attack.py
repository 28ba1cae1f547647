"""Tries to undo the protection: what can a reader work out about the hidden counts, from what is shown alone?

Written apart from `protect` and by another method (narrowing bounds and trying everything that is left), so that the
two can judge each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jobbspar.core.disclosure.sums import Page, Sum, page_of
from jobbspar.core.disclosure.tables import EVERYONE, SMALLEST_SHOWN, STOPPED_AT, Cell, RawCounts, SafeCounts

# Numbers so far above everything shown count as "no limit".
ROOM_ABOVE_ALL_SHOWN = 60
MOST_TRIES = 200_000


class Range(NamedTuple):
    """The least and the most that a hidden count can be; no `highest` means that nothing shown sets a limit."""

    lowest: int
    highest: int | None

    @property
    def possible_values(self) -> int | None:
        return None if self.highest is None else self.highest - self.lowest + 1


class AttackGaveUp(Exception):
    """The page is too large to be searched through; what was not found is not thereby safe."""


def attack(tables: Sequence[SafeCounts]) -> dict[Cell, Range]:
    """What a reader of these tables about the same people can find out about each count that is not shown.

    The reader knows the rule: counts 1–4 are hidden; zeros are shown unless a margin above them or all zeros of their
    row or column are hidden; a table that is shown at all is about at least five people. Stops of nested dimensions
    are among the answers.
    """
    page, shown = _in_sight(tables)
    zeros = {cell for cell, count in shown.items() if count == 0}
    above = page.wholes_of
    open_zeros = {cell for cell in zeros if not any(whole in zeros for whole in above[cell])}
    veiled = [total for total in page.sums if open_zeros.isdisjoint(total.parts)]
    return _ranges(page, shown, maybe_veiled={part for total in veiled for part in total.parts})


def attack_by_insider(tables: Sequence[SafeCounts], *, truth: Mapping[Cell, int]) -> dict[Cell, Range]:
    """The same for a reader who has also been told in which rows and columns zeros are hidden."""
    page, shown = _in_sight(tables)
    veiled = [total for total in page.sums if any(truth[part] == 0 and part not in shown for part in total.parts)]
    return _ranges(page, shown, maybe_veiled={part for total in veiled for part in total.parts})


def faults(raws: Sequence[RawCounts], safes: Sequence[SafeCounts]) -> list[str]:
    """Everything wrong with a page, seen by one who knows the truth; empty when it may be shown."""
    found = []
    for population in dict.fromkeys(raw.population for raw in raws):
        pairs = [(raw, safe) for raw, safe in zip(raws, safes, strict=True) if raw.population == population]
        truth = {cell: count for raw, _ in pairs for cell, count in raw.values().items()}
        tables = [safe for _, safe in pairs]
        # Where what is shown is itself wrong there is no sense in what can be worked out from it.
        found += _wrongly_shown(tables, truth) or _known_too_well(tables, truth)
    return found


def _wrongly_shown(tables: Sequence[SafeCounts], truth: Mapping[Cell, int]) -> list[str]:
    return [
        f"{sorted(cell)} is shown as {count}, and is {truth[cell]}"
        for cell, count in _in_sight(tables)[1].items()
        if 0 < count < SMALLEST_SHOWN or count != truth[cell]
    ]


def _known_too_well(tables: Sequence[SafeCounts], truth: Mapping[Cell, int]) -> list[str]:
    return [
        f"{sorted(cell)} is known to be {known.lowest}–{known.highest}"
        for cell, known in attack_by_insider(tables, truth=truth).items()
        if known.possible_values is not None and known.possible_values < _values_needed(cell, truth[cell])
    ]


def _values_needed(cell: Cell, count: int) -> int:
    if 0 < count < SMALLEST_SHOWN:
        return SMALLEST_SHOWN
    return 1 if any(category.startswith(STOPPED_AT) for _, category in cell) else 2


def _in_sight(tables: Sequence[SafeCounts]) -> tuple[Page, dict[Cell, int]]:
    page = page_of([table.dimensions for table in tables])
    return page, {cell: count for table in tables for cell, count in table.shown.items()}


def _ranges(page: Page, shown: Mapping[Cell, int], *, maybe_veiled: set[Cell]) -> dict[Cell, Range]:
    if not shown:
        return {}
    search = Search(page, shown, maybe_veiled)
    return {cell: search.range_of(cell) for cell in search.hidden}


class Bounds(NamedTuple):
    low: int
    high: int


@dataclass(slots=True)
class Search:
    """The hidden counts as unknowns between bounds, tied by the sums."""

    page: Page
    shown: Mapping[Cell, int]
    maybe_veiled: set[Cell]
    hidden: list[Cell] = field(default_factory=list)
    start: dict[Cell, Bounds] = field(default_factory=dict)
    sums_of: dict[Cell, list[int]] = field(default_factory=dict)
    ceiling: int = 0
    tries: int = 0

    def __post_init__(self) -> None:
        above = self.page.wholes_of
        published = set(self.page.cells)
        self.ceiling = max(self.shown.values(), default=0) + ROOM_ABOVE_ALL_SHOWN
        self.hidden = [cell for cell in above if cell not in self.shown]
        for cell in self.hidden:
            is_below_hidden = any(whole not in self.shown for whole in above[cell])
            may_be_zero = cell not in published or is_below_hidden or cell in self.maybe_veiled
            low = SMALLEST_SHOWN if cell == EVERYONE else 0 if may_be_zero else 1
            self.start[cell] = Bounds(low, self.ceiling)
        for number, total in enumerate(self.page.sums):
            for cell in (total.whole, *total.parts):
                self.sums_of.setdefault(cell, []).append(number)
        narrowed = self._narrowed(self.start, list(range(len(self.page.sums))))
        if narrowed is None:
            raise ValueError("no table agrees with what is shown")
        self.start = narrowed

    def range_of(self, cell: Cell) -> Range:
        """Tries the numbers from below and from above until one fits."""
        self.tries = 0
        low, high = self.start[cell]
        while not self._fits(self.start, cell, Bounds(low, low)):
            low += 1
        while not self._fits(self.start, cell, Bounds(high, high)):
            high -= 1
        return Range(low, None if high == self.ceiling else high)

    def _fits(self, bounds: dict[Cell, Bounds], cell: Cell, within: Bounds) -> bool:
        """Some whole table lies within the bounds and has the cell in its own."""
        self.tries += 1
        if self.tries > MOST_TRIES:
            raise AttackGaveUp
        narrowed = self._narrowed({**bounds, cell: within}, self.sums_of[cell])
        if narrowed is None:
            return False
        open_cells = [cell for cell, (low, high) in narrowed.items() if low < high]
        if not open_cells:
            return True
        next_cell = min(open_cells, key=lambda one: narrowed[one].high - narrowed[one].low)
        low, high = narrowed[next_cell]
        middle = (low + high) // 2
        return any(self._fits(narrowed, next_cell, half) for half in (Bounds(low, middle), Bounds(middle + 1, high)))

    def _narrowed(self, bounds: dict[Cell, Bounds], unsettled: Sequence[int]) -> dict[Cell, Bounds] | None:
        """Each sum tightens its whole and its parts, until nothing more follows; nothing when they contradict."""
        waiting = dict.fromkeys(unsettled)
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            for cell, now in self._tightened(self.page.sums[number], bounds):
                if now.low > now.high:
                    return None
                if cell in bounds and now != bounds[cell]:
                    bounds[cell] = now
                    waiting.update(dict.fromkeys(self.sums_of[cell]))
        return bounds

    def _tightened(self, total: Sum, bounds: dict[Cell, Bounds]) -> list[tuple[Cell, Bounds]]:
        """What one sum says of its whole and of each of its parts, given the bounds of the others."""
        parts = [self._of(part, bounds) for part in total.parts]
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        whole = self._of(total.whole, bounds)
        found = [(total.whole, Bounds(max(whole.low, low), min(whole.high, high)))]
        for part, (least, most) in zip(total.parts, parts, strict=True):
            found.append((part, Bounds(max(least, whole.low - (high - most)), min(most, whole.high - (low - least)))))
        return found

    def _of(self, cell: Cell, bounds: dict[Cell, Bounds]) -> Bounds:
        return bounds[cell] if cell in bounds else Bounds(self.shown[cell], self.shown[cell])
