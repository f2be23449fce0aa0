"""Trang địa chính: from the card to lineage and printed extract, and the quality of a ward in figures and on a map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PHONE, Enter, Visit
from tests.e2e.waiting import still

#: Phường Sài Gòn.
WARD = "26740"
#: The worker has checked the ward within; it is asked again after so many seconds.
CHECKED_S, LOOK_S = 90, 0.2


def test_the_card_leads_to_origin_and_printed_extract(wide: Visit, parcel: dict) -> None:
    key = parcel["parcel"]["id"]
    page = wide.open(f"/?parcel={key}")
    card = page.locator("#card")
    address = card.get_by_role("link", name="Trích lục thửa đất (PDF)").get_attribute("href")
    answer = page.request.get(f"{wide.origin}{address}")
    assert answer.ok and answer.body().startswith(b"%PDF-"), (address, answer.status)
    card.get_by_role("link", name="Nguồn gốc").click()
    expect(page.get_by_role("heading", name="Nguồn gốc và biến động của thửa")).to_be_visible()
    expect(page.locator(f"#lineage-graph [data-parcel='{key}']")).to_have_count(1)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Origin and changes of the parcel")).to_be_visible()
    wide.assert_clean()


@pytest.fixture(scope="module")
def checked(chromium: Browser, origin: str, enter: Enter, get_json: Callable[..., dict]) -> dict:
    """The ward after a check that its approver asked for in the page; the worker carries it out."""
    with chromium.new_context(locale="vi-VN") as context:
        page = context.new_page()
        before = get_json(f"/api/v1/cadastre/quality/{WARD}")["finished_at"]
        enter(page, "land_approver", f"/data/quality/{WARD}/")
        page.get_by_role("button", name="Kiểm tra lại ngay").click()
        expect(page.locator("#quality-run-said")).to_contain_text("Đã xếp hàng")
        for _look in range(int(CHECKED_S / LOOK_S)):
            told = get_json(f"/api/v1/cadastre/quality/{WARD}")
            if told["finished_at"] != before:
                return told
            page.wait_for_timeout(LOOK_S * 1000)
    raise AssertionError("the worker did not check the ward")


def test_the_quality_of_a_ward_in_figures_trend_and_map(wide: Visit, checked: dict) -> None:
    page = wide.open("/data/")
    page.get_by_role("link", name="Chất lượng dữ liệu địa chính theo xã, phường").click()
    page.locator(f"[data-ward='{WARD}']").get_by_role("link").click()
    expect(page.locator("[data-figure=parcels]")).to_have_text(f"{checked['parcels']:,}".replace(",", "."))
    for rule in checked["rules"]:
        shown = page.locator(f"[data-rules] [data-rule='{rule['id']}'] .num")
        expect(shown).to_contain_text(
            "chưa xét" if rule["count"] is None else f"{rule['count']:,}".replace(",", ".")
        )
    assert page.locator("[data-trend] circle").count() == 2 * len(checked["trend"])
    expect(page.locator("#quality-map canvas").first).to_be_attached()
    found = page.locator("[data-findings] > li")
    expect(found.first).to_be_visible()
    rule = next(
        one for one in checked["rules"] if one["count"] and one["counted"] == "parcels" and one["count"] < 200
    )
    page.get_by_label("Quy tắc").select_option(rule["id"])
    expect(found).to_have_count(rule["count"])
    place = found.get_by_role("button", disabled=False).first
    place.click()
    expect(place).to_have_attribute("aria-pressed", "true")
    still(page)
    wide.picture("quality-1440")
    assert page.get_by_role("button", name="Kiểm tra lại ngay").count() == 0, "only for who approves there"
    wide.assert_clean()


def test_quality_and_lineage_fit_a_phone(phone: Visit, checked: dict, parcel: dict) -> None:
    page = phone.open(f"/data/quality/{WARD}/")
    expect(page.locator("[data-findings] > li").first).to_be_visible()
    _fits(page)
    phone.picture("quality-390")
    phone.open(f"/data/parcels/{parcel['parcel']['id']}/lineage/")
    expect(page.locator("#lineage-graph svg")).to_be_visible()
    _fits(page)
    phone.picture("lineage-390")
    phone.assert_clean()


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
