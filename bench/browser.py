"""The public map as a browser meets it: the processes of a server, and a Chromium with nothing kept, seen by CDP."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.front import NoNginx, front
from bench.stage import ROOT, server

WINDOWS = {"desktop 1440×900": (1440, 900, 1), "phone 390×844": (390, 844, 2)}


@contextlib.contextmanager
def public_map() -> Iterator[tuple[str, str]]:
    """Web and tile process, renderers, and nginx before them when it is there; yields origin and what answered."""
    from tiles.workspace import workspace

    place = workspace()
    with contextlib.ExitStack() as stack:
        stack.enter_context(renderers(place.socket))
        tiles = stack.enter_context(server(["--workers", "1", "tiles.wsgi:application"], ready="/health"))
        told = {"NEN_TILES_URL": tiles, "NEN_ALLOWED_HOSTS": "*"}
        web = stack.enter_context(server(["geo.wsgi:application"], ready="/health/live", **told))
        try:
            hosts = {"tiles": urlsplit(tiles).netloc, "web": urlsplit(web).netloc}
            origin, _ = stack.enter_context(front(place.live, **hosts))
            yield origin, "nginx"
        except NoNginx:
            yield web, "web process, no nginx"


@contextlib.contextmanager
def renderers(socket_path: Path) -> Iterator[None]:
    """MapServer for the length of the block, unless the running installation has it."""
    import socket

    def answers() -> bool:
        with socket.socket(socket.AF_UNIX) as one:
            return one.connect_ex(str(socket_path)) == 0

    if answers():
        yield
        return
    process = subprocess.Popen([sys.executable, "-m", "tiles.renderers"], cwd=ROOT, env=dict(os.environ))
    try:
        deadline = time.monotonic() + 30
        while not answers() and time.monotonic() < deadline:
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextlib.contextmanager
def page(window: tuple[int, int, int]) -> Iterator[tuple[Any, Any]]:
    """A page in a browser that was never used (width, height, pixels a point) and its CDP session."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise SystemExit("playwright is not installed: `make test` installs it") from None
    program = os.environ.get("NEN_CHROMIUM") or shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is not installed (apt: chromium)")
    width, height, density = window
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            context = browser.new_context(
                viewport={"width": width, "height": height}, device_scale_factor=density, locale="vi-VN"
            )
            one = context.new_page()
            yield one, context.new_cdp_session(one)
        finally:
            browser.close()
