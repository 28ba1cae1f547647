"""Every deed of recruitment."""

from jobbspar.apps.recruitment.actions.activities import (
    change_activity,
    invite_people,
    note_attendance,
    plan_activity,
    remove_activity,
)
from jobbspar.apps.recruitment.actions.interest import (
    decline,
    note_reserve_consent,
    register_interest,
    release_to_employer,
    take_as_candidate,
    take_back_release,
)
from jobbspar.apps.recruitment.actions.rounds import cancel_round, repeat_round, take_from_reserve
from jobbspar.apps.recruitment.actions.selection import decide_selection, note_told

__all__ = [
    "cancel_round",
    "change_activity",
    "decide_selection",
    "decline",
    "invite_people",
    "note_attendance",
    "note_reserve_consent",
    "note_told",
    "plan_activity",
    "register_interest",
    "release_to_employer",
    "remove_activity",
    "repeat_round",
    "take_as_candidate",
    "take_back_release",
    "take_from_reserve",
]
