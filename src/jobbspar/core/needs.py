"""A need: who needs whom, when and why (handbook §1.0 A2, §1.6)."""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.states import StateMachine
from jobbspar.core.taxonomy.concepts import Occupation


class NeedCause(Choice):
    RETIREMENT = "retirement", N_("Retirements")
    OUT_MIGRATION = "out_migration", N_("People move away")
    RESTRUCTURING = "restructuring", N_("Restructuring")
    GROWTH = "growth", N_("Growth")
    TURNOVER = "turnover", N_("Staff turnover")
    OTHER = "other", N_("Another cause")
    UNKNOWN = "unknown", N_("Cause not known")


class NeedSource(Choice):
    EMPLOYER = "employer", N_("The employer said so")
    SKILLS_PLAN = "skills_plan", N_("The municipality's plan for skills supply")
    FORECAST = "forecast", N_("A forecast")
    ADVERTS = "adverts", N_("Job adverts")
    OTHER = "other", N_("Another source")


class NeedState(Choice):
    SIGNALLED = "signalled", N_("Signalled")
    CONFIRMED = "confirmed", N_("Confirmed with the employer")
    PROFILED = "profiled", N_("Profile made")
    SERVED = "served", N_("Served by a track")
    DROPPED = "dropped", N_("Dropped")


NEED_STATES = StateMachine(
    {
        NeedState.SIGNALLED: (NeedState.CONFIRMED, NeedState.DROPPED),
        NeedState.CONFIRMED: (NeedState.PROFILED, NeedState.DROPPED),
        NeedState.PROFILED: (NeedState.SERVED, NeedState.DROPPED),
        NeedState.SERVED: (NeedState.CONFIRMED, NeedState.DROPPED),
        NeedState.DROPPED: (NeedState.SIGNALLED,),
    }
)


class DroppedWithoutReason(Refusal):
    message = N_("Say why the need is dropped.")


class NeedHasNoProfile(Refusal):
    message = N_("The need has no approved competence profile yet.")
    mend = N_("Make the profile")


class NeedHasNoTrack(Refusal):
    message = N_("No track answers to the need yet.")
    mend = N_("Start a track")


class NeedWithoutOccupation(Refusal):
    message = N_("Say which occupation is needed.")


class NeedEndsTooSoon(Refusal):
    message = N_("The last day must come after the first.")


class NeedOfNobody(Refusal):
    message = N_("A need is of at least one person. Leave it empty if the number is not known.")


class OtherMunicipality(Refusal):
    """An employer's contact works with the municipality that keeps the employer's record."""

    message = N_("%(employer)s is kept by another municipality than %(municipality)s. Ask the coordinator for help.")


class WorkplaceOfAnother(Refusal):
    """A need is at one of the employer's own workplaces."""

    message = N_("That workplace is not one of %(employer)s's. Choose one of theirs, or leave it as not known.")


class NeedNotOpen(Refusal):
    message = N_("The need has been dropped. Take it up again to change it.")
    mend = N_("Go to the need")


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFacts:
    """What was said of a need. Not to know how many, when or why is an ordinary answer."""

    occupation: Occupation
    people: int | None = None
    from_day: date | None = None
    until_day: date | None = None
    is_recurring: bool | None = None
    cause: NeedCause = NeedCause.UNKNOWN
    source: NeedSource = NeedSource.EMPLOYER
    source_note: str = ""
    contact: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.occupation.label.strip():
            raise NeedWithoutOccupation(field="occupation")
        if self.people is not None and self.people < 1:
            raise NeedOfNobody(field="people")
        if self.from_day and self.until_day and self.until_day <= self.from_day:
            raise NeedEndsTooSoon(field="until_day")
