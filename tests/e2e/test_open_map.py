"""Bản đồ đang mở: a citizen who has the map open sees what is published, without loading anything again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import dist
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_point
from tests.e2e.conftest import Visit
from tests.e2e.officers import Office
from tests.e2e.open_map import alike, blank_frames, pictures, pixels, watch
from tests.e2e.waiting import drawn, still

#: The ward officer's parcels; EPSG:9210, metres.
WARD, BOX = "26740", "602500,1191000,606000,1194500"
#: Tiles are fresh after at most 5 s; an open map asks every 5 s (web/shared/map/freshness/pace.ts), and then loads.
FRESH_MS = 5_000 + 5_500
SHORTEST_SIDE_M = 5.0


@pytest.fixture
def office(origin: str) -> Office:
    """The API in the officers' names."""
    return Office(origin)


@pytest.fixture
def parcel(office: Office) -> Iterator[dict[str, Any]]:
    """A public parcel of four corners; it is put back by a published change."""
    found = office.call("ward_editor", "GET", f"/layers/parcels/features?bbox={BOX}&limit=3000")
    feature = next(one for one in found["features"] if _is_fit(office, one))
    yield feature
    now = office.call("land_editor", "GET", f"/layers/parcels/features/{feature['id']}")
    if now["properties"]["version"] != feature["properties"]["version"]:
        _publish(office, now, feature["geometry"], "Trả lại hiện trạng sau kiểm thử")


def test_an_open_map_shows_a_publication_by_itself_and_is_never_blank(
    office: Office, parcel: dict[str, Any], wide: Visit
) -> None:
    ring = parcel["geometry"]["coordinates"][0][0]
    lon, lat = transform_point(*ring[1], by_srid(9210), CRS84)
    page = wide.open(f"/?parcel={parcel['id']}#map=19/{lat}/{lon}")
    expect(page.locator("#card h2")).to_contain_text(parcel["properties"]["parcel_number"])
    page.wait_for_function("() => performance.getEntriesByName('map-complete').length > 0")
    # The chosen parcel is marked over the map: the map's own picture is looked at without the mark.
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    still(page)
    watch(page)
    drawn(page)
    assert len(pictures(page)) == 1
    before = pixels(page)

    _publish(office, parcel, _pulled_in(parcel), "E2E bản đồ đang mở")
    page.wait_for_function("() => window.nenSeen.shown.length > 1", timeout=FRESH_MS)
    still(page)
    assert blank_frames(page) == 0
    by_itself = pixels(page)

    page.reload()
    page.wait_for_function("() => performance.getEntriesByName('map-complete').length > 0")
    still(page)
    watch(page)
    drawn(page)
    anew = pixels(page)
    assert alike(by_itself, anew) > max(0.99, alike(before, anew)), "it looks as a map that is loaded anew"
    wide.assert_clean()


def test_the_card_of_a_parcel_stays_as_it_is_until_the_reader_wants_the_new_one(
    office: Office, parcel: dict[str, Any], wide: Visit
) -> None:
    page = wide.open(f"/?parcel={parcel['id']}")
    body, news = page.locator("#card .card__body"), page.locator("#card .card__news")
    expect(page.locator("#card h2")).to_contain_text(parcel["properties"]["parcel_number"])
    page.wait_for_function("() => performance.getEntriesByName('map-complete').length > 0")
    before = body.inner_text()
    expect(news).to_be_empty()

    _publish(office, parcel, _pulled_in(parcel), "E2E thẻ thửa đang mở")
    expect(news).to_contain_text("Dữ liệu vừa cập nhật", timeout=FRESH_MS)
    assert body.inner_text() == before
    wide.picture("card-news-1440")
    news.get_by_role("button", name="Xem lại").click()
    expect(body).not_to_have_text(before)
    expect(news).to_be_empty()
    expect(page.locator("#card h2")).to_contain_text(parcel["properties"]["parcel_number"])
    wide.assert_clean()


def _publish(office: Office, feature: dict[str, Any], geometry: dict[str, Any], title: str) -> None:
    edit = {
        "layer": "parcels", "operation": "update", "feature": feature["id"], "crs": "EPSG:9210",
        "base_version": feature["properties"]["version"], "properties": {}, "geometry": geometry,
    }  # fmt: skip
    change_set = office.draft("land_editor", title, [edit])
    for step in ("approve", "publish"):
        office.call("land_approver", "POST", f"/changesets/{change_set}/{step}")


def _is_fit(office: Office, feature: dict[str, Any]) -> bool:
    ring = feature["geometry"]["coordinates"][0][0]
    if feature["properties"]["ward_code"] != WARD or len(ring) != 5:
        return False
    if min(dist(a, b) for a, b in pairwise(ring)) < SHORTEST_SIDE_M:
        return False
    if office.ask("", "GET", f"/parcels/{feature['id']}")[0] != 200:
        return False
    edit = {
        "layer": "parcels", "operation": "update", "feature": feature["id"], "crs": "EPSG:9210", "id": 1,
        "base_version": feature["properties"]["version"], "properties": {}, "geometry": _pulled_in(feature),
    }  # fmt: skip
    found = office.call("land_editor", "POST", "/layers/parcels/check", {"edits": [edit]})["findings"]
    return all(one["severity"] != "error" for one in found)


def _pulled_in(feature: dict[str, Any]) -> dict[str, Any]:
    """The shape with its second corner a third of the way towards the middle: nobody's land is touched."""
    ring = [list(place) for place in feature["geometry"]["coordinates"][0][0]]
    middle = [sum(place[at] for place in ring[:4]) / 4 for at in (0, 1)]
    ring[1] = [round(ring[1][at] + 0.33 * (middle[at] - ring[1][at]), 4) for at in (0, 1)]
    return {"type": "MultiPolygon", "coordinates": [[ring]]}
