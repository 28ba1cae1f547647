"""How people get to work: what some have said of it, what the coordinators know, and an invented bus company."""

from random import Random
from typing import NamedTuple

from jobbspar.apps.participants.queries import list_participants
from jobbspar.apps.travel.actions import enter_minutes, say_terms, store_timetable
from jobbspar.core.places import municipality
from jobbspar.core.rounds.problem import Mode
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
# Start, end, out by the clock, home by the clock; the last is how one gets on the bus home.
LINES = (
    ("45", SPRUCE, ELM, (335, 405), (975, 1045), Door.OPEN),
    ("45", ELM, SPRUCE, (330, 400), (980, 1050), Door.OPEN),
    ("46", ASPEN, SPRUCE, (340, 410), (950, 1020), Door.OPEN),  # The bus home leaves before the work ends.
    ("63", ALDER, ELM, (350, 410), (990, 1050), Door.BOOKED),
)


def tell_of_travel(stage: Stage) -> None:
    # A chance of its own, so that the rest of the story is not told differently.
    chance = Random(SEED + 1)
    for home in FIVE:
        _ask_people(stage, home, chance)
    _tell_what_is_known(stage)
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
    places = [municipality(code) for code in (ELM, SPRUCE, ASPEN, ALDER)]  # No bus goes to Rowan.
    number = {place.code: n for n, place in enumerate(places)}
    weekdays = frozenset(stage.day(week, day) for week in range(-13, 40) for day in range(5))
    runs = [
        run
        for line, home, site, out, back, door in LINES
        for run in (
            _run(line, number[home], number[site], out, Door.OPEN),
            _run(line, number[site], number[home], back, door),
        )
    ]
    stops = tuple(Stop(f"{place.seat} busstation", place.latitude, place.longitude) for place in places)
    return Timetable("Påhittstrafiken", f"{stage.day(-13)}", stops, (weekdays,), tuple(runs), digest="demo")


def _run(line: str, start: int, end: int, times: tuple[int, int], door: Door) -> Run:
    departs, arrives = times
    return Run(0, (Call(start, departs, departs, door), Call(end, arrives, arrives)), line)
