"""Thao tác thửa: split, merge, boundary correction and recovery in the editor, then review, publication and lineage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Visit
from tests.e2e.editing import Desk, centre, rings
from tests.e2e.parcel_block import (
    MIDDLE,
    across,
    crossed_by_a_red_line,
    neighbours,
    pair_with_own_vertex,
    simple_parcels,
)

ZOOM = 20.5
TITLE = "E2E thao tác thửa"


@pytest.fixture
def approver(officer: Callable[..., Desk]) -> Desk:
    """land_approver, asked through the API."""
    return officer("land_approver")


def _take_back(desk: Desk, approver: Desk) -> None:
    """Whatever a test published is undone by its inverse, so that the demo city stays as it was."""
    listed = desk.get("/api/v1/changesets", mine=True, status="published", limit=200)["changesets"]
    undone = {one["reverts"] for one in listed}
    for one in listed:
        if one["title"].startswith(TITLE) and one["id"] not in undone and one["reverts"] is None:
            made = desk.post(f"/api/v1/changesets/{one['id']}/revert", {})
            _publish(desk, approver, made["id"])


def _publish(desk: Desk, approver: Desk, change_set: str) -> None:
    address = f"/api/v1/changesets/{change_set}"
    if desk.get(address)["status"] == "draft":
        desk.post(f"{address}/submit", {})
    approver.post(f"{address}/approve", {})
    approver.post(f"{address}/publish", {})


def _at_the_block(desk: Desk, approver: Desk) -> Iterator[Desk]:
    """What was published is reverted, after drafts that would stand in its way are withdrawn."""
    desk.open(MIDDLE, ZOOM)
    yield desk
    desk.withdraw_all()
    _take_back(desk, approver)


@pytest.fixture
def desk(officer: Callable[..., Desk], approver: Desk) -> Iterator[Desk]:
    """The editor on a large screen."""
    yield from _at_the_block(officer("land_editor"), approver)


@pytest.fixture
def small_desk(officer: Callable[..., Desk], approver: Desk) -> Iterator[Desk]:
    """The editor on a phone."""
    yield from _at_the_block(officer("land_editor", PHONE), approver)


@pytest.fixture
def parcels(desk: Desk) -> list[dict]:
    """Simple parcels that lie wholly in the block, the largest first."""
    return simple_parcels(desk)


def _choose(desk: Desk, parcel: dict, **options: Any) -> None:
    desk.tool("select")
    desk.click(centre(rings(parcel)[0]), **options)


def _kind(desk: Desk, kind: str) -> None:
    desk.tab("operation")
    desk.page.locator("#operation-kind").select_option(kind)


def _preview(page: Page) -> list[dict[str, str]]:
    """Ask the server; number and official area of the new parcels as the panel shows them."""
    page.locator("[data-preview]").click()
    expect(page.locator("[data-meaning]")).to_be_visible()
    return [
        {name: one.locator(f"[data-child={name}]").input_value() for name in ("number", "area")}
        for one in page.locator("[data-made]").all()
    ]


def _add(desk: Desk, name: str) -> None:
    desk.page.locator("[data-add]").click()
    expect(desk.page.locator("#messages")).to_contain_text("Đã thêm vào hồ sơ")
    desk.tab("draft")
    expect(desk.page.locator(f"[data-operations] [data-operation={name}]")).to_be_visible()


def _square_metres(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def _parts(desk: Desk, change_set: str, layer: str = "parcels") -> list[dict]:
    edits = desk.get(f"/api/v1/changesets/{change_set}")["edits"]
    return [one for one in edits if one["expanded_from"] is not None and one["layer"] == layer]


def test_twenty_square_metres_off_the_north_side_until_the_printed_record(
    desk: Desk, parcels: list[dict], approver: Desk, wide: Visit
) -> None:
    parcel, page = parcels[0], desk.page
    change_set = desk.begin(f"{TITLE}: theo diện tích")
    _choose(desk, parcel)
    _kind(desk, "area")
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.square_metres")
    page.locator("#operation-squareMetres").fill("20,0")
    made = _preview(page)
    assert len(made) == 2 and "20,0" in [one["area"] for one in made]
    total = sum(_square_metres(one["area"]) for one in made)
    assert total == pytest.approx(parcel["properties"]["official_area_m2"], abs=0.051)
    assert desk.get(f"/api/v1/changesets/{change_set}")["edits"] == [], "a preview stores nothing"
    _picture(page, "operation-1440")
    # Numbers are never given again: one with a letter takes none of the sheet's.
    other, field = f"{made[0]['number']}A", page.locator("[data-made]").first.locator("[data-child=number]")
    field.fill(other)
    field.blur()
    expect(page.locator("[data-meaning]")).to_be_visible()
    expect(field).to_have_value(other)
    expect(page.locator("[data-preview]")).to_be_enabled()
    _add(desk, "split")
    _picture(page, "operation-draft-1440")
    parts = _parts(desk, change_set)
    assert other in {one["properties"].get("parcel_number") for one in parts}
    _choose(desk, parcel)
    page.locator("#toolbar [data-tool=delete]").click()
    expect(page.locator("#messages")).to_contain_text("nằm trong một thao tác")
    desk.tab("draft")
    page.locator("[data-submit]").click()
    expect(page.locator("[data-status=submitted]")).to_be_visible()
    _see_in_review(desk, change_set)
    _publish(desk, approver, change_set)
    _see_lineage(wide, parcel, [one["feature"] for one in parts if one["operation"] == "create"])


def _see_in_review(desk: Desk, change_set: str) -> None:
    page = desk.page
    page.goto(f"{desk.origin}/review/?changeset={change_set}")
    operation = page.locator("[data-operations] [data-operation=split]")
    expect(operation).to_contain_text("Tách thửa")
    expect(operation).to_contain_text("2 mới")
    operation.get_by_role("button").click()
    expect(page.locator("[data-part-of]")).to_be_visible()
    expect(page.locator("[data-edits] [data-edit]").first).to_be_visible()
    _picture(page, "operation-review-1440")


def _see_lineage(wide: Visit, parcel: dict, children: list[str]) -> None:
    """The closed parcel tells what it became, and each of those tells where it came from."""
    page = wide.open(f"/data/parcels/{parcel['id']}/")
    page.get_by_role("link", name="Nguồn gốc và biến động").click()
    graph = page.locator("#lineage-graph svg")
    for one in (parcel["id"], *children):
        expect(graph.locator(f"[data-parcel='{one}']").first).to_be_visible()
    expect(page.locator(".lead")).to_contain_text("thửa đã khép")
    _picture(page, "lineage-1440")
    happened = page.locator("[data-happened] > li").first
    expect(happened).to_contain_text("12/QĐ-UBND")
    record = happened.get_by_role("link", name="Trích lục biến động").get_attribute("href")
    answer = page.request.get(f"{wide.origin}{record}")
    assert answer.ok and answer.body().startswith(b"%PDF-"), (record, answer.status)
    graph.locator(f"[data-parcel='{children[0]}']").click()
    expect(page.locator(".lead")).to_contain_text("thửa đang có")
    expect(page.locator(f"#lineage-graph [data-parcel='{parcel['id']}']").first).to_be_visible()
    wide.assert_clean()


def test_a_line_drawn_across_and_one_typed_cut_the_same_parcel(desk: Desk, parcels: list[dict]) -> None:
    parcel, page = parcels[0], desk.page
    change_set = desk.begin(f"{TITLE}: theo đường")
    _choose(desk, parcel)
    west, east = across(parcel)
    page.keyboard.press("s")
    expect(page.locator("#operation-kind")).to_have_value("line")
    page.keyboard.down("Alt")
    desk.click(west)
    desk.click(east)
    page.keyboard.up("Alt")
    page.keyboard.press("Enter")
    drawn = _preview(page)
    assert len(drawn) == 2
    page.locator("[data-clear]").click()
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.line")
    page.locator("#operation-kind").select_option("line")
    page.get_by_text("Gõ hoặc dán tọa độ").click()
    page.locator("#cut-vertices").fill("\n".join(f"{y:.4f} {x:.4f}" for x, y in (west, east)))
    page.locator("#cut-vertices").blur()
    assert _preview(page) == drawn
    _add(desk, "split")
    assert [one["operation"] for one in _parts(desk, change_set)].count("create") == 2
    page.locator("[data-operations] [data-remove]").click()
    expect(page.locator("[data-operations]")).to_have_count(0)
    assert desk.get(f"/api/v1/changesets/{change_set}")["edits"] == []


def test_a_parcel_of_the_draft_is_cut_again_and_taken_back_last_first(
    desk: Desk, parcels: list[dict]
) -> None:
    """What an operation makes is picked on the map like any parcel, before anything is published."""
    page = desk.page
    change_set = desk.begin(f"{TITLE}: nối tiếp")
    _choose(desk, parcels[0])
    _kind(desk, "area")
    page.locator("#operation-squareMetres").fill("20,0")
    _preview(page)
    _add(desk, "split")
    made = [one for one in _parts(desk, change_set) if one["operation"] == "create"]
    large = max(made, key=lambda one: one["properties"]["official_area_m2"])
    _choose(desk, large)
    _kind(desk, "area")
    expect(page.locator("[data-subjects]")).to_contain_text(large["properties"]["parcel_number"])
    page.locator("#operation-squareMetres").fill("15,0")
    assert len(_preview(page)) == 2
    _picture(page, "operation-chained-1440")
    page.locator("[data-add]").click()
    desk.tab("draft")
    removers = page.locator("[data-operations] [data-remove]")
    expect(removers).to_have_count(2)
    parts = _parts(desk, change_set)
    assert [one["operation"] for one in parts if one["feature"] == large["feature"]] == [
        "passing-create",
        "passing-delete",
    ]
    assert [one["operation"] for one in parts].count("create") == 3
    removers.first.click()
    expect(page.locator("#messages")).to_contain_text("dựa trên kết quả")
    removers.last.click()
    expect(removers).to_have_count(1)
    assert {one["feature"] for one in _parts(desk, change_set) if one["operation"] == "create"} == {
        one["feature"] for one in made
    }


def test_an_offset_from_an_edge_that_is_picked(desk: Desk, parcels: list[dict]) -> None:
    parcel, page = parcels[0], desk.page
    desk.begin(f"{TITLE}: song song")
    _choose(desk, parcel)
    _kind(desk, "offset")
    page.locator("[data-pick-edge]").click()
    ring = rings(parcel)[0]
    a, b = max(
        zip(ring, ring[1:] + ring[:1], strict=True),
        key=lambda edge: (edge[0][0] - edge[1][0]) ** 2 + (edge[0][1] - edge[1][1]) ** 2,
    )
    desk.click(centre((a, b)))
    expect(page.locator("[data-edge=yes]")).to_be_visible()
    page.locator("#operation-metres").fill("một mét")
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.metres")
    page.locator("#operation-metres").fill("1,50")
    assert len(_preview(page)) == 2
    page.locator("#operation-metres").fill("400")
    page.locator("[data-preview]").click()
    expect(page.locator("[data-complaint]")).to_be_visible()
    expect(page.locator("[data-meaning]")).to_have_count(0)


def test_two_neighbours_become_one(desk: Desk, parcels: list[dict]) -> None:
    one, other = neighbours(parcels)
    page = desk.page
    change_set = desk.begin(f"{TITLE}: hợp")
    _choose(desk, one)
    _kind(desk, "merge")
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.two")
    page.keyboard.down("Shift")
    desk.click(centre(rings(other)[0]))
    page.keyboard.up("Shift")
    expect(page.locator("[data-subjects] li")).to_have_count(2)
    (made,) = _preview(page)
    areas = sum(each["properties"]["official_area_m2"] for each in (one, other))
    assert _square_metres(made["area"]) == pytest.approx(areas, abs=0.051)
    _add(desk, "merge")
    operations = [part["operation"] for part in _parts(desk, change_set)]
    assert operations.count("delete") == 2 and operations.count("create") == 1


def test_a_corrected_boundary_moves_both_sides_on_a_new_survey_document(
    desk: Desk, parcels: list[dict]
) -> None:
    page = desk.page
    one, _other, vertex = pair_with_own_vertex(parcels)
    change_set = desk.begin(f"{TITLE}: chỉnh ranh")
    desk.tool("reshape")
    desk.click(centre(rings(one)[0]))
    page.keyboard.down("Alt")
    desk.drag(vertex, (vertex[0] + 0.4, vertex[1] + 0.3))
    page.keyboard.up("Alt")
    _kind(desk, "boundary")
    page.locator("#operation-reason").fill("Sai mốc khi đo năm 2017")
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.survey")
    page.get_by_text("Thêm tài liệu đo đạc mới").click()
    page.locator("#survey-document_number").fill("E2E-12/2026")
    page.locator("[data-survey-add]").click()
    page.locator("[data-preview]").click()
    expect(page.locator("[data-neighbours]")).to_be_visible()
    _add(desk, "correct_boundary")
    edits = desk.get(f"/api/v1/changesets/{change_set}")["edits"]
    plain = [each for each in edits if each["expanded_from"] is None]
    assert {(each["layer"], each["operation"]) for each in plain} == {
        ("parcels", "correct_boundary"), ("survey_documents", "create"),
    }  # fmt: skip
    moved = [each for each in _parts(desk, change_set) if each["geometry"]]
    assert len(moved) >= 2 and {each["operation"] for each in moved} == {"update"}


def test_a_part_is_recovered_along_a_red_line(desk: Desk) -> None:
    page = desk.page
    parcel, line = crossed_by_a_red_line(desk)
    page.goto("about:blank")  # another place in the address alone would not load the page anew
    desk.open(centre(rings(parcel)[0]), ZOOM)
    change_set = desk.begin(f"{TITLE}: thu hồi")
    _choose(desk, parcel)
    _kind(desk, "recover")
    field = page.locator("#operation-red-line")
    field.click()
    field.press("ArrowDown")
    page.locator(f"[data-field=red-line] [data-feature='{line}']").click()
    page.locator("#decision-number").fill("77/QĐ-UBND")
    page.locator("#decision-date").fill("5/3/2026")
    page.locator("#decision-date").blur()
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.decision")
    page.locator("#decision-authority").fill("Ủy ban nhân dân phường Sài Gòn")
    made = _preview(page)
    assert len(made) == 2
    _add(desk, "recover")
    uses = [one["properties"].get("land_use_codes") for one in _parts(desk, change_set)]
    assert "CGT" in uses
    leader = next(one for one in desk.get(f"/api/v1/changesets/{change_set}")["edits"] if one["params"])
    assert leader["params"]["decision"]["date"] == "2026-03-05"


def test_a_refusal_says_why_and_what_to_do(desk: Desk, parcels: list[dict]) -> None:
    page = desk.page
    desk.begin(f"{TITLE}: bị từ chối")
    _choose(desk, parcels[0])
    _kind(desk, "area")
    page.locator("#operation-squareMetres").fill("99999")
    page.locator("[data-preview]").click()
    expect(page.locator("[data-complaint]")).to_have_text(re.compile(r"\S+"))
    _kind(desk, "recover")
    expect(page.locator("[data-missing]")).to_have_attribute("data-missing", "needs.red_line")
    page.locator("#decision-number").fill("77/QĐ-UBND")
    expect(page.locator("[data-preview]")).to_be_disabled()


def test_the_panel_fits_a_phone(small_desk: Desk) -> None:
    desk, page = small_desk, small_desk.page
    parcel = simple_parcels(desk)[0]
    desk.begin(f"{TITLE}: điện thoại")
    page.locator("#handle").click()
    desk.click(centre(rings(parcel)[0]))
    _kind(desk, "area")
    page.locator("#operation-squareMetres").fill("20")
    assert len(_preview(page)) == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    _picture(page, "operation-390")


def _picture(page: Page, name: str) -> None:
    Visit(page, "").picture(name)
