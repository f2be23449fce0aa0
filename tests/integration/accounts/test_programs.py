"""Programs at the API: Basic, tokens, client credentials, and the CSRF rule for those who come with a session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone
from oauth2_provider.models import AccessToken as MachineToken

from layers.audit.models import AuditEntry
from tests.integration.accounts.conftest import PASSWORD, basic, bearer
from web.accounts import authentication
from web.accounts.machines import ensure_demo_client
from web.accounts.models import AccessToken

WHO = "/api/v1/who"
pytestmark = pytest.mark.urls("tests.integration.accounts.urls")


def _token(client: Client, sign_in, *scopes: str, username: str = "can_bo", days: str = "30") -> str:
    sign_in(client, username=username)
    client.post("/login/confirm/", {"password": PASSWORD})
    page = client.post("/account/tokens/", {"name": "QGIS", "days": days, "scopes": scopes})
    assert page.status_code == 200, page.content.decode()
    return page.context["new_token"]


def test_anonymous_is_nobody(client: Client) -> None:
    assert client.get(WHO).json() == {"user": "", "credentials": "session", "scopes": None}


def test_basic_with_the_password(client: Client, officer: User) -> None:
    answer = client.get(WHO, **basic("can_bo", PASSWORD))
    assert answer.json() == {"user": "can_bo", "credentials": "basic", "scopes": None}
    assert "sessionid" not in client.cookies


def test_basic_is_checked_once_for_many_requests(client: Client, officer: User, monkeypatch) -> None:
    checks = []
    real = authentication.authenticate
    monkeypatch.setattr(
        authentication, "authenticate", lambda *given, **values: checks.append(1) or real(*given, **values)
    )
    for _ in range(20):
        assert client.get(WHO, **basic("can_bo", PASSWORD)).json()["user"] == "can_bo"
    assert len(checks) == 1
    assert AuditEntry.objects.filter(action="signin.succeeded").count() == 1


def test_a_changed_password_ends_what_was_remembered(client: Client, officer: User) -> None:
    assert client.get(WHO, **basic("can_bo", PASSWORD)).status_code == 200
    officer.set_password("mật khẩu mới cũng dài")
    officer.save()
    assert client.get(WHO, **basic("can_bo", PASSWORD)).status_code == 401
    assert client.get(WHO, **basic("can_bo", "mật khẩu mới cũng dài")).status_code == 200


def test_a_closed_account_ends_what_was_remembered(client: Client, officer: User) -> None:
    assert client.get(WHO, **basic("can_bo", PASSWORD)).status_code == 200
    officer.is_active = False
    officer.save()
    assert client.get(WHO, **basic("can_bo", PASSWORD)).status_code == 401


def test_wrong_credentials_are_a_problem_with_a_challenge(client: Client, officer: User) -> None:
    answer = client.get(WHO, **basic("can_bo", "sai"))
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert answer.json()["errors"][0]["code"] == "wrong-credentials"
    assert client.get(WHO, HTTP_AUTHORIZATION="Digest abc").status_code == 401
    assert client.get(WHO, HTTP_AUTHORIZATION="Basic !!!").status_code == 401


def test_a_script_of_our_pages_gets_no_password_box(client: Client, officer: User) -> None:
    answer = client.get(WHO, HTTP_SEC_FETCH_MODE="cors", **bearer("nen_sai"))
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Nen"'


def test_basic_failures_lock_out_but_repeating_one_does_not(client: Client, officer: User) -> None:
    for _ in range(40):  # QGIS asks for forty tiles with a forgotten password
        assert client.get(WHO, **basic("can_bo", "mật khẩu cũ")).status_code == 401
    assert client.get(WHO, **basic("can_bo", PASSWORD)).status_code == 200
    authentication.known.__init__()
    for number in range(5):
        assert client.get(WHO, **basic("can_bo", f"sai {number}")).status_code == 401
    locked = client.get(WHO, **basic("can_bo", PASSWORD))
    assert locked.status_code == 429
    assert int(locked.headers["Retry-After"]) > 0
    assert client.post("/login/", {"username": "can_bo", "password": PASSWORD}).status_code == 429


def test_basic_of_an_account_with_a_second_factor_needs_a_token(
    client: Client, officer: User, sign_in
) -> None:
    token = _token(Client(), sign_in, "read")
    assert client.get(WHO, **basic("can_bo", PASSWORD)).status_code == 200
    Authenticator.objects.create(user=officer, type="totp", data={"secret": "x"})
    refused = client.get(WHO, **basic("can_bo", PASSWORD))
    assert refused.status_code == 401
    assert refused.json()["errors"][0]["code"] == "token-needed"
    assert client.get(WHO, **basic("can_bo", token)).json()["scopes"] == ["read"]


@override_settings(REQUIRE_SECOND_FACTOR=frozenset({"*"}))
def test_basic_where_a_second_factor_is_required(client: Client, officer: User) -> None:
    refused = client.get(WHO, **basic("can_bo", PASSWORD))
    assert refused.json()["errors"][0]["code"] == "token-needed"


def test_token_is_shown_once_and_kept_as_a_digest(client: Client, officer: User, sign_in) -> None:
    token = _token(client, sign_in, "read", "write")
    held = AccessToken.objects.get()
    assert token.startswith("nen_")
    assert token not in str(vars(held))
    assert token not in client.get("/account/tokens/").content.decode()
    answer = Client().get(WHO, **bearer(token))
    assert answer.json() == {"user": "can_bo", "credentials": "bearer", "scopes": ["read", "write"]}
    held.refresh_from_db()
    assert held.last_used_at is not None
    created = AuditEntry.objects.get(action="token.created")
    assert created.detail["scopes"] == ["read", "write"]
    assert token not in str(created.detail)


def test_making_a_token_needs_confirmation(client: Client, officer: User, sign_in) -> None:
    sign_in(client)
    form = {"name": "QGIS", "days": "30", "scopes": ["read"]}
    assert client.post("/account/tokens/", form).headers["Location"].startswith("/login/confirm")
    assert not AccessToken.objects.exists()


def test_a_token_of_somebody_else_is_no_password(client: Client, officer: User, sign_in) -> None:
    User.objects.create_user("nguoi_khac", password=PASSWORD)
    token = _token(client, sign_in, "read")
    assert Client().get(WHO, **basic("nguoi_khac", token)).status_code == 401


def test_revoked_expired_and_ownerless_tokens_end(client: Client, officer: User, sign_in) -> None:
    token = _token(client, sign_in, "read")
    held = AccessToken.objects.get()
    assert client.post(f"/account/tokens/{held.pk}/revoke").status_code == 302
    assert Client().get(WHO, **bearer(token)).status_code == 401
    AccessToken.objects.update(revoked_at=None)
    assert Client().get(WHO, **bearer(token)).status_code == 200
    AccessToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(WHO, **bearer(token)).status_code == 401
    AccessToken.objects.update(expires_at=timezone.now() + timedelta(days=1))
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert Client().get(WHO, **bearer(token)).status_code == 401


def test_nobody_revokes_the_token_of_another(client: Client, officer: User, sign_in) -> None:
    User.objects.create_user("nguoi_khac", password=PASSWORD)
    token = _token(client, sign_in, "read")
    other = Client()
    sign_in(other, username="nguoi_khac")
    assert other.post(f"/account/tokens/{AccessToken.objects.get().pk}/revoke").status_code == 404
    assert Client().get(WHO, **bearer(token)).status_code == 200


def test_a_reading_token_cannot_write(client: Client, officer: User, sign_in) -> None:
    reading = _token(Client(), sign_in, "read")
    answer = client.post(WHO, {}, content_type="application/json", **bearer(reading))
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["code"] == "insufficient-scope"
    assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]
    writing = _token(Client(), sign_in, "write")
    assert client.post(WHO, {}, content_type="application/json", **bearer(writing)).status_code == 200


def test_pages_do_not_take_tokens(client: Client, officer: User, sign_in) -> None:
    token = _token(Client(), sign_in, "read", "write")
    assert client.get("/account/", **bearer(token)).status_code == 302


def test_session_needs_the_csrf_token_programs_do_not(officer: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(officer)
    refused = browser.post(WHO, {}, content_type="application/json")
    assert refused.status_code == 403
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["errors"][0]["code"] == "csrf-token-missing"
    browser.get("/login/")  # signed in: leads on, and no form; the account page carries one
    browser.get("/account/")
    cookie = browser.cookies["csrftoken"].value
    allowed = browser.post(WHO, {}, content_type="application/json", HTTP_X_CSRFTOKEN=cookie)
    assert allowed.status_code == 200
    assert allowed.json()["credentials"] == "session"
    program = Client(enforce_csrf_checks=True)
    done = program.post(WHO, {}, content_type="application/json", **basic("can_bo", PASSWORD))
    assert done.status_code == 200
    assert program.post(WHO, {}, content_type="application/json").json()["user"] == ""


def test_basic_remembered_by_a_browser_is_refused_from_another_site(client: Client, officer: User) -> None:
    headers = {**basic("can_bo", PASSWORD), "HTTP_SEC_FETCH_SITE": "cross-site"}
    assert client.post(WHO, {}, content_type="application/json", **headers).status_code == 403
    assert client.get(WHO, **headers).status_code == 200


def test_client_credentials(client: Client) -> None:
    secret = "mật khẩu của bản mẫu"
    assert ensure_demo_client(secret)
    assert not ensure_demo_client(secret)
    form = {"grant_type": "client_credentials", "scope": "read write"}
    answer = client.post("/oauth/token", form, **basic("permit-system", secret))
    assert answer.status_code == 200
    granted = answer.json()
    assert granted["token_type"] == "Bearer"
    assert granted["expires_in"] == 3600
    assert "no-store" in answer.headers["Cache-Control"]
    who = client.get(WHO, **bearer(granted["access_token"])).json()
    assert who == {"user": "permit-system", "credentials": "bearer", "scopes": ["read", "write"]}
    assert MachineToken.objects.get().token == ""
    in_form = {**form, "client_id": "permit-system", "client_secret": secret}
    assert client.post("/oauth/token", in_form).status_code == 200
    MachineToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert client.get(WHO, **bearer(granted["access_token"])).status_code == 401
    assert AuditEntry.objects.filter(action="token.issued", actor_name="permit-system").count() == 2


def test_client_secret_cannot_be_guessed(client: Client) -> None:
    ensure_demo_client("mật khẩu của bản mẫu")
    form = {"grant_type": "client_credentials"}
    answers = [
        client.post("/oauth/token", form, **basic("permit-system", f"sai {number}")).status_code
        for number in range(5)
    ]
    assert answers == [401, 401, 401, 401, 429]
    locked = client.post("/oauth/token", form, **basic("permit-system", "mật khẩu của bản mẫu"))
    assert locked.status_code == 429
    assert locked.headers["Content-Type"] == "application/problem+json"


def test_client_secret_follows_the_demo_password(client: Client) -> None:
    ensure_demo_client("mật khẩu thứ nhất")
    ensure_demo_client("mật khẩu thứ hai")
    form = {"grant_type": "client_credentials"}
    assert client.post("/oauth/token", form, **basic("permit-system", "mật khẩu thứ nhất")).status_code == 401
    assert client.post("/oauth/token", form, **basic("permit-system", "mật khẩu thứ hai")).status_code == 200


def test_client_login_opens_no_page(client: Client, sign_in) -> None:
    ensure_demo_client("mật khẩu của bản mẫu")
    assert sign_in(client, username="permit-system", password="mật khẩu của bản mẫu").status_code == 401
