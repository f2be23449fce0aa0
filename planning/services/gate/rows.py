"""Dòng của gói thành đối tượng. What rows of a package become in the layers of planning, and back again.

One table for both directions: field of the layer ↔ field of the class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely
from django.conf import settings

from geo.domain.crs import by_srid
from layers.text_values import read_number, read_whole
from planning.domain.gate.agreement import in_square_metres
from planning.domain.gate.classes import (
    BLOCKS,
    BOUNDARY,
    BUILDING_LINES,
    CORRIDORS,
    ROAD_AREAS,
    ROADS,
    key_of,
)
from planning.domain.statuses import CORRIDOR_KINDS, INFRASTRUCTURE_THEMES
from planning.services.functions import FunctionNames
from planning.services.gate.judging_places import division_of, road_ground
from planning.services.gate.plan_record import PlanRecord
from planning.services.gate.table import Table, day_of

#: Field of the layer → field of the class; texts are taken as they are, dates and whole numbers read.
PLAN_TEXTS = {
    "national_id": "maThongTinQH", "name": "tenDoAn", "plan_kind": "loaiQuyHoach", "brief_decision_number": "soQDNV",
    "decision_number": "soQDQH", "authority": "coQuanPheduyet", "investor": "chuDauTu", "consultant": "donViTuVan",
    "location": "diaDiemQH", "responsible_body": "coQuanToChucLap", "chief_planner": "chuNhiemDoAn",
    "replaces": "thayTheDoAn", "base_plan_code": "dieuChinhDoAn",
}  # fmt: skip
PLAN_CODES = {"infrastructure_theme": "chuyenNganhHTKT"}
PLAN_DATES = {
    "brief_decision_date": "ngayQDNV", "decision_date": "ngayQDQH", "announced_on": "ngayCongBo",
    "consultation_from": "layYKienTu", "consultation_to": "layYKienDen",
}  # fmt: skip
PLAN_COUNTS = {
    "population_current": "danSoHienTrang",
    "population_planned": "danSoQuyHoach",
    "stated_zone_count": "soLo",
}
ZONE_TEXTS = {
    "site_coverage_raw": "matDoXayDung", "storeys_raw": "tangCaoXayDung", "far_raw": "heSoSuDungDat",
    "height_raw": "chieuCao", "setback_raw": "khoangLuiXayDung", "note": "ghiChu",
}  # fmt: skip
ROAD_TEXTS = {
    "street_name": "tenDuong", "kind": "phanLoai", "row_width_raw": "loGioi", "cross_section": "kyHieuMatCat",
    "chamfer": "vatGoc", "decision_number": "soQDQH",
}  # fmt: skip
#: Of a road area or what red lines close, from the centre line on it.
CENTRE_LINE_TEXTS = {"street_name": "tenDuong", "row_width_raw": "loGioi", "cross_section": "kyHieuMatCat"}
LINE_TEXTS = {
    "street_name": "tenDuong", "setback_raw": "khoangLuiXayDung", "decision_number": "soQDQH", "note": "ghiChu",
}  # fmt: skip
CORRIDOR_TEXTS = {
    "name": "tenDoiTuong", "width_raw": "chieuRong", "legal_basis": "canCuPhapLy", "authority": "coQuanQuanLy",
    "decision_number": "soQDQH", "note": "ghiChu",
}  # fmt: skip
DECIDED_ON = {"decision_date": "ngayQDQH"}
SYMBOLS = ("kyHieuLoDat", "kyHieuOQH", "kyHieuKhuQH")
FUNCTION_LEVELS = ("chucNangSuDungDatMuc1", "chucNangSuDungDatMuc2", "chucNangSuDungDatMuc3")
#: Kind of a corridor that a text names; "other" where none does.
_CORRIDORS = (
    ("dien", "power"), ("duongsat", "railway"), ("thuyloi", "irrigation"), ("de", "irrigation"), ("ditich", "heritage"),
    ("song", "water"), ("kenh", "water"), ("rach", "water"), ("duongbo", "traffic"), ("giaothong", "traffic"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A feature to be: its layer, values, and shape in the CRS named."""

    layer: str
    properties: dict[str, object]
    shape: shapely.Geometry
    crs: str


@dataclass(slots=True)
class Rows:
    """All features of a package; `left_out` counts objects by class that no layer takes."""

    plan: Row
    members: list[Row]
    left_out: dict[str, int] = field(default_factory=dict)


