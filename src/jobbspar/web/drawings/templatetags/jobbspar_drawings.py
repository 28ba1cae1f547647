"""`{% load jobbspar_drawings %}`: a drawing value as a figure with pictures, legend and table."""

from django import template
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _

from jobbspar.core.drawing.areamap import AreaMap, SiteKind, draw_areamap
from jobbspar.core.drawing.linemap import LineMap, draw_linemap
from jobbspar.core.drawing.timeline import Bar, BarKind, Gate, Timeline, Wait, Words, draw_timeline
from jobbspar.core.drawing.workday import PartKind, Workday, draw_workday
from jobbspar.web.drawings.figures import Figure, Sign, figure

register = template.Library()
_TEMPLATE = "drawings/figure.html"


@register.inclusion_tag(_TEMPLATE)
def linemap(value: LineMap, title: str = "", table_open: bool = False) -> dict[str, Figure]:
    """`{% linemap value %}`, with a caption of your own: `{% linemap value title=… %}`."""
    return {
        "figure": figure(
            lambda width: draw_linemap(value, width=width),
            value=value,
            title=title or _("Line map of the tracks"),
            description=_(
                "Each track is a line and each step is a station. Rounds stand as trains at the station where they are "
                "now. The same facts are in the table below the drawing."
            ),
            table=value.as_table(),
            signs=_linemap_signs(value),
            is_open=table_open,
        )
    }


@register.inclusion_tag(_TEMPLATE)
def timeline(value: Timeline, title: str = "", table_open: bool = False) -> dict[str, Figure]:
    """`{% timeline value %}`, with a caption of your own: `{% timeline value title=… %}`."""
    words = _words()
    return {
        "figure": figure(
            lambda width: draw_timeline(value, words=words, width=width),
            value=value,
            title=title or _("Timeline"),
            description=_(
                "The weeks run from left to right. Bars are what is going on, hatched bars are waits, and diamonds are "
                "gates. The same facts are in the table below the drawing."
            ),
            table=value.as_table(words),
            signs=_timeline_signs(value),
            is_open=table_open,
        )
    }


@register.inclusion_tag(_TEMPLATE)
def areamap(value: AreaMap, title: str = "", table_open: bool = False) -> dict[str, Figure]:
    """`{% areamap value %}`, with a caption of your own: `{% areamap value title=… %}`."""
    return {
        "figure": figure(
            lambda width: draw_areamap(value, width=width),
            value=value,
            title=title or _("Map of the area"),
            description=_(
                "The municipalities that work together are filled. Numbers mark workplaces and places of education. "
                "The same facts are in the table below the drawing."
            ),
            table=value.as_table(),
            signs=_areamap_signs(value),
            is_open=table_open,
        )
    }


@register.inclusion_tag(_TEMPLATE)
def workday(value: Workday, title: str = "", table_open: bool = False) -> dict[str, Figure]:
    """`{% workday value title=… %}`: a working day from door to door."""
    kinds = {part.kind for part in value.parts}
    signs = (
        (PartKind.TRAVEL, Sign("sign-bar bar-study", _("travel"))),
        (PartKind.RIDE, Sign("sign-bar bar-study", _("ride"))),
        (PartKind.WALK, Sign("sign-bar bar-walk", _("on foot"))),
        (PartKind.WAIT, Sign("sign-wait", _("wait"))),
        (PartKind.WORK, Sign("sign-bar bar-job", _("work"))),
    )
    return {
        "figure": figure(
            lambda width: draw_workday(value, width=width),
            value=value,
            title=title or _("The working day"),
            description=_("The hours run from left to right. The same facts are in the table below the drawing."),
            table=value.as_table(),
            signs=tuple(sign for kind, sign in signs if kind in kinds),
            is_open=table_open,
        )
    }


def _areamap_signs(value: AreaMap) -> tuple[Sign, ...]:
    kinds = {site.kind for site in value.sites}
    explained = (
        (True, Sign("sign-land-chosen", _("municipality in the cooperation"))),
        *((kind in kinds, Sign(f"sign-{kind.value}", _(kind.label))) for kind in SiteKind),
        (any(not flow.stays for flow in value.flows), Sign("sign-flow", _("flow: the broader, the more"))),
        (any(flow.stays for flow in value.flows), Sign("sign-flow-home", _("number who stay in their municipality"))),
    )
    return tuple(sign for is_there, sign in explained if is_there)


def _words() -> Words:
    return Words(
        week=_("Week"),
        week_short=_("w."),
        today=_("Today"),
        wait_one=_("1 day's wait"),
        wait_many=_("%(days)s days' wait"),
        months=tuple(str(MONTHS_3[number]) for number in range(1, 13)),
    )


def _timeline_signs(value: Timeline) -> tuple[Sign, ...]:
    """Only what stands on this timeline is explained."""
    kinds = {item.kind for item in value.items if isinstance(item, Bar)}
    waits = [item for item in value.items if isinstance(item, Wait)]
    gates = [item for item in value.items if isinstance(item, Gate)]
    has_holiday = any(h.starts < value.ends and value.starts < h.ends for h in value.holidays)
    explained = (
        *((kind in kinds, Sign(f"sign-bar bar-{kind.value}", _(kind.label))) for kind in BarKind),
        (bool(waits), Sign("sign-wait", _("wait"))),
        (any(wait.is_long for wait in waits), Sign("sign-wait wait-long", _("long wait (!)"))),
        (any(not gate.is_passed for gate in gates), Sign("sign-milestone", _("gate: a decision"))),
        (any(gate.is_passed for gate in gates), Sign("sign-milestone milestone-passed", _("gate that is passed"))),
        (has_holiday, Sign("sign-holiday", _("holiday"))),
    )
    return tuple(sign for is_there, sign in explained if is_there)


def _linemap_signs(value: LineMap) -> tuple[Sign, ...]:
    """Only what stands on this map is explained."""
    lines = value.lines
    explained = (
        (True, Sign("sign-station", _("step on the way"))),
        (
            any(station.is_gate for line in lines for station in line.stations()),
            Sign("sign-gate", _("gate: a decision before the next step")),
        ),
        (
            any(len(stop) > 1 for line in lines for stop in line.stops),
            Sign("sign-parallel", _("steps at the same time")),
        ),
        (any(line.is_preparatory for line in lines), Sign("sign-preparatory", _("preparatory track"))),
        (bool(value.joins()), Sign("sign-change", _("another line joins here"))),
        (any(line.goal for line in lines), Sign("sign-job", _("job with an employer"))),
        (any(line.trains for line in lines), Sign("sign-train", _("round, with the number of people"))),
    )
    return tuple(sign for is_there, sign in explained if is_there)
