"""Hồ sơ trình diễn: writes. The scripts of `permits.domain.demo_cases` played on parcels of the synthetic city."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from geo.domain.crs import by_srid
from geo.domain.working_days import WorkingCalendar
from geo.named_sql import load
from geo.reading import rows
from geo.working_calendar import working_calendar
from permits.domain.demo_cases import Script, scripts
from permits.models import PermitCase
from permits.services.register.filing import file
from permits.services.register.given import EventInput, Filing
from permits.services.register.recording import record

NOTE = "(dữ liệu mô phỏng)"
_NAMES = {
    "house": ("Nhà ở riêng lẻ", "Nhà ở"),
    "other": ("Công trình thương mại dịch vụ", "Công trình công cộng"),
}
_YARD_M, _STOREY_M, _LEAST_M2 = 1.0, 3.4, 20.0


def ensure(officer: User) -> int:
    """Play the scripts in the name of an officer, unless demo cases are there; returns how many were made."""
    if PermitCase.objects.filter(synthetic=True).exists():
        return 0
    plots = _plots()
    calendar, today = working_calendar(), timezone.localdate()
    made, last = 0, None
    for number, script in enumerate(scripts(), 1):
        case = _play(officer, script, number, plots, last, calendar, today)
        if case is None:
            break
        made, last = made + 1, case.pk
    return made


def _play(
    officer: User, script: Script, number: int, plots: Iterator[dict[str, Any]], last: UUID | None,
    calendar: WorkingCalendar, today: date,
) -> PermitCase | None:  # fmt: skip
    """One case; None when there are no plots left for it."""
    if script.changes:
        plot: dict[str, Any] = {}
    else:
        found = next(plots, None)
        if found is None:
            return None
        plot = found
    filing = _filing(
        script, number, plot, last if script.changes else None, days_ago(script.filed, calendar, today)
    )
    case = file(officer, filing)
    PermitCase.objects.filter(pk=case.pk).update(synthetic=True)
    for step in script.steps:
        more = (
            {"permit_number": f"{9000 + number}/GPXD"} if step.event == "grant" and not script.changes else {}
        )
        values = {**step.more, **more}
        note = values.pop("note", "")
        on = days_ago(step.ago, calendar, today)
        record(officer, case.pk, EventInput(step.event, on, note, values=values))
    return case


def _filing(script: Script, number: int, plot: dict[str, Any], permit: UUID | None, day: date) -> Filing:
    if permit is not None:
        more = {"storeys": 4} if script.kind == "dieu_chinh" else {}
        return Filing(kind=script.kind, filed_on=day, permit=permit, work=more)
    name, kind = _NAMES[script.work_group]
    shape: shapely.Polygon = plot["footprint"]
    storeys = 2 + number % 4
    ground = round(shape.area, 1)
    several = _several(storeys, ground) if script.kind == "du_an" else []
    floor = sum(one["floor_area_m2"] for one in several) if several else ground * storeys
    return Filing(
        kind=script.kind,
        works=several,
        work_group=script.work_group,
        filed_on=day,
        parcels=[str(plot["id"])],
        footprint=shapely.geometry.mapping(shape),
        crs=by_srid(settings.STORAGE_SRID).code,
        parties=[{
            "role": "investor", "name": f"Chủ đầu tư thử nghiệm {900_000 + number}",
            "address": f"Địa chỉ thử nghiệm {900_000 + number}",
        }],
        work={
            "authority": f"UBND {plot['ward_name']}", "address": plot["address"] or "", "work_name": f"{name} {NOTE}",
            "work_kind": kind, "work_class": "Cấp III" if storeys > 4 else "Cấp IV", "storeys": storeys,
            "height_m": round(storeys * _STOREY_M + 0.6, 1), "ground_floor_area_m2": ground,
            "floor_area_m2": round(floor, 1),
            "site_coverage_pct": round(100 * ground / plot["area_m2"], 1),
            "far": round(floor / plot["area_m2"], 2),
            "red_line": f"Cách tim đường {4 + number % 5} m",
            "building_line": "Lùi 1 m so với chỉ giới đường đỏ" if number % 2 else "Trùng chỉ giới đường đỏ",
        },
    )  # fmt: skip


def _several(storeys: int, ground_m2: float) -> list[dict[str, Any]]:
    """The works of a project: a main building and a lower one beside it, on one ground."""
    beside = round(ground_m2 / 4, 1)
    main = round(ground_m2 - beside, 1)
    return [
        {"work_name": f"Nhà chính {NOTE}", "work_kind": "Công trình công cộng",
         "work_class": "Cấp III" if storeys > 4 else "Cấp IV", "floor_area_m2": round(main * storeys, 1),
         "ground_floor_area_m2": main, "storeys": storeys, "height_m": round(storeys * _STOREY_M + 0.6, 1)},
        {"work_name": f"Nhà phụ trợ {NOTE}", "work_kind": "Công trình phụ trợ", "work_class": "Cấp IV",
         "floor_area_m2": beside, "ground_floor_area_m2": beside, "storeys": 1, "height_m": 4.0},
    ]  # fmt: skip


def days_ago(count: int, calendar: WorkingCalendar, today: date) -> date:
    """The day so many working days before a day."""
    day = today
    while count:
        day -= timedelta(days=1)
        count -= calendar.is_working(day)
    return day


def _plots() -> Iterator[dict[str, Any]]:
    """Housing parcels without a permit, always the same ones, each with room for a house."""
    for one in rows(load("permits", "demo")["plots"], {"limit": 200}):
        yard = shapely.from_wkb(bytes(one["shape"])).buffer(-_YARD_M, join_style="mitre")
        parts = [part for part in shapely.get_parts(yard) if part.area >= _LEAST_M2]
        if parts:
            yield one | {"footprint": shapely.set_precision(max(parts, key=lambda part: part.area), 0.001)}
