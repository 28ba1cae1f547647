"""Turns plain values into text a person reads: dates, numbers, shares, unknowns."""

from datetime import date, datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext

from jobbspar.core.choices import Choice
from jobbspar.web.components.parts import Hidden, Share

NO_BREAK_SPACE = "\u00a0"


def number(value: int | float) -> str:
    """`20000` → `20 000` in Swedish; the group never breaks over a line."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def day(value: date) -> str:
    """`2026-11-22` → `22 november 2026`."""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return formats.date_format(value, "j F Y")


def moment(value: datetime) -> str:
    """`22 november 2026 kl. 14.05` on the clock of Sweden."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = local.strftime("%H.%M" if get_language() == "sv" else "%H:%M")
    return gettext("%(day)s at %(clock)s") % {"day": day(local), "clock": clock}


def weeks(count: int) -> str:
    return ngettext("%(count)s week", "%(count)s weeks", count) % {"count": number(count)}


def share(value: Share) -> str:
    """`12 av 40 (30 %)`; without a whole there is no per cent."""
    if value.part is None or value.whole is None:
        return unknown()
    counts = gettext("%(part)s of %(whole)s") % {"part": number(value.part), "whole": number(value.whole)}
    if not value.whole:
        return counts
    return f"{counts} ({round(100 * value.part / value.whole)}{NO_BREAK_SPACE}%)"


def round_of_track(track: str, number: int) -> str:
    """`Äldreomsorg, omgång 2`: the round together with its track."""
    return gettext("%(track)s, round %(number)s") % {"track": track, "number": number}


def unknown() -> str:
    return pgettext("a value", "unknown")


def hidden(count: Hidden) -> str:
    if count.below is None:
        return pgettext("a count", "hidden")
    return gettext("fewer than %(below)s") % {"below": count.below}


def label(choice: Any) -> str:
    """The translated label of a core `Choice`; other values as they are."""
    return gettext(choice.label) if isinstance(choice, Choice) and choice.label else readable(choice)


def readable(value: Any) -> str:
    """Any plain value as a person would write it."""
    match value:
        case None | "":
            return unknown()
        case bool():
            return pgettext("an answer", "yes") if value else pgettext("an answer", "no")
        case SafeString() | Promise():
            return str(value)
        case Choice():
            return label(value)
        case int() | float():
            return number(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case Share():
            return share(value)
        case Hidden():
            return hidden(value)
        case list() | tuple():
            return ", ".join(readable(item) for item in value)
        case set() | frozenset():
            return ", ".join(sorted(readable(item) for item in value))
    return str(value)
