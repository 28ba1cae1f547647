"""A plan as a map with flows from home to round, and as a timeline; the same rounds under the same numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from jobbspar.apps.rounds.naming import municipality_name
from jobbspar.apps.rounds.queries import PlanOpened, SeatShown
from jobbspar.core.drawing.areamap import AreaMap, AreaPlace, Flow, Site, SiteKind
from jobbspar.core.drawing.timeline import Bar, BarKind, Lane, Timeline
from jobbspar.core.places import UnknownMunicipality, municipality
from jobbspar.core.travel.ways import Site as Place
from jobbspar.web.components.readable import day
from jobbspar.web.rounds.numbered import Numbered, Selection

LEAST_BAR = timedelta(weeks=2)  # A round without steps yet has no length, but must be seen.


def map_of(opened: PlanOpened, selection: Selection, *, area: Sequence[str]) -> AreaMap | None:
    """The area with its rounds; flows of the chosen round stand out, the others stay in the background."""
    codes = _known([*area, *(code_of(one.place.site) for one in selection.shown)])
    if not codes:
        return None
    chosen = selection.chosen.place.id if selection.chosen else None
    flows = [*_flows(_others(opened.seats, chosen), codes, opened=opened, is_quiet=chosen is not None)]
    if chosen is not None:
        flows += _flows(_own(opened.seats, chosen), codes, opened=opened, is_quiet=False)
    places = tuple(AreaPlace(code, _people_note(opened, code)) for code in codes)
    return AreaMap(
        places, tuple(_site(one) for one in selection.shown if code_of(one.place.site) in codes), tuple(flows)
    )


def code_of(site: str) -> str:
    """The municipality of a site, which may be a workplace in it."""
    return Place.named(site).municipality


def _known(codes: Iterable[str]) -> list[str]:
    found = []
    for code in dict.fromkeys(codes):
        try:
            found.append(municipality(code).code)
        except UnknownMunicipality:
            continue
    return found


def _site(one: Numbered) -> Site:
    place = municipality(code_of(one.place.site))
    kind = SiteKind.ROUND_OPENS if one.place.opens else SiteKind.ROUND_STOPPED
    return Site(one.place.track, place.latitude, place.longitude, kind, _where(one), one.url, is_chosen=one.is_chosen)


def _where(one: Numbered) -> str:
    return f"{one.place.municipality}, {day(one.place.starts)}"


def _own(seats: Iterable[SeatShown], chosen: int) -> list[SeatShown]:
    return [one for one in seats if chosen in (one.round_id, one.through_id)]


def _others(seats: Iterable[SeatShown], chosen: int | None) -> list[SeatShown]:
    return [one for one in seats if chosen is None or chosen not in (one.round_id, one.through_id)]


def _flows(seats: Sequence[SeatShown], codes: list[str], *, opened: PlanOpened, is_quiet: bool) -> list[Flow]:
    """From home municipality to the round's, widest where most travel; homes outside the map are left to the table."""
    sites = {one.id: code_of(one.site) for one in opened.rounds}
    counted = Counter((one.home, sites[one.round_id]) for one in seats)
    inside = {pair: people for pair, people in counted.items() if set(pair) <= set(codes)}
    most = max(inside.values(), default=1)
    return [
        Flow(home, site, str(people), people / most, is_quiet=is_quiet)
        for (home, site), people in sorted(inside.items())
    ]


def _people_note(opened: PlanOpened, code: str) -> str:
    """How many live here and how many of them are proposed a seat."""
    seated = sum(one.home == code for one in opened.seats)
    everybody = seated + sum(one.home == code for one in opened.without)
    if not everybody:
        return ""
    return _("%(people)s have said yes, %(seats)s are proposed a seat") % {"people": everybody, "seats": seated}


def flows_outside(opened: PlanOpened, *, area: Sequence[str]) -> int:
    """People with a seat whose home is unknown or outside the map."""
    return sum(one.home not in area for one in opened.seats)


def timeline_of(selection: Selection, *, today: date) -> Timeline | None:
    """A lane a round, from its first day to its last; the words in the bar say if it opens."""
    if not selection.shown:
        return None
    return Timeline(tuple(_lane(one) for one in selection.shown), today=today)


def _lane(one: Numbered) -> Lane:
    place = one.place
    kind = BarKind.ROUND_OPENS if place.opens else BarKind.ROUND_STOPPED
    bar = Bar(_said(one), place.starts, max(place.ends, place.starts + LEAST_BAR), kind, one.url)
    return Lane(f"{one.number} {place.track}, {place.municipality}", (bar,), one.url, is_chosen=one.is_chosen)


def _said(one: Numbered) -> str:
    place = one.place
    if place.opens:
        return _("opens with %(seats)s") % {"seats": place.seats}
    if place.reachable >= place.minimum:
        return _("does not open: needed more elsewhere")
    return _("does not open: %(reachable)s of %(minimum)s") % {"reachable": place.reachable, "minimum": place.minimum}


def name_of_home(code: str) -> str:
    return municipality_name(code) if code else _("home unknown")
