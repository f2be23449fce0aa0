"""Giấy phép: a citizen finds a permit and sees it on the map; an officer goes from the board to a case."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.conftest import PHONE, SCREENSHOTS, WIDE, Visit
from tests.e2e.officers import Office

OFFICER = "steward"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(scope="session")
def permit(get_json: Callable[..., dict]) -> dict:
    """A permit in force with the parcel it stands on."""
    found = get_json("/api/v1/permits", what="permits", status="khoi_cong", limit=20)["permits"]
    return next(one for one in found if one["parcel"])


@pytest.fixture
def case(origin: str, get_json: Callable[..., dict]) -> Iterator[dict]:
    """A house filed today; withdrawn afterwards unless the test did it."""
    office = Office(origin)
    (parcel, *_) = get_json(
        "/ogc/collections/parcels/items", bbox="106.695,10.77,106.7,10.775", limit=1, f="json"
    )["features"]
    filed = office.call(OFFICER, "POST", "/permits", {
        "kind": "nha_o", "parcels": [parcel["id"]], "work_name": "Nhà ở thử nghiệm", "address": "1 Đường Thử",
        "parties": [{"role": "investor", "name": "Người Thử Nghiệm", "identity_number": "079000000001"}],
    })  # fmt: skip
    yield filed
    office.ask(OFFICER, "POST", f"/permits/{filed['id']}/events", {"event": "withdraw"})


@pytest.fixture
def at_desk(
    chromium: Browser, origin: str, cookies: Callable[[str], StorageState]
) -> Iterator[Callable[[tuple[int, int]], Page]]:
    """Pages of the officer; none may throw an error."""
    opened, complaints = [], []

    def page_of(size: tuple[int, int]) -> Page:
        phone = size == PHONE
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="vi-VN", has_touch=phone, is_mobile=phone,
            storage_state=cookies(OFFICER),
        )  # fmt: skip
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield page_of
    for context in opened:
        context.close()
    assert not complaints


def _kept(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def _narrow(page: Page) -> bool:
    return int(page.evaluate("document.documentElement.scrollWidth")) <= PHONE[0]


def test_a_permit_is_found_opened_and_seen_on_the_map(wide: Visit, permit: dict) -> None:
    page = wide.open("/permits/")
    expect(page.locator("#permits-map")).to_have_attribute("data-shown", re.compile(r"[1-9]\d*"))
    _kept(page, "permits-1440")
    page.get_by_role("searchbox").fill(permit["permit_number"])
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name=permit["permit_number"], exact=True).click()
    expect(page.locator("h1")).to_have_text(f"Giấy phép xây dựng {permit['permit_number']}")
    expect(page.locator("#permit-map")).to_have_attribute("data-shown", "2")
    expect(page.locator("#basis")).to_contain_text("Thửa")
    assert "Chủ đầu tư" not in page.locator("main dl").first.inner_text()
    page.locator("[data-copy]").click()
    expect(page.locator("#permit-tools")).to_contain_text("Đã sao chép")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/permits/{permit['id']}/")
    _kept(page, "permit-1440")
    page.get_by_role("link", name="Xem trên bản đồ").click()
    link = page.locator(f'.card a[href="/permits/{permit["id"]}/"]')
    expect(link).to_be_visible()
    assert "building_permits" in page.evaluate("location.hash")
    wide.assert_clean()


def test_the_map_of_permits_goes_from_groups_to_one_permit(wide: Visit, permit: dict) -> None:
    page = wide.open(f"/permits/?q={permit['permit_number'].replace('/', '%2F')}")
    shown = page.locator("#permits-map")
    expect(shown).to_have_attribute("data-shown", re.compile(r"[1-9]\d*"))
    row = page.locator(f'[data-permit="{permit["id"]}"]')
    row.get_by_role("link").focus()
    box = page.locator(".plan-map__map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 5)
    expect(page.locator(".permits__said")).to_contain_text(re.compile(r"giấy phép|GPXD"))
    none = wide.open("/permits/?q=khong-co-giay-phep-nay")
    expect(none.locator(".empty")).to_contain_text("Không có giấy phép")
    expect(none.locator(".permits__said")).to_contain_text("không có giấy phép nào khớp")
    wide.assert_clean()


def test_permits_are_readable_on_a_phone_and_without_a_script(
    phone: Visit, chromium: Browser, origin: str, permit: dict
) -> None:
    page = phone.open("/permits/")
    expect(page.locator("#permits-map")).to_have_attribute("data-shown", re.compile(r"[1-9]\d*"))
    assert _narrow(page)
    _kept(page, "permits-390")
    page.goto(f"{phone.origin}/permits/{permit['id']}/?lang=en")
    expect(page.locator("#permit-map")).to_have_attribute("data-shown", "2")
    assert _narrow(page)
    _kept(page, "permit-390")
    with chromium.new_context(java_script_enabled=False, locale="vi-VN") as context:
        plain = context.new_page()
        plain.goto(f"{origin}/permits/{permit['id']}/")
        for part in ("#facts", "#measures", "#basis", "#link"):
            expect(plain.locator(part)).to_be_visible()


def test_an_officer_goes_from_the_board_to_a_case_and_records_events(
    at_desk: Callable[[tuple[int, int]], Page], origin: str, case: dict
) -> None:
    page = at_desk(WIDE)
    page.goto(f"{origin}/permits/deadlines/")
    card = page.locator(f'[data-case="{case["id"]}"]')
    expect(card).to_contain_text("dự kiến")
    _kept(page, "permit-deadlines-1440")
    card.get_by_role("link").click()
    expect(page.locator("#case-status")).to_have_text("Đã nộp, chờ tiếp nhận")
    expect(page.locator("#parties")).to_contain_text("đang được che")
    expect(page.locator("main")).not_to_contain_text("Người Thử Nghiệm")
    page.locator("#parties").get_by_role("link", name="Hiện").click()
    expect(page.locator("#parties")).to_contain_text("Người Thử Nghiệm")
    page.get_by_role("button", name="Tiếp nhận").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(case["number"])
    dialog.get_by_label("Ngày diễn ra").evaluate("one => one.removeAttribute('max')")
    dialog.get_by_label("Ngày diễn ra").fill("2999-01-05")
    dialog.get_by_role("button", name="Ghi", exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    _kept(page, "permit-event-refused-1440")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Tiếp nhận").click()
    page.get_by_role("dialog").get_by_role("button", name="Ghi", exact=True).click()
    expect(page.locator("#case-status")).to_have_text("Đã tiếp nhận")
    expect(page.locator('#events [data-event="accept"]')).to_contain_text(OFFICER)
    _kept(page, "permit-case-1440")
    page.get_by_role("button", name="Rút hồ sơ").click()
    expect(page.get_by_role("dialog")).to_contain_text("kết thúc")
    page.get_by_role("dialog").get_by_role("button", name="Ghi", exact=True).click()
    expect(page.locator("#case-status")).to_have_text("Người nộp rút hồ sơ")
    page.goto(f"{origin}/permits/deadlines/")
    expect(page.locator(f'[data-case="{case["id"]}"]')).to_have_count(0)


def test_an_officer_adds_a_document_to_a_case(
    at_desk: Callable[[tuple[int, int]], Page], origin: str, case: dict
) -> None:
    page = at_desk(WIDE)
    page.goto(f"{origin}/permits/cases/{case['id']}/")
    papers = page.locator("#documents")
    expect(papers).to_contain_text("Chưa có tài liệu")
    papers.get_by_text("Thêm tài liệu").click()
    drawing = {"name": "mặt bằng.pdf", "mimeType": "application/pdf", "buffer": PDF}
    papers.get_by_label("Tệp").set_input_files(drawing)
    papers.get_by_label("Loại").select_option(label="Bản vẽ")
    papers.get_by_label("Số", exact=True).fill("12/BV")
    papers.get_by_label("Ngày của tài liệu").fill("2026-01-05")
    _kept(page, "permit-paper-1440")
    papers.get_by_role("button", name="Thêm vào hồ sơ").click()
    line = papers.get_by_role("listitem")
    expect(line).to_contain_text("12/BV, 05/01/2026")
    expect(line).to_contain_text(hashlib.sha256(PDF).hexdigest())
    assert page.request.get(origin + str(line.get_by_role("link").get_attribute("href"))).body() == PDF
    papers.get_by_text("Thêm tài liệu").click()
    papers.get_by_label("Tệp").set_input_files({**drawing, "buffer": b""})
    papers.get_by_role("button", name="Thêm vào hồ sơ").click()
    expect(papers.get_by_role("alert")).to_be_visible()
    expect(line).to_have_count(1)
    _kept(page, "permit-paper-refused-1440")


def test_officers_work_on_a_phone_too(
    at_desk: Callable[[tuple[int, int]], Page], origin: str, case: dict
) -> None:
    page = at_desk(PHONE)
    for name, path in (
        ("permit-cases", f"/permits/cases/?q={case['number']}"),
        ("permit-deadlines", "/permits/deadlines/"),
        ("permit-case", f"/permits/cases/{case['id']}/"),
    ):
        page.goto(origin + path)
        expect(page.locator(f'a[href="/permits/cases/{case["id"]}/"], #case-status').first).to_be_visible()
        assert _narrow(page), path
        _kept(page, f"{name}-390")
    page.get_by_role("button", name="Từ chối").click()
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    _kept(page, "permit-event-390")


def test_the_officers_pages_are_not_there_for_others(wide: Visit, case: dict) -> None:
    page = wide.open(f"/permits/cases/{case['id']}/")
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    assert page.request.get(f"{wide.origin}/api/v1/permits/{case['id']}").status == 404
