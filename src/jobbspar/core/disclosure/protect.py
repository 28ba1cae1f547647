"""Hides small counts, and as little more as it takes so that none of them can be worked out.

The rule is in docs/explain/disclosure.md. In short: of every hidden count of 1–4, at least five values remain possible
for a reader who knows everything shown, the rule itself and which tables are about the same people.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jobbspar.core.disclosure.alternatives import Move, MoveSearch, Web, moved, times_possible
from jobbspar.core.disclosure.sums import Page, page_of
from jobbspar.core.disclosure.tables import EVERYONE, SEAL, SMALLEST_SHOWN, Cell, RawCounts, SafeCounts

# At least five values possible: the highest is four or more above the lowest.
SPREAD_OF_SMALL = SMALLEST_SHOWN - 1
# Whatever else is hidden must not be known exactly.
SPREAD_OF_OTHERS = 1

# What it costs to hide a cell besides its people: inner cells first, margins when it must be, everyone last.
PRICE_OF_CELL, PRICE_OF_MARGIN, PRICE_OF_EVERYONE = 10, 300, 5000
MOST_PRICED_PEOPLE = 50
# Tried in this order. Between the two, the zeros beside the cell are hidden: dearer than a cell, cheaper than a margin.
BUDGETS_FOR_CELLS, BUDGETS_FOR_MARGINS = (0, 30, 60, 120), (0, 60, 120, 400, 1500, 6000, 40_000)


def protect(raw: RawCounts) -> SafeCounts:
    """One table on a page of its own."""
    return protect_together([raw])[0]


def protect_together(tables: Sequence[RawCounts]) -> list[SafeCounts]:
    """Tables shown together, in the same order. Those of one population are protected as one web of sums."""
    shown = {name: _shown_of([raw for raw in tables if raw.population == name]) for name in _populations(tables)}
    return [_safe(raw, shown[raw.population]) for raw in tables]


def _populations(tables: Sequence[RawCounts]) -> list[str]:
    return list(dict.fromkeys(raw.population for raw in tables))


def _safe(raw: RawCounts, shown: dict[Cell, int] | None) -> SafeCounts:
    cells = page_of([raw.dimensions]).cells
    kept = {cell: shown[cell] for cell in cells if cell in shown} if shown is not None else {}
    return SafeCounts(raw.population, raw.dimensions, kept, shown is None, SEAL)


def _shown_of(tables: list[RawCounts]) -> dict[Cell, int] | None:
    """Every cell that may be shown, or nothing when the tables are withheld altogether."""
    values = _values_of(tables)
    if 0 < values[EVERYONE] < SMALLEST_SHOWN:
        return None
    page = page_of([raw.dimensions for raw in tables])
    impossible = {cell for raw in tables for cell in raw.impossible_cells()}
    veil = Veil(page=page, values=values, web=Web.of(page, constants=impossible), impossible=impossible)
    if not veil.cover():
        return None
    veil.lift_what_is_not_needed()
    return {cell: values[cell] for cell in page.cells if cell not in veil.hidden}


def _values_of(tables: list[RawCounts]) -> dict[Cell, int]:
    values: dict[Cell, int] = {}
    for raw in tables:
        for cell, count in raw.values().items():
            if values.setdefault(cell, count) != count:
                raise ValueError(f"tables of “{raw.population}” do not agree on {sorted(cell) or 'everyone'}")
    return values


@dataclass(slots=True)
class Proof:
    """Two tables that look like the true one, with the number in a cell far enough apart; only what differs is kept."""

    low: dict[Cell, int] = field(default_factory=dict)
    high: dict[Cell, int] = field(default_factory=dict)

    def spread(self, cell: Cell, true: int) -> int:
        return self.high.get(cell, true) - self.low.get(cell, true)


@dataclass(slots=True)
class Veil:
    """Which cells are hidden, and for each the proof that this is enough."""

    page: Page
    values: dict[Cell, int]
    web: Web
    impossible: set[Cell]
    extra: set[Cell] = field(default_factory=set)
    # Sums whose zeros are hidden with the rest, so that a reader cannot tell which of its hidden cells are empty.
    veiled: set[int] = field(default_factory=set)
    # The least that a reader who knows the rule can think of, and what it costs to use a cell in a proof.
    floors: dict[Cell, int] = field(default_factory=dict)
    costs: dict[Cell, int] = field(default_factory=dict)
    hidden: set[Cell] = field(default_factory=set)
    proofs: dict[Cell, Proof] = field(default_factory=dict)
    published: frozenset[Cell] = frozenset()
    margins: frozenset[Cell] = frozenset()
    above: dict[Cell, list[Cell]] = field(default_factory=dict)
    prices: dict[Cell, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.published = frozenset(self.page.cells)
        self.margins = frozenset(total.whole for total in self.page.sums)
        self.above = self.page.wholes_of
        self.prices = {cell: self._price(cell) for cell in self.page.cells}
        self._draw()

    def _draw(self) -> None:
        """Hides the small, the extra, and the zeros that would tell too much of them."""
        small = {cell for cell in self.page.cells if 0 < self.values[cell] < SMALLEST_SHOWN}
        self.hidden = small | self.extra
        beside = {part for number in self.veiled for part in self.page.sums[number].parts}
        # A zero in a hidden row would say that all in the row are in the other cells. But where the column is empty the
        # zero is no news. `cells` has wholes before parts.
        for cell in self.page.cells:
            is_open_zero = self.values[cell] == 0 and cell not in self.impossible
            is_in_veil = cell in beside or any(whole in self.hidden for whole in self.above[cell])
            is_in_empty = any(self.values[whole] == 0 and whole not in self.hidden for whole in self.above[cell])
            if is_open_zero and is_in_veil and not is_in_empty:
                self.hidden.add(cell)
        may_be_zero = self._cells_that_may_be_zero()
        self.floors = {cell: 0 if cell in may_be_zero else 1 for cell in self.web.sums_of}
        self.floors[EVERYONE] = SMALLEST_SHOWN
        # Nothing for what is hidden anyway. A zero that is shown can hide nothing and is left out.
        self.costs = {
            cell: 0 if self._is_free(cell) else self.prices[cell]
            for cell in self.web.sums_of
            if self._is_free(cell) or self.values[cell]
        }

    def _cells_that_may_be_zero(self) -> set[Cell]:
        """Hidden cells of which not even a reader who knew where zeros are hidden could tell that there is somebody."""
        mixed = [total for total in self.page.sums if any(self._is_hidden_zero(part) for part in total.parts)]
        in_mixed = {part for total in mixed for part in total.parts}
        stops = {cell for cell in self.web.sums_of if cell not in self.published}
        below = {cell for cell in self.page.cells if any(whole in self.hidden for whole in self.above[cell])}
        return in_mixed | below | stops

    def _is_hidden_zero(self, cell: Cell) -> bool:
        return self.values[cell] == 0 and cell in self.hidden

    def cover(self) -> bool:
        """Hides more until every hidden cell is proved safe; says no when that cannot be done.

        Hiding more never spoils a proof: a table that could be the true one still could.
        """
        while waiting := [cell for cell in self._sensitive() if cell not in self.proofs]:
            # The smallest first: what hides them usually hides the others too.
            cell = min(waiting, key=lambda cell: (-self._needed(cell), self.values[cell]))
            if not self._prove(cell, may_hide_more=True):
                return False
        return True

    def lift_what_is_not_needed(self) -> None:
        """Shows again the zeros, and each extra cell, dearest first, without which everything can still be proved."""
        dearest_first = sorted(self.extra, key=lambda cell: (-self.prices[cell], self.page.cells.index(cell)))
        for cell in dearest_first:
            self._try_without(extra=self.extra - {cell}, veiled=self.veiled)
        for number in sorted(self.veiled):
            self._try_without(extra=self.extra, veiled=self.veiled - {number})

    def _try_without(self, *, extra: set[Cell], veiled: set[int]) -> None:
        before = self.extra, self.veiled, dict(self.proofs)
        self.extra, self.veiled = extra, veiled
        self._draw()
        again = [cell for cell in self._sensitive() if not self._is_proved(cell)]
        if not all(self._prove(cell, may_hide_more=False) for cell in again):
            self.extra, self.veiled, self.proofs = before
            self._draw()

    def _sensitive(self) -> list[Cell]:
        """Hidden cells, and the stops of nested dimensions, which are never shown but may be worked out."""
        stops = [cell for cell in self.web.sums_of if cell not in self.published]
        return [cell for cell in self.page.cells if cell in self.hidden] + [
            cell for cell in stops if self._needed(cell) == SPREAD_OF_SMALL
        ]

    def _needed(self, cell: Cell) -> int:
        return SPREAD_OF_SMALL if 0 < self.values[cell] < SMALLEST_SHOWN else SPREAD_OF_OTHERS

    def _is_free(self, cell: Cell) -> bool:
        return cell in self.hidden or cell not in self.published

    def _is_proved(self, cell: Cell) -> bool:
        proof = self.proofs.get(cell)
        if proof is None:
            return False
        changed = [*proof.low.items(), *proof.high.items()]
        still_holds = all(self._is_free(other) and count >= self.floors[other] for other, count in changed)
        return still_holds and proof.spread(cell, self.values[cell]) >= self._needed(cell)

    def _prove(self, cell: Cell, *, may_hide_more: bool) -> bool:
        """Looks for two other tables, first among what is hidden, then by hiding more at the least price."""
        proof = Proof()
        if not may_hide_more:
            return self._prove_within(cell, proof, budget=0)
        if any(self._prove_within(cell, proof, budget=budget) for budget in BUDGETS_FOR_CELLS):
            return True
        self.veiled = self.veiled | {number for number, _ in self.web.sums_of[cell]}
        self._draw()
        return any(self._prove_within(cell, proof, budget=budget) for budget in BUDGETS_FOR_MARGINS)

    def _prove_within(self, cell: Cell, proof: Proof, *, budget: int) -> bool:
        needed, true = self._needed(cell), self.values[cell]
        proof.low = self._pushed(cell, step=-1, goal=needed, budget=0, far=proof.low)
        still_needed = needed - (true - proof.low.get(cell, true))
        proof.high = self._pushed(cell, step=1, goal=still_needed, budget=budget, far=proof.high)
        if proof.spread(cell, true) >= needed:
            self.proofs[cell] = proof
            return True
        return False

    def _pushed(self, cell: Cell, *, step: int, goal: int, budget: int, far: dict[Cell, int]) -> dict[Cell, int]:
        """What differs in a table where the cell is pushed up or down towards `goal`, beginning from `far`."""
        true = self.values[cell]
        table = {**self.values, **far}
        while (left := goal - abs(table[cell] - true)) > 0:
            room = {other: count - self.floors.get(other, 1) for other, count in table.items()}
            move = MoveSearch(self.web, room, self.costs).find(cell, step=step, budget=budget)
            if move is None:
                break
            possible = times_possible(move, room)
            self._hide_also(move)
            table = moved(table, move, times=left if possible is None else min(left, possible))
        return {other: count for other, count in table.items() if count != self.values[other]}

    def _hide_also(self, move: Move) -> None:
        more = {cell for cell in move if not self._is_free(cell)}
        if more:
            self.extra = self.extra | more
            self._draw()

    def _price(self, cell: Cell) -> int:
        people = min(self.values[cell], MOST_PRICED_PEOPLE)
        if cell == EVERYONE:
            return PRICE_OF_EVERYONE
        return people + (PRICE_OF_MARGIN if cell in self.margins else PRICE_OF_CELL)
