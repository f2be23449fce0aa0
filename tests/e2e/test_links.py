"""Link fields in Chromium: a zone gets another plan by typing a few words, and people read names, never ids."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Visit
from tests.e2e.editing import Desk

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}")


def _zones(desk: Desk) -> Desk:
    desk.page.goto(f"{desk.origin}/edit/?layer=planning_zones")
    return desk


@pytest.fixture
def desk(officer: Callable[..., Desk]) -> Desk:
    """The editor of plan_editor."""
    return _zones(officer("plan_editor"))


@pytest.fixture
def pocket(officer: Callable[..., Desk]) -> Desk:
    """The same on a phone."""
    return _zones(officer("plan_editor", PHONE))


def _open_zone(desk: Desk, title: str) -> tuple[str, dict]:
    """A draft, and a zone with a plan opened in it; returns the draft's id and the zone."""
    box = "603000,1191000,604200,1192200"
    found = desk.get("/api/v1/layers/planning_zones/features", bbox=box, limit=500)["features"]
    zone = next(one for one in found if one["properties"]["plan"])
    draft = desk.begin(title)
    desk.page.goto(f"{desk.origin}/edit/?changeset={draft}&layer=planning_zones&feature={zone['id']}")
    expect(desk.page.locator("[data-status=draft]")).to_be_visible()
    desk.tab("form")
    return draft, zone


def _picture(page: Page, name: str, origin: str) -> None:
    Visit(page, origin).picture(name)


def test_a_plan_is_chosen_by_typing_and_told_by_name(desk: Desk) -> None:
    page = desk.page
    draft, zone = _open_zone(desk, "E2E chọn đồ án")
    field = page.locator("#field-plan")
    plans = desk.get("/api/v1/layers/plans/names", ids=zone["properties"]["plan"])["names"]
    expect(field).to_have_value(plans[0]["name"])
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_accessible_name(re.compile("Đồ án"))

    other = next(
        one for one in desk.get("/api/v1/layers/plans/names", q="phan khu")["names"]
        if one["id"] != plans[0]["id"]
    )  # fmt: skip
    code = re.search(r"79Q\w+", other["detail"])
    assert code
    field.click()
    expect(page.locator(".link-field__row").first).to_be_visible()
    field.press_sequentially(f"PHAN khu {code.group().lower()}")
    expect(page.locator(".link-field__row")).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", "field-plan-0")
    _picture(page, "editor-link", desk.origin)
    field.press("Enter")
    expect(field).to_have_value(other["name"])
    expect(page.locator("[data-field=plan]")).to_contain_text("đã sửa")
    desk.save()

    field.press_sequentially("không có tên nào như vậy")
    expect(page.locator("[data-field=plan] [role=status]")).to_contain_text("Không tìm thấy")
    field.press("Escape")
    expect(field).to_have_value(other["name"])

    desk.tool("table")
    row = page.locator("#table tr[data-operation=update]")
    expect(row).to_contain_text(other["name"])
    assert not _UUID.search(page.locator("#table").inner_text())
    _picture(page, "editor-link-table", desk.origin)

    page.goto(f"{desk.origin}/review/?changeset={draft}")
    changes = page.locator("tr[data-field=plan]")
    expect(changes.locator(".changes__before")).to_have_text(plans[0]["name"])
    expect(changes.locator(".changes__after")).to_have_text(other["name"])
    assert not _UUID.search(page.locator("main").inner_text())
    _picture(page, "review-link", desk.origin)


def test_a_link_is_chosen_on_a_phone_by_touch(pocket: Desk) -> None:
    page = pocket.page
    _open_zone(pocket, "E2E chọn đồ án trên điện thoại")
    field = page.locator("#field-plan")
    field.scroll_into_view_if_needed()
    field.fill("ban co")
    row = page.locator(".link-field__row").first
    expect(row).to_contain_text("Bàn Cờ")
    box = row.bounding_box()
    assert box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0]
    _picture(page, "phone-editor-link", pocket.origin)
    row.click()
    expect(field).to_have_value(re.compile("Bàn Cờ"))
    pocket.save()
