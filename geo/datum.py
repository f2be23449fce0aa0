"""Does every component use the pinned datum operation? Control points through each, at start and in
/health/ready.

Agreement between libraries proves nothing, they share PROJ's choice; so each is held against the control
points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np
from django.contrib.gis.geos import MultiPoint, Point
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from numpy.typing import NDArray

from geo.domain.control_points import CONTROL_POINTS, METRES_PER_DEGREE, TOLERANCE_M
from geo.domain.crs import WGS84, Crs, by_srid
from geo.domain.transform import transform_xy
from geo.named_sql import load

Floats = NDArray[np.float64]
Component = Callable[[Floats, Floats, int, int], tuple[Floats, Floats]]
"""Transforms x, y arrays (x = east or longitude) from one SRID to another."""


class DatumNotPinned(RuntimeError):
    """A component transforms VN-2000 with another operation than EPSG:6960."""


@dataclass(frozen=True, slots=True)
class ComponentResult:
    """What one component made of the control points, both ways."""

    component: str
    difference_m: float
    """Largest distance from a control point, metres; infinite when the component failed."""
    worst_point: str
    error: str = ""

    @property
    def ok(self) -> bool:
        """True when every point lies within the tolerance."""
        return self.difference_m <= TOLERANCE_M

    def __str__(self) -> str:
        state = "ok" if self.ok else "WRONG"
        detail = self.error or f"{self.difference_m * 1000:.3f} mm at {self.worst_point}"
        return f"{self.component}: {state}, {detail}"


def through_pipeline(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    """The platform's own transformer."""
    return transform_xy(x, y, by_srid(source), by_srid(target))


def through_pyproj(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    """A plain `Transformer.from_crs`, as third-party code writes it."""
    from pyproj import Transformer

    return Transformer.from_crs(source, target, always_xy=True).transform(x, y)  # type: ignore[return-value]


def through_rasterio(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    """GDAL inside the rasterio wheel."""
    from rasterio.crs import CRS
    from rasterio.warp import transform

    out_x, out_y = transform(CRS.from_epsg(source), CRS.from_epsg(target), x.tolist(), y.tolist())
    return np.array(out_x), np.array(out_y)


def through_geopandas(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    """`GeoSeries.to_crs`, what follows a pyogrio read."""
    import geopandas

    moved = geopandas.GeoSeries(geopandas.points_from_xy(x, y), crs=source).to_crs(target)
    return moved.x.to_numpy(), moved.y.to_numpy()


def through_mapproxy(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    """MapProxy's SRS, which warps tiles and boxes."""
    from mapproxy.srs import SRS

    points = SRS(source).transform_to(SRS(target), list(zip(x.tolist(), y.tolist(), strict=True)))
    moved = np.array(list(points))
    return moved[:, 0], moved[:, 1]


def through_geodjango(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    """The system's GDAL under `GEOSGeometry.transform`."""
    points = MultiPoint([Point(px, py) for px, py in zip(x.tolist(), y.tolist(), strict=True)], srid=source)
    points.transform(target)
    moved = np.array(points.coords)
    return moved[:, 0], moved[:, 1]


def through_postgis(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    """ST_Transform in the city's database."""
    with connection.cursor() as cursor:
        cursor.execute(
            load("geo", "spatial_ref_sys")["transform_points"],
            {"x": x.tolist(), "y": y.tolist(), "source_srid": source, "target_srid": target},
        )
        moved = np.array(cursor.fetchall())
    return moved[:, 0], moved[:, 1]


LIBRARIES: dict[str, Component] = {
    "pipeline": through_pipeline,
    "pyproj": through_pyproj,
    "rasterio": through_rasterio,
    "geopandas": through_geopandas,
    "mapproxy": through_mapproxy,
    "geodjango": through_geodjango,
}
"""Components inside this process: what they do cannot change while it runs."""


def examine(name: str, component: Component) -> ComponentResult:
    """Send the control points through one component, both ways, and report the worst."""
    worst, worst_point = 0.0, ""
    by_code = sorted(CONTROL_POINTS, key=lambda point: point.crs.srid)
    # Whatever a library raises here means that it cannot be relied on.
    try:
        for srid, group in groupby(by_code, key=lambda point: point.crs.srid):
            points = list(group)
            for distance, point in zip(_distances(component, by_srid(srid), points), points, strict=True):
                if not distance <= worst:
                    worst, worst_point = float(distance), point.name
    except Exception as error:
        return ComponentResult(name, float("inf"), worst_point, f"{type(error).__name__}: {error}")
    return ComponentResult(name, worst if np.isfinite(worst) else float("inf"), worst_point)


@cache
def libraries() -> tuple[ComponentResult, ...]:
    """Results of the components of this process; computed once."""
    return tuple(examine(name, component) for name, component in LIBRARIES.items())


def verify_database() -> list[ComponentResult]:
    """Result of PostGIS, asked anew: the one component that can change under a running process. Never raises."""
    return [examine("postgis", through_postgis)]


def verify() -> list[ComponentResult]:
    """Results of PostGIS, asked anew, and of every library. Never raises."""
    return [*verify_database(), *libraries()]


def require() -> None:
    """Raise DatumNotPinned, naming each component that uses another operation."""
    wrong = [str(result) for result in verify() if not result.ok]
    if wrong:
        raise DatumNotPinned("; ".join(wrong))


def database_is_prepared() -> bool:
    """True once the migration that pins the rows has been applied; before it there is nothing to verify."""
    return ("geo", "0001_pinned_datum") in MigrationRecorder(connection).applied_migrations()


def _distances(component: Component, crs: Crs, points: list) -> Floats:  # type: ignore[type-arg]
    lon, lat = np.array([point.lon for point in points]), np.array([point.lat for point in points])
    east, north = np.array([p.easting for p in points]), np.array([p.northing for p in points])
    got_east, got_north = component(lon, lat, WGS84.srid, crs.srid)
    got_lon, got_lat = component(east, north, crs.srid, WGS84.srid)
    there = np.hypot(got_east - east, got_north - north)
    back = np.hypot(got_lon - lon, got_lat - lat) * METRES_PER_DEGREE
    result: Floats = np.maximum(there, back)
    return result
