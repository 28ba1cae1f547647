"""A profile as it is written: its facts, its states, and how an employer's own differs from the one it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.profiles import Requirement
from jobbspar.core.refusals import Refusal
from jobbspar.core.states import StateMachine
from jobbspar.core.taxonomy.concepts import Occupation


class ProfileState(Choice):
    DRAFT = "draft", N_("Draft profile")
    APPROVED = "approved", N_("Approved profile")
    RETIRED = "retired", N_("No longer used")


PROFILE_STATES = StateMachine(
    {
        ProfileState.DRAFT: (ProfileState.APPROVED, ProfileState.RETIRED),
        ProfileState.APPROVED: (ProfileState.RETIRED,),
    }
)


class ProfileWithoutTitle(Refusal):
    message = N_("Give the profile a name.")


class ProfileWithoutOccupation(Refusal):
    message = N_("Say which occupation the profile is for.")


class ProfilePeriodBackwards(Refusal):
    message = N_("The profile must be valid for at least one day.")


class ProfileIsFixed(Refusal):
    message = N_("The profile is approved and is not changed any more.")
    mend = N_("Make a new version")


class DraftIsThere(Refusal):
    message = N_("There is a new version already, not yet approved.")
    mend = N_("Open the new version")


class SameRequirementTwice(Refusal):
    message = N_("“%(name)s” is in the profile already.")


class SameSkillTwice(SameRequirementTwice):
    message = N_("The profile has a requirement of that skill in “%(name)s” already.")
    mend = N_("Change that requirement, or choose another skill.")


class NothingWritten(Refusal):
    message = N_("Write something first.")


class NotAnOccupationalProfile(Refusal):
    message = N_("An employer's profile is made from an occupational profile, not from another employer's.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFacts:
    """What is said of the job beside its requirements."""

    title: str
    occupation: Occupation
    sector: str = ""
    positions: int | None = None
    start_window: str = ""
    hours: str = ""
    schedule: str = ""
    pay: str = ""
    travel: str = ""
    is_recurring: bool | None = None
    seqf_level: int | None = None
    assessment: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ProfileWithoutTitle(field="title")
        if not self.occupation.label.strip():
            raise ProfileWithoutOccupation(field="occupation")
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ProfilePeriodBackwards(field="valid_until")


class Difference(Choice):
    ADDED = "added", N_("Added")
    REMOVED = "removed", N_("Taken away")
    CHANGED = "changed", N_("Changed")
    SAME = "same", N_("The same")


# The fields of a requirement that a reader compares, in the order they are shown.
COMPARED = ("level", "when", "why", "reason", "task", "accepted", "negotiable")


@dataclass(frozen=True, slots=True)
class RequirementDifference:
    """One requirement here and there; `fields` names what was changed."""

    difference: Difference
    own: Requirement | None
    base: Requirement | None
    fields: tuple[str, ...] = ()

    @property
    def shown(self) -> Requirement:
        """The requirement to name: ours if we have it."""
        found = self.own or self.base
        if found is None:
            raise ValueError("a difference is about at least one requirement")
        return found


def differences(own: Iterable[Requirement], *, base: Iterable[Requirement]) -> list[RequirementDifference]:
    """Hold our requirements against those we started from: ours in order, then those taken away."""
    left, found = list(base), []
    for requirement in own:
        match = next((other for other in left if other.is_about_same(requirement)), None)
        if match is None:
            found.append(RequirementDifference(Difference.ADDED, requirement, None))
            continue
        left.remove(match)
        fields = tuple(name for name in COMPARED if getattr(requirement, name) != getattr(match, name))
        found.append(
            RequirementDifference(Difference.CHANGED if fields else Difference.SAME, requirement, match, fields)
        )
    return found + [RequirementDifference(Difference.REMOVED, None, gone) for gone in left]


def moved_up(order: Sequence[int], one: int) -> list[int]:
    """The same things with one of them a place earlier; the first stays where it is."""
    place = order.index(one)
    if place == 0:
        return list(order)
    return [*order[: place - 1], one, order[place - 1], *order[place + 1 :]]


def moved_down(order: Sequence[int], one: int) -> list[int]:
    """The same things with one of them a place later; the last stays where it is."""
    return moved_up(order[::-1], one)[::-1]


def text_differences(own: Iterable[str], *, base: Iterable[str]) -> list[tuple[Difference, str]]:
    """Tasks or next steps that are not in both: ours in order, then those taken away."""
    ours, theirs = list(own), list(base)
    return [
        *((Difference.ADDED, text) for text in ours if text not in theirs),
        *((Difference.REMOVED, text) for text in theirs if text not in ours),
    ]
