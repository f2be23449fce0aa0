"""Nội dung. Codes, agreement of figures, indicators: what the rows and the workbook say."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import shapely

from geo.domain.figures import figure
from geo.domain.folding import fold
from layers.derivations import bounds_of
from layers.text_values import read_number
from planning.domain.gate import agreement, indicators
from planning.domain.gate.codes import dossier_code_is_formal, national_id_fault
from planning.domain.gate.findings import Findings
from planning.domain.gate.indicators import Bounds
from planning.services.functions import FunctionNames
from planning.services.gate.plan_record import PlanRecord
from planning.services.gate.table import Table, day_of

_DATES = ("ngayQDNV", "ngayQDQH")
_FIGURES = ("dienTich", "danSo", "dienTichQH", "danSoHienTrang", "danSoQuyHoach", "chieuDai")
_FUNCTIONS = ("chucNangSuDungDatMuc1", "chucNangSuDungDatMuc2", "chucNangSuDungDatMuc3")
_COMPARED = {
    "tenDoAn": ("Tên đồ án", "Name of the plan"), "soQDQH": ("Số quyết định", "Decision number"),
    "ngayQDQH": ("Ngày quyết định", "Decision date"), "soQDNV": ("Số quyết định nhiệm vụ", "Brief decision number"),
    "ngayQDNV": ("Ngày quyết định nhiệm vụ", "Brief decision date"),
}  # fmt: skip


def judge_codes(
    record: PlanRecord, tables: list[Table], functions: FunctionNames, findings: Findings
) -> None:
    """Codes of the plan and of its objects."""
    if not record.code:
        findings.add("G-308")
    elif not dossier_code_is_formal(record.code):
        findings.add("G-301", value=record.code)
    if record.national_id and (fault := national_id_fault(record.national_id)):
        findings.add("G-302", value=record.national_id, why=tuple(fault))
    if not record.level:
        findings.add("G-306", value=record.level_said or "–")
    elif len(set(record.levels.values())) > 1:
        values = ", ".join(f"{where}: {level}" for where, level in record.levels.items())
        findings.add("G-307", values=values)
    if record.sheet.get("maHoSoQH", record.code) != record.code and record.code:
        findings.add("G-303", "HoSo", value=record.sheet["maHoSoQH"], expected=record.code)
    for table in tables:
        _object_codes(table, record, findings)
    _functions([one for one in tables if one.spec.core], functions, findings)


def _object_codes(table: Table, record: PlanRecord, findings: Findings) -> None:
    codes = table.texts("maHoSoQH")
    for value in sorted(set(codes) - {"", record.code}):
        if record.code:
            index = codes.index(value)
            findings.add(
                "G-303",
                table.name,
                table.feature(index),
                table.place(index),
                value=value,
                expected=record.code,
            )
    objects = table.texts("maDoiTuong")
    for value, count in Counter(objects).items():
        if value and count > 1:
            index = objects.index(value)
            findings.add("G-304", table.name, value[:80], table.place(index), value=value[:80], count=count)


def _functions(tables: list[Table], functions: FunctionNames, findings: Findings) -> None:
    """Raw names that map to no code, with their number and area."""
    for table in tables:
        levels = [table.texts(name) for name in _FUNCTIONS if name in table.fields]
        if not levels or "chucNangSuDungDatMuc1" not in table.fields:
            continue
        unmapped: dict[str, list[int]] = defaultdict(list)
        for index, texts in enumerate(zip(*levels, strict=True)):
            code, raw = functions.resolve(texts)
            if not code:
                unmapped[raw].append(index)
        for raw, places in sorted(unmapped.items()):
            shapes = [table.place(index) for index in places]
            area = float(sum(shape.area for shape in shapes if shape is not None))
            findings.add(
                "G-305", table.name, table.feature(places[0]), shapes[0], value=raw[:120] or "–", count=len(places),
                area=(figure(area, "vi", 0), figure(area, "en", 0)),
            )  # fmt: skip


def judge_agreement(
    record: PlanRecord, tables: list[Table], division: Table | None, findings: Findings
) -> None:
    """Stated areas and counts against what is drawn, and the workbook against the boundary."""
    for name, label in _COMPARED.items():
        sheet, drawn = record.sheet.get(name, ""), record.boundary.get(name, "")
        if sheet and drawn and not _same(sheet, drawn):
            findings.add("G-806", "HoSo", field=label, sheet=sheet[:120], boundary=drawn[:120])
    for table in tables:
        if table.spec.covers and table.placed is not None:
            _plots(table, findings)
    if record.stated_m2 and record.drawn_m2:
        share = agreement.difference_share(record.stated_m2, record.drawn_m2)
        if share is not None:
            findings.add(
                "G-801", geometry=record.shape, stated=_both(record.stated_m2 / 10_000, 4),
                drawn=_both(record.drawn_m2 / 10_000, 4), difference=_both(share * 100, 2),
            )  # fmt: skip
    if division is None:
        if record.divides_ground and any(one.spec.part == "QuyHoach" for one in tables):
            findings.add("G-205")
        return
    if record.stated_count is not None and record.stated_count != division.rows:
        findings.add("G-805", division.name, stated=record.stated_count, count=division.rows)
    _sum(record, division, findings)


def _sum(record: PlanRecord, division: Table, findings: Findings) -> None:
    """Stated areas of the plots against that of the plan, unless the plan's own figure is what is wrong."""
    if not record.divides_ground or not record.stated_m2:
        return
    if agreement.difference_share(record.stated_m2, record.drawn_m2) is not None:
        return
    stated = _stated(division).areas_m2
    known = np.isfinite(stated)
    if not known.any():
        return
    total = float(stated[known].sum())
    share = agreement.difference_share(record.stated_m2, total, agreement.SUM_SHARE)
    if share is not None:
        findings.add(
            "G-804", division.name, count=int(known.sum()), sum=_both(total, 1), stated=_both(record.stated_m2, 1),
            difference=_both(share * 100, 2),
        )  # fmt: skip


