"""Recruitment: the funnel, activities, attendance and selection (handbook §1.2, §7.6, §11)."""

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.states import StateMachine


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
