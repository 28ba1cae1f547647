"""Cells of a published timetable → numbers, days and doors, or a fault with file and line."""

import re
from datetime import date, datetime

from jobbspar.adapters.gtfs.archive import fault
from jobbspar.core.messages import N_
from jobbspar.core.travel.timetable import Door

TIME = re.compile(r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])")
WRONG_TIME = N_("A time is written as 06:10:00, and as 25:10:00 after midnight.")
WRONG_DAY = N_("A day is written as 20260501.")
WRONG_NUMBER = N_("Here should be a number.")
WRONG_PLACE = N_("There are no such coordinates.")
# The extended route types: demand and response bus, share taxi, and all that are taxis. One rings beforehand.
ON_DEMAND = frozenset({715, 717, *range(1500, 1508)})
SCHOOL_BUS = 712  # for pupils only
ASK_BEFOREHAND = ("2", "3")


def seconds(cell: str, *, file: str, line: int) -> int | None:
    """Seconds after midnight; an empty cell is a stop whose time is not said."""
    if not cell:
        return None
    found = TIME.fullmatch(cell)
    if found is None:
        raise fault(file, line, WRONG_TIME)
    hours, minutes, rest = map(int, found.groups())
    return 3600 * hours + 60 * minutes + rest


def day(cell: str, *, file: str, line: int) -> date:
    try:
        if len(cell) != len("20260501"):
            raise ValueError(cell)
        return datetime.strptime(cell, "%Y%m%d").date()  # noqa: DTZ007  a day has no time zone
    except ValueError:
        raise fault(file, line, WRONG_DAY) from None


def number(cell: str, *, file: str, line: int) -> int:
    if not cell.isdecimal() or not cell.isascii():
        raise fault(file, line, WRONG_NUMBER)
    return int(cell)


def coordinate(cell: str, *, most: int, file: str, line: int) -> float | None:
    """Degrees; empty is not known."""
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise fault(file, line, WRONG_NUMBER) from None
    if not -most <= value <= most:
        raise fault(file, line, WRONG_PLACE)
    return value


def door(cell: str, *, is_on_demand: bool) -> Door:
    if cell == "1":
        return Door.SHUT
    return Door.BOOKED if is_on_demand or cell in ASK_BEFOREHAND else Door.OPEN
