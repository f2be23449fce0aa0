"""Vi phạm. One line of the report on a stored layer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """One feature, or pair of features, against one rule; x, y in metres in the storage CRS, lon, lat in WGS 84."""

    rule: str
    severity: str
    feature: str
    other: str
    detail: str
    x: float | None = None
    y: float | None = None
    lon: float | None = None
    lat: float | None = None
