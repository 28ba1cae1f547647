"""From latitude and longitude to the map's own units, by Lantmäteriet's Gauss–Krüger formulas."""

from math import atan2, atanh, cos, cosh, radians, sin, sinh

# GRS 80 and the parameters of SWEREF 99 TM (Lantmäteriet, "Gauss Conformal Projection").
_AXIS_M = 6_378_137.0
_FLATTENING = 1 / 298.257222101
_CENTRAL_MERIDIAN = 15.0
_SCALE = 0.9996
_FALSE_EASTING_M = 500_000.0
_MAP_UNIT_M = 100.0

_E2 = _FLATTENING * (2 - _FLATTENING)
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS_M = _AXIS_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_CONFORMAL = (
    _E2,
    (5 * _E2**2 - _E2**3) / 6,
    (104 * _E2**3 - 45 * _E2**4) / 120,
    1237 * _E2**4 / 1260,
)
_SERIES = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)


def map_point(*, latitude: float, longitude: float) -> tuple[float, float]:
    """SWEREF 99 TM in the units of the shapes: 100 m, y growing southwards."""
    latitude_rad, from_meridian = radians(latitude), radians(longitude - _CENTRAL_MERIDIAN)
    square = sin(latitude_rad) ** 2
    bend = sum(factor * square**power for power, factor in enumerate(_CONFORMAL))
    conformal = latitude_rad - sin(latitude_rad) * cos(latitude_rad) * bend
    xi = atan2(sin(conformal), cos(conformal) * cos(from_meridian))
    eta = atanh(cos(conformal) * sin(from_meridian))
    north = xi + sum(b * sin(2 * k * xi) * cosh(2 * k * eta) for k, b in enumerate(_SERIES, start=1))
    east = eta + sum(b * cos(2 * k * xi) * sinh(2 * k * eta) for k, b in enumerate(_SERIES, start=1))
    stretch = _SCALE * _RADIUS_M / _MAP_UNIT_M
    return stretch * east + _FALSE_EASTING_M / _MAP_UNIT_M, -stretch * north
