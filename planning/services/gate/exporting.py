"""Xuất gói. A plan on file becomes a package that the gate accepts: GIS classes, workbook, documents."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from django.conf import settings

from geo.domain.crs import by_srid
from geo.domain.spreadsheets import harmless
from layers import documents
from layers.changesets.attachments import safe_name
from layers.field_types import Coded
from layers.registry import registry
from layers.rights import User
from planning.domain.gate.classes import (
    BOUNDARY,
    BUILDING_LINES,
    CLASSES,
    CORRIDORS,
    FUNCTIONS,
    RED_LINES,
    ROAD_AREAS,
    ClassSpec,
)
from planning.domain.gate.sheet import HEADINGS
from planning.queries.packages import PlanRows, PlanUnknown, plan_rows
from planning.services.gate.rows import (
    CORRIDOR_TEXTS,
    DECIDED_ON,
    FUNCTION_LEVELS,
    LINE_TEXTS,
    PLAN_CODES,
    PLAN_COUNTS,
    PLAN_DATES,
    PLAN_TEXTS,
    ROAD_TEXTS,
    ZONE_TEXTS,
)

__all__ = ["PlanUnknown", "Written", "export_plan"]

Values = dict[str, object]
_TYPES = {"A": "MultiPolygon", "L": "MultiLineString", "P": "Point"}
#: Fields that are written as numbers; all others are texts, as in the official templates.
_NUMBERS = frozenset(
    {"dienTich", "dienTichQH", "danSo", "danSoHienTrang", "danSoQuyHoach", "chieuDai", "soLo", "beRongLoGioi"}
)
_FOLDERS = {"drawing": "BanVe"}


@dataclass(frozen=True, slots=True)
class Written:
    """A package: the name of the file and its content."""

    name: str
    content: bytes


def export_plan(code: str, user: User | None, day: date) -> Written:
    """Write a plan as a package of TT 16/2025, in the VN-2000 zone of the city.

    Args:
        code: dossier code.
        user: what he may not see is not in it.
        day: of the export, for the note in the workbook.
    Raises:
        PlanUnknown: there is none that `user` may see.
    """
    found = plan_rows(code, user)
    plan = found.plan
    root = f"CSDL_{re.sub(r'[^0-9A-Za-z]+', '_', plan['plan_code']).strip('_') or 'DoAn'}"
    classes = _classes(found)
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        tempfile.TemporaryDirectory() as folder,
    ):
        for part in dict.fromkeys(spec.part for spec in CLASSES):
            path = Path(folder) / f"{part}.gpkg"
            for spec in CLASSES:
                if spec.part == part:
                    _write(path, spec, classes.get(spec.name, []))
            archive.write(path, f"{root}/HoSoGIS/{path.name}")
        papers = _papers(found)
        for place, content in papers.items():
            archive.writestr(f"{root}/HoSoScan/{place}", content)
        archive.writestr(
            f"{root}/HoSoScan/{root.removeprefix('CSDL_')}.xlsx", _workbook(found, root, papers, day)
        )
    return Written(f"{root}.zip", stream.getvalue())


def _classes(found: PlanRows) -> dict[str, list[tuple[Values, shapely.Geometry]]]:
    """Objects by class: values by field, shape in the storage CRS."""
    plan, members = found.plan, found.members
    shared: Values = {
        "maHoSoQH": plan["plan_code"], "maThongTinQH": plan["national_id"], "loaiQuyHoach": plan["plan_kind"],
        "capDoQuyHoach": _label("level", plan["level"]), "loaiDieuChinh": _label("adjustment", plan["adjustment"]),
        "trangThaiQuyHoach": _label("status", plan["status"]),
    }  # fmt: skip
    red = [(shared | _road(row), _shape(row)) for row in members.get("red_lines", ())]
    return {
        BOUNDARY: [(shared | _plan(plan), _shape(plan))],
        FUNCTIONS: [(shared | _zone(row), _shape(row)) for row in members.get("planning_zones", ())],
        ROAD_AREAS: red,
        RED_LINES: [(values, shapely.boundary(shape)) for values, shape in red],
        BUILDING_LINES: [
            (shared | _object(row) | _given(row, LINE_TEXTS) | _days(row, DECIDED_ON), _shape(row))
            for row in members.get("building_lines", ())
        ],
        CORRIDORS: [
            (shared | _corridor(row), shapely.boundary(_shape(row)))
            for row in members.get("safety_corridors", ())
        ],
    }


def _plan(plan: Mapping[str, Any]) -> Values:
    values: Values = {"maDoiTuong": str(plan["id"]), "tenDoiTuong": plan["name"]}
    values |= (
        _given(plan, PLAN_TEXTS)
        | _given(plan, PLAN_CODES)
        | _days(plan, PLAN_DATES)
        | _given(plan, PLAN_COUNTS)
    )
    values |= {"dienTichQH": plan["area_ha"], "trangThaiDoAn": _label("status", plan["status"])}
    if plan["scale"]:
        values["tyLe"] = f"1/{plan['scale']}"
    return values


def _zone(row: Mapping[str, Any]) -> Values:
    levels = (row["function_code"], row["function_name"], row["function_raw"])
    if not row["function_code"]:
        levels = (row["function_raw"] or row["function_name"], "", "")
    return (
        _object(row, row["zone_code"])
        | dict(zip(FUNCTION_LEVELS, levels, strict=True))
        | {"kyHieuLoDat": row["zone_code"], "kyHieuOQH": row["block_code"]}
        | {"dienTich": row["area_stated_m2"], "danSo": row["population"]}
        | _given(row, ZONE_TEXTS)
    )


def _road(row: Mapping[str, Any]) -> Values:
    return (
        _object(row, row["street_name"]) | _given(row, ROAD_TEXTS) | _days(row, DECIDED_ON)
        | {"beRongLoGioi": row["row_width_m"], "chieuDai": round(float(_shape(row).length), 3)}
    )  # fmt: skip


def _corridor(row: Mapping[str, Any]) -> Values:
    return (
        _object(row)
        | _given(row, CORRIDOR_TEXTS)
        | _days(row, DECIDED_ON)
        | {"loaiRanhGioiHanhLang": row["kind"]}
    )


def _object(row: Mapping[str, Any], name: str = "") -> Values:
    return {"maDoiTuong": str(row["id"]), "tenDoiTuong": name}


def _given(row: Mapping[str, Any], names: Mapping[str, str]) -> Values:
    return {given: row[name] for name, given in names.items()}


def _days(row: Mapping[str, Any], names: Mapping[str, str]) -> Values:
    return {given: _day(row[name]) for name, given in names.items()}


def _day(value: date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else ""


def _label(name: str, code: str) -> str:
    kind = registry.get("plans").by_name[name].type
    assert isinstance(kind, Coded)
    assert kind.codes is not None
    return kind.codes.label(code, "vi") if code else ""


def _shape(row: Mapping[str, Any]) -> shapely.Geometry:
    return shapely.from_wkb(bytes(row["shape"]))


def _write(path: Path, spec: ClassSpec, objects: Sequence[tuple[Values, shapely.Geometry]]) -> None:
    """One class as a layer of the GeoPackage, all fields of the annex and the further ones."""
    import pyogrio

    pyogrio.set_gdal_config_options({"OGR_SQLITE_SYNCHRONOUS": "OFF"})
    columns = [_column(name, [values.get(name) for values, _shape_ in objects]) for name in spec.understood]
    shapes = np.array([shapely.to_wkb(shape) for _values, shape in objects], dtype=object)
    pyogrio.raw.write(
        str(path), shapes, columns, np.array(spec.understood), layer=spec.name, driver="GPKG",
        geometry_type=_TYPES[spec.kind], crs=by_srid(settings.STORAGE_SRID).code, append=path.exists(),
        promote_to_multi=spec.kind in "AL", encoding="UTF-8",
    )  # fmt: skip


def _column(name: str, values: Iterable[object]) -> np.ndarray:
    if name in _NUMBERS:
        return np.array(
            [np.nan if one is None or one == "" else float(str(one)) for one in values], dtype=np.float64
        )
    return np.array([None if one is None or one == "" else str(one) for one in values], dtype=object)


def _papers(found: PlanRows) -> dict[str, bytes]:
    """Documents whose file is in the store, by their place in HoSoScan; of two with one name the second is renamed."""
    papers: dict[str, bytes] = {}
    for row in found.members.get("plan_documents", ()):
        if not documents.has(row["sha256"]):
            continue
        name = safe_name(row["file_name"] or f"{row['sha256'][:12]}.pdf")
        place = f"{_FOLDERS.get(row['kind'], 'VanBan')}/{name}"
        if place in papers:
            stem, dot, ending = place.rpartition(".")
            place = f"{stem}-{row['sha256'][:8]}{dot}{ending}"
        papers[place] = documents.read(row["sha256"])
    return papers


def _workbook(found: PlanRows, root: str, papers: Mapping[str, bytes], day: date) -> bytes:
    """Sheets HoSo (20 columns), BanVe and VanBan."""
    import openpyxl

    plan = found.plan
    values = _plan(plan) | {
        "maHoSoQH": plan["plan_code"], "maThongTinQH": plan["national_id"], "tenDoAn": plan["name"],
        "capDoQuyHoach": _label("level", plan["level"]), "heToaDo": by_srid(settings.STORAGE_SRID).name_vi,
        "thuMuc": root, "coBASIC": "Không", "coGIS": "Có", "tuKhoa": "",
        "ghiChu": f"Xuất ngày {day:%d/%m/%Y}",
    }  # fmt: skip
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "HoSo"
    sheet.append([heading for _field, heading, _keys in HEADINGS])
    sheet.append([_harmless(values.get(name, "")) for name, _heading, _keys in HEADINGS])
    for folder in ("BanVe", "VanBan"):
        sheet = book.create_sheet(folder)
        sheet.append(["STT", "Mã hồ sơ", "Tên tài liệu", "Tên tệp"])
        names = [place.partition("/")[2] for place in papers if place.startswith(f"{folder}/")]
        for number, name in enumerate(names, 1):
            sheet.append([number, plan["plan_code"], _harmless(name.rpartition(".")[0]), _harmless(name)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _harmless(value: object) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    return str(harmless("" if value is None else str(value)))
