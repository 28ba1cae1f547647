"""The three years a person has for Swedish for immigrants since 2026, and how long is left.

Source: government bill 2025/26:10 (its opening) and handbook §0.4. The municipality decides in each case.
"""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.calendar import Period, add_months, add_years
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

LIMIT_IN_FORCE = date(2026, 1, 1)
YEARS_OF_SFI = 3
MONTHS_BEFORE_ALERT = 6

ASK_THE_MUNICIPALITY = N_(
    "Counted from the first admission by the rule of 2026. The municipality decides in each case: ask when it matters."
)


class ExtensionReason(Choice):
    """Grounds for more time. Illness and disability are in the decision only: health is not noted here."""

    PARENTAL_LEAVE = "parental_leave", N_("parental leave")
    WORK = "work", N_("work")
    OTHER_EDUCATION = "other_education", N_("other education")
    SHORT_SCHOOLING = "short_schooling", N_("short schooling or learning to read and write")
    IN_THE_DECISION = "in_the_decision", N_("see the decision (the reason is not noted here)")


class ExtensionWithoutDecision(Refusal):
    message = N_("More time for sfi needs a decision to refer to.")
    mend = N_("Write the reference of the municipality's decision.")


class ExtensionTooShort(Refusal):
    message = N_("The new end, %(ends)s, is not later than the end there already is, %(before)s.")
    mend = N_("Check the date in the decision.")


@dataclass(frozen=True, slots=True)
class SfiExtension:
    """More time, until the day it `ends` (that day not included)."""

    ends: date
    reason: ExtensionReason
    decision_reference: str

    def __post_init__(self) -> None:
        if not self.decision_reference.strip():
            raise ExtensionWithoutDecision(field="decision_reference")


@dataclass(frozen=True, slots=True)
class SfiClock:
    """When a person's time for sfi began and ends."""

    first_admission: date
    extensions: tuple[SfiExtension, ...] = ()

    def __post_init__(self) -> None:
        before = self._ends_without_extension
        for extension in self.extensions:
            if extension.ends <= before:
                raise ExtensionTooShort(ends=extension.ends, before=before, field="ends")
            before = extension.ends

    @property
    def counts_from(self) -> date:
        """Those who had begun before the limit came have their three years from the day it came."""
        return max(self.first_admission, LIMIT_IN_FORCE)

    @property
    def _ends_without_extension(self) -> date:
        return add_years(self.counts_from, YEARS_OF_SFI)

    @property
    def period(self) -> Period:
        """The days on which the person has a right to sfi by this rule."""
        ends = self.extensions[-1].ends if self.extensions else self._ends_without_extension
        return Period(self.counts_from, ends)

    def months_left(self, today: date) -> int:
        """Whole months from today to the end; none when the time has run out."""
        ends = self.period.closed_end
        months = max(0, (ends.year - today.year) * 12 + ends.month - today.month)
        return months - 1 if months and add_months(today, months) > ends else months

    def has_run_out(self, today: date) -> bool:
        return self.period.is_over(today)

    def is_running_out(self, today: date) -> bool:
        """Six months or less are left: time to plan what can still be finished."""
        return not self.has_run_out(today) and add_months(today, MONTHS_BEFORE_ALERT) >= self.period.closed_end
