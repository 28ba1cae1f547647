"""A need: who needs whom, when and why (handbook §1.0 A2, §1.6)."""

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal
from jobbspar.core.states import StateMachine


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
