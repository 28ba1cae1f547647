"""A map of a cooperation area: its municipalities, workplaces, places of education, and flows."""

from jobbspar.core.drawing.areamap.draw import draw_areamap
from jobbspar.core.drawing.areamap.values import AreaMap, AreaPlace, Flow, Site, SiteKind

__all__ = ["AreaMap", "AreaPlace", "Flow", "Site", "SiteKind", "draw_areamap"]
