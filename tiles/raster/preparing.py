"""Chuẩn bị ảnh. Registered rasters become Cloud Optimized GeoTIFFs in the CRSs of the two grids, once, at registration.

Drawing then warps nothing: VN-2000 meets web mercator here, through the pinned operation EPSG:6960, which is checked
against the control points first. Rasters of three or more bands are orthophotos; those of one band are heights in
metres and become shaded relief.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path

import rasterio
import rasterio.shutil
from django.conf import settings
from rasterio.enums import Resampling
from rasterio.vrt import WarpedVRT

from geo import datum
from geo.domain.crs import WEB_MERCATOR
from geo.models import RasterBaseMap
from tiles import generations
from tiles.raster.catalogue import FILE_NAME, ORTHOPHOTO, RELIEF, Prepared, prepared
from tiles.workspace import Workspace, replace_file, write_renderer_files

_COLOURS = 3
_JPEG_QUALITY = 85


class RasterUnusable(ValueError):
    """A registered raster cannot be drawn; the text says why."""


def prepare(place: Workspace) -> list[Prepared]:
    """Prepare every registered raster that is not prepared yet, drop what is no longer registered, offer the maps.

    Raises:
        RasterUnusable: a file changed since its registration, is gone, or has two bands.
        geo.datum.DatumNotPinned: a library transforms VN-2000 otherwise than by EPSG:6960.
    """
    datum.require()
    folder = place.root / "rasters"
    folder.mkdir(parents=True, exist_ok=True)
    known = {one.sha256: one for one in prepared(place.root)}
    entries = [
        known.get(entry.sha256) or _prepare(entry, folder)
        for entry in RasterBaseMap.objects.order_by("-pixel_size_m", "name")
    ]
    text = json.dumps([asdict(one) for one in entries], ensure_ascii=False, indent=1) + "\n"
    if replace_file(place.root / FILE_NAME, text):
        write_renderer_files(place)
        generations.advance(place, [ORTHOPHOTO, RELIEF])
    kept = {Path(path).name for one in entries for path in one.files.values()}
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()
    return entries


def _prepare(entry: RasterBaseMap, folder: Path) -> Prepared:
    source = Path(entry.path)
    if not source.exists():
        raise RasterUnusable(f"{entry.name}: {source} không còn / is gone")
    with source.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != entry.sha256:
            raise RasterUnusable(
                f"{entry.name}: tệp đã đổi, hãy đăng ký lại / the file changed, register it again"
            )
    if entry.bands not in (1, _COLOURS, _COLOURS + 1):
        raise RasterUnusable(
            f"{entry.name}: {entry.bands} kênh / bands; 1 (độ cao / heights), 3, 4 (màu / colours)"
        )
    kind = ORTHOPHOTO if entry.bands >= _COLOURS else RELIEF
    files = {}
    for srid in (WEB_MERCATOR.srid, settings.STORAGE_SRID):
        target = folder / f"{entry.name}-{entry.sha256[:12]}-{srid}.tif"
        (_orthophoto if kind == ORTHOPHOTO else _relief)(source, entry, srid, target)
        files[str(srid)] = str(target)
    return Prepared(entry.name, kind, entry.sha256, files)


def _orthophoto(source: Path, entry: RasterBaseMap, srid: int, target: Path) -> None:
    with rasterio.open(source) as raster:
        bands = list(range(1, _COLOURS + 1))
        masked = raster.nodata is not None or raster.count > _COLOURS
        with WarpedVRT(
            raster,
            src_crs=f"EPSG:{entry.srid}",
            crs=f"EPSG:{srid}",
            resampling=Resampling.bilinear,
            add_alpha=not masked or raster.count == _COLOURS,
            nodata=raster.nodata if raster.count == _COLOURS else None,
        ) as warped:
            _write_cog(warped, target, compress="JPEG", quality=_JPEG_QUALITY, bands=len(bands))


def _relief(source: Path, entry: RasterBaseMap, srid: int, target: Path) -> None:
    """Light from several sides; 0 is where nothing is known."""
    heights, shaded = target.with_suffix(".heights.tif"), target.with_suffix(".shaded.tif")
    try:
        with (
            rasterio.open(source) as raster,
            WarpedVRT(
                raster, src_crs=f"EPSG:{entry.srid}", crs=f"EPSG:{srid}", resampling=Resampling.bilinear,
                nodata=raster.nodata if raster.nodata is not None else -9999.0,
            ) as warped,
        ):  # fmt: skip
            rasterio.shutil.copy(warped, heights, driver="GTiff", tiled=True, compress="deflate")
        _shade(heights, shaded)
        with rasterio.open(shaded) as picture:
            _write_cog(picture, target, compress="DEFLATE")
    finally:
        heights.unlink(missing_ok=True)
        shaded.unlink(missing_ok=True)


def _shade(heights: Path, shaded: Path) -> None:
    command = ["gdaldem", "hillshade", "-q", "-multidirectional", "-compute_edges", str(heights), str(shaded)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RasterUnusable(f"gdaldem: {done.stderr.strip()[:300]}")


def _write_cog(
    source: rasterio.DatasetReader | WarpedVRT, target: Path, *, compress: str, **more: int
) -> None:
    """Tiled, with overviews, in place in one step."""
    waiting = target.with_suffix(".part")
    options = {"quality": more["quality"]} if "quality" in more else {}
    rasterio.shutil.copy(
        source,
        waiting,
        driver="COG",
        compress=compress,
        blocksize=512,
        overview_resampling="average",
        **options,
    )
    shutil.move(waiting, target)
