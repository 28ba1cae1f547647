"""Protection and attack judged by writing down every table there could be."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import product

import pytest

from jobbspar.core.disclosure.attack import attack_by_insider
from jobbspar.core.disclosure.protect import protect_together
from jobbspar.core.disclosure.tables import EVERYONE, STOPPED_AT, Cell, Dimension, RawCounts
from tests.core.disclosure.brute_force import every_table, known_not_to_be_empty, possible_values, ways_to_share

SEX = Dimension("sex", ("woman", "man"))
SCHOOLING = Dimension("schooling", ("short", "long"))
OUTCOME = Dimension("outcome", ("work", "studies", "other"))
TRACK = Dimension("track", ("care", "industry", "school", "cleaning"))
STAGE = Dimension("stage", ("applied", "met employer", "hired"), is_nested=True)


def crossings(*dimensions: Dimension) -> list[tuple[str, ...]]:
    return list(product(*(dimension.categories for dimension in dimensions)))


def pages_of_one_table(*dimensions: Dimension, people: int) -> list[list[RawCounts]]:
    places = crossings(*dimensions)
    return [
        [RawCounts("all", dimensions, dict(zip(places, way, strict=True)))]
        for way in ways_to_share(people, places=len(places))
    ]


def pages_of_two_tables(shared: Dimension, one: Dimension, other: Dimension, *, people: int) -> list[list[RawCounts]]:
    """Two tables about the same people that have one dimension in common."""
    places = crossings(shared, one, other)
    pages: dict[tuple, list[RawCounts]] = {}
    for way in ways_to_share(people, places=len(places)):
        left: dict[tuple[str, ...], int] = defaultdict(int)
        right: dict[tuple[str, ...], int] = defaultdict(int)
        for (a, b, c), count in zip(places, way, strict=True):
            left[a, b] += count
            right[a, c] += count
        key = tuple(sorted(left.items())), tuple(sorted(right.items()))
        pages[key] = [RawCounts("all", (shared, one), dict(left)), RawCounts("all", (shared, other), dict(right))]
    return list(pages.values())


@cache
def tables_like(dimensions: tuple[tuple[Dimension, ...], ...], people: int) -> list[dict[Cell, int]]:
    return every_table([RawCounts("all", each, {}) for each in dimensions], people=people)


def faults_by_trying_everything(page: Sequence[RawCounts]) -> list[str]:
    safes = protect_together(page)
    truth = {cell: count for raw in page for cell, count in raw.values().items()}
    people = truth[EVERYONE]
    found = [f"{cell} shown as {n}" for safe in safes for cell, n in safe.shown.items() if n in range(1, 5)]
    found += [f"{cell} is not {n}" for safe in safes for cell, n in safe.shown.items() if truth[cell] != n]
    if any(safe.is_withheld for safe in safes):
        return found if 0 < people < 5 and not any(safe.shown for safe in safes) else [*found, "withheld"]
    is_total_shown = safes[0].count() is not None
    # Where the total is hidden, more people are possible; a few more are enough to see it.
    totals = [people] if is_total_shown else range(5, people + 5)
    shape = tuple(raw.dimensions for raw in page)
    tables = [table for total in totals for table in tables_like(shape, total)]
    not_empty = known_not_to_be_empty(page, safes, truth)
    possible = possible_values(tables, safes, never_zero=not_empty)
    for cell, values in possible.items():
        is_stop = any(category.startswith(STOPPED_AT) for _, category in cell)
        needed = 5 if 0 < truth[cell] < 5 else 1 if is_stop else 2
        if max(values) - min(values) + 1 < needed:
            found.append(f"{sorted(cell)} is one of {sorted(values)}")
    ranges = attack_by_insider(safes, truth=truth)
    if is_total_shown:
        found += [
            f"{sorted(cell)}: the attack says {ranges[cell]}, trying everything {sorted(values)}"
            for cell, values in possible.items()
            if (min(values), max(values)) != ranges[cell]
        ]
    return found


def spread_out(pages: list[list[RawCounts]], *, most: int) -> list[list[RawCounts]]:
    """So many pages, taken evenly from all; all of them have been tried once, which takes six minutes."""
    return pages[:: max(1, len(pages) // most)]


def faults_of_all(pages: list[list[RawCounts]]) -> list[tuple[list[RawCounts], list[str]]]:
    return [(page, found) for page in pages if (found := faults_by_trying_everything(page))]


@pytest.mark.parametrize("people", [0, 1, 4, 5, 6, 7])
def test_every_two_by_two_table(people: int):
    assert faults_of_all(pages_of_one_table(SEX, SCHOOLING, people=people)) == []


@pytest.mark.parametrize("people", [5, 6, 8])
def test_every_row_of_four(people: int):
    assert faults_of_all(pages_of_one_table(TRACK, people=people)) == []


@pytest.mark.parametrize("people", [5, 7, 10, 14])
def test_every_recruitment_of_three_stages(people: int):
    assert faults_of_all(pages_of_one_table(STAGE, people=people)) == []


@pytest.mark.parametrize(("people", "most"), [(9, 25), (14, 15)])
def test_larger_two_by_two_tables(people: int, most: int):
    assert faults_of_all(spread_out(pages_of_one_table(SEX, SCHOOLING, people=people), most=most)) == []


@pytest.mark.parametrize(("people", "most"), [(5, 25), (7, 25), (9, 15)])
def test_two_by_three_tables(people: int, most: int):
    assert faults_of_all(spread_out(pages_of_one_table(SEX, OUTCOME, people=people), most=most)) == []


@pytest.mark.parametrize(("people", "most"), [(5, 25), (8, 20)])
def test_recruitment_by_sex(people: int, most: int):
    assert faults_of_all(spread_out(pages_of_one_table(SEX, STAGE, people=people), most=most)) == []


def test_pairs_of_tables_with_a_common_dimension():
    pages = pages_of_two_tables(SEX, SCHOOLING, Dimension("outcome", ("work", "other")), people=6)

    assert faults_of_all(spread_out(pages, most=12)) == []
