"""The signs of a line map: stations, gates, jobs, trains, line badges and the tracks between them."""

from jobbspar.core.drawing.canvas import Box, Circle, Link, Path, Rect, Shape, Text, lines_height
from jobbspar.core.drawing.lettering import shorten, text_width, wrap
from jobbspar.core.drawing.linemap.values import Station, TrackLine, Train

STATION_RADIUS = 7.5
JOB_RADIUS = 13
BADGE = 26
LABEL_SIZE = 13.0
TRAIN_SIZE = 12.5
TRAIN_GAP = 5.0
TRACK_WIDTH = 8
COLOURS = 12
_TRAIN_PADDING = 9.0
_PERSON_WIDTH = 15.0
_TOUCH = 12.0


def colour(line: TrackLine) -> str:
    return f"line-{line.colour % COLOURS}"


def track(line: TrackLine, d: str, box: Box) -> tuple[Shape, ...]:
    """The rails; a preparatory line is hollow, so that it differs also in black and white."""
    thick = Path(d, f"track {colour(line)}", box.grown(TRACK_WIDTH / 2))
    return (thick, Path(d, "track-core", box)) if line.is_preparatory else (thick,)


def station_sign(line: TrackLine, station: Station, *, x: float, y: float, is_change: bool) -> tuple[Shape, ...]:
    if station == line.goal:
        return _job_sign(line, x=x, y=y)
    if station.is_gate:
        r = STATION_RADIUS + 3
        d = f"M{x} {y - r}L{x + r} {y}L{x} {y + r}L{x - r} {y}Z"
        return (Path(d, f"gate {colour(line)}", Box(x - r, y - r, x + r, y + r)),)
    if is_change:
        return (Circle(x, y, STATION_RADIUS + 3, "change"), Circle(x, y, STATION_RADIUS - 3.5, "change-core"))
    return (Circle(x, y, STATION_RADIUS, f"station {colour(line)}"),)


def _job_sign(line: TrackLine, *, x: float, y: float) -> tuple[Shape, ...]:
    """A case in the line's colour: here the journey ends in a job."""
    r = JOB_RADIUS
    case = f"M{x - 6.5} {y - 3}h13v8.5h-13z"
    handle = f"M{x - 3} {y - 3}v-3h6v3M{x - 6.5} {y + 1}h13"
    box = Box(x - r, y - r, x + r, y + r)
    return (Circle(x, y, r, f"job {colour(line)}"), Path(case, "job-case", box), Path(handle, "job-handle", box))


def badge(line: TrackLine, *, x: float, y: float, size: float = BADGE) -> tuple[Shape, ...]:
    """The line's number on its colour, centred at the point."""
    half = size / 2
    letters = shorten(line.badge, size=size * 0.56, width=size - 4)
    return (
        Rect(x - half, y - half, size, size, f"badge {colour(line)}", radius=size * 0.27),
        Text(x, y + size * 0.2, letters, "badge-text", size * 0.56, "middle"),
    )


def train_lines(train: Train, *, room: float) -> tuple[str, str]:
    """The round's name, shortened if it must be, and its people, who never are."""
    widest = max(room - 2 * _TRAIN_PADDING, text_width(train.people, size=TRAIN_SIZE) + _PERSON_WIDTH)
    return shorten(train.name, size=TRAIN_SIZE, width=widest), train.people


def train_size(train: Train, *, room: float) -> tuple[float, float]:
    """Width and height: one line where there is room, else the people under the name."""
    name, people = train_lines(train, room=room)
    above, below = text_width(name, size=TRAIN_SIZE), text_width(people, size=TRAIN_SIZE) + _PERSON_WIDTH
    on_one_line = above + 10 + below + 2 * _TRAIN_PADDING
    if on_one_line <= room:
        return on_one_line, 24.0
    return max(above, below) + 2 * _TRAIN_PADDING, 40.0


def train_sign(line: TrackLine, train: Train, *, left: float, top: float, room: float) -> Link:
    """A carriage in the line's colour with the round's name and a person beside the number."""
    width, height = train_size(train, room=room)
    name, people = train_lines(train, room=room)
    start = left + _TRAIN_PADDING
    first = top + 16.5
    if height > 24:
        person_x, second = start, first + 16
    else:
        person_x, second = start + text_width(name, size=TRAIN_SIZE) + 10, first
    body = Rect(left, top, width, height, f"train {colour(line)}", radius=8)
    name_text = Text(start, first, name, "train-text", TRAIN_SIZE)
    people_text = Text(person_x + _PERSON_WIDTH, second, people, "train-text train-people", TRAIN_SIZE)
    label = f"{train.name}: {train.people} ({line.badge} {line.name})"
    return Link(train.url, label, (body, name_text, *_person(person_x, second), people_text))


def _person(x: float, baseline: float) -> tuple[Shape, ...]:
    d = f"M{x} {baseline + 1}v-1.6a4.6 4.2 0 0 1 9.2 0v1.6z"
    body = Path(d, "person", Box(x, baseline - 5, x + 9.2, baseline + 1))
    return Circle(x + 4.6, baseline - 7.8, 2.7, "person"), body


def touch_area(*, x: float, y: float) -> Rect:
    """At least 24 units each way to hit, as WCAG 2.5.8 asks."""
    return Rect(x - _TOUCH, y - _TOUCH, 2 * _TOUCH, 2 * _TOUCH, "touch")


def label_lines(station: Station, *, width: float, size: float = LABEL_SIZE) -> tuple[str, ...]:
    return wrap(station.name, size=size, width=width, most_lines=4)


def label_css(line: TrackLine, station: Station) -> str:
    return "label label-job" if station == line.goal else "label label-gate" if station.is_gate else "label"


def label_height(lines: tuple[str, ...], *, size: float = LABEL_SIZE) -> float:
    return lines_height(lines, size=size)
