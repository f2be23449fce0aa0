"""One-time codes from set-up to loss of the phone; codes are computed from the standard."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings

from layers.audit.models import AuditEntry
from layers.models import RoleAssignment
from tests.integration.accounts.conftest import PASSWORD, totp


def _set_up(client: Client) -> str:
    """Confirm, scan, enter a code; returns the secret."""
    there = client.get("/account/second-factor/")
    assert there.status_code == 302
    assert client.post(there.headers["Location"], {"password": PASSWORD}).status_code == 302
    page = client.get("/account/second-factor/")
    secret = re.search(r'id="secret">([A-Z2-7 ]+)<', page.content.decode()).group(1).replace(" ", "")
    # the code of the step before: the present one stays free for the sign-in that follows
    answer = client.post("/account/second-factor/", {"code": totp(secret, -1)})
    assert answer.headers["Location"] == "/account/recovery-codes/"
    return secret


def _codes(client: Client) -> list[str]:
    return re.findall(r"<li><code>(\d{8})</code>", client.get("/account/recovery-codes/").content.decode())


def _is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.fixture
def protected(officer: User, sign_in) -> str:
    """The officer has set up codes; gives the secret."""
    client = Client()
    sign_in(client)
    return _set_up(client)


def test_page_draws_the_qr_code_itself_and_keeps_the_policy(client: Client, officer: User, sign_in) -> None:
    sign_in(client)
    client.post("/login/confirm/", {"password": PASSWORD})
    page = client.get("/account/second-factor/")
    html = page.content.decode()
    assert '<svg class="qr"' in html
    assert "style=" not in html
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert "no-store" in page.headers["Cache-Control"]


def test_sign_in_asks_for_the_code(client: Client, protected: str, sign_in) -> None:
    answer = sign_in(client)
    assert answer.headers["Location"] == "/login/code/"
    assert not _is_in(client)
    assert client.post("/login/code/", {"code": "000000"}).status_code == 401
    assert not _is_in(client)
    done = client.post("/login/code/", {"code": totp(protected)})
    assert done.headers["Location"] == "/account/"
    assert _is_in(client)
    last = AuditEntry.objects.filter(action="signin.succeeded").latest("seq")
    assert last.detail == {"method": "password+mfa"}


def test_next_survives_the_second_step(client: Client, protected: str, sign_in) -> None:
    sign_in(client, next="/plans/")
    assert client.post("/login/code/", {"code": totp(protected)}).headers["Location"] == "/plans/"


def test_a_code_works_once(protected: str, sign_in) -> None:
    code = totp(protected)
    first, second = Client(), Client()
    sign_in(first)
    assert first.post("/login/code/", {"code": code}).status_code == 302
    sign_in(second)
    assert second.post("/login/code/", {"code": code}).status_code == 401
    assert not _is_in(second)


def test_guessing_codes_locks_the_account(client: Client, protected: str, sign_in) -> None:
    sign_in(client)
    answers = [client.post("/login/code/", {"code": f"00000{number}"}).status_code for number in range(5)]
    assert answers == [401, 401, 401, 401, 429]
    assert client.post("/login/code/", {"code": totp(protected)}).status_code == 429
    assert not _is_in(client)
    assert sign_in(Client()).status_code == 429


def test_the_second_step_alone_opens_nothing(client: Client, protected: str) -> None:
    answer = client.post("/login/code/", {"code": totp(protected)})
    assert answer.headers["Location"] == "/login/"


def test_recovery_codes_work_once_each(protected: str, sign_in) -> None:
    inside = Client()
    sign_in(inside)
    inside.post("/login/code/", {"code": totp(protected)})
    inside.post("/login/confirm/", {"password": PASSWORD})
    codes = _codes(inside)
    assert len(codes) == 10
    client, again = Client(), Client()
    sign_in(client)
    assert client.post("/login/code/", {"code": codes[0]}).status_code == 302
    assert _is_in(client)
    sign_in(again)
    assert again.post("/login/code/", {"code": codes[0]}).status_code == 401
    assert codes[0] not in _codes(inside)


def test_new_recovery_codes_end_the_old(protected: str, sign_in) -> None:
    inside = Client()
    sign_in(inside)
    inside.post("/login/code/", {"code": totp(protected)})
    inside.post("/login/confirm/", {"password": PASSWORD})
    old = _codes(inside)
    assert inside.post("/account/recovery-codes/new/").status_code == 302
    new = _codes(inside)
    assert not set(old) & set(new)
    client = Client()
    sign_in(client)
    assert client.post("/login/code/", {"code": old[1]}).status_code == 401


def test_turning_off_needs_confirmation(protected: str, sign_in) -> None:
    inside = Client()
    sign_in(inside)
    inside.post("/login/code/", {"code": totp(protected)})
    assert inside.post("/account/second-factor/off/").headers["Location"].startswith("/login/confirm")
    assert Authenticator.objects.filter(type="totp").exists()
    inside.post("/login/confirm/", {"password": PASSWORD})
    assert inside.post("/account/second-factor/off/").headers["Location"] == "/account/"
    assert not Authenticator.objects.exists()
    assert sign_in(Client()).headers["Location"] == "/account/"
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"second-factor.enabled", "second-factor.disabled"} <= actions


def test_secrets_lie_encrypted_in_the_database(protected: str) -> None:
    held = Authenticator.objects.get(type="totp").data["secret"]
    assert protected not in held
    assert held.startswith("gAAAA")


@override_settings(REQUIRE_SECOND_FACTOR=frozenset({"approver"}))
def test_required_of_a_role(client: Client, officer: User, sign_in) -> None:
    RoleAssignment.objects.create(user=officer, role="approver", scope="land")
    sign_in(client)
    assert client.get("/plans/").headers["Location"] == "/account/second-factor/?next=%2Fplans%2F"
    refused = client.get("/api/v1/wards")
    assert refused.status_code == 403
    assert refused.json()["errors"][0]["code"] == "second-factor-missing"
    assert "/account/second-factor/" in refused.json()["errors"][0]["remedy"]
    _set_up(client)
    assert client.get("/plans/").status_code == 200
    off = client.post("/account/second-factor/off/")
    assert "bắt buộc" in off.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


@override_settings(REQUIRE_SECOND_FACTOR=frozenset({"approver"}))
def test_not_required_of_others(client: Client, officer: User, sign_in) -> None:
    RoleAssignment.objects.create(user=officer, role="editor", scope="land")
    sign_in(client)
    assert client.get("/plans/").status_code == 200
    assert Client().get("/plans/").status_code == 200
