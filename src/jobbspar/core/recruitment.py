"""Recruitment: the funnel, activities, attendance and selection (handbook §1.2, §7.6, §11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.states import StateMachine
from jobbspar.core.tracks import TrackKind


class RecruitmentKind(Choice):
    ADVERT = "advert", N_("Advert")
    INFORMATION_MEETING = "information_meeting", N_("Information meeting")
    STUDY_VISIT = "study_visit", N_("Study visit")
    TRY_OUT = "try_out", N_("Try the work")
    EMPLOYER_MEETING = "employer_meeting", N_("Meeting with the employer")
    EMPLOYER_INTERVIEW = "employer_interview", N_("Interview with the employer")
    GROUP_EXERCISE = "group_exercise", N_("Group exercise")
    VOCATIONAL_TRIAL = "vocational_trial", N_("Vocational trial at recruitment")
    FINAL_SELECTION = "final_selection", N_("Final selection")


# Where the employer meets or chooses, the person must be there of own will (handbook §1.2, invariant 2).
ALWAYS_VOLUNTARY = frozenset(
    {
        RecruitmentKind.EMPLOYER_MEETING,
        RecruitmentKind.EMPLOYER_INTERVIEW,
        RecruitmentKind.FINAL_SELECTION,
        RecruitmentKind.STUDY_VISIT,
        RecruitmentKind.TRY_OUT,
    }
)


# Where somebody from the employer is there by the nature of the thing.
MEETS_EMPLOYER = frozenset(
    {RecruitmentKind.EMPLOYER_MEETING, RecruitmentKind.EMPLOYER_INTERVIEW, RecruitmentKind.FINAL_SELECTION}
)


class AttendanceBasis(Choice):
    VOLUNTARY = "voluntary", N_("Voluntary")
    MANDATORY = "mandatory", N_("Mandatory")


class ParticipationState(Choice):
    INTERESTED = "interested", N_("Interested")
    CANDIDATE = "candidate", N_("Candidate")
    INVITED = "invited", N_("Invited")
    MET_EMPLOYER = "met_employer", N_("Has met the employer")
    SELECTED = "selected", N_("Selected")
    RESERVE = "reserve", N_("On the reserve list")
    NOT_SELECTED = "not_selected", N_("Not selected")
    DECLINED = "declined", N_("Declined")
    STARTED = "started", N_("Started")
    COMPLETED = "completed", N_("Completed")
    INTERRUPTED = "interrupted", N_("Interrupted")


PARTICIPATION_STATES = StateMachine(
    {
        ParticipationState.INTERESTED: (ParticipationState.CANDIDATE, ParticipationState.DECLINED),
        ParticipationState.CANDIDATE: (
            ParticipationState.INVITED,
            ParticipationState.NOT_SELECTED,
            ParticipationState.RESERVE,
            ParticipationState.DECLINED,
        ),
        ParticipationState.INVITED: (
            ParticipationState.MET_EMPLOYER,
            ParticipationState.NOT_SELECTED,
            ParticipationState.RESERVE,
            ParticipationState.DECLINED,
        ),
        ParticipationState.MET_EMPLOYER: (
            ParticipationState.SELECTED,
            ParticipationState.RESERVE,
            ParticipationState.NOT_SELECTED,
            ParticipationState.DECLINED,
        ),
        ParticipationState.RESERVE: (
            ParticipationState.SELECTED,
            ParticipationState.NOT_SELECTED,
            ParticipationState.DECLINED,
        ),
        ParticipationState.SELECTED: (ParticipationState.STARTED, ParticipationState.DECLINED),
        ParticipationState.STARTED: (ParticipationState.COMPLETED, ParticipationState.INTERRUPTED),
    }
)

# A preparatory track has no employer to meet: the selection follows on the invitation or on being a candidate.
_STATES_WITHOUT_EMPLOYER = StateMachine(
    {
        **PARTICIPATION_STATES.steps,
        ParticipationState.CANDIDATE: (
            *PARTICIPATION_STATES.steps[ParticipationState.CANDIDATE],
            ParticipationState.SELECTED,
        ),
        ParticipationState.INVITED: (
            *PARTICIPATION_STATES.steps[ParticipationState.INVITED],
            ParticipationState.SELECTED,
        ),
    }
)


def participation_states(kind: TrackKind) -> StateMachine[ParticipationState]:
    """Which stage may follow which in a track of that kind."""
    return PARTICIPATION_STATES if kind is TrackKind.EMPLOYER else _STATES_WITHOUT_EMPLOYER


# The stages of the funnel in order; a participation counts at every stage it has reached (handbook story 17).
FUNNEL = (
    ParticipationState.INTERESTED,
    ParticipationState.CANDIDATE,
    ParticipationState.INVITED,
    ParticipationState.MET_EMPLOYER,
    ParticipationState.SELECTED,
    ParticipationState.STARTED,
    ParticipationState.COMPLETED,
)


class SelectionOutcome(Choice):
    SELECTED = "selected", N_("Gets a place")
    RESERVE = "reserve", N_("Reserve")
    NOT_SELECTED = "not_selected", N_("Does not get a place")


class MandatoryAtEmployer(Refusal):
    message = N_("“%(kind)s” must be voluntary: where the employer meets or chooses, people come of their own will.")


class DecisionWithoutRequirement(Refusal):
    message = N_("Tie the reason to at least one requirement in the profile.")


class DecisionWithoutName(Refusal):
    message = N_("Write who decided.")


class OwnWordsMissing(Refusal):
    message = N_("Write why the person wants this, in the person's own words.")


class AlreadyInRound(Refusal):
    message = N_("%(who)s is already in this round.")


class NotReleased(Refusal):
    message = N_("%(who)s has not yet said yes to being shown to the employer.")
    mend = N_("Note the person's yes")


class InvitationTooEarly(Refusal):
    message = N_("%(who)s is not a candidate yet, and cannot be invited to meet the employer.")
    mend = N_("Take the person as a candidate")


class PlacesTaken(Refusal):
    message = N_("The activity has room for %(capacity)s, and %(invited)s are invited.")
    mend = N_("Make room for more")


class NobodyChosen(Refusal):
    message = N_("Choose at least one person.")


class NotRecruiting(Refusal):
    message = N_("The round is not recruiting.")
    mend = N_("Go to the round")


class RequirementElsewhere(Refusal):
    message = N_("The reason must be tied to a requirement in this track's own profile.")


class DecisionWithoutReason(Refusal):
    message = N_("Write the reason in words.")


class NoRequirements(Refusal):
    message = N_("The track has no profile with requirements, so no decision can be tied to one.")
    mend = N_("Choose a profile for the track")


class SeatsTaken(Refusal):
    message = N_("All %(seats)s seats are taken. Put the person on the reserve list, or add a seat.")
    mend = N_("Change the number of seats")


class PeopleInvited(Refusal):
    message = N_("People are invited to the activity, so it cannot be taken away.")


class SharingGroundMissing(Refusal):
    message = N_("%(organisation)s will see the person. Say on what ground, for example that the person has said yes.")


class PeopleStillInRound(Refusal):
    message = N_("%(count)s people are still in the round. Register their exits first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts:
    """What people are invited to, and on what terms."""

    kind: RecruitmentKind
    name: str
    day: date
    at: time | None = None
    place: str = ""
    language: str = ""
    has_interpreter: bool = False
    basis: AttendanceBasis = AttendanceBasis.VOLUNTARY
    employer_takes_part: bool = False
    who_from_employer: str = ""
    capacity: int | None = None


def require_voluntary_at_employer(kind: RecruitmentKind, *, basis: AttendanceBasis, employer_takes_part: bool) -> None:
    """Raise `MandatoryAtEmployer` if people would be made to come where the employer meets or chooses."""
    if basis is AttendanceBasis.MANDATORY and (employer_takes_part or kind in ALWAYS_VOLUNTARY):
        raise MandatoryAtEmployer(field="basis", kind=kind.label)


def is_meeting_with_employer(kind: RecruitmentKind, *, employer_takes_part: bool) -> bool:
    return employer_takes_part or kind in MEETS_EMPLOYER


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many have come as far as each stage. No stage holds more people than the one before."""

    counts: Mapping[ParticipationState, int]

    def __post_init__(self) -> None:
        numbers = [self.counts[stage] for stage in FUNNEL]
        if numbers != sorted(numbers, reverse=True):
            raise ValueError("a later stage holds more people than an earlier one")


def funnel(reached: Iterable[frozenset[ParticipationState]]) -> Funnel:
    """Count each person at every stage up to the furthest one reached, also where a stage was passed over."""
    furthest = [max((FUNNEL.index(stage) for stage in stages if stage in FUNNEL), default=-1) for stages in reached]
    counts = {stage: sum(place >= number for place in furthest) for number, stage in enumerate(FUNNEL)}
    return Funnel(MappingProxyType(counts))
