"""Trình biên tập, tool by tool: copies, moves, snapping across layers, tracing, numbers, table, a long undo, help."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise, product
from math import dist

import pytest
import shapely
from playwright.sync_api import expect

from tests.e2e.editing import Desk, Place, centre, rings
from tests.e2e.parcel_block import BLOCK, MIDDLE, simple_parcels

#: At this zoom the block fills the map.
ZOOM = 21
#: A layer of another office with areas in the block, and its name on the page.
OTHER, OTHER_TITLE = "planning_zones", "Ô quy hoạch sử dụng đất"
#: More steps than an officer is promised.
STEPS = 110
#: Until the page has drawn what a step changed.
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def desk(officer: Callable[..., Desk]) -> Desk:
    """The editor on a large screen at the block."""
    desk = officer("land_editor")
    desk.open(MIDDLE, ZOOM)
    return desk


@pytest.fixture
def parcels(desk: Desk) -> list[dict]:
    """Simple parcels of the block, the largest first."""
    return simple_parcels(desk)


def _edits(desk: Desk, change_set: str) -> list[dict]:
    return list(desk.get(f"/api/v1/changesets/{change_set}")["edits"])


def _outline(edit: dict) -> list[Place]:
    return [(x, y) for x, y in edit["geometry"]["coordinates"][0][0]]


def _keys(desk: Desk, *keys: str) -> None:
    """Keys of the map, not of a field."""
    desk.page.locator("#map").focus()
    for key in keys:
        desk.page.keyboard.press(key)


def test_a_parcel_is_copied_moved_and_removed_by_keys(desk: Desk, parcels: list[dict]) -> None:
    one = rings(parcels[-1])[0]  # the smallest: of areas above each other the smaller is meant
    change_set = desk.begin("E2E sao chép")
    desk.click(centre(one))
    _keys(desk, "Control+c")
    desk.lists_edits("create")
    expect(desk.page.locator("[data-tool=move]")).to_have_attribute("aria-checked", "true")
    copy = [(x + 3, y - 3) for x, y in one]
    held = shapely.Polygon(copy).difference(shapely.Polygon(one)).representative_point()
    desk.page.keyboard.down("Alt")  # without snapping
    desk.drag((held.x, held.y), (held.x + 2, held.y + 1))
    desk.page.keyboard.up("Alt")
    desk.save()
    (made,) = [edit for edit in _edits(desk, change_set) if edit["operation"] == "create"]
    moved = [(x + 2, y + 1) for x, y in copy]
    assert all(min(dist(place, there) for there in _outline(made)) < 0.1 for place in moved)
    _keys(desk, "Control+z", "Control+z")
    desk.lists_edits()
    desk.tool("select")
    desk.click(centre(one))
    _keys(desk, "Delete")
    desk.lists_edits("delete")
    _keys(desk, "Control+z")
    desk.lists_edits()


def _edges(feature: dict) -> list[shapely.LineString]:
    return [
        shapely.LineString(pair)
        for part in feature["geometry"]["coordinates"] for ring in part for pair in pairwise(ring)
    ]  # fmt: skip


def _crossing(parcels: list[dict], others: list[shapely.LineString]) -> Place:
    """Where a parcel's edge crosses an edge of the other layer, far from every vertex."""
    for parcel in parcels:
        for own, other in product(_edges(parcel), others):
            place = own.intersection(other)
            corners = shapely.MultiPoint([*own.coords, *other.coords])
            if place.geom_type == "Point" and place.distance(corners) > 1:
                return place.x, place.y
    raise AssertionError("no edge of a parcel is crossed in the block")


def test_a_corner_snaps_to_crossing_vertex_and_edge_of_another_layer_without_asking(
    desk: Desk, parcels: list[dict]
) -> None:
    found = desk.get(f"/api/v1/layers/{OTHER}/features", bbox=",".join(map(str, BLOCK)))["features"]
    window = shapely.box(*BLOCK).buffer(-3)
    others = [edge for one in found for edge in _edges(one) if edge.intersects(window)]
    crossing = _crossing(parcels, others)
    boundaries = shapely.union_all([edge for one in parcels for edge in _edges(one)])
    vertex = max(
        (place for edge in others for place in edge.coords if window.contains(shapely.Point(place))),
        key=lambda place: boundaries.distance(shapely.Point(place)),
    )
    change_set = desk.begin("E2E bắt điểm")
    desk.tab("drawing")
    with desk.page.expect_response(re.compile(f"/layers/{OTHER}/features")):
        desk.page.get_by_label(OTHER_TITLE).check()
    desk.tool("draw")
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    for step in range(40):
        left, top = desk.pixel(centre([crossing, vertex]))
        desk.page.mouse.move(left + 4 * step, top - 2 * step)
    assert not [url for url in asked if "/api/" in url], "pointer movements ask the server nothing"
    desk.click(crossing, shift=(3, 3))
    desk.click(vertex, shift=(-4, 3))
    desk.page.keyboard.down("Alt")
    desk.click((vertex[0] + 1.3, vertex[1] + 2.1))
    desk.page.keyboard.up("Alt")
    _keys(desk, "Enter")
    desk.save()
    (made,) = [edit for edit in _edits(desk, change_set) if edit["operation"] == "create"]
    assert tuple(vertex) in _outline(made), "the stored vertex, digit for digit"
    assert min(dist(crossing, place) for place in _outline(made)) < 0.001


