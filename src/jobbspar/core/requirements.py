"""One person against one profile: each requirement met, possible to meet in the track, not met, or unknown.

There is no score, no number of met requirements and no order between answers: a person is not a sum of gaps, and a
list of people sorted by such a sum would be a ranking (handbook 7.8 and invariant 12).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.profiles import EvidenceSource, Level, RequiredWhen, Requirement, RequirementKind, Subject
from jobbspar.core.taxonomy.education import EducationLevel
from jobbspar.core.taxonomy.language import LanguageLevel

# Kept with every stored answer. Raise it with any change of the rules below.
RULE_VERSION = "2026-11"


class Status(Choice):
    """Cannot be compared or sorted, although it is text underneath."""

    MET = "met", N_("met")
    CAN_BE_MET = "can_be_met", N_("can be met in the track")
    NOT_MET = "not_met", N_("not met")
    UNKNOWN = "unknown", N_("not known")

    def _has_no_order(self, other: object) -> NoReturn:
        raise TypeError("answers of the requirement check have no order")

    __lt__ = __le__ = __gt__ = __ge__ = _has_no_order


SHOWN = N_("There is evidence of this, dated %(dated)s.")
YIELDED = N_("Nothing shows it yet. The step “%(activity)s” in the track gives it.")
LOWER_BUT_YIELDED = N_("The level is not there yet. The step “%(activity)s” in the track leads to it.")
ABSENT_BUT_YIELDED = N_("It is not there yet. The step “%(activity)s” in the track gives it.")
EXPIRED_BUT_YIELDED = N_("The evidence ran out on %(expires)s. The step “%(activity)s” in the track gives it anew.")
LOWER = N_("What was shown %(dated)s is a lower level than the task needs, and no step in the track leads to it.")
ABSENT = N_("According to what was noted %(dated)s it is not there, and no step in the track gives it.")
LOWER_AT_START = N_("What was shown %(dated)s is a lower level than the task needs from the first day.")
ABSENT_AT_START = N_("According to what was noted %(dated)s it is not there, and it is needed from the first day.")
NOTHING = N_("Nothing shows it yet. Ask the person.")
NOT_TAUGHT = N_("Nothing shows it yet. It is to be learnt in the track, but no step in the track gives it.")
EXPIRED = N_("The evidence ran out on %(expires)s. Ask for a new one.")
NOT_ACCEPTED = N_("There is something from %(dated)s, but not of a sort that counts for this requirement.")
TOO_VAGUE = N_("The requirement does not say which skill and level of the language it means.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Subject):
    """What is known of a person in one matter, for or against."""

    dated: date
    # Not stated counts only where every sort of evidence counts.
    source: EvidenceSource | None = None
    # False: it is known that the person does not have it.
    fulfils: bool = True
    # The first day on which it no longer counts.
    expires: date | None = None

    def __post_init__(self) -> None:
        # Explicit, because slots give the class a twin that a bare super() does not know.
        Subject.__post_init__(self)
        if self.kind is RequirementKind.LANGUAGE and self.skill is None:
            raise ValueError("evidence of a language says in which skill")
        if self.expires is not None and self.expires < self.dated:
            raise ValueError(f"the evidence runs out {self.expires}, before its own date {self.dated}")

    def has_expired(self, today: date) -> bool:
        return self.expires is not None and self.expires <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield(Subject):
    """What a step of the track gives those who complete it."""

    activity: str

    def gives(self, requirement: Requirement) -> bool:
        return self.is_about_same(requirement) and _reaches(self.level, requirement.level) is True


@dataclass(frozen=True, slots=True)
class Answer:
    """Where one requirement stands for one person, why, and by which rules. Not comparable with other answers."""

    requirement: Requirement
    status: Status
    # A msgid; its %(places)s are filled from `facts`.
    why: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    evidence: Evidence | None = None
    rule_version: str = RULE_VERSION


def check_profile(
    requirements: Iterable[Requirement], *, evidence: Iterable[Evidence], yields: Iterable[Yield], today: date
) -> tuple[Answer, ...]:
    """An answer for each requirement, in the profile's own order."""
    known, given = list(evidence), list(yields)
    return tuple(check(requirement, evidence=known, yields=given, today=today) for requirement in requirements)


