"""What the pages about travel show, as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbspar.core.messages import N_
from jobbspar.core.rounds.problem import Mode
from jobbspar.core.travel.shifts import DAY, WEEKDAYS, Shift, clock
from jobbspar.core.travel.ways import NOT_ASKED, Day, NoWay, Site, TravelSource, Way
from jobbspar.web.components.parts import Column, Empty, Link, Table, Tag, Tone
from jobbspar.web.components.readable import day as written_day
from jobbspar.web.components.readable import label
from jobbspar.web.places import municipality_name

DEEDS = {
    "travel:enter-minutes": N_("A travel time was entered"),
    "travel:clear-minutes": N_("The travel time was taken back"),
}
COLUMNS = {"minutes": N_("Minutes one way"), "note": N_("How we know")}
TONES: dict[TravelSource, Tone] = {
    TravelSource.ESTIMATE: "neutral",
    TravelSource.TIMETABLE: "info",
    TravelSource.ENTERED: "success",
}


def trip_address(page: str, agreement: int, way: Way) -> str:
    return reverse(f"travel:{page}", args=[agreement, way.home, way.site.key, way.mode.value])


def site_name(site: Site, names: Mapping[int, str]) -> str:
    """The municipality's seat, or the workplace with its municipality."""
    place = municipality_name(site.municipality)
    return place if site.workplace is None else f"{names.get(site.workplace, '')} ({place})"


def trip_name(way: Way, names: Mapping[int, str]) -> str:
    return f"{municipality_name(way.home)} – {site_name(way.site, names)}"


def minutes_in_words(way: Way) -> str | None:
    """`95 min`, that there is no way there or home, or nothing for what is not known."""
    if way.is_closed:
        return label(way.no_way) if way.no_way else _("No way there and home")
    return None if way.minutes is None else _("%(minutes)s min") % {"minutes": way.minutes}


def closed_in_words(way: Way, shift: Shift) -> str:
    """Which half of the trip there is no way for, and at what hour it would have to be."""
    facts = {"starts": clock(shift.starts), "ends": clock(shift.ends)}
    if way.no_way is NoWay.THERE:
        return _("There is a way home after the work, but none that is there before it begins at %(starts)s.") % facts
    if way.no_way is NoWay.HOME:
        return _("There is a way there before the work, but none home again after it ends at %(ends)s.") % facts
    if way.no_way is NoWay.BOTH:
        return (
            _("There is no way there before the work begins at %(starts)s, nor home after it ends at %(ends)s.") % facts
        )
    return _("There is no way there before the work begins and home again after it ends.")


def minutes_table(
    mode: Mode,
    ways: Iterable[Way],
    *,
    agreement: int,
    homes: Sequence[str],
    sites: Sequence[Site],
    names: Mapping[int, str],
) -> Table:
    """A row a site and a column a home municipality, in minutes one way with how each is known."""
    known = {(way.home, way.site): way for way in ways if way.mode is mode}
    from_homes = [Column(_("From %(place)s") % {"place": municipality_name(home)}) for home in homes]
    return Table(
        caption=_("%(mode)s, minutes one way") % {"mode": label(mode)},
        columns=[Column(_("To")), *from_homes],
        rows=[[site_name(site, names), *(_cell(known[home, site], agreement) for home in homes)] for site in sites],
        empty=no_municipalities(agreement),
        wide=True,
    )


def _cell(way: Way, agreement: int) -> list[Any]:
    link = Link(minutes_in_words(way) or _("unknown"), trip_address("trip", agreement, way))
    if way.minutes is None and not way.is_closed:
        return [link]
    tags = [Tag(way.source, TONES[way.source])]
    if way.day and way.day.must_be_booked:
        tags.append(Tag(_("must be booked"), "warning"))
    return [link, *tags]


def no_municipalities(agreement: int) -> Empty:
    return Empty(
        _("The agreement names no municipalities"),
        _("Say which municipalities the agreement covers; then the trips between them are here."),
        Link(_("To the agreement"), reverse("agreements:show", args=[agreement])),
    )


def timetable_table(ways: Iterable[Way], *, agreement: int, names: Mapping[int, str]) -> Table:
    """Every trip that a timetable takes one to and home from; places that are reached alike stand together."""
    told = [way for way in ways if way.source is TravelSource.TIMETABLE]
    alike: dict[tuple[str, Day, int | None], list[Way]] = {}
    for way in told:
        if way.day is not None:
            alike.setdefault((way.home, way.day, way.minutes), []).append(way)
    return Table(
        caption=_("Trips by timetable"),
        columns=[
            Column(_("From")), Column(_("To")), Column(_("Leaves home")), Column(_("There")), Column(_("Home again")),
            Column(_("Minutes one way"), numeric=True), Column(_("To notice")),
        ],
        rows=[_timetable_row(group, day, agreement, names) for (_home, day, _minutes), group in alike.items()],
        empty=_no_way_anywhere() if told else _no_timetable(),
    )  # fmt: skip


