"""Kết quả kiểm tra. What goes into a check, one edit each, and what comes out, one finding each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

import shapely

from layers.rules import Severity

Operation = Literal["create", "update", "delete"]
#: Decimals of coordinates in answers: 0.1 mm.
_GRID_M = 0.0001


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a change set would make of one feature.

    Attributes:
        edit: number or name by which the caller knows the edit.
        feature: the stored feature; of a new one its future id, or None.
        geometry: new shape in the storage CRS, metres; None where the shape stays as it is.
        properties: new values by field name; what is not named stays as it is.
    """

    edit: int | str
    operation: Operation | str
    feature: UUID | None = None
    geometry: shapely.Geometry | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule, in words, with its place.

    Attributes:
        severity: `error` keeps the change set from being published, `warning` asks for a look.
        geometry: what to show on the map, storage CRS, metres; None where there is no place.
        field: name of the field that is wrong, if it is one.
    """

    rule: str
    severity: Severity
    message_vi: str
    message_en: str
    remedy_vi: str
    remedy_en: str
    feature: UUID | None = None
    edit: int | str | None = None
    geometry: shapely.Geometry | None = None
    field: str = ""


def as_json(finding: Finding, lang: str) -> dict[str, Any]:
    """The finding as the API gives it; coordinates in the storage CRS, rounded to 0.1 mm."""
    english = lang == "en"
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message_en if english else finding.message_vi,
        "remedy": finding.remedy_en if english else finding.remedy_vi,
        "field": finding.field or None,
        "feature": str(finding.feature) if finding.feature else None,
        "edit": finding.edit,
        "geometry": geojson(finding.geometry),
    }


def geojson(geometry: shapely.Geometry | None) -> dict[str, Any] | None:
    """GeoJSON object with the coordinates as they are, rounded to 0.1 mm; None without shape."""
    if geometry is None or geometry.is_empty:
        return None
    rounded = shapely.set_precision(geometry, _GRID_M, mode="pointwise")
    document: dict[str, Any] = json.loads(shapely.to_geojson(rounded))
    return document
