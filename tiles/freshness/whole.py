"""Cả lớp. Dropping of everything cached of a layer, raster and vector."""

from __future__ import annotations

from dataclasses import dataclass

from layers.registry import registry
from tiles import generations
from tiles.freshness.drain import drop
from tiles.freshness.places import shown_with
from tiles.workspace import Workspace, workspace


@dataclass(frozen=True)
class Expired:
    """Which caches began a new generation, and how many old directories went."""

    caches: tuple[str, ...]
    removed: int


def expire(layer: str, place: Workspace | None = None) -> Expired:
    """Let no tile of a layer be served any more that was drawn before this call.

    Every cache that shows the layer begins a new generation (tiles.generations), and those of the layers whose rows it
    shows or hides.

    Raises:
        layers.registry.UnknownLayer: no such layer.
    """
    place = place or workspace()
    dropped = drop(dict.fromkeys(shown_with(registry.get(layer).name)), place)
    return Expired(dropped.caches, len(generations.remove_old(place)))
