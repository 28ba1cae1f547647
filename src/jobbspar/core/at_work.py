"""What must be there before somebody begins at a workplace, and what may be written of the time there.

No placement begins without the union, the employer and the safety of the workplace being asked about (handbook §1.6
and §7.5; SFS 2000:628, 9 a–9 c §§).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.placements import PlacementType
from jobbspar.core.refusals import Refusal


class IncidentKind(Choice):
    """What happened at the workplace. Harassment has a way of its own and is never written here."""

    INJURY = "injury", N_("Somebody was hurt")
    NEAR_MISS = "near_miss", N_("A near miss")
    NOT_SAFE = "not_safe", N_("Something was not safe")
    OTHER = "other", N_("Something else")


class UnionNotAskedYet(Refusal):
    message = N_("The union at the workplace has not been asked.")
    mend = N_("Note the union's answer, or why there is none to ask")


class EmployerNotChecked(Refusal):
    message = N_("Nobody has noted that the employer has been checked.")
    mend = N_("Note who checked the employer, and when")


class NoSafetyIntroduction(Refusal):
    message = N_("No safety introduction has been given.")
    mend = N_("Note the day of the safety introduction")


class ExtractNotShown(Refusal):
    message = N_("The profile asks for an extract from the police record, and none has been shown.")
    mend = N_("Note that it was shown")


class BegunAlready(Refusal):
    message = N_("The placement has begun already.")


class NotBegunYet(Refusal):
    message = N_("The placement has not begun. Weeks and incidents are noted when it has.")
    mend = N_("Note that it has begun")


class IncidentClosed(Refusal):
    message = N_("The incident is closed already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What is known before a placement begins. A check that nobody has noted is not made."""

    kind: PlacementType
    safety_intro_on: date | None
    union_asked_on: date | None
    no_union_because: str
    employer_checked_on: date | None
    needs_extract: bool
    extract_shown_on: date | None


def what_lacks(readiness: Readiness, *, on: date) -> Iterator[type[Refusal]]:
    """Every condition not met by the day. An employment is no placing by an authority: there only safety is asked."""

    def done(day: date | None) -> bool:
        return day is not None and day <= on

    if readiness.kind is not PlacementType.EMPLOYMENT:
        if not done(readiness.union_asked_on) and not readiness.no_union_because.strip():
            yield UnionNotAskedYet
        if not done(readiness.employer_checked_on):
            yield EmployerNotChecked
    if not done(readiness.safety_intro_on):
        yield NoSafetyIntroduction
    if readiness.needs_extract and not done(readiness.extract_shown_on):
        yield ExtractNotShown


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAtWork:
    """A week of a placement in a few words: what was done, what went well, what to change, and who tells it."""

    monday: date
    done: str
    went_well: str = ""
    to_change: str = ""
    told_by: str = ""
