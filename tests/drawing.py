"""Small drawn cities for tests: squares in metres, readable by a surveyor.

The grid's origin (0, 0) is E 603000 N 1191000 in EPSG:9210, in the middle of Hồ Chí Minh City. A shape is written
as a box (west, south, east, north) in metres from the origin, or as a list of corners.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.gis.geos import GEOSGeometry
from shapely import LineString, MultiLineString, MultiPolygon, Polygon, box

from cadastre.models import (
    Certificate,
    LandRight,
    Parcel,
    ParcelLandUse,
    ParcelRestriction,
    Party,
    SurveyDocument,
)
from geo.models import AdminUnit, AdminUnitSuccession
from permits.models import BuildingPermit
from planning.models import BuildingLine, Plan, PlanningZone, PlanStage, RedLine, SafetyCorridor

ORIGIN_EAST, ORIGIN_NORTH, SRID = 603_000.0, 1_191_000.0, 9210
Box = tuple[float, float, float, float]
Drawn = Box | Sequence[tuple[float, float]]


def drawn(shape: Drawn) -> MultiPolygon:
    """The shape in EPSG:9210, metres."""
    if len(shape) == 4 and not isinstance(shape[0], tuple):
        west, south, east, north = shape
        polygon = box(ORIGIN_EAST + west, ORIGIN_NORTH + south, ORIGIN_EAST + east, ORIGIN_NORTH + north)
    else:
        polygon = Polygon([(ORIGIN_EAST + x, ORIGIN_NORTH + y) for x, y in shape])
    return MultiPolygon([polygon])


def stored(shape: Polygon | MultiPolygon) -> GEOSGeometry:
    """A shape in EPSG:9210 as the models keep it."""
    whole = shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape])
    return GEOSGeometry(whole.wkb_hex, srid=SRID)


def draw_ward(shape: Drawn, **fields: Any) -> AdminUnit:
    """A ward, phường Sài Gòn since 1 July 2025 unless told otherwise."""
    values: dict[str, Any] = {
        "code": "26740", "name": "Sài Gòn", "full_name": "Phường Sài Gòn", "kind": "phuong", "level": "commune",
        "province_code": "79", "province_name": "Thành phố Hồ Chí Minh",
        "valid_from": date(2025, 7, 1), "source": "drawn",
    }  # fmt: skip
    return AdminUnit.objects.create(geom=stored(drawn(shape)), **(values | fields))


def draw_succession(**fields: Any) -> AdminUnitSuccession:
    """Phường Bến Nghé, Quận 1, became part of phường Sài Gòn, unless told otherwise."""
    values: dict[str, Any] = {
        "old_code": "26740", "old_name": "Phường Bến Nghé", "old_district": "Quận 1", "old_province_code": "79",
        "new_code": "26740", "new_name": "Phường Sài Gòn", "part": "whole", "effective_on": date(2025, 7, 1),
    }  # fmt: skip
    return AdminUnitSuccession.objects.create(**(values | fields))


def draw_parcel(shape: Drawn, **fields: Any) -> Parcel:
    """A parcel of phường Sài Gòn, sheet 12, number 45 unless told otherwise; the computed area is the drawn one."""
    figure = drawn(shape)
    values: dict[str, Any] = {
        "ward_code": "26740", "ward_name": "Phường Sài Gòn", "sheet_number": "12", "parcel_number": "45",
        "computed_area_m2": figure.area, "land_use_codes": "ODT", "source": "drawn", "source_srid": SRID,
        "holder_name": "Nguyễn Văn Mật", "certificate_serial": "CĐ 123456",
    }  # fmt: skip
    return Parcel.objects.create(geom=stored(figure), **(values | fields))


def draw_use(parcel: Parcel, code: str, area_m2: float, **fields: Any) -> ParcelLandUse:
    """A land use of a parcel with its own area."""
    return ParcelLandUse.objects.create(
        parcel=parcel, land_use_code=code, area_m2=area_m2, source="drawn", **fields
    )


def draw_survey(**fields: Any) -> SurveyDocument:
    """A survey by total station at 1:500, 7 cm, unless told otherwise."""
    values: dict[str, Any] = {
        "document_number": "12/2026/TĐ", "kind": "total_station", "survey_unit": "Trung tâm đo vẽ",
        "surveyed_on": date(2026, 3, 2), "accepted_on": date(2026, 3, 20), "accuracy_m": 0.07, "map_scale": 500,
        "source": "drawn", "source_srid": SRID,
    }  # fmt: skip
    return SurveyDocument.objects.create(**(values | fields))


def draw_restriction(parcel: Parcel, kind: str = "block", **fields: Any) -> ParcelRestriction:
    """A court's block on transactions unless told otherwise; the flags of the parcel are left as they are."""
    values: dict[str, Any] = {
        "document_number": "15/QĐ-TA", "document_date": date(2026, 4, 1), "authority": "Tòa án nhân dân",
        "reason": "Bảo đảm thi hành án", "starts_on": date(2026, 4, 1), "source": "drawn",
    }  # fmt: skip
    return ParcelRestriction.objects.create(parcel=parcel, kind=kind, **(values | fields))


