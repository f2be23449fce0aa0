"""The sign-in page, lock-out, sessions and passwords."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client
from django.test.utils import override_settings

from geo.settings import accounts
from layers.audit.models import AuditEntry
from tests.integration.accounts.conftest import PASSWORD


def _actions() -> list[str]:
    return list(AuditEntry.objects.order_by("seq").values_list("action", flat=True))


def test_password_opens_a_session_and_renews_its_key(client: Client, officer: User, sign_in) -> None:
    client.get("/login/")
    client.cookies["sessionid"] = "a-key-that-an-attacker-planted-123456"
    answer = sign_in(client)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/"
    assert client.cookies["sessionid"].value != "a-key-that-an-attacker-planted-123456"
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"
    assert "can_bo" in client.get("/account/").content.decode()
    assert _actions() == ["signin.succeeded"]


def test_next_leads_on_but_never_to_another_site(client: Client, officer: User, sign_in) -> None:
    assert sign_in(client, next="/plans/").headers["Location"] == "/plans/"
    client.post("/logout/")
    assert sign_in(client, next="https://evil.example/").headers["Location"] == "/account/"


@pytest.mark.parametrize("username", ["can_bo", "khong_co_ai"])
def test_wrong_password_says_the_same_for_everybody(client: Client, officer: User, sign_in, username) -> None:
    answer = sign_in(client, username=username, password="sai")
    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.content.decode()
    assert _actions() == ["signin.failed"]


def test_empty_form_is_no_attempt(client: Client, officer: User, sign_in) -> None:
    answer = sign_in(client, password="")
    assert answer.status_code == 401
    assert "Hãy điền tên đăng nhập và mật khẩu" in answer.content.decode()
    assert not AccessAttempt.objects.exists()


def test_hashes_are_argon2(officer: User) -> None:
    assert officer.password.startswith("argon2$argon2id$")
    with override_settings(PASSWORD_HASHERS=accounts.PASSWORD_HASHERS):  # the tests hash at the least cost
        algorithm, kind, _version, costs, *_ = make_password(PASSWORD).split("$")
    cost = {name: int(value) for name, value in (pair.split("=") for pair in costs.split(","))}
    assert (algorithm, kind) == ("argon2", "argon2id")
    assert cost["m"] >= 19 * 1024 and cost["t"] >= 2, "less than OWASP asks"


def test_account_is_locked_after_five_failures_and_says_for_how_long(
    client: Client, officer: User, sign_in
) -> None:
    answers = [sign_in(client, password="sai").status_code for _ in range(5)]
    assert answers == [401, 401, 401, 401, 429]
    right = sign_in(client)
    assert right.status_code == 429
    assert "15 phút" in right.content.decode()
    assert 0 < int(right.headers["Retry-After"]) <= 15 * 60
    assert "default-src 'self'" in right.headers["Content-Security-Policy"]
    assert "sessionid" not in client.cookies or "can_bo" not in client.get("/account/").content.decode()
    english = client.post("/login/?lang=en", {"username": "can_bo", "password": PASSWORD})
    assert "15 minutes" in english.content.decode()
    assert _actions().count("signin.failed") == 5
    assert _actions().count("signin.locked") == 1


def test_trying_on_does_not_prolong_the_lock_and_it_ends(client: Client, officer: User, sign_in) -> None:
    for _ in range(5):
        sign_in(client, password="sai")
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=14))
    late = sign_in(client)
    assert late.status_code == 429
    assert int(late.headers["Retry-After"]) <= 60
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=2))
    assert sign_in(client).status_code == 302


def test_success_forgets_the_accounts_failures(client: Client, officer: User, sign_in) -> None:
    for _ in range(4):
        sign_in(client, password="sai")
    assert sign_in(client).status_code == 302
    client.post("/logout/")
    assert [sign_in(client, password="sai").status_code for _ in range(4)] == [401] * 4


@override_settings(LOCKOUT_ADDRESS_FAILURES=20)
def test_an_address_is_locked_by_failures_over_many_accounts(client: Client, officer: User, sign_in) -> None:
    for number in range(20):
        sign_in(client, username=f"ai_do_{number}", password="sai")
    assert sign_in(client).status_code == 429
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert sign_in(elsewhere).status_code == 302


@override_settings(LOCKOUT_ADDRESS_FAILURES=20)
def test_own_success_does_not_wash_the_address_clean(client: Client, officer: User, sign_in) -> None:
    for number in range(19):
        sign_in(client, username=f"ai_do_{number}", password="sai")
    assert sign_in(client).status_code == 302
    client.post("/logout/")
    sign_in(client, username="ai_do_19", password="sai")
    assert sign_in(client).status_code == 429


def test_pages_that_need_sign_in_lead_to_it_and_back(client: Client) -> None:
    answer = client.get("/account/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/login/?next=/account/"
    assert client.get("/admin/login/?next=/admin/").headers["Location"] == "/login/?next=/admin/"


def test_sign_out_everywhere_else(officer: User, sign_in) -> None:
    here, there = Client(), Client(HTTP_USER_AGENT="máy khác")
    sign_in(here)
    sign_in(there)
    assert UserSession.objects.filter(user=officer).count() == 2
    page = here.get("/account/").content.decode()
    assert "máy khác" in page
    assert here.post("/account/sessions/end").status_code == 302
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert "session.ended" in _actions()


def test_nobody_ends_the_session_of_another(client: Client, officer: User, sign_in) -> None:
    User.objects.create_user("nguoi_khac", password=PASSWORD)
    other = Client()
    sign_in(other, username="nguoi_khac")
    sign_in(client)
    number = UserSession.objects.get(user__username="nguoi_khac").pk
    assert client.post(f"/account/sessions/{number}/end").status_code == 404
    assert other.get("/account/").status_code == 200


def test_changing_the_password_ends_other_sessions(officer: User, sign_in) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    new = "mật khẩu mới cũng dài"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/", form).headers["Location"] == "/account/"
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    assert sign_in(Client(), password=new).status_code == 302
    assert "password.changed" in _actions()


@pytest.mark.parametrize("weak", ["ngan", "password123456", "123456789012"])
def test_weak_passwords_are_refused(client: Client, officer: User, sign_in, weak: str) -> None:
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    answer = client.post("/account/password/", form)
    assert answer.status_code == 200
    assert "Mật khẩu mới không đạt" in answer.content.decode()
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_session_left_open_is_no_oracle_for_the_password(client: Client, officer: User, sign_in) -> None:
    sign_in(client)
    form = {"oldpassword": "sai", "password1": "mật khẩu mới cũng dài", "password2": "mật khẩu mới cũng dài"}
    answers = [client.post("/account/password/", form).status_code for _ in range(6)]
    assert answers[-1] == 429


@pytest.mark.parametrize("username", ["\x00", "can_bo\x00", "x" * 300])
def test_names_that_no_account_has_are_simply_wrong(client: Client, officer: User, sign_in, username) -> None:
    assert sign_in(client, username=username, password="sai").status_code == 401
    form = {"grant_type": "client_credentials", "client_id": username, "client_secret": "sai"}
    assert client.post("/oauth/token", form).status_code == 401
