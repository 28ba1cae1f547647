"""A map of a cooperation area as values: municipalities, sites in them, and flows between them."""

from dataclasses import dataclass

from jobbspar.core.choices import Choice
from jobbspar.core.drawing.canvas import Cell, Table
from jobbspar.core.messages import N_
from jobbspar.core.places import Municipality, municipality


class SiteKind(Choice):
    WORKPLACE = "workplace", N_("workplace")
    EDUCATION = "education", N_("place of education")
    OFFICE = "office", N_("office or meeting place")
    ROUND_OPENS = "round-opens", N_("round that can open")
    ROUND_STOPPED = "round-stopped", N_("round that does not open")


@dataclass(frozen=True, slots=True)
class AreaPlace:
    """A municipality in the cooperation; refuses a code that is not known."""

    code: str
    note: str = ""
    url: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        municipality(self.code)

    @property
    def municipality(self) -> Municipality:
        return municipality(self.code)

    @property
    def shown_name(self) -> str:
        return self.name or self.municipality.name


@dataclass(frozen=True, slots=True)
class Site:
    """A place to mark, where somebody works or learns."""

    name: str
    latitude: float
    longitude: float
    kind: SiteKind = SiteKind.WORKPLACE
    where: str = ""
    url: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """People from one municipality to another, or who stay at home; `number` is already fit to show.

    `weight` is its share of the widest. A quiet flow lies in the background of those that are talked of.
    """

    start: str
    end: str
    number: str
    weight: float = 1.0
    is_quiet: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.weight <= 1:
            raise ValueError(f"a flow has a weight over 0 up to 1, not {self.weight}")

    @property
    def stays(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The municipalities to fill, and what to mark on them."""

    places: tuple[AreaPlace, ...]
    sites: tuple[Site, ...] = ()
    flows: tuple[Flow, ...] = ()

    def __post_init__(self) -> None:
        codes = {place.code for place in self.places}
        if len(codes) != len(self.places):
            raise ValueError("a municipality stands twice on the map")
        if any(not {flow.start, flow.end} <= codes for flow in self.flows):
            raise ValueError("a flow begins or ends outside the map")

    def as_table(self) -> Table:
        """Municipalities, then sites by their numbers, then flows."""
        names = {place.code: place.shown_name for place in self.places}
        rows = [
            (Cell(place.shown_name, place.url), Cell(word=N_("municipality")), Cell(), Cell(place.note))
            for place in self.places
        ]
        rows += [
            (Cell(f"{number} {site.name}", site.url), Cell(word=site.kind.label), Cell(site.where), Cell())
            for number, site in enumerate(self.sites, start=1)
        ]
        rows += [
            (
                Cell(names[flow.start] if flow.stays else f"{names[flow.start]} → {names[flow.end]}"),
                Cell(word=_kind(flow)),
                Cell(),
                Cell(flow.number),
            )
            for flow in self.flows
        ]
        return Table((N_("Name"), N_("Kind"), N_("Where"), N_("Note")), tuple(rows))


def _kind(flow: Flow) -> str:
    if flow.is_quiet:
        return N_("stay, in other rounds") if flow.stays else N_("flow, to other rounds")
    return N_("stay in their municipality") if flow.stays else N_("flow")
