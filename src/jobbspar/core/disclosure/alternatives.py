"""Finds other tables that a reader could not tell from the true one.

A cell is safe when there are tables that agree with everything shown and have other numbers in it. Each such table is
a proof; that none was found proves nothing, and is then taken as unsafe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobbspar.core.disclosure.sums import Page
from jobbspar.core.disclosure.tables import Cell

# A move that needs more steps than this, or more tries to find, is not looked for: something else is hidden instead.
MOST_CELLS_IN_A_MOVE = 16
MOST_TRIES = 1500

# What each cell of a move changes by, one up or one down.
Move = dict[Cell, int]


@dataclass(slots=True)
class Web:
    """The sums of a page, arranged so that from a cell one finds the sums it is in. A whole counts as minus one."""

    members: list[list[tuple[Cell, int]]] = field(default_factory=list)
    sums_of: dict[Cell, list[tuple[int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page, *, constants: set[Cell]) -> "Web":
        """`constants` are cells whose number everyone knows beforehand; they never move."""
        web = cls()
        for number, total in enumerate(page.sums):
            signed = [(total.whole, -1), *((part, 1) for part in total.parts)]
            web.members.append([(cell, sign) for cell, sign in signed if cell not in constants])
            for cell, sign in web.members[-1]:
                web.sums_of.setdefault(cell, []).append((number, sign))
        return web


@dataclass(slots=True)
class MoveSearch:
    """Looks for a set of cells that can go up and down by one together, so that every sum still holds.

    `room` says how far a cell may go down; `cost` what it costs to use a cell, which may not be used if it has none.
    The search goes deep first, cheapest cells first, and mends one broken sum at a time.
    """

    web: Web
    room: Mapping[Cell, int]
    cost: Mapping[Cell, int]
    tries: int = 0

    def find(self, start: Cell, *, step: int, budget: int) -> Move | None:
        self.tries = 0
        if step < 0 and self.room[start] < 1:
            return None
        broken: dict[int, int] = {}
        self._take(broken, start, step)
        return self._mend({start: step}, broken, budget)

    def _mend(self, move: Move, broken: dict[int, int], budget: int) -> Move | None:
        if not broken:
            return move
        self.tries += 1
        if self.tries > MOST_TRIES or len(move) >= MOST_CELLS_IN_A_MOVE:
            return None
        number = next(iter(broken))
        for cell, step, price in self._ways_to_mend(number, broken, move, budget):
            mended = dict(broken)
            self._take(mended, cell, step)
            found = self._mend(move | {cell: step}, mended, budget - price)
            if found is not None:
                return found
        return None

    def _ways_to_mend(
        self, number: int, broken: dict[int, int], move: Move, budget: int
    ) -> list[tuple[Cell, int, int]]:
        """Cells of the broken sum with the step that mends it, those that break least and cost least first."""
        ways = []
        upwards = -1 if broken[number] > 0 else 1
        for place, (cell, sign) in enumerate(self.web.members[number]):
            step, price = upwards * sign, self.cost.get(cell)
            if cell in move or price is None or price > budget or (step < 0 and self.room[cell] < 1):
                continue
            breaks = sum(
                1 if other not in broken else -1 if (broken[other] > 0) != (step * their_sign > 0) else 1
                for other, their_sign in self.web.sums_of[cell]
                if other != number
            )
            ways.append((price, breaks, place, cell, step))
        return [(cell, step, price) for price, _, _, cell, step in sorted(ways, key=lambda way: way[:3])]

    def _take(self, broken: dict[int, int], cell: Cell, step: int) -> None:
        for number, sign in self.web.sums_of.get(cell, ()):
            left = broken.get(number, 0) + step * sign
            if left:
                broken[number] = left
            else:
                del broken[number]


def moved(values: Mapping[Cell, int], move: Move, *, times: int) -> dict[Cell, int]:
    """The table after making the move so many times."""
    return {**values, **{cell: values[cell] + times * step for cell, step in move.items()}}


def times_possible(move: Move, room: Mapping[Cell, int]) -> int | None:
    """How many times the move can be made; `None` when nothing in it goes down."""
    return min((room[cell] for cell, step in move.items() if step < 0), default=None)
