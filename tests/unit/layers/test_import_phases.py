"""Phases as pure functions over arrays."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
import shapely

from layers.derivations import bounds_of, code_of
from layers.importing.codes import check_codes, read_names
from layers.importing.columns import fold, map_columns
from layers.importing.identity import new_ids
from layers.importing.issues import FileRefused
from layers.importing.overlaps import find_overlaps
from layers.importing.values import parse_column
from layers.registry import registry
from layers.text_values import number, read_date, read_number, read_whole

ROWS = np.array([1, 2, 3])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.191.454,566", 1191454.566),
        ("603480.79", 603480.79),
        ("10,7725", 10.7725),
        ("603.480,790", 603480.79),
        ("1,191,454.5", 1191454.5),
    ],
)
def test_numbers_of_both_habits(text, expected):
    assert number(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/7/2025", date(2025, 7, 1)),
        ("2025-07-01T00:00:00", date(2025, 7, 1)),
        ("20250701", date(2025, 7, 1)),
        ("31/02/2025", None),
        ("07/2025", None),
    ],
)
def test_dates_have_the_day_first(text, expected):
    assert read_date(text) == expected


def test_whole_numbers_and_units():
    assert read_whole("12,0") == 12 and read_whole("12,5") is None and read_number("350 m2") == 350.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40-60", (40.0, 60.0)),
        ("≤5", (None, 5.0)),
        ("70", (None, 70.0)),
        ("theo QCVN", (None, None)),
        ("≥ 2,5", (2.5, None)),
        ("5 tầng", (None, 5.0)),
    ],
)
def test_bounds_of_an_indicator(text, expected):
    assert bounds_of(text) == expected


def test_text_is_composed_and_measured_in_characters(log):
    field = registry.get("parcels").by_name["land_use_codes"]
    good = np.ones(3, dtype=bool)
    column = pa.array(["Đất ở", "x" * 70, None])
    parsed = parse_column(column, field, ROWS, good, log, limit=60)
    assert parsed[0].as_py() == "Đất ở" and good.tolist() == [True, False, True]
    assert log.of("value-too-long")[0].row == 2


def test_a_value_out_of_range_keeps_its_row_out(log):
    field = registry.get("planning_zones").by_name["site_coverage_max_pct"]
    good = np.ones(3, dtype=bool)
    parse_column(pa.array(["60", "600", "-1"]), field, ROWS, good, log)
    assert good.tolist() == [True, False, False]


def test_former_and_unknown_codes_stay_and_are_logged(log):
    field = registry.get("parcels").by_name["land_use_codes"]
    good = np.ones(3, dtype=bool)
    check_codes(pa.array(["ONT+CLN", "BHK", "XYZ"]), field, ROWS, good, log)
    assert good.all() and log.counts == {"code-former": 1, "code-unlisted": 1}


def test_names_of_land_uses_become_their_codes(log):
    field = registry.get("parcels").by_name["land_use_codes"]
    given = {
        "Đất ở tại đô thị": "ODT",
        "ĐẤT Ở ĐÔ THỊ": "ODT",
        "Đất ở tại nông thôn+Đất trồng cây lâu năm": "ONT+CLN",
        "odt + cln": "ODT+CLN",
        "Cây hàng năm khác": "HNK",
        "Đất nghĩa trang, nghĩa địa, nhà tang lễ, nhà hỏa táng": "NTD",
        "BHK": "BHK",
        "ODT+CLN": "ODT+CLN",
        "Đất sân gôn": "Đất sân gôn",
    }
    rows = np.arange(1, len(given) + 2)
    column = pa.array([*given, None])
    found = read_names(column, field, rows, log)
    assert found.to_pylist() == [*given.values(), None]
    assert log.counts == {"code-from-name": 6}
    (first, *_others) = log.of("code-from-name")
    assert (first.row, first.field_name) == (1, "land_use_codes") and "ODT" in first.message("vi")
    good = np.ones(len(rows), dtype=bool)
    check_codes(found, field, rows, good, log)
    assert [one.row for one in log.of("code-unlisted")] == [9], "what has no code is listed and kept"


def test_a_strict_list_refuses(log):
    field = registry.get("plans").by_name["level"]
    good = np.ones(3, dtype=bool)
    check_codes(pa.array(["chung", "phan_khu", "tinh"]), field, ROWS, good, log)
    assert good.tolist() == [True, True, False]


def test_a_function_is_known_by_its_name():
    codes = registry.get("planning_zones").by_name["function_code"].type.codes
    assert code_of("Dân cư nông thôn (hiện trạng)", codes) == "DAT_LangXom"
    assert code_of("ĐẤT Y TẾ", codes) == "DAT_YTe" and code_of("Sân bay vũ trụ", codes) == ""


def test_columns_are_matched_without_case_and_accents(log):
    found = map_columns(
        ["Số tờ", "so_thua", "Dien Tich", "màu"], registry.get("parcels"), mapping={}, log=log
    )
    assert found.fields == {
        "sheet_number": "Số tờ",
        "parcel_number": "so_thua",
        "official_area_m2": "Dien Tich",
    }
    assert found.unmapped == ["màu"] and fold("Đường_GIAO-thông") == "duonggiaothong"


def test_a_required_field_without_column_refuses_the_file(log):
    with pytest.raises(FileRefused) as refusal:
        map_columns(["SHBANDO"], registry.get("parcels"), mapping={}, log=log)
    assert refusal.value.rule == "field-missing" and refusal.value.details["fields"] == "parcel_number"


def test_the_users_mapping_comes_first(log):
    found = map_columns(
        ["A", "B", "SHTHUA"],
        registry.get("parcels"),
        mapping={"A": "sheet_number", "B": "parcel_number"},
        log=log,
    )
    assert found.fields["parcel_number"] == "B" and "SHTHUA" in found.unmapped


def test_overlaps_of_shapes_that_share_hold_or_touch():
    squares = shapely.box([0, 10, 5, 100, 102], [0, 0, 2, 0, 2], [10, 20, 8, 110, 104], [10, 10, 5, 10, 4])
    found = [
        (one.first, one.second, round(one.area_m2, 6))
        for one in find_overlaps(np.append(squares, [squares[0], None]))
    ]
    assert found == [(0, 2, 9.0), (0, 5, 100.0), (2, 5, 9.0), (3, 4, 4.0)]
    assert find_overlaps(squares, min_area_m2=5.0)[0].area_m2 == pytest.approx(9.0)


def test_ids_are_random_uuids_of_version_four():
    import uuid

    ids = new_ids(1000)
    assert len(set(ids)) == 1000 and all(uuid.UUID(one).version == 4 for one in ids)
