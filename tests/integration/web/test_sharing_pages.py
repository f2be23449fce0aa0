"""Sharing record and usage as pages, and agreements entered by administration."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from layers.audit.models import AuditEntry
from layers.models import RoleAssignment
from layers.sharing import counting
from layers.sharing.models import SharingAgreement, SharingUsage
from web.accounts import machines

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _count_from_nothing() -> None:
    counting.tally.take()


@pytest.fixture
def steward() -> Client:
    user = User.objects.create(username="steward", is_staff=True)
    RoleAssignment.objects.create(user=user, role="owner", scope="*")
    client = Client()
    client.force_login(user)
    return client


def used(receiver: str, kind: str = "client", **counts: int) -> None:
    usual = {"requests": 3, "rows_given": 1234, "personal_rows": 0, "errors": 1}
    SharingUsage.objects.create(
        day=timezone.localdate(), receiver_kind=kind, receiver=receiver, service="extract", **(usual | counts)
    )


def entered(client: Client, **values: object) -> int:
    usual = {
        "receiver_kind": "client", "receiver": "permit-system", "organisation": "Sở Xây dựng",
        "legal_ground": "Nghị định 278/2025/NĐ-CP", "document_number": "12/TTCS",
        "document_date": "2026-01-05", "purpose": "Cấp phép xây dựng", "services": ["extract", "parcels"],
        "valid_from": "2026-01-05",
    }  # fmt: skip
    answer = client.post("/admin/sharing/sharingagreement/add/", usual | values)
    return answer.status_code


def test_the_steward_sees_who_was_given_what_and_what_lacks_a_ground(steward: Client) -> None:
    used("permit-system")
    used("", kind="public", rows_given=7)
    machines.ensure_demo_client("a secret of the tests")
    text = steward.get("/data/sharing/").content.decode()
    assert "1.234 bản ghi chưa có căn cứ" in text and "dữ liệu công khai" in text
    assert entered(steward) == 302
    text = steward.get("/data/sharing/?receiver=client:permit-system&by=day&lang=en").content.decode()
    assert "12/TTCS, 05/01/2026" in text and "without ground</strong>" not in text
    assert 'href="/api/v1/sharing/export?' in text and "The public</td>" not in text
    assert "kind=client&amp;receiver=permit-system" in text


def test_personal_data_without_a_document_that_allows_it_is_called_out(steward: Client) -> None:
    used("permit-system", personal_rows=5)
    machines.ensure_demo_client("a secret of the tests")
    entered(steward)
    assert "5 bản ghi có dữ liệu cá nhân được cung cấp" in steward.get("/data/sharing/").content.decode()


def test_entering_an_agreement_is_recorded_and_needs_a_known_receiver(steward: Client) -> None:
    assert entered(steward) == 200 and not SharingAgreement.objects.exists()
    machines.ensure_demo_client("a secret of the tests")
    assert entered(steward) == 302
    agreement = SharingAgreement.objects.get()
    assert agreement.services == ["extract", "parcels"] and agreement.entered_by.username == "steward"
    entry = AuditEntry.objects.get(action="sharing.agreement-entered")
    assert entry.ground == agreement.legal_ground and entry.detail["receiver"] == "client:permit-system"
    assert entered(steward, valid_to="2026-01-05", document_number="13/TTCS") == 200
    assert SharingAgreement.objects.count() == 1


@pytest.mark.parametrize("path", ["/data/sharing/", "/admin/sharing/sharingagreement/"])
def test_others_have_no_such_page(path: str) -> None:
    client = Client()
    assert client.get(path).status_code == 302
    user = User.objects.create(username="land_owner", is_staff=True)
    RoleAssignment.objects.create(user=user, role="owner", scope="land")
    client.force_login(user)
    assert client.get(path).status_code in (403, 404)


def test_everybody_sees_the_own_usage_only(steward: Client) -> None:
    used("somebody-else", kind="user")
    used("steward", kind="user", rows_given=42)
    SharingAgreement.objects.create(
        receiver_kind="user", receiver="steward", organisation="Sở Nông nghiệp và Môi trường",
        legal_ground="Luật Đất đai 2024", document_number="7/QĐ", document_date=date(2026, 1, 1),
        purpose="Quản lý", services=["extract"], valid_from=date(2026, 1, 1), valid_to=date(2027, 1, 1),
    )  # fmt: skip
    text = steward.get("/account/usage/").content.decode()
    assert "<b>42</b>" in text and "1.234" not in text
    assert "7/QĐ, 01/01/2026" in text and "đến trước 01/01/2027" in text


def test_wrong_days_are_told(steward: Client) -> None:
    for path in ("/data/sharing/", "/account/usage/"):
        answer = steward.get(f"{path}?from=2026-03-02&to=2026-03-01")
        assert answer.status_code == 400 and "Giá trị lọc không hợp lệ" in answer.content.decode()
