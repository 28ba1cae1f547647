"""The values that pages hand to the components: a view builds them, a template tag draws them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Tone = Literal["neutral", "info", "success", "warning", "danger"]
"""How a matter stands, always said in words as well: a colour alone is never the message."""


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go."""

    label: Any
    url: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in words, with a colour beside it."""

    label: Any
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A count that is kept back so that nobody can be singled out.

    Not every hidden count is small: some are hidden so that a small one cannot be worked out. Say `below` only where
    it is known to be true of this very count.
    """

    below: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; both counts are shown beside the per cent."""

    part: int | None
    whole: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One field as it was and as it became."""

    label: Any
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Empty:
    """What a list says when it holds nothing: why, and what to do about it."""

    heading: Any
    text: Any = ""
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `sort` is the name it has in the address (`?sort=name`); without one it cannot be sorted."""

    label: Any
    numeric: bool = False
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values. `sorted_by` is a column's `sort`, with a minus before it for falling order.

    On a narrow screen every row becomes a card; a `wide` table (a matrix) keeps its shape and scrolls by itself.
    """

    caption: Any
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    empty: Empty | None = None
    sorted_by: str = ""
    wide: bool = False
    total: Sequence[Any] | None = None
    caption_hidden: bool = False

    def __post_init__(self) -> None:
        for row in (*self.rows, *([self.total] if self.total is not None else [])):
            if len(row) != len(self.columns):
                raise ValueError(f"a row has {len(row)} cells, the table has {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that someone must do now. The smaller `rank`, the worse it is if it is not done."""

    text: Any
    url: str
    tone: Tone = "warning"
    why: Any = ""
    due: date | None = None
    rank: int = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of a longer course of events."""

    label: Any
    state: Literal["done", "current", "coming", "stopped"] = "coming"
    url: str = ""
    detail: Any = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what, when, and what it changed."""

    at: datetime
    who: Any
    what: Any
    changes: Sequence[Change] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with what it is counted out of, and how it is counted."""

    label: Any
    value: Any
    whole: int | None = None
    definition: Any = ""
    note: Any = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts as bars from one and the same edge, as long as their share of the largest; a `Hidden` has no bar."""

    caption: Any
    rows: Sequence[tuple[Any, int | Hidden]]
    note: Any = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Slow work on its way: `poll_url` answers with the bar alone, `done_link` is where to go when it is ready."""

    label: Any
    done: int
    total: int
    poll_url: str = ""
    done_link: Link | None = None
    failed: Any = ""

    @property
    def is_running(self) -> bool:
        return self.done < self.total and not self.failed


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A question before something that cannot easily be undone, with everything it will lead to."""

    question: Any
    submit: Any
    cancel: str
    consequences: Sequence[Any] = field(default=())
    is_dangerous: bool = False
