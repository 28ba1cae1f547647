"""What the pages about needs show, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.messages import N_
from jobbspar.core.needs import NEED_STATES, NeedCause, NeedSource, NeedState
from jobbspar.core.profile_editing import ProfileState
from jobbspar.web.components.parts import Column, Empty, Link, Step, Table, Tag, Tone

if TYPE_CHECKING:
    from jobbspar.apps.needs.models import Need, OccupationFields

TONES: dict[NeedState, Tone] = {
    NeedState.SIGNALLED: "info",
    NeedState.CONFIRMED: "info",
    NeedState.PROFILED: "warning",
    NeedState.SERVED: "success",
    NeedState.DROPPED: "neutral",
}
ROAD = (NeedState.SIGNALLED, NeedState.CONFIRMED, NeedState.PROFILED, NeedState.SERVED)
# What a step is called on its button, by the state it leads to.
STEPS = {
    NeedState.CONFIRMED: ("confirm", N_("The employer confirms the need")),
    NeedState.PROFILED: ("profiled", N_("The profile is made")),
    NeedState.SERVED: ("served", N_("A track answers to the need")),
    NeedState.SIGNALLED: ("take-up", N_("Take the need up again")),
}
DEEDS = {
    "need:state": N_("Stated"),
    "need:change": N_("Changed"),
    "need:confirm": N_("Confirmed with the employer"),
    "need:note-profile": N_("Profile made"),
    "need:note-served": N_("Served by a track"),
    "need:drop": N_("Dropped"),
    "need:take-up": N_("Taken up again"),
}
COLUMNS = {
    "occupation_label": N_("Occupation"),
    "people": N_("How many people"),
    "from_day": N_("From"),
    "until_day": N_("Until"),
    "is_recurring": N_("Comes back"),
    "cause": N_("Cause"),
    "source": N_("How we know"),
    "source_note": N_("Document or call"),
    "contact": N_("Whom to call at the employer"),
    "note": N_("Other"),
    "state": N_("State"),
    "dropped_reason": N_("Why nothing more is done"),
}
CHOICES = {"cause": NeedCause, "source": NeedSource, "state": NeedState}


def state_tag(need: Need) -> Tag:
    state = NeedState(need.state)
    return Tag(state, TONES[state])


def occupation_value(row: OccupationFields) -> Any:
    """The occupation as it was called, with its SSYK code, linked while it has a concept."""
    text = f"{row.occupation_label} (SSYK {row.occupation_code})" if row.occupation_code else row.occupation_label
    if not row.occupation_concept:
        return text
    return Link(text, reverse("taxonomy:show", args=[row.occupation_concept]))


def need_table(needs: Iterable[Need], *, may_state: bool, is_filtered: bool) -> Table:
    columns = [
        Column(_("Occupation")),
        Column(_("Employer")),
        Column(_("People"), numeric=True),
        Column(_("From")),
        Column(_("Cause")),
        Column(_("State")),
        Column(_("Stated")),
    ]
    rows = [
        [
            Link(need.occupation_label, reverse("needs:show", args=[need.pk])),
            need.employer.name,
            need.people,
            need.from_day,
            NeedCause(need.cause),
            state_tag(need),
            need.stated_on,
        ]
        for need in needs
    ]
    return Table(_("Needs"), columns, rows, empty=_no_needs(may_state, is_filtered), caption_hidden=True)


def _no_needs(may_state: bool, is_filtered: bool) -> Empty:
    if is_filtered:
        return Empty(_("No need fits"), _("Try with fewer conditions."), Link(_("Show all"), reverse("needs:list")))
    action = Link(_("State a need"), reverse("needs:new")) if may_state else None
    return Empty(_("No needs have been stated yet"), _("A track begins with somebody who needs people."), action)


def need_facts(need: Need) -> list[tuple[Any, Any]]:
    return [
        (_("Occupation"), occupation_value(need)),
        (_("Employer"), Link(need.employer.name, reverse("accounts:organisation", args=[need.employer_id]))),
        (_("Workplace"), need.workplace.name if need.workplace else None),
        (_("How many people"), need.people),
        (_("From"), need.from_day),
        (_("Until"), need.until_day),
        (_("Comes back"), need.is_recurring),
        (_("Cause"), NeedCause(need.cause)),
        (_("How we know"), NeedSource(need.source)),
        (_("Document or call"), need.source_note or None),
        (_("Whom to call at the employer"), need.contact or None),
        (_("Other"), need.note or None),
        (_("Kept by"), need.organisation.name),
        (_("Stated"), need.stated_on),
    ]


def road(need: Need) -> list[Step]:
    """From the first word to a track, and where the need is on the way."""
    if need.state == NeedState.DROPPED:
        dropped = Step(_(NeedState.DROPPED.label), "stopped", detail=need.dropped_reason)
        return [Step(_(NeedState.SIGNALLED.label), "done"), dropped]
    here = ROAD.index(NeedState(need.state))
    states: list[Any] = ["done" if place < here else "current" if place == here else "coming" for place in range(4)]
    if need.state == NeedState.SERVED:
        states[-1] = "done"
    return [Step(_(step.label), state) for step, state in zip(ROAD, states, strict=True)]


def next_steps(need: Need) -> list[tuple[str, str]]:
    """Buttons: the deed's name and what it says."""
    following = NEED_STATES.next_states(NeedState(need.state))
    buttons = [STEPS[state] for state in following if state in STEPS]
    if need.state == NeedState.SERVED:
        return [("take-up", _("The need has come back"))]
    return [(deed, _(label)) for deed, label in buttons]


def outcome_table(need: Need) -> Table:
    """What became of the need: profile → track."""
    rows: list[list[Any]] = [
        [
            Link(profile.title, reverse("profiles:show", args=[profile.pk])),
            Tag(ProfileState(profile.state), "success" if profile.state == ProfileState.APPROVED else "info"),
            [_track(track) for track in profile.tracks.all()] or _("No track yet"),
        ]
        for profile in need.profiles.all()
    ]
    named = {track.pk for profile in need.profiles.all() for track in profile.tracks.all()}
    rows += [[_("No profile of its own"), None, _track(track)] for track in need.tracks.all() if track.pk not in named]
    columns = [Column(_("Profile")), Column(_("State")), Column(_("Track"))]
    empty = Empty(_("Nothing yet"), _("Next comes a competence profile: what the job asks, and why."))
    return Table(_("What became of it"), columns, rows, empty=empty, caption_hidden=True)


def _track(track: Any) -> Any:
    """The track's name, with a link to its page."""
    return Link(track.name, reverse("tracks:show", args=[track.pk]))
