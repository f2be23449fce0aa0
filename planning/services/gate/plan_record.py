"""Đồ án của gói. What boundary and workbook together say of the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import shapely

from layers.text_values import read_number, read_whole
from planning.domain.gate.agreement import HECTARE_M2
from planning.domain.gate.classes import BOUNDARY
from planning.domain.gate.codes import (
    adjustment_of,
    level_of,
    level_of_dossier_code,
    level_of_national_id,
    status_of,
)
from planning.services.gate.table import Table

#: Levels of plans that govern no function of land: infrastructure, urban design.
_WITHOUT_PLOTS = frozenset({"ha_tang_ky_thuat", "thiet_ke_do_thi"})
_SCALE = re.compile(r"1\s*[:/]\s*([\d.\s]+)")


@dataclass(slots=True)
class PlanRecord:
    """The plan as the package describes it.

    Attributes:
        boundary: field → text of the boundary's first object.
        sheet: field → text of sheet HoSo.
        level: code of the level, "" when none can be told; `levels` where it was found.
        stated_m2: stated area in m²; 0 where none is stated.
        drawn_m2: area of the drawn boundary, in the zone in which it was delivered.
        stated_count: number of plots that the decision states.
        shape: boundary in the CRS of the city.
    """

    boundary: dict[str, str] = field(default_factory=dict)
    sheet: dict[str, str] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
    stated_m2: float = 0.0
    drawn_m2: float = 0.0
    stated_count: int | None = None
    shape: shapely.Geometry | None = None

    def text(self, name: str) -> str:
        """A value of the boundary, else of sheet HoSo."""
        return self.boundary.get(name) or self.sheet.get(name, "")

    @property
    def code(self) -> str:
        """Dossier code."""
        return self.text("maHoSoQH")

    @property
    def national_id(self) -> str:
        """National plan id as written."""
        return self.text("maThongTinQH")

    @property
    def level(self) -> str:
        """Level: as the boundary says, else as codes and workbook do."""
        return next(iter(self.levels.values()), "")

    @property
    def divides_ground(self) -> bool:
        """Whether its plots are to cover its ground: facilities of infrastructure and urban design need not."""
        return self.level not in _WITHOUT_PLOTS

    @property
    def level_said(self) -> str:
        """Text of the level as delivered."""
        return self.text("capDoQuyHoach")

    @property
    def adjustment(self) -> str:
        """Kind of adjustment; "none" where nothing says otherwise."""
        return adjustment_of(self.text("loaiDieuChinh"), self.national_id) or "none"

    @property
    def status(self) -> str:
        """State as written; approved where a decision is named, else in preparation."""
        said = status_of(self.text("trangThaiDoAn")) or status_of(self.text("trangThaiQuyHoach"))
        return said or ("approved" if self.text("soQDQH") else "preparing")

    @property
    def scale(self) -> int | None:
        """Denominator of the scale."""
        text = self.text("tyLe")
        found = _SCALE.search(text)
        whole = read_whole((found[1] if found else text).replace(" ", ""))
        return whole if whole and whole >= 100 else None


def record_of(
    tables: list[Table],
    sheet: dict[str, str],
    shape: shapely.Geometry | None,
    stated_count: int | None = None,
) -> PlanRecord:
    """Put together what is said of the plan.

    Args:
        stated_count: number of plots that the decision states, where whoever asks knows it.
    """
    table = next((one for one in tables if one.name == BOUNDARY and one.rows), None)
    boundary = {name: table.texts(name)[0] for name in table.fields} if table else {}
    record = PlanRecord({name: text for name, text in boundary.items() if text}, sheet, shape=shape)
    declared = level_of(record.boundary.get("capDoQuyHoach", ""))
    levels = {
        "capDoQuyHoach": declared,
        "maHoSoQH": level_of_dossier_code(record.code, declared),
        "maThongTinQH": level_of_national_id(record.national_id, declared),
        "HoSo": level_of(sheet.get("capDoQuyHoach", "")),
    }
    record.levels = {where: level for where, level in levels.items() if level}
    if table is not None and table.placed is not None:
        measured = table.measured()
        record.drawn_m2 = float(np.nansum(measured))
    stated = read_number(record.text("dienTichQH")) or 0.0
    record.stated_m2 = _in_square_metres(stated, record.drawn_m2)
    record.stated_count = (
        stated_count if stated_count is not None else read_whole(sheet.get("soO", "") or "-")
    )
    return record


def _in_square_metres(stated: float, drawn_m2: float) -> float:
    """Plans state their area in hectares, some in square metres: the unit that comes closer to the drawing."""
    hectares = stated * HECTARE_M2
    return stated if drawn_m2 and abs(stated - drawn_m2) < abs(hectares - drawn_m2) else hectares
