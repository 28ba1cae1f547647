"""A timeline as values: lanes with bars, waits and gates on real days."""

from dataclasses import dataclass
from datetime import date, timedelta

from jobbspar.core.choices import Choice
from jobbspar.core.drawing.canvas import Cell, Table
from jobbspar.core.messages import N_


class BarKind(Choice):
    """What fills the time; it chooses the colour and the words of the legend."""

    STUDY = "study", N_("education")
    WORKPLACE = "workplace", N_("at a workplace")
    SUPPORT = "support", N_("guidance and support")
    JOB = "job", N_("job")
    OTHER = "other", N_("other")
    ROUND_OPENS = "round-opens", N_("round that can open")
    ROUND_STOPPED = "round-stopped", N_("round that does not open")


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that goes on from `starts` up to, but not including, `ends`."""

    name: str
    starts: date
    ends: date
    kind: BarKind = BarKind.STUDY
    url: str = ""

    def __post_init__(self) -> None:
        _refuse_backwards(self.starts, self.ends, self.name)


@dataclass(frozen=True, slots=True)
class Wait:
    """Days when nothing happens; `days` when another count than calendar days is to be shown."""

    starts: date
    ends: date
    is_long: bool = False
    days: int | None = None

    def __post_init__(self) -> None:
        _refuse_backwards(self.starts, self.ends, "wait")

    @property
    def shown_days(self) -> int:
        return (self.ends - self.starts).days if self.days is None else self.days


@dataclass(frozen=True, slots=True)
class Gate:
    """A decision on one day."""

    name: str
    day: date
    is_passed: bool = False
    url: str = ""

    @property
    def starts(self) -> date:
        return self.day

    @property
    def ends(self) -> date:
        return self.day + timedelta(days=1)


Item = Bar | Wait | Gate


@dataclass(frozen=True, slots=True)
class Lane:
    """A step or an activity, and what happens in it."""

    name: str
    items: tuple[Item, ...]
    url: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    name: str
    starts: date
    ends: date

    def __post_init__(self) -> None:
        _refuse_backwards(self.starts, self.ends, self.name)


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that stand in the drawing itself, in the reader's language."""

    week: str = "Week"
    week_short: str = "w."
    today: str = "Today"
    wait_one: str = "1 day's wait"
    wait_many: str = "%(days)s days' wait"
    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

    def wait(self, wait: Wait) -> str:
        return self.wait_one if wait.shown_days == 1 else self.wait_many % {"days": wait.shown_days}

    def day(self, day: date) -> str:
        return f"{day.day} {self.months[day.month - 1]}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The weeks of a round or of one person's plan."""

    lanes: tuple[Lane, ...]
    holidays: tuple[Holiday, ...] = ()
    today: date | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for lane in self.lanes for item in lane.items)

    @property
    def starts(self) -> date:
        """The Monday of the first week; an empty timeline is this week."""
        first = min((item.starts for item in self.items), default=self.today or date(2000, 1, 3))
        return first - timedelta(days=first.weekday())

    @property
    def ends(self) -> date:
        """The Monday after the last week, at least four weeks on."""
        last = max((item.ends for item in self.items), default=self.starts) - timedelta(days=1)
        monday = last + timedelta(days=7 - last.weekday())
        return max(monday, self.starts + timedelta(weeks=4))

    def as_table(self, words: Words) -> Table:
        """One row an item, then the holidays; the last day is the last that is included."""
        rows = [
            (Cell(lane.name, lane.url), _named(item, words), Cell(word=_kind(item)), *_days(item.starts, item.ends))
            for lane in self.lanes
            for item in lane.items
        ]
        rows += [
            (Cell(), Cell(holiday.name), Cell(word=N_("Holiday")), *_days(holiday.starts, holiday.ends))
            for holiday in self.holidays
            if holiday.starts < self.ends and self.starts < holiday.ends
        ]
        headings = (N_("Part"), N_("What"), N_("Kind"), N_("First day"), N_("Last day"), N_("Weeks"))
        return Table(headings, tuple(rows))


def _named(item: Item, words: Words) -> Cell:
    return Cell(words.wait(item)) if isinstance(item, Wait) else Cell(item.name, item.url)


def _kind(item: Item) -> str:
    if isinstance(item, Gate):
        return N_("Gate passed") if item.is_passed else N_("Gate")
    if isinstance(item, Wait):
        return N_("Long wait") if item.is_long else N_("Wait")
    return item.kind.label


def _days(starts: date, ends: date) -> tuple[Cell, Cell, Cell]:
    last = ends - timedelta(days=1)
    first_week, last_week = starts.isocalendar().week, last.isocalendar().week
    one = first_week == last_week and (last - starts).days < 7
    weeks = str(first_week) if one else f"{first_week}–{last_week}"
    return Cell(day=starts), Cell(day=last), Cell(weeks)


def _refuse_backwards(starts: date, ends: date, name: str) -> None:
    if ends <= starts:
        raise ValueError(f"{name!r} ends {ends}, not after it starts {starts}")
