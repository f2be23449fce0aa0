"""What is on file about one parcel, as values: plans, pieces of zones and of road reserves. Pure.

Every `piece` is the part inside the parcel, planar in the storage CRS (metres).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import shapely
from shapely import Geometry

from planning.domain.functions import PRECEDENCE
from planning.domain.lengths import least_m

_LEVEL_IN_CODE = (("QHC", "chung"), ("QPK", "phan_khu"), ("QCT", "chi_tiet"))
#: Plans that apply beside the others and never decide on the function of land.
_BESIDE = frozenset({"thiet_ke_do_thi", "ha_tang_ky_thuat"})


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """Đồ án. A plan, or a local adjustment of one, in force on the date asked for."""

    id: str
    code: str
    name: str
    level: str
    version: int | None
    scale: int | None
    adjustment: str
    status: str
    decision_number: str
    decision_date: str | None
    authority: str
    announced_on: str | None
    document_name: str
    document_sha256: str
    valid_from: str | None
    valid_to: str | None
    digitised: bool
    infrastructure_theme: str = ""
    being_changed: Mapping[str, Any] | None = field(default=None, compare=False)
    """Public stage of review or adjustment that is under way on the date asked for."""

    @property
    def may_govern(self) -> bool:
        """False for plans that apply beside the others: urban design, technical infrastructure."""
        return self.level not in _BESIDE

    @property
    def precedence(self) -> int:
        """Detailed over zoning over general plan; 0 where the level is not known."""
        return PRECEDENCE.get(self.level, 0)

    @property
    def is_local(self) -> bool:
        """True for điều chỉnh cục bộ, which replaces its polygon only."""
        return self.adjustment == "local"

    @property
    def since(self) -> date:
        """Day from which it holds; the decision's day where no other is known."""
        text = self.valid_from or self.decision_date
        return date.fromisoformat(text) if text else date.min

    def overrides(self, other: PlanRecord) -> bool:
        """True when this plan governs where both lie: the more detailed, then the local adjustment, then the later one.

        Two ordinary plans of one level do not override each other: an overlap there is a fault of the data.
        """
        if not (self.may_govern and other.may_govern):
            return False
        if self.precedence != other.precedence:
            return self.precedence > other.precedence
        if self.is_local != other.is_local:
            return self.is_local
        return self.is_local and self.since > other.since


@dataclass(frozen=True, slots=True)
class ZonePiece:
    """Ô quy hoạch, the part of it inside the parcel."""

    id: str
    plan: PlanRecord
    zone_code: str
    block_code: str
    function_code: str
    function_name: str
    function_raw: str
    indicators: Mapping[str, Any]
    piece: Geometry

    @property
    def area_m2(self) -> float:
        """Plane area inside the parcel, square metres."""
        return float(self.piece.area)


@dataclass(frozen=True, slots=True)
class RedLinePiece:
    """Lộ giới: the part of a road reserve inside the parcel, and the length of red line that crosses it."""

    id: str
    plan: PlanRecord | None
    street_name: str
    kind: str
    row_width_raw: str
    row_width_m: float | None
    cross_section: str
    chamfer: str
    decision_number: str
    decision_date: str | None
    length_m: float
    piece: Geometry
    near: Geometry
    """The reserve around the parcel (`themes.AROUND_M`): where it ends is drawn beyond the parcel too."""

    @property
    def area_m2(self) -> float:
        """Plane area inside the parcel, square metres."""
        return float(self.piece.area)

    @property
    def is_chamfer(self) -> bool:
        """True for a corner cut (vạt góc) that the plan draws as an area of its own."""
        return self.kind == "vat_goc"


@dataclass(frozen=True, slots=True)
class BuildingLinePiece:
    """Chỉ giới xây dựng: the part of a building line inside the parcel."""

    id: str
    plan: PlanRecord | None
    street_name: str
    setback_raw: str
    setback_m: float | None
    decision_number: str
    decision_date: str | None
    piece: Geometry


@dataclass(frozen=True, slots=True)
class CorridorPiece:
    """Hành lang an toàn: the part of a safety corridor inside the parcel."""

    id: str
    plan: PlanRecord | None
    kind: str
    name: str
    width_raw: str
    width_m: float | None
    legal_basis: str
    authority: str
    decision_number: str
    decision_date: str | None
    piece: Geometry

    @property
    def area_m2(self) -> float:
        """Plane area inside the parcel, square metres."""
        return float(self.piece.area)


