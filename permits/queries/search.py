"""Giấy phép xây dựng: permits for the one search box."""

from __future__ import annotations

from typing import Any

from geo.named_sql import load
from geo.reading import like_patterns, rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows


def search_permits(text: str, limit: int, user: User | None = None) -> list[dict[str, Any]]:
    """Permits by number; `text` folded."""
    if not may(user, "read", registry.get("building_permits")):
        return []
    return rows(
        visible_rows(load("permits", "search")["search"], user), like_patterns(text) | {"most": limit}
    )
