"""CQL2 on PostGIS: each function of the standard selects the right parcels; nothing a client writes becomes SQL."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from geo.domain.crs import CRS84, TM3_105_45, WGS84
from geo.domain.transform import transform_point
from tests.ogc.drawing import EAST, NORTH, STEP

pytestmark = pytest.mark.django_db
ITEMS = "/ogc/collections/parcels/items"
NATIVE = "http://www.opengis.net/def/crs/EPSG/0/9210"


def numbers(answer: Any) -> str:
    """Parcel numbers found, in order, as one word."""
    assert answer.status_code == 200, answer.content
    return "".join(sorted(feature["properties"]["parcel_number"] for feature in answer.json()["features"]))


@pytest.fixture
def row(parcels: list[Any]) -> list[Any]:
    """The five parcels, with one value of each kind to tell them apart."""
    parcels[1].in_dispute = True
    parcels[1].survey_date = "2024-05-01"
    parcels[2].survey_date = "2025-05-01"
    parcels[2].valid_to = "2026-01-01"
    parcels[3].official_area_m2 = None
    parcels[4].land_use_codes = "LUC"
    for parcel in parcels:
        parcel.save()
    return parcels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("parcel_number = '3'", "3"),
        ("official_area_m2 > 150 AND official_area_m2 <= 300", "23"),
        ("parcel_number = '1' OR parcel_number = '2' AND official_area_m2 > 1000", "1"),
        ("NOT (parcel_number = '1' OR parcel_number = '2')", "345"),
        ("parcel_number <> '1'", "2345"),
        ("parcel_number IN ('1', '5')", "15"),
        ("parcel_number NOT IN ('1', '5')", "234"),
        ("official_area_m2 BETWEEN 200 AND 300", "23"),
        ("official_area_m2 NOT BETWEEN 200 AND 300", "15"),
        ("official_area_m2 IS NULL", "4"),
        ("official_area_m2 IS NOT NULL", "1235"),
        ("in_dispute = TRUE", "2"),
        ("in_dispute", "2"),
        ("NOT in_dispute AND parcel_number < '3'", "1"),
        ("TRUE", "12345"),
        ("address LIKE '1 %'", "1"),
        ("CASEI(ACCENTI(address)) IN (CASEI(ACCENTI('1 ĐƯỜNG Lê Lợi')), '2 duong le loi')", "12"),
        ("NOT CASEI(address) LIKE CASEI('1 ĐƯỜNG%')", "2345"),
        ("S_INTERSECTS(POINT(1 2), POINT(1 2))", "12345"),
        ("S_INTERSECTS(POINT(1 2), POINT(3 4)) OR parcel_number = '5'", "5"),
        ("address LIKE '_ Đường Lê Lợi'", "12345"),
        ("address NOT LIKE '1%'", "2345"),
        ("CASEI(address) LIKE CASEI('%ĐƯỜNG LÊ%')", "12345"),
        ("CASEI(ACCENTI(address)) LIKE '%duong le loi'", "12345"),
        ("address = '1 Đường Lê Lợi'", "1"),
        ("official_area_m2 * 2 + 1 = 401", "2"),
        ("official_area_m2 / 0 = 1", ""),
        ("-official_area_m2 < -400", "5"),
        ("official_area_m2 % 200 = 100", "135"),
        ("official_area_m2 div 300 = 1", "35"),
        ("official_area_m2 ^ 2 = 10000", "1"),
        ("computed_area_m2 < official_area_m2", "1235"),
        ("survey_date = DATE('2024-05-01')", "2"),
        ("survey_date > '2024-12-31'", "3"),
        ("survey_date < TIMESTAMP('2024-05-01T00:00:00Z')", "2"),
        ("survey_date < TIMESTAMP('2024-04-30T17:00:00Z')", ""),
        ("T_AFTER(survey_date, DATE('2024-12-31'))", "3"),
        ("T_BEFORE(survey_date, DATE('2024-12-31'))", "2"),
        ("T_DURING(survey_date, INTERVAL('2024-01-01', '2024-12-31'))", "2"),
        ("T_DURING(survey_date, INTERVAL('2024-01-01', '..'))", "23"),
        ("T_INTERSECTS(INTERVAL(valid_from, valid_to), INTERVAL('2026-02-01', '..'))", "1245"),
        ("T_EQUALS(valid_from, DATE('2025-07-01'))", "12345"),
        ("T_MEETS(INTERVAL(valid_from, valid_to), INTERVAL('2026-01-01', '2027-01-01'))", "3"),
        ("A_CONTAINS(land_use_codes, ('CLN'))", "1234"),
        ("A_OVERLAPS(land_use_codes, ('LUC', 'NTS'))", "5"),
        ("A_EQUALS(land_use_codes, ('CLN', 'ODT'))", "1234"),
        ("A_CONTAINEDBY(land_use_codes, ('ODT', 'CLN', 'LUC'))", "12345"),
    ],
)
def test_text_filters(get: Any, row: Any, text: str, expected: str) -> None:
    assert numbers(get(ITEMS, {"filter": text})) == expected


def test_identifiers_compare_as_uuid(get: Any, row: Any) -> None:
    assert numbers(get(ITEMS, {"filter": f"id = '{str(row[2].pk).upper()}'"})) == "3"
    assert numbers(get(ITEMS, {"filter": f"id IN ('{row[0].pk}', '{row[1].pk}')"})) == "12"


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("S_INTERSECTS", "123"), ("S_DISJOINT", "45"), ("S_WITHIN", "12"), ("S_OVERLAPS", "3"),
        ("S_CONTAINS", ""), ("S_TOUCHES", ""), ("S_EQUALS", ""), ("S_CROSSES", ""),
    ],
)  # fmt: skip
def test_spatial_functions_in_three_crs(get: Any, row: Any, function: str, expected: str) -> None:
    """A box from before parcel 1 to the middle of parcel 3."""
    corners = [(EAST - 5, NORTH - 5), (EAST + 2 * STEP + 10, NORTH + 25)]
    low, high = corners
    ring = [low, (high[0], low[1]), high, (low[0], high[1]), low]
    for crs, turned in ((TM3_105_45, False), (CRS84, False), (WGS84, True)):
        points = [transform_point(x, y, TM3_105_45, crs) for x, y in ring]
        text = ", ".join(f"{y} {x}" if turned else f"{x} {y}" for x, y in points)
        answer = get(ITEMS, {"filter": f"{function}(geometry, POLYGON(({text})))", "filter-crs": crs.uri})
        assert numbers(answer) == expected, crs


def test_bbox_and_equality_in_a_filter(get: Any, row: Any) -> None:
    box = f"BBOX({EAST - 1}, {NORTH - 1}, {EAST + STEP + 1}, {NORTH + 30})"
    assert numbers(get(ITEMS, {"filter": f"S_INTERSECTS(geometry, {box})", "filter-crs": NATIVE})) == "12"
    assert numbers(get(ITEMS, {"filter": f"S_INTERSECTS({box}, geometry)", "filter-crs": NATIVE})) == "12"
    assert numbers(get(ITEMS, {"filter": "S_EQUALS(geometry, geometry)"})) == "12345"


def test_json_filters_say_the_same(get: Any, row: Any) -> None:
    tree = {
        "op": "and",
        "args": [
            {"op": ">=", "args": [{"property": "official_area_m2"}, 200]},
            {"op": "in", "args": [{"property": "parcel_number"}, ["1", "2", "3"]]},
            {"op": "like", "args": [{"op": "casei", "args": [{"property": "address"}]}, "%lê lợi"]},
            {"op": "t_before", "args": [{"property": "valid_from"}, {"date": "2025-07-02"}]},
        ],
    }
    assert numbers(get(ITEMS, {"filter": json.dumps(tree), "filter-lang": "cql2-json"})) == "23"
    bbox = {"op": "s_intersects", "args": [{"property": "geometry"}, {"bbox": [106, 10, 107, 11]}]}
    assert numbers(get(ITEMS, {"filter": json.dumps(bbox), "filter-lang": "cql2-json"})) == "12345"


@pytest.mark.parametrize(
    "text",
    [
        "nothing = 1", "parcel_number = 1", "official_area_m2 LIKE 'a%'", "S_INTERSECTS(geometry, 1)",
        "S_DWITHIN(geometry, POINT(1 2), 10)", "S_INTERSECTS(address, POINT(1 2))",
        "S_INTERSECTS(POINT(1 2), holder_name)", "pg_sleep(1) = 1", "version()",
        "survey_date = 'soon'", "id = 'abc'", "in_dispute > 1", "a_contains(address, ('x'))", "1", "'x'", "address",
        "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))", "T_AFTER(address, DATE('2020-01-01'))",
        "S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))", "(((", "parcel_number = '1' AND", "address IN ()",
        "geom = 1", "geom_3857 IS NULL", "recorded_at IS NULL", "source_key = 'x'", "xmin = 1", "ctid IS NULL",
        "S_INTERSECTS(geometry, POINT(1e400 2))", "official_area_m2 = 1e999", "address LIKE 'x\\'",
    ],
)  # fmt: skip
def test_bad_filters_are_problems(get: Any, row: Any, text: str) -> None:
    answer = get(ITEMS, {"filter": text})
    assert answer.status_code == 400, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3_990 + "a=1", "NOT " * 1_900 + "a = 1", "-" * 7_900 + "a = 1", "a" + "^a" * 3_900 + " = 1",
        "a = 1" + " AND a = 1" * 790, "f(" * 2_600 + "a" + ")" * 2_600 + " = 1", "a" * 50_000,
    ],
)  # fmt: skip
def test_deep_and_long_filters_do_not_end_the_process(get: Any, row: Any, text: str) -> None:
    assert get(ITEMS, {"filter": text}).status_code == 400


def test_text_in_a_filter_stays_text(get: Any, row: Any) -> None:
    for attack in ("' OR '1'='1", "1'; DROP TABLE parcels; --", "%s", "%(p0)s", "{}", "\\", '"', "$$", "/*"):
        quoted = attack.replace("'", "''")
        assert numbers(get(ITEMS, {"filter": f"address = '{quoted}'"})) == ""
        assert numbers(get(ITEMS, {"address": attack})) == ""
    assert numbers(get(ITEMS)) == "12345"


def test_random_filters_never_fail(get: Any, row: Any) -> None:
    """Grammar-shaped noise: every answer is 200 or a 400 problem."""
    chance = random.Random(21_065)
    for _ in range(150):
        answer = get(ITEMS, {"filter": _condition(chance, 4), "limit": "1"})
        assert answer.status_code in (200, 400), answer.content


_ATOMS = (
    "official_area_m2", "address", "survey_date", "in_dispute", "id", "holder_name", "geometry", "1", "0", "-1e308",
    "'x'", "'%'", "DATE('2025-01-01')", "TIMESTAMP('9999-12-31T23:59:59Z')", "NULL", "TRUE", "POINT(106 10)",
    "BBOX(1,2,3,4)", "INTERVAL('..','2020-01-01')", "''''", "'\\'",
)  # fmt: skip


def _value(chance: random.Random, depth: int) -> str:
    if depth and chance.random() < 0.4:
        inner, other = _value(chance, depth - 1), _value(chance, depth - 1)
        form = chance.choice(
            ["{} + {}", "{} / {}", "{} ^ {}", "{} div {}", "CASEI({})", "ACCENTI({})", "({} * {})"]
        )
        return form.format(inner, other)
    return chance.choice(_ATOMS)


def _condition(chance: random.Random, depth: int) -> str:
    if depth and chance.random() < 0.5:
        inner, other = _condition(chance, depth - 1), _condition(chance, depth - 1)
        return chance.choice(["{} AND {}", "({} OR {})", "NOT ({})"]).format(inner, other)
    left, right = _value(chance, 2), _value(chance, 2)
    form = chance.choice(
        [
            "{} = {}", "{} < {}", "{} <> {}", "{} LIKE {}", "{} IN ({})", "{} BETWEEN {} AND 5", "{} IS NULL",
            "S_INTERSECTS({}, {})", "S_WITHIN({}, {})", "T_AFTER({}, {})", "T_DURING({}, {})", "A_OVERLAPS({}, {})",
        ]
    )  # fmt: skip
    return form.format(left, right)
