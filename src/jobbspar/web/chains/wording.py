"""How chains are told: requirements in one line, waits as sentences, days of working."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.chains.bridge import Held, HeldBack, PersonWay, Sketch
from jobbspar.core.arrangement import StartWait
from jobbspar.core.calendar import Period, working_days_between
from jobbspar.core.chains.explain import Cause, Wait
from jobbspar.core.chains.stops import Stop
from jobbspar.core.half_way import HalfWay
from jobbspar.core.profiles import Subject
from jobbspar.core.room_in_the_week import RoomWait
from jobbspar.web.components.readable import day, label


def subject_text(subject: Subject) -> str:
    """What a requirement, a prerequisite or a gain is about, in one line: “Svenska (tala, B1)”."""
    more = ", ".join(label(one) for one in (subject.skill, subject.level) if one is not None)
    return f"{subject.name} ({more})" if more else subject.name


def subject_texts(subjects: Iterable[Subject]) -> list[str]:
    return list(dict.fromkeys(map(subject_text, subjects)))


def given_by(activity: Any) -> str | None:
    """Who gives it; a ready-made example is given by nobody yet."""
    if activity.organisation_id is None:
        return _("Nobody yet: a ready-made example")
    return activity.provider.name if activity.provider else None


def working_days(count: int) -> str:
    return ngettext("%(count)s working day", "%(count)s working days", count) % {"count": count}


def wait_text(wait: Wait, *, name: str, finish: date) -> str:
    """Why a step waits, what would remove the wait, and what the end would be then."""
    days = working_days_between(wait.since, wait.until)
    why = _why_it_waits(name, Period(wait.since, wait.until), days=days, cause=wait.cause)
    told = without_wait if wait.cause in (Cause.START_DAY, Cause.CLOSED) else without_cause
    return f"{why} {told(wait.finish_without, finish=finish)}"


def start_wait_text(wait: StartWait, *, name: str, ends: date) -> str:
    """The same for a step of a track's chain."""
    cause = Cause.LAWFUL_LENGTH if wait.is_held_by_law else Cause.START_DAY
    why = _why_it_waits(name, wait.period, days=wait.working_days, cause=cause)
    told = without_cause if wait.is_held_by_law else without_wait
    return f"{why} {told(wait.ends_without, finish=ends)}"


def _why_it_waits(name: str, period: Period, *, days: int, cause: Cause) -> str:
    facts = {
        "activity": name,
        "since": day(period.starts),
        "until": day(period.closed_end),
        "days": working_days(days),
        "cause": _(cause.label).lower(),
    }
    text = _("“%(activity)s” could begin on %(since)s but begins on %(until)s, a wait of %(days)s: %(cause)s.")
    if cause is Cause.START_DAY:
        text = _("“%(activity)s” could begin on %(since)s, but its next start is %(until)s: a wait of %(days)s.")
    return text % facts


def lane_wait_text(wait: Wait, *, name: str, other: str, finish: date) -> str:
    """What a step has to let pass in its part of the week, and what the end would be with room for both."""
    facts = {"activity": name, "since": day(wait.since), "other": other, "until": day(wait.until)}
    return f"{_no_room(facts)} {_with_both(wait.finish_without, finish=finish)}"


def room_wait_text(wait: RoomWait, *, name: str, other: str, ends: date) -> str:
    """The same for a step of a track's chain."""
    since, until = wait.period.starts, wait.period.closed_end
    facts = {"activity": name, "since": day(since), "other": other, "until": day(until)}
    return f"{_no_room(facts)} {_with_both(wait.ends_without, finish=ends)}"


def _no_room(facts: dict[str, str]) -> str:
    why = _("“%(activity)s” could begin on %(since)s, but “%(other)s” takes that part of the week until %(until)s.")
    return why % facts


def _with_both(without: date, *, finish: date) -> str:
    if without >= finish:
        return _("Both at the same time would not make the whole chain end earlier.")
    text = _("With both at the same time the whole chain would be done on %(without)s instead of %(finish)s.")
    return text % {"without": day(without), "finish": day(finish)}


def stop_texts(found: PersonWay | Sketch, held: Held) -> list[str]:
    """What would have to give way, and when all that there is a way to would be in place then."""
    return [_stop_text(one, is_all=not found.way.without_way) for one in held.stops]


def _stop_text(stop: Stop, *, is_all: bool) -> str:
    first, *more = map(label, stop.limits)
    facts = {"limits": _(" and ").join([first, *(one.lower() for one in more)]), "day": day(stop.finish_without)}
    if is_all:
        return _("%(limits)s. Without that all could be in place on %(day)s.") % facts
    return _("%(limits)s. Without that what there is a way to could be in place on %(day)s.") % facts


def late_start_texts(found: PersonWay | Sketch, held: Held) -> list[str]:
    """Each activity with which it would be enough that it began when it is needed, and the finish then."""
    text = _("It is enough that “%(activity)s” begins when it is needed: then all could be in place on %(day)s.")
    if found.way.without_way:
        text = _(
            "It is enough that “%(activity)s” begins when it is needed: "
            "then what there is a way to could be in place on %(day)s."
        )
    return [
        text % {"activity": found.activities[int(one.activity)].name, "day": day(one.finish_without)}
        for one in held.late_starts
    ]


def half_way_texts(found: PersonWay | Sketch) -> list[str]:
    """What activities on the way ask, where no activity gives it."""
    return [_half_way_text(one, [found.activities[pk].name for pk in one.activities]) for one in found.lacking]


def _half_way_text(one: HalfWay, names: Sequence[str]) -> str:
    more = len(names) - 1
    facts = {"activity": names[0], "asks": subject_text(one.asks), "more": more}
    if not more:
        return _("“%(activity)s” asks for %(asks)s, and no activity gives it.") % facts
    text = ngettext(
        "“%(activity)s” and %(more)s activity more ask for %(asks)s, and no activity gives it.",
        "“%(activity)s” and %(more)s activities more ask for %(asks)s, and no activity gives it.",
        more,
    )
    return text % facts


def slow_text(found: PersonWay | Sketch, held: HeldBack) -> str:
    """What takes longer to work out than the page waits; nothing where all is worked out."""
    if not found.is_ready:
        return _("This chain takes longer to work out than a page waits.")
    if held.is_known:
        return ""
    if found.chain is None:
        return _("What stops it takes longer to work out than a page waits.")
    return _("Whether steps wait for room in the week takes longer to work out than a page waits.")


def without_wait(without: date, *, finish: date) -> str:
    if without >= finish:
        return _("A start at once would not make the whole chain end earlier.")
    return _("With a start at once the whole chain would be done on %(without)s instead of %(finish)s.") % {
        "without": day(without),
        "finish": day(finish),
    }


def without_cause(without: date, *, finish: date) -> str:
    """The same where a start at once is not what would help."""
    if without >= finish:
        return _("Without that the whole chain would not end earlier.")
    return _("Without that the whole chain would be done on %(without)s instead of %(finish)s.") % {
        "without": day(without),
        "finish": day(finish),
    }
