"""Thửa con: land uses that the officer gives new parcels, ground to recover that is drawn or picked, refusals beside
their field. Drafts only: nothing is published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shapely
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, SCREENSHOTS
from tests.e2e.editing import Desk, Place, centre, rings
from tests.e2e.parcel_block import MIDDLE, across, crossed_by_a_red_line, simple_parcels

ZOOM = 20.5
TITLE = "E2E thửa con"
DECISION = {"number": "77/QĐ-UBND", "date": "5/3/2026", "authority": "Ủy ban nhân dân phường Sài Gòn"}


@pytest.fixture
def desk(officer: Callable[..., Desk]) -> Desk:
    """The editor on a large screen."""
    desk = officer("land_editor")
    desk.open(MIDDLE, ZOOM)
    return desk


@pytest.fixture
def parcel(desk: Desk) -> dict:
    """A simple parcel of the block, the largest."""
    return simple_parcels(desk)[0]


def _start(desk: Desk, parcel: dict, kind: str) -> str:
    change_set = desk.begin(f"{TITLE}: {kind}")
    desk.tool("select")
    desk.click(centre(rings(parcel)[0]))
    desk.tab("operation")
    desk.page.locator("#operation-kind").select_option(kind)
    return change_set


def _preview(page: Page) -> None:
    page.locator("[data-preview]").click()
    expect(page.locator("[data-meaning]")).to_be_visible()


def _add(desk: Desk, change_set: str) -> dict:
    """Add to the draft; the saved operation."""
    desk.page.locator("[data-add]").click()
    expect(desk.page.locator("#messages")).to_contain_text("Đã thêm vào hồ sơ")
    edits = desk.get(f"/api/v1/changesets/{change_set}")["edits"]
    return dict(next(one for one in edits if one["params"]))


def _picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def test_the_officer_gives_the_land_uses_of_a_new_parcel(desk: Desk, parcel: dict) -> None:
    page = desk.page
    change_set = _start(desk, parcel, "area")
    page.locator("#operation-squareMetres").fill("20,0")
    _preview(page)
    expect(page.locator("[data-sum]")).to_have_attribute("data-sum", "fits")
    child = page.locator("[data-made]", has=page.locator("[data-child=area]")).filter(
        has=page.locator("[data-uses]")
    )
    areas = [one.locator("[data-child=area]").input_value() for one in child.all()]
    mine = child.nth(areas.index("20,0"))
    mine.locator("[data-uses] summary").click()
    expect(mine.locator("[data-add-use]")).to_be_visible()  # the form of the register has come
    while mine.locator("[data-use]").count() > 1:
        mine.locator("[data-drop-use]").last.click()
    if not mine.locator("[data-use]").count():
        mine.locator("[data-add-use]").click()
    house = mine.locator("[data-use]").first
    house.locator("[data-use-field=land_use_code] select").select_option("ODT")
    house.locator("[data-use-field=area_m2] input").fill("12,5")
    house.locator("[data-use-field=area_m2] input").blur()
    expect(mine.locator("[data-uses-sum]")).to_have_attribute("data-uses-sum", "differs")
    expect(page.locator("[data-missing='needs.uses_sum']").first).to_be_visible()
    expect(page.locator("[data-add]")).to_be_disabled()
    _picture(page, "operation-uses-differ-1440")
    mine.locator("[data-add-use]").click()
    garden = mine.locator("[data-use]").nth(1)
    expect(garden.locator("[data-use-field=area_m2] input")).to_have_value("7,5")
    garden.locator("[data-use-field=land_use_code] select").select_option("CLN")
    garden.locator("[data-use-field=term_to] input").fill("1/7/2069")
    garden.locator("[data-use-field=term_to] input").blur()
    expect(mine.locator("[data-uses-sum]")).to_have_attribute("data-uses-sum", "fits")
    expect(page.locator("[data-add]")).to_be_enabled()
    _picture(page, "operation-uses-1440")
    saved = _add(desk, change_set)
    given = next(one["land_uses"] for one in saved["params"]["children"] if one.get("land_uses"))
    assert [(one["land_use_code"], one["area_m2"]) for one in given] == [("ODT", 12.5), ("CLN", 7.5)]
    assert given[1]["term_to"] == "2069-07-01"


def test_a_refusal_stands_beside_its_field(desk: Desk, parcel: dict) -> None:
    page = desk.page
    _start(desk, parcel, "area")
    page.locator("#operation-squareMetres").fill("99999")
    page.locator("[data-preview]").click()
    field = page.locator(".field", has=page.locator("#operation-squareMetres"))
    expect(field.locator("[data-complaint=squareMetres]")).to_be_visible()
    expect(page.locator("#operation-squareMetres")).to_have_attribute("aria-invalid", "true")
    page.locator("#operation-squareMetres").fill("20,0")
    expect(page.locator("[data-complaint]")).to_have_count(0)
    _preview(page)
    number = page.locator("[data-child=number]").first
    number.fill(str(parcel["properties"]["parcel_number"]))
    number.blur()
    expect(page.locator("[data-complaint=child-0-number]")).to_be_visible()
    expect(page.locator("[data-add]")).to_be_disabled()
    _picture(page, "operation-refused-1440")
    area = page.locator("[data-child=area]").first
    number.fill("")
    number.blur()
    expect(page.locator("[data-complaint]")).to_have_count(0)
    area.fill("500,0")
    area.blur()
    expect(page.locator("[data-sum]")).to_have_attribute("data-sum", "differs")
    expect(page.locator("[data-complaint=children]")).to_be_visible()


def test_a_part_is_recovered_inside_ground_that_is_drawn(desk: Desk, parcel: dict) -> None:
    page = desk.page
    change_set = _start(desk, parcel, "recover")
    _decide(page)
    page.locator("[data-ground] label", has_text="Vẽ vùng").click()
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.drawn")
    page.locator("[data-draw-ground]").click()
    page.keyboard.down("Alt")
    for place in _north_of(across(parcel), shapely.geometry.shape(parcel["geometry"])):
        desk.click(place)
    page.keyboard.up("Alt")
    page.keyboard.press("Enter")
    expect(page.locator("[data-ground-taken]")).to_be_visible()
    _preview(page)
    expect(page.locator("[data-made]")).to_have_count(2)
    _picture(page, "operation-ground-1440")
    saved = _add(desk, change_set)
    assert saved["params"]["geometry"]["type"] == "Polygon" and "red_line" not in saved["params"]


def test_a_part_is_recovered_inside_an_area_of_another_layer(desk: Desk) -> None:
    page = desk.page
    parcel, line = crossed_by_a_red_line(desk)
    at = _inside_both(desk, parcel, line)
    page.goto("about:blank")  # another place in the address alone would not load the page anew
    desk.open(at, ZOOM)
    change_set = _start(desk, parcel, "recover")
    _decide(page)
    page.locator("[data-ground] label", has_text="Chọn vùng").click()
    page.locator("#operation-ground-layer").select_option("red_lines")
    desk.click(at)
    expect(page.locator("[data-ground-taken]")).to_be_visible()
    _preview(page)
    expect(page.locator("[data-made]")).to_have_count(2)
    saved = _add(desk, change_set)
    assert saved["params"]["geometry"]["type"].endswith("Polygon") and "red_line" not in saved["params"]


def test_the_form_fits_a_phone(officer: Callable[..., Desk]) -> None:
    desk = officer("land_editor", PHONE)
    page = desk.page
    desk.open(MIDDLE, ZOOM)
    desk.tab("operation")
    page.locator("#operation-kind").select_option("recover")
    for way in ("Chỉ giới đỏ", "Vẽ vùng", "Chọn vùng"):
        label = page.locator("[data-ground] label", has_text=way)
        label.click()
        box = label.bounding_box()
        assert box and box["height"] >= 40 and box["x"] + box["width"] <= PHONE[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    _picture(page, "operation-ground-390")


def _decide(page: Page) -> None:
    for name, value in DECISION.items():
        page.locator(f"#decision-{name}").fill(value)
        page.locator(f"#decision-{name}").blur()


def _north_of(line: tuple[Place, Place], shape: shapely.Geometry) -> list[Place]:
    """Corners of an area whose south side is a line and which reaches beyond the parcel in the north."""
    (west, south_west), (east, south_east) = line
    top = shape.bounds[3] + 1.0
    return [(west, south_west), (east, south_east), (east, top), (west, top)]


def _inside_both(desk: Desk, parcel: dict, line: str) -> Place:
    """A place in a parcel and in the red line that takes a part of it."""
    ground = desk.get(f"/api/v1/layers/red_lines/features/{line}")["geometry"]
    common = shapely.geometry.shape(parcel["geometry"]).intersection(shapely.geometry.shape(ground))
    point = common.representative_point()
    return point.x, point.y
