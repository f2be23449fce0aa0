"""Đo đạc và mảnh bản đồ. Plane areas in the CRS of the source record, and the base-map sheet of each shape.

Legal areas are plane areas in the parcel's own zone, so they are taken before the move to the storage
CRS whenever the file is in a VN-2000 zone.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from geo.domain.crs import VN2000, Crs
from geo.domain.errors import DomainError
from geo.domain.topographic_sheets import topographic_names
from geo.domain.transform import transform_geometries, transform_xy
from layers.importing.issues import IssueLog

Shapes = NDArray[np.object_]
Flags = NDArray[np.bool_]
#: Recorded and computed area may differ by this share before the row is reported (a wrong zone makes 10⁻⁴ and more).
AREA_RATIO = 1e-3
#: Below this difference nothing is reported: areas are recorded to 0.1 m².
AREA_ROUNDING_M2 = 0.1
SHEET_SCALE = 2000


def to_storage(
    shapes: Shapes, good: Flags, rows: NDArray[np.int64], source: Crs, storage: Crs, log: IssueLog
) -> Shapes:
    """Shapes in the storage CRS through the pinned operation; rows without an image are refused."""
    if source.srid == storage.srid:
        return shapes.copy()
    try:
        return transform_geometries(shapes, source, storage)
    except DomainError:
        moved = shapes.copy()
        for index in np.flatnonzero(good):
            try:
                moved[index] = transform_geometries(shapes[index : index + 1], source, storage)[0]
            except DomainError:
                log.add("outside-projection", row=rows[index])
                good[index] = False
                moved[index] = None
        return moved


def plane_areas(in_source: Shapes, in_storage: Shapes, source: Crs) -> NDArray[np.float64]:
    """Areas in square metres: plane in the source zone if that is VN-2000, else in the storage zone."""
    areas = shapely.area(in_source if source.is_zone else in_storage)
    return np.where(np.isfinite(areas), areas, np.nan)


def compare_areas(
    recorded: pa.Array, computed: NDArray[np.float64], rows: NDArray[np.int64], good: Flags, log: IssueLog
) -> dict[str, object]:
    """Agreement of recorded and computed areas; rows that differ are logged, none is refused.

    Returns:
        count, median of computed/recorded - 1 (a wrong projection shifts it), and median and 99th percentile of its
        amount (coordinates rounded in the file widen these), all in parts per million.
    """
    known = pc.fill_null(recorded.cast(pa.float64()), np.nan).to_numpy(zero_copy_only=False)
    with np.errstate(invalid="ignore", divide="ignore"):
        difference = np.abs(known - computed)
        ppm = (computed / known - 1) * 1e6
    usable = good & np.isfinite(ppm) & (known > 0)
    amount = np.abs(ppm)
    if not usable.any():
        return {}
    for index in np.flatnonzero(usable & (amount > AREA_RATIO * 1e6) & (difference > AREA_ROUNDING_M2)):
        log.add(
            "area-differs", row=rows[index], recorded=f"{known[index]:.1f}", computed=f"{computed[index]:.1f}",
            ppm=f"{amount[index]:.0f}",
        )  # fmt: skip
    return {
        "compared": int(usable.sum()),
        "median_ppm": round(float(np.median(ppm[usable])), 3),
        "median_amount_ppm": round(float(np.median(amount[usable])), 3),
        "p99_amount_ppm": round(float(np.percentile(amount[usable], 99)), 3),
    }


def sheet_names(shapes: Shapes, crs: Crs, scale: int = SHEET_SCALE) -> NDArray[np.object_]:
    """Topographic sheet at 1:`scale` of one point of each shape; "" without shape or off the grid.

    Args:
        shapes: geometries in `crs`; the centre of the bounding box stands for the shape.
    """
    names = np.full(len(shapes), "", dtype=object)
    bounds = shapely.bounds(shapes)
    known = np.isfinite(bounds).all(axis=1)
    if not known.any():
        return names
    centre = (bounds[known, :2] + bounds[known, 2:]) / 2
    lon, lat = transform_xy(centre[:, 0], centre[:, 1], crs, VN2000)
    try:
        names[known] = topographic_names(lon, lat, scale)
    except DomainError:
        return names
    return names
