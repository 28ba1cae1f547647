"""A small line map, timeline and map for the gallery, with made-up tracks."""

from datetime import date

from django.utils.translation import gettext as _

from jobbspar.core.drawing.areamap import AreaMap, AreaPlace, Flow
from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine, Train
from jobbspar.core.drawing.timeline import Bar, BarKind, Gate, Lane, Timeline, Wait


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


def timeline() -> Timeline:
    """Half a year of one round: study, a wait that is too long, a gate, a placement, a job."""
    return Timeline(
        today=date(2026, 11, 22),
        lanes=(
            Lane(
                _("The person"),
                (
                    Bar("Sfi", date(2026, 8, 31), date(2026, 10, 19), BarKind.STUDY),
                    Wait(date(2026, 10, 19), date(2026, 11, 2), is_long=True),
                    Gate(_("Letter of intent"), date(2026, 11, 2), is_passed=True),
                    Bar(_("Work practice"), date(2026, 11, 2), date(2026, 12, 14), BarKind.WORKPLACE),
                    Bar(_("Employment"), date(2026, 12, 14), date(2027, 2, 1), BarKind.JOB),
                ),
            ),
        ),
    )


def area_map() -> AreaMap:
    """Three municipalities and the people who study in another than their own."""
    return AreaMap(
        places=(AreaPlace("2463"), AreaPlace("2422"), AreaPlace("2421")),
        flows=(Flow("2422", "2421", "12"), Flow("2463", "2421", "7", 0.6)),
    )
