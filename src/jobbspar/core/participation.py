"""What happens to a person in a round: plan, check-ins, obstacles, deviations (handbook §1.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobbspar.core.calendar import working_days_between
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal

LONGEST_WAIT_WORKING_DAYS = 5  # Longer waits are flagged (handbook story 3).


class Sex(Choice):
    """For follow-up only. Never an input to who gets a seat (handbook §7.6)."""

    WOMAN = "woman", N_("Woman")
    MAN = "man", N_("Man")
    UNKNOWN = "unknown", N_("Sex not known")


class StepChange(Choice):
    AS_TRACK = "as_track", N_("As in the track")
    ADDED = "added", N_("Added")
    REMOVED = "removed", N_("Removed")
    SHORTENED = "shortened", N_("Shortened")
    LENGTHENED = "lengthened", N_("Lengthened")
    MOVED = "moved", N_("Moved")


class StepResult(Choice):
    NOT_STARTED = "not_started", N_("Not started")
    ONGOING = "ongoing", N_("Ongoing")
    REACHED = "reached", N_("Reached")
    NEEDS_MORE = "needs_more", N_("Needs more time")
    NOT_DONE = "not_done", N_("Was not done")


class DecisionState(Choice):
    NOT_NEEDED = "not_needed", N_("No decision needed")
    WAITING = "waiting", N_("Waiting for a decision")
    GRANTED = "granted", N_("Granted")
    REFUSED = "refused", N_("Refused")


class CheckInForm(Choice):
    MEETING = "meeting", N_("Meeting")
    AT_WORKPLACE = "at_workplace", N_("At the workplace")
    PHONE = "phone", N_("By phone")
    VIDEO = "video", N_("By video")


class NoteReaders(Choice):
    """Who may read what is noted of a talk. Employers and providers never do (handbook §2)."""

    PERSON = "person", N_("The authorities that help the person, and the person")
    AUTHORITIES = "authorities", N_("The authorities that help the person")
    OWN = "own", N_("Our own organisation")


class GoalProgress(Choice):
    """How it goes with one thing to be learnt. Not known is a usual answer, and is not none."""

    UNKNOWN = "unknown", N_("Not known")
    NOT_STARTED = "not_started", N_("Not started")
    ONGOING = "ongoing", N_("Under way")
    REACHED = "reached", N_("Reached")
    NEEDS_MORE = "needs_more", N_("Needs more")


class ObstacleOwner(Choice):
    """Every obstacle belongs somewhere, and mostly not in the person (handbook §8.4)."""

    PERSON = "person", N_("The person")
    EMPLOYER = "employer", N_("The employer")
    PROVIDER = "provider", N_("The education provider")
    AUTHORITY = "authority", N_("An authority")
    PLACE = "place", N_("The place: buses, child care, distance")


class OtherPlanKind(Choice):
    """Plans around the person that others own (handbook A7). They are linked to, never merged."""

    ACTION_PLAN = "action_plan", N_("Individual action plan (Arbetsförmedlingen)")
    STUDY_PLAN = "study_plan", N_("Individual study plan (adult education, sfi)")
    LANGUAGE_PLAN = "language_plan", N_("Language development plan (the employer)")
    OTHER = "other", N_("Another plan")


class DeviationKind(Choice):
    ABSENCE = "absence", N_("Absence pattern")
    PROVIDER_LATE = "provider_late", N_("The provider is late")
    SUPERVISOR_MISSING = "supervisor_missing", N_("No supervisor")
    DECISION_LATE = "decision_late", N_("A decision is late")
    LANGUAGE_SUPPORT = "language_support", N_("More language support needed")
    TRANSPORT = "transport", N_("Travel does not work")
    NEED_CHANGED = "need_changed", N_("The employer's need changed")
    SAFETY = "safety", N_("Safety at the workplace")
    OTHER = "other", N_("Other deviation")


class Severity(Choice):
    LOW = "low", N_("Minor")
    MEDIUM = "medium", N_("Medium")
    HIGH = "high", N_("Serious")


class NextStepEmpty(Refusal):
    message = N_("The next step must never be empty while somebody takes part: write what, which day and whom to ask.")


class ObstacleWithoutOwner(Refusal):
    message = N_("Say whose the obstacle is: the person, the employer, the provider, an authority or the place.")


class ChangeWithoutReason(Refusal):
    message = N_("Say why the step is changed.")


class SupervisorNotTrained(Refusal):
    message = N_("%(supervisor)s has not taken supervisor training.")
    mend = N_("Note the training, or choose another supervisor")


class PlacementTooLong(Refusal):
    message = N_("%(kind)s may last at most %(months)s months (%(source)s).")


class SupervisorFull(Refusal):
    message = N_("%(supervisor)s already has %(count)s people to supervise at that time.")
    mend = N_("Choose another supervisor")


class NotTakingPart(Refusal):
    message = N_("%(who)s does not take part in the round now.")


class NobodySelectedYet(Refusal):
    message = N_("Nobody is selected for the round yet.")
    mend = N_("Go to recruitment")


class RatingOutsideScale(Refusal):
    message = N_("The rating goes from 1 to 5.")


class MoreDaysThanPlanned(Refusal):
    message = N_("Days present cannot be more than days planned.")


class StepEndsBeforeItStarts(Refusal):
    message = N_("The step must end after it starts.")


@dataclass(frozen=True, slots=True)
class StepDays:
    """A step in a person's chain as far as waits are concerned: half-open days."""

    name: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Wait:
    """Working days between two steps, or from today to the next one, with nothing planned."""

    after: str
    before: str
    starts: date
    ends: date
    working_days: int

    @property
    def is_long(self) -> bool:
        return self.working_days > LONGEST_WAIT_WORKING_DAYS


