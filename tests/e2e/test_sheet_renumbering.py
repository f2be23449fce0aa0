"""Đánh số lại: the sheets of merged units get new keys in the editor. Drafts only: nothing is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, SCREENSHOTS
from tests.e2e.editing import Desk, centre, rings
from tests.e2e.parcel_block import MIDDLE, simple_parcels

ZOOM = 20.5
TITLE = "E2E đánh số lại"


@pytest.fixture
def desk(officer: Callable[..., Desk]) -> Iterator[Desk]:
    """The editor on a large screen."""
    desk = officer("land_editor")
    desk.open(MIDDLE, ZOOM)
    yield desk
    desk.withdraw_all()


def test_a_sheet_gets_another_number_and_its_parcels_keep_theirs(desk: Desk) -> None:
    page = desk.page
    parcel = simple_parcels(desk)[0]
    before = parcel["properties"]
    change_set = desk.begin(TITLE)
    desk.tool("select")
    desk.click(centre(rings(parcel)[0]))
    desk.tab("operation")
    page.locator("#operation-kind").select_option("renumber")
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.document")
    page.locator("#operation-document").fill("1685/NQ-UBTVQH15")
    # The chosen parcel says which sheet is meant.
    expect(page.locator("#sheet-0-ward")).to_have_value(before["ward_code"])
    expect(page.locator("#sheet-0-sheet")).to_have_value(str(before["sheet_number"]))
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.new_key")
    page.locator("[data-add-sheet]").click()
    page.locator("#sheet-1-ward").fill(before["ward_code"])
    page.locator("#sheet-1-sheet").fill("khong co")
    page.locator("#sheet-0-to_sheet").fill("E2E105")
    page.locator("#sheet-1-to_sheet").fill("E2E106")
    page.locator("[data-preview]").click()
    expect(page.locator("[data-complaint='sheet-1-sheet']")).to_be_visible()
    page.locator("[data-drop-sheet]").last.click()
    expect(page.locator("[data-sheet]")).to_have_count(1)
    page.locator("[data-preview]").click()
    expect(page.locator("[data-meaning]")).to_be_visible()
    expect(page.locator("[data-neighbours]")).to_contain_text("được đánh số lại")
    count = int(page.locator("[data-neighbours]").get_attribute("data-neighbours") or 0)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "operation-renumber-1440.png")
    page.locator("[data-add]").click()
    expect(page.locator("#messages")).to_contain_text("Đã thêm vào hồ sơ: Đánh số lại")
    edits = desk.get(f"/api/v1/changesets/{change_set}")["edits"]
    parts = [one for one in edits if one["expanded_from"] is not None]
    assert len(parts) == count > 1
    mine = next(one for one in parts if one["feature"] == parcel["id"])
    assert mine["operation"] == "update" and mine["properties"]["sheet_number"] == "E2E105"
    assert mine["properties"]["old_sheet_number"] == before["sheet_number"]
    assert "parcel_number" not in mine["properties"]
    desk.tab("draft")
    page.locator("[data-operations] [data-operation=renumber] [data-remove]").click()
    expect(page.locator("[data-operations]")).to_have_count(0)
    assert desk.get(f"/api/v1/changesets/{change_set}")["edits"] == []


def test_the_form_fits_a_phone(officer: Callable[..., Desk]) -> None:
    desk = officer("land_editor", PHONE)
    page = desk.page
    desk.open(MIDDLE, ZOOM)
    desk.tab("operation")
    page.locator("#operation-kind").select_option("renumber")
    for place in ("ward", "sheet", "to_ward", "to_sheet", "to_ward_name"):
        box = page.locator(f"#sheet-0-{place}").bounding_box()
        assert box and box["width"] > 100 and box["x"] + box["width"] <= PHONE[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.screenshot(path=SCREENSHOTS / "operation-renumber-390.png")
