"""Published timetables (GTFS) ↔ plain values."""

from jobbspar.adapters.gtfs.feed import read_feed

__all__ = ["read_feed"]
