"""One refused edit holds nothing back: the others are saved, its row says why, and the browser keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.editing import Desk

#: The ward of ward_editor is 26740; to the west of this box lies another.
AROUND = "602600,1190600,604200,1192400"


@pytest.fixture
def ward_desk(officer: Callable[..., Desk]) -> Desk:
    """The editor of an officer who may edit in one ward only."""
    return officer("ward_editor")


def _parcels(desk: Desk) -> tuple[dict, dict]:
    """A parcel inside the ward, and one outside."""
    found = desk.get("/api/v1/layers/parcels/features", bbox=AROUND, limit=5000)["features"]
    ward = [one for one in found if one["properties"]["ward_code"] == "26740"]
    others = [one for one in found if one["properties"]["ward_code"] not in ("26740", "")]
    return ward[len(ward) // 2], others[0]


def _address(desk: Desk, text: str) -> None:
    desk.tab("form")
    field = desk.page.locator("#field-address")
    field.fill(text)
    field.blur()
    desk.page.keyboard.press("Control+s")


def test_one_refused_edit_does_not_hold_back_the_others(ward_desk: Desk) -> None:
    desk, page = ward_desk, ward_desk.page
    inside, outside = _parcels(desk)
    page.goto(f"{desk.origin}/edit/?layer=parcels")
    draft = desk.begin("E2E một thay đổi bị từ chối")
    page.goto(f"{desk.origin}/edit/?changeset={draft}&layer=parcels&feature={outside['id']}")
    expect(page.locator("[data-status=draft]")).to_be_visible()
    _address(desk, "Ngoài địa bàn")
    expect(page.locator("[data-save=partly]")).to_contain_text("1 thay đổi chưa được nhận")

    page.goto(f"{desk.origin}/edit/?changeset={draft}&layer=parcels")
    page.locator("[data-recover]").click()
    expect(page.locator("[data-edits] > li")).to_have_count(1)
    number = inside["properties"]
    page.locator("#search-input").fill(f"thửa {number['parcel_number']} tờ {number['sheet_number']} Sài Gòn")
    page.locator("#search-result-0").click()
    expect(page.locator("#tab-form .count")).to_have_text("1")
    _address(desk, "Trong địa bàn")
    expect(page.locator("[data-save=partly]")).to_be_visible()
    saved = desk.get(f"/api/v1/changesets/{draft}")["edits"]
    assert [one["properties"]["address"] for one in saved] == ["Trong địa bàn"]

    desk.tab("draft")
    rows = page.locator("[data-edits] > li")
    expect(rows).to_have_count(2)
    told = page.locator("[data-refused]")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("nằm ngoài địa bàn được giao")
    expect(told).to_contain_text("Chỉ sửa trong địa bàn được giao")
    Visit(page, desk.origin).picture("editor-refused")
    page.locator("[data-submit]").click()
    expect(page.locator("#messages")).to_contain_text("chưa được máy chủ nhận")

    rows.filter(has=told).get_by_role("button", name="Bỏ thay đổi này").click()
    expect(rows).to_have_count(1)
    desk.save()


def test_an_attached_file_can_be_taken_back(ward_desk: Desk) -> None:
    desk, page = ward_desk, ward_desk.page
    page.goto(f"{desk.origin}/edit/?layer=parcels")
    draft = desk.begin("E2E gỡ tệp")
    for name in ("Quyết định nhầm.pdf", "Quyết định 12.pdf"):
        page.locator(".attach input").set_input_files(
            {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.7 " + name.encode()}
        )
        expect(page.locator("[data-attachments]")).to_contain_text(name)
    Visit(page, desk.origin).picture("editor-attachments")
    page.get_by_role("button", name="Gỡ tệp Quyết định nhầm.pdf").click()
    expect(page.locator("[data-attachments] li")).to_have_count(1)
    left = desk.get(f"/api/v1/changesets/{draft}")["attachments"]
    assert [one["name"] for one in left] == ["Quyết định 12.pdf"]
