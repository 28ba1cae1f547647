"""What the pages of a person's chains show, as plain values: words and evidence, never a sum or an order of fit."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.chains.bridge import HeldBack, Journeys, PersonWay, TrackOutlook
from jobbspar.core.calendar import working_days_between
from jobbspar.core.chain_into_plan import ChangedStep, PlanChange
from jobbspar.core.chains.explain import Wait
from jobbspar.core.requirements import Answer, Status
from jobbspar.core.sfi import ASK_THE_MUNICIPALITY, SfiClock
from jobbspar.web.chains.drawn import person_timeline
from jobbspar.web.chains.wording import (
    given_by,
    half_way_texts,
    lane_wait_text,
    late_start_texts,
    slow_text,
    stop_texts,
    subject_text,
    subject_texts,
    wait_text,
)
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag, Tone
from jobbspar.web.components.readable import day, label, number
from jobbspar.web.places import municipality_name
from jobbspar.web.tracks.wording import round_name

_CHANGE_TONES: dict[PlanChange, Tone] = {PlanChange.ADD: "success", PlanChange.MOVE: "info"}


def outlook_page(person: Any, found: Sequence[TrackOutlook]) -> list[dict[str, Any]]:
    """The tracks in the order they came: that of their names."""
    return [
        {
            "track": one.track,
            "answers": _by_status(one.answers),
            "ready": ready_text(one.entry) if one.answers else "",
            "waits": _waits(one.entry),
            "ask": subject_texts(one.entry.questions),
            "prepared_by": [Link(before.name, _way_to(person, before)) for before in one.track.prepared_by.all()]
            if (one.entry.chain is None and one.entry.is_ready) or one.entry.way.without_way
            else [],
            "rounds": rounds_table(
                one.track, one.entry.journeys, ready=_ready_day(one.entry), is_known=one.entry.is_ready
            ),
            "url": _way_to(person, one.track),
        }
        for one in found
    ]


def _way_to(person: Any, track: Any) -> str:
    return reverse("chains:person_track", args=[person.pk, track.pk])


def _by_status(answers: Sequence[Answer]) -> list[tuple[str, list[str]]]:
    """Requirements by where they stand, in the profile's order; what has none of a kind is left out."""
    named = {
        status: list(dict.fromkeys(subject_text(one.requirement) for one in answers if one.status is status))
        for status in Status
    }
    return [(_first_upper(label(status)), names) for status, names in named.items() if names]


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ready_day(entry: PersonWay) -> date | None:
    return entry.chain.finish if entry.chain and not entry.way.without_way else None


def ready_text(entry: PersonWay) -> str:
    """The first day the person could begin the track, and why not sooner."""
    if entry.way.without_way:
        missing = ", ".join(subject_texts(entry.way.without_way))
        return _("Not by the activities there are: nothing leads to %(missing)s.") % {"missing": missing}
    if not entry.is_ready:
        return _("The way there takes longer to work out than a page waits. Ask for it on the page of the whole way.")
    if entry.chain is None:
        return _("Not by the activities there are: none of them begins, or ends, in time.")
    if not entry.chain.steps:
        return _("Can begin at once, as far as is known.")
    steps = ", ".join(entry.activities[int(step.activity)].name for step in entry.chain.steps)
    return _("Can begin on %(day)s, after %(steps)s.") % {"day": day(entry.chain.finish), "steps": steps}


def _waits(found: PersonWay) -> list[str]:
    if found.chain is None:
        return []
    return [
        wait_text(wait, name=found.activities[int(wait.activity)].name, finish=found.chain.finish)
        for wait in found.waits
        if working_days_between(wait.since, wait.until)  # A weekend is nobody's wait.
    ]


def _lane_waits(found: PersonWay, told: Sequence[Wait]) -> list[str]:
    if found.chain is None:
        return []
    names = {str(pk): activity.name for pk, activity in found.activities.items()}
    return [
        lane_wait_text(wait, name=names[wait.activity], other=names[wait.by], finish=found.chain.finish)
        for wait in told
    ]


def way_page(found: PersonWay, *, held: HeldBack, today: date) -> dict[str, Any]:
    chain = found.chain
    return {
        "is_there": found.way.is_there,
        "finish": chain.finish if chain and chain.steps else None,
        "has_no_chain": chain is None and found.is_ready,
        "takes_long": not found.is_ready,
        "slow": slow_text(found, held),
        "is_asked": found.is_asked or held.is_asked,
        "timeline": person_timeline(found, today=today),
        "steps": _steps_table(found),
        "waits": _waits(found),
        "lane_waits": _lane_waits(found, held.told.lane_waits),
        "stops": stop_texts(found, held.told),
        "late_starts": late_start_texts(found, held.told),
        "is_stop_known": held.is_known,
        "ask": subject_texts(found.questions),
        "without_way": subject_texts(found.way.without_way),
        "lacking": half_way_texts(found),
        "unannounced": [found.activities[pk].name for pk in found.activities if pk in found.unannounced],
    }


