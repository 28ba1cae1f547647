"""A round as phases, pairs and tables to read."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.tracks.bridge import dated_steps, weeks_of
from jobbspar.core.access import Actor, Permission
from jobbspar.core.places import municipality
from jobbspar.core.round_calendar import Wait, waits_between
from jobbspar.core.tracks import ROUND_STATES, RoundState
from jobbspar.web.components.parts import Column, Empty, Link, Step, Table, Tag
from jobbspar.web.components.readable import day, weeks
from jobbspar.web.tracks.wording import address_of, round_name

ROAD = (
    RoundState.PLANNED,
    RoundState.RECRUITING,
    RoundState.RUNNING,
    RoundState.CLOSING,
    RoundState.CLOSED,
)
ASKS_WHY = (RoundState.PAUSED, RoundState.CANCELLED)
# Steps whose conditions are about people, and which therefore have pages of their own.
ELSEWHERE = {
    RoundState.RUNNING: "plans:begin",
    RoundState.CLOSING: "plans:finish",
    RoundState.CLOSED: "followup:close",
}


def phases_of(state: RoundState) -> list[Step]:
    """The road of a round, with where it is now. A round that is paused or cancelled has stopped on the road."""
    if state in ASKS_WHY:
        return [*(Step(_(one.label), "coming") for one in ROAD), Step(_(state.label), "stopped")]
    here = ROAD.index(state)
    is_over = state is RoundState.CLOSED
    return [
        Step(_(one.label), "done" if place < here or is_over else "current" if place == here else "coming")
        for place, one in enumerate(ROAD)
    ]


def next_states(round: Any) -> list[dict[str, Any]]:
    """The deeds that may follow; those that stop the round first ask why."""
    words = {
        RoundState.PLANNED: _("Take the round up again"),
        RoundState.RECRUITING: _("Open recruitment"),
        RoundState.RUNNING: _("Start the round"),
        RoundState.CLOSING: _("Begin closing"),
        RoundState.CLOSED: _("Close the round"),
        RoundState.PAUSED: _("Pause the round"),
        RoundState.CANCELLED: _("Cancel the round"),
    }
    found = []
    for wanted in ROUND_STATES.next_states(RoundState(round.state)):
        url = _address(round, wanted)
        if url:
            main = wanted not in ASKS_WHY
            found.append({"label": words[wanted], "url": url, "asks": wanted in ASKS_WHY, "is_main": main})
    return found


def _address(round: Any, wanted: RoundState) -> str:
    if wanted in ELSEWHERE:
        return address_of(ELSEWHERE[wanted], round.pk)
    return reverse("tracks:round_state", args=[round.pk, wanted.value])


def facts_of(round: Any) -> list[tuple[Any, Any]]:
    pairs: list[tuple[Any, Any]] = [
        (_("Track"), Link(round.track.name, reverse("tracks:show", args=[round.track_id]))),
        (_("Starts"), round.starts),
        (_("Last day"), round.ends - timedelta(days=1) if round.ends else None),
        (_("Seats"), round.seats),
        (_("Fewest people"), round.least_people),
        (_("Coordinator"), round.coordinator.name if round.coordinator else _("Not named yet")),
        (_("Municipality"), municipality(round.municipality).name if round.municipality else _("Not decided")),
        (_("Place"), round.place or _("Not decided")),
    ]
    if round.apply_by:
        pairs.append((_("Apply by"), round.apply_by))
    if round.repeated_from:
        again = Link(round_name(round.repeated_from), reverse("tracks:round", args=[round.repeated_from_id]))
        pairs.append((_("Repeats"), again))
    if round.closed_on:
        pairs.append((_("Closed on"), round.closed_on))
    if round.state_reason:
        pairs.append((_("Reason"), round.state_reason))
    return pairs


def waits_of(round: Any) -> list[Wait]:
    return waits_between(dated_steps(round), starts=round.starts)


def steps_table(round: Any, *, waits: Sequence[Wait], may_edit: bool) -> Table:
    """The steps with their days and the wait before each; waits of more than five working days are flagged."""
    before = {wait.step: wait for wait in waits}
    rows = [
        [
            step.stage,
            Link(step.activity.name, reverse("tracks:round_step", args=[round.pk, step.pk]))
            if may_edit
            else step.activity.name,
            step.starts,
            step.ends - timedelta(days=1),
            weeks(weeks_of(step)),
            _wait_text(before.get(step.pk)),
            step.note or "–",
        ]
        for step in round.steps.all()
    ]
    headings = [_("Order"), _("Step"), _("First day"), _("Last day"), _("Length"), _("Wait before"), _("Remark")]
    return Table(
        _("Steps with their days"),
        [Column(heading) for heading in headings],
        rows,
        empty=Empty(_("The round has no steps"), _("They are copied from the track when a round is planned.")),
        caption_hidden=True,
    )


def _wait_text(wait: Wait | None) -> Any:
    if wait is None:
        return _("no wait")
    text = ngettext("%(count)s working day", "%(count)s working days", wait.working_days) % {"count": wait.working_days}
    return Tag(text, "warning") if wait.is_too_long else text


def long_waits(round: Any, waits: Sequence[Wait]) -> list[str]:
    """A sentence for each wait that is too long."""
    names = {step.pk: step.activity.name for step in round.steps.all()}
    return [
        _("%(count)s working days of waiting before “%(step)s”, from %(day)s.")
        % {"count": wait.working_days, "step": names[wait.step], "day": day(wait.period.starts)}
        for wait in waits
        if wait.is_too_long
    ]


def may_edit_round(actor: Actor, round: Any) -> bool:
    return actor.may(Permission.TRACK_EDIT, organisation=round.track.organisation_id)


def links_of(round: Any, actor: Actor) -> list[Link]:
    """The other pages about the round that the reader may open."""
    wanted = [
        (_("Recruitment"), "recruitment:round", Permission.CANDIDATE_VIEW),
        (_("People and plans"), "plans:round", Permission.PLAN_VIEW),
        (_("Exits and evaluation"), "followup:round", Permission.PLAN_VIEW),
    ]
    found = [Link(text, address_of(page, round.pk)) for text, page, right in wanted if actor.may(right)]
    return [link for link in found if link.url]