def plan_record(row: Mapping[str, Any]) -> PlanRecord:
    """A plan from its row (JSON of planning/sql/extract.sql)."""
    return PlanRecord(
        id=row["id"],
        code=row["plan_code"],
        name=row["name"],
        level=row["level"],
        version=row["version"],
        scale=row["scale"],
        adjustment=row["adjustment"],
        status=row["status"],
        decision_number=row["decision_number"],
        decision_date=row["decision_date"],
        authority=row["authority"],
        announced_on=row["announced_on"],
        document_name=row["document_name"],
        document_sha256=row["document_sha256"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        digitised=row["digitised"],
        infrastructure_theme=row.get("infrastructure_theme") or "",
        being_changed=row.get("being_changed"),
    )


def unregistered_plan(code: str) -> PlanRecord:
    """Stand-in for a plan that only its zones name; the level is read from a code like 79QPK0010001 (TT 16)."""
    level = next((level for mark, level in _LEVEL_IN_CODE if re.search(rf"\d{{2}}{mark}", code)), "")
    return PlanRecord(
        id="",
        code=code,
        name="",
        level=level,
        version=None,
        scale=None,
        adjustment="",
        status="",
        decision_number="",
        decision_date=None,
        authority="",
        announced_on=None,
        document_name="",
        document_sha256="",
        valid_from=None,
        valid_to=None,
        digitised=True,
    )


def zone_piece(row: Mapping[str, Any], plan: PlanRecord) -> ZonePiece:
    """A zone from its row; indicators keep the text of the dossier beside the parsed bounds."""
    return ZonePiece(
        id=row["id"],
        plan=plan,
        zone_code=row["zone_code"],
        block_code=row["block_code"],
        function_code=row["function_code"],
        function_name=row["function_name"],
        function_raw=row["function_raw"],
        indicators={
            "site_coverage_pct": _bounds(row, "site_coverage", "_pct"),
            "storeys": _bounds(row, "storeys"),
            "far": _bounds(row, "far"),
            "height_m": {"raw": row["height_raw"] or None, "min": None, "max": row["height_max_m"]},
            "setback_m": {
                "raw": row["setback_raw"] or None,
                "min": least_m(row["setback_raw"] or ""),
                "max": None,
            },
        },
        piece=shapely.from_wkb(row["piece"]),
    )


def red_line_piece(row: Mapping[str, Any], plan: PlanRecord | None) -> RedLinePiece:
    """A road reserve from its row."""
    return RedLinePiece(
        id=row["id"],
        plan=plan,
        street_name=row["street_name"],
        kind=row["kind"],
        row_width_raw=row["row_width_raw"],
        row_width_m=row["row_width_m"],
        cross_section=row["cross_section"],
        chamfer=row["chamfer"],
        decision_number=row["decision_number"],
        decision_date=row["decision_date"],
        length_m=row["length_m"],
        piece=shapely.from_wkb(row["piece"]),
        near=_sound(shapely.from_wkb(row["near"])),
    )


def building_line_piece(row: Mapping[str, Any], plan: PlanRecord | None) -> BuildingLinePiece:
    """A building line from its row; the raw text decides where no number was read from it."""
    return BuildingLinePiece(
        id=row["id"],
        plan=plan,
        street_name=row["street_name"],
        setback_raw=row["setback_raw"],
        setback_m=least_m(row["setback_raw"]) if row["setback_m"] is None else row["setback_m"],
        decision_number=row["decision_number"],
        decision_date=row["decision_date"],
        piece=shapely.from_wkb(row["piece"]),
    )


def corridor_piece(row: Mapping[str, Any], plan: PlanRecord | None) -> CorridorPiece:
    """A safety corridor from its row."""
    return CorridorPiece(
        id=row["id"],
        plan=plan,
        kind=row["kind"],
        name=row["name"],
        width_raw=row["width_raw"],
        width_m=row["width_m"],
        legal_basis=row["legal_basis"],
        authority=row["authority"],
        decision_number=row["decision_number"],
        decision_date=row["decision_date"],
        piece=shapely.from_wkb(row["piece"]),
    )


def _sound(shape: Geometry) -> Geometry:
    """Cutting by a box may leave a shape touching itself; nothing is measured in it, only distances from it."""
    return shape if shapely.is_valid(shape) else shapely.make_valid(shape)


def _bounds(row: Mapping[str, Any], name: str, unit: str = "") -> dict[str, Any]:
    return {
        "raw": row[f"{name}_raw"] or None,
        "min": row[f"{name}_min{unit}"],
        "max": row[f"{name}_max{unit}"],
    }
