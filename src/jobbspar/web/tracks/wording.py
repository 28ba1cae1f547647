"""How tracks, letters and rounds are told on the pages: labels, tones and the names of deeds and columns."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from jobbspar.core.choices import Choice
from jobbspar.core.followup.outcomes import ContractForm
from jobbspar.core.messages import N_
from jobbspar.core.tracks import LetterState, RoundState, TrackKind, TrackSector, TrackState
from jobbspar.web.components.parts import Link, Tag, Tone

_TONES: dict[Choice, Tone] = {
    TrackState.IDEA: "neutral",
    TrackState.PLANNING: "info",
    TrackState.AGREED: "success",
    TrackState.PAUSED: "warning",
    TrackState.CANCELLED: "danger",
    TrackState.ENDED: "neutral",
    RoundState.PLANNED: "neutral",
    RoundState.RECRUITING: "info",
    RoundState.RUNNING: "success",
    RoundState.CLOSING: "warning",
    RoundState.CLOSED: "neutral",
    RoundState.PAUSED: "warning",
    RoundState.CANCELLED: "danger",
    LetterState.DRAFT: "neutral",
    LetterState.PRESENTED: "info",
    LetterState.AGREED: "success",
    LetterState.ACTIVE: "success",
    LetterState.ENDED: "neutral",
    LetterState.WITHDRAWN: "danger",
}


def state_tag(state: Choice) -> Tag:
    return Tag(state, _TONES[state])


def address_of(page: str, *args: int) -> str:
    """The page's address, or nothing while there is no such page."""
    try:
        return reverse(page, args=args)
    except NoReverseMatch:
        return ""


def link_to(row: Any, page: str) -> Link | str:
    """The row by its name, as a link to its own page where there is one."""
    url = address_of(page, row.pk)
    return Link(str(row), url) if url else str(row)


def round_name(round: Any) -> str:
    return _("Round %(number)s") % {"number": round.number}


def profile_text(profile: Any) -> str:
    state = {"approved": _("is approved"), "draft": _("not approved")}.get(profile.state, profile.state)
    return f"{profile.title}, {profile.employer} ({state})"


def need_text(need: Any) -> str:
    people = "" if need.people is None else f", {need.people}"
    return f"{need.occupation_label}, {need.employer}{people}"


def workplace_text(workplace: Any) -> str:
    return f"{workplace.organisation}: {workplace.name}"


DEEDS = {
    "track:begin": N_("Track begun"),
    "track:change": N_("Track changed"),
    "track:plan": N_("Track in planning"),
    "track:agree": N_("Track agreed"),
    "track:pause": N_("Track paused"),
    "track:cancel": N_("Track cancelled"),
    "track:end": N_("Track ended"),
    "track:add-step": N_("Step added"),
    "track:change-step": N_("Step changed"),
    "track:move-step": N_("Step moved"),
    "track:remove-step": N_("Step taken away"),
    "track:rewrite-chain": N_("Chain taken over from the proposal"),
    "track:add-gate": N_("Gate added"),
    "track:remove-gate": N_("Gate taken away"),
    "letter:write": N_("Letter written"),
    "letter:change": N_("Letter changed"),
    "letter:present": N_("Letter presented to the employer"),
    "letter:draft": N_("Letter taken back to a draft"),
    "letter:sign": N_("Letter signed"),
    "letter:agree": N_("Letter agreed"),
    "letter:activate": N_("Letter put to use"),
    "letter:end": N_("Letter ended"),
    "letter:withdraw": N_("Letter withdrawn"),
    "letter:note-union": N_("The union's answer noted"),
    "letter:add-supervisor": N_("Supervisor named"),
    "letter:change-supervisor": N_("Supervisor changed"),
    "round:plan": N_("Round planned"),
    "round:change": N_("Round changed"),
    "round:change-step": N_("Days of a step changed"),
    "round:date": N_("Steps given new days"),
    "round:write-recruitment-plan": N_("Plan for recruitment written"),
    "round:recruit": N_("Recruitment opened"),
    "round:plan-again": N_("Round taken up again"),
    "round:pause": N_("Round paused"),
    "round:cancel": N_("Round cancelled"),
    "round:repeat": N_("Round repeated"),
    "round:begin": N_("Round started"),
    "round:finish": N_("Closing of the round begun"),
    "round:close": N_("Round closed"),
    "round:answer-questions": N_("Closing questions answered"),
    "round:decide": N_("Decision on the track's future written"),
}
COLUMNS = {
    "name": N_("Name"),
    "kind": N_("Kind of track"),
    "sector": N_("Line of work"),
    "purpose": N_("Purpose"),
    "state": N_("State"),
    "state_reason": N_("Reason"),
    "funding_ends": N_("The money ends"),
    "places": N_("Places"),
    "intended_hires": N_("Intended hires"),
    "contract_form": N_("Form of employment"),
    "hours": N_("Working hours"),
    "conditions": N_("Conditions"),
    "responsibilities": N_("Who does what"),
    "recruitment": N_("How people are recruited"),
    "language_support": N_("Language support at the workplace"),
    "if_not_as_planned": N_("If it does not go as planned"),
    "check_in_weeks": N_("Weeks between check-ins"),
    "union": N_("Union"),
    "union_asked_on": N_("The union was asked"),
    "union_answer": N_("The union's answer"),
    "withdrawn_reason": N_("Reason"),
    "starts": N_("First day"),
    "seats": N_("Seats"),
    "least_people": N_("Fewest people"),
    "place": N_("Place"),
    "recruitment_plan": N_("Plan for recruitment"),
    "recruitment_channels": N_("Channels"),
    "apply_by": N_("Apply by"),
}
TRACK_CHOICES: dict[str, type[Choice]] = {"kind": TrackKind, "sector": TrackSector, "state": TrackState}
LETTER_CHOICES: dict[str, type[Choice]] = {"state": LetterState, "contract_form": ContractForm}
ROUND_CHOICES: dict[str, type[Choice]] = {"state": RoundState}
