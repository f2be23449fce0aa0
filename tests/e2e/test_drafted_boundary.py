"""Chỉnh ranh thửa mới: the boundary of parcels that an operation of the same draft made. Drafts only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shapely
from playwright.sync_api import expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.editing import Desk, centre, rings, shared_vertices
from tests.e2e.parcel_block import MIDDLE, simple_parcels


@pytest.fixture
def desk(officer: Callable[..., Desk]) -> Iterator[Desk]:
    """The editor on a large screen."""
    desk = officer("land_editor")
    desk.open(MIDDLE, 20.5)
    yield desk
    desk.withdraw_all()


def _choose(desk: Desk, kind: str) -> None:
    desk.tab("operation")
    desk.page.locator("#operation-kind").select_option(kind)


def _preview(desk: Desk) -> None:
    desk.page.locator("[data-preview]").click()
    expect(desk.page.locator("[data-meaning]")).to_be_visible()


def _add(desk: Desk, name: str) -> None:
    desk.page.locator("[data-add]").click()
    expect(desk.page.locator("#messages")).to_contain_text("Đã thêm vào hồ sơ")
    desk.tab("draft")
    expect(desk.page.locator(f"[data-operations] [data-operation={name}]")).to_be_visible()


def _parts(desk: Desk, change_set: str) -> list[dict]:
    edits = desk.get(f"/api/v1/changesets/{change_set}")["edits"]
    return [one for one in edits if one["expanded_from"] is not None and one["layer"] == "parcels"]


def _areas(parts: list[dict]) -> dict[str, float]:
    """Square metres of the parcels that operations leave."""
    return {
        one["feature"]: shapely.geometry.shape(one["geometry"]).area
        for one in sorted(parts, key=lambda one: one["id"])
        if one["geometry"] and not one["operation"].endswith("delete")
    }


def test_the_boundary_between_two_parcels_of_the_draft_is_corrected(desk: Desk) -> None:
    """A parcel is cut, and the line between both new ones is moved before anything is published."""
    page, parcels = desk.page, simple_parcels(desk)
    change_set = desk.begin("E2E chỉnh ranh thửa mới")
    desk.tool("select")
    desk.click(centre(rings(parcels[0])[0]))
    _choose(desk, "area")
    page.locator("#operation-squareMetres").fill("20,0")
    _preview(desk)
    _add(desk, "split")
    split = _parts(desk, change_set)
    one, other = (each for each in split if each["operation"] == "create")
    elsewhere = {place for each in parcels[1:] for place in rings(each)[0]}
    vertex = next(place for place in shared_vertices(one, other) if place not in elsewhere)
    middle = centre(rings(parcels[0])[0])
    inwards = (middle[0] - vertex[0], middle[1] - vertex[1])
    there = (vertex[0] + inwards[0] * 0.1, vertex[1] + inwards[1] * 0.1)
    desk.tool("reshape")
    desk.click(centre(rings(one)[0]))
    page.keyboard.down("Alt")
    desk.drag(vertex, there)
    page.keyboard.up("Alt")
    expect(page.locator("#messages")).to_contain_text("Chỉnh ranh")
    desk.tab("draft")
    expect(page.locator("[data-rests]").first).to_be_visible()
    page.locator("[data-submit]").click()
    expect(page.locator("#operation-kind")).to_have_value("boundary")
    assert desk.get(f"/api/v1/changesets/{change_set}")["status"] == "draft"
    page.locator("#operation-reason").fill("Cắm lại mốc giữa hai thửa mới")
    page.get_by_text("Thêm tài liệu đo đạc mới").click()
    page.locator("#survey-document_number").fill("E2E-13/2026")
    page.locator("[data-survey-add]").click()
    _preview(desk)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "operation-drafted-boundary-1440.png")
    _add(desk, "correct_boundary")
    expect(page.locator("[data-rests]")).to_have_count(0)
    before, after = _areas(split), _areas(_parts(desk, change_set))
    assert {one["feature"], other["feature"]} <= before.keys() == after.keys()
    assert sum(after.values()) == pytest.approx(sum(before.values()), abs=0.01)
    for each in (one, other):
        assert after[each["feature"]] != pytest.approx(before[each["feature"]], abs=0.05)
