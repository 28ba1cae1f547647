"""How long a search may go on, for those who cannot wait for it."""

from time import monotonic


class OutOfPatience(Exception):
    """The search took longer than was given; nothing is known of the answer."""


class Patience:
    """So many seconds from now, shared by all the searches it is given to."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds

    def spend(self) -> None:
        """Raises `OutOfPatience` when the time is over."""
        if monotonic() >= self._until:
            raise OutOfPatience


ENDLESS = Patience(float("inf"))
