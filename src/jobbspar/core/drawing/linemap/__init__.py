"""A line map, like that of a metro: tracks as lines, steps as stations, rounds as trains."""

from jobbspar.core.drawing.canvas import Drawing
from jobbspar.core.drawing.linemap.tall import draw_tall
from jobbspar.core.drawing.linemap.values import LineMap, Station, TrackLine, Train
from jobbspar.core.drawing.linemap.wide import draw_wide

__all__ = ["LineMap", "Station", "TrackLine", "Train", "draw_linemap"]

_TALL_COLUMN = 340.0


def draw_linemap(line_map: LineMap, *, width: float) -> Drawing:
    """Rows where the stations find room, else columns read downwards."""
    wide = draw_wide(line_map, width=width) if width >= 2 * _TALL_COLUMN else None
    return wide or draw_tall(line_map, width=width, columns=max(1, int(width // _TALL_COLUMN)))
