"""Answers that are kept, so that only what changed is worked out again."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Found]):
    """An answer, a fingerprint of all it was worked out from, and the first day it may no longer hold by itself."""

    answer: Found
    fingerprint: str
    until: date | None = None

    def holds(self, *, fingerprint: str, today: date) -> bool:
        return self.fingerprint == fingerprint and (self.until is None or today < self.until)


@dataclass(frozen=True, slots=True)
class Renewed(Generic[Key, Found]):
    """An answer for what was wanted, and which of them were worked out now."""

    answers: Mapping[Key, Kept[Found]]
    worked_out: tuple[Key, ...]


def renew(
    wanted: Mapping[Key, str],
    *,
    kept: Mapping[Key, Kept[Found]],
    today: date,
    work_out: Callable[[Key], tuple[Found, date | None] | None],
) -> Renewed[Key, Found]:
    """Keep what holds and work out the rest; what comes to nothing is left out. `wanted` is a fingerprint for each."""
    answers: dict[Key, Kept[Found]] = {}
    worked_out: list[Key] = []
    for key, fingerprint in wanted.items():
        known = kept.get(key)
        if known is not None and known.holds(fingerprint=fingerprint, today=today):
            answers[key] = known
            continue
        new = work_out(key)
        if new is not None:
            answers[key] = Kept(new[0], fingerprint, new[1])
            worked_out.append(key)
    return Renewed(answers, tuple(worked_out))
