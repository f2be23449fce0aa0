"""One pinned datum operation, EPSG:6960 "VN-2000 to WGS 84 (2)" (QĐ 05/2007/QĐ-BTNMT), between all CRSs of
the registry.

PROJ knows a second operation, EPSG:5194, made for oil blocks in the Mekong delta; left to itself it takes
that one south of 11.04° N and west of 107.11° E, which tears Hồ Chí Minh City by 0.80 m. So nothing here asks
PROJ to choose: every transformation is an explicit pipeline. Order of coordinates is always x = east, y =
north.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from geo.domain.crs import CRS84, Crs, Datum, Kind, pinned, registry
from geo.domain.errors import OutsideProjection

if TYPE_CHECKING:
    from shapely import Geometry

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Helmert:
    """Seven parameters of a datum shift in the coordinate frame convention (EPSG method 9607).

    Translations in metres, rotations in arc seconds, scale difference in parts per million.
    """

    dx_m: float
    dy_m: float
    dz_m: float
    rx_arcsec: float
    ry_arcsec: float
    rz_arcsec: float
    scale_ppm: float

    @property
    def towgs84(self) -> tuple[float, ...]:
        """The same shift for `+towgs84` and `TOWGS84[]`, which read rotations with the opposite sign.

        The string copied all over the web keeps the signs of the coordinate frame and lands 0.55 m away.
        """
        return (
            self.dx_m,
            self.dy_m,
            self.dz_m,
            -self.rx_arcsec,
            -self.ry_arcsec,
            -self.rz_arcsec,
            self.scale_ppm,
        )

    @property
    def towgs84_text(self) -> str:
        """`towgs84` separated by commas, without rounding."""
        return ",".join(str(value) for value in self.towgs84)

    @property
    def step(self) -> str:
        """PROJ steps on geographic coordinates in radians; the height is left as it was."""
        return (
            "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 "
            f"+step +proj=helmert +x={self.dx_m} +y={self.dy_m} +z={self.dz_m} "
            f"+rx={self.rx_arcsec} +ry={self.ry_arcsec} +rz={self.rz_arcsec} +s={self.scale_ppm} "
            "+convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3"
        )

    @property
    def inverse_step(self) -> str:
        """The exact inverse of `step`."""
        return self.step.replace("+step +proj=helmert", "+step +inv +proj=helmert")


VN2000_TO_WGS84 = Helmert(
    -191.90441429, -39.30318279, -111.45032835, -0.00928836, 0.01975479, -0.00427372, 0.252906278
)
"""EPSG:6960, stated accuracy 1 m. Both datums use the WGS 84 ellipsoid."""

ROTATION_SIGNS_REVERSED = (
    -191.90441429,
    -39.30318279,
    -111.45032835,
    -0.00928836,
    0.01975479,
    -0.00427372,
    0.252906278,
)
"""The wrong `towgs84` in circulation: recognised at import, never used."""


def projection(crs: Crs) -> str:
    """The map projection of `crs` as one PROJ operation from radians to metres; empty for degrees."""
    if crs.kind is Kind.GEOGRAPHIC:
        return ""
    if crs.kind is Kind.WEB_MERCATOR:
        return "+proj=webmerc +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84"
    return (
        f"+proj=tmerc +lat_0=0 +lon_0={_plain(crs.central_meridian)} +k={crs.scale_factor} "
        "+x_0=500000 +y_0=0 +ellps=WGS84"
    )


def pipeline(source: Crs, target: Crs) -> str:
    """The explicit PROJ pipeline from `source` to `target`, x = east and y = north on both sides.

    Between two VN-2000 systems there is no datum step: a parcel moved between zones stays on its datum.
    """
    if source == target or (source.srid == target.srid):
        return "+proj=noop"
    steps = ["+proj=pipeline"]
    steps.append(
        f"+step +inv {projection(source)}"
        if source.is_projected
        else "+step +proj=unitconvert +xy_in=deg +xy_out=rad"
    )
    if source.datum is not target.datum:
        steps.append(VN2000_TO_WGS84.step if source.is_vn2000 else VN2000_TO_WGS84.inverse_step)
    steps.append(
        f"+step {projection(target)}"
        if target.is_projected
        else "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
    )
    return " ".join(steps)


@cache
def transformer(source: Crs, target: Crs) -> Transformer:
    """A cached pyproj transformer for the pinned pipeline. Safe to share between threads (pyproj >= 3.1)."""
    return Transformer.from_pipeline(pipeline(source, target))


def transform_xy(x: Floats, y: Floats, source: Crs, target: Crs) -> tuple[Floats, Floats]:
    """Transform arrays of coordinates.

    Args:
        x: easting in metres or longitude in degrees, in `source`.
        y: northing in metres or latitude in degrees, in `source`.
    Returns:
        x and y in `target`; NaN stays NaN.
    Raises:
        OutsideProjection: a finite coordinate has no image in `target`.
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    out_x, out_y = transformer(source, target).transform(x, y)
    lost = np.isfinite(x) & np.isfinite(y) & ~(np.isfinite(out_x) & np.isfinite(out_y))
    if lost.any():
        first = int(np.flatnonzero(lost)[0])
        raise OutsideProjection(
            count=int(lost.sum()), source=source, target=target, x=x.flat[first], y=y.flat[first]
        )
    return out_x, out_y


