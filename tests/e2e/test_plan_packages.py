"""Kiểm tra gói hồ sơ: a stranger sees every finding with its place; a planner makes a draft of a good package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Enter, Visit
from tests.fixtures.plan_packages import Package, box, clean

PLOTS = "ChucNangSuDungDat_A"
#: A package is sent, unpacked, read and judged.
JUDGED_MS = 60_000


def with_gap() -> Package:
    package = clean()
    package.reshape(PLOTS, 0, box(0, 0, 100, 45).difference(box(20, 20, 20.5, 30)))
    package.row(PLOTS)["dienTich"] = "4.495,0"
    return package


def send(page: Page, package: Package, folder: Path) -> None:
    path = folder / "goi.zip"
    path.write_bytes(package.fill())
    page.locator("#file").set_input_files(path)
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".verdict")).to_be_visible(timeout=JUDGED_MS)


def test_a_stranger_sees_where_the_faults_lie(wide: Visit, tmp_path: Path) -> None:
    page = wide.open("/plans/packages/")
    send(page, with_gap(), tmp_path)
    expect(page.locator(".verdict")).to_contain_text("Chưa đạt")
    row = page.locator("button.rule__row").filter(has_text="Khe hở 5,00 m²")
    expect(page.locator("#findings-map canvas").first).to_be_attached()
    row.click()
    expect(row).to_have_attribute("aria-pressed", "true")
    with page.expect_download() as paper:
        page.get_by_role("button", name="Báo cáo PDF").click()
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF-")
    expect(page.get_by_role("button", name="Lập bản nháp từ gói này")).to_have_count(0)
    wide.picture("plan-package")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Check a plan package")).to_be_visible()
    wide.assert_clean()


def test_the_report_fits_a_phone(phone: Visit, tmp_path: Path) -> None:
    page = phone.open("/plans/packages/")
    send(page, with_gap(), tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.picture("plan-package-phone")


@pytest.mark.slow
def test_a_planner_makes_a_draft(wide: Visit, enter: Enter, tmp_path: Path) -> None:
    page = wide.page
    enter(page, "plan_editor", "/plans/packages/")
    send(page, clean(), tmp_path)
    expect(page.locator(".verdict")).to_contain_text("Đạt")
    page.get_by_role("button", name="Lập bản nháp từ gói này").click()
    link = page.get_by_role("link", name="Xem bản nháp")
    expect(link).to_be_visible(timeout=JUDGED_MS)
    link.click()
    expect(page.get_by_role("heading", name=re.compile("Nhận đồ án"))).to_be_visible()
    page.get_by_role("button", name="Rút", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Rút")).click()


def test_names_of_functions_are_for_planners(wide: Visit, enter: Enter) -> None:
    assert wide.page.request.get(f"{wide.origin}/plans/functions/").status == 404
    page = wide.page
    enter(page, "plan_editor", "/plans/functions/")
    expect(page.get_by_role("heading", name="Tên chức năng sử dụng đất")).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d % diện tích ô quy hoạch đã có mã"))).to_be_visible()
