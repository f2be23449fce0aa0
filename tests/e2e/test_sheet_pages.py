"""Trang tiếp biên và sổ mục kê: an officer asks for the edges of a sheet, and sends a register book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PATIENCE_MS, PHONE, SCREENSHOTS, WIDE, Enter
from tests.e2e.waiting import still

#: Phường Sài Gòn.
WARD = "26740"
HEAD = ["Tờ bản đồ số", "Thửa đất số", "Diện tích (m²)", "Loại đất"]


@pytest.fixture
def page(chromium: Browser, enter: Enter) -> Iterator[Page]:
    """A page in which the editor of parcels is signed in, at the quality of the wards."""
    with chromium.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="vi-VN") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        enter(page, "land_editor", "/data/quality/")
        yield page
        assert not complaints


def _book(folder: Path, *lines: list[object]) -> Path:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    path = folder / "so-muc-ke.xlsx"
    book.save(path)
    return path


def _fits_a_phone(page: Page, name: str) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-390.png")


def test_the_edges_of_a_sheet_are_asked_for(page: Page) -> None:
    page.locator(f"[data-ward='{WARD}']").get_by_role("link", name="Tiếp biên").click()
    expect(page.locator("#edges")).to_contain_text("Chọn một tờ")
    choice = page.locator("#edges-sheet")
    sheets = [one.get_attribute("value") for one in choice.locator("option").all()][1:]
    with page.expect_response(re.compile(r"/edges\?")) as told:
        choice.select_option(sheets[0])
    found = told.value.json()["findings"]
    if found:
        expect(page.locator("[data-findings] > li")).to_have_count(len(found))
    else:
        expect(page.locator("[data-clean]")).to_contain_text(f"Tờ {sheets[0]} khớp")
    assert f"sheet={sheets[0]}" in page.url
    page.reload()
    expect(choice).to_have_value(str(sheets[0]))
    page.route("**/edges?**", lambda route: route.abort())
    choice.select_option(sheets[1])
    expect(page.locator("#edges [role=alert]")).to_be_visible()
    _fits_a_phone(page, "edges")


def test_what_does_not_meet_is_shown_on_the_map_and_in_the_list(page: Page, origin: str) -> None:
    ring = [[106.70, 10.77], [106.7001, 10.77], [106.7001, 10.7701], [106.70, 10.77]]
    finding = {
        "rule": "edge-match", "parcel": None, "sheet": "3", "number": "12", "message": "Khe hở 2,00 m².",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }  # fmt: skip
    body = {"ward": WARD, "sheet": "3", "findings": [finding, {**finding, "number": "13"}]}
    page.route("**/edges?**", lambda route: route.fulfill(json=body))
    page.goto(f"{origin}/data/quality/{WARD}/edges/")
    page.locator("#edges-sheet").select_option(index=1)
    rows = page.locator("[data-findings] > li")
    expect(rows).to_have_count(2)
    expect(page.locator("#edges")).to_contain_text("2 chỗ chưa khớp")
    rows.nth(1).get_by_role("button").click()
    expect(rows.nth(1).get_by_role("button")).to_have_attribute("aria-pressed", "true")
    still(page)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "edges-1440.png")


def test_a_register_book_is_held_against_the_map(page: Page, origin: str, tmp_path: Path) -> None:
    page.goto(f"{origin}/data/quality/{WARD}/")
    page.get_by_role("link", name="Sổ mục kê").click()
    page.locator("#file").set_input_files(_book(tmp_path, ["không", "có", "tiêu đề"]))
    page.locator("#send").click()
    expect(page.locator("#result [role=alert]")).to_contain_text("Thửa đất số")
    # A sheet that the map does not hold: nothing of the map is missing in the book.
    page.locator("#file").set_input_files(
        _book(tmp_path, HEAD, ["E2E9", 1, 100, "ODT"], ["E2E9", 2, 50, "CLN"])
    )
    page.locator("#send").click()
    expect(page.locator("[data-figure=rows]")).to_have_text("2")
    expect(page.locator("[data-figure=matched]")).to_have_text("0")
    differences = page.locator("[data-differences] tbody tr")
    expect(differences).to_have_count(2)
    expect(differences.first).to_contain_text("Không có trên bản đồ")
    _fits_a_phone(page, "register")
    page.get_by_role("link", name="Xem ở trang chất lượng").click()
    expect(page.get_by_label("Quy tắc")).to_have_value("register-book")
    expect(page.locator("[data-findings] > li")).to_have_count(2)
    # The findings of a comparison stay until the next one: an empty book takes them away again.
    page.goto(f"{origin}/data/quality/{WARD}/register/")
    page.locator("#file").set_input_files(_book(tmp_path, HEAD))
    page.locator("#send").click()
    expect(page.locator("[data-agrees]")).to_have_text("Sổ không có thửa nào.")
