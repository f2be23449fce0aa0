"""How many features match: counted, estimated or asked for, and never counted twice on the way through the pages."""

from __future__ import annotations

from typing import Any

import pytest
from psycopg import sql

from ogc import reading
from ogc.statements import Statement

pytestmark = pytest.mark.django_db
ITEMS = "/ogc/collections/parcels/items"


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_many", set())


def _count_to(limit: int, monkeypatch: Any) -> None:
    """Whatever the statistics of a table that was just filled let the planner expect."""
    monkeypatch.setattr(reading, "COUNTED_ROWS", limit)
    monkeypatch.setattr(reading, "BELIEVED", 1_000_000)


def test_counts_are_exact_or_absent(get: Any, parcels: Any, monkeypatch: Any) -> None:
    _count_to(3, monkeypatch)
    page = get(ITEMS, {"limit": "2", "sheet_number": "10"}).json()
    assert "numberMatched" not in page
    assert page["x-numberEstimated"] >= 3
    assert get(ITEMS, {"limit": "2", "filter": "official_area_m2 > 250"}).json()["numberMatched"] == 3
    hits = get(ITEMS, {"resultType": "hits"}).json()
    assert hits["numberMatched"] == 5 and hits["features"] == []


def test_a_later_page_repeats_what_the_first_one_told_of_matches(
    get: Any, parcels: Any, monkeypatch: Any
) -> None:
    first = get(ITEMS, {"limit": "2", "filter": "official_area_m2 > 150"}).json()
    monkeypatch.setattr(reading.statements, "count", None)
    second = get(next(link["href"] for link in first["links"] if link["rel"] == "next")).json()
    assert first["numberMatched"] == second["numberMatched"] == 4 and second["numberReturned"] == 2


def test_many_matches_are_estimated_and_counted_on_request(get: Any, parcels: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(reading, "COUNTED_ROWS", 0)
    asked = {"limit": "2", "filter": "official_area_m2 > 150"}
    page = get(ITEMS, asked).json()
    assert "numberMatched" not in page and page["x-numberEstimated"] >= 3
    later = get(ITEMS, asked | {"limit": "1", "offset": "2"}).json()
    assert "numberMatched" not in later and later["x-numberEstimated"] >= 4
    assert get(ITEMS, asked | {"resultType": "hits"}).json()["numberMatched"] == 4


def test_an_estimate_is_no_less_than_what_was_counted(get: Any, parcels: Any, monkeypatch: Any) -> None:
    """As for a filter that the planner believes to be rare: 40 where 50,000 match."""
    _count_to(3, monkeypatch)
    rare = Statement(
        sql.SQL("SELECT json_build_array(json_build_object('Plan', '{\"Plan Rows\": 1}'::json))"), {}
    )
    monkeypatch.setattr(reading.statements, "planned", lambda _query: rare)
    page = get(ITEMS, {"limit": "1", "sheet_number": "10"}).json()
    assert "numberMatched" not in page and page["x-numberEstimated"] == 4


def test_a_kind_of_filter_that_had_many_is_read_without_a_count(
    get: Any, parcels: Any, monkeypatch: Any
) -> None:
    """To search for all of them takes longer than the page; what follows has an estimate, or a count aside."""
    monkeypatch.setattr(reading, "COUNTED_ROWS", 3)
    plan = "SELECT json_build_array(json_build_object('Plan', '{\"Plan Rows\": 50000}'::json))"
    monkeypatch.setattr(reading.statements, "planned", lambda _query: Statement(sql.SQL(plan), {}))
    monkeypatch.setattr(reading.statements, "count", None)
    first = get(ITEMS, {"limit": "2", "sheet_number": "10"}).json()
    assert len(reading._many) == 1
    monkeypatch.setattr(reading, "_soon", None)
    again = get(ITEMS, {"limit": "2", "sheet_number": "10"}).json()
    for page in (first, again):
        assert "numberMatched" not in page and page["x-numberEstimated"] == 50_000
    assert first["features"] == again["features"] and len(first["features"]) == 2


def test_a_kind_of_filter_that_had_many_is_counted_where_it_has_few(
    get: Any, parcels: Any, monkeypatch: Any
) -> None:
    _count_to(3, monkeypatch)
    assert "numberMatched" not in get(ITEMS, {"limit": "1", "filter": "official_area_m2 > 0"}).json()
    few = get(ITEMS, {"limit": "1", "filter": "official_area_m2 > 250"}).json()
    assert few["numberMatched"] == 3 and few["numberReturned"] == 1


def test_a_box_is_counted_alike_on_every_page_of_it(get: Any, parcels: Any, monkeypatch: Any) -> None:
    _count_to(3, monkeypatch)
    asked = {"bbox": "100,8,110,24", "limit": "2"}
    counts = [get(ITEMS, asked | more).json()["numberMatched"] for more in ({}, {"offset": "2"})]
    assert counts == [5, 5]


@pytest.mark.parametrize("cap", [3, 5, 10_000])
def test_a_box_gives_the_same_pages_whether_its_matches_are_counted_or_not(
    get: Any, parcels: Any, monkeypatch: Any, cap: int
) -> None:
    monkeypatch.setattr(reading, "COUNT_CAP", cap)
    asked = {"bbox": "100,8,110,24", "sortby": "-parcel_number,parcel_number", "limit": "2"}
    page = get(ITEMS, asked).json()
    assert [one["properties"]["parcel_number"] for one in page["features"]] == ["5", "4"]
    assert page.get("numberMatched") == (5 if cap >= 5 else None)
    after = get(next(link["href"] for link in page["links"] if link["rel"] == "next"))
    assert [one["properties"]["parcel_number"] for one in after.json()["features"]] == ["3", "2"]


def test_a_count_that_takes_long_is_left_out_and_the_page_is_sent(
    get: Any, parcels: Any, monkeypatch: Any
) -> None:
    """As for the filter of a rare value in a large layer: the page stops at its limit, the count would go on."""
    monkeypatch.setattr(reading, "COUNT_TIMEOUT_MS", 1)
    slow = Statement(sql.SQL("SELECT '', 0, '[]', 0 FROM pg_sleep(5)"), {})
    for name in ("count", "page_and_count"):
        monkeypatch.setattr(reading.statements, name, lambda _query, _cap: slow)
    for _ in range(2):  # the second time it is remembered, and the count alone is tried
        page = get(ITEMS, {"limit": "2", "filter": "official_area_m2 > 0"}).json()
        assert len(page["features"]) == 2 and "numberMatched" not in page
        assert page["x-numberEstimated"] >= 3
        assert any(link["rel"] == "next" for link in page["links"])
