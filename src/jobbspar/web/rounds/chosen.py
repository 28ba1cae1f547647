"""The chosen round: who gets a proposed seat and why, who not, what binds, and what it would take."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbspar.apps.rounds.queries import (
    PlanOpened,
    RoundShown,
    SeatShown,
    WithoutSeat,
    with_names,
)
from jobbspar.core.rounds.by_hand import Hand
from jobbspar.core.rounds.explain import OWN_WISH, PROMISED, READY_AFTER
from jobbspar.core.rounds.problem import Ruling
from jobbspar.core.rounds.what_if import Easing, Opening
from jobbspar.web.rounds.drawn import name_of_home
from jobbspar.web.rounds.numbered import Numbered
from jobbspar.web.rounds.wording import (
    deed_of,
    in_words,
    names_of,
    opening_in_words,
    ready_in_words,
    rest_of_why,
    ruling_in_words,
    travel_in_words,
    what_stops,
    who,
)

PEOPLE_AT_ONCE = 30
_HAND_OF = {Easing.MINIMUM: Hand.MINIMUM, Easing.LATER: Hand.LATER, Easing.EFFORT: Hand.EFFORT}


@dataclass(frozen=True, slots=True)
class ChangeButton:
    """One change by hand, made by pressing: the fields of the form behind the button."""

    label: str
    kind: Hand
    round_id: int
    person_id: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """Something that would open the round, with the button that tries it where it is ours to change."""

    sentence: str
    button: ChangeButton | None
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody with a proposed seat here, and why."""

    name: str
    url: str
    why: tuple[str, ...]
    is_promised: bool
    buttons: tuple[ChangeButton, ...]
    trip_url: str


