"""Ô véc-tơ khái quát. One tile of the ground of a layer by group."""

from __future__ import annotations

import logging
from collections.abc import Callable

from geo.named_sql import load
from layers.spec import LayerSpec
from tiles.generalised.cells import FINER, SPARE, levels_of
from tiles.generalised.dissolving import LEAST_PX, TOLERANCE_PX
from tiles.source_sql import identifier, literal

logger = logging.getLogger(__name__)
#: Attributes of a piece besides its group.
FEATURE_COUNT, AREA_M2 = "feature_count", "area_m2"


def statement(spec: LayerSpec) -> str:
    """SQL of one tile; parameters z, x, y, level, and the squares first_x to last_x, first_y to last_y."""
    assert spec.tiles is not None and spec.tiles.generalised is not None
    named = load("tiles", "vector")
    return named["ground_tile"].format(
        bounds=named["bounds"],
        field=identifier(spec.tiles.generalised.field),
        layer=literal(spec.name),
    )


def drawn(
    spec: LayerSpec, z: int, x: int, y: int, query: Callable[[str, dict[str, object]], bytes], limit: int
) -> bytes:
    """Body of a tile of a zoom before the features; over the limit in bytes it shows a coarser level."""
    assert spec.tiles is not None
    body = b""
    for level in range(z, max(z - SPARE, levels_of(spec.tiles).coarsest) - 1, -1):
        body = query(statement(spec), squares(z, x, y, level) | {"z": z, "x": x, "y": y})
        if len(body) <= limit:
            return body
        logger.info("%s %s/%s/%s: over %s bytes at level %s", spec.name, z, x, y, limit, level)
    logger.warning("%s %s/%s/%s: over %s bytes at the coarsest level", spec.name, z, x, y, limit)
    return body


def squares(z: int, x: int, y: int, level: int) -> dict[str, object]:
    """Level, and first and last column and row of its squares that a tile and its margin show."""
    count = 2 ** (level + FINER - z)
    return {
        "level": level,
        "first_x": x * count - 1, "last_x": (x + 1) * count,
        "first_y": y * count - 1, "last_y": (y + 1) * count,
    }  # fmt: skip


def rule(spec: LayerSpec) -> str:
    """Changes when the tiles of a layer before its features would look different; "" where there are none."""
    if spec.tiles is None or spec.tiles.generalised is None:
        return ""
    return f"{statement(spec)} {levels_of(spec.tiles)} {TOLERANCE_PX} {LEAST_PX} {FINER} {SPARE}"
