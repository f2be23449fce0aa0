"""Control points of the pinned operation: WGS 84 positions with their VN-2000 coordinates by EPSG:6960.

Computed with EPSG:6960 and confirmed to 0.01 mm by an independent Helmert and Krüger implementation. They
verify the mathematics, not the ground: surveyed points are the city's to provide. The first ones lie where
PROJ would choose EPSG:5194 (0.80 m away), the last ones where it has no choice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.domain.crs import TM3_105_45, TM3_107_45, VN2000_UTM48, Crs

TOLERANCE_M = 0.001
"""Any two components must agree to this distance, in metres."""

METRES_PER_DEGREE = 111_320.0
"""Rough length of a degree, to express differences in degrees as distances."""


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One position in WGS 84 (degrees) and in a VN-2000 CRS (metres)."""

    name: str
    crs: Crs
    lon: float
    lat: float
    easting: float
    northing: float


CONTROL_POINTS: tuple[ControlPoint, ...] = (
    ControlPoint("Bến Thành", TM3_105_45, 106.698, 10.772, 603481.7590, 1191399.3031),
    ControlPoint("Thủ Đức", TM3_105_45, 106.77, 10.85, 611327.9225, 1200052.8351),
    ControlPoint("Cần Giờ", TM3_105_45, 106.95, 10.41, 631199.1357, 1151450.2220),
    ControlPoint("Thủ Dầu Một", TM3_105_45, 106.65, 10.98, 598163.6510, 1214391.4780),
    ControlPoint("Củ Chi (bắc)", TM3_105_45, 106.45, 11.10, 576273.8190, 1227606.7170),
    ControlPoint("Bến Thành, UTM", VN2000_UTM48, 106.698, 10.772, 685466.6056, 1191395.4310),
    ControlPoint("Vũng Tàu", TM3_107_45, 107.08, 10.35, 426432.3715, 1144643.9082),
    ControlPoint("Đà Nẵng", TM3_107_45, 108.2208, 16.0678, 550175.0803, 1777138.3210),
    ControlPoint("Hội An", TM3_107_45, 108.335, 15.88, 562451.8756, 1756389.0185),
    ControlPoint("Tam Kỳ", TM3_107_45, 108.474, 15.573, 577454.1886, 1722465.3130),
)

SEAM_LATITUDE, SEAM_LONGITUDE = 11.04, 107.11
"""Edges of the area of EPSG:5194 in degrees WGS 84, where an unpinned component jumps by 0.80 m."""


def seam_points(count: int, seed: int = 6960) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Random longitudes and latitudes (degrees WGS 84), half on either side of each seam, up to 11 km away."""
    random = np.random.default_rng(seed)
    half = count // 2
    lon = np.concatenate(
        [random.uniform(106.35, 107.5, half), random.normal(SEAM_LONGITUDE, 0.05, count - half)]
    )
    lat = np.concatenate([random.normal(SEAM_LATITUDE, 0.05, half), random.uniform(10.3, 11.3, count - half)])
    return lon, lat
