"""Đăng ký ảnh nền. Keeps what was found of a raster in `raster_base_maps`; the file itself stays where it is."""

from __future__ import annotations

import hashlib

from django.contrib.gis.geos import Polygon

from geo.models import RasterBaseMap
from geo.raster.examination import RasterReport


class RasterRefused(ValueError):
    """The raster has errors and is not registered."""


def register(report: RasterReport, *, name: str, title_vi: str, title_en: str = "") -> RasterBaseMap:
    """Register an examined raster under `name`; a second time under the same name renews the entry.

    Raises:
        RasterRefused: the report holds an error.
    """
    if report.refused or report.crs is None:
        raise RasterRefused("; ".join(one.message_vi for one in report.findings if one.severity == "error"))
    with report.path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    entry, _created = RasterBaseMap.objects.update_or_create(
        name=name,
        defaults={
            "title_vi": title_vi,
            "title_en": title_en,
            "path": str(report.path.resolve()),
            "sha256": sha256,
            "srid": report.crs.srid,
            "width": report.width,
            "height": report.height,
            "bands": report.bands,
            "pixel_size_m": report.pixel_size_m,
            "nodata": report.nodata,
            "overviews": report.overviews,
            "footprint": Polygon(report.footprint, srid=4326),
        },
    )
    return entry
