"""Giao thông: reads."""

from __future__ import annotations

from typing import Any

from geo.named_sql import load
from geo.reading import like_patterns, rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows


def search_roads(text: str, limit: int, user: User | None = None) -> list[dict[str, Any]]:
    """Roads of the register by number; `text` folded."""
    if not may(user, "read", registry.get("road_segments")):
        return []
    return rows(
        visible_rows(load("transport", "search")["search"], user), like_patterns(text) | {"most": limit}
    )
