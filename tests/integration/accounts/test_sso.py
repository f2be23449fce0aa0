"""Single sign-on against a real OpenID Connect provider in a process of its own: code flow with PKCE over HTTP."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from layers.audit.models import AuditEntry
from layers.models import RoleAssignment
from tests.integration.accounts.conftest import PASSWORD, totp
from tests.integration.accounts.test_second_factor import _set_up
from web.accounts.models import ClaimRole

ROOT = Path(__file__).parents[3]
CALLBACK = "http://testserver/login/sso/callback/"
CLIENT, SECRET = "nen", secrets.token_urlsafe(24)
THERE = "mật khẩu bên kia"


@dataclass
class Provider:
    """The running provider."""

    address: str

    def person(self, username: str, *groups: str) -> None:
        """Make or change one of its people."""
        told = {"username": username, "password": THERE, "groups": groups}
        assert requests.post(f"{self.address}/people/", json=told, timeout=10).status_code == 200

    def settings(self) -> dict[str, object]:
        """How this installation is told of it."""
        app = {
            "provider_id": "sso",
            "name": "SSO thành phố",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {
                "server_url": f"{self.address}/o",
                "scope": ["openid", "profile", "email"],
                "oauth_pkce_enabled": True,
            },
        }
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


@pytest.fixture(scope="session")
def running_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    state = tmp_path_factory.mktemp("provider")
    command = [sys.executable, "-m", "tests.integration.accounts.provider.serve", CALLBACK, CLIENT, SECRET]
    environment = {"PATH": os.environ["PATH"], "PROVIDER_STATE": str(state)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = process.stdout.readline().strip()  # type: ignore[union-attr]
            assert address.startswith("http://127.0.0.1:"), "the provider did not start"
            yield Provider(address)
        finally:
            process.terminate()


@pytest.fixture
def provider(running_provider: Provider) -> Iterator[Provider]:
    with override_settings(SOCIALACCOUNT_PROVIDERS=running_provider.settings()):
        yield running_provider


def _come_in(client: Client, username: str, query: str = ""):
    """The whole way of a browser; the last answer is that of our own callback address."""
    start = client.get(f"/login/sso/{query}")
    assert start.status_code == 302
    asked = parse_qs(urlsplit(start.headers["Location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    with requests.Session() as browser:
        form = browser.get(start.headers["Location"], timeout=10)
        token = re.search(r'value="(.+)"', form.text).group(1)
        answer = browser.post(
            form.url,
            {"username": username, "password": THERE, "csrfmiddlewaretoken": token},
            timeout=10,
            allow_redirects=False,
        )
        while not (there := answer.headers["Location"]).startswith(CALLBACK):
            answer = browser.get(
                f"http://{urlsplit(form.url).netloc}{there}" if there.startswith("/") else there,
                timeout=10,
                allow_redirects=False,
            )
    return client.get(there.removeprefix("http://testserver"))


def _who(client: Client) -> str:
    answer = client.get("/account/")
    return answer.context["user"].get_username() if answer.status_code == 200 else ""


def test_no_provider_no_button(client: Client) -> None:
    assert "/login/sso/" not in client.get("/login/").content.decode()
    assert client.get("/login/sso/").status_code == 404


def test_claim_finds_the_local_login(client: Client, officer: User, provider: Provider) -> None:
    provider.person("can_bo")
    assert "Đăng nhập bằng SSO thành phố" in client.get("/login/").content.decode()
    answer = _come_in(client, "can_bo", "?next=/plans/")
    assert answer.headers["Location"] == "/plans/"
    assert _who(client) == "can_bo"
    assert SocialAccount.objects.get().user == officer
    entry = AuditEntry.objects.get(action="signin.succeeded")
    assert entry.actor_name == "can_bo"
    assert entry.detail == {"method": "socialaccount"}


def test_a_stranger_is_told_so_and_gets_no_login(client: Client, provider: Provider) -> None:
    provider.person("nguoi_la")
    answer = _come_in(client, "nguoi_la")
    assert answer.status_code == 403
    assert "chưa có tài khoản" in answer.content.decode()
    assert not User.objects.exists()
    assert AuditEntry.objects.get(action="signin.failed").detail == {"username": "nguoi_la", "method": "sso"}


@override_settings(OIDC_CREATE_USERS=True)
def test_a_new_login_has_no_right_at_all(client: Client, provider: Provider) -> None:
    provider.person("nguoi_moi", "admins", "land")
    assert _come_in(client, "nguoi_moi").status_code == 302
    made = User.objects.get()
    assert (made.username, made.is_staff, made.is_superuser) == ("nguoi_moi", False, False)
    assert not made.has_usable_password()
    assert not RoleAssignment.objects.exists()
    assert _who(client) == "nguoi_moi"
    assert _come_in(Client(), "nguoi_moi").status_code == 302
    assert User.objects.count() == 1


def test_an_administrator_is_not_taken_over_by_a_name(client: Client, provider: Provider) -> None:
    User.objects.create_superuser("quan_tri", password=PASSWORD)
    provider.person("quan_tri")
    answer = _come_in(client, "quan_tri")
    assert answer.status_code == 403
    assert "Tài khoản quản trị không tự liên kết" in answer.content.decode()
    assert _who(client) == ""


def test_an_administrator_links_from_inside(client: Client, provider: Provider, sign_in) -> None:
    User.objects.create_superuser("quan_tri", password=PASSWORD)
    provider.person("quan_tri")
    sign_in(client, username="quan_tri")
    client.post("/login/confirm/", {"password": PASSWORD})
    assert _come_in(client, "quan_tri", "?process=connect").headers["Location"] == "/account/"
    assert SocialAccount.objects.get().user.username == "quan_tri"
    other = Client()
    _come_in(other, "quan_tri")
    assert _who(other) == "quan_tri"
    client.post("/account/sso/unlink")
    assert not SocialAccount.objects.exists()


def test_a_closed_login_stays_closed(client: Client, officer: User, provider: Provider) -> None:
    provider.person("can_bo")
    _come_in(Client(), "can_bo")
    User.objects.update(is_active=False)
    answer = _come_in(client, "can_bo")
    assert answer.status_code == 403
    assert "đã bị khóa" in answer.content.decode()


def test_groups_bring_roles_by_the_table_and_take_them_away(officer: User, provider: Provider) -> None:
    ClaimRole.objects.create(value="so-nnmt", role="editor", scope="land")
    ClaimRole.objects.create(value="phuong-sai-gon", role="reader", scope="*", unit_code="26740")
    by_hand = RoleAssignment.objects.create(user=officer, role="reader", scope="planning")
    provider.person("can_bo", "so-nnmt", "phuong-sai-gon", "khong-ai-biet")
    _come_in(Client(), "can_bo")
    assert _roles(officer) == {("editor", "land", ""), ("reader", "*", "26740"), ("reader", "planning", "")}
    provider.person("can_bo", "phuong-sai-gon")
    _come_in(Client(), "can_bo")
    assert _roles(officer) == {("reader", "*", "26740"), ("reader", "planning", "")}
    ended = RoleAssignment.objects.get(role="editor")
    assert ended.valid_to == timezone.localdate()
    provider.person("can_bo")
    _come_in(Client(), "can_bo")
    assert RoleAssignment.objects.get(valid_to__isnull=True) == by_hand
    told = (
        AuditEntry.objects.filter(action="signin.sso-roles").order_by("seq").values_list("detail", flat=True)
    )
    assert [len(one["given"]) for one in told] == [2, 0, 0]
    assert [one["ended"] for one in told] == [[], ["editor:land"], ["reader:*:26740"]]


def test_a_second_factor_is_asked_after_sso_too(officer: User, provider: Provider, sign_in) -> None:
    inside = Client()
    sign_in(inside)
    secret = _set_up(inside)
    provider.person("can_bo")
    client = Client()
    assert _come_in(client, "can_bo").headers["Location"] == "/login/code/"
    assert _who(client) == ""
    client.post("/login/code/", {"code": totp(secret)})
    assert _who(client) == "can_bo"


@override_settings(REQUIRE_SECOND_FACTOR=frozenset({"*"}))
def test_whose_second_factor_counts(officer: User, provider: Provider) -> None:
    provider.person("can_bo")
    client = Client()
    _come_in(client, "can_bo")
    assert client.get("/plans/").headers["Location"].startswith("/account/second-factor/")
    with override_settings(OIDC_HAS_SECOND_FACTOR=True):
        assert client.get("/plans/").status_code == 200


def test_an_answer_nobody_asked_for_is_refused(client: Client, officer: User, provider: Provider) -> None:
    for query in ("?code=abc&state=made-up", "?code=abc", "?error=server_error"):
        answer = client.get(f"/login/sso/callback/{query}")
        assert answer.status_code == 401
        assert "Hãy thử lại" in answer.content.decode()
    assert _who(client) == ""


def test_the_code_of_one_browser_does_not_open_another(officer: User, provider: Provider) -> None:
    provider.person("can_bo")
    victim = Client()
    victim.get("/login/sso/")
    mine = Client()
    start = mine.get("/login/sso/")
    state = parse_qs(urlsplit(start.headers["Location"]).query)["state"][0]
    assert victim.get(f"/login/sso/callback/?code=abc&state={state}").status_code == 401
    assert _who(victim) == ""


def test_provider_out_of_reach(client: Client, officer: User, provider: Provider) -> None:
    gone = Provider("http://127.0.0.1:9")
    with override_settings(SOCIALACCOUNT_PROVIDERS=gone.settings()):
        answer = client.get("/login/sso/")
    assert answer.status_code == 503
    assert "không trả lời đúng" in answer.content.decode()


def _roles(user: User) -> set[tuple[str, str, str]]:
    held = RoleAssignment.objects.filter(user=user, valid_to__isnull=True)
    return set(held.values_list("role", "scope", "unit_code"))
