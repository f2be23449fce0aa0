"""Server-rendered pages: catalogue, registers, sign-in, problems, missing pages; in both languages, on both screens."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit

PAGES = ("/data/", "/data/parcels/", "/data/planning_zones/", "/plans/", "/permits/", "/login/", "/problems/",
         "/problems/not-found", "/huong-dan", "/services/qgis/")  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_and_says_that_the_data_are_synthetic(wide: Visit, address: str) -> None:
    page = wide.open(address)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".page__notice")).to_contain_text("Dữ liệu mô phỏng")
    wide.picture("page-" + address.strip("/").replace("/", "-") + "-1440")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".page__notice")).to_contain_text("Synthetic data")
    wide.assert_clean()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_phone(phone: Visit, address: str) -> None:
    page = phone.open(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.picture("page-" + address.strip("/").replace("/", "-") + "-390")


def test_plans_are_found_without_diacritics_and_lead_to_the_map(wide: Visit) -> None:
    page = wide.open("/plans/")
    page.get_by_role("searchbox").fill("quy hoach")
    page.get_by_role("button", name="Tìm").click()
    first = page.locator(".list__item:not(.consulted *)").first  # what is in consultation stands apart, above
    expect(first).to_contain_text("Quyết định")
    first.get_by_role("link", name="Xem trên bản đồ").click()
    expect(page.get_by_role("button", name="Phóng to")).to_be_visible()
    assert "plans" in page.evaluate("location.hash")
    wide.assert_clean()


def test_permits_show_no_personal_data(wide: Visit) -> None:
    page = wide.open("/permits/")
    expect(page.locator(".list__item").first).to_be_visible()
    text = page.locator("main").inner_text()
    assert "Chủ đầu tư" not in text
    page.goto(wide.origin + "/data/building_permits/")
    dictionary = page.locator("main").inner_text()
    assert "investor_name" not in dictionary
    assert "investor_address" not in dictionary


def test_a_wrong_password_is_told_in_words(wide: Visit) -> None:
    page = wide.open("/login/")
    page.get_by_label("Tên đăng nhập").fill("land_editor")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("land_editor")


def test_a_missing_page_leads_back_to_the_map(wide: Visit) -> None:
    page = wide.open("/khong-co-trang-nay")
    expect(page.get_by_role("heading", name="Không tìm thấy trang")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Về bản đồ").click()
    expect(page.get_by_role("combobox")).to_be_visible()