def _stated(table: Table) -> agreement.Stated:
    return agreement.in_square_metres(table.numbers("dienTich"), table.measured())


def _plots(table: Table, findings: Findings) -> None:
    stated, drawn = _stated(table), table.measured()
    if stated.in_hectares:
        findings.add("G-803", table.name, name=table.name)
    for index in agreement.differing_plots(stated.areas_m2, drawn, stated.in_hectares):
        if table.sound[index]:
            findings.add(
                "G-802", table.name, table.feature(index), table.place(index), stated=_both(stated.areas_m2[index], 1),
                drawn=_both(drawn[index], 1), difference=_both(abs(stated.areas_m2[index] - drawn[index]), 1),
            )  # fmt: skip


def judge_values(record: PlanRecord, tables: list[Table], findings: Findings) -> None:
    """Indicators, dates and figures of every class, and of the workbook."""
    for table in tables:
        for name in indicators.FIELDS:
            if name in table.fields:
                _indicator(table, name, findings)
        if {"matDoXayDung", "tangCaoXayDung", "heSoSuDungDat"} <= table.fields.keys():
            _ratios(table, findings)
        for name in (*_DATES, *_FIGURES):
            for index, text in enumerate(table.texts(name) if name in table.fields else ()):
                _readable(name, text, table.name, table.feature(index), table.place(index), findings)
    for name in (*_DATES, *_FIGURES):
        _readable(name, record.sheet.get(name, ""), "HoSo", "", None, findings)


def _readable(
    name: str, text: str, class_name: str, feature: str, shape: shapely.Geometry | None, findings: Findings
) -> None:
    if not text or text in ("-", "–"):
        return
    if name in _DATES and day_of(text) is None:
        findings.add("G-904", class_name, feature, shape, field=name, value=text[:60])
    if name in _FIGURES and read_number(text) is None:
        findings.add("G-905", class_name, feature, shape, field=name, value=text[:60])


def _indicator(table: Table, name: str, findings: Findings) -> None:
    label = tuple(indicators.FIELDS[name][0])
    read: dict[str, tuple[Bounds, bool]] = {}
    for index, text in enumerate(table.texts(name)):
        if not text:
            continue
        if text not in read:
            bounds = Bounds(*bounds_of(text))
            read[text] = bounds, bounds == Bounds(None, None) and not indicators.refers(text)
        bounds, unread = read[text]
        if unread:
            findings.add(
                "G-901", table.name, table.feature(index), table.place(index), field=label, value=text[:60]
            )
        elif why := indicators.impossible(name, bounds):
            findings.add(
                "G-902", table.name, table.feature(index), table.place(index), field=label, value=text[:60],
                why=tuple(why),
            )  # fmt: skip


def _ratios(table: Table, findings: Findings) -> None:
    columns = [table.texts(name) for name in ("matDoXayDung", "tangCaoXayDung", "heSoSuDungDat")]
    for index, texts in enumerate(zip(*columns, strict=True)):
        coverage, storeys, far = (Bounds(*bounds_of(text)) for text in texts)
        if any(
            indicators.impossible(name, one)
            for name, one in (("matDoXayDung", coverage), ("tangCaoXayDung", storeys))
        ):
            continue
        possible = indicators.excess_ratio(coverage, storeys, far)
        if possible is not None:
            findings.add(
                "G-903", table.name, table.feature(index), table.place(index), far=texts[2][:40],
                possible=_both(possible, 2),
            )  # fmt: skip


def _same(one: str, other: str) -> bool:
    days = day_of(one), day_of(other)
    return days[0] == days[1] if all(days) else fold(one) == fold(other)


def _both(value: float, decimals: int) -> tuple[str, str]:
    return figure(value, "vi", decimals), figure(value, "en", decimals)
