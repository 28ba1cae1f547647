"""How far apart two places are: as the crow flies, and an estimate of the drive."""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0
# Rules of thumb, not measurements: roads are a quarter longer than the straight line, the drive between two
# towns averages 75 km/h, and five minutes go to getting out of one and into the other.
ROAD_DETOUR = 1.25
AVERAGE_KM_PER_HOUR = 75.0
TOWN_MINUTES = 5
GOTLAND = "0980"


class Spot(Protocol):
    """Anything with a latitude and a longitude."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


class Town(Spot, Protocol):
    """A spot that knows its municipality."""

    @property
    def code(self) -> str: ...


def distance_km(a: Spot, b: Spot) -> float:
    """The straight line over the earth's surface (haversine)."""
    up, along = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    half = sin(up / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(along / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def estimated_minutes_by_car(a: Town, b: Town) -> int | None:
    """A guess between the seats of two municipalities, rounded to five minutes; `None` where a ferry is needed.

    Estimate: 5 minutes + 1.25 × straight line / 75 km/h. Always show it as "about"; a coordinator's own figure wins.
    """
    if (a.code == GOTLAND) != (b.code == GOTLAND):
        return None
    drive = distance_km(a, b) * ROAD_DETOUR / AVERAGE_KM_PER_HOUR * 60
    return 5 * max(1, round((TOWN_MINUTES + drive) / 5))
