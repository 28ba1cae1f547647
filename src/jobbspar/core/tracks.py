"""Tracks, letters of intent and rounds: kinds, states and the conditions of each step (handbook §1.1, §1.6, §11)."""

from jobbspar.core.choices import Choice
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
