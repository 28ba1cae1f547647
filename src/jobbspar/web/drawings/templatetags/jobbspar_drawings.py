"""`{% load jobbspar_drawings %}`: a drawing value as a figure with pictures, legend and table."""

from django import template
from django.utils.translation import gettext as _

from jobbspar.core.drawing.linemap import LineMap, draw_linemap
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
