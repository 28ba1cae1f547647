"""The working day of one trip, as the drawing shows it: by timetable, or counted from the minutes."""

from django.utils.translation import gettext as _

from jobbspar.core.drawing.workday import Part, PartKind, Workday
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.ways import Day, Way
from jobbspar.web.travel.shown import moment


def workday_of(way: Way, shift: Shift) -> Workday | None:
    """Nothing for a trip of unknown length and for one that is not possible."""
    if way.minutes is None:
        return None
    starts, ends = shift.starts, shift.last_minute
    day = way.day or Day(leaves=starts - way.minutes, there=starts, home=ends + way.minutes)
    parts = (
        _part(PartKind.TRAVEL, _("travel to work"), day.leaves, day.there),
        _part(PartKind.WAIT, _("wait before the work"), day.there, starts),
        _part(PartKind.WORK, _("work"), starts, ends),
        _part(PartKind.TRAVEL, _("travel home, with waits") if way.day else _("travel home"), ends, day.home),
    )
    return Workday(tuple(part for part in parts if part.ends > part.starts))


def title_of(way: Way, day: Workday) -> str:
    """How long one is away, and how that is known."""
    away = day.parts[-1].ends - day.parts[0].starts
    facts = {"time": lasting(away)}
    if way.is_estimate:
        return _("Away from home for %(time)s, by estimate") % facts
    return (_("Away from home for %(time)s, by timetable") if way.day else _("Away from home for %(time)s")) % facts


def lasting(minutes: int) -> str:
    """`45 min`, `9 h`, `11 h 50 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def _part(kind: PartKind, name: str, starts: int, ends: int) -> Part:
    return Part(kind, name, starts, ends, f"{moment(starts)}–{moment(ends)}", lasting(ends - starts))
