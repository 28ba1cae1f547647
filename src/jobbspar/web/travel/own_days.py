"""The working days of the person who is signed in: to each round that the person takes part in or may come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jobbspar.apps.travel import queries
from jobbspar.core.drawing.workday import Workday
from jobbspar.core.recruitment import ParticipationState
from jobbspar.core.travel.ways import NOT_ASKED, Terms, Way
from jobbspar.web.places import municipality_name
from jobbspar.web.travel import shown, workday

OVER = {
    ParticipationState.NOT_SELECTED, ParticipationState.DECLINED, ParticipationState.COMPLETED,
    ParticipationState.INTERRUPTED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnDay:
    """What is known of one trip: a drawing, or why there is none."""

    heading: str
    told: tuple[str, ...]
    day: Workday | None = None
    title: str = ""


def own_days(person: Any, participations: Iterable[Any]) -> list[OwnDay]:
    """One for each place of the person's rounds that are not over; none where a place or the home is not known."""
    parts = [one for one in participations if one.state not in OVER and one.round.municipality]
    if not person.municipality or not parts:
        return []
    terms = queries.terms_of([person.pk])[person.pk]
    first = {(one.round.track.agreement_id, one.round.municipality): one.round for one in reversed(parts)}
    return [_own_day(round, home=person.municipality, terms=terms) for round in reversed(first.values())]


def _own_day(round: Any, *, home: str, terms: Terms) -> OwnDay:
    heading = f"{round.track.name}, {municipality_name(round.municipality)}"
    if round.municipality == home:
        return OwnDay(heading, (_("The work is in your own municipality."),))
    agreement = round.track.agreement
    way = queries.get_trip(agreement, home=home, site=round.municipality, mode=terms.mode)
    shift = queries.shift_of(agreement)
    hours = shown.shift_in_words(shift, is_said=queries.is_shift_said(agreement))
    counted = _("Counted for work %(hours)s, from the main town and not from your own door.") % {"hours": hours}
    if way.is_closed:
        return OwnDay(heading, (counted, shown.closed_in_words(way, shift), _ask()))
    day = workday.workday_of(way, shift, stops=queries.stops_of(way))
    if day is None:
        return OwnDay(heading, (_("Nobody knows yet how long the trip takes."), _ask()))
    notes = (counted, _booked(way), workday.without_legs(way), _not_asked(terms))
    return OwnDay(heading, tuple(filter(None, notes)), day, workday.title_of(way, day))


def _ask() -> str:
    return _("Talk to your coordinator about another way or other hours.")


def _booked(way: Way) -> str:
    return _("Some of it must be booked beforehand.") if way.day and way.day.must_be_booked else ""


def _not_asked(terms: Terms) -> str:
    return _("Public transport is counted until you have said how you travel.") if terms == NOT_ASKED else ""
