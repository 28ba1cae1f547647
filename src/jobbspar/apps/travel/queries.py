"""Read what is known of travel: a person's own terms, and each trip of an area by the best source there is."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from jobbspar.apps.accounts.models import Workplace
from jobbspar.apps.agreements.models import Agreement, AgreementMunicipality, AgreementVersion
from jobbspar.apps.participants.models import Participant
from jobbspar.apps.tracks.models import LetterOfIntent
from jobbspar.apps.travel.models import AreaShift, Timetable, TimetableStop, TravelTerms, TravelTime, TripLegs
from jobbspar.core.access import Actor, Permission, require_in_any
from jobbspar.core.places import MUNICIPALITIES, PRETEND_MUNICIPALITIES, municipality, swedish_sort_key
from jobbspar.core.rounds.problem import Mode, Trip
from jobbspar.core.tracks import LetterState
from jobbspar.core.travel.legs import Leg
from jobbspar.core.travel.shifts import Shift
from jobbspar.core.travel.ways import NOT_ASKED, Day, NoWay, Site, Spot, Terms, TravelSource, Way, estimate, seat_of

Key = tuple[str, Site, Mode]


def members_of(agreement: Agreement) -> frozenset[int]:
    """Whose people plan the area: the owner and the parties of the newest version."""
    return frozenset({agreement.owner_id, *(member.organisation_id for member in agreement.members.all())})


def get_area(actor: Actor, agreement: int, *, permission: Permission = Permission.AGREEMENT_VIEW) -> Agreement:
    """The agreement whose area is planned, to those of a member organisation who have the permission."""
    rows = Agreement.objects.visible_to(actor).prefetch_related("members__organisation")
    found: Agreement = rows.get(pk=agreement)
    require_in_any(actor, permission, organisations=members_of(found))
    return found


def homes_of(agreement: Agreement) -> tuple[str, ...]:
    """The municipalities of the newest version, or where it names none, those of the members, in Swedish order."""
    newest = AgreementVersion.objects.filter(agreement=agreement).order_by("-number")[:1]
    codes = set(AgreementMunicipality.objects.filter(version__in=newest).values_list("code", flat=True))
    if not codes:
        codes = {member.organisation.municipality for member in agreement.members.select_related("organisation")} - {""}
    return tuple(sorted(codes, key=_by_name))


def _by_name(code: str) -> tuple[object, ...]:
    seat = seat_of(code)
    return (seat is None, swedish_sort_key(municipality(code).name) if seat else code)


def sites_of(agreement: Agreement) -> tuple[Site, ...]:
    """Every municipality of the area, and the workplaces of the letters of its tracks."""
    letters = LetterOfIntent.objects.filter(track__agreement=agreement, workplace__isnull=False)
    standing = letters.exclude(state=LetterState.WITHDRAWN).values("workplace")
    places = Workplace.objects.filter(pk__in=standing).order_by("municipality", "name", "pk")
    return (
        *(Site(code) for code in homes_of(agreement)),
        *(Site(place.municipality, place.pk) for place in places),
    )


def trips_for(agreement: Agreement, homes: Iterable[str], sites: Iterable[Site]) -> tuple[Trip, ...]:
    """Every trip of known length, by both modes; the site is `Site.key`. What is unknown or impossible is left out."""
    return tuple(
        Trip(home=way.home, site=way.site.key, mode=way.mode, minutes=way.minutes, estimated=way.is_estimate)
        for way in ways_for(agreement, homes, sites)
        if way.minutes is not None
    )


def ways_for(agreement: Agreement, homes: Iterable[str], sites: Iterable[Site]) -> tuple[Way, ...]:
    """What is known of every trip: entered by hand beats timetable, which beats the estimate from coordinates."""
    starts, ends = sorted(set(homes)), sorted(set(sites), key=lambda site: (site.municipality, site.workplace or 0))
    told = _told(agreement, starts, ends)
    spots = spots_of(ends)
    return tuple(
        told.get((home, site, mode)) or _estimated(home, site, mode, spots)
        for home in starts
        for site in ends
        for mode in Mode
    )


def _estimated(home: str, site: Site, mode: Mode, spots: dict[Site, Spot | None]) -> Way:
    return Way(home, site, mode, minutes=estimate(seat_of(home), spots[site], mode=mode))


def _told(agreement: Agreement, homes: Sequence[str], sites: Sequence[Site]) -> dict[Key, Way]:
    rows = TravelTime.objects.filter(
        agreement=agreement,
        home__in=homes,
        site__in={site.municipality for site in sites},
        withdrawn_on=None,
    ).select_related("by")
    ways = sorted((_way(row) for row in rows), key=lambda way: list(TravelSource).index(way.source))
    return {(way.home, way.site, way.mode): way for way in ways}


def _way(row: TravelTime) -> Way:
    day = None
    if row.leaves is not None and row.there is not None and row.home_again is not None:
        day = Day(row.leaves, row.there, row.home_again, row.must_be_booked)
    return Way(
        home=row.home,
        site=Site(row.site, row.workplace_id),
        mode=Mode(row.mode),
        minutes=row.minutes,
        source=TravelSource(row.source),
        day=day,
        is_closed=row.minutes is None,
        no_way=NoWay(row.no_way) if row.no_way else None,
        by=row.by.name if row.by else "",
        dated=row.dated,
        timetable=row.timetable,
        note=row.note,
    )


def spots_of(sites: Iterable[Site]) -> dict[Site, Spot | None]:
    """Where the sites lie: the workplace's own coordinates if it has any, else the seat of its municipality."""
    wanted = list(sites)
    chosen = [site.workplace for site in wanted if site.workplace is not None]
    places = Workplace.objects.in_bulk(chosen) if chosen else {}
    return {site: _spot(site, places) for site in wanted}


