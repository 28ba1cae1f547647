"""What the composer of a track's chain shows, as plain values."""

from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.apps.chains.bridge import HeldBack, Sketch, arrangement_of
from jobbspar.core.arrangement import Arrangement, Move, PlacedStep, as_text, differences, moved, possible_moves
from jobbspar.core.chain_into_plan import PlanChange
from jobbspar.core.chains.problem import meets
from jobbspar.core.room_in_the_week import crowded, room_waits
from jobbspar.core.ways import level_of
from jobbspar.web.chains.drawn import sketch_timeline
from jobbspar.web.chains.wording import (
    given_by,
    half_way_texts,
    late_start_texts,
    room_wait_text,
    slow_text,
    start_wait_text,
    stop_texts,
    subject_text,
    subject_texts,
)
from jobbspar.web.components.parts import Column, Empty, Table, Tag
from jobbspar.web.components.readable import weeks


def compose_page(request: HttpRequest, track: Any, found: Sketch, *, held: HeldBack, today: date) -> dict[str, Any]:
    arranged, here = found.arranged, reverse("chains:track", args=[track.pk])
    text = as_text(found.arrangement)
    return {
        "track": track,
        "sketch": found,
        "slow": slow_text(found, held),
        "is_asked": found.is_asked or held.is_asked,
        "has_no_chain": found.is_ready and found.chain is None,
        "stops": stop_texts(found, held.told),
        "late_starts": late_start_texts(found, held.told),
        "is_stop_known": held.is_known,
        "ask_url": _address(request, reverse("chains:ask_track", args=[track.pk]), chain=None),
        "text": text,
        "stages": _stages(request, found, here=here),
        "timeline": sketch_timeline(found, today=today),
        "waits": [start_wait_text(one, name=_name(found, one.step), ends=arranged.ends) for one in arranged.waits],
        "room_waits": _room_waits(found),
        "too_early": [*(_too_early(found, one) for one in arranged.too_early), *_crowded(found), *_too_long(found)],
        "unannounced": [_name(found, step) for step in arranged.steps if not step.is_start_known],
        "given": _given_table(found),
        "without_way": subject_texts(found.way.without_way),
        "lacking": half_way_texts(found),
        "supposed": subject_texts((*found.way.supposed, *_supposed_by_steps(found))),
        "is_later": found.earliest is not None and found.earliest < arranged.ends,
        "here": here,
        "base": _address(request, here, chain=None),
        "now_url": _address(request, here, chain=arrangement_of(track)),
        "is_now": found.arrangement == arrangement_of(track),
        "take_over_url": f"{reverse('chains:take_over', args=[track.pk])}?kedja={text}",
    }


def _name(found: Sketch, step: PlacedStep) -> str:
    return str(found.activities[step.piece.activity].name)


def _address(request: HttpRequest, here: str, *, chain: Arrangement | None) -> str:
    """This page with another chain and the same starting point; without a chain it is the proposal."""
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in request.GET.items() if name != "kedja"})
    if chain is not None:
        query["kedja"] = as_text(chain)
    return f"{here}?{query.urlencode()}" if query else here


def _stages(request: HttpRequest, found: Sketch, *, here: str) -> list[dict[str, Any]]:
    """Stages with their steps, and for each step the moves that change something, each a link."""
    stages: list[dict[str, Any]] = []
    for place, step in enumerate(found.arranged.steps):
        if not stages or stages[-1]["number"] != step.stage:
            stages.append({"number": step.stage, "steps": []})
        stages[-1]["steps"].append(
            {
                "name": _name(found, step),
                "provider": given_by(found.activities[step.piece.activity]),
                "weeks": weeks(step.piece.weeks),
                "starts": step.period.starts,
                "ends": step.period.closed_end,
                "piece": f"{step.piece.activity}w{step.piece.weeks}",
                "moves": _moves(request, found, place, here),
            }
        )
    return stages


def _moves(request: HttpRequest, found: Sketch, place: int, here: str) -> list[dict[str, str]]:
    return [_move(request, found, place, move, here) for move in possible_moves(found.arrangement, place=place)]