@dataclass(frozen=True, slots=True)
class NotHere:
    """Somebody who has said yes to the track and is not proposed a seat in this round."""

    name: str
    url: str
    where: str
    buttons: tuple[ChangeButton, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    one: Numbered
    ruling: str
    stops: str
    rest: list[str]
    ways: list[Way]
    limits: list[str]
    seated: list[Seated]
    more_seated: int
    others: list[NotHere]
    more_others: int
    rulings: list[ChangeButton] = field(default_factory=list)

    @property
    def place(self) -> RoundShown:
        return self.one.place


def chosen_round(opened: PlanOpened, one: Numbered, *, may_change: bool, agreement_id: int) -> Chosen:
    """Everything the panel says of one round; names are asked for only for those who are shown."""
    place, names = one.place, names_of(opened.rounds)
    own = [seat for seat in opened.seats if place.id in (seat.round_id, seat.through_id)]
    elsewhere, without = _not_here(opened, place)
    room = max(0, PEOPLE_AT_ONCE - len(without))
    first = own[:PEOPLE_AT_ONCE]
    seated, shown_without = with_names([*first, *elsewhere[:room]], without[:PEOPLE_AT_ONCE])
    shown_own, shown_elsewhere = seated[: len(first)], seated[len(first) :]
    others = [_without(opened, row, place, may_change=may_change) for row in shown_without]
    others += [_elsewhere(opened, row, place, names=names, may_change=may_change) for row in shown_elsewhere]
    return Chosen(
        one=one,
        ruling=ruling_in_words(place),
        stops="" if place.opens else what_stops(place),
        rest=[] if place.opens else rest_of_why(place, names=names),
        ways=ways_of(place, may_change=may_change, agreement_id=agreement_id),
        limits=[in_words(it, names=names) for it in opened.limits if it.facts.get("about") == place.label],
        seated=[
            _seated(opened, row, place, names=names, may_change=may_change, agreement_id=agreement_id)
            for row in shown_own
        ],
        more_seated=len(own) - len(shown_own),
        others=others,
        more_others=len(elsewhere) + len(without) - len(others),
        rulings=_rulings(place) if may_change else [],
    )


def _not_here(opened: PlanOpened, place: RoundShown) -> tuple[list[SeatShown], list[WithoutSeat]]:
    """Those who have said yes to the track: seated in another round, or nowhere."""
    elsewhere = [
        one for one in opened.seats if place.track in one.tracks and place.id not in (one.round_id, one.through_id)
    ]
    return elsewhere, [one for one in opened.without if place.track in one.tracks]


def ways_of(place: RoundShown, *, may_change: bool, agreement_id: int) -> list[Way]:
    return [_way(opening, place, may_change=may_change, agreement_id=agreement_id) for opening in place.openings]


def _way(opening: Opening, place: RoundShown, *, may_change: bool, agreement_id: int) -> Way:
    """How far people travel is theirs to say, so longer trips lead to the travel times instead of to a button."""
    said = opening_in_words(opening, place=place)
    if opening.easing not in _HAND_OF:
        link = _("See the travel times, and ask those it is about")
        return Way(said, None, reverse("travel:area", args=[agreement_id]), link)
    button = ChangeButton(deed_of(opening), _HAND_OF[opening.easing], place.id, number=opening.needed)
    return Way(said, button if may_change else None)


def _rulings(place: RoundShown) -> list[ChangeButton]:
    wanted = {
        Ruling.OPEN: ChangeButton(_("Decide that it opens"), Hand.OPEN, place.id),
        Ruling.CLOSED: ChangeButton(_("Decide that it does not open"), Hand.CLOSE, place.id),
        Ruling.FREE: ChangeButton(_("Let the plan decide"), Hand.FREE, place.id),
    }
    return [button for ruling, button in wanted.items() if ruling is not place.ruling]


def _seated(
    opened: PlanOpened,
    row: SeatShown,
    place: RoundShown,
    *,
    names: dict[str, str],
    may_change: bool,
    agreement_id: int,
) -> Seated:
    promise = ChangeButton(_("Promise the seat"), Hand.PROMISE, place.id, row.participant_id)
    rule_out = ChangeButton(_("Not here"), Hand.EXCLUDE, place.id, row.participant_id)
    buttons = (rule_out,) if row.is_promised else (promise, rule_out)
    return Seated(
        name=who(row.name),
        url=person_url(opened, row.participant_id, place),
        why=tuple(why_in_words(opened, row, names=names)),
        is_promised=row.is_promised,
        buttons=buttons if may_change else (),
        trip_url=trip_url(opened, row, agreement_id=agreement_id),
    )


def person_url(opened: PlanOpened, participant_id: int, place: RoundShown) -> str:
    return reverse("rounds:person", args=[opened.plan.id, participant_id]) + f"?omgang={place.id}"


def why_in_words(opened: PlanOpened, row: SeatShown, *, names: dict[str, str]) -> list[str]:
    """The facts that made the seat: the own wish, when the person is ready, the journey, the wait."""
    said = [_(OWN_WISH) % {"rank": row.rank}, _ready(opened, row, names=names)]
    if row.minutes is not None:
        said.append(travel_in_words(row.minutes, mode=row.mode, longest=row.longest_minutes))
    if row.weeks_waited:
        text = ngettext("Has waited %(weeks)s week.", "Has waited %(weeks)s weeks.", row.weeks_waited)
        said.append(text % {"weeks": row.weeks_waited})
    if row.is_promised:
        said.append(_(PROMISED))
    return said


def trip_url(opened: PlanOpened, row: SeatShown, *, agreement_id: int) -> str:
    """The page of the trip whose minutes are told: to where the seat is, also where a preparatory round comes first."""
    site = next((place.site for place in opened.rounds if place.id == row.round_id), None)
    if row.minutes is None or site is None:
        return ""
    return reverse("travel:trip", args=[agreement_id, row.home, site, row.mode.value])


def _ready(opened: PlanOpened, row: SeatShown, *, names: dict[str, str]) -> str:
    if row.through_id is not None:
        return _(READY_AFTER) % {"through": names.get(row.through, row.through)}
    return ready_in_words(row.ready, today=opened.plan.asked_at.date())


def _elsewhere(
    opened: PlanOpened, row: SeatShown, place: RoundShown, *, names: dict[str, str], may_change: bool
) -> NotHere:
    where = _("Is proposed a seat in %(round)s.") % {"round": names.get(row.round, row.round)}
    return _not_in(opened, row.participant_id, row.name, place, where=where, may_change=may_change)


def _without(opened: PlanOpened, row: WithoutSeat, place: RoundShown, *, may_change: bool) -> NotHere:
    text = ngettext("%(count)s round is within reach.", "%(count)s rounds are within reach.", row.rounds_in_reach)
    reach = text % {"count": row.rounds_in_reach} if row.rounds_in_reach else _("No round is within reach.")
    where = _("From %(home)s, no seat.") % {"home": name_of_home(row.home)} + f" {reach}"
    return _not_in(opened, row.participant_id, row.name, place, where=where, may_change=may_change)


def _not_in(
    opened: PlanOpened, participant_id: int, name: str | None, place: RoundShown, *, where: str, may_change: bool
) -> NotHere:
    promise = ChangeButton(_("Promise a seat here"), Hand.PROMISE, place.id, participant_id)
    buttons = (promise,) if may_change and place.ruling is not Ruling.CLOSED else ()
    return NotHere(who(name), person_url(opened, participant_id, place), where, buttons)


def choices_of_places(codes: Sequence[str]) -> list[tuple[str, str]]:
    return sorted(((code, name_of_home(code)) for code in codes), key=lambda pair: pair[1])
