"""How far apart two places are: as the crow flies, and an estimate of the drive."""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0
# Rules of thumb, not measurements: roads are 30 per cent longer than the straight line and 40 in the north, where
# they follow the rivers; the drive between two towns averages 70 km/h, and five minutes go to the towns themselves.
ROAD_DETOUR = 1.3
ROAD_DETOUR_NORTH = 1.4
NORTH_FROM_LATITUDE = 60.5  # about Dalälven
AVERAGE_KM_PER_HOUR = 70.0
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


def road_km(a: Spot, b: Spot) -> float:
    """A guess at the length of the road."""
    is_north = (a.latitude + b.latitude) / 2 >= NORTH_FROM_LATITUDE
    return distance_km(a, b) * (ROAD_DETOUR_NORTH if is_north else ROAD_DETOUR)


def estimated_minutes_by_car(a: Town, b: Town) -> int | None:
    """A guess between two towns, rounded to five minutes; `None` where a ferry is needed.

    Always show it as an estimate; a timetable or a coordinator's own figure wins.
    """
    if (a.code == GOTLAND) != (b.code == GOTLAND):
        return None
    drive = road_km(a, b) / AVERAGE_KM_PER_HOUR * 60
    return 5 * max(1, round((TOWN_MINUTES + drive) / 5))
