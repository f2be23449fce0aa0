"""Độ tươi của bản đồ. Dropping of everything cached of a layer, raster and vector."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from layers.registry import registry
from tiles import generations
from tiles.maps import maps_with
from tiles.workspace import Workspace, workspace

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Expired:
    """Which caches began a new generation, and how many old directories went."""

    caches: tuple[str, ...]
    removed: int


def expire(layer: str, place: Workspace | None = None) -> Expired:
    """Let no tile of a layer be served any more that was drawn before this call.

    The layer's own map, its group, the shared map and its vector tiles begin a new generation (tiles.generations), and
    those of the layers whose rows it shows or hides.

    Raises:
        layers.registry.UnknownLayer: no such layer.
    """
    place = place or workspace()
    changed = registry.get(layer)
    drawn = [changed, *(one for one in registry.spatial() if layer in one.shown_by)]
    keys = list(dict.fromkeys(key for spec in drawn for key in maps_with(spec.name)))
    keys += [f"{generations.VECTOR_PREFIX}{spec.name}" for spec in drawn if spec.tiles is not None]
    if keys:
        generations.advance(place, keys)
    removed = generations.remove_old(place)
    logger.info("expired %s: %s", layer, ", ".join(keys) or "nothing cached")
    return Expired(tuple(keys), len(removed))
