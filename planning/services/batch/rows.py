"""Bảng kết quả. One row a parcel, and one a theme that concerns it, as tables and GIS layers show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PARCEL: dict[str, tuple[str, str]] = {
    "parcel": ("Mã thửa", "Parcel"),
    "national_id": ("Mã định danh", "National id"),
    "ward": ("Mã xã, phường", "Ward code"),
    "ward_name": ("Xã, phường", "Ward"),
    "sheet": ("Tờ", "Sheet"),
    "number": ("Thửa", "Number"),
    "address": ("Địa chỉ", "Address"),
    "area_m2": ("Diện tích (m²)", "Area (m²)"),
    "official_area_m2": ("Diện tích pháp lý (m²)", "Official area (m²)"),
    "land_uses": ("Loại đất", "Land uses"),
    "zones": ("Số ô quy hoạch", "Zones"),
    "reserve_m2": ("Trong lộ giới (m²)", "In road reserve (m²)"),
    "net_area_m2": ("Còn lại (m²)", "Net area (m²)"),
    "max_footprint_m2": ("Diện tích xây dựng tối đa (m²)", "Largest footprint (m²)"),
    "max_floor_area_m2": ("Diện tích sàn tối đa (m²)", "Largest floor area (m²)"),
    "max_storeys": ("Số tầng tối đa", "Most storeys"),
    "no_data": ("Chưa có dữ liệu", "No data"),
    "consultations": ("Đang lấy ý kiến", "Under consultation"),
    "extract": ("Mã trích lục", "Extract id"),
}
_THEME: dict[str, tuple[str, str]] = {
    "parcel": ("Mã thửa", "Parcel"),
    "ward_name": ("Xã, phường", "Ward"),
    "sheet": ("Tờ", "Sheet"),
    "number": ("Thửa", "Number"),
    "theme": ("Chủ đề", "Theme"),
    "code": ("Ký hiệu", "Code"),
    "function": ("Chức năng", "Function"),
    "function_code": ("Mã chức năng", "Function code"),
    "area_m2": ("Diện tích (m²)", "Area (m²)"),
    "share_pct": ("Tỷ lệ (%)", "Share (%)"),
    "length_m": ("Chiều dài (m)", "Length (m)"),
    "status": ("Hiệu lực", "Status"),
    "site_coverage": ("Mật độ xây dựng (%)", "Site coverage (%)"),
    "storeys": ("Tầng cao", "Storeys"),
    "far": ("Hệ số sử dụng đất", "Floor-area ratio"),
    "plan_code": ("Mã hồ sơ quy hoạch", "Plan code"),
    "plan": ("Đồ án", "Plan"),
    "decision": ("Quyết định", "Decision"),
    "decision_date": ("Ngày quyết định", "Decision date"),
    "feature": ("Mã đối tượng", "Feature"),
}
_MISSING: dict[str, tuple[str, str]] = {
    "parcel": ("Mã đã cho", "Given"),
    "why": ("Lý do", "Why"),
}
_INDICATORS = {"site_coverage": "site_coverage_pct", "storeys": "storeys", "far": "far"}


def headings(kind: str, lang: str) -> dict[str, str]:
    """Column → heading of `parcel`, `theme` or `missing` rows, in order."""
    columns = {"parcel": _PARCEL, "theme": _THEME, "missing": _MISSING}[kind]
    return {name: both[lang == "en"] for name, both in columns.items()}


def parcel_row(body: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a parcel from its extract."""
    parcel, buildable = body["parcel"], body["buildable"]
    figures = {
        name: buildable[name]
        for name in ("net_area_m2", "max_footprint_m2", "max_floor_area_m2", "max_storeys")
    }
    return figures | {
        "parcel": str(parcel["id"]),
        "national_id": parcel["national_id"] or "",
        "ward": parcel["ward"],
        "ward_name": parcel["ward_name"],
        "sheet": parcel["sheet"],
        "number": parcel["number"],
        "address": parcel["address"] or "",
        "area_m2": parcel["computed_area_m2"],
        "official_area_m2": parcel["official_area_m2"],
        "land_uses": "+".join(use["code"] for use in parcel["land_uses"]),
        "zones": sum(1 for one in body["concerned"] if one["layer"] == "planning_zones"),
        "reserve_m2": body["road_reserve"]["area_m2"],
        "no_data": ", ".join(body["themes"].get(one["theme"], one["theme"]) for one in body["no_data"]),
        "consultations": ", ".join(one["plan_code"] for one in body["consultations"]),
        "extract": str(body["id"]),
    }


def theme_rows(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of what concerns a parcel; permits, which have a list of their own in the extract, count as one."""
    parcel = body["parcel"]
    head = {
        "parcel": str(parcel["id"]),
        "ward_name": parcel["ward_name"],
        "sheet": parcel["sheet"],
        "number": parcel["number"],
    }
    return [head | _theme(one, body) for one in body["concerned"]]


def _theme(one: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    zone, plan, decision = one["zone"] or {}, one["plan"] or {}, one["decision"] or {}
    function = zone.get("function") or {}
    indicators = {
        name: (one["indicators"].get(key) or {}).get("raw") or "" for name, key in _INDICATORS.items()
    }
    return indicators | {
        "theme": body["themes"].get(one["theme"], one["theme"]),
        "code": zone.get("code") or "",
        "function": function.get("name") or "",
        "function_code": function.get("code") or "",
        "area_m2": one["area_m2"],
        "share_pct": one["share_pct"],
        "length_m": one["length_m"],
        "status": one["status"],
        "plan_code": plan.get("code") or "",
        "plan": plan.get("name") or "",
        "decision": decision.get("number") or "",
        "decision_date": str(decision.get("date") or ""),
        "feature": str(one["feature"] or ""),
    }
