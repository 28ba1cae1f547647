"""What differs between two rounds of a track, as plain lines to read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jobbspar.core.messages import N_


@dataclass(frozen=True, slots=True)
class StepOutline:
    """A step of a round, told by what it is and not by its days, which always differ."""

    name: str
    stage: int
    weeks: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoundOutline:
    """What two rounds are compared by. Plain texts and numbers; nothing is `None`."""

    seats: int | None
    least_people: int | None
    weeks: int | None
    place: str
    coordinator: str
    recruitment_plan: str
    recruitment_channels: str
    steps: tuple[StepOutline, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing as it was and as it is now. `label` is a msgid, filled from `what` where it has a place for it."""

    label: str
    before: object
    now: object
    what: str = ""


_FIELDS = (
    ("seats", N_("Seats")),
    ("least_people", N_("Fewest people")),
    ("weeks", N_("Length in weeks")),
    ("place", N_("Place")),
    ("coordinator", N_("Coordinator")),
    ("recruitment_plan", N_("Plan for recruitment")),
    ("recruitment_channels", N_("Channels")),
)
STEP_STAGE = N_("Stage of “%(what)s”")
STEP_WEEKS = N_("Weeks of “%(what)s”")
STEP_NOTE = N_("Note on “%(what)s”")
STEP_IN_ROUND = N_("Step “%(what)s”")
IS_PART = N_("is part of the round")
IS_NOT_PART = N_("is not part of the round")


def compare_rounds(before: RoundOutline, now: RoundOutline) -> list[Difference]:
    """Every difference, the round's own facts first and then its steps. The same round twice gives nothing."""
    facts = [
        Difference(label, getattr(before, field), getattr(now, field))
        for field, label in _FIELDS
        if getattr(before, field) != getattr(now, field)
    ]
    return [*facts, *_compare_steps(before.steps, now.steps)]


def _compare_steps(before: Iterable[StepOutline], now: Iterable[StepOutline]) -> list[Difference]:
    were, are = _by_name(before), _by_name(now)
    found: list[Difference] = []
    for name in dict.fromkeys([*were, *are]):
        old, new = were.get(name, []), are.get(name, [])
        for one, other in zip(old, new, strict=False):
            found += _compare_step(one, other)
        found += [Difference(STEP_IN_ROUND, IS_PART, IS_NOT_PART, name) for _ in old[len(new) :]]
        found += [Difference(STEP_IN_ROUND, IS_NOT_PART, IS_PART, name) for _ in new[len(old) :]]
    return found


def _by_name(steps: Iterable[StepOutline]) -> dict[str, list[StepOutline]]:
    named: dict[str, list[StepOutline]] = defaultdict(list)
    for step in steps:
        named[step.name].append(step)
    return named


def _compare_step(before: StepOutline, now: StepOutline) -> list[Difference]:
    pairs = (
        (STEP_STAGE, before.stage, now.stage),
        (STEP_WEEKS, before.weeks, now.weeks),
        (STEP_NOTE, before.note, now.note),
    )
    return [Difference(label, old, new, now.name) for label, old, new in pairs if old != new]
