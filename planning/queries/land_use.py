"""Thống kê sử dụng đất. Planned function against actual land use of a ward, out of the shares computed in bulk."""

from __future__ import annotations

from typing import Any

from geo.named_sql import load
from geo.reading import rows
from layers.visible_rows import visible_rows
from planning.domain.thresholds import NOISE_M2


def ward(code: str) -> dict[str, Any] | None:
    """Code, name, parcels and area (m²) of a ward; None when there is none of this code."""
    found = rows(visible_rows(load("planning", "statistics")["ward"]), {"ward": code})
    return found[0] if found else None


def land_use(code: str) -> list[dict[str, Any]]:
    """Rows `function` (code, "" = unmapped, None = no zone), `land_use`, `parcels`, `area_m2` of a ward, largest first.

    What a citizen may see, for everybody: a figure has no reader.
    """
    statement = visible_rows(load("planning", "statistics")["land_use"])
    return rows(statement, {"ward": code, "least_m2": NOISE_M2})
