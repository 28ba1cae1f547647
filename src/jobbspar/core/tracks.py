"""Tracks, letters of intent and rounds: kinds, states and the conditions of each step (handbook §1.1, §1.6, §11)."""

from dataclasses import dataclass
from datetime import date

from jobbspar.core.choices import Choice
from jobbspar.core.followup.outcomes import ContractForm
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.states import StateMachine


class TrackKind(Choice):
    EMPLOYER = "employer", N_("Employer track")
    PREPARATORY = "preparatory", N_("Preparatory track")
    ENTREPRENEUR = "entrepreneur", N_("Entrepreneur track")


class TrackSector(Choice):
    CARE = "care", N_("Health and social care")
    PRESCHOOL = "preschool", N_("School and preschool")
    FOOD = "food", N_("Meals and restaurants")
    CLEANING = "cleaning", N_("Cleaning")
    PROPERTY = "property", N_("Property service")
    INDUSTRY = "industry", N_("Industry")
    TRANSPORT = "transport", N_("Transport, waste and warehouse")
    RETAIL = "retail", N_("Retail")
    GENERAL = "general", N_("Several or not decided")


class TrackState(Choice):
    IDEA = "idea", N_("Idea")
    PLANNING = "planning", N_("Planning")
    AGREED = "agreed", N_("Agreed")
    PAUSED = "paused", N_("Paused")
    CANCELLED = "cancelled", N_("Cancelled")
    ENDED = "ended", N_("Track ended")


TRACK_STATES = StateMachine(
    {
        TrackState.IDEA: (TrackState.PLANNING, TrackState.CANCELLED),
        TrackState.PLANNING: (TrackState.AGREED, TrackState.PAUSED, TrackState.CANCELLED),
        TrackState.AGREED: (TrackState.PLANNING, TrackState.PAUSED, TrackState.ENDED, TrackState.CANCELLED),
        TrackState.PAUSED: (TrackState.PLANNING, TrackState.AGREED, TrackState.CANCELLED),
    }
)


class RoundState(Choice):
    PLANNED = "planned", N_("Planned")
    RECRUITING = "recruiting", N_("Recruiting")
    RUNNING = "running", N_("Running")
    CLOSING = "closing", N_("Closing")
    CLOSED = "closed", N_("Closed")
    PAUSED = "paused", N_("Round paused")
    CANCELLED = "cancelled", N_("Round cancelled")


ROUND_STATES = StateMachine(
    {
        RoundState.PLANNED: (RoundState.RECRUITING, RoundState.PAUSED, RoundState.CANCELLED),
        RoundState.RECRUITING: (RoundState.RUNNING, RoundState.PAUSED, RoundState.CANCELLED),
        RoundState.RUNNING: (RoundState.CLOSING, RoundState.PAUSED, RoundState.CANCELLED),
        RoundState.CLOSING: (RoundState.CLOSED, RoundState.RUNNING),
        RoundState.PAUSED: (RoundState.PLANNED, RoundState.RECRUITING, RoundState.RUNNING, RoundState.CANCELLED),
    }
)


class LetterState(Choice):
    DRAFT = "draft", N_("Letter draft")
    PRESENTED = "presented", N_("Presented to the employer")
    AGREED = "agreed", N_("Letter agreed")
    ACTIVE = "active", N_("Letter in use")
    ENDED = "ended", N_("Letter ended")
    WITHDRAWN = "withdrawn", N_("Withdrawn")


LETTER_STATES = StateMachine(
    {
        LetterState.DRAFT: (LetterState.PRESENTED, LetterState.WITHDRAWN),
        LetterState.PRESENTED: (LetterState.DRAFT, LetterState.AGREED, LetterState.WITHDRAWN),
        LetterState.AGREED: (LetterState.ACTIVE, LetterState.WITHDRAWN),
        LetterState.ACTIVE: (LetterState.ENDED, LetterState.WITHDRAWN),
    }
)
LETTERS_THAT_BIND = (LetterState.AGREED, LetterState.ACTIVE)


class ProfileMissing(Refusal):
    message = N_("The track has no approved competence profile.")
    mend = N_("Approve the profile")


class StepsMissing(Refusal):
    message = N_("The track has no steps.")
    mend = N_("Put the chain together")


class LetterMissing(Refusal):
    message = N_("No letter of intent is agreed for the track.")
    mend = N_("Write the letter of intent")


class RecruitmentPlanMissing(Refusal):
    message = N_("The round has no plan for recruitment.")
    mend = N_("Write the plan for recruitment")


class CoordinatorMissing(Refusal):
    message = N_("Nobody is named as coordinator of the round.")
    mend = N_("Name a coordinator")


class NobodySelected(Refusal):
    message = N_("Nobody is selected for the round yet.")
    mend = N_("Go to recruitment")


class SupervisorMissing(Refusal):
    message = N_("%(who)s has a placement without a supervisor.")
    mend = N_("Name a supervisor")


class UnionNotConsulted(Refusal):
    message = N_("The union has not been asked about the placements at %(employer)s.")
    mend = N_("Note the union's answer")


class NextStepMissing(Refusal):
    message = N_("%(who)s has no next step.")
    mend = N_("Write the next step")


class OutcomeMissing(Refusal):
    message = N_("%(count)s participants have no exit yet.")
    mend = N_("Register exits")


class ClosingAnswersMissing(Refusal):
    message = N_("The six closing questions are not answered (%(answered)s of 6).")
    mend = N_("Answer the questions")


