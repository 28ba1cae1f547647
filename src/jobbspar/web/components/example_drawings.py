"""A small line map for the gallery, with made-up tracks."""

from django.utils.translation import gettext as _

from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine, Train


def line_map() -> LineMap:
    """One preparatory line that joins a line to a job."""
    return LineMap(
        (
            TrackLine(
                key="preparatory",
                badge="F",
                name=_("Preparatory track"),
                kind=_("Preparatory track"),
                steps=((Station("talk", _("Guidance")),), (Station("trial", _("Try the work")),)),
                colour=1,
                is_preparatory=True,
                leads_to=("care",),
                trains=(Train(f"{_('Round')} 1", "trial", "9"),),
            ),
            TrackLine(
                key="care",
                badge="1",
                name=_("Care assistant"),
                steps=(
                    (Station("sfi", "Sfi"), Station("practice", _("Work practice"))),
                    (Station("course", _("Vocational package (komvux)")),),
                    (Station("gate", _("Letter of intent"), is_gate=True),),
                ),
                goal=Station("job", _("Employment")),
                colour=2,
                trains=(Train(f"{_('Round')} 2", "course", "12"),),
            ),
        )
    )
