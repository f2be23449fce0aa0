"""Đồ án quy hoạch: finding plans."""

from __future__ import annotations

from typing import Any

from geo.named_sql import load
from geo.reading import like_patterns, rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows


def search_plans(text: str, limit: int, user: User | None = None) -> list[dict[str, Any]]:
    """Plans by name, code or decision number; `text` folded."""
    if not may(user, "read", registry.get("plans")):
        return []
    return rows(
        visible_rows(load("planning", "search")["search"], user), like_patterns(text) | {"most": limit}
    )
