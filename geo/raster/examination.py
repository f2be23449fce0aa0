"""Kiểm tra ảnh nền. Is a GeoTIFF fit to be a base map: CRS, place, overviews, nodata, layout? Reads only the header.

QCVN 72:2023: map products are GeoTIFF; a COG (tiled, with overviews) can be served without copying it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import RasterioError

from geo.domain.crs import CRS84, Crs, by_srid
from geo.domain.crs_recognition import identify
from geo.domain.errors import DomainError
from geo.domain.transform import transform_xy
from geo.domain.values import BBox

#: Rasters larger than this on a side need overviews: a screen shows no more.
_SCREEN = 1024
_METRES_PER_DEGREE = 111_320.0
_EDGE_POINTS = 21


@dataclass(frozen=True, slots=True)
class RasterFinding:
    """One finding; `error` keeps the raster out."""

    code: str
    severity: str
    message_vi: str
    message_en: str


@dataclass(slots=True)
class RasterReport:
    """What the header says.

    Attributes:
        footprint: closed ring of (longitude, latitude) in WGS 84 through the pinned operation.
        pixel_size_m: mean edge of a pixel on the ground, metres.
        is_cog: tiled, overviews present: readable in parts over the network.
    """

    path: Path
    crs: Crs | None = None
    width: int = 0
    height: int = 0
    bands: int = 0
    pixel_size_m: float = 0.0
    nodata: float | None = None
    overviews: int = 0
    is_cog: bool = False
    footprint: list[tuple[float, float]] = field(default_factory=list)
    findings: list[RasterFinding] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """True when a finding keeps the raster out."""
        return any(one.severity == "error" for one in self.findings)

    def add(self, code: str, severity: str, vi: str, en: str) -> None:
        """Write down one finding."""
        self.findings.append(RasterFinding(code, severity, vi, en))


def examine(path: Path, *, extent: BBox, srid: int | None = None) -> RasterReport:
    """Examine one raster.

    Args:
        extent: the city, in its storage CRS.
        srid: CRS to read it in, when the file's own declaration is false or missing.
    """
    report = RasterReport(path)
    try:
        # else GDAL reads a deprecated code, displaced by 500 km, silently as its successor
        with rasterio.Env(OSR_USE_NON_DEPRECATED="NO"), rasterio.open(path) as raster:
            _size(raster, report)
            _crs(raster, report, srid)
            if report.crs is not None:
                _place(raster, report, extent)
            _layout(raster, report)
    except (RasterioError, OSError) as error:
        report.add(
            "raster-unreadable",
            "error",
            f"Không đọc được ảnh: {error}",
            f"The raster cannot be read: {error}",
        )
    return report


def _size(raster: rasterio.DatasetReader, report: RasterReport) -> None:
    report.width, report.height, report.bands = raster.width, raster.height, raster.count
    report.nodata = raster.nodata
    if raster.transform.is_identity or raster.transform.determinant == 0:
        report.add(
            "raster-not-georeferenced", "error",
            "Ảnh không có tọa độ; cần tệp .tfw hoặc GeoTIFF.",
            "The raster has no coordinates; a .tfw or GeoTIFF is needed.",
        )  # fmt: skip


def _crs(raster: rasterio.DatasetReader, report: RasterReport, srid: int | None) -> None:
    try:
        if srid is not None:
            report.crs = by_srid(srid)
            return
        code = raster.crs.to_epsg() if raster.crs else None
        found = identify(f"EPSG:{code}" if code else raster.crs.to_wkt() if raster.crs else "")
    except DomainError as error:
        report.add("raster-crs", "error", error.message("vi"), error.message("en"))
        return
    report.crs = found.crs
    for finding in found.findings:
        severity = "error" if found.crs is None else "warning"
        report.add(finding.code, severity, finding.message_vi, finding.message_en)


def _place(raster: rasterio.DatasetReader, report: RasterReport, extent: BBox) -> None:
    """Footprint in WGS 84 with points along the edges, and whether it meets the city."""
    assert report.crs is not None
    columns = np.linspace(0, raster.width, _EDGE_POINTS)
    rows = np.linspace(0, raster.height, _EDGE_POINTS)
    ring = [(c, 0.0) for c in columns] + [(raster.width, r) for r in rows[1:]]
    ring += [(c, raster.height) for c in columns[-2::-1]] + [(0.0, r) for r in rows[-2::-1]]
    x, y = np.array([raster.transform * corner for corner in ring]).T
    try:
        lon, lat = transform_xy(x, y, report.crs, CRS84)
        east, north = transform_xy(x, y, report.crs, extent.crs)
    except DomainError as error:
        report.add("raster-outside-projection", "error", error.message("vi"), error.message("en"))
        return
    report.footprint = [(round(float(a), 9), round(float(b), 9)) for a, b in zip(lon, lat, strict=True)]
    size = math.sqrt(abs(raster.transform.determinant))
    report.pixel_size_m = size if report.crs.is_projected else size * _METRES_PER_DEGREE
    box = BBox(float(east.min()), float(north.min()), float(east.max()), float(north.max()), extent.crs)
    if not box.intersects(extent):
        report.add(
            "raster-outside-city",
            "error",
            "Ảnh nằm ngoài phạm vi thành phố.",
            "The raster lies outside the city.",
        )


def _layout(raster: rasterio.DatasetReader, report: RasterReport) -> None:
    report.overviews = len(raster.overviews(1))
    tiled = bool(raster.profile.get("tiled")) and raster.block_shapes[0][1] < raster.width
    large = max(raster.width, raster.height) > _SCREEN
    report.is_cog = (tiled and report.overviews > 0) or not large
    if large and report.overviews == 0:
        report.add(
            "raster-no-overviews", "warning",
            "Ảnh lớn không có mức tổng quát; hiển thị sẽ chậm. gdaladdo -r average TỆP 2 4 8 16",
            "A large raster without overviews is drawn slowly. gdaladdo -r average FILE 2 4 8 16",
        )  # fmt: skip
    if large and not tiled:
        report.add(
            "raster-not-tiled", "warning",
            "Ảnh không chia ô, không phải COG. gdal_translate -of COG TỆP MỚI",
            "Not tiled, so no COG. gdal_translate -of COG FILE NEW",
        )  # fmt: skip
    masked = any(flags != [rasterio.enums.MaskFlags.all_valid] for flags in raster.mask_flag_enums)
    if not masked:
        report.add(
            "raster-no-nodata", "warning",
            "Không khai giá trị trống; mép ảnh sẽ che lớp dưới.",
            "No nodata value; the margins will hide what lies below.",
        )  # fmt: skip