def check(requirement: Requirement, *, evidence: Iterable[Evidence], yields: Iterable[Yield], today: date) -> Answer:
    """The latest word that counts decides; the track can give what is missing, unless it is needed at its start."""
    if requirement.kind is RequirementKind.LANGUAGE and (requirement.skill is None or requirement.level is None):
        return Answer(requirement, Status.UNKNOWN, TOO_VAGUE)
    on_the_matter = [item for item in evidence if item.is_about_same(requirement) and item.dated <= today]
    step = _step_in_time(requirement, yields)
    counting = [item for item in on_the_matter if _speaks(item, requirement) and not item.has_expired(today)]
    if not counting:
        return _without_evidence(requirement, on_the_matter, step=step, today=today)
    # On the same day the word in favour wins: the person gets the benefit of the doubt.
    latest = max(counting, key=lambda item: (item.dated, _is_in_favour(item, requirement)))
    if _is_in_favour(latest, requirement):
        return Answer(requirement, Status.MET, SHOWN, {"dated": latest.dated}, latest)
    return _against(requirement, latest, step=step)


def _against(requirement: Requirement, latest: Evidence, *, step: Yield | None) -> Answer:
    """It is known that the person is not there: the answer depends on whether the track leads there in time."""
    is_lower = latest.fulfils
    if step is not None:
        why = LOWER_BUT_YIELDED if is_lower else ABSENT_BUT_YIELDED
        return Answer(requirement, Status.CAN_BE_MET, why, {"activity": step.activity}, latest)
    if requirement.when is RequiredWhen.AT_START:
        why = LOWER_AT_START if is_lower else ABSENT_AT_START
    else:
        why = LOWER if is_lower else ABSENT
    return Answer(requirement, Status.NOT_MET, why, {"dated": latest.dated}, latest)


def _without_evidence(
    requirement: Requirement, on_the_matter: list[Evidence], *, step: Yield | None, today: date
) -> Answer:
    """Nothing counts today: never a no, only unknown or possible."""
    by_date = sorted(on_the_matter, key=lambda item: item.dated)
    expired = next((item for item in reversed(by_date) if item.has_expired(today)), None)
    if step is not None:
        why = EXPIRED_BUT_YIELDED if expired else YIELDED
        facts = {"activity": step.activity} | ({"expires": expired.expires} if expired else {})
        return Answer(requirement, Status.CAN_BE_MET, why, facts, expired)
    if expired is not None:
        return Answer(requirement, Status.UNKNOWN, EXPIRED, {"expires": expired.expires}, expired)
    if by_date and _reaches(by_date[-1].level, requirement.level) is True:
        return Answer(requirement, Status.UNKNOWN, NOT_ACCEPTED, {"dated": by_date[-1].dated}, by_date[-1])
    is_to_be_taught = requirement.when is RequiredWhen.LEARNT_IN_TRACK
    return Answer(requirement, Status.UNKNOWN, NOT_TAUGHT if is_to_be_taught else NOTHING)


def _step_in_time(requirement: Requirement, yields: Iterable[Yield]) -> Yield | None:
    """The first step that gives what is asked; none when it is needed before the track has begun."""
    if requirement.when is RequiredWhen.AT_START:
        return None
    return next((given for given in yields if given.gives(requirement)), None)


def _speaks(item: Evidence, requirement: Requirement) -> bool:
    """Says yes or no to this requirement, and in a way that counts for it."""
    reaches = _reaches(item.level, requirement.level)
    if item.fulfils:
        # A lower level is a word against, from whatever source; a word for must be of a sort that is accepted.
        return reaches is False or (reaches is True and requirement.accepts(item.source))
    # "Does not have B1" says no to B1 and above, and nothing of A2.
    return requirement.level is None or item.level is None or _reaches(requirement.level, item.level) is True


def _is_in_favour(item: Evidence, requirement: Requirement) -> bool:
    return item.fulfils and _reaches(item.level, requirement.level) is True


def _reaches(level: Level | None, needed: Level | None) -> bool | None:
    """`None` when it cannot be told: a level is asked for and the one at hand is not stated or not known."""
    if needed is None:
        return True
    if isinstance(level, LanguageLevel) and isinstance(needed, LanguageLevel):
        return level.reaches(needed)
    if isinstance(level, EducationLevel) and isinstance(needed, EducationLevel):
        return level.reaches(needed)
    return None
