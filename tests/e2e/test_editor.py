"""Trình biên tập: drawing, shared boundaries, holes, undo, forms, autosave, recovery, submission."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import shapely
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ARGUMENTS, CHROMIUM, PHONE, WIDE, Visit
from tests.e2e.editing import Desk, Place, centre, rings, shared_vertices, sign_in

#: Part of phường Sài Gòn where parcels stand wall to wall: west, south, east, north in metres of the storage CRS.
BLOCK = (603475.0, 1191945.0, 603515.0, 1191980.0)
MIDDLE = ((BLOCK[0] + BLOCK[2]) / 2, (BLOCK[1] + BLOCK[3]) / 2)
#: At this zoom the block fills the map.
ZOOM = 21
#: Notes the longest time, in milliseconds, in which the page did not answer.
HEARTBEAT = """() => {
  window.longestPause = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    window.longestPause = Math.max(window.longestPause, now - last);
    last = now;
  }, 20);
}"""


@pytest.fixture
def desk(officer: Callable[..., Desk]) -> Desk:
    """The editor on a large screen at the block."""
    desk = officer("land_editor")
    desk.open(MIDDLE, ZOOM)
    return desk


@pytest.fixture
def parcels(desk: Desk) -> list[dict]:
    """Parcels that lie wholly in the block and are one area without holes."""
    found = desk.get("/api/v1/layers/parcels/features", bbox=",".join(map(str, BLOCK)))["features"]
    whole = [
        one for one in found
        if len(one["geometry"]["coordinates"]) == 1 and len(one["geometry"]["coordinates"][0]) == 1
    ]  # fmt: skip
    return [one for one in whole if all(_inside(place) for place in rings(one)[0])]


def _inside(place: Place) -> bool:
    west, south, east, north = BLOCK
    return west < place[0] < east and south < place[1] < north


def _neighbours(parcels: list[dict]) -> tuple[dict, dict, Place]:
    """Two parcels that share an edge, and a vertex of it that only these two have."""
    for one in parcels:
        for other in parcels:
            if one["id"] >= other["id"]:
                continue
            for vertex in shared_vertices(one, other):
                owners = [two for two in parcels if vertex in rings(two)[0]]
                if len(owners) == 2 and len(shared_vertices(one, other)) >= 2:
                    return one, other, vertex
    raise AssertionError("no two parcels of the block share an edge")


def _edits(desk: Desk, change_set: str) -> list[dict[str, Any]]:
    return list(desk.get(f"/api/v1/changesets/{change_set}")["edits"])


def _outline(edit: dict) -> list[list[float]]:
    return list(edit["geometry"]["coordinates"][0][0])


def test_whoever_is_not_signed_in_signs_in_first(wide: Visit) -> None:
    wide.open("/edit/")
    expect(wide.page).to_have_url(re.compile(r"/login/\?next=/edit/"))


def test_a_shared_edge_moves_in_both_parcels_and_undo_takes_both_back(
    desk: Desk, parcels: list[dict]
) -> None:
    one, other, vertex = _neighbours(parcels)
    change_set = desk.begin("E2E ranh chung")
    desk.tool("reshape")
    desk.click(centre(rings(one)[0]))
    target = (vertex[0] + 0.9, vertex[1] + 0.7)
    desk.page.keyboard.down("Alt")  # without snapping
    desk.drag(vertex, target)
    desk.page.keyboard.up("Alt")
    expect(desk.page.locator("#messages")).to_contain_text("Ranh chung")
    desk.saved()
    edits = _edits(desk, change_set)
    assert {one["id"], other["id"]} <= {edit["feature"] for edit in edits}
    moved = {tuple(place) for place in _outline(edits[0])} - {
        tuple(place) for place in rings(one)[0] + rings(other)[0]
    }
    shared = set.intersection(*({tuple(place) for place in _outline(edit)} for edit in edits))
    assert moved & shared, "the new vertex is the same in every parcel, digit for digit"
    assert not any(list(vertex) in _outline(edit) for edit in edits)
    desk.page.keyboard.press("Control+z")
    desk.lists_edits()
    desk.page.keyboard.press("Control+y")
    desk.lists_edits(*["update"] * len(edits))
    desk.page.screenshot(path=_picture("editor-shared-edge-1440"))


def test_drawing_snaps_and_the_form_says_what_is_missing(desk: Desk, parcels: list[dict]) -> None:
    one, _other, _vertex = _neighbours(parcels)
    a, b, *_ = rings(one)[0]
    change_set = desk.begin("E2E vẽ mới")
    desk.tool("draw")
    desk.click(a, shift=(5, -4))
    desk.click(b, shift=(-4, 5))
    desk.page.keyboard.down("Alt")
    desk.click(centre(rings(one)[0]))
    desk.page.keyboard.up("Alt")
    desk.page.keyboard.press("Enter")
    wrong = desk.page.locator("[data-field=sheet_number] .field__wrong")
    expect(wrong).to_contain_text("bắt buộc")
    desk.page.locator("#field-sheet_number").fill("999")
    desk.page.locator("#field-parcel_number").fill("1")
    desk.page.locator("#field-official_area_m2").fill("mười")
    desk.page.locator("#field-official_area_m2").blur()
    expect(wrong).to_have_count(0)
    expect(desk.page.locator("[data-field=official_area_m2] .field__wrong")).to_contain_text("Cần một số")
    desk.page.locator("#field-official_area_m2").fill("12,5")
    desk.page.locator("#field-official_area_m2").blur()
    desk.page.locator("#map").focus()
    desk.page.keyboard.press("Control+s")
    desk.saved()
    made = next(edit for edit in _edits(desk, change_set) if edit["operation"] == "create")
    assert list(a) in _outline(made) and list(b) in _outline(made), "snapped vertices are the stored ones"
    given = {"sheet_number": "999", "parcel_number": "1", "official_area_m2": 12.5}
    assert given.items() <= made["properties"].items()
    desk.tab("findings")
    expect(desk.page.locator("[data-findings] li").first).to_be_visible()
    desk.page.locator("[data-findings] button").first.click()
    desk.page.screenshot(path=_picture("editor-findings-1440"))


def test_a_hole_is_cut_and_a_pasted_table_is_drawn(desk: Desk, parcels: list[dict]) -> None:
    one = max(parcels, key=lambda one: one["properties"]["computed_area_m2"])
    inner = shapely.maximum_inscribed_circle(shapely.Polygon(rings(one)[0]))
    middle = inner.coords[0]
    assert inner.length > 1
    change_set = desk.begin("E2E lỗ")
    desk.click(middle)
    desk.tool("hole")
    desk.page.keyboard.down("Alt")
    for east, north in ((-0.6, -0.6), (0.6, -0.6), (0.6, 0.6), (-0.6, 0.6)):
        desk.click((middle[0] + east, middle[1] + north))
    desk.page.keyboard.up("Alt")
    desk.page.keyboard.press("Enter")
    desk.tab("form")
    expect(desk.page.locator("[data-figure=holes]")).to_have_text("1")
    desk.page.keyboard.press("Control+z")
    expect(desk.page.locator("[data-figure=holes]")).to_have_count(0)
    desk.tool("draw")
    desk.tab("drawing")
    desk.page.locator(".paste summary").click()
    rows = [(0, 0), (0.5, 0), (0.5, 0.5), (0, 0.5)]
    lines = [
        f"{number}\t{middle[1] + north:.3f}\t{middle[0] + east:.3f}".replace(".", ",")
        for number, (north, east) in enumerate(rows, 1)
    ]
    desk.page.locator(".paste textarea").fill("\n".join(["Điểm\tX\tY", *lines]))
    expect(desk.page.locator("[data-pasted]")).to_contain_text("4 điểm, cột theo thứ tự X (Bắc), Y (Đông)")
    desk.page.get_by_role("button", name="Vẽ và kết thúc").click()
    expect(desk.page.locator("[data-figure=area]")).to_have_text("0,3\u00a0m²")
    desk.page.locator("#map").focus()
    desk.page.keyboard.press("Control+s")
    desk.saved()
    made = next(edit for edit in _edits(desk, change_set) if edit["operation"] == "create")
    assert [round(middle[0], 3), round(middle[1], 3)] in _outline(made)


def test_submission_and_why_it_came_back(
    desk: Desk, parcels: list[dict], officer: Callable[..., Desk]
) -> None:
    one = parcels[0]
    change_set = desk.begin("E2E trình duyệt")
    desk.click(centre(rings(one)[0]))
    desk.page.locator(".attach input").set_input_files(
        {"name": "quyet-dinh.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    )
    expect(desk.page.get_by_role("link", name="quyet-dinh.pdf")).to_be_visible()
    desk.tab("form")
    desk.page.locator("#field-address").fill("12 Đường Thử")
    desk.page.locator("#field-address").blur()
    desk.lists_edits("update")
    desk.page.locator("[data-submit]").click()
    expect(desk.page.locator("[data-status=submitted]")).to_be_visible()
    approver = officer("land_approver")
    (edit,) = _edits(approver, change_set)
    approver.post(
        f"/api/v1/changesets/{change_set}/edits/{edit['id']}/comments", {"text": "Số nhà chưa đúng."}
    )
    approver.post(f"/api/v1/changesets/{change_set}/return", {"reason": "Thiếu biên bản đo đạc."})
    desk.page.reload()
    expect(desk.page.locator("[data-returned]")).to_contain_text("Thiếu biên bản đo đạc.")
    expect(desk.page.locator(".comments")).to_contain_text("Số nhà chưa đúng.")
    expect(desk.page.locator("[data-submit]")).to_be_enabled()
    desk.page.screenshot(path=_picture("editor-returned-1440"))


def test_without_network_work_is_kept_and_saved_later(desk: Desk, parcels: list[dict]) -> None:
    one = parcels[0]
    change_set = desk.begin("E2E mất mạng")
    desk.click(centre(rings(one)[0]))
    desk.tab("form")
    desk.page.context.set_offline(True)
    desk.page.locator("#field-address").fill("9 Ngõ Vắng")
    desk.page.locator("#field-address").blur()
    desk.page.keyboard.press("Control+s")
    expect(desk.page.locator("[data-save=offline]")).to_contain_text("đã ghi tại máy")
    desk.page.context.set_offline(False)
    desk.saved()
    assert [edit["properties"]["address"] for edit in _edits(desk, change_set)] == ["9 Ngõ Vắng"]


def test_a_colleague_at_work_on_the_same_parcel_is_named(
    desk: Desk, parcels: list[dict], officer: Callable[..., Desk]
) -> None:
    one = parcels[0]
    change_set = desk.begin("E2E hai người")
    desk.click(centre(rings(one)[0]))
    desk.tab("form")
    desk.page.locator("#field-address").fill("1 Đường Chung")
    desk.page.locator("#field-address").blur()
    desk.page.keyboard.press("Control+s")
    desk.saved()
    colleague = officer("ward_editor")
    colleague.open(MIDDLE, ZOOM)
    colleague.click(centre(rings(one)[0]))
    colleague.tab("form")
    told = colleague.page.locator("[data-presence]").filter(has_text="E2E hai người")
    expect(told).to_contain_text("land_editor")
    colleague.page.screenshot(path=_picture("editor-presence-1440"))
    assert _edits(desk, change_set)


def test_far_away_nothing_is_touched_and_the_page_stays_quick(desk: Desk) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.page.goto("about:blank")
    desk.page.goto(f"{desk.origin}/edit/?layer=parcels#map=15/10.7769/106.6981")
    expect(desk.page.locator("#hint [data-near=far]")).to_contain_text("Phóng to")
    desk.page.evaluate(HEARTBEAT)
    desk.page.mouse.move(500, 500)
    desk.page.mouse.down()
    for step in range(40):
        desk.page.mouse.move(500 + 5 * step, 500 + 3 * step)
    desk.page.mouse.up()
    desk.page.wait_for_timeout(1500)
    assert desk.page.evaluate("window.longestPause") < 1500, "the page stopped answering"
    assert not [url for url in asked if "/features" in url]


def test_a_killed_browser_loses_nothing(origin: str, desk: Desk, parcels: list[dict], tmp_path: Path) -> None:
    one, _other, vertex = _neighbours(parcels)
    corner = rings(one)[0][0]
    with _browser_type(desk.page).launch_persistent_context(
        tmp_path,
        executable_path=CHROMIUM,
        args=ARGUMENTS,
        viewport={"width": WIDE[0], "height": WIDE[1]},
        locale="vi-VN",
    ) as context:
        page = context.pages[0]
        sign_in(page, origin, "land_editor")
        first = Desk(page, origin)
        first.open(MIDDLE, ZOOM)
        first.begin("E2E mất điện")
        first.tool("reshape")
        first.click(centre(rings(one)[0]))
        page.keyboard.down("Alt")
        first.drag(vertex, (vertex[0] + 0.9, vertex[1] + 0.7))
        page.keyboard.up("Alt")
        expect(page.locator("#tab-draft .count")).to_be_visible()
        first.tab("draft")
        edits = page.locator("[data-edits] > li").count()
        first.tool("draw")
        for east in (0, 3, 6):
            first.click((corner[0] + east, corner[1] + (east % 2) * 3))
        page.wait_for_timeout(300)  # a step is in the journal a moment after it is drawn
        _kill(tmp_path)
        with suppress(Exception):
            context.close()
    with _browser_type(desk.page).launch_persistent_context(
        tmp_path,
        executable_path=CHROMIUM,
        args=ARGUMENTS,
        viewport={"width": WIDE[0], "height": WIDE[1]},
        locale="vi-VN",
    ) as context:
        page = context.pages[0]
        page.goto(f"{origin}/edit/")
        if "/login/" in page.url:  # the browser was killed before it wrote its cookies
            sign_in(page, origin, "land_editor")
        dialog = page.get_by_role("dialog", name="Khôi phục phiên làm việc?")
        expect(dialog).to_contain_text("E2E mất điện")
        expect(dialog).to_contain_text("Hình đang vẽ dở: 3 đỉnh")
        page.screenshot(path=_picture("editor-recovery-1440"))
        dialog.get_by_role("button", name="Khôi phục").click()
        second = Desk(page, origin)
        second.ready()
        second.lists_edits(*["update"] * edits)
        expect(page.locator("#hint")).to_contain_text("3 đỉnh")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+z")
        second.lists_edits()


def _kill(profile: Path) -> None:
    """SIGKILL to the browser process of a profile: it gets no chance to write anything more."""
    lock = (profile / "SingletonLock").readlink()
    os.kill(int(str(lock).rsplit("-", 1)[1]), signal.SIGKILL)


def _browser_type(page: Page) -> Any:
    """The browser type that a page runs in."""
    browser = page.context.browser
    assert browser
    return browser.browser_type


def test_a_phone_shows_attributes_and_submits(
    officer: Callable[..., Desk], origin: str, parcels: list[dict]
) -> None:
    one = parcels[1]
    phone = officer("land_editor", PHONE)
    page = phone.page
    page.goto(f"{origin}/edit/?layer=parcels&feature={one['id']}")
    phone.ready()
    phone.begin("E2E điện thoại")
    phone.tab("form")
    page.screenshot(path=_picture("editor-390"))
    page.locator("#field-address").fill("7 Đường Nhỏ")
    page.locator("#field-address").blur()
    phone.tab("draft")
    page.locator("[data-submit]").click()
    expect(page.locator("[data-status=submitted]")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]


def _picture(name: str) -> Path:
    folder = Path(os.environ.get("NEN_VAR") or "var") / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.png"
