"""Rows of an area ↔ the problems that are worked out, and what they are told as."""

from jobbspar.apps.rounds.bridge.area import Built, build_problem, site_of, trips_to
from jobbspar.apps.rounds.bridge.enough import RoundTakes, WishOfTrack, what_round_takes

__all__ = [
    "Built",
    "RoundTakes",
    "WishOfTrack",
    "build_problem",
    "site_of",
    "trips_to",
    "what_round_takes",
]
