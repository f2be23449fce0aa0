"""A case from filing to the permit on the map: who may, what is refused, what is kept to himself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cadastre.models import Parcel
from layers.audit.models import AuditEntry
from layers.changesets.models import ChangeSet
from permits.models import BuildingPermit, PermitCase
from tests.api.permits.calls import HOUSE, START, YEAR_LATER, code, file, granted, send, square, tell
from tests.drawing import draw_plan, draw_ward, draw_zone

pytestmark = pytest.mark.django_db


def test_filing_records_what_the_case_relies_on(
    officer: Client, parcel: Parcel, clock: Callable[[date], None]
) -> None:
    clock(date(2026, 11, 2))
    case = file(officer, parcel)
    assert (case["status"], case["due_on"], case["version"]) == ("nop", "2026-11-11", 1)
    assert [(one["id"], one["version"]) for one in case["parcels"]] == [(str(parcel.pk), 1)]
    assert [(one["zone"], one["version"], one["share_pct"]) for one in case["plans"]] == [("A1", 1, 100.0)]
    by_name = file(officer, parcel, parcels=[parcel.national_id])
    assert by_name["parcels"] == case["parcels"]
    assert by_name["number"] != case["number"]


def test_the_plans_of_the_day_of_filing_count(officer: Client, parcel: Parcel) -> None:
    change = draw_plan((-50, -50, 50, 50), adjustment="local", valid_from=START - timedelta(days=10))
    draw_zone(change, (-50, -50, 50, 50), "B7", valid_from=START - timedelta(days=10))
    before = file(officer, parcel, filed_on=str(START - timedelta(days=11)))
    after = file(officer, parcel, filed_on=str(START - timedelta(days=9)))
    assert [one["zone"] for one in before["plans"]] == ["A1"]
    assert [(one["zone"], one["code"]) for one in after["plans"]] == [("B7", change.plan_code)]


def test_a_footprint_in_degrees_is_the_same_footprint(officer: Client, parcel: Parcel) -> None:
    metric = file(officer, parcel)
    degrees = officer.get(f"/api/v1/permits/{metric['id']}").json()["footprint"]
    again = file(officer, parcel, footprint=degrees, crs="OGC:CRS84")
    read = officer.get(f"/api/v1/permits/{again['id']}").json()
    assert read["footprint_area_m2"] == pytest.approx(49.0, abs=0.1)


@pytest.mark.parametrize(
    ("wrong", "field", "expected"),
    [
        ({"parcels": ["0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20"]}, "parcels.0", "unknown-parcel"),
        ({"parcels": [], "footprint": None}, "parcels", "missing"),
        ({"footprint": square(300, 300, 5)}, "footprint", "elsewhere"),
        ({"crs": "EPSG:6956"}, "crs", "refused-crs"),
        ({"filed_on": "2999-11-03"}, "filed_on", "in-the-future"),
        ({"kind": "sua_chua"}, "work_group", "missing"),
        ({"work_group": "other"}, "work_group", "unknown-code"),
        ({"kind": "gia_han"}, "permit", "missing"),
    ],
)
def test_what_filing_refuses(
    officer: Client, parcel: Parcel, wrong: dict[str, Any], field: str, expected: str
) -> None:
    body = HOUSE | {"parcels": [str(parcel.pk)], "footprint": square(1, 1, 7)} | wrong
    answer = send(officer, "", body)
    [error] = answer.json()["errors"]
    assert (answer.status_code, error["code"]) == (400, expected), error
    assert error["field"] == field
    assert PermitCase.objects.count() == 0


def test_who_may_file(api: Client, sign_in: Callable[..., Client], parcel: Parcel, officer: Client) -> None:
    body = HOUSE | {"parcels": [str(parcel.pk)], "footprint": square(1, 1, 7)}
    assert send(api, "", body).status_code == 401
    assert send(sign_in("reader", scope="*"), "", body).status_code == 403
    assert send(sign_in("editor", scope="land"), "", body).status_code == 403
    draw_ward((1000, 0, 1500, 500), code="26743", name="Bến Thành", full_name="Phường Bến Thành")
    elsewhere = sign_in("editor", "26743", scope="permits")
    assert code(send(elsewhere, "", body)) == (403, "outside-reach")
    assert send(sign_in("editor", "26740", scope="permits"), "", body).status_code == 201
    case = file(officer, parcel)
    assert tell(elsewhere, case, "accept").status_code == 404
    assert tell(sign_in("reader", scope="permits"), case, "accept").status_code == 403


def test_a_granted_case_is_a_permit_on_the_map(
    api: Client, officer: Client, parcel: Parcel, clock: Callable[[date], None]
) -> None:
    case = granted(officer, parcel)
    permit = BuildingPermit.objects.get(pk=case["id"])
    assert (permit.status, permit.issued_on, permit.expires_on) == ("cap", START, YEAR_LATER)
    assert (permit.published_until, permit.zone_code) == (YEAR_LATER, "A1")
    assert (permit.parcel, permit.parcel_version, permit.investor_name) == (parcel.pk, 1, "Trần Văn Kín")
    change_set = ChangeSet.objects.get()
    assert (change_set.status, change_set.legal_document) == ("published", "7/GPXD")
    assert change_set.approved_by is not None
    assert change_set.approved_by.username == "permit-register"
    assert not change_set.approved_by.has_usable_password()
    assert change_set.author != change_set.approved_by
    shown = api.get(f"/api/v1/permits/{case['id']}").json()
    assert (shown["permit_number"], shown["status"], shown["parcel"]["id"]) == (
        "7/GPXD",
        "cap",
        str(parcel.pk),
    )
    listed = api.get(f"/api/v1/permits?parcel={parcel.pk}&shapes=true").json()
    assert [one["id"] for one in listed["permits"]] == [case["id"]]
    assert listed["cases"] == []
    feed = api.get("/api/v1/changes?layer=building_permits").json()["changes"]
    assert [one["feature"] for one in feed] == [case["id"]]


def test_personal_data_leave_by_no_public_door(api: Client, officer: Client, parcel: Parcel) -> None:
    case = granted(officer, parcel)
    tell(officer, case, "start", note="Trần Văn Kín báo khởi công")
    for path in (f"/{case['id']}", "", "?q=Trần Văn Kín", "?q=3 Đường Kín", "?shapes=true"):
        text = api.get(f"/api/v1/permits{path}").content.decode()
        assert "Kín" not in text and "0791900" not in text, path
    assert api.get("/api/v1/permits?q=Trần Văn Kín").json()["permits"] == []
    assert api.get(f"/api/v1/permits/{case['id']}/events").status_code == 404
    assert api.get("/api/v1/permits?what=cases").status_code == 401
    mine = officer.get(f"/api/v1/permits/{case['id']}").json()
    assert mine["parties"][0]["name"] == "Trần Văn Kín"
    assert AuditEntry.objects.filter(action="read", feature=case["id"]).exists()
    assert not AuditEntry.objects.filter(detail__icontains="Kín").exists()


def test_an_event_that_cannot_happen_now(
    officer: Client, parcel: Parcel, clock: Callable[[date], None]
) -> None:
    clock(date(2026, 11, 2))
    case = file(officer, parcel)
    refused = tell(officer, case, "grant", permit_number="1")
    assert code(refused) == (409, "wrong-status")
    assert refused.json()["possible"] == ["accept", "refuse", "withdraw", "notify_exempt"]
    assert tell(officer, case, "expire").status_code == 400
    assert tell(officer, case, "accept").status_code == 201
    assert code(tell(officer, case, "grant")) == (400, "missing")
    assert code(tell(officer, case, "refuse")) == (400, "missing")
    assert code(tell(officer, case, "appraise", on="2026-11-03")) == (400, "in-the-future")
    assert code(tell(officer, case, "appraise", on="2026-11-01")) == (400, "too-early")
    assert BuildingPermit.objects.count() == 0


def test_one_single_supplement(officer: Client, parcel: Parcel, clock: Callable[[date], None]) -> None:
    clock(date(2026, 11, 2))
    case = file(officer, parcel)
    tell(officer, case, "accept")
    clock(date(2026, 11, 4))
    asked = tell(officer, case, "request_supplement", note="Thiếu bản vẽ móng").json()
    assert (asked["status"], asked["due_on"]) == ("bo_sung", None)
    clock(date(2026, 11, 6))
    answered = tell(officer, case, "supplement").json()
    assert (answered["status"], answered["due_on"]) == ("tham_dinh", "2026-11-13")
    assert code(tell(officer, case, "request_supplement", note="Nữa")) == (
        409,
        "supplement-requested-already",
    )


def test_the_supplement_brings_another_design_and_that_is_granted(
    api: Client, officer: Client, parcel: Parcel
) -> None:
    case = file(officer, parcel)
    tell(officer, case, "accept")
    tell(officer, case, "request_supplement", note="Vượt số tầng")
    smaller = {"footprint": square(2, 2, 6), "crs": "EPSG:9210", "work": {"storeys": 2, "height_m": 8.1}}
    brought = tell(officer, case, "supplement", **smaller)
    assert brought.status_code == 201, brought.content
    assert brought.json()["event"]["data"]["changed"] == {
        "storeys": {"from": 3, "to": 2}, "height_m": {"from": 11.4, "to": 8.1},
        "footprint_area_m2": {"from": 49.0, "to": 36.0},
    }  # fmt: skip
    held = officer.get(f"/api/v1/permits/{case['id']}").json()
    assert (held["work"]["storeys"], held["work"]["floor_area_m2"], held["footprint_area_m2"]) == (
        2,
        150,
        36.0,
    )
    decided = tell(officer, case, "grant", permit_number="9/GPXD", work={"storeys": 2, "setback_m": 3})
    assert decided.json()["event"]["data"]["changed"] == {"setback_m": {"from": None, "to": 3.0}}
    shown = api.get(f"/api/v1/permits/{case['id']}").json()
    assert (shown["work"]["storeys"], shown["work"]["height_m"], shown["work"]["setback_m"]) == (2, 8.1, 3.0)
    assert BuildingPermit.objects.get(pk=case["id"]).geom.area == pytest.approx(36)


def test_the_lines_of_a_permit_are_told_in_its_own_words(
    api: Client, officer: Client, parcel: Parcel
) -> None:
    lines = {
        "red_line": "Cách tim đường 8 m",
        "building_line": "Trùng chỉ giới đường đỏ",
    }
    case = file(officer, parcel, **lines)
    tell(officer, case, "accept")
    moved = tell(
        officer,
        case,
        "grant",
        permit_number="7/GPXD",
        work={"building_line": "Lùi 3 m so với chỉ giới đường đỏ"},
    )
    assert moved.json()["event"]["data"]["changed"] == {
        "building_line": {"from": "Trùng chỉ giới đường đỏ", "to": "Lùi 3 m so với chỉ giới đường đỏ"}
    }
    told = {"red_line": "Cách tim đường 8 m", "building_line": "Lùi 3 m so với chỉ giới đường đỏ"}
    for reader in (api, officer):
        work = reader.get(f"/api/v1/permits/{case['id']}").json()["work"]
        assert {name: work[name] for name in told} == told
    held = BuildingPermit.objects.get(pk=case["id"])
    assert (held.red_line, held.building_line) == tuple(told.values())
    silent = file(officer, parcel)
    work = officer.get(f"/api/v1/permits/{silent['id']}").json()["work"]
    assert (work["red_line"], work["building_line"]) == (None, None)


def test_another_design_only_where_there_is_one(officer: Client, parcel: Parcel) -> None:
    case = file(officer, parcel)
    assert code(tell(officer, case, "accept", work={"storeys": 2})) == (400, "no-design-here")
    tell(officer, case, "accept")
    far_off = {"footprint": square(300, 300, 5), "crs": "EPSG:9210", "permit_number": "9/GPXD"}
    assert code(tell(officer, case, "grant", **far_off)) == (400, "elsewhere")
    assert tell(officer, case, "grant", permit_number="9/GPXD", work={"storeys": -1}).status_code == 400
    tell(officer, case, "grant", permit_number="9/GPXD")
    more = send(officer, "", {"kind": "gia_han", "permit": case["id"]}).json()
    tell(officer, more, "accept")
    assert code(tell(officer, more, "grant", work={"storeys": 9})) == (400, "no-design-here")
    held = officer.get(f"/api/v1/permits/{case['id']}").json()
    assert (held["work"]["storeys"], held["status"]) == (3, "cap")


def test_agencies_and_their_silence(officer: Client, parcel: Parcel, clock: Callable[[date], None]) -> None:
    clock(date(2026, 11, 2))
    case = file(officer, parcel)
    tell(officer, case, "accept")
    assert tell(officer, case, "consult", agencies=["PCCC", "Môi trường"]).json()["status"] == "lay_y_kien"
    assert code(tell(officer, case, "consult", agencies=["PCCC"])) == (409, "asked-already")
    assert code(tell(officer, case, "consulted", agency="Sở X", answer="consent")) == (400, "unknown-code")
    one = tell(officer, case, "consulted", agency="PCCC", answer="consent").json()
    assert one["status"] == "lay_y_kien"
    clock(date(2026, 11, 5))
    done = tell(officer, case, "grant", permit_number="9/GPXD")
    assert (done.status_code, done.json()["status"]) == (201, "cap")
    events = officer.get(f"/api/v1/permits/{case['id']}/events").json()["events"]
    silent = next(one for one in events if one["data"].get("answer") == "silence")
    assert (silent["data"]["agency"], silent["data"]["consent_on"]) == ("Môi trường", "2026-11-04")
    assert silent["recorded_by"] == "permit-clock"


def test_only_on_the_version_that_was_read(officer: Client, parcel: Parcel) -> None:
    case = file(officer, parcel)
    etag = officer.get(f"/api/v1/permits/{case['id']}")["ETag"]
    first = send(officer, f"/{case['id']}/events", {"event": "accept"}, **{"If-Match": etag})
    assert (first.status_code, first.json()["version"], first["ETag"]) == (201, 2, '"2"')
    stale = send(officer, f"/{case['id']}/events", {"event": "appraise"}, **{"If-Match": etag})
    assert stale.status_code == 412
    assert code(tell(officer, case, "appraise", version=1)) == (412, "stale-version")
    assert tell(officer, case, "appraise", version=2).status_code == 201


def test_every_step_is_audited(officer: Client, parcel: Parcel) -> None:
    case = granted(officer, parcel)
    actions = AuditEntry.objects.filter(feature=case["id"]).order_by("seq").values_list("action", flat=True)
    steps = [one for one in actions if one.startswith("permit.")]
    assert steps == ["permit.filed", "permit.accept", "permit.appraise", "permit.grant"]
    assert User.objects.get(username="permit-register").is_active