def test_a_drawn_line_follows_a_boundary(desk: Desk, parcels: list[dict]) -> None:
    ring = max((rings(one)[0] for one in parcels), key=len)
    change_set = desk.begin("E2E dò theo ranh")
    desk.tool("draw")
    _keys(desk, "t")
    desk.click(ring[0])
    desk.click(ring[len(ring) // 2])  # there by the shorter way
    _keys(desk, "x")
    desk.click(ring[0])  # and back by the other, which closes the ring
    desk.lists_edits("create")
    desk.save()
    (made,) = _edits(desk, change_set)
    assert set(ring) <= set(_outline(made)), "all vertices between the clicks, digit for digit"


def test_corners_by_coordinates_bearing_and_distance_and_a_measured_line(desk: Desk) -> None:
    change_set = desk.begin("E2E nhập số")
    page = desk.page
    east, north = MIDDLE
    desk.tool("draw")
    desk.tab("drawing")
    page.locator("input[name=x]").fill(f"{east:.2f}".replace(".", ","))
    page.locator("input[name=y]").fill(f"{north:.2f}".replace(".", ","))
    page.locator("input[name=y]").press("Enter")
    expect(page.locator("#messages")).to_contain_text("Bắc")  # given the other way round, recognised and said
    for bearing in ("90", "0°00′00″", "270-00-00"):
        page.locator("input[name=bearing]").fill(bearing)
        page.locator("input[name=distance]").fill("1,5")
        page.locator("input[name=distance]").press("Enter")
    _keys(desk, "Enter")
    expect(page.locator("[data-figure=area]")).to_have_text("2,3\u00a0m²")
    desk.save()
    (made,) = [edit for edit in _edits(desk, change_set) if edit["operation"] == "create"]
    corners = {(east, north), (east + 1.5, north), (east + 1.5, north + 1.5), (east, north + 1.5)}
    assert corners <= set(_outline(made))
    _keys(desk, "o")
    desk.click((east - 5, north - 5))
    desk.click((east + 5, north - 5))
    _keys(desk, "Enter")
    expect(page.locator("#hint")).to_contain_text("Đã đo xong")
    assert len(_edits(desk, change_set)) >= 1
    _keys(desk, "?")
    expect(page.get_by_role("dialog")).to_contain_text("Ctrl")


def test_the_table_is_filtered_and_one_value_given_to_all_rows(desk: Desk, parcels: list[dict]) -> None:
    number = parcels[0]["properties"]["parcel_number"]
    change_set = desk.begin("E2E sửa hàng loạt")
    page = desk.page
    _keys(desk, "b")
    rows = page.locator("#table tbody tr")
    everything = page.get_by_role("button", name=re.compile(r"^Chọn cả \d+"))
    all_of_them = int(re.sub(r"\D", "", everything.inner_text()))
    page.locator(".table__filter").fill(f"{number} bến nghé odt")  # any words of any columns
    expect(everything).not_to_have_text(f"Chọn cả {all_of_them}")
    count = rows.count()
    assert 0 < count < all_of_them
    everything.click()
    page.locator("#bulk-field").select_option("survey_method")
    page.locator("#bulk-value").fill("Đo thử 2026")
    page.locator("#bulk-value").blur()
    expect(page.locator("#messages")).to_contain_text(f"Đã sửa {count} đối tượng")
    desk.save()
    edits = _edits(desk, change_set)
    assert [edit["properties"] for edit in edits] == [{"survey_method": "Đo thử 2026"}] * count
    _keys(desk, "Control+z")  # all of them are one step
    desk.lists_edits()


def test_a_long_day_is_undone_and_done_again(desk: Desk, parcels: list[dict]) -> None:
    desk.begin("E2E hoàn tác")
    address = desk.page.locator("#field-address")
    desk.click(centre(rings(parcels[0])[0]))
    desk.tab("form")
    for step in range(STEPS):
        address.fill(f"{step} Đường Dài")
        address.blur()
        desk.page.evaluate(DRAWN)
    _keys(desk, *["Control+z"] * (STEPS - 1))
    expect(address).to_have_value("0 Đường Dài")
    _keys(desk, "Control+z")
    desk.lists_edits()
    _keys(desk, *["Control+y"] * STEPS)
    desk.tab("form")
    expect(address).to_have_value(f"{STEPS - 1} Đường Dài")


def test_every_field_of_the_form_is_explained(desk: Desk, parcels: list[dict]) -> None:
    desk.begin("E2E hướng dẫn")
    desk.click(centre(rings(parcels[0])[0]))
    desk.tab("form")
    fields = desk.page.locator("[data-field]")
    expect(fields.first).to_be_visible()
    silent = [
        one.get_attribute("data-field") for one in fields.all() if not one.locator(".field__hint").count()
    ]
    assert fields.count() > 20 and silent == []
    area = desk.page.locator("[data-field=official_area_m2]")
    expect(area).to_contain_text("(m²)")
    expect(area.locator(".field__hint")).to_contain_text("không lấy từ hình vẽ")
