"""Rights to a parcel over HTTP: what each role reads of people and papers, what is recorded, and what nobody learns."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cadastre.models import Parcel, Party
from layers.audit.models import AuditEntry
from tests import drawing

pytestmark = pytest.mark.django_db
PERSONAL = ("Lê Thị Kín", "AA 00112233", "2679026000123", "CH 00123", "079190000001", "0900000001")


@pytest.fixture
def parcel() -> Parcel:
    """A parcel of phường Sài Gòn with a survey, a right and a block."""
    drawing.draw_ward((-10, -10, 60, 60))
    parcel = drawing.draw_parcel((0, 0, 10, 20), survey_document=drawing.draw_survey())
    drawing.draw_right(parcel, mortgaged=True, basis="Hợp đồng tặng cho")
    drawing.draw_restriction(parcel)
    return parcel


def told(client: Client, parcel: object, **query: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1/parcels/{parcel}/rights", query)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_a_land_officer_reads_everything_and_the_record_says_so(sign_in, parcel) -> None:
    found = told(sign_in("editor"), parcel.pk)
    (right,) = found["rights"]
    assert right["party"]["name"] == "Lê Thị Kín" and right["party"]["kind_name"] == "Cá nhân"
    assert (
        right["certificate"]["serial"] == "AA 00112233" and right["certificate"]["issued_on"] == "2026-01-15"
    )
    assert (right["kind"], right["share_pct"], right["mortgaged"]) == ("use", 100.0, True)
    (block,) = found["restrictions"]
    assert block["kind_name"] == "Ngăn chặn giao dịch" and block["document_number"] == "15/QĐ-TA"
    assert found["survey_document"]["accuracy_m"] == 0.07 and found["survey_document"]["map_scale"] == 500
    entries = {one.layer: one for one in AuditEntry.objects.filter(action="read")}
    assert set(entries) == {"land_rights", "parties", "certificates", "parcel_restrictions"}
    assert (
        "name" in entries["parties"].detail["fields"] and "serial" in entries["certificates"].detail["fields"]
    )
    recorded = json.dumps([one.detail for one in entries.values()], ensure_ascii=False)
    assert not [one for one in PERSONAL if one in recorded]


def test_english(sign_in, parcel) -> None:
    found = told(sign_in("approver"), parcel.pk, lang="en")
    assert found["rights"][0]["kind_name"] == "Land use" and found["restrictions"][0]["kind_name"].startswith(
        "Block"
    )


def test_an_agency_reads_no_personal_value(sign_in, parcel) -> None:
    found = told(sign_in("reader"), parcel.pk)
    (right,) = found["rights"]
    assert right["party"]["kind"] == "CNV" and right["party"]["name"] is None
    assert right["certificate"]["serial"] is None and right["certificate"]["issued_on"] == "2026-01-15"
    assert right["mortgaged"] is None and right["basis"] == "Hợp đồng tặng cho"
    assert not [one for one in PERSONAL if one in json.dumps(found, ensure_ascii=False)]


def test_a_ward_officer_reads_rights_of_the_ward_without_the_register_of_people(sign_in, parcel) -> None:
    ward = sign_in("editor", "26740")
    (right,) = told(ward, parcel.pk)["rights"]
    assert right["share_pct"] == 100.0 and right["mortgaged"] is True
    assert right["party"]["name"] is None and right["certificate"]["serial"] is None
    beyond = drawing.draw_parcel((100, 0, 110, 20), parcel_number="46")
    drawing.draw_right(beyond, party=Party.objects.get())
    assert ward.get(f"/api/v1/parcels/{beyond.pk}/rights").status_code == 404


def test_citizens_and_other_officers_learn_nothing(api, sign_in, parcel) -> None:
    unknown = f"/api/v1/parcels/{uuid4()}/rights"
    for client in (api, sign_in("editor", scope="planning"), sign_in("reader", scope="permits")):
        answers = [client.get(path) for path in (f"/api/v1/parcels/{parcel.pk}/rights", unknown)]
        assert [one.status_code for one in answers] == [404, 404]
        assert {one.json()["title"] for one in answers} == {answers[1].json()["title"]}
    assert not AuditEntry.objects.filter(action="read").exists()


def test_classified_land_is_hidden_from_agencies(sign_in, parcel) -> None:
    Parcel.objects.filter(pk=parcel.pk).update(land_use_codes="CQP")
    assert sign_in("reader").get(f"/api/v1/parcels/{parcel.pk}/rights").status_code == 404
    assert len(told(sign_in("editor"), parcel.pk)["rights"]) == 1


def test_a_parcel_without_rights_says_so_with_empty_lists(sign_in) -> None:
    bare = drawing.draw_parcel((0, 0, 10, 20))
    found = told(sign_in("owner"), bare.pk)
    assert (found["rights"], found["restrictions"], found["survey_document"]) == ([], [], None)


def test_several_holders_share_one_certificate(sign_in, parcel) -> None:
    first = parcel.rights.get()
    other = Party.objects.create(name="Trần Văn Kín", kind="CNV", source="drawn")
    drawing.draw_right(parcel, party=other, certificate=first.certificate, share_pct=40.0, since="2026-02-01")
    found = told(sign_in("editor"), parcel.pk)["rights"]
    assert [one["party"]["name"] for one in found] == ["Lê Thị Kín", "Trần Văn Kín"]
    assert {one["certificate"]["id"] for one in found} == {str(first.certificate_id)}
