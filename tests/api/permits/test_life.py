"""What becomes of a permit after it was granted; documents and lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cadastre.models import Parcel
from permits.domain.terms import months_after
from permits.models import BuildingPermit
from permits.services.register.tidying import tidy
from tests.api.permits.calls import HOUSE, START, YEAR_LATER, code, file, granted, send, square, tell
from tests.drawing import draw_permit

pytestmark = pytest.mark.django_db


def test_two_extensions_and_no_third(officer: Client, parcel: Parcel, clock: Callable[[date], None]) -> None:
    clock(date(2021, 11, 2))
    case = granted(officer, parcel)
    for year in (2022, 2023):
        clock(date(year, 10, 3))
        more = send(officer, "", {"kind": "gia_han", "permit": case["id"]}).json()
        assert more["permit"] == case["id"]
        tell(officer, more, "accept")
        done = tell(officer, more, "grant")
        assert done.status_code == 201, done.content
        permit = BuildingPermit.objects.get(pk=case["id"])
        assert (permit.status, permit.expires_on) == ("gia_han", date(year + 1, 11, 2))
        assert permit.published_until == max(date(year, 11, 2), date(year + 1, 10, 3))
    clock(date(2024, 10, 1))
    assert code(send(officer, "", {"kind": "gia_han", "permit": case["id"]})) == (409, "extended-twice")
    first = officer.get(f"/api/v1/permits/{case['id']}").json()
    assert [one["event"] for one in first["events"]][-2:] == ["extend", "extend"]
    assert first["status"] == "gia_han"
    clock(date(2024, 11, 3))
    assert code(tell(officer, case, "start")) == (409, "permit-expired")
    late = send(officer, "", {"kind": "dieu_chinh", "permit": case["id"], "storeys": 4})
    assert code(late) == (409, "permit-not-changeable")


def test_an_extension_filed_in_time_may_be_decided_after_the_last_day(
    officer: Client, parcel: Parcel, clock: Callable[[date], None]
) -> None:
    clock(date(2025, 11, 2))
    case = granted(officer, parcel)
    clock(date(2026, 11, 2))
    more = send(officer, "", {"kind": "gia_han", "permit": case["id"]}).json()
    clock(date(2026, 11, 5))
    assert tidy(date(2026, 11, 5)).expired == 0
    assert code(tell(officer, case, "start")) == (409, "permit-expired")
    late = send(officer, "", {"kind": "gia_han", "permit": case["id"]})
    assert code(late) == (409, "permit-not-changeable")
    tell(officer, more, "accept")
    assert tell(officer, more, "grant", months=6).status_code == 201
    permit = BuildingPermit.objects.get(pk=case["id"])
    assert (permit.status, permit.expires_on) == ("gia_han", date(2027, 5, 2))
    assert tell(officer, case, "start").json()["status"] == "khoi_cong"


def test_a_permit_whose_extension_is_refused_expires(
    officer: Client, parcel: Parcel, clock: Callable[[date], None]
) -> None:
    clock(date(2025, 11, 2))
    case = granted(officer, parcel)
    clock(date(2026, 11, 2))
    more = send(officer, "", {"kind": "gia_han", "permit": case["id"]}).json()
    clock(date(2026, 11, 5))
    tell(officer, more, "refuse", note="Hết căn cứ")
    assert tidy(date(2026, 11, 5)).expired == 1
    assert BuildingPermit.objects.get(pk=case["id"]).status == "het_hieu_luc"


def test_an_adjustment_changes_the_permit(officer: Client, parcel: Parcel) -> None:
    case = granted(officer, parcel)
    change = send(
        officer, "",
        {"kind": "dieu_chinh", "permit": case["id"], "storeys": 4, "footprint": square(1, 1, 8), "crs": "EPSG:9210"},
    ).json()  # fmt: skip
    tell(officer, change, "accept")
    tell(officer, change, "grant", document_number="PL-01")
    permit = BuildingPermit.objects.get(pk=case["id"])
    assert (permit.storeys, permit.status, permit.version, permit.geom.area) == (
        4,
        "cap",
        2,
        pytest.approx(64),
    )
    assert tell(officer, change, "start").json()["errors"][0]["code"] == "not-the-first-case"


def test_a_permit_of_fixed_term_tells_how_long_the_work_may_stand(
    api: Client, officer: Client, parcel: Parcel
) -> None:
    case = file(officer, parcel, kind="co_thoi_han", work_group="house", national_work_id="CT-79-0001")
    tell(officer, case, "accept")
    decided = tell(officer, case, "grant", permit_number="9/GPXD", work={"lifetime_until": "2031-06-30"})
    told = {"lifetime_until": {"from": None, "to": "2031-06-30"}}
    assert decided.json()["event"]["data"]["changed"] == told
    for shown in (
        api.get(f"/api/v1/permits/{case['id']}").json(),
        api.get("/api/v1/permits", {"kind": "co_thoi_han"}).json()["permits"][0],
    ):
        assert (shown["lifetime_until"], shown["national_work_id"]) == ("2031-06-30", "CT-79-0001")
    change = {"kind": "dieu_chinh", "permit": case["id"], "storeys": 2, "lifetime_until": "2033-06-30"}
    longer = send(officer, "", change).json()
    tell(officer, longer, "accept")
    tell(officer, longer, "grant")
    shown = api.get(f"/api/v1/permits/{case['id']}").json()
    assert (shown["lifetime_until"], shown["work"]["storeys"]) == ("2033-06-30", 2)


def test_start_and_completion(officer: Client, parcel: Parcel, clock: Callable[[date], None]) -> None:
    case = granted(officer, parcel)
    clock(START + timedelta(days=30))
    assert tell(officer, case, "start").json()["status"] == "khoi_cong"
    assert code(send(officer, "", {"kind": "gia_han", "permit": case["id"]})) == (
        409,
        "permit-not-changeable",
    )
    clock(START + timedelta(days=50))
    assert tell(officer, case, "complete").json()["status"] == "hoan_thanh"
    assert BuildingPermit.objects.get(pk=case["id"]).status == "hoan_thanh"


def test_a_revocation_is_shown_for_a_year(
    api: Client, officer: Client, parcel: Parcel, clock: Callable[[date], None]
) -> None:
    case = granted(officer, parcel)
    day = START + timedelta(days=30)
    clock(day)
    assert code(tell(officer, case, "revoke", note="Sai quy hoạch")) == (400, "missing")
    revoked = tell(officer, case, "revoke", note="Sai quy hoạch", document_number="3/QĐ")
    assert revoked.json()["status"] == "thu_hoi"
    shown = api.get(f"/api/v1/permits/{case['id']}").json()
    assert (shown["status"], shown["published_until"]) == ("thu_hoi", months_after(day, 12).isoformat())
    read = officer.get(f"/api/v1/permits/{case['id']}").json()["standing"]
    assert [one["step"] for one in read["steps"] if one["ended_on"] is None] == ["cancel"]
    assert read["waits_for"] == "authority"
    clock(day + timedelta(days=8))
    assert tell(officer, case, "cancel", document_number="4/QĐ").json()["status"] == "huy"
    assert api.get(f"/api/v1/permits/{case['id']}").json()["status"] == "huy"


def test_an_exempt_work_is_on_file_without_a_permit(api: Client, officer: Client, parcel: Parcel) -> None:
    case = file(officer, parcel)
    assert tell(officer, case, "notify_exempt").json()["status"] == "mien_phep"
    assert tell(officer, case, "start").json()["status"] == "khoi_cong"
    assert tell(officer, case, "complete").json()["status"] == "hoan_thanh"
    assert BuildingPermit.objects.count() == 0
    assert officer.get(f"/api/v1/permits/{case['id']}").json()["exempt"] is True
    assert api.get(f"/api/v1/permits/{case['id']}").status_code == 404


def test_a_permit_that_was_imported_gets_its_case(officer: Client, parcel: Parcel) -> None:
    permit = draw_permit((1, 1, 8, 8), parcel=parcel.pk, issued_on=START, expires_on=YEAR_LATER)
    started = send(officer, f"/{permit.pk}/events", {"event": "start"})
    assert (started.status_code, started.json()["status"]) == (201, "khoi_cong")
    permit.refresh_from_db()
    assert permit.status == "khoi_cong"
    events = officer.get(f"/api/v1/permits/{permit.pk}/events").json()["events"]
    assert [one["event"] for one in events] == ["grant", "start"]


def test_documents_by_file_and_by_hash(
    api: Client, officer: Client, sign_in: Callable[..., Client], parcel: Parcel
) -> None:
    case = file(officer, parcel)
    path = f"/api/v1/permits/{case['id']}/documents"
    pdf = b"%PDF-1.7 thu"
    added = officer.post(
        path, {"file": SimpleUploadedFile("ban-ve.pdf", pdf), "kind": "ban_ve", "title": "Mặt bằng"}
    )
    assert added.status_code == 201, added.content
    again = officer.post(path, {"file": SimpleUploadedFile("khac.pdf", pdf)})
    assert again.json()["id"] == added.json()["id"]
    named = officer.post(path, {"sha256": "ab" * 32, "title": "Lưu ở hệ thống khác"})
    assert (named.status_code, named.json()["size_bytes"]) == (201, None)
    assert code(officer.post(path, {"title": "Không có gì"})) == (400, "missing")
    assert code(officer.post(path, {"file": SimpleUploadedFile("x.exe", b"MZ")})) == (400, "wrong-type")
    assert len(officer.get(path).json()["documents"]) == 2
    read = officer.get(f"{path}/{added.json()['id']}")
    assert (read.content, read["Content-Type"]) == (pdf, "application/pdf")
    assert officer.get(f"{path}/{named.json()['id']}").status_code == 404
    assert api.get(path).status_code == 404
    assert sign_in("reader", scope="permits").get(f"{path}/{added.json()['id']}").status_code == 404
    event = tell(officer, case, "accept", document=added.json()["id"])
    assert event.json()["event"]["document"] == added.json()["id"]


def test_lists_go_on_by_cursor(officer: Client, api: Client, parcel: Parcel) -> None:
    filed = [file(officer, parcel)["id"] for _ in range(5)]
    granted(officer, parcel)
    seen: list[str] = []
    permits: list[str] = []
    cursor = ""
    while True:
        page = officer.get(f"/api/v1/permits?limit=2&cursor={cursor}").json()
        seen += [one["id"] for one in page["cases"]]
        permits += [one["id"] for one in page["permits"]]
        if page["next"] is None:
            break
        cursor = page["next"]
    assert len(seen) == len(set(seen)) == 6
    assert set(filed) < set(seen)
    assert len(permits) == 1
    due = officer.get("/api/v1/permits?status=open&due=week").json()
    assert (len(due["cases"]), due["permits"]) == (0, [])
    assert officer.get("/api/v1/permits?status=nope").status_code == 400
    assert officer.get("/api/v1/permits?bbox=1,2,3").status_code == 400
    assert officer.get("/api/v1/permits?cursor=x").status_code == 400
    here = officer.get("/api/v1/permits?what=cases&bbox=106,10,107,11&ward=26740").json()
    assert len(here["cases"]) == 6
    assert api.get("/api/v1/permits?bbox=100,10,101,11").json()["permits"] == []


def test_the_same_reference_is_filed_once(officer: Client, parcel: Parcel) -> None:
    case = file(officer, parcel, reference="DVC-7", number="HS-A")
    again = send(officer, "", HOUSE | {"parcels": [str(parcel.pk)], "reference": "DVC-7"})
    assert code(again) == (409, "reference-taken")
    assert again.json()["case"] == case["id"]
    taken = send(officer, "", HOUSE | {"parcels": [str(parcel.pk)], "number": "HS-A"})
    assert code(taken) == (409, "number-taken")