def rows_of(tables: list[Table], record: PlanRecord, functions: FunctionNames) -> Rows:
    """Features of an accepted package."""
    by_name = {table.name: table for table in tables}
    division = division_of(tables)
    members = list(_zones(division, by_name.get(BLOCKS), record, functions)) if division else []
    found = Rows(_plan(by_name[BOUNDARY], record), members)
    members += _roads(by_name.get(ROAD_AREAS), tables, record)
    if (lines := by_name.get(BUILDING_LINES)) is not None:
        for index, shape, crs in _placed(lines):
            values = _texts(lines, index, LINE_TEXTS) | _dates(lines, index, DECIDED_ON)
            if not values.get("street_name"):
                values["street_name"] = lines.texts("tenDoiTuong")[index]
            members.append(Row("building_lines", _of_plan(record) | values, shape, crs))
    _corridors(by_name.get(CORRIDORS), record, found)
    taken = {BOUNDARY, division.name if division else "", ROAD_AREAS, BUILDING_LINES, CORRIDORS}
    found.left_out |= {table.name: table.rows for table in tables if table.rows and table.name not in taken}
    return found


def _plan(table: Table, record: PlanRecord) -> Row:
    values: dict[str, object] = {name: record.text(given) for name, given in PLAN_TEXTS.items()}
    themes = {code for code, _vi, _en in INFRASTRUCTURE_THEMES}
    values |= {name: text for name, given in PLAN_CODES.items() if (text := record.text(given)) in themes}
    values |= {
        name: day.isoformat() for name, given in PLAN_DATES.items() if (day := day_of(record.text(given)))
    }
    values |= {
        name: count
        for name, given in PLAN_COUNTS.items()
        if (count := read_whole(record.text(given) or "-")) is not None
    }
    values |= {
        "plan_code": record.code,
        "level": record.level,
        "adjustment": record.adjustment,
        "status": "approved"
        if record.status == "announced" and "announced_on" not in values
        else record.status,
    }
    if record.stated_m2:
        values["area_ha"] = round(record.stated_m2 / 10_000, 6)
    if record.stated_count is not None:
        values["stated_zone_count"] = record.stated_count
    if record.scale is not None:
        values["scale"] = record.scale
    shapes = [(shape, crs) for _index, shape, crs in _placed(table)]
    shape = shapes[0][0] if len(shapes) == 1 else shapely.union_all([one for one, _crs in shapes])
    return Row("plans", {name: value for name, value in values.items() if value != ""}, shape, shapes[0][1])


def _zones(table: Table, blocks: Table | None, record: PlanRecord, functions: FunctionNames) -> Iterator[Row]:
    stated = in_square_metres(table.numbers("dienTich"), table.measured()).areas_m2
    levels = [table.texts(name) for name in FUNCTION_LEVELS]
    symbols = [table.texts(name) for name in SYMBOLS]
    population = table.texts("danSo")
    around = _blocks_around(table, blocks)
    for index, shape, crs in _placed(table):
        code, raw = functions.resolve([level[index] for level in levels])
        symbol = next((texts[index] for texts in symbols if texts[index]), "")
        block = table.texts("kyHieuOQH")[index] if table.name != BLOCKS else ""
        values: dict[str, object] = _of_plan(record) | _texts(table, index, ZONE_TEXTS)
        values |= {"zone_code": symbol, "block_code": block or around.get(index, ""), "function_raw": raw}
        if code:
            values["function_code"] = code
        if np.isfinite(stated[index]):
            values["area_stated_m2"] = float(stated[index])
        if (people := read_whole(population[index] or "-")) is not None:
            values["population"] = people
        yield Row("planning_zones", {name: one for name, one in values.items() if one != ""}, shape, crs)


def _blocks_around(table: Table, blocks: Table | None) -> dict[int, str]:
    """Symbol of the block in which each plot lies, where the package has both and plots do not say it."""
    if blocks is None or blocks is table or blocks.placed is None or not blocks.rows:
        return {}
    sound = np.flatnonzero(blocks.sound)
    tree = shapely.STRtree(blocks.placed[sound])
    texts = blocks.texts("kyHieuOQH")
    assert table.placed is not None
    plots, hits = tree.query(shapely.point_on_surface(table.placed), predicate="within")
    return {int(plot): texts[sound[hit]] for plot, hit in zip(plots, hits, strict=True)}


