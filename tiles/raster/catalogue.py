"""Danh mục ảnh. Which rasters were prepared for drawing: `rasters.json` in the workspace says it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from layers.labels import Label

ORTHOPHOTO, RELIEF = "orthophoto", "relief"
IMAGERY_TITLES = {
    ORTHOPHOTO: Label("Ảnh trực giao", "Orthophoto"),
    RELIEF: Label("Bóng địa hình", "Shaded relief"),
}
FILE_NAME = "rasters.json"


@dataclass(frozen=True)
class Prepared:
    """One raster ready for drawing.

    Attributes:
        kind: ORTHOPHOTO or RELIEF.
        files: path by SRID, as text: EPSG:3857 and the city's zone, both COG.
    """

    name: str
    kind: str
    sha256: str
    files: dict[str, str]


def prepared(root: Path) -> list[Prepared]:
    """Rasters of a workspace, coarse ones first, so that the finest lies on top. None when none was prepared."""
    try:
        entries = json.loads((root / FILE_NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [Prepared(**entry) for entry in entries]


def prepared_kinds() -> list[str]:
    """Kinds of imagery there is something to draw of, orthophotos first."""
    kinds = {one.kind for one in prepared(Path(settings.TILE_CACHE_DIR))}
    return [kind for kind in IMAGERY_TITLES if kind in kinds]
