"""Sweden's municipalities: names, counties, seats, distances and shapes."""

from jobbspar.core.places.distance import distance_km, estimated_minutes_by_car, road_km
from jobbspar.core.places.municipalities import (
    MUNICIPALITIES,
    PRETEND_MUNICIPALITIES,
    Municipality,
    UnknownMunicipality,
    counties,
    find_municipalities,
    municipality,
    municipality_called,
)
from jobbspar.core.places.projection import map_point
from jobbspar.core.places.shapes import Shape, country_shape, neighbourhood, shape
from jobbspar.core.places.sorting import swedish_sort_key

__all__ = [
    "MUNICIPALITIES",
    "PRETEND_MUNICIPALITIES",
    "Municipality",
    "Shape",
    "UnknownMunicipality",
    "counties",
    "country_shape",
    "distance_km",
    "estimated_minutes_by_car",
    "find_municipalities",
    "map_point",
    "municipality",
    "municipality_called",
    "neighbourhood",
    "road_km",
    "shape",
    "swedish_sort_key",
]
