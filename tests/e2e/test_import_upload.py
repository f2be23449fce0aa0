"""An officer loads a file in the browser: sent, compared by the worker, counted, and found again under review."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from playwright.sync_api import expect

from tests.e2e.city import EDITOR, System
from tests.e2e.conftest import Enter, Visit
from tests.e2e.editing import password
from tests.fixtures import files

#: Time for a small file while the worker has other things to do.
PATIENCE_MS = 60_000
PLACE = "602900,1190900,603100,1191100"


def parcels_of(system: System, path: Path) -> tuple[Path, int]:
    """Some parcels as a file, the first with another address; and how many they are."""
    found = system.call(EDITOR, "GET", f"/layers/parcels/features?bbox={PLACE}&limit=6")["features"]
    assert len(found) >= 3
    rows = [one["properties"] for one in found]
    fields: dict[str, list[object]] = {
        "id": [one["id"] for one in found],
        "sheet_number": [one["sheet_number"] for one in rows],
        "parcel_number": [one["parcel_number"] for one in rows],
        "address": ["12 đường Thử Nghiệm", *(one["address"] or "" for one in rows[1:])],
    }
    shapes = np.array([shapely.from_geojson(str(one["geometry"]).replace("'", '"')) for one in found])
    return files.write_vector(path, shapes, fields, geometry_type="MultiPolygon"), len(found)


def test_a_file_becomes_a_draft(wide: Visit, enter: Enter, tmp_path: Path) -> None:
    system = System(wide.origin, password())
    path, count = parcels_of(system, tmp_path / "đo đạc lại.gpkg")
    page = wide.page
    enter(page, EDITOR.name, "/imports/")
    page.locator("#file").set_input_files(path)
    expect(page.locator("#file-name")).to_contain_text("đo đạc lại.gpkg")
    page.get_by_label("Lớp dữ liệu").select_option("parcels")
    page.get_by_label("Căn cứ pháp lý").fill("QĐ 12/2026")
    page.get_by_role("button", name="Nạp và so sánh").click()
    expect(page.get_by_text("Đã lập bộ thay đổi. Chưa có gì công khai.")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".counts__one--changed dd")).to_have_text("1")
    expect(page.locator(".counts__one--unchanged dd")).to_have_text(str(count - 1))
    expect(page.locator(".counts__one--refused dd")).to_have_text("0")
    wide.picture("import-upload")
    link = page.get_by_role("link", name="Xem khác biệt").first
    change_set = (link.get_attribute("href") or "").rpartition("=")[2]
    try:
        link.click()
        expect(page.get_by_text("Nhập tệp đo đạc lại.gpkg").first).to_be_visible()
        wide.assert_clean()
    finally:
        system.call(EDITOR, "POST", f"/changesets/{change_set}/withdraw", {})


def test_the_form_fits_a_phone_and_says_what_is_wrong(phone: Visit, enter: Enter, tmp_path: Path) -> None:
    page = phone.page
    enter(page, EDITOR.name, "/imports/")
    wide_by = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide_by <= 0
    path = tmp_path / "plan.dwg"
    path.write_bytes(b"AC1032" + bytes(100))
    page.locator("#file").set_input_files(path)
    page.get_by_role("button", name="Nạp và so sánh").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("định dạng đóng", timeout=PATIENCE_MS)
    expect(alert).to_contain_text("SAVEAS")
    phone.picture("import-refused-phone")
    phone.assert_clean()
