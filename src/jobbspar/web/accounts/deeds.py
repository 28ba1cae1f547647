"""The trail's deeds (`thing:verb`) in words. A new thing or verb is shown as it is until it is written here."""

from django.utils.translation import gettext

from jobbspar.core.messages import N_

ABOUT = {
    "account": N_("Account"),
    "activity": N_("Activity"),
    "agreement": N_("Agreement"),
    "attendance": N_("Attendance"),
    "candidate": N_("Candidate"),
    "certificate": N_("Certificate"),
    "check-in": N_("Check-in"),
    "deviation": N_("Deviation"),
    "exit": N_("Exit"),
    "follow-up": N_("Follow-up"),
    "letter": N_("Letter of intent"),
    "list": N_("List of participants"),
    "member": N_("Member"),
    "need": N_("Need"),
    "obstacle": N_("Obstacle"),
    "organisation": N_("Organisation"),
    "participant": N_("Participant"),
    "participation": N_("Participation"),
    "placement": N_("Placement"),
    "plan": N_("Plan"),
    "profile": N_("Profile"),
    "recruitment": N_("Recruitment"),
    "round": N_("Round"),
    "track": N_("Track"),
    "workplace": N_("Workplace"),
}
VERBS = {
    "activate": N_("put in force"),
    "add": N_("added"),
    "agree": N_("agreed"),
    "answer-questions": N_("answered the closing questions"),
    "approve": N_("approved"),
    "ask-to-save": N_("asked to have it saved"),
    "begin": N_("began"),
    "begin-revision": N_("began a revision"),
    "cancel": N_("cancelled"),
    "change": N_("changed"),
    "change-appendix": N_("changed an appendix"),
    "change-password": N_("changed the password"),
    "close": N_("closed"),
    "correct-row": N_("corrected a row"),
    "decide": N_("decided"),
    "end": N_("ended"),
    "end-sharing": N_("stopped sharing"),
    "finish": N_("finished"),
    "give": N_("gave"),
    "hold": N_("held"),
    "invite": N_("invited"),
    "join": N_("joined"),
    "look": N_("looked"),
    "negotiate": N_("opened the negotiation"),
    "next-step": N_("set the next step"),
    "note": N_("noted"),
    "note-evidence": N_("noted evidence"),
    "offer-password": N_("offered a new password"),
    "plan": N_("planned"),
    "read": N_("read"),
    "reconsider": N_("took back to draft"),
    "register": N_("registered"),
    "remove-evidence": N_("removed evidence"),
    "save": N_("saved"),
    "share": N_("shared"),
    "sign": N_("signed"),
    "sign-in": N_("signed in"),
    "sign-party": N_("noted a signature"),
    "solve": N_("solved"),
    "start": N_("started"),
    "upload": N_("uploaded"),
    "withdraw-invitation": N_("withdrew an invitation"),
    "write": N_("wrote"),
}


def deed_label(deed: str) -> str:
    """“Letter of intent: signed” in the reader's language."""
    thing, _, verb = deed.partition(":")
    return f"{gettext(ABOUT.get(thing, thing))}: {gettext(VERBS[verb]) if verb in VERBS else verb.replace('-', ' ')}"
