"""The timeline of a feature over HTTP, and features of the past: what each reader gets of them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cadastre.models import Parcel
from layers.audit.models import AuditEntry
from layers.changesets.models import ChangeSet
from layers.models import RoleAssignment
from tests import drawing
from tests.integration.history.transactions import change, new_parcel, rename

pytestmark = pytest.mark.django_db(transaction=True)
CHANGED = date(2023, 5, 1)


@pytest.fixture(autouse=True)
def _api_only(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.api.urls"
    settings.API_RATE_PER_MINUTE = 0


def officer(*roles: str, unit: str = "") -> Client:
    """A client of somebody with these roles (`editor:land`)."""
    user = User.objects.create(username=f"u{uuid.uuid4().hex[:8]}")
    for role, scope in (one.split(":", 1) for one in roles):
        RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
    client = Client()
    client.force_login(user)
    return client


def history(parcel: uuid.UUID, client: Client | None = None) -> list[dict[str, Any]]:
    answer = (client or Client()).get(f"/api/v1/layers/parcels/features/{parcel}/history")
    assert answer.status_code == 200, answer.content
    return answer.json()["versions"]


def feature(parcel: uuid.UUID, client: Client | None = None, **query: object) -> dict[str, Any] | None:
    answer = (client or Client()).get(f"/api/v1/layers/parcels/features/{parcel}", query)
    return answer.json() if answer.status_code == 200 else None


def decided_change(title: str) -> ChangeSet:
    author, approver = (User.objects.create(username=f"{name}{uuid.uuid4().hex[:8]}") for name in "ab")
    return ChangeSet.objects.create(
        title=title,
        legal_document="12/QĐ-UBND",
        legal_date=date(2023, 4, 20),
        author=author,
        approved_by=approver,
    )


def test_a_version_says_what_changed_when_and_by_which_decision():
    parcel, decision = new_parcel(address="cũ", land_use_codes="ODT"), decided_change("Chuyển mục đích")
    with change(effective_on=CHANGED, change_set=decision.pk) as cursor:
        cursor.execute(
            "UPDATE parcels SET land_use_codes = 'ODT+CLN', geom = ST_Multi(ST_Buffer(geom, 1, 'join=mitre')) "
            "WHERE id = %s",
            [parcel],
        )
    latest, first = history(parcel, officer("approver:land"))
    assert (latest["version"], latest["operation"], latest["valid_from"]) == (2, "update", "2023-05-01")
    assert (first["operation"], first["valid_until"], first["held"]) == ("create", "2023-05-01", True)
    (diff,) = latest["changes"]
    assert (diff["field"], diff["before"], diff["after"]) == ("land_use_codes", "ODT", "ODT+CLN")
    assert diff["before_text"] and diff["label"]
    assert (latest["geometry_changed"], latest["area_delta_m2"]) == (True, 84.0)
    assert latest["change_set"]["title"] == "Chuyển mục đích"
    assert latest["change_set"]["author"] == decision.author.username
    assert first["recorded_to"] == latest["recorded_at"]


def test_a_citizen_reads_the_decision_but_not_who_and_what_is_masked():
    parcel, decision = new_parcel(holder_name="Lê Kín"), decided_change("Đính chính ông Lê Kín")
    with change(change_set=decision.pk) as cursor:
        cursor.execute("UPDATE parcels SET holder_name = 'Trần Kín', address = 'mới' WHERE id = %s", [parcel])
    answer = Client().get(f"/api/v1/layers/parcels/features/{parcel}/history")
    assert "Kín" not in answer.content.decode()
    latest, first = answer.json()["versions"]
    assert [one["field"] for one in latest["changes"]] == ["address"]
    assert latest["change_set"]["reason"] == "12/QĐ-UBND"
    assert (latest["change_set"]["author"], latest["geometry_changed"], first["held"]) == (None, False, False)
    assert not AuditEntry.objects.filter(feature=parcel).exists()
    shown = {one["field"] for one in history(parcel, officer("editor:land"))[0]["changes"]}
    assert shown == {"holder_name", "address"}
    assert AuditEntry.objects.filter(feature=parcel).exists()


def test_an_editor_of_one_ward_sees_personal_fields_inside_it_only():
    drawing.draw_ward((1000, 1000, 1100, 1100))
    parcel = new_parcel(holder_name="Lê Ngoài")
    with change() as cursor:
        cursor.execute("UPDATE parcels SET holder_name = 'Trần Ngoài', address = 'x' WHERE id = %s", [parcel])
    shown = history(parcel, officer("editor:land", unit="26740"))[0]["changes"]
    assert [one["field"] for one in shown] == ["address"]


def test_what_is_hidden_today_has_no_public_past():
    parcel = new_parcel(address="đất", land_use_codes="ODT")
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("UPDATE parcels SET land_use_codes = 'CQP' WHERE id = %s", [parcel])
    assert Client().get(f"/api/v1/layers/parcels/features/{parcel}/history").status_code == 404
    for query in ({"as_of": "2022-01-01"}, {"version": 1}, {"as_of": "2022-01-01", "known_at": "2999-01-01"}):
        assert feature(parcel, **query) is None
        assert feature(parcel, officer("editor:land"), **query) is not None
    with change(effective_on=date(2024, 1, 1)) as cursor:
        cursor.execute("DELETE FROM parcels WHERE id = %s", [parcel])
    assert feature(parcel, as_of="2022-01-01") is None


def test_a_secret_spell_in_the_middle_stays_secret():
    parcel = new_parcel(land_use_codes="ODT", address="1")
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("UPDATE parcels SET land_use_codes = 'CQP', address = 'mật' WHERE id = %s", [parcel])
    with change(effective_on=date(2024, 1, 1)) as cursor:
        cursor.execute("UPDATE parcels SET land_use_codes = 'ODT', address = '3' WHERE id = %s", [parcel])
    answer = Client().get(f"/api/v1/layers/parcels/features/{parcel}/history")
    assert "mật" not in answer.content.decode()
    latest, first = answer.json()["versions"]
    assert (latest["version"], latest["changes"], latest["geometry_changed"]) == (3, [], None)
    assert first["version"] == 1
    assert feature(parcel, as_of="2023-06-01") is None


def test_a_deleted_feature_keeps_its_timeline():
    parcel, decision = new_parcel(address="cũ"), decided_change("Hợp thửa")
    with change(effective_on=CHANGED, change_set=decision.pk) as cursor:
        cursor.execute("DELETE FROM parcels WHERE id = %s", [parcel])
    end, first = history(parcel)
    assert (end["operation"], end["valid_from"], end["change_set"]["reason"]) == (
        "delete",
        "2023-05-01",
        "12/QĐ-UBND",
    )
    assert first["operation"] == "create"
    assert feature(parcel) is None
    assert feature(parcel, as_of="2023-04-30")["properties"]["address"] == "cũ"


def test_features_of_a_day_of_a_version_and_as_they_were_known():
    parcel = new_parcel(address="sai")
    with change() as cursor:
        rename(cursor, parcel, "đúng")
    with change(effective_on=CHANGED) as cursor:
        rename(cursor, parcel, "mới")
    known = Parcel.objects.get(pk=parcel).recorded_at
    assert feature(parcel, as_of="2022-01-01")["properties"]["address"] == "đúng"
    assert feature(parcel, version=1)["properties"]["address"] == "sai"
    assert feature(parcel, as_of="2023-05-01")["properties"]["address"] == "mới"
    before = known.replace(microsecond=known.microsecond - 1) if known.microsecond else known
    assert feature(parcel, as_of="2023-05-01", known_at=before.isoformat())["properties"]["address"] == "đúng"
    box = Client().get(
        "/api/v1/layers/parcels/features",
        {"bbox": "602990,1190990,603030,1191030", "as_of": "2022-01-01", "limit": 5000},
    )
    assert [one["properties"]["address"] for one in box.json()["features"] if one["id"] == str(parcel)] == [
        "đúng"
    ]


def test_the_contract_tells_the_history_of_a_parcel():
    parcel = new_parcel()
    with change(effective_on=CHANGED) as cursor:
        rename(cursor, parcel, "mới")
    body = Client().get(f"/api/v1/parcels/{parcel}/history").json()
    assert body["id"] == str(parcel)
    assert [
        (one["version"], one["current"], one["valid_to"], one["area_m2"]) for one in body["versions"]
    ] == [
        (2, True, None, 400.0),
        (1, False, "2023-05-01", 400.0),
    ]


def test_nobody_learns_of_what_never_was():
    assert Client().get(f"/api/v1/layers/parcels/features/{uuid.uuid4()}/history").status_code == 404
    assert Client().get(f"/api/v1/parcels/{uuid.uuid4()}/history").status_code == 404
    assert Client().get(f"/api/v1/layers/nothing/features/{uuid.uuid4()}/history").status_code == 404
