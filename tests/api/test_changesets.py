"""The door for writes over HTTP: shapes of the contract, refusals as problem documents, the change feed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from shapely.geometry import mapping

from cadastre.models import Parcel
from layers.audit.models import AuditEntry
from layers.changesets.attachments import keep_file
from layers.changesets.models import ChangeSet
from layers.models import RoleAssignment
from tests.drawing import draw_parcel, drawn

pytestmark = pytest.mark.django_db(transaction=True)
CRS = "EPSG:9210"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
Caller = Callable[..., tuple[int, dict[str, Any]]]


def officer(name: str, role: str) -> Caller:
    """Somebody with a role on land; calls the API with a session."""
    user = User.objects.create_user(name, first_name=name.title())
    RoleAssignment.objects.create(user=user, role=role, scope="land")
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return caller(client)


def caller(client: Client) -> Caller:
    """Calls `/api/v1` with JSON; status and body."""

    def call(method: str, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, Any]]:
        data: dict[str, Any] = {}
        if method != "get":
            data = {"data": "" if body is None else body, "content_type": "application/json"}
        answer = getattr(client, method)(f"/api/v1{path}", headers=headers, **data)
        return answer.status_code, answer.json() if answer.content else {}

    call.client = client  # type: ignore[attr-defined]
    return call


@pytest.fixture
def parcels() -> tuple[Parcel, Parcel]:
    """Two neighbours."""
    return draw_parcel((0, 0, 10, 20)), draw_parcel((10, 0, 20, 20), parcel_number="46")


@pytest.fixture
def lan() -> Caller:
    return officer("lan", "editor")


@pytest.fixture
def minh() -> Caller:
    return officer("minh", "editor")


@pytest.fixture
def hoa() -> Caller:
    return officer("hoa", "approver")


def begin(who: Caller, title: str = "Chỉnh lý") -> str:
    """A draft; its path."""
    basis = {"document": "12/QĐ-UBND", "date": "2026-11-20"}
    status, made = who("post", "/changesets", {"title": title, "legal_basis": basis})
    assert status == 201 and made["status"] == "draft"
    return f"/changesets/{made['id']}"


def edit(parcel: Parcel, shape: object = None, version: int = 1, **properties: object) -> dict[str, Any]:
    """Body of an update."""
    body: dict[str, Any] = {
        "layer": "parcels", "operation": "update", "feature": str(parcel.pk), "base_version": version,
        "properties": properties,
    }  # fmt: skip
    return body | ({"geometry": mapping(drawn(shape)), "crs": CRS} if shape else {})  # type: ignore[arg-type]


def publish(who: Caller, approver: Caller, draft: str) -> tuple[int, dict[str, Any]]:
    """Submit, approve, publish; the last answer."""
    assert who("post", f"{draft}/submit") == (200, {"id": draft[12:], "status": "submitted"})
    assert approver("post", f"{draft}/approve")[1]["status"] == "approved"
    return approver("post", f"{draft}/publish")


def test_the_whole_way(lan: Caller, hoa: Caller, parcels: tuple[Parcel, Parcel], api: Client) -> None:
    west = parcels[0]
    draft = begin(lan)
    status, saved = lan("post", f"{draft}/edits", edit(west, (0, 0, 9, 20), land_use_codes="CLN"))
    assert status == 201 and isinstance(saved["id"], int) and isinstance(saved["findings"], list)
    for found in saved["findings"]:
        assert {"rule", "severity", "message", "remedy", "feature", "geometry"} <= found.keys()
    new = {"layer": "parcels", "operation": "create", "geometry": mapping(drawn((9, 0, 10, 20))), "crs": CRS,
           "properties": {"sheet_number": "12", "parcel_number": "47"}}  # fmt: skip
    assert lan("post", f"{draft}/edits", new)[0] == 201
    status, whole = lan("get", draft)
    assert status == 200 and whole["status"] == "draft" and "submit" in whole["may"] and whole["mine"]
    assert whole["legal_basis"] == {"document": "12/QĐ-UBND", "date": "2026-11-20"}
    first = whole["edits"][0]
    assert (first["operation"], first["feature"], first["crs"]) == ("update", str(west.pk), CRS)
    assert first["properties"]["land_use_codes"] == "CLN" and first["geometry"]["type"] == "MultiPolygon"
    status, told = hoa("get", f"{draft}/diff")
    assert told["summary"][0] | {"title": ""} == {
        "layer": "parcels", "title": "", "create": 1, "update": 1, "delete": 0
    }  # fmt: skip
    change = told["edits"][0]
    assert change["geometry_changed"] and change["area_delta_m2"] == -20.0
    assert "Loại đất" in change["words"] and "diện tích -20,0 m²" in change["words"]
    before, after = change["before"], change["after"]
    assert before["properties"]["land_use_codes"] == "ODT" and after["properties"]["land_use_codes"] == "CLN"
    assert hoa("post", f"{draft}/edits/{first['id']}/comments", {"text": "Kiểm tra lại mốc"})[0] == 201
    status, done = publish(lan, hoa, draft)
    assert (status, done["status"]) == (200, "published")
    public = api.get(f"/api/v1/parcels/{west.pk}").json()
    assert public["version"] == 2 and public["area_m2"] == 180.0
    status, feed = caller(api)("get", "/changes")
    assert [(one["operation"], one["layer"], one["version"]) for one in feed["changes"]] == [
        ("update", "parcels", 2), ("create", "parcels", 1)
    ]  # fmt: skip
    assert caller(api)("get", f"/changes?since={feed['next']}")[1]["changes"] == []
    assert caller(api)("get", "/changes?limit=1")[1]["changes"] == feed["changes"][:1]


def test_publication_of_a_stale_edit_is_412_with_conflicts(
    lan: Caller, minh: Caller, hoa: Caller, parcels: tuple[Parcel, Parcel]
) -> None:
    west = parcels[0]
    mine, theirs = begin(lan), begin(minh)
    saved = lan("post", f"{mine}/edits", edit(west, address="Lan"))[1]
    minh("post", f"{theirs}/edits", edit(west, address="Minh"))
    assert publish(minh, hoa, theirs)[0] == 200
    status, problem = publish(lan, hoa, mine)
    assert (status, problem["type"]) == (412, "/problems/stale-version")
    (conflict,) = problem["conflicts"]
    assert {"layer", "feature", "base", "theirs", "mine", "fields", "geometry_conflict"} <= conflict.keys()
    assert [conflict[side]["properties"]["address"] for side in ("base", "theirs", "mine")] == [
        "",
        "Minh",
        "Lan",
    ]
    assert conflict["fields"] == ["address"] and conflict["geometry_conflict"] is False
    assert lan("get", f"{mine}/conflicts")[1]["conflicts"][0]["edit"] == saved["id"]
    choice = {"choice": "merge", "fields": {"address": "mine"}}
    status, answer = lan("post", f"{mine}/edits/{saved['id']}/resolve", choice)
    assert (status, answer["status"]) == (200, "submitted")
    hoa("post", f"{mine}/approve")
    assert hoa("post", f"{mine}/publish")[0] == 200
    assert Parcel.objects.get(pk=west.pk).address == "Lan"


def test_who_may_not_is_told_so_or_sees_nothing(
    lan: Caller, minh: Caller, hoa: Caller, parcels: tuple[Parcel, Parcel], api: Client
) -> None:
    draft = begin(lan)
    lan("post", f"{draft}/edits", edit(parcels[0], address="x"))
    assert minh("get", draft)[0] == 404
    assert all(one["title"] != "Chỉnh lý" for one in minh("get", "/changesets")[1]["changesets"])
    assert [one["id"] for one in hoa("get", "/changesets?status=draft")[1]["changesets"]] == [draft[12:]]
    assert caller(api)("get", draft)[0] == caller(api)("post", "/changesets", {"title": "x"})[0] == 401
    assert hoa("post", f"{draft}/edits", edit(parcels[1], address="y"))[0] == 403
    lan("post", f"{draft}/submit")
    assert lan("post", f"{draft}/approve")[0] == 403
    assert hoa("post", f"{draft}/return", {})[0] == 400
    assert hoa("post", f"{draft}/return", {"reason": "Thiếu hồ sơ"})[1]["status"] == "returned"
    status, problem = hoa("post", f"{draft}/publish")
    assert (status, problem["errors"][0]["code"]) == (409, "move-refused")
    assert lan("post", f"{draft}/withdraw")[1]["status"] == "withdrawn"


def test_a_session_needs_the_csrf_token(lan: Caller) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(User.objects.get(username="lan"))
    status, problem = caller(strict)("post", "/changesets", {"title": "x"})
    assert (status, problem["errors"][0]["code"]) == (403, "csrf-token-missing")
    token = "a" * 32
    strict.cookies["csrftoken"] = token
    assert caller(strict)("post", "/changesets", {"title": "x"}, **{"X-CSRFToken": token})[0] == 201


def test_a_batch_is_saved_replaced_and_taken_back(lan: Caller, parcels: tuple[Parcel, Parcel]) -> None:
    draft = begin(lan)
    west, east = parcels
    body = {"edits": [edit(west, address="a"), edit(east, address="b")]}
    status, saved = lan("post", f"{draft}/edits/batch", body)
    assert status == 200 and len(saved["edits"]) == 2
    again = lan("post", f"{draft}/edits/batch", {"edits": [edit(west, address="c")]})[1]
    assert again["edits"][0]["id"] == saved["edits"][0]["id"]
    first, second = (one["id"] for one in saved["edits"])
    assert lan("put", f"{draft}/edits/{first}", edit(west, address="d"))[0] == 200
    assert lan("post", f"{draft}/edits/batch", {"remove": [first]})[0] == 200
    assert lan("delete", f"{draft}/edits/{second}")[0] == 204
    assert lan("get", draft)[1]["edits"] == []
    wrong = {"edits": [edit(west, address="x"), edit(east, official_area_m2="?")]}
    status, problem = lan("post", f"{draft}/edits/batch", wrong)
    assert (status, problem["errors"][0]["field"]) == (400, "edits.1.properties.official_area_m2")


def test_a_partial_batch_saves_what_it_can_and_says_why_not_the_rest(
    lan: Caller, parcels: tuple[Parcel, Parcel]
) -> None:
    draft = begin(lan)
    west, east = parcels
    lost = "00000000-0000-4000-8000-000000000001"
    use = {"layer": "parcel_land_uses", "operation": "create", "properties": {"land_use_code": "ODT"}}
    born = "00000000-0000-4000-8000-000000000002"
    new = {"layer": "parcels", "operation": "create", "feature": born, "crs": CRS,
           "geometry": mapping(drawn((50, 0, 60, 20))),
           "properties": {"sheet_number": "12", "parcel_number": "99"}}  # fmt: skip
    body = {
        "partial": True,
        "edits": [
            edit(west, address="a"),
            edit(east, official_area_m2="?", address="b"),
            {**edit(west), "feature": lost},
            {**use, "properties": {**use["properties"], "parcel": lost}},
            {**use, "properties": {**use["properties"], "parcel": born}},
            new,
            {"layer": "plans", "operation": "create", "properties": {}},
        ],
        "remove": [987654],
    }
    status, told = lan("post", f"{draft}/edits/batch", body)
    assert status == 200, told
    assert [one is not None for one in told["edits"]] == [True, False, False, False, True, True, False]
    refused = {one["at"]: one for one in told["refused"]}
    assert set(refused) == {1, 2, 3, 6}
    (reason,) = refused[1]["reasons"]
    assert (reason["field"], refused[1]["feature"]) == ("properties.official_area_m2", str(east.pk))
    assert all(one["message"] and one["remedy"] for why in refused.values() for one in why["reasons"])
    assert refused[2]["reasons"][0]["message"].startswith("Đối tượng này không còn trong lớp “Thửa đất”")
    assert refused[6]["reasons"][0]["code"] == "no-right"
    assert {one["feature"] for one in lan("get", draft)[1]["edits"]} >= {str(west.pk), born}
    assert len(lan("get", draft)[1]["edits"]) == 3
    mended = {"partial": True, "edits": [edit(east, official_area_m2=200.0)]}
    assert lan("post", f"{draft}/edits/batch", mended)[1]["refused"] == []
    gone = {"partial": True, "edits": [edit(west, address="c") | {"id": 987654}, edit(east, address="d")]}
    told = lan("post", f"{draft}/edits/batch", gone)[1]
    assert [one["reasons"][0]["code"] for one in told["refused"]] == ["unknown-edit"]


def test_a_partial_batch_is_refused_as_a_whole_where_the_change_set_is(
    lan: Caller, minh: Caller, parcels: tuple[Parcel, Parcel]
) -> None:
    draft = begin(lan)
    body = {"partial": True, "edits": [edit(parcels[0], address="a")]}
    assert minh("post", f"{draft}/edits/batch", body)[0] == 404
    assert lan("post", f"{draft}/edits/batch", body)[0] == 200
    assert lan("post", f"{draft}/submit")[0] == 200
    assert lan("post", f"{draft}/edits/batch", body)[0] == 409


def test_an_attachment_is_removed_from_a_draft_and_that_is_written_down(
    lan: Caller, hoa: Caller, parcels: tuple[Parcel, Parcel], settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    draft = begin(lan)
    path = f"/api/v1{draft}/attachments"
    for name in ("a.pdf", "b.pdf"):
        made = lan.client.post(path, {"file": SimpleUploadedFile(name, PDF)})  # type: ignore[attr-defined]
        assert made.status_code == 201 and made.json()["removable"]
    lan("post", f"{draft}/edits", edit(parcels[0], address="a"))
    assert lan("delete", f"{draft}/attachments/1")[0] == 204
    assert lan("delete", f"{draft}/attachments/1")[0] == 404
    assert [one["name"] for one in lan("get", draft)[1]["attachments"]] == ["b.pdf"]
    assert lan.client.get(f"{path}/2").content == PDF, "the content is still that of the other one"  # type: ignore[attr-defined]
    entry = AuditEntry.objects.get(action="changeset.detached")
    assert entry.detail["number"] == 1 and len(entry.detail["sha256"]) == 64
    assert lan("post", f"{draft}/submit")[0] == 200
    assert lan("delete", f"{draft}/attachments/2")[1]["errors"][0]["code"] == "not-editable"
    assert hoa("delete", f"{draft}/attachments/2")[1]["errors"][0]["code"] == "not-author"
    assert hoa("post", f"{draft}/return", {"reason": "Sai tệp"})[0] == 200
    assert lan("delete", f"{draft}/attachments/2")[0] == 204
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_the_log_of_an_import_stays(lan: Caller) -> None:
    draft = begin(lan)
    change_set = ChangeSet.objects.get()
    keep_file(change_set, change_set.author, "nhat-ky.csv", "text/csv", b"1,2")
    assert not lan("get", draft)[1]["attachments"][0]["removable"]
    status, problem = lan("delete", f"{draft}/attachments/1")
    assert (status, problem["errors"][0]["code"]) == (409, "import-log")


def test_presence_shows_drafts_of_others_without_personal_details(
    lan: Caller, minh: Caller, parcels: tuple[Parcel, Parcel], api: Client
) -> None:
    draft = begin(lan, "Sửa ranh")
    lan("post", f"{draft}/edits", edit(parcels[0], (0, 0, 9, 20)))
    box = "bbox=602990,1190990,603050,1191050"
    status, here = minh("get", f"/changesets/presence?layer=parcels&{box}")
    assert status == 200
    (one,) = here["drafts"]
    assert set(one) == {"changeset", "title", "author", "status", "layer", "feature", "bbox"}
    assert (one["author"], one["feature"], one["status"]) == ("Lan", str(parcels[0].pk), "draft")
    assert one["bbox"] == pytest.approx([603000, 1191000, 603010, 1191020], abs=0.02)
    assert lan("get", f"/changesets/presence?layer=parcels&{box}")[1]["drafts"] == []
    assert minh("get", "/changesets/presence?layer=parcels&bbox=0,0,1,1")[1]["drafts"] == []
    assert caller(api)("get", f"/changesets/presence?{box}")[0] == 401


def test_attachments_are_kept_for_those_who_see_the_change_set(
    lan: Caller, minh: Caller, hoa: Caller, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    draft = begin(lan)
    path = f"/api/v1{draft}/attachments"
    client: Client = lan.client  # type: ignore[attr-defined]

    def attach(name: str, content: bytes) -> Any:
        return client.post(path, {"file": SimpleUploadedFile(name, content)})

    made = attach("Quyết định 12.pdf", PDF)
    assert made.status_code == 201 and made.json()["number"] == 1 and len(made.json()["sha256"]) == 64
    answer = client.get(f"{path}/1")
    assert answer.content == PDF and answer["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert attach("page.html", b"<script>").status_code == 400
    assert attach("page.pdf", b"<script>").status_code == 400
    settings.ATTACHMENT_MAX_BYTES = 10
    assert attach("big.pdf", PDF).status_code == 413
    assert minh.client.get(f"{path}/1").status_code == 404  # type: ignore[attr-defined]
    assert client.get(f"{path}/2").status_code == 404


def test_the_feed_hides_what_the_reader_may_not_see(
    lan: Caller, hoa: Caller, parcels: tuple[Parcel, Parcel], api: Client
) -> None:
    """A parcel that becomes classified land is, to the public, deleted; to its officers it was changed."""
    west, east = parcels
    for parcel, codes in ((west, "CQP"), (east, "CLN")):
        draft = begin(lan)
        lan("post", f"{draft}/edits", edit(parcel, land_use_codes=codes))
        assert publish(lan, hoa, draft)[0] == 200
    draft = begin(lan)
    lan("post", f"{draft}/edits", edit(west, version=2, address="mật"))
    assert publish(lan, hoa, draft)[0] == 200
    public = caller(api)("get", "/changes?layer=parcels")[1]["changes"]
    assert [(one["feature"], one["operation"]) for one in public] == [
        (str(west.pk), "delete"), (str(east.pk), "update")
    ]  # fmt: skip
    inside = lan("get", "/changes?layer=parcels")[1]["changes"]
    assert [one["operation"] for one in inside] == ["update", "update", "update"]
    assert caller(api)("get", "/changes?layer=no_layer")[0] == 404
    assert caller(api)("get", "/changes?since=nonsense")[0] == 400


def test_revert_over_http(lan: Caller, hoa: Caller, parcels: tuple[Parcel, Parcel]) -> None:
    draft = begin(lan)
    lan("post", f"{draft}/edits", edit(parcels[0], address="mới"))
    publish(lan, hoa, draft)
    status, made = lan("post", f"{draft}/revert")
    assert (status, made["status"]) == (201, "draft")
    assert publish(lan, hoa, f"/changesets/{made['id']}")[0] == 200
    parcel = Parcel.objects.get(pk=parcels[0].pk)
    assert (parcel.version, parcel.address) == (3, "")
