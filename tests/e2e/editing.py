"""An officer at work in the browser: signing in, where a place of the city lies on the screen, drawing there."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, log, pi, radians, tan
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_point
from tests.e2e.waiting import drawn

Place = tuple[float, float]
#: Two clicks on the map within less are one double click.
APART_S = 0.28
#: Pixels of the world at zoom 0.
TILE = 256


def password() -> str:
    """Password of the demo logins."""
    given = os.environ.get("NEN_DEMO_PASSWORD")
    file = Path(os.environ.get("NEN_VAR") or "var") / "demo-logins.txt"
    return given or file.read_text(encoding="utf-8").split()[1]


def sign_in(page: Page, origin: str, user: str, target: str = "/edit/") -> None:
    """Through the sign-in page, as an officer does it."""
    page.goto(f"{origin}/login/?next={target}")
    page.get_by_label("Tên đăng nhập").fill(user)
    page.get_by_label("Mật khẩu").fill(password())
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(re.compile(r"/edit/"))


@dataclass
class Desk:
    """The editor in one page."""

    page: Page
    origin: str
    _clicked_at: float = field(default=0.0, init=False)

    def open(self, place: Place, zoom: float) -> None:
        """The editor of parcels at a place (east, north in metres)."""
        lon, lat = degrees(place)
        self.page.goto(f"{self.origin}/edit/?layer=parcels#map={zoom:.2f}/{lat:.7f}/{lon:.7f}")
        self._near()
        drawn(self.page)

    def ready(self) -> None:
        """Features can be touched; the view flies to what a link opens."""
        self._near()
        self.page.wait_for_timeout(250)

    def _near(self) -> None:
        expect(self.page.locator("#hint [data-near=ready]")).to_be_visible()

    def pixel(self, place: Place) -> Place:
        """Where a place lies on the screen."""
        match = re.search(r"map=([\d.]+)/([\d.-]+)/([\d.-]+)", self.page.evaluate("location.hash"))
        assert match
        zoom, lat, lon = map(float, match.groups())
        box = self.page.locator("#map").bounding_box()
        assert box
        x, y = mercator(*degrees(place))
        centre_x, centre_y = mercator(lon, lat)
        scale = TILE * 2**zoom
        left = box["x"] + box["width"] / 2 + (x - centre_x) * scale
        top = box["y"] + box["height"] / 2 + (y - centre_y) * scale
        return left, top

    def click(self, place: Place, shift: Place = (0, 0), **options: Any) -> None:
        """Click at a place, some pixels beside it."""
        left, top = self.pixel(place)
        self.page.mouse.move(left + shift[0], top + shift[1])
        self.page.wait_for_timeout(max(0.0, self._clicked_at + APART_S - time.monotonic()) * 1000)
        self.page.mouse.click(left + shift[0], top + shift[1], **options)
        self._clicked_at = time.monotonic()

    def drag(self, start: Place, end: Place) -> None:
        """Drag what is at one place to another."""
        self.page.mouse.move(*self.pixel(start))
        self.page.mouse.down()
        left, top = self.pixel(end)
        self.page.mouse.move(left - 4, top - 4)
        self.page.mouse.move(left, top)
        self.page.mouse.up()

    def tool(self, name: str) -> None:
        """Choose a tool by its button."""
        self.page.locator(f"#toolbar [data-tool={name}]").click()

    def tab(self, name: str) -> None:
        """Open a tab of the panel."""
        self.page.locator(f"#tab-{name}").click()

    def begin(self, title: str) -> str:
        """A new change set; returns its id."""
        self.tab("draft")
        self.page.locator("#draft-title").fill(title)
        self.page.locator("#draft-document").fill("12/QĐ-UBND")
        self.page.locator("#draft-date").fill("02/03/2026")
        self.page.get_by_role("button", name="Tạo và bắt đầu sửa").click()
        expect(self.page.locator("[data-status=draft]")).to_be_visible()
        match = re.search(r"changeset=([0-9a-f-]{36})", self.page.url)
        assert match
        return match.group(1)

    def save(self) -> None:
        """Send what was changed now, as by itself a little later."""
        self.page.keyboard.press("Control+s")
        self.saved()

    def saved(self) -> None:
        """Wait until the server's draft has everything."""
        expect(self.page.locator("[data-save=saved]")).to_be_visible()

    def lists_edits(self, *operations: str) -> None:
        """Wait until the panel lists edits of just these operations."""
        self.tab("draft")
        listed = self.page.locator("[data-edits] > li")
        expect(listed).to_have_count(len(operations))
        assert [one.get_attribute("data-operation") for one in listed.all()] == list(operations)

    def withdraw_all(self) -> None:
        """Take back whatever tests drafted in the name of this officer: titles begin with "E2E "."""
        open_ones = self.get("/api/v1/changesets", mine=True, status="draft,returned,submitted", limit=200)
        for one in open_ones["changesets"]:
            if one["title"].startswith("E2E "):
                self.post(f"/api/v1/changesets/{one['id']}/withdraw", {})

    def get(self, path: str, **parameters: object) -> Any:
        """A document of the API, asked with the officer's session."""
        answer = self.page.request.get(
            self.origin + path, params={name: str(value) for name, value in parameters.items()}
        )
        assert answer.ok, (path, answer.status, answer.text()[:300])
        return answer.json()

    def post(self, path: str, body: object = None) -> Any:
        """A change through the API, with the officer's session."""
        token = next(one["value"] for one in self.page.context.cookies() if one["name"] == "csrftoken")
        headers = {"X-CSRFToken": str(token), "Referer": self.origin}
        answer = self.page.request.post(self.origin + path, data=body, headers=headers)
        assert answer.ok, (path, answer.status, answer.text()[:300])
        return answer.json()


def degrees(place: Place) -> Place:
    """Longitude and latitude of metres in the city's zone."""
    return transform_point(*place, by_srid(9210), CRS84)


def mercator(lon: float, lat: float) -> Place:
    """Web mercator in shares of the world, from the north-west corner."""
    north = log(tan(radians(lat)) + 1 / cos(radians(lat)))
    return (lon + 180) / 360, (1 - north / pi) / 2


def rings(feature: dict) -> list[list[Place]]:
    """Outer rings of a feature's parts, without the repeated last vertex."""
    return [[(x, y) for x, y in part[0][:-1]] for part in feature["geometry"]["coordinates"]]


def shared_vertices(one: dict, other: dict) -> list[Place]:
    """Vertices that two features have in common."""
    theirs = {place for ring in rings(other) for place in ring}
    return [place for ring in rings(one) for place in ring if place in theirs]


def centre(places: Sequence[Place]) -> Place:
    """Mean of some places."""
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)