def _move(request: HttpRequest, found: Sketch, place: int, move: Move, here: str) -> dict[str, str]:
    after = moved(found.arrangement, place=place, move=move)
    piece = found.arranged.steps[place].piece
    return {
        "label": _(move.label),
        "url": _address(request, here, chain=after),
        "id": f"{move.value}-{piece.activity}-{piece.weeks}",
    }


def _too_early(found: Sketch, one: Any) -> str:
    facts = {"step": _name(found, one.step), "asks": subject_text(one.asks)}
    if one.given_by is None:
        return _("“%(step)s” asks for %(asks)s, and no step of the chain gives it.") % facts
    facts["giver"] = _name(found, one.given_by)
    return _("“%(step)s” asks for %(asks)s, which “%(giver)s” gives: that step must be done first.") % facts


def _too_long(found: Sketch) -> list[str]:
    text = _("“%(step)s” lasts %(weeks)s. That is longer than the law allows, whenever it begins.")
    return [
        text % {"step": _name(found, one), "weeks": weeks(one.piece.weeks)}
        for one in found.arranged.steps
        if not one.is_lawful
    ]


def _room_waits(found: Sketch) -> list[str]:
    offers = {one.id: one for one in found.offers}
    told = room_waits(found.arranged, offers=offers, has=found.way.problem.has)
    return [
        room_wait_text(one, name=_name(found, one.step), other=_name(found, one.by), ends=found.arranged.ends)
        for one in told
    ]


def _crowded(found: Sketch) -> list[str]:
    """Steps that run at the same time and take the same part of the week."""
    pairs = crowded(found.arranged, offers={one.id: one for one in found.offers})
    text = _(
        "“%(step)s” and “%(other)s” take the same part of the week at the same time. "
        "See that there is room for both, or put one after the other."
    )
    return [text % {"step": _name(found, one), "other": _name(found, other)} for one, other in pairs]


def _supposed_by_steps(found: Sketch) -> list[Any]:
    """What the steps ask of those who come and that is taken as in place."""
    taken = {step.piece.activity for step in found.arranged.steps}
    asks = {level_of(one) for one in found.way.supposed_by_activities}
    terms = [ask for offer in found.offers for ask in offer.asks if offer.id in taken]
    return [ask for ask in terms if level_of(ask) in asks]


def _given_table(found: Sketch) -> Table:
    rows = []
    for requirement, step in found.given:
        if meets(set(found.way.problem.has), level_of(requirement)):
            where: Any = Tag(_("In place from the start"), "neutral")
            when: Any = "–"
        elif step is None:
            where, when = Tag(_("No step gives it"), "warning"), "–"
        else:
            where, when = _name(found, step), step.period.closed_end
        rows.append([subject_text(requirement), where, when])
    return Table(
        caption=_("What the profile asks and where it is met"),
        columns=[Column(_("Requirement")), Column(_("Met by")), Column(_("In place on"))],
        rows=rows,
        empty=Empty(_("The profile asks nothing"), _("Write what the work asks for in the profile.")),
    )


def differences_table(before: Sketch, after: Sketch) -> Table:
    """What is added, taken away and changed when the chain is taken over."""
    activities = before.activities | after.activities
    rows = [
        [activities[one.activity].name, _change(one), _stood(one.before), _stood(one.after)]
        for one in differences(before.arrangement, after.arrangement)
    ]
    return Table(
        caption=_("What is changed in the track's chain"),
        columns=[Column(_("Step")), Column(_("What happens")), Column(_("Now")), Column(_("After"))],
        rows=rows,
        empty=Empty(_("Nothing is changed"), _("The track's chain is already like this.")),
    )


def _change(one: Any) -> Tag:
    if one.before is None:
        return Tag(PlanChange.ADD, "success")
    if one.after is None:
        return Tag(_("Is taken away"), "warning")
    return Tag(_("Is moved or gets another length"), "info")


def _stood(place: tuple[int, int] | None) -> str:
    if place is None:
        return "–"
    return _("Stage %(stage)s, %(weeks)s") % {"stage": place[0], "weeks": weeks(place[1])}