def draw_right(
    parcel: Parcel, *, party: Party | None = None, certificate: Certificate | None = None, **fields: Any
) -> LandRight:
    """The whole right of use of one person, on a certificate of 2026, unless told otherwise."""
    holder = party or Party.objects.create(
        name="Lê Thị Kín", kind="CNV", identity_number="079190000001", born_on=date(1990, 1, 2),
        address="2 Đường Kín", phone="0900000001", source="drawn",
    )  # fmt: skip
    paper = certificate or Certificate.objects.create(
        serial="AA 00112233", barcode="2679026000123", book_number="CH 00123", kind="land_assets",
        issued_on=date(2026, 1, 15), issuer="Chi nhánh Văn phòng đăng ký đất đai", source="drawn",
    )  # fmt: skip
    values: dict[str, Any] = {
        "kind": "use",
        "share_pct": 100.0,
        "since": date(2026, 1, 15),
        "source": "drawn",
    }
    return LandRight.objects.create(parcel=parcel, party=holder, certificate=paper, **(values | fields))


def draw_plan(shape: Drawn, **fields: Any) -> Plan:
    """A zoning plan of 2013, announced, unless told otherwise."""
    code = f"79QPK{uuid.uuid4().hex[:7].upper()}"
    values: dict[str, Any] = {
        "plan_code": code, "name": "Đồ án phân khu vẽ thử", "level": "phan_khu", "status": "announced",
        "adjustment": "none",
        "decision_number": "3457/QĐ-UBND", "decision_date": date(2013, 6, 28), "authority": "UBND Thành phố",
        "announced_on": date(2013, 7, 15),
        "valid_from": date(2013, 6, 28), "source": "drawn",
    }  # fmt: skip
    return Plan.objects.create(geom=stored(drawn(shape)), **(values | fields))


def draw_zone(plan: Plan, shape: Drawn, code: str, **fields: Any) -> PlanningZone:
    """A housing zone of a plan: site coverage 60 %, five storeys, ratio 3, unless told otherwise."""
    values: dict[str, Any] = {
        "plan": plan, "plan_code": plan.plan_code, "zone_code": code, "function_code": "DAT_O_Nhomnhao",
        "function_name": "Đất nhóm nhà ở", "site_coverage_raw": "40-60", "site_coverage_min_pct": 40.0,
        "site_coverage_max_pct": 60.0, "storeys_raw": "≤5", "storeys_max": 5.0, "far_raw": "3,0", "far_max": 3.0,
        "valid_from": plan.valid_from, "source": "drawn",
    }  # fmt: skip
    return PlanningZone.objects.create(geom=stored(drawn(shape)), **(values | fields))


def draw_red_line(shape: Drawn, **fields: Any) -> RedLine:
    """The road reserve of a 16 m street unless told otherwise."""
    values: dict[str, Any] = {
        "street_name": "Đường Vẽ Thử", "row_width_raw": "16", "row_width_m": 16.0, "source": "drawn",
        "valid_from": date(2013, 6, 28),
    }  # fmt: skip
    return RedLine.objects.create(geom=stored(drawn(shape)), **(values | fields))


def draw_building_line(corners: Sequence[tuple[float, float]], **fields: Any) -> BuildingLine:
    """A building line 3 m behind the red line unless told otherwise."""
    line = LineString([(ORIGIN_EAST + x, ORIGIN_NORTH + y) for x, y in corners])
    values: dict[str, Any] = {
        "street_name": "Đường Vẽ Thử", "setback_raw": "≥3m", "source": "drawn", "valid_from": date(2013, 6, 28),
    }  # fmt: skip
    shape = GEOSGeometry(MultiLineString([line]).wkb_hex, srid=SRID)
    return BuildingLine.objects.create(geom=shape, **(values | fields))


def draw_corridor(shape: Drawn, **fields: Any) -> SafetyCorridor:
    """The corridor of a road unless told otherwise."""
    values: dict[str, Any] = {
        "kind": "traffic", "name": "Đường tỉnh 15", "width_raw": "9m", "width_m": 9.0, "source": "drawn",
        "legal_basis": "Luật Đường bộ 35/2024", "authority": "Sở Xây dựng", "valid_from": date(2013, 6, 28),
    }  # fmt: skip
    return SafetyCorridor.objects.create(geom=stored(drawn(shape)), **(values | fields))


def draw_stage(plan: Plan, stage: str, **fields: Any) -> PlanStage:
    """A stage of a plan that began on 1 October 2026 and goes on, unless told otherwise."""
    values: dict[str, Any] = {"started_on": date(2026, 10, 1), "body": "Ban Quản lý", "source": "drawn"}
    return PlanStage.objects.create(plan=plan, stage=stage, **(values | fields))


def draw_permit(shape: Drawn, **fields: Any) -> BuildingPermit:
    """A permit for a detached house unless told otherwise."""
    values: dict[str, Any] = {
        "permit_number": "0102/GPXD", "permit_kind": "nha_o", "status": "cap", "issued_on": date(2026, 2, 3),
        "investor_name": "Trần Thị Kín", "investor_address": "1 Đường Kín", "source": "drawn",
    }  # fmt: skip
    return BuildingPermit.objects.create(geom=stored(drawn(shape)), **(values | fields))
