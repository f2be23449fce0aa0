"""Đơn vị hành chính: finding units by day, code, name and typed text, with what they were and became."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.domain.folding import fold
from geo.named_sql import load
from geo.reading import like_patterns, rows

_KINDS = ("phuong", "xa", "thi tran", "dac khu")
#: What is not known of a unit that only the crosswalk names.
_WITHOUT_SHAPE: dict[str, Any] = {
    "kind": "",
    "level": "commune",
    "province_name": "",
    "valid_from": None,
    "area_km2_stated": None,
    "area_km2": None,
    "lon": None,
    "lat": None,
    "bbox": None,
    "predecessors": [],
    "source": "",
    "synthetic": False,
}


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a name or a code may mean; a code was often reused, so it may mean several."""

    code: str
    name: str
    district: str
    former: bool
    present_code: str


def units_at(at: date, *, code: str = "", level: str = "commune") -> list[dict[str, Any]]:
    """Units in force on a date, with predecessors and successors.

    Args:
        at: the day; 26740 means phường Bến Nghé until 30 June 2025 and phường Sài Gòn after.
        code: only this code; "" = all.
    Returns:
        units with a known shape, then those known only from the crosswalk (`area_km2`, `lon`, `bbox` are None).
    """
    statements = load("geo", "administration")
    with_shape = rows(statements["units_at"], {"at": at, "code": code, "level": level})
    if level != "commune":
        return with_shape
    without = rows(statements["former_units_without_shape"], {"at": at, "code": code})
    return with_shape + [_WITHOUT_SHAPE | {"full_name": row["name"]} | row for row in without]


def units_named(name: str, *, district: str = "") -> list[NamedUnit]:
    """Present and former units of a folded name without its kind ("ben nghe", "phuong 12").

    Args:
        district: folded former district ("quan 1", "cu chi"); keeps only units in it, unless none is.
    """
    bare = name.removeprefix("phuong ")
    found = rows(
        load("geo", "administration")["named"],
        {"names": [name, bare], "full_names": [name, *(f"{kind} {bare}" for kind in _KINDS)]},
    )
    units = [NamedUnit(**row) for row in found]
    within = [unit for unit in units if district and fold(unit.district).endswith(district)]
    return within or units


def units_coded(code: str) -> list[NamedUnit]:
    """Present and former units that bear or bore a five-digit code."""
    return [NamedUnit(**row) for row in rows(load("geo", "administration")["coded"], {"code": code})]


def search_units(text: str, limit: int) -> list[dict[str, Any]]:
    """Units whose name holds `text` (folded) at the start of a word, present ones first."""
    found = rows(load("geo", "administration")["search"], like_patterns(text) | {"most": limit})
    return sorted(found, key=lambda row: (row["rank"], row["former"], row["name"]))[:limit]
