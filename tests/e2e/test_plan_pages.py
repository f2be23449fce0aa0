"""Đồ án: from the catalogue to a plan, and to its ground before and after an adjustment on the map."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PHONE, SCREENSHOTS, WIDE, Visit

SLIDER = "[role=slider]"


@pytest.fixture(scope="session")
def adjusted(get_json: Callable[..., dict]) -> dict:
    """A local adjustment in force."""
    found = get_json("/api/v1/plans", q="điều chỉnh cục bộ", state="in_force", page_size=100)["plans"]
    return next(one for one in found if one["adjustment"] == "local" and one["adjusts_plan_code"])


def _kept(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def test_a_plan_is_found_filtered_and_opened(wide: Visit, adjusted: dict) -> None:
    page = wide.open("/plans/")
    page.get_by_role("searchbox").fill("dieu chinh cuc bo")
    page.locator("#f-state").select_option("in_force")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator("#f-state")).to_have_value("in_force")
    assert "q=dieu+chinh+cuc+bo" in page.url
    _kept(page, "plans-1440")
    page.locator(f"a[href='{adjusted['url']}']").first.click()
    expect(page.locator("h1")).to_have_text(adjusted["name"])
    expect(page.locator("#plan-map")).to_have_attribute("data-shown", re.compile(r"\d+"))
    expect(page.locator("#relations")).to_contain_text("Điều chỉnh đồ án")
    expect(page.locator("#stages li").first).to_be_visible()
    expect(page.locator("#indicators tbody tr").first).to_be_visible()
    page.locator("[data-copy]").click()
    expect(page.locator("#plan-tools")).to_contain_text("Đã sao chép")
    assert page.evaluate("navigator.clipboard.readText()").endswith(adjusted["url"])
    _kept(page, "plan-1440")
    wide.assert_clean()


def test_before_and_after_are_swiped_by_keyboard_and_pointer(wide: Visit, adjusted: dict) -> None:
    page = wide.open(adjusted["url"])
    with page.expect_response(lambda answer: "planning_zones" in answer.url and "as_of=" in answer.url):
        page.locator("a[data-swipe]").first.click()
    slider = page.locator(SLIDER)
    expect(slider).to_have_attribute("aria-valuenow", "50")
    (day,) = re.findall(r"swipe=(\d{4}-\d\d-\d\d)", page.url)
    expect(page.locator(".swipe__label--before")).to_have_attribute("data-before", day)
    expect(page.locator(".swipe__label--after")).to_have_text("hôm nay")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuenow", "60")
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuenow", "0")
    page.keyboard.press("PageUp")
    expect(slider).to_have_attribute("aria-valuenow", "10")
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, 600)
    page.mouse.down()
    page.mouse.move(WIDE[0] * 0.4, 600, steps=4)
    page.mouse.up()
    expect(slider).to_have_attribute("aria-valuenow", "40")
    clipped = page.locator(".swipe__map").evaluate("one => getComputedStyle(one).clipPath")
    assert clipped == "inset(0px 60% 0px 0px)"
    wide.picture("swipe-1440")
    page.locator("[data-swipe-close]").click()
    expect(slider).to_have_count(0)
    assert "swipe=" not in page.url
    wide.assert_clean()


def test_a_phone_reads_the_catalogue_and_a_plan_and_swipes(phone: Visit, adjusted: dict) -> None:
    page = phone.open("/plans/")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    _kept(page, "plans-390")
    page.goto(phone.origin + adjusted["url"])
    expect(page.locator("#plan-map")).to_have_attribute("data-shown", re.compile(r"\d+"))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    _kept(page, "plan-390")
    page.locator("a[data-swipe]").first.click()
    slider = page.locator(SLIDER)
    box = slider.bounding_box()
    assert box
    assert box["width"] >= 44
    touch = page.context.new_cdp_session(page)
    start, end = {"x": box["x"] + box["width"] / 2, "y": 400}, {"x": PHONE[0] * 0.2, "y": 400}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [start]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [end]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(slider).to_have_attribute("aria-valuenow", "20")
    phone.picture("swipe-390")


def test_a_consultation_stands_apart_and_shows_its_boundary_only(
    wide: Visit, get_json: Callable[..., dict]
) -> None:
    (asked, *_) = get_json("/api/v1/plans")["consultations"]
    page = wide.open("/plans/")
    block = page.locator(".consulted")
    expect(block).to_contain_text("chưa có hiệu lực")
    block.get_by_role("link", name=asked["name"]).click()
    expect(page.locator("#plan-map")).to_have_attribute("data-shown", "boundary")
    expect(page.locator("[role=status]").first).to_contain_text("Lấy ý kiến từ")
    expect(page.locator("table")).to_have_count(0)
    _kept(page, "plan-consultation-1440")
    assert asked["plan_code"] not in [
        one["plan_code"] for one in get_json("/api/v1/plans", page_size=100)["plans"]
    ]


def test_everything_is_readable_without_a_script(chromium: Browser, origin: str, adjusted: dict) -> None:
    with chromium.new_context(java_script_enabled=False, locale="vi-VN") as context:
        page = context.new_page()
        page.goto(origin + adjusted["url"])
        expect(page.locator("h1")).to_have_text(adjusted["name"])
        for part in ("#facts", "#stages", "#documents", "#indicators", "#relations"):
            expect(page.locator(part)).to_be_visible()
