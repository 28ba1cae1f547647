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
            signs=(
                Sign("sign-station", _("step on the way")),
                Sign("sign-gate", _("gate: a decision before the next step")),
                Sign("sign-change", _("here another line joins")),
                Sign("sign-job", _("job with an employer")),
                Sign("sign-train", _("round, with the number of people")),
                Sign("sign-preparatory", _("preparatory track")),
                Sign("sign-parallel", _("steps at the same time")),
            ),
            is_open=table_open,
        )
    }
