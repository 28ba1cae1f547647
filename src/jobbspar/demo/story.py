"""The demo: Larch, Elm, Spruce and the 5-kanten, built through the same deeds that people use."""


def build_demo() -> None:
    """Fill an empty database with the story, the same every time."""
