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
    """An answer for everything that was wanted, and which of them were worked out now."""

    answers: Mapping[Key, Kept[Found]]
    worked_out: tuple[Key, ...]


def renew(
    wanted: Mapping[Key, str],
    *,
    kept: Mapping[Key, Kept[Found]],
    today: date,
    work_out: Callable[[Key], tuple[Found, date | None]],
) -> Renewed[Key, Found]:
    """Keep what holds and work out the rest. `wanted` is a fingerprint for each key."""
    answers: dict[Key, Kept[Found]] = {}
    worked_out: list[Key] = []
    for key, fingerprint in wanted.items():
        known = kept.get(key)
        if known is not None and known.holds(fingerprint=fingerprint, today=today):
            answers[key] = known
            continue
        found, until = work_out(key)
        answers[key] = Kept(found, fingerprint, until)
        worked_out.append(key)
    return Renewed(answers, tuple(worked_out))
