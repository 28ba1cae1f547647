"""What a plan says in one glance: the sentence on top, what is not known, what was changed, and the list of rounds."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.rounds.queries import PlanOpened, PlanShown, RoundShown, Unseen
from jobbspar.core.round_plans import PlanState
from jobbspar.core.rounds.problem import Ruling
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag
from jobbspar.web.components.readable import day, number
from jobbspar.web.rounds.chosen import Way, ways_of
from jobbspar.web.rounds.numbered import Numbered, Selection
from jobbspar.web.rounds.wording import gap_in_words, name_of, opening_in_words, what_stops

FEWEST_TOLD = 5


def answer_of(opened: PlanOpened) -> list[str]:
    """`4 av 7 omgångar kan öppna. 31 av 38 personer får ett förslag om plats. Ingen plan är bättre.`"""
    rounds, plan = len(opened.rounds), opened.plan
    opens = ngettext("%(opens)s of %(rounds)s round can open.", "%(opens)s of %(rounds)s rounds can open.", rounds) % {
        "opens": number(plan.opens),
        "rounds": number(rounds),
    }
    seats = ngettext(
        "%(seats)s of %(people)s person is proposed a seat.",
        "%(seats)s of %(people)s people are proposed a seat.",
        opened.people,
    ) % {"seats": number(plan.seats), "people": number(opened.people)}
    return [opens, seats, gap_in_words(worth=plan.worth, bound=opened.bound)]


def unseen_in_words(unseen: Unseen) -> str:
    """People in the area whom this planner does not see: told, never counted in."""
    if unseen.number == 0:
        return ""
    if unseen.number is None:
        return _("Fewer than five people in the area whom you do not see have said yes. They are not in the plan.")
    text = ngettext(
        "%(count)s person in the area whom you do not see has said yes and is not in the plan.",
        "%(count)s people in the area whom you do not see have said yes and are not in the plan.",
        unseen.number,
    )
    return text % {"count": number(unseen.number)}


def not_known(opened: PlanOpened) -> list[str]:
    """What nobody has asked about yet, and estimates: counted in as the rules say, and told."""
    told = opened.told
    found = []
    if told.unknown_readiness:
        text = ngettext(
            "For %(count)s person nobody has noted everything the track asks. That has stopped nobody: ask.",
            "For %(count)s people nobody has noted everything the track asks. That has stopped nobody: ask.",
            told.unknown_readiness,
        )
        found.append(text % {"count": number(told.unknown_readiness)})
    if told.unknown_travel:
        text = ngettext(
            "%(count)s person has not been asked how far to travel. 60 minutes by public transport is counted.",
            "%(count)s people have not been asked how far to travel. 60 minutes by public transport is counted.",
            told.unknown_travel,
        )
        found.append(text % {"count": number(told.unknown_travel)})
    if told.unknown_home:
        text = ngettext(
            "%(count)s person has no home municipality noted, so no journey is known.",
            "%(count)s people have no home municipality noted, so no journey is known.",
            told.unknown_home,
        )
        found.append(text % {"count": number(told.unknown_home)})
    if told.estimated_trips:
        facts = {"estimated": number(told.estimated_trips), "trips": number(told.trips)}
        found.append(_("%(estimated)s of %(trips)s travel times are estimates from the distance.") % facts)
    return found


def rounds_table(selection: Selection, opened: PlanOpened) -> Table:
    """Where, when, how many, and what stops it; the number is the one on the map and the timeline."""
    columns = [
        Column(_("Round")),
        Column(_("Where")),
        Column(_("Starts")),
        Column(_("Seats taken")),
        Column(_("In reach"), numeric=True),
        Column(_("Answer")),
    ]
    rows = [_row(one) for one in selection.shown]
    return Table(
        _("Rounds that may open"), columns, rows, empty=Empty(_("The plan holds no rounds")), caption_hidden=True
    )


def _row(one: Numbered) -> list[Any]:
    place = one.place
    name = f"{one.number} {place.track}"
    answer: Any = Tag(_("Opens"), "success") if place.opens else [Tag(_("Does not open"), "neutral"), _line(place)]
    return [Link(name, one.url), place.municipality, place.starts, seats_text(place), place.reachable, answer]


def seats_text(place: RoundShown) -> str:
    facts = {"seats": place.seats, "least": place.minimum, "most": place.maximum}
    return _("%(seats)s of %(most)s, at least %(least)s") % facts


def _line(place: RoundShown) -> str:
    """What stops it and the smallest change of the first kind that opens it."""
    first = next((opening_in_words(one, place=place) for one in place.openings), "")
    return f"{what_stops(place)} {first}".strip()


@dataclass(frozen=True, slots=True)
class Stopped:
    """A round that does not open, with every smallest change that opens it."""

    name: str
    url: str
    stops: str
    ways: list[Way]


def stopped_rounds(selection: Selection, *, may_change: bool, agreement_id: int) -> list[Stopped]:
    return [
        Stopped(name_of(one.place), one.url, what_stops(one.place), _ways(one.place, may_change, agreement_id))
        for one in selection.shown
        if not one.place.opens
    ]


def _ways(place: RoundShown, may_change: bool, agreement_id: int) -> list[Way]:
    if place.ruling is Ruling.CLOSED:
        return []
    return ways_of(place, may_change=may_change, agreement_id=agreement_id)


def moved_in_words(moved: int) -> str:
    if not moved:
        return _("Nobody else gets another seat.")
    text = ngettext(
        "%(count)s person gets another seat than before, or none.",
        "%(count)s people get another seat than before, or none.",
        moved,
    )
    return text % {"count": moved}


def plan_name(plan: PlanShown) -> str:
    return _("Plan %(number)s") % {"number": plan.number}


def state_sentence(plan: PlanShown) -> str:
    """What the state means for the reader, where the plan is no proposal to work with."""
    words = {
        PlanState.NO_PLAN: _("No plan keeps every limit at once. These clash; ease one of them:"),
        PlanState.NOT_FOUND: _("No plan was found in the time there was, though there may be one. Ask once more."),
        PlanState.FAILED: _("The plan could not be worked out. Nothing is changed. Ask once more."),
        PlanState.CANCELLED: _("The work was cancelled."),
        PlanState.UNDONE: _("This plan has been undone. It is kept so that you can look back."),
    }
    if plan.state is PlanState.ADOPTED and plan.adopted_at is not None:
        facts = {"who": plan.adopted_by, "day": day(plan.adopted_at.date()), "reason": plan.adoption_reason}
        return _("Adopted by %(who)s on %(day)s: %(reason)s") % facts
    return words.get(plan.state, "")


def plan_url(plan_id: int, round_id: int | None = None) -> str:
    own = reverse("rounds:plan", args=[plan_id])
    return f"{own}?omgang={round_id}#omgang" if round_id else own
