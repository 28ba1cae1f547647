"""The tables of the track pages, as plain values."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.tracks.bridge import chain_steps
from jobbspar.core.access import Actor, Permission
from jobbspar.core.activities import Decider
from jobbspar.core.chain import total_weeks
from jobbspar.core.tracks import LetterState, RoundState, TrackKind, TrackState
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag
from jobbspar.web.components.readable import weeks
from jobbspar.web.tracks.wording import round_name, state_tag


def tracks_table(tracks: Iterable[Any], *, may_begin: bool, is_filtered: bool) -> Table:
    columns = [_("Track"), _("Kind of track"), _("Employer"), _("State"), _("Leads to")]
    rows = [
        [
            Link(track.name, reverse("tracks:show", args=[track.pk])),
            TrackKind(track.kind),
            str(track.profile.employer) if track.profile and track.profile.employer else "–",
            state_tag(TrackState(track.state)),
            weeks(total_weeks(chain_steps(track))) if track.steps.all() else _("no steps yet"),
            track.rounds_on,
            track.leads_to.name if track.leads_to else "–",
        ]
        for track in tracks
    ]
    headings = [Column(name) for name in columns]
    headings[4:4] = [Column(_("Length")), Column(_("Rounds that are on"), numeric=True)]
    return Table(_("Tracks"), headings, rows, empty=_no_tracks(may_begin, is_filtered), caption_hidden=True)


def _no_tracks(may_begin: bool, is_filtered: bool) -> Empty:
    if is_filtered:
        return Empty(_("No track fits the choice"), _("Clear the choice to see all tracks."), Link(_("Clear"), "?"))
    begin = Link(_("New track"), reverse("tracks:new")) if may_begin else None
    return Empty(
        _("There are no tracks yet"),
        _("A track begins with an employer's need. It belongs to an agreement between the municipality and others."),
        begin,
    )


def chain_table(track: Any, *, may_edit: bool, may_open: bool) -> Table:
    """Steps and gates in order; the number says what comes after what, the same number means at the same time."""
    rows: list[tuple[tuple[int, int, int], list[Any]]] = [
        (
            (step.stage, 0, step.pk),
            [
                step.stage,
                Link(step.activity.name, reverse("activities:show", args=[step.activity_id]))
                if may_open
                else step.activity.name,
                _length(step),
                _provider(step.activity),
                Decider(step.activity.decider),
                step.note or "–",
            ],
        )
        for step in track.steps.all()
    ]
    rows += [
        (
            (gate.after_stage, 1, gate.pk),
            [_("after %(stage)s") % {"stage": gate.after_stage}, [Tag(_("Gate"), "info"), gate.name], "–", "–",
             "–", gate.asks or "–"],
        )
        for gate in track.gates.all()
    ]  # fmt: skip
    headings = [_("Order"), _("Step"), _("Length"), _("Provider"), _("Who decides"), _("Remark")]
    build = Link(_("Put the chain together"), reverse("tracks:steps", args=[track.pk])) if may_edit else None
    return Table(
        _("The chain"),
        [Column(heading) for heading in headings],
        [row for _order, row in sorted(rows, key=lambda item: item[0])],
        empty=Empty(_("The chain has no steps yet"), _("Choose activities from the catalogue."), build),
        caption_hidden=True,
    )


def _length(step: Any) -> str:
    hours = step.activity.hours_per_week
    if not hours:
        return weeks(step.weeks)
    return _("%(weeks)s, %(hours)s hours a week") % {"weeks": weeks(step.weeks), "hours": hours}


def _provider(activity: Any) -> str | None:
    """Who gives the activity and where, as far as it is known."""
    place = _("remote") if activity.is_remote else activity.place
    known = [str(activity.provider) if activity.provider else "", place]
    return ", ".join(filter(None, known)) or None


def letters_table(letters: Iterable[Any], track: Any, *, may_edit: bool) -> Table:
    rows = [
        [
            Link(str(letter.employer), reverse("tracks:letter", args=[letter.pk])),
            str(letter.workplace) if letter.workplace else None,
            state_tag(LetterState(letter.state)),
            letter.places,
            letter.intended_hires,
        ]
        for letter in letters
    ]
    write = Link(_("Write a letter of intent"), reverse("tracks:letter_new", args=[track.pk])) if may_edit else None
    return Table(
        _("Letters of intent"),
        [
            Column(_("Employer")),
            Column(_("Workplace")),
            Column(_("State")),
            Column(_("Places"), numeric=True),
            Column(_("Intended hires"), numeric=True),
        ],
        rows,
        empty=Empty(_("No letter of intent yet"), _("In it the employer says how many it intends to hire."), write),
        caption_hidden=True,
    )


def rounds_table(rounds: Iterable[Any], track: Any, *, may_edit: bool) -> Table:
    rows = [
        [
            Link(round_name(round), reverse("tracks:round", args=[round.pk])),
            state_tag(RoundState(round.state)),
            round.starts,
            round.ends,
            round.seats,
            round.coordinator.name if round.coordinator else None,
        ]
        for round in rounds
    ]
    plan = Link(_("Plan a round"), reverse("tracks:round_new", args=[track.pk])) if may_edit else None
    return Table(
        _("Rounds"),
        [
            Column(_("Round")),
            Column(_("State")),
            Column(_("Starts")),
            Column(_("Ends")),
            Column(_("Seats"), numeric=True),
            Column(_("Coordinator")),
        ],
        rows,
        empty=Empty(_("No round yet"), _("A round is the track run once, with a group of people."), plan),
        caption_hidden=True,
    )


def may_edit_track(actor: Actor, track: Any) -> bool:
    return actor.may(Permission.TRACK_EDIT, organisation=track.organisation_id)
