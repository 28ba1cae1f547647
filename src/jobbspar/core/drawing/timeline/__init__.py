"""A timeline in weeks, of a round or of one person's plan."""

from jobbspar.core.drawing.canvas import Drawing
from jobbspar.core.drawing.timeline.narrow import draw_narrow
from jobbspar.core.drawing.timeline.values import Bar, BarKind, Gate, Holiday, Lane, Timeline, Wait, Words
from jobbspar.core.drawing.timeline.wide import draw_wide

__all__ = ["Bar", "BarKind", "Gate", "Holiday", "Lane", "Timeline", "Wait", "Words", "draw_timeline"]

_LEAST_WIDE = 600.0


def draw_timeline(timeline: Timeline, *, words: Words, width: float) -> Drawing:
    """Names to the left where the page is broad enough, else over the bars."""
    draw = draw_wide if width >= _LEAST_WIDE else draw_narrow
    return draw(timeline, words=words, width=width)