def _roads(areas: Table | None, tables: list[Table], record: PlanRecord) -> Iterator[Row]:
    """Land between red lines: the road areas of the package, else what its red lines close."""
    streets = _Streets(next((one for one in tables if one.name == ROADS), None))
    if areas is not None and areas.rows:
        for index, shape, crs in _placed(areas):
            assert areas.placed is not None
            values = streets.inside(areas.placed[index]) | _texts(areas, index, ROAD_TEXTS)
            values |= _dates(areas, index, DECIDED_ON)
            values = _with_width(values)
            if (width := areas.numbers("beRongLoGioi")[index]) is not None:
                values["row_width_m"] = width
            yield Row("red_lines", _of_plan(record) | values, shape, crs)
        return
    faces, _left = road_ground(tables)
    for face in faces:
        values = _with_width(streets.inside(face))
        yield Row("red_lines", _of_plan(record) | values, face, by_srid(settings.STORAGE_SRID).code)


def _with_width(values: dict[str, object]) -> dict[str, object]:
    width = read_number(str(values.get("row_width_raw", "")) or "-")
    return values if width is None else values | {"row_width_m": width}


class _Streets:
    """Names and widths of streets, which the annex keeps with the centre lines."""

    def __init__(self, table: Table | None) -> None:
        self._table = table if table is not None and table.placed is not None else None
        if self._table is not None:
            assert self._table.placed is not None
            self._sound = np.flatnonzero(self._table.sound)
            self._lines = self._table.placed[self._sound]
            self._tree = shapely.STRtree(self._lines)

    def inside(self, ground: shapely.Geometry) -> dict[str, object]:
        """What all centre lines that mostly run on this ground say alike; crossing streets only reach into it."""
        if self._table is None:
            return {}
        near = self._tree.query(ground, predicate="intersects")
        on_it = shapely.length(shapely.intersection(self._lines[near], ground))
        own = self._sound[near[on_it > shapely.length(self._lines[near]) / 2]]
        found = {
            name: {self._table.texts(given)[index] for index in own.tolist()}
            for name, given in CENTRE_LINE_TEXTS.items()
        }
        return {name: texts.pop() for name, texts in found.items() if len(texts) == 1 and texts != {""}}


def _corridors(table: Table | None, record: PlanRecord, found: Rows) -> None:
    """Closed lines become the land inside; open ones bound nothing that could be kept."""
    if table is None:
        return
    kinds = table.texts("loaiRanhGioiHanhLang")
    for index, shape, crs in _placed(table):
        ground = shapely.build_area(shape)
        if ground.is_empty:
            found.left_out[CORRIDORS] = found.left_out.get(CORRIDORS, 0) + 1
            continue
        values = _texts(table, index, CORRIDOR_TEXTS) | _dates(table, index, DECIDED_ON)
        values |= {"kind": corridor_kind(kinds[index])}
        found.members.append(Row("safety_corridors", _of_plan(record) | values, ground, crs))


def corridor_kind(text: str) -> str:
    """Kind of corridor (code list `corridor-kind`) that a text names.

    >>> corridor_kind("Hành lang lưới điện"), corridor_kind("power"), corridor_kind("")
    ('power', 'power', 'other')
    """
    codes = {code for code, _vi, _en in CORRIDOR_KINDS}
    if text in codes:
        return text
    key = key_of(text.replace(".", " "))
    return next((kind for word, kind in _CORRIDORS if word in key), "other")


def _of_plan(record: PlanRecord) -> dict[str, object]:
    return {"plan_code": record.code}


def _texts(table: Table, index: int, names: Mapping[str, str]) -> dict[str, object]:
    found = {name: table.texts(given)[index] for name, given in names.items() if given in table.fields}
    return {name: text for name, text in found.items() if text}


def _dates(table: Table, index: int, names: Mapping[str, str]) -> dict[str, object]:
    found = {
        name: day_of(table.texts(given)[index]) for name, given in names.items() if given in table.fields
    }
    return {name: day.isoformat() for name, day in found.items() if day}


def _placed(table: Table) -> Iterator[tuple[int, shapely.Geometry, str]]:
    """Objects with their shape: in the zone of delivery where it is one, else in the CRS of the city."""
    if table.placed is None or table.crs is None:
        return
    in_zone = table.crs.is_zone
    code = table.crs.code if in_zone else by_srid(settings.STORAGE_SRID).code
    shapes = table.shapes if in_zone else table.placed
    for index in np.flatnonzero(table.sound):
        yield int(index), shapes[index], code
