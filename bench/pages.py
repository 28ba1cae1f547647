"""How long each main page takes with 20,000 people in the register, beside 200, in one run.

The pages are asked in turn, small, large and small again, so that whatever else the machine does falls on all three.
The second small one says how much a ratio means: two measurements of the same thing differ by that much.
"""

import gc
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median, quantiles

from bench.fresh_database import databases, have_django, using

have_django()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.filled import Filled, fill  # noqa: E402
from jobbspar.apps.participants.models import Background  # noqa: E402
from jobbspar.core.taxonomy.education import EducationLevel  # noqa: E402

SMALL, LARGE = 200, 20_000
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "40"))
MOST_TIMES = 1.5
SAME = f"bench_{SMALL}", f"bench_{LARGE}", f"bench_{SMALL}"


@dataclass(frozen=True)
class Page:
    name: str
    address: str
    reader: str = "coordinator"
    is_after_a_change: bool = False  # Told, and not promised: what is kept is counted anew.


def pages_of(filled: Filled) -> list[Page]:
    people = reverse("participants:list")
    return [
        Page("start", reverse("start:home")),
        Page("start, officer", reverse("start:home"), "officer"),
        Page("participants", people),
        Page("participants, officer", people, "officer"),
        Page("search", f"{people}?text=selma+ahm"),
        Page("person", reverse("participants:show", args=[filled.person.pk])),
        Page("tracks", reverse("tracks:list") + "?state=agreed"),
        Page("track", reverse("tracks:show", args=[filled.track.pk])),
        Page("round", reverse("tracks:round", args=[filled.recruiting.pk])),
        Page("round, plans", reverse("plans:round", args=[filled.running.pk])),
        Page("round, recruitment", reverse("recruitment:round", args=[filled.recruiting.pk])),
        Page("half-year", reverse("statistics:half_year")),
        Page("half-year, changed", reverse("statistics:half_year"), is_after_a_change=True),
    ]


def main() -> bool:
    names = tuple(dict.fromkeys(SAME))
    with databases(*names):
        visitors = {}
        for name, people in zip(names, (SMALL, LARGE), strict=True):
            began = time.monotonic()
            with using(name):
                visitors[name] = Visitor(name, fill(people))
            print(f"{people} people made in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        gc.collect()
        gc.freeze()  # What filling left in memory is no part of a page; a server has not filled anything.
        rows = [_row(visitors, at) for at in range(len(pages_of(visitors[SAME[0]].filled)))]
    _tell(rows)
    return all(row.times <= MOST_TIMES for row in rows if row.is_promised)


class Visitor:
    """Somebody signed in, in each role, to one of the databases."""

    def __init__(self, database: str, filled: Filled) -> None:
        self.database, self.filled, self.pages = database, filled, pages_of(filled)
        self.changes = self._changes()
        self.clients = {"coordinator": Client(), "officer": Client()}
        for role, client in self.clients.items():
            client.force_login(getattr(filled, role))

    def milliseconds(self, at: int) -> float:
        page = self.pages[at]
        with using(self.database):
            if page.is_after_a_change:
                next(self.changes)
            began = time.perf_counter()
            answer = self.clients[page.reader].get(page.address)
            took = time.perf_counter() - began
        if answer.status_code != 200:
            raise RuntimeError(f"{page.name}: {answer.status_code}")
        return took * 1000

    def _changes(self) -> Iterator[int]:
        """One after the other who takes part turns out to have been to school, so that the counts are new each time."""
        here = Background.objects.filter(participant__participations__state="started").order_by("pk")
        for level in EducationLevel:
            for one in list(here):
                yield here.filter(pk=one.pk).update(education_level=level)


@dataclass(frozen=True)
class Row:
    name: str
    is_promised: bool
    p95: list[float]
    middle: list[float]

    @property
    def times(self) -> float:
        """The large one against both small ones together."""
        return self.p95[1] / ((self.p95[0] + self.p95[2]) / 2)


def _row(visitors: dict[str, Visitor], at: int) -> Row:
    for name in visitors:
        visitors[name].milliseconds(at)  # The first one compiles the template.
    taken: list[list[float]] = [[], [], []]
    for _ in range(ROUNDS):
        for place, name in enumerate(SAME):
            taken[place].append(visitors[name].milliseconds(at))
    page = visitors[SAME[0]].pages[at]
    p95 = [quantiles(each, n=20)[-1] for each in taken]
    return Row(page.name, not page.is_after_a_change, p95, [median(each) for each in taken])


def _tell(rows: list[Row]) -> None:
    print(f"{'page':24} p95 {SMALL:>6} {LARGE:>7}  times  noise   median {SMALL:>6} {LARGE:>7}  times")
    for row in rows:
        small, large, again = row.p95
        middle, at_large, _ = row.middle
        print(
            f"{row.name:24} {small:10.0f} {large:7.0f} {row.times:6.2f} {again / small:6.2f}"
            f"   {middle:13.0f} {at_large:7.0f} {at_large / middle:6.2f}"
        )
    print(f"milliseconds; promised: p95 at most {MOST_TIMES} times; noise: {SMALL} against {SMALL} again")
    print("changed: the first view after something counted was changed; told, not promised")
