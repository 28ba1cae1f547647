"""How people get to work: what some have said of it, what the coordinators know, and an invented bus company."""

from random import Random
from typing import NamedTuple

from jobbspar.apps.participants.queries import list_participants
from jobbspar.apps.travel.actions import enter_minutes, say_shift, say_terms, store_timetable
from jobbspar.core.places import municipality
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.timetable import Call, Door, Run, Stop, Timetable
from jobbspar.core.travel.ways import Site
from jobbspar.demo.cast import FIVE
from jobbspar.demo.stage import SEED, Stage

ELM, SPRUCE, ROWAN, ASPEN, ALDER = "9902", "9903", "9904", "9905", "9906"
ASKED = 0.6  # of the people in a register; the rest nobody has asked yet
WITH_CAR = 0.4  # of those asked: many have no licence yet
LONGEST = {Mode.CAR: (30, 45, 60, 90), Mode.PUBLIC: (30, 45, 60, 60, 90)}


class Known(NamedTuple):
    """A trip that a coordinator knows better than the map; no minutes is no way there and home."""

    home: str
    site: str
    mode: Mode
    minutes: int | None
    note: str


KNOWN = (
    Known(ELM, ALDER, Mode.CAR, 60, "Nya vägen förbi sjön"),
    Known(ALDER, ELM, Mode.CAR, 60, "Nya vägen förbi sjön"),
    Known(ROWAN, ELM, Mode.CAR, 95, "Vägarbete vid bron hela hösten"),
    Known(SPRUCE, ROWAN, Mode.PUBLIC, 85, "Samåkning med hemtjänstens bil, avtalat med Rowan"),
    Known(ROWAN, ALDER, Mode.PUBLIC, None, "Byte i Elmsele går inte att passa"),
)
# Where the buses stop: the municipality, how far north of its seat in degrees, and the name. No bus goes to Rowan.
STOPS = {
    "elm": (ELM, 0.0025, "Elmsele busstation"),
    "spruce": (SPRUCE, 0.0025, "Sprucesjö resecentrum"),
    "aspen": (ASPEN, -0.0025, "Aspenbergs torg"),
    "alder": (ALDER, 0.0025, "Aldernäs busstation"),
    "ford": (ALDER, 0.1700, "Granforsen vägskäl"),
    "ford-b": (ALDER, 0.1705, "Granforsen vägskäl läge B"),
}


class Bus(NamedTuple):
    """The same way several times a day, in minutes after midnight."""

    line: str
    start: str
    end: str
    minutes: int
    leaves: tuple[int, ...]


# There in time for work at seven and home again after four; the last ones in the evening go at six.
BUSES = (
    Bus("45", "spruce", "elm", 68, (342, 495, 740, 972, 1085)),
    Bus("45", "elm", "spruce", 70, (340, 510, 750, 970, 1090)),
    Bus("46", "aspen", "spruce", 70, (340, 600, 780)),
    Bus("46", "spruce", "aspen", 70, (500, 700, 950)),  # The bus home leaves before the work ends.
    Bus("63", "alder", "elm", 60, (350, 720, 1000)),
    Bus("63", "elm", "alder", 60, (440, 800, 985)),  # The first one is too late for those who work in Alder.
    Bus("64", "alder", "ford", 30, (335, 975)),
    Bus("64", "ford", "alder", 30, (382, 1012)),
    Bus("65", "ford-b", "spruce", 35, (373, 1013)),
    Bus("65", "spruce", "ford", 35, (340, 970)),
)
BOOKED = ("63", 985)  # Goes for those who have rung beforehand.


def tell_of_travel(stage: Stage) -> None:
    # A chance of its own, so that the rest of the story is not told differently.
    chance = Random(SEED + 1)
    for home in FIVE:
        _ask_people(stage, home, chance)
    _tell_what_is_known(stage)
    with stage.played_by("elm") as actor:
        say_shift(actor=actor, agreement=stage.agreements["five"], shift=Shift(), now=stage.at(-9))
    store_timetable(timetable=_timetable(stage), now=stage.at(-8))


def _ask_people(stage: Stage, home: str, chance: Random) -> None:
    with stage.played_by(home) as actor:
        for person in list_participants(actor, organisation=stage.organisations[home].pk):
            is_asked, mode = chance.random() < ASKED, Mode.CAR if chance.random() < WITH_CAR else Mode.PUBLIC
            longest = chance.choice(LONGEST[mode])
            if is_asked:
                say_terms(actor=actor, participant=person, mode=mode, longest_minutes=longest, now=stage.at(-2))


def _tell_what_is_known(stage: Stage) -> None:
    with stage.played_by("elm") as actor:
        for known in KNOWN:
            enter_minutes(
                actor=actor,
                agreement=stage.agreements["five"],
                home=known.home,
                site=Site(known.site),
                mode=known.mode,
                minutes=known.minutes,
                is_closed=known.minutes is None,
                note=known.note,
                now=stage.at(-6),
            )


def _timetable(stage: Stage) -> Timetable:
    """Buses on every weekday of the half-year around now."""
    number = {key: n for n, key in enumerate(STOPS)}
    weekdays = frozenset(stage.day(week, day) for week in range(-13, 40) for day in range(5))
    runs = tuple(_run(bus, leaves, number) for bus in BUSES for leaves in bus.leaves)
    stops = tuple(_stop(*place) for place in STOPS.values())
    return Timetable("Påhittstrafiken", f"{stage.day(-13)}", stops, (weekdays,), runs, digest="demo")


def _stop(code: str, north: float, name: str) -> Stop:
    seat = municipality(code)
    return Stop(name, seat.latitude + north, seat.longitude)


def _run(bus: Bus, leaves: int, number: dict[str, int]) -> Run:
    door = Door.BOOKED if (bus.line, leaves) == BOOKED else Door.OPEN
    there = leaves + bus.minutes
    return Run(0, (Call(number[bus.start], leaves, leaves, door), Call(number[bus.end], there, there)), bus.line)
