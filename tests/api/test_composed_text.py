"""Vietnamese in NFD is found, and kept and answered in NFC."""

from __future__ import annotations

import unicodedata

import pytest
from django.test import Client

from layers.changesets.models import ChangeSet
from tests.drawing import draw_parcel, draw_succession, draw_ward

pytestmark = pytest.mark.django_db


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.fixture
def parcel() -> str:
    draw_ward((-500, -500, 500, 500))
    draw_succession()
    return str(draw_parcel((0, 0, 10, 20), address="12 Đường Nguyễn Huệ").id)


def test_a_lookup_in_nfd_finds_what_is_kept_in_nfc(api: Client, parcel: str) -> None:
    for query in (
        {"q": nfd("thửa 45 tờ 12 phường Sài Gòn")},
        {"ward": nfd("Phường Sài Gòn"), "sheet": "12", "number": "45"},
        {"address": nfd("12 đường nguyễn huệ")},
    ):
        answer = api.get("/api/v1/parcels", query)
        assert [one["id"] for one in answer.json()["candidates"]] == [parcel], query
        text = answer.content.decode()
        assert unicodedata.is_normalized("NFC", text)
    assert api.get("/api/v1/search", {"q": nfd("Sài Gòn")}).json()["q"] == "Sài Gòn"


def test_a_bulk_request_in_nfd(api: Client, parcel: str) -> None:
    body = {"keys": [{"ward": nfd("Sài Gòn"), "sheet": "12", "number": "45"}]}
    found = api.post("/api/v1/parcels/bulk", body, content_type="application/json").json()
    assert found["rows"] == [
        {"given": {"ward": "Sài Gòn", "sheet": "12", "number": "45"}, "status": "MATCH", "ids": [parcel]}
    ]


def test_what_is_written_is_kept_in_nfc(sign_in) -> None:
    officer = sign_in("editor")
    body = {"title": nfd("Chỉnh lý thửa đất"), "legal_basis": {"document": nfd("12/QĐ-UBND")}}
    made = officer.post("/api/v1/changesets", body, content_type="application/json").json()
    kept = ChangeSet.objects.get(pk=made["id"])
    assert (kept.title, kept.legal_document) == ("Chỉnh lý thửa đất", "12/QĐ-UBND")
    told = officer.get(f"/api/v1/changesets/{made['id']}").content.decode()
    assert "Chỉnh lý thửa đất" in told and unicodedata.is_normalized("NFC", told)
