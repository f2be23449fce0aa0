"""Duyệt: two officers change one parcel, an approver decides, and the public sees what is published, no sooner."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_point
from tests.e2e.conftest import SCREENSHOTS, WIDE, Enter, Visit, _visit
from tests.e2e.editing import mercator
from tests.e2e.officers import Office

WARD = "26740"
#: The ward officer's and the land office's box of parcels; EPSG:9210, metres.
SOME_PARCELS = "602500,1191000,606000,1194500"
#: The promise: what is published reaches the citizen within this many seconds.
PROMISED_S = 5.0
TILE_ZOOM = 19
SHORTEST_SIDE_M = 5.0


@dataclass
class Case:
    """One parcel that both officers change, and the corner that moves: there a citizen looks."""

    feature: dict[str, Any]
    lon: float
    lat: float

    @property
    def id(self) -> str:
        return str(self.feature["id"])

    @property
    def vector_tile(self) -> str:
        """Address of the vector tile with the corner."""
        x, y = mercator(self.lon, self.lat)
        side = 2**TILE_ZOOM
        return f"/tiles/parcels/{TILE_ZOOM}/{int(x * side)}/{int(y * side)}.mvt"

    @property
    def map_tile(self) -> str:
        """Address of the picture there, by WMTS."""
        x, y = mercator(self.lon, self.lat)
        side = 2**TILE_ZOOM
        return f"/map/wmts/cadastre/webmercator/{TILE_ZOOM}/{int(x * side)}/{int(y * side)}.png"


@pytest.fixture
def office(origin: str) -> Office:
    """The API in the officers' names."""
    return Office(origin)


@pytest.fixture
def case(office: Office) -> Iterator[Case]:
    """A parcel of four corners in the ward; it is put back afterwards by a published revert, like any other change."""
    found = office.call("ward_editor", "GET", f"/layers/parcels/features?bbox={SOME_PARCELS}&limit=3000")
    feature = next(one for one in found["features"] if _is_fit(office, one))
    lon, lat = transform_point(*_ring(feature)[1], by_srid(9210), CRS84)
    yield Case(feature, lon, lat)
    now = office.call("land_editor", "GET", f"/layers/parcels/features/{feature['id']}")
    if now["properties"]["version"] == feature["properties"]["version"]:
        return
    back = _edit(now, address=feature["properties"]["address"]) | {"geometry": feature["geometry"]}
    change_set = office.draft("land_editor", "Trả lại hiện trạng sau kiểm thử", [back])
    for step in ("approve", "publish"):
        office.call("land_approver", "POST", f"/changesets/{change_set}/{step}")


@pytest.fixture
def desks(chromium: Browser, origin: str, enter: Enter) -> Iterator[Callable[[str, str], Page]]:
    """Opens a browser context of its own in which one officer is signed in, at an address."""
    with ExitStack() as stack:

        def open_desk(who: str, target: str) -> Page:
            context = stack.enter_context(
                chromium.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
            )
            page = _visit(context, origin).page
            enter(page, who, target)
            return page

        yield open_desk


def test_two_officers_an_approver_and_a_citizen(
    office: Office, case: Case, desks: Callable[[str, str], Page], wide: Visit
) -> None:
    corner = _ring(case.feature)[1]
    citizen = wide.open(f"/?parcel={case.id}")
    card = citizen.locator("#card")
    expect(card).to_contain_text(case.feature["properties"]["address"])

    # A renames the street, B moves a corner and renames it otherwise; neither knows of the other.
    first = office.draft("land_editor", "A: sửa địa chỉ", [_edit(case.feature, address="1 Đường Của A")])
    second = office.draft(
        "ward_editor", "B: chỉnh ranh và địa chỉ",
        [_edit(case.feature, address="2 Đường Của B") | {"geometry": _pulled_in(case.feature)}],
    )  # fmt: skip
    approver = desks("land_approver", f"/review/?changeset={first}")
    shown = _version(office)
    _decide(approver, "approve")
    _decide(approver, "publish")
    expect(approver.locator("[data-message]")).to_contain_text("Đã công bố")
    _soon(
        lambda: (
            office.ask("", "GET", f"/parcels/{case.id}/extract")[1]["parcel"]["address"] == "1 Đường Của A"
        )
    )

    _soon(lambda: _version(office) != shown)  # by now every tile shows what A published
    picture = office.bytes(case.map_tile)

    # B's cannot be published over it.
    approver.goto(f"{office.origin}/review/?changeset={second}")
    expect(approver.locator("[data-conflicts]")).to_contain_text("1 đối tượng bị xung đột")
    expect(approver.locator("[data-resolve]")).to_have_count(0)
    _decide(approver, "approve")
    _decide(approver, "publish")
    expect(approver.locator("[data-message]")).to_contain_text("đã bị người khác sửa")
    _nothing_of_drafts(office, case, citizen, wide, picture)

    # B merges: the address of A, the boundary of B.
    author = desks("ward_editor", f"/review/?changeset={second}")
    expect(author.locator("[data-row=address]")).to_contain_text("1 Đường Của A")
    author.locator("[data-choice=merge] input").check()
    expect(author.locator("[data-resolve]")).to_be_disabled()
    author.locator("[data-row=address] input[value=theirs]").check()
    author.screenshot(path=SCREENSHOTS / "conflict-1440.png", full_page=True)
    author.locator("[data-resolve]").click()
    expect(author.locator("[data-message]")).to_contain_text("phải duyệt lại")
    expect(author.locator(".review__title [data-status]")).to_have_attribute("data-status", "submitted")
    expect(author.locator("[data-step=approve]")).to_be_disabled()
    expect(author.locator("[data-why]")).to_contain_text("Người soạn không được tự duyệt")

    # The approver looks, comments, returns it with a reason.
    approver.reload()
    expect(approver.locator("[data-words]")).to_contain_text("Dời 1 đỉnh")
    expect(approver.locator("[data-words]")).not_to_contain_text("Đường Của B")
    approver.locator("#comment").fill("Cần biên bản đo đạc.")
    approver.locator(".comment-form button").click()
    expect(approver.locator("[data-comments]")).to_contain_text("Cần biên bản đo đạc.")
    approver.locator("[data-step=return]").click()
    approver.locator("dialog [data-confirm=return]").click()
    expect(approver.locator("dialog [role=alert]")).to_contain_text("Cần ghi lý do")
    approver.locator("#reason").fill("Thiếu biên bản đo đạc")
    approver.locator("dialog [data-confirm=return]").click()
    expect(approver.locator("[data-returned]")).to_contain_text("Thiếu biên bản đo đạc")

    # The author reads why, submits again; it is approved and published.
    author.reload()
    expect(author.locator("[data-returned]")).to_contain_text("Thiếu biên bản đo đạc")
    expect(author.locator("[data-comments]")).to_contain_text("Cần biên bản đo đạc.")
    author.locator("[data-step=submit]").click()
    expect(author.locator("[data-message]")).to_contain_text("Đã trình duyệt")
    _nothing_of_drafts(office, case, citizen, wide, picture)
    approver.reload()
    _decide(approver, "approve")
    live = office.bytes(case.vector_tile)
    _decide(approver, "publish")
    expect(approver.locator("[data-message]")).to_contain_text("Đã công bố")

    # At once the citizen has the right thing, on the card, in the vector tile and in the picture.
    _soon(lambda: office.bytes(case.vector_tile) != live)
    _soon(lambda: office.bytes(case.map_tile) != picture)
    citizen.reload()
    expect(card).to_contain_text("1 Đường Của A", timeout=PROMISED_S * 1000)
    shape = office.ask("", "GET", f"/parcels/{case.id}?crs=EPSG:9210")[1]["geometry"]["coordinates"]
    assert not any(_near(place, corner) for place in shape[0][0])
    wide.assert_clean()


