"""A phone: what a link opens lies in the free part of the map, not under the sheet: public map and editor."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_xy
from tests.e2e.conftest import PHONE, Visit
from tests.e2e.editing import Desk, mercator
from tests.e2e.waiting import still

TILE = 256


def _pixels(page: Page, lonlat: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where positions lie on the screen, by the address of the page."""
    match = re.search(r"map=([\d.]+)/([\d.-]+)/([\d.-]+)", page.evaluate("location.hash"))
    assert match
    zoom, lat, lon = map(float, match.groups())
    box = page.locator("#map").bounding_box()
    assert box
    centre, scale = mercator(lon, lat), TILE * 2**zoom
    places = [mercator(*one) for one in lonlat]
    return [
        (
            box["x"] + box["width"] / 2 + (x - centre[0]) * scale,
            box["y"] + box["height"] / 2 + (y - centre[1]) * scale,
        )
        for x, y in places
    ]


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def test_a_parcel_opened_by_link_is_not_under_the_card(phone: Visit, parcel: dict) -> None:
    ring = [tuple(place) for place in parcel["parcel"]["geometry"]["coordinates"][0][0]]
    lon, lat = _middle(ring)
    # The permanent link of somebody with a large screen: the parcel lies in the lower half of the map.
    page = phone.open(f"/#map=18.00/{lat + 0.0006:.6f}/{lon:.6f}&parcel={parcel['parcel']['id']}")
    expect(page.locator("#card-title")).to_contain_text("Thửa")
    still(page)
    card = page.locator("#card").bounding_box()
    assert card
    x, y = _middle(_pixels(page, ring))
    assert 0 < x < PHONE[0] and 0 < y < card["y"], (x, y, card)
    phone.picture("phone-link-parcel")


@pytest.mark.parametrize("layer", ["parcels"])
def test_a_feature_opened_by_link_is_not_under_the_sheet_of_the_editor(
    officer: Callable[..., Desk], layer: str
) -> None:
    desk = officer("land_editor", PHONE)
    page = desk.page
    box = "603475,1191945,603515,1191980"
    one = desk.get(f"/api/v1/layers/{layer}/features", bbox=box)["features"][0]
    page.goto(f"{desk.origin}/edit/?layer={layer}&feature={one['id']}")
    expect(page.locator("#tab-form .count")).to_have_text("1")
    still(page)
    ring = one["geometry"]["coordinates"][0][0]
    xs, ys = transform_xy([x for x, _ in ring], [y for _, y in ring], by_srid(9210), CRS84)
    points = _pixels(page, list(zip(xs, ys, strict=True)))
    sheet = page.locator("#panel").bounding_box()
    assert sheet and sheet["y"] > PHONE[1] * 0.3
    assert max(y for _x, y in points) < sheet["y"], (points, sheet)
    assert min(x for x, _y in points) > 0 and max(x for x, _y in points) < PHONE[0]
    Visit(page, desk.origin).picture("phone-link-editor")
