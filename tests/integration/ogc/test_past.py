"""`datetime` reads the past from the history: pages, counts, boxes, filters and single features."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.integration.history.transactions import EAST, NORTH, change, new_parcel

pytestmark = pytest.mark.django_db(transaction=True)
ITEMS = "/ogc/collections/parcels/items"
CHANGED = date(2023, 5, 1)


@pytest.fixture(autouse=True)
def sheet() -> str:
    """A map sheet of its own for each test: the history is never emptied."""
    return uuid.uuid4().hex[:8]


@pytest.fixture
def street(sheet: str) -> list[str]:
    """Thirty parcels of one sheet; every other one changed in 2023, every third of these is gone since 2024."""
    ids = [new_parcel(sheet_number=sheet, parcel_number=str(at), address="cũ") for at in range(30)]
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("UPDATE parcels SET address = 'mới' WHERE id = ANY(%s)", [ids[::2]])
    with change(effective_on=date(2024, 1, 1)) as cursor:
        cursor.execute("DELETE FROM parcels WHERE id = ANY(%s)", [ids[::6]])
    return [str(one) for one in ids]


def read(get: Any, sheet: str, **query: object) -> dict[str, str]:
    """id → address, all pages, each feature once."""
    found: dict[str, str] = {}
    given = {"sheet_number": sheet, "limit": 7, **query}
    while True:
        page = get(ITEMS, given).json()
        for one in page["features"]:
            assert one["id"] not in found
            found[one["id"]] = one["properties"]["address"]
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        if not following:
            return found
        assert len(page["features"]) == 7
        given = dict(parse_qsl(urlsplit(following[0]).query))


def test_pages_of_a_day_hold_each_feature_once(get: Any, sheet: str, street: list[str]) -> None:
    assert read(get, sheet, datetime="2023-04-30") == dict.fromkeys(street, "cũ")
    assert read(get, sheet, datetime="2023-05-01") == {
        one: "mới" if at % 2 == 0 else "cũ" for at, one in enumerate(street)
    }
    assert set(read(get, sheet, datetime="2024-01-01")) == {one for at, one in enumerate(street) if at % 6}
    assert set(read(get, sheet)) == {one for at, one in enumerate(street) if at % 6}
    assert read(get, sheet, datetime="2019-12-31") == {}


def test_sorting_filters_boxes_and_counts_look_into_the_past(get: Any, sheet: str, street: list[str]) -> None:
    past = {"datetime": "2023-04-30", "sheet_number": sheet}
    assert get(ITEMS, past | {"limit": 5}).json()["numberMatched"] == 30
    assert get(ITEMS, past | {"resultType": "hits"}).json()["numberMatched"] == 30
    ordered = read(get, sheet, datetime="2023-06-01", sortby="-address,parcel_number")
    assert list(ordered.values()) == ["mới"] * 15 + ["cũ"] * 15
    assert len(read(get, sheet, datetime="2023-06-01", filter="address = 'mới'")) == 15
    box = f"{EAST - 5},{NORTH - 5},{EAST + 5},{NORTH + 5}"
    vn2000 = "http://www.opengis.net/def/crs/EPSG/0/9210"
    assert len(read(get, sheet, datetime="2023-04-30", **{"bbox": box, "bbox-crs": vn2000})) == 30
    away = f"{EAST + 500},{NORTH},{EAST + 600},{NORTH + 5}"
    assert read(get, sheet, datetime="2023-04-30", **{"bbox": away, "bbox-crs": vn2000}) == {}


def test_one_feature_of_a_day(get: Any, street: list[str]) -> None:
    gone = street[0]
    assert get(f"{ITEMS}/{gone}").status_code == 404
    assert get(f"{ITEMS}/{gone}", {"datetime": "2024-01-01"}).status_code == 404
    assert get(f"{ITEMS}/{gone}", {"datetime": "2023-12-31"}).json()["properties"]["address"] == "mới"
    assert get(f"{ITEMS}/{gone}", {"datetime": "2023-04-30"}).json()["properties"]["version"] == 1
    refused = get(f"{ITEMS}/{gone}", {"datetime": "2023-01-01/.."})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "datetime")


def test_an_interval_asks_what_is_stored(get: Any, sheet: str, street: list[str]) -> None:
    assert set(read(get, sheet, datetime="2023-05-01/2023-05-02")) == {
        one for at, one in enumerate(street) if at % 6
    }


def test_what_is_classified_today_has_no_past(get: Any, sheet: str) -> None:
    parcel = new_parcel(sheet_number=sheet, land_use_codes="ODT", address="đất")
    assert str(parcel) in read(get, sheet, datetime="2022-01-01")
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("UPDATE parcels SET land_use_codes = 'CQP' WHERE id = %s", [parcel])
    assert str(parcel) not in read(get, sheet, datetime="2022-01-01")
    assert get(f"{ITEMS}/{parcel}", {"datetime": "2022-01-01"}).status_code == 404
