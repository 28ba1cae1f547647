"""The working day of one trip, as the drawing shows it: leg by leg by timetable, or counted from the minutes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from jobbspar.core.drawing.workday import Part, PartKind, Workday
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.legs import Leg
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.ways import Day, TravelSource, Way
from jobbspar.web.travel.shown import moment

Names = Mapping[int, str]


def workday_of(way: Way, shift: Shift, *, stops: Names) -> Workday | None:
    """Nothing for a trip of unknown length and for one that is not possible."""
    if way.minutes is None:
        return None
    starts, ends = shift.starts, shift.last_minute
    day = way.day or Day(leaves=starts - way.minutes, there=starts, home=ends + way.minutes)
    parts = (
        *_way_there(day, stops),
        _part(PartKind.WAIT, _("wait before the work"), day.there, starts),
        _part(PartKind.WORK, _("work"), starts, ends),
        *_way_home(day, ends, stops, is_timetable=way.day is not None),
    )
    return Workday(tuple(part for part in parts if part.ends > part.starts))


def _way_there(day: Day, stops: Names) -> Iterator[Part]:
    if day.out:
        return _legs(day.out, stops, to=_("walk to the work"))
    return iter([_part(PartKind.TRAVEL, _("travel to work"), day.leaves, day.there)])


def _way_home(day: Day, ends: int, stops: Names, *, is_timetable: bool) -> Iterator[Part]:
    if day.back:
        return _legs(day.back, stops, to=_("walk home"))
    name = _("travel home, with waits") if is_timetable else _("travel home")
    return iter([_part(PartKind.TRAVEL, name, ends, day.home)])


def _legs(legs: Sequence[Leg], stops: Names, *, to: str) -> Iterator[Part]:
    """Every walk and ride with the waits between them; `to` is the last walk."""
    yield _leg(legs[0], stops, to=to)
    for before, leg in pairwise(legs):
        is_change = before.line is not None and leg.line is not None
        text = _("change at %(stop)s") if is_change else _("wait at %(stop)s")
        yield _part(PartKind.WAIT, text % {"stop": _name(leg.start, stops)}, before.ends, leg.starts)
        yield _leg(leg, stops, to=to)


def _leg(leg: Leg, stops: Names, *, to: str) -> Part:
    facts = {"start": _name(leg.start, stops), "end": _name(leg.end, stops)}
    if leg.line is None:
        text = _("walk to %(end)s") if leg.start is None else _("walk to %(end)s to change")
        return _part(PartKind.WALK, to if leg.end is None else text % facts, leg.starts, leg.ends)
    facts["line"] = _line(leg.line)
    short, long = _("%(line)s to %(end)s") % facts, _("%(line)s from %(start)s to %(end)s") % facts
    return _part(PartKind.RIDE, short, leg.starts, leg.ends, told=long)


def _line(name: str) -> str:
    """Numbers are lines; `Tåg 9` says itself what it is, and of what has no name only that one rides is known."""
    if not name:
        return _("ride")
    return _("line %(line)s") % {"line": name} if name[0].isdigit() else name


def _name(stop: int | None, stops: Names) -> str:
    return stops.get(stop, "") if stop is not None else ""


def title_of(way: Way, day: Workday) -> str:
    """How long one is away, and how that is known."""
    away = day.parts[-1].ends - day.parts[0].starts
    facts = {"time": lasting(away)}
    if way.is_estimate:
        return _("Away from home for %(time)s, by estimate") % facts
    return (_("Away from home for %(time)s, by timetable") if way.day else _("Away from home for %(time)s")) % facts


def without_legs(way: Way) -> str:
    """Why the walks, rides and changes of a trip are not told; nothing where they are, and for a car that has none."""
    if way.mode is Mode.CAR or (way.day and way.day.out):
        return ""
    if way.source is TravelSource.ESTIMATE:
        return _("The estimate only says how long the trip takes. Which walks, rides and changes it has is not known.")
    if way.source is TravelSource.TIMETABLE:
        return _("The walks, rides and changes are shown when the timetable has been read in again.")
    return _("What is entered by hand only says how long the trip takes, not its walks, rides and changes.")


def lasting(minutes: int) -> str:
    """`45 min`, `9 h`, `11 h 50 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def _part(kind: PartKind, name: str, starts: int, ends: int, *, told: str = "") -> Part:
    return Part(kind, name, starts, ends, f"{moment(starts)}–{moment(ends)}", lasting(ends - starts), told)
