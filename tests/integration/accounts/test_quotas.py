"""A day's quota of programs: counted by login for all processes, told in every answer, set in the administration."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings

from layers.audit.models import AuditEntry
from tests.integration.accounts.conftest import PASSWORD, basic, bearer
from web.accounts import authentication
from web.accounts.machines import ensure_demo_client
from web.accounts.models import ApiQuota, ApiUse
from web.accounts.quotas import Quotas

WHO = "/api/v1/who"
pytestmark = pytest.mark.urls("tests.integration.accounts.urls")


@pytest.fixture(autouse=True)
def _a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authentication, "quotas", Quotas())


def test_a_program_is_told_what_is_left_and_stopped_at_the_end(client: Client, officer: User) -> None:
    ApiQuota.objects.create(user=officer, requests_per_day=2)
    answers = [client.get(WHO, **basic("can_bo", PASSWORD)) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert [one["RateLimit-Remaining"] for one in answers] == ["1", "0", "0"]
    assert {one["RateLimit-Limit"] for one in answers} == {"2"}
    assert answers[0]["RateLimit-Policy"].endswith("2;w=86400")
    refused = answers[2]
    assert refused.json()["errors"][0]["code"] == "daily-quota"
    assert 0 < int(refused["Retry-After"]) <= 86_400 and refused["RateLimit-Reset"] == refused["Retry-After"]


def test_people_in_a_browser_and_strangers_are_not_counted(client: Client, officer: User) -> None:
    ApiQuota.objects.create(user=officer, requests_per_day=0)
    assert client.get(WHO).status_code == 200
    client.force_login(officer)
    assert client.get(WHO).status_code == 200
    assert client.get(WHO, **basic("can_bo", PASSWORD)).status_code == 429
    assert not ApiUse.objects.exists() or ApiUse.objects.get().requests <= 1


def test_running_a_process_counts_as_a_request_of_the_domain_api(client: Client, officer: User) -> None:
    ApiQuota.objects.create(user=officer, requests_per_day=0)
    asked = client.post("/ogc/processes/parcel-extract/execution", **basic("can_bo", PASSWORD))
    assert (asked.status_code, asked.json()["errors"][0]["code"]) == (429, "daily-quota")


def test_processes_count_together(officer: User) -> None:
    ApiQuota.objects.create(user=officer, requests_per_day=3)
    first, second = Quotas(), Quotas()
    left = [one.take(officer).remaining for one in (first, second, first)]
    assert left == [2, 1, 0]
    with pytest.raises(Exception, match="too-many-requests"):
        second.take(officer)


@override_settings(API_DAILY_QUOTA=100_000)
def test_a_large_quota_is_counted_in_blocks_and_told_exactly(officer: User) -> None:
    process = Quotas()
    assert [process.take(officer).remaining for _ in range(3)] == [99_999, 99_998, 99_997]
    assert ApiUse.objects.get().requests == 50
    for _ in range(48):
        process.take(officer)
    assert process.take(officer).remaining == 99_948 and ApiUse.objects.get().requests == 100


def test_a_changed_quota_holds_within_a_minute(officer: User) -> None:
    now = [0.0]
    process = Quotas(clock=lambda: now[0])
    quota = ApiQuota.objects.create(user=officer, requests_per_day=1)
    process.take(officer)
    ApiQuota.objects.filter(pk=quota.pk).update(requests_per_day=5)
    with pytest.raises(Exception, match="quota of 1"):
        process.take(officer)
    now[0] = 61.0
    assert process.take(officer).remaining == 3


@override_settings(API_DAILY_QUOTA=0)
def test_no_quota(officer: User) -> None:
    assert Quotas().take(officer) is None


def test_a_client_counts_as_its_login(client: Client) -> None:
    ensure_demo_client("bí mật của máy")
    login = User.objects.get(username="permit-system")
    ApiQuota.objects.create(user=login, requests_per_day=1)
    form = {"grant_type": "client_credentials", "scope": "read"}
    token = client.post("/oauth/token", form, **basic("permit-system", "bí mật của máy")).json()[
        "access_token"
    ]
    assert [client.get(WHO, **bearer(token)).status_code for _ in range(2)] == [200, 429]


def test_an_administrator_sets_a_quota_and_the_record_says_so(client: Client, officer: User) -> None:
    client.force_login(User.objects.create_superuser("quan_tri"))
    page = client.post("/admin/accounts/apiquota/add/", {"user": officer.pk, "requests_per_day": "500"})
    assert page.status_code == 302, page.content.decode()
    assert ApiQuota.objects.get().requests_per_day == 500
    assert AuditEntry.objects.get(action="quota.changed").detail == {"login": "can_bo", "requests": 500}
    assert client.get("/admin/accounts/apiuse/").status_code == 200
