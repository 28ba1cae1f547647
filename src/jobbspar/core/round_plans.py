"""Round plans of an area: what state a plan is in, and every no that planning can give (handbook §1.2–1.3)."""

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal


class PlanState(Choice):
    """How far a plan has come."""

    WAITING = "waiting", N_("Waiting to be worked out")
    SOLVING = "solving", N_("Being worked out")
    SOLVED = "solved", N_("Proposal ready")
    NO_PLAN = "no_plan", N_("No plan keeps every limit")
    NOT_FOUND = "not_found", N_("No plan found, though there may be one")
    FAILED = "failed", N_("Could not be worked out")
    CANCELLED = "cancelled", N_("Plan cancelled")
    UNDONE = "undone", N_("Undone")
    ADOPTED = "adopted", N_("Plan adopted")


UNDER_WAY = (PlanState.WAITING, PlanState.SOLVING)
ANSWERED = (PlanState.SOLVED, PlanState.NO_PLAN, PlanState.NOT_FOUND)


class OfferAnswer(Choice):
    """What a person has said of an offered seat."""

    UNKNOWN = "unknown", N_("Not answered yet")
    YES = "yes", N_("Yes to the seat")
    NO = "no", N_("No to the seat")


class AlreadyWished(Refusal):
    message = N_("%(who)s has already said yes to %(track)s.")


class WishIsWithdrawn(Refusal):
    message = N_("The yes is already taken back.")


class TrackOutsideArea(Refusal):
    message = N_("%(track)s does not belong to this agreement.")
    mend = N_("Choose one of the agreement's tracks.")


class WishesNotAll(Refusal):
    message = N_("The order must hold each of the person's tracks once.")
    mend = N_("Load the page again and put all the tracks in order.")


class OptionInUse(Refusal):
    message = N_("This round has been created from an adopted plan.")
    mend = N_("Change the round itself, or add another that may open.")


class NothingToPropose(Refusal):
    message = N_("No agreed track has an agreed letter of intent that gives places on those days.")
    mend = N_("Agree a letter of intent, or add a round by hand.")


class NoRoundMayOpen(Refusal):
    message = N_("There is no round that may open, so there is nothing to plan.")
    mend = N_("Add rounds that may open: a track, a place and a start day.")


class NobodyHasSaidYes(Refusal):
    message = N_("Nobody you see has said yes to a track here, so there is nothing to plan.")
    mend = N_("Note on the person's page which tracks the person wants, in order.")


class PlanNotReady(Refusal):
    message = N_("Plan %(number)s is %(state)s, so it cannot be used for this.")
    mend = N_("Choose a plan that is worked out and not undone.")


class PlanNotUnderWay(Refusal):
    message = N_("Plan %(number)s is not being worked out, so there is nothing to cancel.")


class PlanGivenUp(Refusal):
    message = N_("The program that works plans out stopped over this one.")
    mend = N_("If it happens again, tell whoever runs Jobbspår.")


class NothingToUndo(Refusal):
    message = N_("Plan %(number)s holds no change that can be undone.")


class PlanHasFollowers(Refusal):
    message = N_("Plan %(number)s is the ground for plan %(later)s.")
    mend = N_("Undo the later plan first.")


class AdopterMissing(Refusal):
    message = N_("Say who adopts the plan.")


class AdoptionReasonMissing(Refusal):
    message = N_("Say why the plan is adopted.")


class TracksKeptByOthers(Refusal):
    message = N_("%(tracks)s are kept by %(keepers)s, whose coordinator must adopt rounds there.")
    mend = N_("Let somebody who coordinates there adopt the plan, or close those rounds in the plan.")


class WishHasGone(Refusal):
    message = N_("%(who)s no longer has a yes to %(track)s that can be planned.")
    mend = N_("Ask for a new plan that keeps to this one.")


class TrackHasStopped(Refusal):
    message = N_("%(round)s can no longer open: the track is not agreed, or the round is taken away.")
    mend = N_("Ask for a new plan that keeps to this one.")


class RoundHasChanged(Refusal):
    message = N_("%(round)s has got another place, start day or number of seats since the plan was made.")
    mend = N_("Ask for a new plan that keeps to this one.")


class SeatHasGone(Refusal):
    message = N_("%(who)s can no longer take the seat in %(round)s: travel or readiness has changed.")
    mend = N_("Ask for a new plan that keeps to this one.")


class LimitHasShrunk(Refusal):
    message = N_("The plan uses more of “%(about)s” than there is now.")
    mend = N_("Ask for a new plan that keeps to this one.")


class OfferAnswered(Refusal):
    message = N_("%(who)s has already answered.")


class DecisionNeedsAll(Refusal):
    message = N_("A decision on composition says who decided, when, on what legal ground and until when.")


class LimitNeedsOptions(Refusal):
    message = N_("A shared limit needs at least one round to hold for.")