def _spot(site: Site, places: dict[int, Workplace]) -> Spot | None:
    place = places.get(site.workplace) if site.workplace is not None else None
    if place is None or place.latitude is None or place.longitude is None:
        return seat_of(site.municipality)
    return Spot(site.municipality, place.latitude, place.longitude)


def get_trip(agreement: Agreement, *, home: str, site: str, mode: str) -> Way:
    """One trip between places that exist, the site by its key. Raises `TravelTime.DoesNotExist` for all else."""
    try:
        place, by = Site.named(site), Mode(mode)
    except ValueError:
        raise TravelTime.DoesNotExist from None
    known = set(homes_of(agreement)) | MUNICIPALITIES.keys() | PRETEND_MUNICIPALITIES.keys()
    is_there = place.workplace is None or place in sites_of(agreement)
    if not {home, place.municipality} <= known or not is_there:
        raise TravelTime.DoesNotExist
    way = next(way for way in ways_for(agreement, [home], [place]) if way.mode is by)
    return way if way.day is None else replace(way, day=_with_legs(agreement, way, way.day))


def _with_legs(agreement: Agreement, way: Way, day: Day) -> Day:
    rows = TripLegs.objects.filter(
        trip__agreement=agreement,
        trip__home=way.home,
        trip__site=way.site.municipality,
        trip__workplace=way.site.workplace,
        trip__mode=way.mode,
        trip__source=way.source,
    )
    row = rows.first()
    return day if row is None else _with_chain(day, row)


def _with_chain(day: Day, row: TripLegs) -> Day:
    """One chain from home to work and home again; the first leg that ends at no stop ends at work."""
    begins = [None, *row.stops[:-1]]
    chain = tuple(Leg(*one) for one in zip(row.starts, row.ends, begins, row.stops, row.lines, strict=True))
    there = row.stops.index(None) + 1
    return replace(day, out=chain[:there], back=chain[there:])


def stops_of(way: Way) -> dict[int, str]:
    """What the stops of the trip's legs are called, by their number in its timetable."""
    legs = (*way.day.out, *way.day.back) if way.day else ()
    numbers = {leg.start for leg in legs if leg.start is not None}
    rows = TimetableStop.objects.filter(timetable__name=way.timetable, number__in=numbers)
    return dict(rows.values_list("number", "name")) if numbers else {}


def estimate_of(way: Way) -> int | None:
    """What the trip would be by coordinates alone, to set beside what was told."""
    return estimate(seat_of(way.home), spots_of([way.site])[way.site], mode=way.mode)


def may_edit_area(actor: Actor, agreement: Agreement) -> bool:
    return not actor.organisations_granting(Permission.ROUND_PLAN_EDIT).isdisjoint(members_of(agreement))


def names_of(sites: Iterable[Site]) -> dict[int, str]:
    """What the workplaces among the sites are called, by row id."""
    chosen = {site.workplace for site in sites if site.workplace is not None}
    return dict(Workplace.objects.filter(pk__in=chosen).values_list("pk", "name"))


def terms_of(people: Collection[int]) -> dict[int, Terms]:
    """What each person says of travel; those whom nobody has asked get the default, marked as not asked.

    Row security decides whose terms are read, so ask only of people the actor may see.
    """
    rows = TravelTerms.objects.filter(participant__in=people)
    said = {row.participant_id: Terms(Mode(row.mode), row.longest_minutes, is_asked=True) for row in rows}
    return {person: said.get(person, NOT_ASKED) for person in people}


def find_terms(participant: Participant) -> TravelTerms | None:
    return TravelTerms.objects.filter(participant=participant).select_related("noted_by").first()


def shift_of(agreement: Agreement) -> Shift:
    """The hours of work in the area, or the default where nobody has said."""
    row = AreaShift.objects.filter(agreement=agreement).first()
    return Shift(row.starts, row.ends, frozenset(row.weekdays)) if row else Shift()


def is_shift_said(agreement: Agreement) -> bool:
    return AreaShift.objects.filter(agreement=agreement).exists()


def list_timetables() -> list[Timetable]:
    return list(Timetable.objects.order_by("name"))


def rows_of_trip(agreement: Agreement, *, home: str, site: Site, mode: Mode) -> list[TravelTime]:
    """What has been told of one trip, also what was taken back: for its history."""
    return list(
        TravelTime.objects.filter(
            agreement=agreement, workplace=site.workplace, home=home, site=site.municipality, mode=mode
        )
    )