def _steps_table(found: PersonWay) -> Table:
    rows = []
    for step in found.chain.steps if found.chain else ():
        activity = found.activities[int(step.activity)]
        away = journey_cell(found.journeys, activity.municipality)
        journey = _("At a distance") if activity.is_remote else away
        rows.append([activity.name, step.starts, step.ends - timedelta(days=1), given_by(activity), journey])
    columns = [Column(label) for label in (_("Step"), _("First day"), _("Last day"), _("Given by"), _("Journey"))]
    return Table(caption=_("The steps of the chain"), columns=columns, rows=rows, caption_hidden=True)


def rounds_table(track: Any, journeys: Journeys, *, ready: date | None, is_known: bool = True) -> Table:
    """Rounds that are planned or recruit, in order of start, and how far it is when both places are known.

    `is_known` is whether it is worked out when the person is `ready`.
    """
    rows = [
        [
            Link(round_name(round), reverse("tracks:round", args=[round.pk])),
            round.starts,
            ", ".join(filter(None, (round.place, municipality_name(round.municipality)))) or None,
            journey_cell(journeys, round.municipality),
            _in_time(round, ready) if is_known else None,
        ]
        for round in track.coming_rounds
    ]
    columns = [_("Round"), _("First day"), _("Place"), _("Journey"), _("In time")]
    return Table(
        caption=_("Rounds that are planned"),
        columns=list(map(Column, columns)),
        rows=rows,
        empty=Empty(_("No round is planned"), _("Tell the coordinator of the track that somebody is on the way.")),
    )


def _in_time(round: Any, ready: date | None) -> str:
    if ready is None:
        return _("Not as things stand")
    return _("Yes") if ready <= round.starts else _("Starts before the person is ready")


def journey_cell(journeys: Journeys, site: str) -> Any:
    """The trip, marked where it is farther than the person has said: a chain prefers short trips and forbids none."""
    text = travel_text(journeys, site)
    if not journeys.is_beyond(site):
        return text
    limit = number(journeys.terms.longest_minutes)
    return [text, Tag(_("has said at most %(limit)s min") % {"limit": limit}, "warning")]


def travel_text(journeys: Journeys, site: str) -> str | None:
    """How long the trip is by what the person travels by, and how that is known; unknown where it is not."""
    if site and site == journeys.home:
        return _("In the home municipality")
    way = journeys.to(site)
    if way is None or (way.minutes is None and not way.is_closed):
        return None
    facts = {"mode": label(way.mode), "source": label(way.source).lower()}
    if way.no_way is not None:
        return _("%(mode)s: %(no_way)s (%(source)s)") % {**facts, "no_way": label(way.no_way).lower()}
    if way.minutes is None:
        return _("%(mode)s: no way there and home (%(source)s)") % facts
    return _("%(mode)s: %(minutes)s minutes (%(source)s)") % {**facts, "minutes": number(way.minutes)}


def sfi_facts(person: Any, *, today: date) -> list[tuple[str, Any]]:
    """The person's time for sfi; nothing where the first admission is not known."""
    if person.sfi_first_admission is None:
        return []
    clock = SfiClock(first_admission=person.sfi_first_admission)
    ends = clock.period.closed_end
    return [
        (_("First admitted"), person.sfi_first_admission),
        (_("Last day of sfi"), ends - timedelta(days=1)),
        (_("Whole months left"), clock.months_left(today)),
        (_("How it is counted"), _(ASK_THE_MUNICIPALITY)),
    ]


def plan_changes_table(found: PersonWay, changes: Sequence[ChangedStep]) -> Table:
    rows = [
        [
            found.activities[one.activity].name,
            Tag(one.change, _CHANGE_TONES.get(one.change, "neutral")),
            _span(one.now.period) if one.now else "–",
            _span(one.now.period if one.now and one.change is PlanChange.STAY else one.wanted),
        ]
        for one in changes
    ]
    return Table(
        caption=_("What is changed in the plan"),
        columns=[Column(_("Step")), Column(_("What happens")), Column(_("In the plan now")), Column(_("After"))],
        rows=rows,
        empty=Empty(_("There is nothing to take over"), _("As far as is known, no more steps are needed.")),
    )


def _span(period: Any) -> str:
    return f"{day(period.starts)} – {day(period.closed_end - timedelta(days=1))}"
