"""Sharing record over HTTP: who got how much on which ground, what the caller used, and who may look."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from layers.audit.models import AuditEntry
from layers.models import RoleAssignment
from layers.sharing import counting, record
from layers.sharing.models import SharingAgreement, SharingUsage
from tests import drawing
from web.accounts import machines

pytestmark = pytest.mark.django_db
SECRET = "a secret of the tests"


@pytest.fixture(autouse=True)
def _count_from_nothing() -> Iterator[None]:
    counting.tally.take()
    yield
    counting.tally.take()


@pytest.fixture
def parcel() -> str:
    drawing.draw_ward((-500, -500, 500, 500))
    parcel = drawing.draw_parcel((0, 0, 10, 20), survey_document=drawing.draw_survey())
    drawing.draw_right(parcel)
    return str(parcel.pk)


@pytest.fixture
def permit_system(api: Client) -> Client:
    """The demo client with a token of its own."""
    machines.ensure_demo_client(SECRET)
    from oauth2_provider.models import AccessToken, Application

    client = Application.objects.get(client_id=machines.DEMO_CLIENT)
    AccessToken.objects.create(
        token="token-of-the-permit-system", application=client, user=client.user, scope="read",
        expires=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    return Client(headers={"Authorization": "Bearer token-of-the-permit-system"})


@pytest.fixture
def steward() -> Client:
    user = User.objects.create(username="steward")
    RoleAssignment.objects.create(user=user, role="owner", scope="*")
    client = Client()
    client.force_login(user)
    return client


def agree(**values: Any) -> SharingAgreement:
    usual = {
        "receiver_kind": "client", "receiver": machines.DEMO_CLIENT, "organisation": "Sở Xây dựng",
        "legal_ground": "Nghị định 278/2025/NĐ-CP", "document_number": "12/TTCS",
        "document_date": date(2026, 1, 5), "purpose": "Cấp phép xây dựng",
        "services": ["parcels", "extract"], "valid_from": date(2026, 1, 5),
    }  # fmt: skip
    return SharingAgreement.objects.create(**(usual | values))


def told(client: Client, path: str, **query: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1{path}", query)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_a_client_sees_what_it_was_given_by_service_and_on_which_ground(permit_system, parcel) -> None:
    agree()
    told(permit_system, "/parcels", ward="26740", sheet="12", number="45")
    told(permit_system, f"/parcels/{parcel}")
    told(permit_system, f"/parcels/{parcel}/extract")
    assert permit_system.get("/api/v1/parcels/nothing-here").status_code == 404
    found = told(permit_system, "/usage", lang="en")
    assert found["receiver"] == {"kind": "client", "name": "permit-system"}
    assert (found["begin"], found["end"]) == tuple(day.isoformat() for day in record.usual_period())
    counts = {one["service"]: one for one in found["services"]}
    assert set(counts) == {"parcels", "extract"}
    assert (counts["parcels"]["requests"], counts["parcels"]["records"], counts["parcels"]["errors"]) == (
        3,
        2,
        1,
    )
    assert (counts["extract"]["requests"], counts["extract"]["records"]) == (1, 1)
    assert counts["extract"]["service_title"] == "Planning extract"
    assert {one["day"] for one in found["days"]} == {timezone.localdate().isoformat()}
    assert [one["document_number"] for one in found["agreements"]] == ["12/TTCS"]


def test_the_public_has_no_usage_of_its_own(api, parcel) -> None:
    answer = api.get("/api/v1/usage")
    assert answer.status_code == 401 and "WWW-Authenticate" in answer
    told(api, f"/parcels/{parcel}")
    counting.write()
    (row,) = SharingUsage.objects.all()
    assert (row.receiver_kind, row.receiver, row.service, row.rows_given) == ("public", "", "parcels", 1)


def test_an_answer_that_the_caller_already_has_gives_nothing(api, parcel) -> None:
    etag = api.get(f"/api/v1/parcels/{parcel}")["ETag"]
    assert api.get(f"/api/v1/parcels/{parcel}", headers={"If-None-Match": etag}).status_code == 304
    counting.write()
    row = SharingUsage.objects.get()
    assert (row.requests, row.rows_given, row.errors) == (2, 1, 0)


def test_personal_records_are_counted_and_missing_grounds_are_shown(sign_in, steward, parcel) -> None:
    officer = sign_in("editor")
    told(officer, f"/parcels/{parcel}/rights")
    name = User.objects.exclude(username="steward").get().username
    (line,) = told(steward, "/sharing", service="parcels")["lines"]
    assert line["receiver"] == {"kind": "user", "name": name}
    assert line["records_with_personal_data"] == line["personal_data_without_ground"] > 0
    assert line["records_without_ground"] == line["records"] >= line["records_with_personal_data"]
    agree(receiver_kind="user", receiver=name)
    (line,) = told(steward, "/sharing", service="parcels")["lines"]
    assert line["records_without_ground"] == 0 and line["personal_data_without_ground"] > 0
    agree(receiver_kind="user", receiver=name, personal_data=True, document_number="13/TTCS")
    (line,) = told(steward, "/sharing", service="parcels")["lines"]
    assert line["personal_data_without_ground"] == 0
    assert [one["document_number"] for one in line["agreements"]] == ["12/TTCS", "13/TTCS"]
    assert AuditEntry.objects.filter(action="sharing.read").count() == 3


def test_an_agreement_covers_its_days_only(steward) -> None:
    agree(valid_from=date(2026, 3, 2), valid_to=date(2026, 3, 4))
    for day, rows in ((1, 1), (2, 10), (3, 100), (4, 1000)):
        SharingUsage.objects.create(
            day=date(2026, 3, day), receiver_kind="client", receiver="permit-system", service="extract",
            requests=1, rows_given=rows, personal_rows=0, errors=0,
        )  # fmt: skip
    (line,) = told(steward, "/sharing", **{"from": "2026-03-01", "to": "2026-03-31"})["lines"]
    assert (line["first_day"], line["last_day"]) == ("2026-03-01", "2026-03-04")
    assert (line["records"], line["records_without_ground"]) == (1111, 1001)
    days = told(steward, "/sharing", by="day", **{"from": "2026-03-01", "to": "2026-03-03"})["lines"]
    assert [(one["first_day"], one["records_without_ground"]) for one in days] == [
        ("2026-03-03", 0), ("2026-03-02", 0), ("2026-03-01", 1),
    ]  # fmt: skip


def test_csv_has_every_day_and_no_formula(steward) -> None:
    agree(purpose="=cmd()")
    for day in (2, 3):
        SharingUsage.objects.create(
            day=date(2026, 3, day), receiver_kind="client", receiver="permit-system", service="extract",
            requests=2, rows_given=5, personal_rows=0, errors=1,
        )  # fmt: skip
    answer = steward.get("/api/v1/sharing/export", {"from": "2026-03-01", "to": "2026-03-31", "lang": "en"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(one["day"], one["records"], one["errors"]) for one in rows] == [
        ("2026-03-03", "5", "1"), ("2026-03-02", "5", "1"),
    ]  # fmt: skip
    assert rows[0]["document"] == "12/TTCS, 05/01/2026" and rows[0]["purpose"] == "'=cmd()"


@pytest.mark.parametrize("path", ["/sharing", "/sharing/export"])
def test_others_find_no_record(api: Client, sign_in: Callable[..., Client], path: str) -> None:
    assert api.get(f"/api/v1{path}").status_code == 404
    assert sign_in("owner").get(f"/api/v1{path}").status_code == 404


def test_days_that_run_backwards_are_refused(steward) -> None:
    answer = steward.get("/api/v1/sharing", {"from": "2026-03-02", "to": "2026-03-01"})
    assert answer.status_code == 400 and answer.json()["errors"][0]["code"] == "days-reversed"


def test_what_could_not_be_written_is_kept(monkeypatch: pytest.MonkeyPatch, api, parcel) -> None:
    told(api, f"/parcels/{parcel}")

    def fail(_taken: object) -> None:
        raise DatabaseError("gone")

    with monkeypatch.context() as broken:
        broken.setattr(counting, "_add", fail)
        with pytest.raises(DatabaseError):
            counting.write()
    told(api, f"/parcels/{parcel}")
    counting.write()
    assert SharingUsage.objects.get().requests == 2


def test_old_counts_are_forgotten_and_agreements_stay(settings) -> None:
    agree()
    for day in (date(2020, 1, 1), date(2026, 1, 1)):
        SharingUsage.objects.create(
            day=day,
            receiver_kind="public",
            service="ogc",
            requests=1,
            rows_given=1,
            personal_rows=0,
            errors=0,
        )
    settings.SHARING_KEEP_DAYS = 0
    assert record.forget(date(2026, 6, 1)) == 0
    settings.SHARING_KEEP_DAYS = 731
    assert record.forget(date(2026, 6, 1)) == 1
    assert [one.day for one in SharingUsage.objects.all()] == [date(2026, 1, 1)]
    assert SharingAgreement.objects.count() == 1
