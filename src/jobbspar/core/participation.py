"""What happens to a person in a round: plan, check-ins, obstacles, deviations (handbook §1.3)."""

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


class ObstacleOwner(Choice):
    """Every obstacle belongs somewhere, and mostly not in the person (handbook §8.4)."""

    PERSON = "person", N_("The person")
    EMPLOYER = "employer", N_("The employer")
    PROVIDER = "provider", N_("The education provider")
    AUTHORITY = "authority", N_("An authority")
    PLACE = "place", N_("The place: buses, child care, distance")


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