def _is_fit(office: Office, feature: dict[str, Any]) -> bool:
    """A parcel of four corners in the ward whose second corner can be pulled in without breaking a rule."""
    ring = _ring(feature)
    if feature["properties"]["ward_code"] != WARD or not feature["properties"]["address"] or len(ring) != 5:
        return False
    if min(dist(a, b) for a, b in pairwise(ring)) < SHORTEST_SIDE_M:
        return False
    if office.ask("", "GET", f"/parcels/{feature['id']}")[0] != 200:
        return False
    edit = _edit(feature) | {"geometry": _pulled_in(feature), "id": 1}
    found = office.call("ward_editor", "POST", "/layers/parcels/check", {"edits": [edit]})["findings"]
    return all(one["severity"] != "error" for one in found)


def _edit(feature: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {
        "layer": "parcels", "operation": "update", "feature": feature["id"], "crs": "EPSG:9210",
        "base_version": feature["properties"]["version"], "properties": properties,
    }  # fmt: skip


def _ring(feature: dict[str, Any]) -> list[list[float]]:
    return feature["geometry"]["coordinates"][0][0]


def _version(office: Office) -> str:
    """The word that tells open maps which parcels their tiles show; it changes once no older tile is served."""
    return str(json.loads(office.bytes("/tiles/versions.json"))["parcels"])


def _near(place: list[float], other: list[float]) -> bool:
    return abs(place[0] - other[0]) < 0.01 and abs(place[1] - other[1]) < 0.01


def _pulled_in(feature: dict[str, Any]) -> dict[str, Any]:
    """The shape with its second corner a third of the way towards the middle: nobody's land is touched."""
    ring = [list(place) for place in _ring(feature)]
    middle = [sum(place[at] for place in ring[:4]) / 4 for at in (0, 1)]
    ring[1] = [round(ring[1][at] + 0.33 * (middle[at] - ring[1][at]), 4) for at in (0, 1)]
    return {"type": "MultiPolygon", "coordinates": [[ring]]}


def _decide(page: Page, step: str) -> None:
    page.locator(f"[data-step={step}]").click()
    page.locator(f"dialog [data-confirm={step}]").click()
    expect(page.locator("dialog")).to_have_count(0)


def _nothing_of_drafts(office: Office, case: Case, citizen: Page, visit: Visit, picture: bytes) -> None:
    """Neither the citizen's card nor a request of his shows anything of B's draft."""
    citizen.reload()
    expect(citizen.locator("#card")).to_contain_text("1 Đường Của A")
    expect(citizen.locator("#card")).not_to_contain_text("Đường Của B")
    assert not [url for url in visit.requests if "/changesets" in url]
    assert office.ask("", "GET", "/changesets")[0] == 401
    history = office.ask("", "GET", f"/layers/parcels/features/{case.id}/history")[1]
    assert "Đường Của B" not in str(history)
    ring = office.ask("", "GET", f"/layers/parcels/features/{case.id}")[1]["geometry"]["coordinates"][0][0]
    assert any(_near(place, _ring(case.feature)[1]) for place in ring)
    assert "Đường Của B".encode() not in office.bytes(case.vector_tile)
    assert office.bytes(case.map_tile) == picture


def _soon(holds: Callable[[], bool]) -> None:
    """It holds within the promised time."""
    end = time.monotonic() + PROMISED_S
    while not holds():
        assert time.monotonic() < end, f"not within {PROMISED_S} s"
        time.sleep(0.2)