def transform_point(x: float, y: float, source: Crs, target: Crs) -> tuple[float, float]:
    """Transform one point; x = east, y = north. Raises like `transform_xy`."""
    out_x, out_y = transform_xy(np.array([x]), np.array([y]), source, target)
    return float(out_x[0]), float(out_y[0])


def transform_geometries(geometries: Any, source: Crs, target: Crs) -> NDArray[np.object_]:
    """Transform an array of shapely geometries vertex by vertex, all vertices in one call.

    Args:
        geometries: array-like of geometries in `source`; None and empty geometries are kept as they are.
            Z is kept unchanged: heights are above Hòn Dấu, not above the ellipsoid.
    Returns:
        new array of the same shape in `target`.
    Raises:
        OutsideProjection: a vertex has no image in `target`.
    """
    shapes: NDArray[np.object_] = np.array(geometries, dtype=object, copy=True)

    def move(coordinates: Floats) -> Floats:
        moved = coordinates.copy()
        moved[:, 0], moved[:, 1] = transform_xy(coordinates[:, 0], coordinates[:, 1], source, target)
        return moved

    has_z = shapely.has_z(shapes)
    for mask, include_z in ((~has_z, False), (has_z, True)):
        if mask.any():
            shapes[mask] = shapely.transform(shapes[mask], move, include_z=include_z)
    return shapes


def transform_geometry(geometry: Geometry, source: Crs, target: Crs) -> Geometry:
    """Transform one shapely geometry. Raises like `transform_geometries`."""
    result: Geometry = transform_geometries([geometry], source, target)[0]
    return result


def proj4_text(crs: Crs) -> str:
    """A PROJ.4 definition that carries the pinned shift, for components that know no pipelines.

    Used by proj4js, MapServer and the `proj4text` column of PostGIS.
    """
    shift = f" +towgs84={VN2000_TO_WGS84.towgs84_text}" if crs.is_vn2000 else " +towgs84=0,0,0"
    if crs.kind is Kind.GEOGRAPHIC:
        return f"+proj=longlat +ellps=WGS84{shift} +no_defs"
    if crs.kind is Kind.WEB_MERCATOR:
        return (
            "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 "
            "+units=m +nadgrids=@null +wktext +no_defs"
        )
    return f"{projection(crs)}{shift} +units=m +no_defs"


def browser_definitions() -> dict[str, str]:
    """PROJ.4 definitions for proj4js by code; CRS84 is the browser's own EPSG:4326 (longitude first)."""
    return {crs.code: proj4_text(crs) for crs in registry() if crs is not CRS84}


def mapserver_projection(crs: Crs) -> str:
    """A PROJECTION block of a mapfile; unlike `init=epsg:…` it lets no PROJ database choose."""
    lines = "\n".join(f'  "{part.removeprefix("+")}"' for part in proj4_text(crs).split())
    return f"PROJECTION\n{lines}\nEND"


def wkt_text(crs: Crs, *, shifted: bool = True) -> str:
    """OGC WKT 1 of a VN-2000 CRS, with TOWGS84 in the datum if `shifted`; for `spatial_ref_sys.srtext`."""
    towgs84 = f",TOWGS84[{VN2000_TO_WGS84.towgs84_text}]" if shifted and crs.datum is Datum.VN2000 else ""
    geographic = (
        f'GEOGCS["VN-2000",DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563]{towgs84}],'
        'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]'
    )
    if crs.kind is Kind.GEOGRAPHIC:
        return f'{geographic},AXIS["Latitude",NORTH],AXIS["Longitude",EAST]]'
    return (
        f'PROJCS["{crs.official_name}",{geographic}],PROJECTION["Transverse_Mercator"],'
        f'PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",{_plain(crs.central_meridian)}],'
        f'PARAMETER["scale_factor",{crs.scale_factor}],PARAMETER["false_easting",500000],'
        'PARAMETER["false_northing",0],UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'
    )


def spatial_ref_sys_rows() -> list[dict[str, object]]:
    """Rows of `spatial_ref_sys` for VN-2000: srid, srtext, proj4text, and both texts without the shift."""
    return [
        {
            "srid": crs.srid,
            "srtext": wkt_text(crs),
            "proj4text": proj4_text(crs),
            "stock_srtext": wkt_text(crs, shifted=False),
            "stock_proj4text": proj4_text(crs).replace(f" +towgs84={VN2000_TO_WGS84.towgs84_text}", ""),
        }
        for crs in pinned()
    ]


def _plain(value: float | None) -> str:
    """A number without trailing zeros: 105.75, 108."""
    return f"{value or 0:g}"