def waits_between(steps: Iterable[StepDays]) -> list[Wait]:
    """Every stretch of at least one working day with no step running, in order (handbook §1.3, story 3)."""
    waits: list[Wait] = []
    latest: StepDays | None = None
    for step in sorted(steps, key=lambda each: (each.starts, each.ends)):
        if latest and step.starts > latest.ends:
            working_days = working_days_between(latest.ends, step.starts)
            if working_days:
                waits.append(Wait(latest.name, step.name, latest.ends, step.starts, working_days))
        if latest is None or step.ends > latest.ends:
            latest = step
    return waits


def change_of(*, was: StepDays, starts: date, ends: date) -> StepChange:
    """Whether new days make the step longer, shorter or only move it."""
    before, after = (was.ends - was.starts).days, (ends - starts).days
    if after < before:
        return StepChange.SHORTENED
    return StepChange.LENGTHENED if after > before else StepChange.MOVED


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next, which day, and whom to ask. None of the three may be empty (handbook story 2)."""

    what: str
    on: date
    ask: str

    def __post_init__(self) -> None:
        if not self.what.strip() or not self.ask.strip():
            raise NextStepEmpty(field="next_step" if not self.what.strip() else "next_step_ask")


@dataclass(frozen=True, slots=True)
class ObstacleFacts:
    """Something in the way, whose it is, and who does what about it by when."""

    text: str
    owner: str
    action: str
    action_by: str
    due_on: date

    def __post_init__(self) -> None:
        if self.owner not in list(ObstacleOwner):
            raise ObstacleWithoutOwner(field="owner")


@dataclass(frozen=True, slots=True)
class CheckInFacts:
    """A talk about how it goes; `own_rating` is the person's own, 1–5, or not told."""

    held_on: date
    form: CheckInForm
    present: str
    works_well: str
    language_progress: str = ""
    own_comment: str = ""
    own_rating: int | None = None
    agreed: str = ""
    next_on: date | None = None
    plan_change: str = ""
    seen_by: NoteReaders = NoteReaders.PERSON

    def __post_init__(self) -> None:
        if self.own_rating is not None and not 1 <= self.own_rating <= 5:
            raise RatingOutsideScale(field="own_rating")


class SupervisorElsewhere(Refusal):
    message = N_("%(supervisor)s does not work at %(workplace)s.")


class AgreementWithoutOwner(Refusal):
    message = N_("Say what is to be done, who does it, and by which day.")


class RenewedBeforeMade(Refusal):
    message = N_("The plan cannot be renewed before it was made.")


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What somebody promises to do by a day."""

    what: str
    who: str
    due_on: date

    def __post_init__(self) -> None:
        if not self.what.strip() or not self.who.strip():
            raise AgreementWithoutOwner(field="what" if not self.what.strip() else "who")


@dataclass(frozen=True, slots=True)
class OtherPlanFacts:
    """A plan that somebody else owns: kind, owner, days, and where it is kept."""

    kind: OtherPlanKind
    owner: str
    dated: date
    renew_by: date | None = None
    where: str = ""

    def __post_init__(self) -> None:
        if self.renew_by is not None and self.renew_by < self.dated:
            raise RenewedBeforeMade(field="renew_by")
