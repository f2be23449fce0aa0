"""Giấy phép xây dựng in the parcel extract: the theme this app offers through `layers.extract_themes`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.named_sql import load
from layers.extract_themes import ExtractTheme
from layers.labels import Label
from permits.layers import PERMIT_KINDS, PERMIT_STATUSES

_SHOWN = (
    "id", "version", "permit_number", "permit_kind", "status", "issued_on", "expires_on", "issuer", "work_name",
    "work_kind", "work_class", "parcel_version", "plan_code", "zone_code", "address", "floor_area_m2",
    "ground_floor_area_m2", "storeys", "basements", "height_m", "site_coverage_pct", "far", "setback_m", "synthetic",
)  # fmt: skip


def present(row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """A permit as the extract shows it; areas in square metres, names of kind and status in the language asked for."""
    return {name: row[name] for name in _SHOWN} | {
        "permit_kind_name": PERMIT_KINDS.label(row["permit_kind"], lang),
        "status_name": PERMIT_STATUSES.label(row["status"], lang),
        "footprint_area_m2": round(row["footprint_area_m2"], 1),
    }


PERMITS_THEME = ExtractTheme(
    key="permits",
    layer="building_permits",
    title=Label("Giấy phép xây dựng", "Building permits"),
    select=load("permits", "extract")["permits_of_subject"],
    present=present,
)
