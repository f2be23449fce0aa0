"""Chromium and the running system. `make test` starts the system and says where (NEN_E2E_URL)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import urllib3
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

from tests.e2e.editing import Desk, sign_in

CHROMIUM = os.environ.get("NEN_CHROMIUM") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
SCREENSHOTS = Path(os.environ.get("NEN_VAR") or "var") / "screenshots"
WIDE, PHONE = (1440, 900), (390, 844)
#: First drawing of a map tile may wait for the renderer.
PATIENCE_MS = 20_000
_http = urllib3.PoolManager(timeout=urllib3.Timeout(total=30))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def origin() -> str:
    """Address of the running system, without a slash at the end."""
    address = os.environ.get("NEN_E2E_URL")
    if address is None:
        pytest.skip("NEN_E2E_URL names no running system (make test starts one)")
    assert address, "the system did not start"
    return address.rstrip("/")


@pytest.fixture(scope="session")
def get_json(origin: str) -> Callable[..., dict]:
    """GET of a JSON document of the system; the arguments are the path and query parameters."""

    def get(path: str, **parameters: object) -> dict:
        answer = _http.request(
            "GET", origin + path, fields={key: str(value) for key, value in parameters.items()}
        )
        assert answer.status == 200, (path, answer.status, answer.data[:300])
        return answer.json()

    return get


@pytest.fixture(scope="session")
def parcel(get_json: Callable[..., dict]) -> dict:
    """Extract of a parcel that lies in two zones or more and in a road reserve."""
    bbox = "106.680,10.765,106.710,10.795"
    found = get_json("/ogc/collections/parcels/items", bbox=bbox, limit=150, f="json")
    for feature in found["features"]:
        extract = get_json(f"/api/v1/parcels/{feature['id']}/extract", lang="vi")
        zones = [entry for entry in extract["concerned"] if entry["layer"] == "planning_zones"]
        if len(zones) >= 2 and extract["road_reserve"]["lines"]:
            return extract
    raise AssertionError("no parcel of the demo city lies in two zones and a road reserve")


@dataclass
class Visit:
    """One page with what it asked for and complained about."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str = "/") -> Page:
        """Go to an address of the system."""
        self.page.goto(self.origin + address)
        return self.page

    def picture(self, name: str) -> None:
        """Keep a picture for people to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def assert_clean(self) -> None:
        """Nothing was asked of another origin, nothing failed, nothing was complained about."""
        own = urlsplit(self.origin)
        foreign = [
            url for url in self.requests
            if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc != own.netloc
        ]  # fmt: skip
        assert not foreign
        assert not self.complaints


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def _visit(context: BrowserContext, origin: str) -> Visit:
    visit = Visit(context.new_page(), origin)
    page = visit.page
    page.set_default_timeout(PATIENCE_MS)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("pageerror", lambda error: visit.complaints.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: visit.complaints.append(message.text) if message.type == "error" else None,
    )
    return visit


@pytest.fixture
def wide(chromium: Browser, origin: str) -> Iterator[Visit]:
    """A visit on a large screen."""
    with _screen(chromium, WIDE) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield _visit(context, origin)


@pytest.fixture
def phone(chromium: Browser, origin: str) -> Iterator[Visit]:
    """A visit on a phone, 390 pixels wide, by touch."""
    with _screen(chromium, PHONE) as context:
        yield _visit(context, origin)


def _screen(chromium: Browser, size: tuple[int, int], cookies: StorageState | None = None) -> BrowserContext:
    """A browser of its own on a screen of this size in pixels; a `PHONE` is touched."""
    touched = size == PHONE
    return chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="vi-VN",
        has_touch=touched, is_mobile=touched, storage_state=cookies,
    )  # fmt: skip


@pytest.fixture(scope="session")
def cookies(chromium: Browser, origin: str) -> Callable[[str], StorageState]:
    """`cookies("land_editor")` → the session of a demo login, signed in once through the page."""

    @cache
    def of(who: str) -> StorageState:
        with _screen(chromium, WIDE) as context:
            page = context.new_page()
            sign_in(page, origin, who)
            return context.storage_state()

    return of


Enter = Callable[..., None]


@pytest.fixture(scope="session")
def enter(origin: str, cookies: Callable[[str], StorageState]) -> Enter:
    """`enter(page, "land_editor", "/imports/")` → the page in the session of a demo login, at an address.

    The form is gone through once for each login (`cookies`) and in test_accounts.py.
    """

    def at(page: Page, who: str, target: str = "/edit/") -> None:
        page.context.add_cookies([{**one} for one in cookies(who)["cookies"]])  # type: ignore[typeddict-item]
        page.goto(origin + target)

    return at


@pytest.fixture
def officer(
    chromium: Browser, origin: str, cookies: Callable[[str], StorageState]
) -> Iterator[Callable[..., Desk]]:
    """`officer("land_editor", PHONE)` → the editor of a demo login on a screen of that size, large unless told.

    Afterwards its drafts of the test are withdrawn. The page must not have thrown an error.
    """

    @contextmanager
    def at_work(who: str, size: tuple[int, int]) -> Iterator[Desk]:
        with _screen(chromium, size, cookies(who)) as context:
            page = context.new_page()
            page.set_default_timeout(PATIENCE_MS)
            complaints: list[str] = []
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: dialog.accept())
            desk = Desk(page, origin)
            yield desk
            desk.withdraw_all()
            assert not complaints

    with ExitStack() as stack:
        yield lambda who, size=WIDE: stack.enter_context(at_work(who, size))