class ReasonMissing(Refusal):
    message = N_("Say why.")


class LeadsNowhere(Refusal):
    message = N_("A preparatory track must lead to another track.")
    mend = N_("Choose the track it leads to")


class LeadsInCircle(Refusal):
    message = N_("“%(track)s” already leads here, directly or by way of others. Tracks cannot lead in a circle.")


class TrackNotAgreed(Refusal):
    message = N_("The track is not agreed yet.")
    mend = N_("Go to the track")


class RoundStillOn(Refusal):
    message = N_("Round %(number)s is still on.")
    mend = N_("Go to the round")


class ChainClosed(Refusal):
    message = N_("The track is over, and its chain can no longer be changed.")
    mend = N_("Go to the track")


class WeeksMissing(Refusal):
    message = N_("Say how many weeks the step takes, at least one.")


class LetterClosed(Refusal):
    message = N_("The letter can no longer be changed. Take it back to a draft, or write a new one.")
    mend = N_("Go to the letter")


class LetterNotPresented(Refusal):
    message = N_("The letter can be signed when it has been presented to the employer.")
    mend = N_("Go to the letter")


class SignedAlready(Refusal):
    message = N_("%(organisation)s has already signed.")


class NotAParty(Refusal):
    message = N_("%(organisation)s is no party to the letter.")


class WorkplaceElsewhere(Refusal):
    message = N_("The workplace belongs to another employer.")


class SupervisorAlreadyNamed(Refusal):
    message = N_("%(name)s is already a supervisor at the workplace.")


class MoreHiresThanPlaces(Refusal):
    message = N_("More hires are intended than there are places.")


class EndsTooEarly(Refusal):
    message = N_("The last day comes before the first.")


class FewerSeatsThanPeople(Refusal):
    message = N_("There are fewer seats than the fewest people you need to start.")


class RoundClosed(Refusal):
    message = N_("The round is over and cannot be changed.")
    mend = N_("Go to the round")


class RoundNotFinished(Refusal):
    message = N_("Only a round that is closed or cancelled can be repeated.")
    mend = N_("Go to the round")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackFacts:
    """What a track says of itself."""

    name: str
    kind: TrackKind
    sector: TrackSector = TrackSector.GENERAL
    purpose: str = ""
    funding_ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What an employer intends: places, hires and how. Never a contract of employment."""

    places: int
    intended_hires: int
    starts: date
    ends: date | None = None
    contract_form: ContractForm = ContractForm.UNKNOWN
    hours: str = ""
    is_subsidy_intended: bool | None = None
    conditions: str = ""
    responsibilities: str = ""
    recruitment: str = ""
    language_support: str = ""
    supervision: str = ""
    if_not_as_planned: str = ""
    check_in_weeks: int | None = None


def require_letter_adds_up(letter: LetterFacts) -> None:
    """Raise a refusal if the letter promises more than it has room for, or ends before it begins."""
    if letter.intended_hires > letter.places:
        raise MoreHiresThanPlaces(field="intended_hires")
    if letter.ends is not None and letter.ends <= letter.starts:
        raise EndsTooEarly(field="ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """What a round says of itself, but for its steps."""

    starts: date
    seats: int
    least_people: int = 1
    municipality: str = ""
    place: str = ""
    apply_by: date | None = None
    recruitment_plan: str = ""
    recruitment_channels: str = ""


def require_round_adds_up(round: RoundFacts) -> None:
    """Raise a refusal if fewer can take part than are needed to start."""
    if round.seats < round.least_people:
        raise FewerSeatsThanPeople(field="seats")


@dataclass(frozen=True, slots=True)
class TrackConditions:
    """What the conditions of a track ask about."""

    kind: TrackKind
    has_approved_profile: bool
    has_steps: bool
    has_binding_letter: bool
    leads_somewhere: bool


@dataclass(frozen=True, slots=True)
class RoundConditions:
    """What the conditions of a round ask about, up to recruitment."""

    kind: TrackKind
    is_track_agreed: bool
    has_approved_profile: bool
    has_binding_letter: bool
    has_recruitment_plan: bool
    has_coordinator: bool


def missing_for_agreement(track: TrackConditions) -> list[type[Refusal]]:
    """Every condition that is not met before a track can be agreed."""
    missing: list[type[Refusal]] = []
    if track.kind is TrackKind.EMPLOYER and not track.has_approved_profile:
        missing.append(ProfileMissing)
    if not track.has_steps:
        missing.append(StepsMissing)
    if track.kind is TrackKind.EMPLOYER and not track.has_binding_letter:
        missing.append(LetterMissing)
    if track.kind is TrackKind.PREPARATORY and not track.leads_somewhere:
        missing.append(LeadsNowhere)
    return missing


def missing_for_recruiting(round: RoundConditions) -> list[type[Refusal]]:
    """Every condition that is not met before people can be recruited to a round."""
    missing: list[type[Refusal]] = []
    if not round.is_track_agreed:
        missing.append(TrackNotAgreed)
    if round.kind is TrackKind.EMPLOYER and not round.has_approved_profile:
        missing.append(ProfileMissing)
    if round.kind is TrackKind.EMPLOYER and not round.has_binding_letter:
        missing.append(LetterMissing)
    if not round.has_recruitment_plan:
        missing.append(RecruitmentPlanMissing)
    if not round.has_coordinator:
        missing.append(CoordinatorMissing)
    return missing
