"""Demo files (EPSG:4326) to EPSG:9210 and back, only through the pinned datum operation of geo.domain."""

import numpy as np

from demo.fabric.config import SRID
from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_geometries, transform_xy


def to_wgs84(x_m: np.ndarray, y_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """East, north in EPSG:9210 (metres) to longitude, latitude in WGS 84 (degrees)."""
    return transform_xy(x_m, y_m, by_srid(SRID), CRS84)


def project(geometries: np.ndarray) -> np.ndarray:
    """Geometries in WGS 84 (x = longitude) to EPSG:9210, not rounded."""
    return transform_geometries(geometries, CRS84, by_srid(SRID))
