"""From a home municipality to a site and back: how long it takes, how we know, and what a person says of travel."""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.places import UnknownMunicipality, estimated_minutes_by_car, municipality, road_km
from jobbspar.core.refusals import Refusal
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.legs import Leg

LONGEST_TRIP = 300  # Minutes one way; more is a slip of the finger.
DEFAULT_MINUTES = 60
# Rules of thumb: a bus stops on the way, and one walks to it and waits.
BUS_KM_PER_HOUR = 50.0
BUS_MINUTES = 20


class TravelSource(Choice):
    """How a travel time is known; the later in the list, the more it counts."""

    ESTIMATE = "estimate", N_("Estimate")
    TIMETABLE = "timetable", N_("Timetable")
    ENTERED = "entered", N_("Entered by hand")


class NoWay(Choice):
    """Which half of a working day's trip there is no way for."""

    THERE = "there", N_("No way there")
    HOME = "home", N_("No way home")
    BOTH = "both", N_("No way there or home")


class MinutesImpossible(Refusal):
    message = N_("A trip takes from 1 to %(most)s minutes one way.")
    mend = N_("Write whole minutes from door to door. If there is no way to get there and home, choose that instead.")


class MinutesMissing(Refusal):
    message = N_("Write how many minutes the trip takes, or say that there is no way to get there and home.")


def refuse_impossible(minutes: int, *, field: str) -> None:
    if not 1 <= minutes <= LONGEST_TRIP:
        raise MinutesImpossible(field=field, most=LONGEST_TRIP)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a round is held: a municipality, and a workplace in it (its row id) if one is chosen."""

    municipality: str
    workplace: int | None = None

    @property
    def key(self) -> str:
        """What the site is called in a round-planning problem and in an address."""
        return self.municipality if self.workplace is None else f"{self.municipality}-{self.workplace}"

    @classmethod
    def named(cls, key: str) -> "Site":
        """The site with this key. Raises `ValueError` for what is no key."""
        municipality, _, workplace = key.partition("-")
        return cls(municipality, int(workplace) if workplace else None)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the map, in a municipality."""

    code: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Day:
    """A working day by timetable, in minutes after midnight; more than 24 hours is the day after."""

    leaves: int
    there: int
    home: int
    must_be_booked: bool = False
    out: tuple[Leg, ...] = ()
    back: tuple[Leg, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """What is known of one trip. No minutes is unknown, or, with `is_closed`, known not to be possible.

    `no_way` is which half of it is not, where that is known.
    """

    home: str
    site: Site
    mode: Mode
    minutes: int | None = None
    source: TravelSource = TravelSource.ESTIMATE
    day: Day | None = None
    is_closed: bool = False
    no_way: NoWay | None = None
    by: str = ""
    dated: date | None = None
    timetable: str = ""
    note: str = ""

    @property
    def is_estimate(self) -> bool:
        return self.source is TravelSource.ESTIMATE


@dataclass(frozen=True, slots=True)
class Terms:
    """How a person travels and how long at most. `is_asked` is whether the person has said it."""

    mode: Mode = Mode.PUBLIC
    longest_minutes: int = DEFAULT_MINUTES
    is_asked: bool = False

    def __post_init__(self) -> None:
        refuse_impossible(self.longest_minutes, field="longest_minutes")


NOT_ASKED = Terms()


def seat_of(code: str) -> Spot | None:
    """The seat of a municipality, or `None` where we do not know where it lies."""
    try:
        place = municipality(code)
    except UnknownMunicipality:
        return None
    return Spot(place.code, place.latitude, place.longitude)


def estimate(home: Spot | None, site: Spot | None, *, mode: Mode) -> int | None:
    """A guess at the minutes from door to door; unknown where a place is unknown or a ferry is needed."""
    if home is None or site is None:
        return None
    by_car = estimated_minutes_by_car(home, site)
    if by_car is None or mode is Mode.CAR:
        return by_car
    return 5 * round((BUS_MINUTES + road_km(home, site) / BUS_KM_PER_HOUR * 60) / 5)
