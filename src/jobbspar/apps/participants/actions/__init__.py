"""Every deed on people and on lists of people."""

from jobbspar.apps.participants.actions.lists import (
    ask_to_save_list,
    cancel_list,
    choose_rows,
    compare_list_anew,
    correct_row,
    fail_list,
    read_list,
    save_list,
    upload_list,
)
from jobbspar.apps.participants.actions.people import (
    change_participant,
    end_sharing,
    note_evidence,
    note_look,
    register_participant,
    remove_evidence,
    share_participant,
)

__all__ = [
    "ask_to_save_list",
    "cancel_list",
    "change_participant",
    "choose_rows",
    "compare_list_anew",
    "correct_row",
    "end_sharing",
    "fail_list",
    "note_evidence",
    "note_look",
    "read_list",
    "register_participant",
    "remove_evidence",
    "save_list",
    "share_participant",
    "upload_list",
]
