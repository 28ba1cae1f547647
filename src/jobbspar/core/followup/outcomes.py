"""How it ended for a person, in words that mean the same everywhere: one main outcome, and details beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from jobbspar.core.calendar import Period, add_months
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

FOLLOW_UP_MONTHS = (3, 6, 12)
# Longer after the day than this nobody is reminded; it can still be noted.
REMINDED_MONTHS = 3


def exits_to_ask_about(months: int, *, today: date) -> Period:
    """The exit days whose follow-up after so many months is due today and not yet too long ago."""

    def first_day_after(back: int, is_passed: Callable[[date], bool]) -> date:
        day = add_months(today, -back)
        while is_passed(day):  # Months differ in length: a few days at most.
            day += timedelta(days=1)
        return day

    return Period(
        first_day_after(months + REMINDED_MONTHS, lambda day: _reminded_until(day, months) <= today),
        first_day_after(months, lambda day: add_months(day, months) <= today),
    )


def _reminded_until(exited_on: date, months: int) -> date:
    return add_months(add_months(exited_on, months), REMINDED_MONTHS)


class MainOutcome(Choice):
    """Exactly one for each person. Why somebody is on leave is not noted: it may be illness."""

    WORK = "work", N_("Work")
    OWN_BUSINESS = "own_business", N_("Own business")
    STUDIES = "studies", N_("Studies")
    CONTINUED_SUPPORT = "continued_support", N_("Continued support from Arbetsförmedlingen or the municipality")
    LEAVE = "leave", N_("On leave or break, for reasons not noted")
    MOVED = "moved", N_("Moved away")
    INTERRUPTED = "interrupted", N_("Interrupted the track")
    UNKNOWN = "unknown", N_("Outcome not known")


class ContractForm(Choice):
    """Work by the hour stands by itself: it is not the same as a job to live on (handbook §3.3)."""

    PERMANENT = "permanent", N_("Permanent")
    PROBATION = "probation", N_("Probationary")
    SUBSTITUTE = "substitute", N_("Substitute")
    FIXED_TERM = "fixed_term", N_("Fixed term")
    HOURLY = "hourly", N_("By the hour")
    UNKNOWN = "unknown", N_("Form of employment not known")


class SubsidyType(Choice):
    """Support to the employer. Kinds that presuppose a disability are `OTHER`: health is not noted here."""

    NONE = "none", N_("No support")
    NEW_START_JOB = "new_start_job", N_("New start job (nystartsjobb)")
    INTRODUCTION_JOB = "introduction_job", N_("Introduction job (introduktionsjobb)")
    ESTABLISHMENT_JOB = "establishment_job", N_("Establishment job (etableringsjobb)")
    VOCATIONAL_INTRODUCTION = "vocational_introduction", N_("Vocational introduction (yrkesintroduktion)")
    EXTRA_SERVICE = "extra_service", N_("Extra service (extratjänst, until 2022)")
    OTHER = "other", N_("Other support")
    UNKNOWN = "unknown", N_("Not known whether there is support")


# SFS 2022:1734 repealed the rules on 1 January 2023 (handbook 3.3: that these were the ones is its reading).
OFFERED = {SubsidyType.EXTRA_SERVICE: Period(date(2015, 11, 1), date(2023, 1, 1))}


class StudyLevel(Choice):
    SFI = "sfi", N_("Sfi")
    BASIC = "basic", N_("Basic adult education")
    UPPER_SECONDARY = "upper_secondary", N_("Upper secondary, vocational package included")
    FOLK_HIGH_SCHOOL = "folk_high_school", N_("Folk high school")
    HIGHER_VOCATIONAL = "higher_vocational", N_("Higher vocational education")
    UNIVERSITY = "university", N_("University")
    UNKNOWN = "unknown", N_("Level of studies not known")


class InterruptedBy(Choice):
    PARTICIPANT = "participant", N_("The participant")
    EMPLOYER = "employer", N_("The employer")
    PROVIDER = "provider", N_("The education provider")
    AUTHORITY = "authority", N_("An authority")
    UNKNOWN = "unknown", N_("Not known who interrupted")


class OutcomeLine(Choice):
    """The lines of a table of outcomes: the main outcomes, with work by the hour on a line of its own."""

    WORK = "work", N_("Work, other than by the hour")
    WORK_HOURLY = "work_hourly", N_("Work by the hour")
    OWN_BUSINESS = "own_business", MainOutcome.OWN_BUSINESS.label
    STUDIES = "studies", MainOutcome.STUDIES.label
    CONTINUED_SUPPORT = "continued_support", MainOutcome.CONTINUED_SUPPORT.label
    LEAVE = "leave", MainOutcome.LEAVE.label
    MOVED = "moved", MainOutcome.MOVED.label
    INTERRUPTED = "interrupted", MainOutcome.INTERRUPTED.label
    UNKNOWN = "unknown", MainOutcome.UNKNOWN.label


class ContractFormMissing(Refusal):
    message = N_("Say which form of employment it is. “Not known” is also an answer.")


class StudyLevelMissing(Refusal):
    message = N_("Say which level of studies it is. “Not known” is also an answer.")


class InterrupterMissing(Refusal):
    message = N_("Say who interrupted. “Not known” is also an answer.")


class DetailOfAnotherOutcome(Refusal):
    message = N_("This belongs to another outcome than “%(outcome)s”.")
    mend = N_("Empty the field or choose another outcome.")


class SameSectorIsAnotherEmployer(Refusal):
    message = N_("“The same sector” is told of another employer than the one of the track.")


class HoursOutOfRange(Refusal):
    message = N_("Working hours are 1 to 100 per cent of full time, not %(hours)s.")


class SupportNotOfferedThen(Refusal):
    message = N_("%(subsidy)s was not offered on %(day)s.")
    mend = N_("Check the day and the kind of support.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One main outcome, with the details that belong to it and no others."""

    main: MainOutcome
    contract_form: ContractForm | None = None
    hours_percent: int | None = None
    subsidy: SubsidyType | None = None
    is_track_employer: bool | None = None
    is_same_sector: bool | None = None  # told of another employer only (handbook A11)
    study_level: StudyLevel | None = None
    interrupted_by: InterruptedBy | None = None

    def __post_init__(self) -> None:
        self._require("contract_form", MainOutcome.WORK, ContractFormMissing)
        self._require("study_level", MainOutcome.STUDIES, StudyLevelMissing)
        self._require("interrupted_by", MainOutcome.INTERRUPTED, InterrupterMissing)
        for name in ("hours_percent", "subsidy", "is_track_employer", "is_same_sector"):
            self._refuse_outside(name, MainOutcome.WORK)
        if self.is_same_sector is not None and self.is_track_employer is not False:
            raise SameSectorIsAnotherEmployer(field="is_track_employer")
        if self.hours_percent is not None and not 1 <= self.hours_percent <= 100:
            raise HoursOutOfRange(hours=self.hours_percent, field="hours_percent")

    def _require(self, name: str, owner: MainOutcome, missing: type[Refusal]) -> None:
        if self.main is owner and getattr(self, name) is None:
            raise missing(field=name)
        self._refuse_outside(name, owner)

    def _refuse_outside(self, name: str, owner: MainOutcome) -> None:
        if self.main is not owner and getattr(self, name) is not None:
            raise DetailOfAnotherOutcome(outcome=self.main.label, field=name)

    @property
    def line(self) -> OutcomeLine:
        """Where the person is counted in a table of outcomes."""
        is_hourly = self.contract_form is ContractForm.HOURLY
        return OutcomeLine.WORK_HOURLY if is_hourly else OutcomeLine(self.main.value)


def require_offered(subsidy: SubsidyType, *, day: date) -> None:
    """Refuses a kind of support that did not exist on the day."""
    offered = OFFERED.get(subsidy)
    if offered is not None and day not in offered:
        raise SupportNotOfferedThen(subsidy=subsidy.label, day=day, field="subsidy")
