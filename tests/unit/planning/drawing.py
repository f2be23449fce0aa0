"""Small plans and pieces on a plane in metres, for tests of the rules of the extract."""

from __future__ import annotations

from typing import Any

import shapely
from shapely import Geometry, Polygon

from planning.domain.records import (
    BuildingLinePiece,
    CorridorPiece,
    PlanRecord,
    RedLinePiece,
    ZonePiece,
)


def plan(level: str = "phan_khu", **fields: Any) -> PlanRecord:
    """An announced plan of 2013 with decision 1/QĐ."""
    values: dict[str, Any] = {
        "id": f"{level}{fields.get('code', '')}", "code": "79QPK0010001", "name": "Đồ án", "level": level, "version": 1,
        "scale": 2000, "adjustment": "none", "status": "announced", "decision_number": "1/QĐ",
        "decision_date": "2013-06-28", "authority": "UBND", "announced_on": "2013-07-01", "document_name": "",
        "document_sha256": "", "valid_from": "2013-06-28", "valid_to": None, "digitised": True,
    }  # fmt: skip
    return PlanRecord(**(values | fields))


def zone(code: str, piece: Geometry, owner: PlanRecord | None = None, **limits: Any) -> ZonePiece:
    """A housing zone; limits as `coverage="40-60", coverage_max=60`."""
    function = limits.pop("function", "DAT_O_Nhomnhao")

    def bounds(name: str) -> dict[str, Any]:
        return {
            "raw": limits.get(name),
            "min": limits.get(f"{name}_min"),
            "max": limits.get(f"{name}_max"),
        }

    return ZonePiece(
        id=code, plan=owner or plan(), zone_code=code, block_code="", function_code=function,
        function_name="Đất nhóm nhà ở", function_raw="",
        indicators={
            "site_coverage_pct": bounds("coverage"), "storeys": bounds("storeys"), "far": bounds("far"),
            "height_m": bounds("height"), "setback_m": bounds("setback"),
        },
        piece=piece,
    )  # fmt: skip


def red_line(
    street: str, shape: Geometry, parcel: Geometry | None = None, chamfer: str = "", **fields: Any
) -> RedLinePiece:
    """The reserve of a street; its piece inside `parcel`."""
    values: dict[str, Any] = {
        "id": street, "plan": None, "street_name": street, "kind": "chi_gioi_duong_do", "row_width_raw": "",
        "row_width_m": None, "cross_section": "", "chamfer": chamfer, "decision_number": "", "decision_date": None,
        "length_m": 0.0, "near": shape, "piece": Polygon() if parcel is None else shapely.intersection(shape, parcel),
    }  # fmt: skip
    return RedLinePiece(**(values | fields))


def building_line(piece: Geometry, raw: str = "", setback_m: float | None = None) -> BuildingLinePiece:
    """A building line of a plan."""
    return BuildingLinePiece("b", plan(), "Đường A", raw, setback_m, "", None, piece)


def corridor(kind: str, piece: Geometry) -> CorridorPiece:
    """A safety corridor."""
    return CorridorPiece(kind, None, kind, kind, "", None, "", "", "", None, piece)
