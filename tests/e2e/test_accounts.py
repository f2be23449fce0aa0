"""Sign-in, second factor and tokens in a browser: a login of its own is made for the test and removed after it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit

ROOT = Path(__file__).parents[2]
USERNAMES = ("kiem_thu_dang_nhap_1", "kiem_thu_dang_nhap_2")
#: A one-time code is that of a step of so many seconds; sending it may take so many.
STEP_S, ROOM_S = 30, 5


def _manage(code: str, *values: str) -> None:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    environment = {**os.environ, "GIVEN": "\n".join(values), "NEN_LOG_LEVEL": "WARNING"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120, capture_output=True)


@pytest.fixture(scope="module")
def password(origin: str) -> Iterator[str]:
    """Logins made for the tests, one for each; gives the password of all."""
    made = secrets.token_urlsafe(16)
    start = "import os; from django.contrib.auth.models import User; word, *names = os.environ['GIVEN'].split('\\n');"
    remove = f"{start} User.objects.filter(username__in=names).delete();"
    _manage(f"{remove} [User.objects.create_user(name, password=word) for name in names]", made, *USERNAMES)
    yield made
    _manage(remove, "", *USERNAMES)


def _wait_for_a_step_with_room() -> None:
    """The code of the step before is refused as soon as the present one ends."""
    left = STEP_S - time.time() % STEP_S
    if left < ROOM_S:
        time.sleep(left)


def _totp(secret: str, at: float) -> str:
    """RFC 6238: SHA-1, 30 s, 6 digits."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at // STEP_S)), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def _sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def _no_sideways_scrolling(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def _from_password_to_token(visit: Visit, name: str, password: str, device: str) -> None:
    page = visit.open("/login/")
    visit.picture(f"login-{device}")
    _no_sideways_scrolling(page)
    _sign_in(page, name, password)
    expect(page.get_by_role("heading", name="Tài khoản", exact=True)).to_be_visible()
    visit.picture(f"account-{device}")
    _no_sideways_scrolling(page)

    page.get_by_role("link", name="Bật xác thực hai bước").click()
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Tiếp tục").click()
    drawing = page.locator("svg.qr")
    expect(drawing).to_be_visible()
    assert drawing.bounding_box()["width"] > 150
    visit.picture(f"second-factor-{device}")
    _no_sideways_scrolling(page)
    secret = page.locator("#secret").inner_text().replace(" ", "")
    _wait_for_a_step_with_room()
    page.get_by_label("2. Nhập mã").fill(_totp(secret, time.time() - STEP_S))
    page.get_by_role("button", name="Bật", exact=True).click()
    codes = page.locator(".codes code")
    expect(codes).to_have_count(10)
    visit.picture(f"recovery-codes-{device}")

    page.get_by_role("link", name="Về trang Tài khoản").click()
    page.get_by_role("link", name="Quản lý mã truy cập").click()
    page.get_by_label("Tên gợi nhớ").fill("QGIS ở máy bàn")
    page.get_by_role("button", name="Tạo mã").click()
    token = page.locator("#new-token").inner_text()
    visit.picture(f"tokens-{device}")
    _no_sideways_scrolling(page)
    asked = urllib3.PoolManager().request(
        "GET", f"{visit.origin}/api/v1/wards?limit=1", headers={"Authorization": f"Bearer {token}"}
    )
    assert asked.status == 200
    assert "no-store" in asked.headers["Cache-Control"]

    page.get_by_role("link", name="Về trang Tài khoản").click()
    page.get_by_role("button", name="Đăng xuất", exact=True).first.click()
    visit.open("/login/")
    _sign_in(page, name, password)
    expect(page.get_by_role("heading", name="Bước hai")).to_be_visible()
    visit.picture(f"login-code-{device}")
    page.get_by_label("Mã xác thực").fill(_totp(secret, time.time()))
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page).to_have_url(re.compile(r"/account/$"))
    visit.picture(f"account-protected-{device}")
    visit.assert_clean()


def test_second_factor_and_token_on_a_large_screen(wide: Visit, password: str) -> None:
    _from_password_to_token(wide, USERNAMES[0], password, "desktop")


def test_second_factor_and_token_on_a_phone(phone: Visit, password: str) -> None:
    _from_password_to_token(phone, USERNAMES[1], password, "phone")
