"""Bản đồ nền: search of streets and places."""

from __future__ import annotations

from typing import Any

from geo.named_sql import load
from geo.reading import like_patterns, rows

#: Pieces of one street name farther apart than this are different streets.
STREET_GAP_M = 400.0


def search_streets(text: str, limit: int) -> list[dict[str, Any]]:
    """Streets by folded name, one row for each connected course."""
    parameters = like_patterns(text) | {"most": limit, "gap_m": STREET_GAP_M}
    return rows(load("geo", "base_map")["search_streets"], parameters)


def search_places(text: str, limit: int) -> list[dict[str, Any]]:
    """Places by folded name."""
    return rows(load("geo", "base_map")["search_places"], like_patterns(text) | {"most": limit})
