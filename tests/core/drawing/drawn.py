"""What must be true of every drawing, and line maps to try it on."""

from itertools import combinations

from hypothesis import strategies as st

from jobbspar.core.drawing.canvas import Drawing
from jobbspar.core.drawing.linemap import LineMap, Station, TrackLine, Train

WIDTHS = (1100.0, 720.0, 358.0)
NAMES = (
    "Sfi",
    "Kartläggning och samtal",
    "Arbetsplatsförlagt lärande",
    "Introduktionsanställning",
    "Grundläggande vuxenutbildning",
    "Urval tillsammans med arbetsgivaren",
    "Yrkessvenska för vård- och omsorgspersonal",
    "Maskinförarkompetensbevisutbildningsförberedelser",
    "Ö",
)


def overlapping_texts(drawing: Drawing) -> list[tuple[str, str]]:
    texts = drawing.texts()
    return [(a.text, b.text) for a, b in combinations(texts, 2) if a.box.meets(b.box)]


def outside(drawing: Drawing) -> list[str]:
    """Everything that stands outside the picture; half a unit is rounding."""
    page = drawing.box.grown(0.5)
    return [repr(shape) for shape in drawing.shapes() if not page.holds(shape.box)]


@st.composite
def track_lines(draw, key: int, keys: int):
    name = st.sampled_from(NAMES)
    stops = draw(st.lists(st.integers(1, 3), min_size=1, max_size=15))
    steps = tuple(
        tuple(Station(f"{place}.{lane}", draw(name), draw(st.booleans()), url="/x/") for lane in range(lanes))
        for place, lanes in enumerate(stops)
    )
    goal = draw(st.none() | st.builds(Station, st.just("goal"), name))
    places = [station.key for stop in steps for station in stop]
    trains = st.builds(
        Train,
        st.sampled_from(("Omgång 1", "Omgång 12, hösten")),
        st.sampled_from(places),
        st.sampled_from(("9", "färre än 5")),
    )
    return TrackLine(
        key=str(key),
        badge=str(key + 1),
        name=draw(name),
        steps=steps,
        goal=goal,
        colour=key,
        kind=draw(st.sampled_from(("", "Förberedande spår"))),
        is_preparatory=draw(st.booleans()),
        leads_to=tuple(draw(st.lists(st.integers(0, keys).map(str), max_size=2))),
        trains=tuple(draw(st.lists(trains, max_size=3))),
    )


@st.composite
def line_maps(draw):
    count = draw(st.integers(0, 6))
    return LineMap(tuple(draw(track_lines(key, count)) for key in range(count)))