def _no_timetable() -> Empty:
    return Empty(
        _("No timetable has been read in"),
        _(
            "Whoever runs the installation reads in a timetable with ./jobbspar import timetable FILE. Until then "
            "trips by public transport are estimates."
        ),
    )


def _no_way_anywhere() -> Empty:
    return Empty(
        _("No timetable leads there and home again"),
        _("Look at the hours of work above: a trip must be there before they begin and leave after they end."),
    )


def without_way(ways: Iterable[Way], *, agreement: int, names: Mapping[int, str]) -> list[tuple[Link, str]]:
    """The trips that no timetable takes one to and home from, each with its page and which half is lacking."""
    closed = [way for way in ways if way.source is TravelSource.TIMETABLE and way.is_closed]
    return [
        (Link(trip_name(way, names), trip_address("trip", agreement, way)), (minutes_in_words(way) or "").lower())
        for way in closed
    ]


def _timetable_row(alike: Sequence[Way], day: Day, agreement: int, names: Mapping[int, str]) -> list[Any]:
    to = [Link(site_name(way.site, names), trip_address("trip", agreement, way)) for way in alike]
    notice = Tag(_("must be booked"), "warning") if day.must_be_booked else "–"
    return [municipality_name(alike[0].home), to, *day_in_words(day), alike[0].minutes, notice]


def day_in_words(day: Day) -> tuple[str, str, str]:
    """`06:10`, `07:05`, `17:20`; a time past midnight says so."""
    return moment(day.leaves), moment(day.there), moment(day.home)


def moment(minute: int) -> str:
    if minute >= DAY:
        return _("%(time)s the day after") % {"time": clock(minute)}
    return clock(minute) if minute >= 0 else _("%(time)s the day before") % {"time": clock(minute)}


def shift_in_words(shift: Shift, *, is_said: bool) -> str:
    """`07:00–16:00, måndag–fredag`, and whether somebody has said so."""
    days = sorted(shift.weekdays)
    names = [_(WEEKDAYS[day]).lower() for day in days]
    is_row = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    when = f"{names[0]}–{names[-1]}" if is_row else ", ".join(names)
    hours = f"{clock(shift.starts)}–{clock(shift.ends)}, {when}"
    return hours if is_said else _("%(hours)s (assumed: nobody has said)") % {"hours": hours}


def timetables_in_words(rows: Iterable[Any], *, today: date) -> list[Tag]:
    """Each timetable with the days it reaches; one that is over says so."""
    return [
        Tag(
            _("%(name)s: to %(day)s") % {"name": row.name, "day": written_day(row.last_day)},
            "warning" if row.last_day < today else "neutral",
        )
        for row in rows
    ]


def trip_facts(way: Way, *, names: Mapping[int, str], by_coordinates: int | None) -> list[tuple[str, Any]]:
    """All that is known of one trip."""
    facts: list[tuple[str, Any]] = [
        (_("From"), municipality_name(way.home)),
        (_("To"), site_name(way.site, names)),
        (_("How one travels"), way.mode),
        (_("Minutes one way"), minutes_in_words(way)),
        (_("How we know"), _how_known(way) if way.minutes or way.is_closed else None),
    ]
    if way.day:
        leaves, there, home = day_in_words(way.day)
        facts += [(_("Leaves home"), leaves), (_("There"), there), (_("Home again"), home)]
        facts += [(_("Must be booked"), way.day.must_be_booked)]
    if way.timetable:
        facts.append((_("Timetable"), way.timetable))
    if way.by:
        facts.append((_("Entered by"), way.by))
    if way.dated:
        facts.append((_("Noted on"), way.dated))
    if not way.is_estimate:
        by_estimate = None if by_coordinates is None else _("%(minutes)s min") % {"minutes": by_coordinates}
        facts.append((_("Estimate, for comparison"), by_estimate))
    return facts


def _how_known(way: Way) -> list[Any]:
    """The source, and what was noted with it: somebody's words, or which version of the timetable."""
    if not way.note:
        return [way.source]
    return [way.source, version_in_words(way.note) if way.source is TravelSource.TIMETABLE else way.note]


def version_in_words(version: str) -> str:
    """`20261116` is a day to whoever publishes timetables; what is no day is shown as it is."""
    try:
        made = date.fromisoformat(version.strip()[:10])
    except ValueError:
        return _("version %(version)s") % {"version": version}
    return _("published on %(day)s") % {"day": written_day(made)}


def terms_in_words(terms: Any | None) -> str:
    """What a person says of travel, for the person's page; what nobody has asked says so."""
    if terms is None:
        said = {"mode": label(NOT_ASKED.mode), "minutes": NOT_ASKED.longest_minutes}
        return _("Not asked yet. Counted as: %(mode)s, at most %(minutes)s minutes.") % said
    said = {"mode": label(Mode(terms.mode)), "minutes": terms.longest_minutes}
    return _("%(mode)s, at most %(minutes)s minutes one way") % said
