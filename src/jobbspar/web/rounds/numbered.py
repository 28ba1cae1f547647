"""The rounds of a plan, numbered alike in the list, on the map and on the timeline, and which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from jobbspar.apps.rounds.queries import PlanOpened, RoundShown
from jobbspar.web.rounds.wording import name_of

ROUNDS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Numbered:
    """A round with its number on the page and the address that chooses it."""

    number: int
    place: RoundShown
    url: str
    is_chosen: bool = False

    @property
    def name(self) -> str:
        return name_of(self.place)


@dataclass(frozen=True, slots=True)
class Selection:
    """The rounds shown at once, and the chosen one of all; `None` while nothing is chosen."""

    shown: Sequence[Numbered]
    chosen: Numbered | None
    page: "Page[Numbered]"


def selection_of(request: HttpRequest, opened: PlanOpened, *, address: str) -> Selection:
    """Those that open first, each by start day; the page of the list follows the chosen round."""
    asked = request.GET.get("omgang", "")
    rounds = sorted(opened.rounds, key=lambda one: (not one.opens, one.starts, one.municipality, one.track, one.id))
    numbered = [
        Numbered(number, one, f"{address}?omgang={one.id}#omgang", str(one.id) == asked)
        for number, one in enumerate(rounds, start=1)
    ]
    chosen = next((one for one in numbered if one.is_chosen), None)
    own_page = (chosen.number - 1) // ROUNDS_A_PAGE + 1 if chosen else 1
    page = Paginator(numbered, ROUNDS_A_PAGE).get_page(request.GET.get("page", own_page))
    return Selection(list(page), chosen, page)
