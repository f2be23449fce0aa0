"""Đơn vị hành chính: HTTP. Units in force on a day, what they were before and what became of them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from cadastre.api import Lang
from geo.administration.lookup import units_at
from geo.http.answers import json_answer
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import Problem
from layers.registry import registry
from layers.rights import may

router = Router(tags=["administration"])


class UnitLinkOut(Schema):
    """A unit before or after; part = whole or part of it."""

    code: str
    name: str
    district: str | None = None
    part: str
    effective_on: dt.date
    legal_act: str


class UnitOut(Schema):
    """A unit in force; areas in km², area_km2 measured on the plane of the city's CRS."""

    code: str
    name: str
    full_name: str
    kind: str
    level: str
    province_code: str
    province_name: str
    district_name: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    legal_act: str
    area_km2_stated: float | None
    area_km2: float | None
    lon: float | None
    lat: float | None
    bbox: list[float] | None
    predecessors: list[UnitLinkOut]
    successors: list[UnitLinkOut]
    source: str
    synthetic: bool


class UnitsOut(Schema):
    """Units in force on a day."""

    at: dt.date
    wards: list[UnitOut]


@router.get(
    "/wards", response={200: UnitsOut, **PROBLEMS}, summary="Đơn vị hành chính · Administrative units"
)
def wards(
    request: HttpRequest,
    at: Annotated[dt.date | None, Query(description="Ngày · day, today by default")] = None,
    code: Annotated[str, Query(pattern=r"^(\d{2}|\d{5})?$", description="Mã · code, for example 26740")] = "",
    lang: Lang = None,
) -> HttpResponse:
    """Units in force on a day; codes were reused in 2025, so a code means a unit only together with a day."""
    if not may(request.user, "read", registry.get("wards")):
        raise Problem("not-found")
    day = at or timezone.localdate()
    level = "province" if len(code) == 2 else "commune"
    return json_answer(request, {"at": day, "wards": units_at(day, code=code, level=level)})
