"""How plans, rounds and changes by hand are said: core's sentences with words in place of labels and dates."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.rounds.naming import NOT_SEEN
from jobbspar.apps.rounds.queries import ChangeShown, RoundShown
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.round_plans import OfferAnswer, PlanState
from jobbspar.core.rounds.by_hand import Hand
from jobbspar.core.rounds.explain import (
    CLOSED,
    NOT_WORTH_OPENING,
    OPENS_IF_EFFORT,
    OPENS_IF_FEWER,
    OPENS_IF_LATER,
    OPENS_IF_TRAVEL,
    READY_NOW,
    TOO_FEW,
    TRAVELS,
    Sentence,
)
from jobbspar.core.rounds.problem import DAYS_A_WEEK, Mode, Ruling
from jobbspar.core.rounds.what_if import Easing, Opening
from jobbspar.web.components.parts import Tag, Tone
from jobbspar.web.components.readable import day

Names = Mapping[str, str]
"""What each round is called on the page, by what it was called when the plan was made."""

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_TONES: dict[Choice, Tone] = {
    PlanState.WAITING: "info",
    PlanState.SOLVING: "info",
    PlanState.SOLVED: "success",
    PlanState.NO_PLAN: "warning",
    PlanState.NOT_FOUND: "warning",
    PlanState.FAILED: "danger",
    PlanState.CANCELLED: "neutral",
    PlanState.UNDONE: "neutral",
    PlanState.ADOPTED: "success",
    OfferAnswer.UNKNOWN: "info",
    OfferAnswer.YES: "success",
    OfferAnswer.NO: "neutral",
}
_OPENS_IF = {
    Easing.MINIMUM: N_("Opens if the fewest are %(needed)s instead of %(is_now)s."),
    Easing.TRAVEL: OPENS_IF_TRAVEL,
    Easing.LATER: OPENS_IF_LATER,
    Easing.EFFORT: OPENS_IF_EFFORT,
}


def state_tag(state: Choice) -> Tag:
    return Tag(state, _TONES[state])


def name_of(place: RoundShown) -> str:
    """`Vård, Elm, 4 maj 2027`: as the plan has it, also after the round has been moved."""
    return f"{place.track}, {place.municipality}, {day(place.starts)}"


def names_of(rounds: Iterable[RoundShown]) -> dict[str, str]:
    return {one.label: name_of(one) for one in rounds}


def in_words(sentence: Sentence, *, names: Names) -> str:
    """The sentence in the reader's language, with dates as people write them."""
    facts = {name: _fact(one, names) for name, one in sentence.facts.items()}
    return _(sentence.text) % facts


def _fact(fact: Any, names: Names) -> Any:
    if isinstance(fact, date):
        return day(fact)
    if not isinstance(fact, str) or not fact:
        return fact
    return names.get(fact) or with_days(_(fact))


def with_days(text: str) -> str:
    """ISO dates in a label as people write days."""
    return _ISO_DAY.sub(lambda found: day(date.fromisoformat(found.group())), text)


def who(name: str | None) -> str:
    return name or _(NOT_SEEN)


def change_in_words(change: ChangeShown, *, names: Names) -> str:
    """One change by hand as a sentence; one that is taken away says so."""
    texts = {
        Hand.PROMISE: _("%(who)s is promised a seat in %(round)s"),
        Hand.EXCLUDE: _("%(who)s is not to have a seat in %(round)s"),
        Hand.OPEN: _("%(round)s must open"),
        Hand.CLOSE: _("%(round)s must not open"),
        Hand.FREE: _("The plan decides whether %(round)s opens"),
        Hand.MOVE: _("%(round)s is moved to %(site)s"),
        Hand.MINIMUM: _("%(number)s are enough in %(round)s"),
        Hand.SEATS: _("%(number)s seats in %(round)s"),
        Hand.LATER: _("%(round)s starts %(number)s weeks later"),
        Hand.EFFORT: _("Opening %(round)s takes %(number)s points"),
    }
    round_ = names.get(change.round) or with_days(change.round)
    facts = {"who": who(change.name), "round": round_, "site": change.site, "number": change.number}
    said = texts[change.kind] % facts
    return _("Taken away: %(change)s") % {"change": said} if change.is_taken_away else said


def opening_in_words(opening: Opening, *, place: RoundShown) -> str:
    """The change that opens the round, and why fewer than are in reach would take part in it."""
    said = _(_OPENS_IF[opening.easing]) % {"needed": opening.needed, "is_now": opening.is_now}
    if opening.easing is not Easing.MINIMUM or opening.needed >= place.reachable:
        return said
    some = _("Some of the %(reachable)s in reach are needed more in other rounds.") % {"reachable": place.reachable}
    return f"{said} {some}"


def deed_of(opening: Opening) -> str:
    """What the button says that makes the change; nothing where it is not ours to make."""
    match opening.easing:
        case Easing.MINIMUM:
            return _("Let %(needed)s be enough") % {"needed": opening.needed}
        case Easing.LATER:
            text = ngettext("Start %(needed)s week later", "Start %(needed)s weeks later", opening.needed)
            return text % {"needed": opening.needed}
        case Easing.EFFORT:
            return _("Count %(needed)s points for opening") % {"needed": opening.needed}
    return ""


def what_stops(place: RoundShown) -> str:
    """In one sentence why the round does not open; the round itself is named beside it."""
    if place.ruling is Ruling.CLOSED:
        return _("You have decided that it does not open.")
    if place.reachable < place.minimum:
        lacking = place.minimum - place.reachable
        text = ngettext(
            "%(reachable)s in reach, at least %(minimum)s are needed: %(lacking)s person more.",
            "%(reachable)s in reach, at least %(minimum)s are needed: %(lacking)s people more.",
            lacking,
        )
        return text % {"reachable": place.reachable, "minimum": place.minimum, "lacking": lacking}
    return _("%(reachable)s in reach, but they are needed more in other rounds.") % {"reachable": place.reachable}


def rest_of_why(place: RoundShown, *, names: Names) -> list[str]:
    """What the mathematics says besides `what_stops` and the openings."""
    openings = {OPENS_IF_FEWER, OPENS_IF_TRAVEL, OPENS_IF_LATER, OPENS_IF_EFFORT}
    said_already = {TOO_FEW, NOT_WORTH_OPENING, CLOSED} | openings
    return [in_words(one, names=names) for one in place.why if one.text not in said_already]


def ruling_in_words(place: RoundShown) -> str:
    words = {Ruling.FREE: "", Ruling.OPEN: _("You have decided that it opens."), Ruling.CLOSED: ""}
    return words[place.ruling]


def gap_in_words(*, worth: int, bound: int) -> str:
    """Never better than what is proved: rounded upwards to a tenth of a per cent."""
    if bound <= worth:
        return _("No plan is better.")
    at_most = math.ceil(1000 * (bound - worth) / max(1, abs(worth))) / 10
    return _("No plan can be more than %(percent)s %% better.") % {"percent": number_format(at_most, decimal_pos=1)}


def ready_in_words(ready: date | None, *, today: date) -> str:
    if ready is None or ready <= today:
        return _(READY_NOW)
    weeks = -(-(ready - today).days // DAYS_A_WEEK)
    text = ngettext("Ready in %(weeks)s week, %(day)s.", "Ready in %(weeks)s weeks, %(day)s.", weeks)
    return text % {"weeks": weeks, "day": day(ready)}


def travel_in_words(minutes: int, *, mode: Mode, longest: int) -> str:
    by = _("By car") if mode is Mode.CAR else _("By public transport")
    return _(TRAVELS) % {"minutes": minutes, "limit": longest} + f" {by}."
