"""The signs of a timeline: bars, hatched waits and the diamonds of gates."""

from jobbspar.core.drawing.canvas import Box, Path, Rect, Shape
from jobbspar.core.drawing.timeline.axis import Axis
from jobbspar.core.drawing.timeline.values import Bar, BarKind, Gate, Item, Wait, Words

_LEAST_WIDTH = 4.0


def reach(item: Item, axis: Axis, *, height: float) -> tuple[float, float]:
    """From where to where the sign itself stands."""
    if isinstance(item, Gate):
        middle = axis.x(item.day) + axis.day_width / 2
        half = height / 2
        middle = min(max(middle, axis.left + half), axis.right - half)
        return middle - half, middle + half
    left, right = axis.x(item.starts) + 0.5, axis.x(item.ends) - 0.5
    if right - left < _LEAST_WIDTH:
        left = min(left, axis.right - _LEAST_WIDTH)
        right = left + _LEAST_WIDTH
    return left, right


def sign(item: Item, axis: Axis, *, top: float, height: float) -> tuple[Shape, ...]:
    left, right = reach(item, axis, height=height)
    if isinstance(item, Gate):
        return (_diamond(item, (left + right) / 2, top + height / 2, height / 2),)
    if isinstance(item, Wait):
        css = "wait wait-long" if item.is_long else "wait"
        return (Rect(left, top, right - left, height, css, radius=3, pattern="hatch"),)
    return (Rect(left, top, right - left, height, f"bar bar-{item.kind.value}", radius=5),)


def said(item: Item, words: Words) -> str:
    """What stands beside or in the sign."""
    if isinstance(item, Wait):
        return f"{words.wait(item)}{' !' if item.is_long else ''}"
    return item.name


def is_hollow(item: Item) -> bool:
    """A bar that is an outline only, so that its words stand on paper."""
    return isinstance(item, Bar) and item.kind is BarKind.ROUND_STOPPED


def url(item: Item) -> str:
    return item.url if isinstance(item, Bar | Gate) else ""


def _diamond(gate: Gate, x: float, y: float, r: float) -> Path:
    d = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z"
    return Path(d, "milestone milestone-passed" if gate.is_passed else "milestone", Box(x - r, y - r, x + r, y + r))
